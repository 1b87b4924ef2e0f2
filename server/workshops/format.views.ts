import { handoutName } from '../../sequences/format/words.ts';
import { followUpAims } from '../../workshops/format/names.ts';
import type { FollowUp, Workshop } from '../../workshops/format/workshop.ts';
import { type Html, html } from '../http/html.ts';
import { extent, originView, sequenceLink, timeUntil } from './format-words.ts';
import type { PublishedFormat } from './formats.ts';
import { scheduleView } from './schedule.views.ts';

/** All formats. @param rooms what the person leads already; trainers only */
export const listView = (formats: readonly Workshop[], rooms: Html | undefined): Html => html`<h1>Workshops</h1>
<p class="lead">Ein Workshop läuft aus einer Datei: Die Leitung hat Ablauf, Uhr und Regie, alle stimmen auf dem Telefon ab, ohne Konto und ohne Namen. Material und Stimmzettel gibt es auch auf Papier.</p>
${rooms}
${
  formats.length === 0
    ? html`<p class="empty">Noch ist kein Format veröffentlicht. Sobald eines da ist, steht es hier. <a href="/lernen">Sehen Sie sich solange die Lernsequenzen an.</a></p>`
    : html`${rooms && html`<h2>Formate</h2>`}<ul class="card-list">${formats.map(
        (one) => html`<li class="card"><h2><a href="/workshops/${one.name}">${one.title}</a></h2>
<p>${one.summary}</p><p class="soft small">Für wen: ${one.for} · ${extent(one)}</p></li>`,
      )}</ul>`
}`;

export interface FormatReader {
  /** May open a room and read the facilitator's script. */
  leads: boolean;
  /** Titles of the check instruments, by name. */
  instruments: ReadonlyMap<string, string>;
}

/** One format: what it is for, how it runs, what there is on paper. */
export function formatView(format: PublishedFormat, { leads, instruments }: FormatReader): Html {
  const { workshop, titles } = format;
  const address = `/workshops/${workshop.name}`;
  const own = sheetsOf(workshop, true);
  return html`<article class="prose"><h1>${workshop.title}</h1>
<p class="lead">${workshop.summary}</p>
<p><b>Für wen:</b> ${workshop.for}<br><b>Umfang:</b> ${extent(workshop)}</p>
<p><b>Ziel:</b> ${workshop.aim}</p>
${
  leads &&
  html`<section class="card lead-room"><h2>Diesen Workshop leiten</h2>
<p>Sie öffnen einen Raum mit einem Code aus sechs Buchstaben. Er gilt acht Stunden oder bis Sie ihn schließen.</p>
<form method="post" action="${address}/raum"><button class="button">Workshop eröffnen</button></form>
<p><a href="${address}/leitfaden">Leitfaden mit Regie zum Drucken</a></p>
${own.length > 0 && html`<h3>Nur für die Leitung</h3><ul>${own.map((link) => html`<li>${link}</li>`)}</ul>`}</section>`
}
<h2>Ablauf</h2>
${scheduleView(format)}
${
  workshop.before.length > 0 &&
  html`<h2>Vorher lernen</h2><ul>${workshop.before.map((id) => html`<li>${sequenceLink(id, titles, true)}</li>`)}</ul>`
}
<h2>Auf Papier</h2>
<ul><li><a href="${address}/handout">Handout für Teilnehmende</a></li>
<li><a href="${address}/karten">Stimmzettel und Karten, für alle ohne Telefon</a></li>
${sheetsOf(workshop, false).map((link) => html`<li>${link}</li>`)}</ul>
${workshop.preparation.length > 0 && html`<h2>Vorbereiten</h2><ul>${workshop.preparation.map((one) => html`<li>${one}</li>`)}</ul>`}
<h2>Danach</h2>
${followUpsView(workshop, instruments)}
${originView(workshop)}</article>`;
}

/** Links to the handouts of a format: those for everybody, or those for facilitators only. */
export const sheetsOf = ({ name, materials }: Workshop, forLeaders: boolean): Html[] =>
  materials
    .filter(({ leadersOnly = false }) => leadersOnly === forLeaders)
    .map(
      ({ title, file }) =>
        html`<a href="/workshops/${name}/${forLeaders ? 'leitfaden' : 'material'}/${handoutName(file)}">${title}</a>`,
    );

/** When somebody asks again after the workshop, and what for. */
export const followUpsView = ({ followUps }: Workshop, instruments: FormatReader['instruments']): Html =>
  html`${followUps.map((one) => followUpView(one, instruments))}<p>Es sind wenige Fragen, ohne Namen, unter demselben Code.</p>`;

export function followUpView({ id, days, check }: FollowUp, instruments: FormatReader['instruments']): Html {
  const title = check && instruments.get(check);
  return html`<p><b>Nach etwa ${timeUntil(days)}</b> fragen wir, ${followUpAims[id]}.${title && html` Dazu gehört ein Blick in den Betrieb: <a href="/checks/${check}">${title}</a>.`}</p>`;
}
