import type { Check, Measure, Node, Sequence, TrafficLight } from '../../../sequences/format/nodes.ts';
import { type RenderParts, renderer } from '../../../sequences/format/render.ts';
import { germanDay, handoutName, pillarNames } from '../../../sequences/format/words.ts';
import { type Html, html } from '../../http/html.ts';
import { box } from '../../http/paper.ts';
import { task, type Words } from './tasks.ts';

/** All checks of a sequence in their order; their place in the list is their number on paper. */
export const checksOf = ({ sections }: Pick<Sequence, 'sections'>): Check[] =>
  sections.flatMap(({ nodes }) => nodes.filter((node): node is Check => node.kind === 'check'));

/** As the Ampel on the screen says it. */
const colours = [
  { word: 'grün', shape: '●', meaning: 'trifft zu' },
  { word: 'gelb', shape: '■', meaning: 'teils, teils' },
  { word: 'rot', shape: '▲', meaning: 'noch nicht' },
];
/** With soft hyphens: four of the six columns are narrow. */
const planColumns = [
  'Checkpunkt',
  'Maßnahme',
  'Prio\u00adrität (1–3)',
  'verant\u00adwortlich',
  'Beginn',
  'Kon\u00adtrolle',
];

/** The question an Ampel puts: before, or again after. */
export const ampelTitle = ({ comparesWith }: TrafficLight): string =>
  `Ampel: Wo stehen Sie ${comparesWith === undefined ? 'heute' : 'jetzt'}?`;

/** Empty lines to write on. */
const lines = (count: number): Html =>
  html`<div class="lines">${Array.from({ length: count }, () => html`<span class="line"></span>`)}</div>`;

/** What the trainers' guide shows in another way than the learners' print. */
type Shown = Pick<RenderParts<Html>, 'check' | 'reflection' | 'trafficLight' | 'measure'>;

/**
 * Renders compiled nodes for paper: what is answered on the screen gets boxes, lines and columns.
 * @param instead makes what is shown otherwise from the finished renderer
 */
export function paperRenderer(
  sequence: Pick<Sequence, 'id' | 'sections'>,
  instead?: (words: Words, numberOf: (check: Check) => number) => Shown,
) {
  const { id } = sequence;
  const numbers = new Map(checksOf(sequence).map((check, index) => [check, index + 1]));
  const numberOf = (check: Check): number => numbers.get(check) ?? 0;
  const words: Words = {
    inline: (nodes) => rendered.inline(nodes),
    blocks: (nodes) => rendered.blocks(nodes),
  };
  const forLearners: Shown = {
    check: (check) => task(check, numberOf(check), words),
    reflection: (node) => html`<section class="note">${words.blocks(node.children)}${lines(node.lines)}</section>`,
    trafficLight: (node) => html`<section class="note"><p class="label">${ampelTitle(node)}</p>
<table class="verdicts"><thead><tr><th scope="col">Aussage</th>${colours.map(({ word, shape, meaning }) => html`<th scope="col"><span class="sign ${word}" aria-hidden="true">${shape}</span> ${word}<br><span class="meaning">${meaning}</span></th>`)}</tr></thead>
<tbody>${node.statements.map(({ text }) => html`<tr><th scope="row">${words.inline(text)}</th>${colours.map(({ word, meaning }) => html`<td data-label="${word}, ${meaning}">${box}</td>`)}</tr>`)}</tbody></table></section>`,
    measure: (node) => plan([node]),
  };
  const rendered = renderer<Html>(html, {
    ...(instead?.(words, numberOf) ?? forLearners),
    imageUrl: (file) => `/inhalte/${id}/${file}`,
    imageLoading: 'eager',
    video: (node) =>
      html`<p class="elsewhere">Film „${node.title}“: zu sehen unter <a href="/lernen/${id}">/lernen/${id}</a>, zu lesen als <a href="/lernen/${id}/material/${handoutName(node.transcript)}">Abschrift</a>.</p>`,
    h5p: (node) => html`<p class="elsewhere">Interaktive Übung „${node.title}“: nur am Bildschirm.</p>`,
  });

  /** Measures as rows of the learner's own plan: two columns are filled in, four are for the firm. */
  function plan(measures: readonly Measure[]): Html {
    return html`<table class="plan"><thead><tr>${planColumns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${measures.map(
      ({ checkpoint, measure }) =>
        html`<tr><th scope="row">${words.inline(checkpoint)}</th><td data-label="${planColumns[1] ?? ''}">${words.inline(measure)}</td>${planColumns.slice(2).map((column) => html`<td data-label="${column}"></td>`)}</tr>`,
    )}</tbody></table>`;
  }

  /** Measures that follow one another share a table of the learners' print. */
  function nodes(list: readonly Node[]): Html[] {
    const parts: Html[] = [];
    for (let index = 0; index < list.length; index++) {
      const node = list[index] as Node;
      if (node.kind !== 'measure' || instead) {
        parts.push(...rendered.blocks([node]));
        continue;
      }
      const run = [node];
      for (let next = list[index + 1]; next?.kind === 'measure'; next = list[index + 1]) {
        run.push(next);
        index++;
      }
      parts.push(plan(run));
    }
    return parts;
  }

  return { ...words, nodes, numberOf };
}

/** Title, aim and dates, on top of every print. */
export const sheetHead = (
  sequence: Sequence,
  kind: string,
): Html => html`<header class="sheet-head band-${sequence.pillar}">
<p class="soft small">${sequence.id} · ${pillarNames[sequence.pillar]} · ${kind}</p>
<h1>${sequence.title}</h1>
<p class="aim"><b>Ziel:</b> ${sequence.aim}</p>
<p class="soft small">${sequence.minutes} Minuten in Präsenz, etwa ${sequence.minutesOnline} Minuten zum Selbstlernen · Stand ${germanDay(sequence.asOf)}, Rechtsstand ${germanDay(sequence.legalAsOf)}</p></header>`;

/** Sources and what sheet this is, at the end of every print. */
export const sheetEnd = (sequence: Sequence): Html => html`${
  sequence.sources.length > 0 &&
  html`<section class="sources"><h2>Quellen</h2>
<ul class="small">${sequence.sources.map(({ text, asOf }) => html`<li>${text} (Stand ${germanDay(asOf)})</li>`)}</ul></section>`
}
<p class="sheet-end soft small">KomKI · KI-Qualifizierung für kleine und mittlere Unternehmen · ${sequence.id}, Fassung ${sequence.version}, Stand ${germanDay(sequence.asOf)}</p>`;
