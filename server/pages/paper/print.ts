import type { Sequence } from '../../../sequences/format/nodes.ts';
import { handoutName, shortTitle } from '../../../sequences/format/words.ts';
import { type Html, html } from '../../http/html.ts';
import { howToPrint } from '../../http/paper.ts';
import { paperRenderer, sheetEnd, sheetHead } from './paper.ts';
import { solution } from './tasks.ts';

/**
 * A sequence for pen and paper: all sections, and the key on a sheet of its own at the end.
 * @param sequence as learners get it; the checks of an exam are sealed, so that there is no key
 */
export const printView = (sequence: Sequence): Html => html`${howToPrint}
${printSheet(sequence)}`;

/** The print without the hint how to get it onto paper. */
export function printSheet(sequence: Sequence): Html {
  const { nodes } = paperRenderer(sequence);
  return html`<article class="paper prose">${sheetHead(sequence, 'Druckfassung')}
${sequence.sections.map((section) => html`<section class="part"><h2>${section.title}</h2>${nodes(section.nodes)}</section>`)}
${material(sequence)}
${sheetEnd(sequence)}
${keySheet(sequence)}</article>`;
}

const material = ({ id, materials }: Sequence): Html | false =>
  materials.length > 0 &&
  html`<section class="sources"><h2>Material</h2>
<ul>${materials.map(({ title, file }) => html`<li><a href="/lernen/${id}/material/${handoutName(file)}">${title}</a></li>`)}</ul></section>`;

function keySheet(sequence: Sequence): Html | false {
  const words = paperRenderer(sequence);
  const entries = sequence.sections.flatMap((section) =>
    section.nodes.flatMap((node) => {
      if (node.kind !== 'check') return [];
      const key = solution(node, words);
      return key
        ? [
            html`<section class="entry"><h3>Aufgabe ${words.numberOf(node)} <span class="soft">${shortTitle(section)}</span></h3>${key}</section>`,
          ]
        : [];
    }),
  );
  return (
    entries.length > 0 &&
    html`<section class="key"><h2>Lösungen</h2><p class="soft">${sequence.id} ${sequence.title}. Ein eigenes Blatt: Legen Sie es beiseite, bis Sie die Aufgaben versucht haben.</p>${entries}</section>`
  );
}
