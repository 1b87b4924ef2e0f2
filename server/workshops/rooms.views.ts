import { spelled } from '../../workshops/format/room-code.ts';
import { type Html, html } from '../http/html.ts';
import type { RoomDoc } from './model.ts';
import { germanDate, germanMoment } from './moments.ts';

/** The rooms of a trainer, above the formats: those that run, and those whose protocol is kept. */
export function roomsView(rooms: readonly RoomDoc[]): Html | undefined {
  if (rooms.length === 0) return undefined;
  const running = rooms.filter(({ closedAt }) => closedAt === null);
  const past = rooms.filter(({ closedAt }) => closedAt !== null);
  return html`${
    running.length > 0 &&
    html`<section class="stack"><h2>Läuft gerade</h2><ul class="card-list">${running.map(
      ({ code, title, closesAt }) => html`<li class="card"><h3><a href="/workshop/${code}/leitung">${title}</a></h3>
<p>Code <b class="code">${spelled(code)}</b> · offen bis ${germanMoment(closesAt)} Uhr</p>
<p class="small"><a href="/workshop/${code}/beamer">Leinwand</a> · <a href="/workshop/${code}/einladung">Einladung</a></p></li>`,
    )}</ul></section>`
  }
${
  past.length > 0 &&
  html`<section class="stack"><h2>Gewesen</h2><ul class="card-list">${past.map(
    ({
      code,
      title,
      openedAt,
      expiresAt,
    }) => html`<li class="card"><h3><a href="/workshop/${code}/protokoll">${title}</a></h3>
<p class="soft">${germanDate(openedAt)} · wird am ${germanDate(expiresAt)} gelöscht</p>
<p class="small"><a href="/workshop/${code}/bescheinigung">Bescheinigungen</a> · <a href="/workshop/${code}/loeschen">Jetzt löschen</a></p></li>`,
  )}</ul></section>`
}`;
}
