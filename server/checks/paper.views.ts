import { germanDay } from '../../sequences/format/words.ts';
import { type Instrument, type InstrumentPart, ratings, scales } from '../../workshops/format/instrument.ts';
import { sheetColumns } from '../../workshops/format/plan.ts';
import { type Html, html } from '../http/html.ts';
import { box, howToPrint } from '../http/paper.ts';
import { originView } from './views.ts';
import { extent, words } from './words.ts';

/** Rows of the empty plan: what fits below its heading on one page. */
const planRows = 8;

/** A check for pen and paper: why and how on the first sheet, then the Checkpunkte with boxes, then an empty plan. */
export const paperView = (instrument: Instrument): Html => html`${howToPrint}
<article class="paper prose"><header class="sheet-head">
<p class="soft small">Betrieb prüfen · Druckfassung</p>
<h1>${instrument.title}</h1>
<p class="aim"><b>Ziel:</b> ${instrument.aim}</p>
<p class="soft small">Für ${instrument.for} · ${extent(instrument)}</p></header>
<div class="fill-in">${['Betrieb', 'Datum', 'Wer hat bewertet? (Rollen)'].map((label) => html`<p><span class="soft small">${label}</span><span class="line"></span></p>`)}</div>
${section('Warum?', instrument.why)}
${section('Womit beginnen?', instrument.start)}
<section class="points">${legend(instrument)}
${instrument.parts.map((part, index) => partView(instrument, part, index))}</section>
<section class="key"><h2>Maßnahmenplan</h2>
<p class="soft">Was tun wir als Erstes? Priorität: 1 hoch, 2 mittel, 3 gering. Drei erledigte Maßnahmen sind besser als zwanzig geplante.</p>
<table class="plan"><thead><tr>${sheetColumns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${Array.from({ length: planRows }, () => html`<tr>${sheetColumns.map((column) => html`<td data-label="${column}"></td>`)}</tr>`)}</tbody></table>
<div class="fill-in">${['Wann sehen wir wieder nach?', 'Datum, Unterschrift der Leitung'].map((label) => html`<p><span class="soft small">${label}</span><span class="line"></span></p>`)}</div></section>
${originView(instrument)}
<p class="sheet-end soft small">KomKI · KI-Qualifizierung für kleine und mittlere Unternehmen · ${instrument.title}, Fassung ${instrument.version}, Stand ${germanDay(instrument.asOf)}</p></article>`;

const section = (title: string, body: Instrument['why']): Html | false =>
  body.length > 0 && html`<section class="part"><h2>${title}</h2>${words.blocks(body)}</section>`;

/** What the boxes mean, once, before the first of them. */
const legend = ({ scale }: Instrument): Html =>
  html`<ul class="scale">${ratings.map((rating) => {
    const { shape, word, meaning } = scales[scale][rating];
    return html`<li><span class="sign ${rating}" aria-hidden="true">${shape}</span> <b>${word}</b> ${meaning}</li>`;
  })}</ul>`;

function partView({ scale }: Instrument, part: InstrumentPart, index: number): Html {
  const columns = ratings.map((rating) => ({ rating, ...scales[scale][rating] }));
  return html`<section class="part"><h2>${index + 1}. ${part.title}</h2>${words.blocks(part.intro)}
<table class="verdicts"><thead><tr><th scope="col">Checkpunkt</th>${columns.map(({ rating, shape, word }) => html`<th scope="col"><span class="sign ${rating}" aria-hidden="true">${shape}</span> ${word}</th>`)}</tr></thead>
${part.points.map(
  ({ number, quick, text, hints }) =>
    html`<tbody><tr><th scope="row">${number} ${quick && '★ '}${words.inline(text)}</th>${columns.map(({ word }) => html`<td data-label="${word}">${box}</td>`)}</tr>
<tr class="hints"><td colspan="5"><ul>${hints.map((hint) => html`<li>${words.inline(hint)}</li>`)}</ul></td></tr></tbody>`,
)}</table></section>`;
}
