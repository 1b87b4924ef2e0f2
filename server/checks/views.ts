import { germanDay } from '../../sequences/format/words.ts';
import {
  type Checkpoint,
  type Instrument,
  type InstrumentPart,
  ratings,
  scales,
} from '../../workshops/format/instrument.ts';
import { type Html, html } from '../http/html.ts';
import type { PublishedInstrument } from './published.ts';
import { extent, words } from './words.ts';

const address = ({ name }: Instrument, part?: InstrumentPart): string =>
  part ? `/checks/${name}/baustein/${part.id}` : `/checks/${name}`;

export const listView = (instruments: readonly Instrument[]): Html => html`<h1>Betrieb prüfen</h1>
<p class="lead">Ein Check zeigt, was in Ihrem Betrieb schon gut läuft und wo etwas zu tun ist: mit Ampel und Maßnahmenplan, ohne Punkte und Noten. Ihre Antworten bleiben auf diesem Gerät.</p>
${
  instruments.length === 0
    ? html`<p class="empty">Noch ist kein Check veröffentlicht. Sobald einer da ist, steht er hier. <a href="/lernen">Sehen Sie sich solange die Lernsequenzen an.</a></p>`
    : html`<ul class="card-list">${instruments.map(
        (one) => html`<li class="card"><h2><a href="${address(one)}">${one.title}</a></h2>
<p>${one.summary}</p><p class="soft small">Für ${one.for} · ${one.parts.length} Bausteine, ${one.parts.flatMap(({ points }) => points).length} Checkpunkte · ${extent(one)}</p></li>`,
      )}</ul>`
}`;

/**
 * What the element takes over when it has read the JSON.
 * @param leads whoever is asking leads cohorts
 */
const player = ({ url }: PublishedInstrument, leads: boolean, main: Html): Html =>
  html`<komki-instrument src="${url}"${leads && html` leitet`}><article class="prose">${main}</article></komki-instrument>`;

/** Where to go without JavaScript. */
const onPaper = (instrument: Instrument): Html =>
  html`<p><a href="${address(instrument)}/druck">Zum Ausfüllen auf Papier: die Druckfassung</a></p>`;

export const overviewView = (one: PublishedInstrument, leads: boolean): Html => {
  const { instrument } = one;
  return player(
    one,
    leads,
    html`<h1>${instrument.title}</h1>
<p class="lead">${instrument.summary}</p>
<p class="soft small">Für ${instrument.for} · ${extent(instrument)}</p>
<p><b>Unser Ziel:</b> ${instrument.aim}</p>
${onPaper(instrument)}
${instrument.start.length > 0 && html`<h2>Womit beginnen?</h2>${words.blocks(instrument.start)}`}
<h2>Bausteine</h2>
<ol>${instrument.parts.map((part) => html`<li><a href="${address(instrument, part)}">${part.title}</a></li>`)}</ol>
${instrument.why.length > 0 && html`<h2>Warum?</h2>${words.blocks(instrument.why)}`}
${originView(instrument)}`,
  );
};

export const originView = ({ origin, asOf, version }: Instrument): Html =>
  html`<p class="soft small">${origin} Fassung ${version}, Stand ${germanDay(asOf)}.</p>`;

export function partView(one: PublishedInstrument, leads: boolean, part: InstrumentPart): Html {
  const { instrument } = one;
  const index = instrument.parts.indexOf(part);
  const [previous, next] = [instrument.parts[index - 1], instrument.parts[index + 1]];
  return player(
    one,
    leads,
    html`<p class="soft small">Baustein ${index + 1} von ${instrument.parts.length}</p>
<h1 class="small-title">${instrument.title}</h1><h2>${part.title}</h2>
${words.blocks(part.intro)}
<p>Bewerten Sie jeden Punkt: ${ratings.map((rating, at) => html`${at > 0 && ', '}${scaleWord(instrument, rating)}`)}.</p>
${part.points.map(pointView)}
${onPaper(instrument)}
<div class="steps">${previous && html`<a class="button quiet" href="${address(instrument, previous)}">← ${previous.title}</a>`}${next && html`<a class="button" href="${address(instrument, next)}">Weiter: ${next.title} →</a>`}</div>`,
  );
}

function scaleWord({ scale }: Instrument, rating: (typeof ratings)[number]): Html {
  const { shape, word, meaning } = scales[scale][rating];
  return html`${shape} ${word} (${meaning})`;
}

const pointView = ({ number, quick, text, hints }: Checkpoint): Html =>
  html`<section><h3>${number} ${quick && '★ '}${words.inline(text)}</h3>
<p class="soft small">Anregungen aus der Praxis</p><ul>${hints.map((hint) => html`<li>${words.inline(hint)}</li>`)}</ul></section>`;

export const resultsView = (one: PublishedInstrument, leads: boolean): Html =>
  player(
    one,
    leads,
    html`<h1>Meine Check-Box</h1>
<p>Ihre Bewertungen liegen nur in dem Browser, in dem Sie den Check ausgefüllt haben. Um sie zu zeigen, braucht diese Seite JavaScript.</p>
${onPaper(one.instrument)}`,
  );
