import { germanDay } from '../../sequences/format/words.ts';
import { sequencesOf } from '../../workshops/format/agenda.ts';
import { followUpNames, formNames } from '../../workshops/format/names.ts';
import { nodesOf } from '../../workshops/format/walk.ts';
import type { AgendaBlock, AgendaPart, StageNote, Workshop, WorkshopNode } from '../../workshops/format/workshop.ts';
import { type Html, html } from '../http/html.ts';
import { howToPrint } from '../http/paper.ts';
import { type FormatReader, followUpsView, followUpView, sheetsOf } from './format.views.ts';
import { beginOf, type ChecksOnPaper, extent, sequenceLink, words } from './format-words.ts';
import type { PublishedFormat } from './formats.ts';
import { forFacilitators, forParticipants, lines, numbersIn, paperNodes } from './paper-nodes.ts';
import { scheduleView } from './schedule.views.ts';

type Instruments = FormatReader['instruments'];

/** Title, aim and dates, on top of every print. */
export const sheetHead = (workshop: Workshop, kind: string): Html => html`<header class="sheet-head">
<p class="soft small">Workshop · ${kind}</p>
<h1>${workshop.title}</h1>
<p class="aim"><b>Ziel:</b> ${workshop.aim}</p>
<p class="soft small">Für wen: ${workshop.for} · ${extent(workshop)}</p></header>`;

/** What sheet this is, at the end of every print. */
export const sheetEnd = (workshop: Workshop): Html =>
  html`<p class="sheet-end soft small">KomKI · KI-Qualifizierung für kleine und mittlere Unternehmen · ${workshop.title}, Fassung ${workshop.version}, Stand ${germanDay(workshop.asOf)}, Rechtsstand ${germanDay(workshop.legalAsOf)}</p>`;

/** The heading of a block below that of its part, or in place of one. */
const blockTitle = ({ title }: AgendaPart, block: AgendaBlock): Html => {
  const text = html`<span class="soft">${beginOf(block)}</span> ${block.title}`;
  return title === '' ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`;
};

/** What participants take home: the agenda, what was said and asked in each block, with room for notes; keys on a sheet of their own. */
export function handoutView(format: PublishedFormat, onPaper: ChecksOnPaper, instruments: Instruments): Html {
  const { workshop, titles } = format;
  const nodes = paperNodes(forParticipants(format, onPaper));
  const published = sequencesOf(workshop)
    .filter((id) => titles[id] !== undefined)
    .sort();
  return html`${howToPrint}
<article class="paper prose">${sheetHead(workshop, 'Handout für Teilnehmende')}
<section class="overview"><h2>Ablauf</h2>${scheduleView(format)}</section>
${workshop.parts.map(
  (part) => html`${part.title !== '' && html`<h2 class="part-title">${part.title}</h2>`}
${part.blocks
  .filter(({ form, nodes: own }) => form !== 'pause' && own.some(({ kind }) => kind !== 'stage-note'))
  .map((block) => html`<section class="part">${blockTitle(part, block)}${nodes(block.nodes)}</section>`)}`,
)}
<section class="part"><h2>Meine Notizen</h2>${lines(8)}</section>
<section class="part"><h2>Wie es weitergeht</h2>${followUpsView(workshop, instruments)}
${published.length > 0 && html`<p>Zum Vertiefen, jederzeit und ohne Konto in KomKI unter „Lernen“:</p><ul>${published.map((id) => html`<li>${sequenceLink(id, titles, true)}</li>`)}</ul>`}</section>
<p class="soft small">${workshop.origin}</p>
${sheetEnd(workshop)}
${keySheet(format, onPaper)}</article>`;
}

function keySheet(format: PublishedFormat, { solution }: ChecksOnPaper): Html | false {
  const numberOf = numbersIn(format);
  const entries = nodesOf(format.workshop).flatMap((node) => {
    const key = node.kind === 'check' && solution(node, words);
    return key && node.kind === 'check'
      ? [html`<section class="entry"><h3>Aufgabe ${numberOf(node.id)}</h3>${key}</section>`]
      : [];
  });
  return (
    entries.length > 0 &&
    html`<section class="key"><h2>Lösungen</h2><p class="soft">${format.workshop.title}. Ein eigenes Blatt: Legen Sie es beiseite, bis Sie die Aufgaben versucht haben.</p>${entries}</section>`
  );
}

/** The facilitator's script: overview, schedule, then what participants see and how it is led beside each other. */
export function scriptView(format: PublishedFormat, onPaper: ChecksOnPaper, instruments: Instruments): Html {
  const { workshop } = format;
  const nodes = paperNodes(forFacilitators(format, onPaper), (note) => html`${words.blocks(note.children)}`);
  /** Both columns beside each other; what needs no notes has the page for itself. */
  const pair = (list: readonly WorkshopNode[]): Html => {
    const isNote = (node: WorkshopNode): node is StageNote => node.kind === 'stage-note';
    if (!list.some(isNote)) return html`${nodes(list)}`;
    return html`<div class="pair"><div class="content"><p class="column">Was alle sehen</p>${nodes(list.filter((node) => !isNote(node)))}</div>
<div class="method"><p class="column">Regie</p>${nodes(list.filter(isNote))}</div></div>`;
  };
  const kind = ({ form, minutes }: AgendaBlock): Html =>
    html`<p class="label">${formNames[form]} · ${minutes} Minuten</p>`;
  return html`${howToPrint}
<article class="paper guide script prose">${sheetHead(workshop, 'Leitfaden für die Workshopleitung')}
${overview(format)}
<section class="overview"><h2>Ablauf</h2>${scheduleView(format)}</section>
${workshop.parts.map(
  (part) => html`${part.title !== '' && html`<h2 class="part-title">${part.title}</h2>`}
${part.blocks.map((block) => html`<section class="part">${blockTitle(part, block)}${kind(block)}${block.nodes.length > 0 && pair(block.nodes)}</section>`)}`,
)}
<section class="part"><h2>Auswertung</h2>${pair(workshop.evaluation)}</section>
${workshop.followUps.map((one) => html`<section class="part"><h2>${followUpNames[one.id]}</h2>${followUpView(one, instruments)}${pair(one.nodes)}</section>`)}
<p class="soft small">${workshop.origin}</p>
${sheetEnd(workshop)}</article>`;
}

function overview({ workshop, titles }: PublishedFormat): Html {
  const entry = (name: string, entries: readonly (string | Html)[]): Html | false =>
    entries.length > 0 && html`<div><h3>${name}</h3><ul>${entries.map((one) => html`<li>${one}</li>`)}</ul></div>`;
  const address = `/workshops/${workshop.name}`;
  return html`<section class="overview"><h2>Auf einen Blick</h2><div class="blocks">
${entry('Vorbereitung', workshop.preparation)}
${entry('Zum Drucken', [
  html`<a href="${address}/handout">Handout für Teilnehmende</a>`,
  html`<a href="${address}/karten">Stimmzettel und Karten</a>`,
  ...sheetsOf(workshop, false),
])}
${entry('Nur für die Leitung', sheetsOf(workshop, true))}
${entry(
  'Das sollten die Teilnehmenden kennen',
  workshop.before.map((id) => sequenceLink(id, titles, true)),
)}</div></section>`;
}
