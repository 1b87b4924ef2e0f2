import type { Sequence } from '../../sequences/format/nodes.ts';
import { duration } from '../../sequences/format/words.ts';
import { type Html, html } from '../http/html.ts';

/** The learning path that a learner's group has been given. */
export interface GroupPath {
  /** Name of the cohort. */
  group: string;
  /** Kennungen in learning order. */
  sequences: readonly string[];
}

/** What a learner's group learns, on top of the catalogue; what is no longer published is left out. */
export function groupPathView({ group, sequences }: GroupPath, published: readonly Sequence[]): Html | false {
  const steps = sequences.flatMap((id) => published.find((one) => one.id === id) ?? []);
  const [first] = steps;
  if (!first) return false;
  const minutes = steps.reduce((all, { minutesOnline }) => all + minutesOnline, 0);
  return html`<section class="card group-path"><h2>Lernpfad Ihrer Gruppe: ${group}</h2>
<p class="soft small">${steps.length === 1 ? 'Eine Sequenz' : `${steps.length} Sequenzen`}, zum Selbstlernen etwa ${duration(minutes)}</p>
<komki-next sequenzen="${JSON.stringify(steps.map(({ id, title }) => [id, title]))}"><p><a class="button" href="/lernen/${first.id}">Mit ${first.id} beginnen</a></p></komki-next>
<ol>${steps.map(
    ({ id, title, sections }) =>
      html`<li><a href="/lernen/${id}"><span class="kennung">${id} </span>${title}</a><komki-progress kennung="${id}" abschnitte="${sections.length}"></komki-progress></li>`,
  )}</ol></section>`;
}
