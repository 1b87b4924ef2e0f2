import type { Measure, Poll } from '../../sequences/format/nodes.ts';
import { plainText, wordsOnly } from '../../sequences/format/render.ts';
import { blocksOf } from '../../workshops/format/agenda.ts';
import { quizKey } from '../../workshops/format/ballot.ts';
import { pollTasks, sharedListNames } from '../../workshops/format/names.ts';
import { sheetColumns } from '../../workshops/format/plan.ts';
import { type WorkshopParts, workshopRenderer } from '../../workshops/format/render-workshop.ts';
import { nodesOf } from '../../workshops/format/walk.ts';
import { type Quiz, type SharedList, sharedListColumns, type WorkshopNode } from '../../workshops/format/workshop.ts';
import { type Html, html } from '../http/html.ts';
import { type ChecksOnPaper, sequenceLink, words } from './format-words.ts';
import type { PublishedFormat } from './formats.ts';

/** Empty rows of a list on paper. */
const listRows = 5;

/** Empty lines to write on. */
export const lines = (count: number): Html =>
  html`<div class="lines">${Array.from({ length: count }, () => html`<span class="line"></span>`)}</div>`;

/** A table whose rows are filled in, or left to be. */
const grid = (columns: readonly string[], rows: readonly (Html | Html[] | string)[][]): Html =>
  html`<table class="plan"><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${columns.map((column, index) => html`<td data-label="${column}">${row[index]}</td>`)}</tr>`)}</tbody></table>`;
const emptyRows = (count: number): string[][] => Array.from({ length: count }, () => []);

/** What differs between the participants' handout and the facilitator's script. */
type Shown = Pick<WorkshopParts<Html>, 'check' | 'reflection' | 'poll' | 'quiz' | 'sharedList'> & {
  /** Measures that follow one another. */
  measures(run: readonly Measure[]): Html;
};

/** Numbers of the checks that stand in the format itself. */
export function numbersIn({ workshop }: PublishedFormat): (id: string) => number {
  const ids = nodesOf(workshop).flatMap((node) => (node.kind === 'check' ? [node.id] : []));
  return (id) => ids.indexOf(id) + 1;
}

/** What participants get on paper: boxes, lines and columns, no key. */
export function forParticipants(format: PublishedFormat, { task }: ChecksOnPaper): Shown {
  const numberOf = numbersIn(format);
  return {
    check: (check) => task(check, numberOf(check.id), words),
    reflection: (node) => html`<section class="note">${words.blocks(node.children)}${lines(node.lines)}</section>`,
    measures: (run) =>
      grid(
        sheetColumns,
        run.map((one) => [words.inline(one.checkpoint), words.inline(one.measure)]),
      ),
    poll: (node) =>
      html`<section class="note"><p class="label">Abstimmung</p>${words.blocks(node.prompt)}${optionsView(node)}<p class="passage">Ergebnis der Gruppe: <span class="line"></span></p></section>`,
    quiz: (node) =>
      html`<section class="note"><p class="label">Wissensfragen</p>${words.blocks(node.prompt)}<p>Zum Nachlesen: ${sequencesOf(node, format)}</p></section>`,
    sharedList: (node) => listView(node, listRows),
  };
}

/** What the facilitator reads on paper: the same, with types and keys. */
export function forFacilitators(format: PublishedFormat, { solution }: ChecksOnPaper): Shown {
  const { checks } = format;
  return {
    check: (check) =>
      html`<section class="task"><p class="label">Aufgabe</p>${words.blocks(check.prompt)}${solution(check, words)}</section>`,
    reflection: (node) =>
      html`<section class="note"><p class="label">Reflexion</p>${words.blocks(node.children)}</section>`,
    measures: (run) =>
      html`<section class="note"><p class="label">${run.length > 1 ? 'Maßnahmen' : 'Maßnahme'}</p><ul>${run.map((one) => html`<li>${words.inline(one.checkpoint)} → ${words.inline(one.measure)}</li>`)}</ul></section>`,
    poll: (node) =>
      html`<section class="note"><p class="label">Abstimmung <span class="kind">${pollTasks[node.type]}${compared(node, format)}</span></p>${words.blocks(node.prompt)}${optionsLine(node)}</section>`,
    quiz: (node) =>
      html`<section class="note"><p class="label">Wissensfragen <span class="kind">aus ${sequencesOf(node, format)}${compared(node, format)}</span></p>${words.blocks(node.prompt)}${
        node.comparesWith === undefined &&
        node.checks.map((one) => {
          const check = checks[quizKey(one)];
          return check && html`<div class="step">${words.blocks(check.prompt)}${solution(check, words)}</div>`;
        })
      }</section>`,
    sharedList: (node) => listView(node, 0),
  };
}

/** In which block the same was asked before: “, Vergleich mit „Ankommen“”. */
function compared({ comparesWith }: Poll | Quiz, { workshop }: PublishedFormat): string | false {
  const twin = nodesOf(workshop).find((node) => 'id' in node && node.id === comparesWith);
  const block = blocksOf(workshop).find(({ nodes }) => twin && nodes.includes(twin));
  return block !== undefined && `, Vergleich mit „${block.title}“`;
}

const sequencesOf = ({ checks }: Quiz, { titles }: PublishedFormat): Html[] =>
  [...new Set(checks.map(({ sequence }) => sequence))].map(
    (id, index) => html`${index > 0 && ', '}${sequenceLink(id, titles, true)}`,
  );

function listView(node: SharedList, rows: number): Html {
  const columns = sharedListColumns[node.list];
  return html`<section class="note whole"><p class="label">${sharedListNames[node.list]}</p>${words.blocks(node.prompt)}${
    rows > 0 ? grid(columns, emptyRows(rows)) : html`<p class="soft small">Spalten: ${columns.join(' · ')}</p>`
  }</section>`;
}

/** What there is to choose, as a list; the ends of a scale in one line. */
function optionsView({ type, options, steps = 0 }: Poll): Html | false {
  if (options.length === 0) return false;
  if (type !== 'scale') return html`<ul>${options.map(({ text }) => html`<li>${words.inline(text)}</li>`)}</ul>`;
  const [low, high] = options.map(({ text }) => plainText(text));
  return html`<p>1 = ${low} … ${steps} = ${high}</p>`;
}

/** The same in one line, for those who know what is meant. */
const optionsLine = (poll: Poll): Html | false =>
  poll.options.length > 0 && poll.type !== 'scale'
    ? html`<p>${poll.options.map(({ text }, index) => html`${index > 0 && ' · '}${words.inline(text)}`)}</p>`
    : optionsView(poll);

/** Renders the nodes of a format for paper. */
export function paperNodes(shown: Shown, stageNote: WorkshopParts<Html>['stageNote'] = () => html``) {
  const { nodes } = workshopRenderer<Html>(html, {
    ...wordsOnly(html),
    ...shown,
    measure: (node) => shown.measures([node]),
    stageNote,
  });
  return (list: readonly WorkshopNode[]): Html[] => {
    const parts: Html[] = [];
    for (const [index, node] of list.entries()) {
      if (node.kind !== 'measure') parts.push(...nodes([node]));
      else if (list[index - 1]?.kind !== 'measure') parts.push(shown.measures(runFrom(list.slice(index))));
    }
    return parts;
  };
}

/** The measures a list begins with. */
function runFrom([first, ...rest]: readonly WorkshopNode[]): Measure[] {
  return first?.kind === 'measure' ? [first, ...runFrom(rest)] : [];
}
