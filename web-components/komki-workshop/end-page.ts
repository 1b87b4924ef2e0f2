import { html, nothing, type TemplateResult } from 'lit';
import { isVotable, sequencesOf } from '../../workshops/format/agenda.ts';
import { calendarFile, dayAfter } from '../../workshops/format/calendar.ts';
import { followUpAims } from '../../workshops/format/names.ts';
import type { RoomState, ServedWorkshop } from '../../workshops/format/room.ts';
import { download } from '../core/download.ts';
import { strings } from '../core/strings-workshop-end.ts';

const day = new Intl.DateTimeFormat('de', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

export interface EndPage {
  agenda: ServedWorkshop;
  state: RoomState;
  code: string;
}

/** What participants take home: when somebody asks again, and what deepens the workshop. */
export function endPage({ agenda, state, code }: EndPage): TemplateResult {
  const words = strings.workshopEnd;
  const sequences = sequencesOf(agenda);
  const asked = agenda.followUps
    .filter(({ nodes }) => nodes.some(isVotable))
    .map(({ id, days }) => ({ id, on: dayAfter(state.closesAt.slice(0, 10), days) }));
  return html`${
    asked.length > 0
      ? html`<section>
            <h2>${words.followUpTitle}</h2>
            ${asked.map(({ id, on }) => html`<p>${words.followUp(day.format(new Date(on)), followUpAims[id])}</p>`)}
            <p>${words.followUpHow}</p>
            <button type="button" class="button quiet" @click=${() => takeAlong(agenda, code, asked)}>${words.calendar(asked.length)}</button>
          </section>`
      : nothing
  }
    ${
      sequences.length > 0
        ? html`<section>
            <h2>${words.goOn}</h2>
            <ul class="links">
              ${sequences.map((kennung) => html`<li><a href="/lernen/${kennung}">${titled(agenda, kennung)}</a></li>`)}
            </ul>
          </section>`
        : nothing
    }`;
}

const titled = ({ titles }: ServedWorkshop, kennung: string): string =>
  titles?.[kennung] ? `${kennung} ${titles[kennung]}` : strings.workshopEnd.sequence(kennung);

/** The days on which somebody asks again as a file for calendars. @param on ISO dates */
function takeAlong({ title }: ServedWorkshop, code: string, asked: readonly { on: string }[]): void {
  const words = strings.workshopEnd;
  const address = new URL(`/workshop/${code}/nachfassen`, location.href).href;
  const occasions = asked.map(({ on }) => ({
    uid: `workshop-${code}-${on}`,
    day: on,
    summary: words.calendarTitle(title),
    description: words.calendarText(address, code),
  }));
  download(words.calendarFile(code), 'text/calendar', calendarFile('Workshop', occasions, new Date()));
}
