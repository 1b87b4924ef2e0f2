import { type Level, levels, levelWords } from '../../sequences/record/levels.ts';
import type { AppError } from '../http/errors.ts';
import { type Html, html } from '../http/html.ts';
import { germanDate } from '../http/moments.ts';
import { shareLink } from '../http/share-link.ts';
import type { CohortDoc } from './model.ts';

export interface SequenceChoice {
  id: string;
  title: string;
}

/** One line of the board as the read model publishes it. `undefined` = too few people for a figure. */
export interface BoardRow {
  sequence: string;
  begun: { words: string; middle: number } | undefined;
  completed: { words: string; middle: number } | undefined;
  /** Per check, only where the agreement allows. */
  checks: { id: string; title: string; passed: { words: string; middle: number } | undefined }[];
}
export interface Board {
  /** “Montag, 23. November, 06:00 Uhr” */
  asOf: string;
  next: string;
  /** How many have joined, and how many of them this publication counts. */
  members: number;
  counted: number;
  /** false: fewer than k are counted, so there are no rows. */
  enough: boolean;
  /** k: from how many people on there are rows. */
  smallest: number;
  rows: BoardRow[];
}

/** A link by which learners join, and until when it holds. */
export interface Invitation {
  url: string;
  expiresAt: Date;
}

/** What is stored under a level, in one line; stands on every page of a cohort. */
export const agreementLine = (level: Level): Html => html`<div class="agreement">
<b>Vereinbarung: ${levelWords[level].name}.</b>
<span>Gespeichert wird: ${levelWords[level].stored}. Nicht gespeichert: ${levelWords[level].notStored}.</span></div>`;

export const listView = (cohorts: readonly CohortDoc[]): Html => html`<h1>Meine Kohorten</h1>
<p class="lead">Eine Kohorte ist eine Gruppe, die gemeinsam lernt. Sie sehen, wo die Gruppe steht – nie, was eine einzelne Person antwortet.</p>
${
  cohorts.length === 0
    ? html`<p class="empty">Noch keine Kohorte. Legen Sie die erste an, dann bekommen Sie einen Einladungslink für Ihre Gruppe.</p>`
    : html`<ul class="card-list">${cohorts.map(
        (cohort) => html`<li class="card"><h2><a href="/kohorten/${cohort._id}">${cohort.name}</a></h2>
<p class="soft">Beginn ${germanDate(new Date(cohort.start))} · ${cohort.sequences.join(', ')} · Vereinbarung „${levelWords[cohort.level].name}“</p></li>`,
      )}</ul>`
}
<p><a class="button" href="/kohorten/neu">Kohorte anlegen</a></p>`;

export interface FormValues {
  name: string;
  start: string;
  level: Level;
  sequences: readonly string[];
}

export const problemView = ({ message, code }: AppError): Html =>
  html`<div class="error" role="alert"><p>${message}</p><p class="soft small">Code für Rückfragen: ${code}</p></div>`;

export const newView = (
  choices: readonly SequenceChoice[],
  values: FormValues,
  problem?: AppError,
): Html => html`<h1>Kohorte anlegen</h1>
${problem && problemView(problem)}
<form method="post" action="/kohorten" class="form">
<div><label for="name">Name der Kohorte</label><input class="field" id="name" name="name" value="${values.name}" required maxlength="80" autocomplete="off" aria-describedby="name-hilfe"><p class="help" id="name-hilfe">Ihn sehen auch die Teilnehmenden, zum Beispiel „Herbst 2026 Hannover“.</p></div>
<div><label for="start">Beginn</label><input class="field" type="date" id="start" name="start" value="${values.start}" required></div>
<fieldset><legend>Lernsequenzen</legend>${choices.map(
  (choice) =>
    html`<label class="tick"><input type="checkbox" name="sequences" value="${choice.id}"${values.sequences.includes(choice.id) && html` checked`}><span><b>${choice.id}</b> ${choice.title}</span></label>`,
)}</fieldset>
<fieldset><legend>Vereinbarung</legend><p class="help">Wählen Sie nur so viel, wie Sie brauchen und wie vereinbart ist. Was hier nicht steht, verlässt das Gerät der Lernenden nicht.</p>${levels.map(
  (level) =>
    html`<label class="tick"><input type="radio" name="level" value="${level}"${values.level === level && html` checked`}><span><b>${levelWords[level].name}</b><br><span class="small">Gespeichert wird: ${levelWords[level].stored}.</span></span></label>`,
)}</fieldset>
<p><button class="button">Kohorte anlegen</button></p>
</form>`;

const cell = (shown: { words: string } | undefined, label: string): Html =>
  html`<td data-label="${label}">${shown ? shown.words : html`<span class="soft">noch keine Anzeige</span>`}</td>`;

const boardTable = (board: Board, titles: ReadonlyMap<string, string>): Html => html`<table class="board">
<caption>Wo steht die Gruppe? <span class="soft small">Stand ${board.asOf}, in Stufen ab ${board.smallest} Personen</span></caption>
<thead><tr><th scope="col">Sequenz</th><th scope="col">begonnen</th><th scope="col">abgeschlossen</th><th scope="col" class="picture"><span class="visually-hidden">Bild</span></th></tr></thead>
<tbody>${board.rows.map(
  (row) => html`<tr><th scope="row"><span class="kennung">${row.sequence}</span> ${titles.get(row.sequence) ?? ''}</th>
${cell(row.begun, 'begonnen')}${cell(row.completed, 'abgeschlossen')}
<td class="picture">${row.completed && html`<progress max="100" value="${row.completed.middle}" aria-hidden="true"></progress>`}</td></tr>`,
)}</tbody></table>`;

const checkTables = (board: Board, titles: ReadonlyMap<string, string>): Html => html`<h2>Bestandene Checks</h2>
${board.rows.map(
  (
    row,
  ) => html`<details class="checks"><summary><span class="kennung">${row.sequence}</span> ${titles.get(row.sequence) ?? ''}</summary>
<table class="board"><caption class="visually-hidden">Bestandene Checks in ${row.sequence}</caption><thead><tr><th scope="col">Check</th><th scope="col">bestanden</th></tr></thead>
<tbody>${row.checks.map((check) => html`<tr><th scope="row">${check.title}</th>${cell(check.passed, 'bestanden')}</tr>`)}</tbody></table></details>`,
)}`;

export function cohortView(
  cohort: CohortDoc,
  board: Board,
  titles: ReadonlyMap<string, string>,
  invitation: Invitation | undefined,
  /** Its learning path and what is proposed for it. */
  path: Html | false,
): Html {
  return html`<p class="soft small">Kohorte · Beginn ${germanDate(new Date(cohort.start))}</p>
<h1>${cohort.name}</h1>
${agreementLine(cohort.level)}
<dl class="facts"><div><dt>Teilnehmende</dt><dd>${board.members}</dd></div><div><dt>Stand</dt><dd>${board.asOf}</dd></div><div><dt>Nächster Stand</dt><dd>${board.next}</dd></div></dl>
${
  board.enough
    ? html`${boardTable(board, titles)}${cohort.level !== 'nur-abschluss' && checkTables(board, titles)}`
    : html`<section class="empty"><h2>Wo steht die Gruppe?</h2><p>Zu wenige Teilnehmende für eine Anzeige. Ab ${board.smallest} Personen sehen Sie hier in Stufen, wie viele begonnen und abgeschlossen haben. So bleibt geschützt, wie weit eine einzelne Person ist.${board.members > board.counted && html` Wer nach dem letzten Stand beigetreten ist, zählt ab ${board.next}.`}</p></section>`
}
${path}
<section class="invite" id="einladen"><h2>Einladen</h2>
${
  invitation
    ? html`<p>Geben Sie diesen Link weiter, an die Wand geworfen, gedruckt oder per E-Mail. Wer ihn öffnet, liest zuerst, was gespeichert wird. Er gilt bis zum ${germanDate(invitation.expiresAt)}.</p>
${shareLink(invitation.url, 'Einladungslink')}`
    : html`<p>Der letzte Einladungslink gilt nicht mehr: Er ist abgelaufen oder wurde zurückgezogen. Wer schon beigetreten ist, lernt weiter.</p>
<form method="post" action="/kohorten/${cohort._id}/einladung"><button class="button">Neuen Einladungslink erstellen</button></form>`
}</section>`;
}
