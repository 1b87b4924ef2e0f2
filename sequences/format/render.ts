import type {
  Audience,
  Block,
  Check,
  H5p,
  HintKind,
  Inline,
  Measure,
  Node,
  Reflection,
  TrafficLight,
  Video,
} from './nodes.ts';
import { germanDay } from './words.ts';

/** A template tag that escapes its values: Lit's `html` in the browser, `server/http/html.ts` on the server. */
export type HtmlTag<T> = (strings: TemplateStringsArray, ...values: never[]) => T;

/** What differs between the places a node is shown in. */
export interface RenderParts<T> {
  check(check: Check): T;
  reflection(reflection: Reflection): T;
  trafficLight(ampel: TrafficLight): T;
  measure(measure: Measure): T;
  video(video: Video): T;
  h5p(h5p: H5p): T;
  /** Address of an image that stands beside the sequence. */
  imageUrl(file: string): string;
  /** `eager` where all of it goes onto paper; pictures load when they come into sight by default. */
  imageLoading?: 'eager' | 'lazy';
}

export const audienceNames: Record<Audience, string> = {
  beratung: 'Für Beratende',
  fuehrung: 'Für Führungskräfte',
  beschaeftigte: 'Für Beschäftigte',
  betriebsrat: 'Für Betriebsräte',
};
export const hintNames: Record<HintKind, string> = { merksatz: 'Merksatz', tipp: 'Tipp', achtung: 'Achtung' };

/** Parts of a text that is words only: whatever answers, plays or lies beside it renders to nothing. */
export function wordsOnly<T>(tag: HtmlTag<T>): RenderParts<T> {
  const nothing = (): T => (tag as (strings: TemplateStringsArray) => T)``;
  return {
    check: nothing,
    reflection: nothing,
    trafficLight: nothing,
    measure: nothing,
    video: nothing,
    h5p: nothing,
    imageUrl: (file) => file,
  };
}

/**
 * Makes the functions that turn compiled nodes into templates of one template language, so that page and player
 * show the same thing. Switches over the closed vocabulary; `methodik` is for trainers, `umfrage` for workshops: both
 * render to nothing here.
 */
export function renderer<T>(tag: HtmlTag<T>, parts: RenderParts<T>) {
  // The tag's own value type stays out of the vocabulary: every value below is text, a number or a template of the same tag.
  const html = tag as unknown as (strings: TemplateStringsArray, ...values: unknown[]) => T;

  const inline = (nodes: readonly Inline[]): T[] => nodes.map(inlineNode);
  function inlineNode(node: Inline): T {
    switch (node.kind) {
      case 'text':
        return html`${node.text}`;
      case 'strong':
        return html`<strong>${inline(node.children)}</strong>`;
      case 'emphasis':
        return html`<em>${inline(node.children)}</em>`;
      case 'code':
        return html`<code>${node.text}</code>`;
      case 'link':
        return html`<a href="${node.href}">${inline(node.children)}</a>`;
      case 'term':
        return html`<a class="term" href="/glossar#${node.term}">${inline(node.children)}</a>`;
      case 'break':
        return html`<br>`;
    }
  }

  const blocks = (nodes: readonly Node[]): T[] => nodes.map(block);
  function block(node: Node): T {
    switch (node.kind) {
      case 'paragraph':
        return html`<p>${inline(node.children)}</p>`;
      case 'heading':
        return node.level === 3 ? html`<h3>${inline(node.children)}</h3>` : html`<h4>${inline(node.children)}</h4>`;
      case 'list': {
        const items = node.items.map((item) => html`<li>${listItem(item)}</li>`);
        return node.ordered ? html`<ol start="${node.start}">${items}</ol>` : html`<ul>${items}</ul>`;
      }
      case 'table':
        return table(node.head, node.rows);
      case 'quote':
        return html`<blockquote>${blocks(node.children)}</blockquote>`;
      case 'code-block':
        return html`<pre><code>${node.text}</code></pre>`;
      case 'rule':
        return html`<hr>`;
      case 'image':
        // Words in a drawing are small on a phone: the picture alone can be turned and zoomed.
        return html`<figure><a class="enlarge" href="${parts.imageUrl(node.file)}" target="_blank" rel="noopener"><img src="${parts.imageUrl(node.file)}" alt="${node.alt}" loading="${parts.imageLoading ?? 'lazy'}"><span class="enlarge-hint">Größer ansehen</span></a></figure>`;
      case 'method':
      case 'poll':
        return html``;
      case 'audience':
        return html`<section class="audience audience-${node.audience}"><p class="label">${audienceNames[node.audience]}</p>${blocks(node.children)}</section>`;
      case 'hint':
        return html`<aside class="hint hint-${node.hint}"><p class="label">${hintNames[node.hint]}</p>${blocks(node.children)}</aside>`;
      case 'example':
        return html`<aside class="example"><p class="label">Beispiel</p>${blocks(node.children)}</aside>`;
      case 'law':
        return html`<aside class="law"><p class="label">${node.source}${node.fact ? html` <span class="as-of">(Stand ${germanDay(node.fact.asOf)})</span>` : html``}</p>${blocks(node.children)}</aside>`;
      case 'definition':
        return html`<aside class="definition"><p class="label"><dfn>${node.term}</dfn></p>${blocks(node.children)}</aside>`;
      case 'video':
        return parts.video(node);
      case 'h5p':
        return parts.h5p(node);
      case 'traffic-light':
        return parts.trafficLight(node);
      case 'measure':
        return parts.measure(node);
      case 'reflection':
        return parts.reflection(node);
      case 'check':
        return parts.check(node);
    }
  }

  /** A list item that is one paragraph needs no `<p>`. */
  function listItem(item: readonly Block[]): T[] {
    const [only] = item;
    return item.length === 1 && only?.kind === 'paragraph' ? inline(only.children) : blocks(item);
  }

  /** The first cell of a row heads it, unless it is left for people to fill in; `data-label` lets phones stack the cells under their column's name. */
  function table(head: readonly Inline[][], rows: readonly Inline[][][]): T {
    // “Was heißt das?” heads a column; before its cell it stands with a colon.
    const labels = head.map((cell) => plainText(cell).replace(/[?:]$/, ''));
    return html`<table>
      <thead><tr>${head.map((cell) => html`<th scope="col">${inline(cell)}</th>`)}</tr></thead>
      <tbody>${rows.map(
        (row) =>
          html`<tr>${row.map((cell, index) =>
            index === 0 && cell.length > 0
              ? html`<th scope="row">${inline(cell)}</th>`
              : html`<td data-label="${labels[index] ?? ''}">${inline(cell)}</td>`,
          )}</tr>`,
      )}</tbody>
    </table>`;
  }

  return { inline, blocks };
}

/** The words of inline nodes without their markup, for titles, labels and statements. */
export const plainText = (nodes: readonly Inline[]): string => nodes.map(plainInline).join('');

function plainInline(node: Inline): string {
  switch (node.kind) {
    case 'text':
    case 'code':
      return node.text;
    case 'break':
      return ' ';
    default:
      return plainText(node.children);
  }
}

/** The words of blocks, separated by a space. */
export const plainBlocks = (nodes: readonly Block[]): string => nodes.map(plainBlock).join(' ');

function plainBlock(node: Block): string {
  switch (node.kind) {
    case 'paragraph':
    case 'heading':
      return plainText(node.children);
    case 'list':
      return node.items.map(plainBlocks).join(' ');
    case 'table':
      return [node.head, ...node.rows].map((row) => row.map(plainText).join(' ')).join(' ');
    case 'quote':
      return plainBlocks(node.children);
    case 'code-block':
      return node.text;
    case 'image':
      return node.alt;
    case 'rule':
      return '';
  }
}
