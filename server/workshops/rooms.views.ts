import { spelled } from '../../workshops/format/room-code.ts';
import type { AgendaPart } from '../../workshops/format/workshop.ts';
import { type Html, html } from '../http/html.ts';
import { germanDate, germanMoment } from '../http/moments.ts';
import { formatNameIn } from './agenda.ts';
import type { RoomDoc } from './model.ts';

/**
 * The rooms of a trainer, above the formats: those that run, and those whose protocol is kept.
 * @param partsOf the parts of a room's format
 */
export function roomsView(
  rooms: readonly RoomDoc[],
  partsOf: (room: RoomDoc) => readonly AgendaPart[],
): Html | undefined {
  if (rooms.length === 0) return undefined;
  const running = rooms.filter(({ closedAt }) => closedAt === null);
  const past = rooms.filter(({ closedAt }) => closedAt !== null);
  return html`${
    running.length > 0 &&
    html`<section class="stack"><h2>Läuft gerade</h2><ul class="card-list">${running.map(
      ({ code, title, closesAt }) => html`<li class="card"><h3><a href="/workshop/${code}/leitung">${title}</a></h3>
<p>Code <b class="code">${spelled(code)}</b> · offen bis ${germanMoment(closesAt)}</p>
<p class="small"><a href="/workshop/${code}/beamer">Leinwand</a> · <a href="/workshop/${code}/einladung">Einladung</a></p></li>`,
    )}</ul></section>`
  }
${
  past.length > 0 &&
  html`<section class="stack"><h2>Gewesen</h2><ul class="card-list">${past.map((room) => pastView(room, partsOf(room)))}</ul></section>`
}`;
}

const pastView = (
  { code, title, agenda, openedAt, expiresAt }: RoomDoc,
  parts: readonly AgendaPart[],
): Html => html`<li class="card"><h3><a href="/workshop/${code}/protokoll">${title}</a></h3>
<p class="soft">${germanDate(openedAt)} · wird am ${germanDate(expiresAt)} gelöscht</p>
${parts.length > 1 && goOnView(code, formatNameIn(agenda), parts.slice(1))}
<p class="small"><a href="/workshop/${code}/bescheinigung">Bescheinigungen</a> · <a href="/workshop/${code}/loeschen">Jetzt löschen</a></p></li>`;

/** Opens another part in a room of its own: listed results, lists and decisions come along. */
const goOnView = (
  code: string,
  name: string,
  parts: readonly AgendaPart[],
): Html => html`<form method="post" action="/workshops/${name}/raum" class="go-on"><input type="hidden" name="nach" value="${code}">
<p><label for="teil-${code}">Weiter mit</label><select class="field" id="teil-${code}" name="teil">${parts.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}</select></p>
<p class="small soft">Listen, Beschlüsse und Ergebnisse kommen mit. Der neue Raum hat einen neuen Code.</p>
<p><button class="button quiet">Nächsten Teil eröffnen</button></p></form>`;
