import type { HtmlTag } from '../format/render.ts';
import type { Piece } from './excerpt.ts';
import type { SearchResults, SequenceHit, TermHit } from './search.ts';

const count = (number: number, one: string, many: string): string => `${number === 1 ? one : `${number} ${many}`}`;

/** What was found, in one sentence. */
export function foundWords({ terms, sequences, more }: SearchResults): string {
  if (terms.length === 0 && sequences.length === 0)
    return 'Nichts gefunden. Versuchen Sie es mit einem anderen oder einem kürzeren Wort.';
  const parts = [
    ...(sequences.length > 0 ? [count(sequences.length + more, 'eine Sequenz', 'Sequenzen')] : []),
    ...(terms.length > 0 ? [count(terms.length, 'ein Begriff', 'Begriffe')] : []),
  ];
  return `Gefunden: ${parts.join(' und ')}.`;
}

/** Shows what was found with one template language, so that page and element show the same. */
export function resultsView<T>(tag: HtmlTag<T>, results: SearchResults): T {
  // As in `renderer`: every value is text or a template of the same tag.
  const html = tag as unknown as (strings: TemplateStringsArray, ...values: unknown[]) => T;
  const { terms, sequences, more } = results;

  const pieces = (list: readonly Piece[]): T[] =>
    list.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : html`${text}`));
  const term = ({ slug, term: name, excerpt }: TermHit): T =>
    html`<li><h3><a href="/glossar#${slug}">${pieces(name)}</a></h3><p>${pieces(excerpt)}</p></li>`;
  const sequence = ({ id, title, aim, sections }: SequenceHit): T => html`<li>
    <h3><a href="/lernen/${id}"><span class="kennung">${id} </span>${pieces(title)}</a></h3>
    ${
      sections.length > 0
        ? html`<ul>${sections.map(
            ({ slug, title: name, excerpt }) =>
              html`<li><a href="/lernen/${id}/${slug}">${name}</a><p>${pieces(excerpt)}</p></li>`,
          )}</ul>`
        : html`<p>${pieces(aim)}</p>`
    }
  </li>`;

  return html`<div class="found">
    <p class="soft">${foundWords(results)}</p>
    ${terms.length > 0 ? html`<h2>Begriffe</h2><ul class="hits">${terms.map(term)}</ul>` : html``}
    ${sequences.length > 0 ? html`<h2>Sequenzen</h2><ul class="hits">${sequences.map(sequence)}</ul>` : html``}
    ${more > 0 ? html`<p class="soft">Hier stehen die ${sequences.length} besten. Mit einem weiteren Wort finden Sie genauer.</p>` : html``}
  </div>`;
}
