import { followUpNames } from '../../workshops/format/names.ts';
import { type Html, html } from '../http/html.ts';
import { germanDate } from '../http/moments.ts';
import { howToPrint } from '../http/paper.ts';
import type { Asking } from './follow-up.ts';
import { type Protocol, type ProtocolList, type ProtocolResult, spareRows } from './protocol.ts';

export interface ProtocolPage {
  code: string;
  protocol: Protocol;
  isClosed: boolean;
  ahead: Ahead;
  /** The change has just been stored. */
  saved: boolean;
}

/** What is still to be asked and counted. */
interface Ahead {
  askings: readonly Asking[];
  /** Where people answer. */
  address: string;
  /** When the room is deleted. */
  expiresAt: Date;
}

/** The protocol as it prints, and below, for the screen, the form to edit it. */
export const protocolView = ({ code, protocol, isClosed, ahead, saved }: ProtocolPage): Html => html`${howToPrint}
${saved && html`<p class="stored screen-only" role="status">Gespeichert.</p>`}
${
  isClosed
    ? html`<p class="screen-only"><a class="button quiet" href="#bearbeiten">Bearbeiten</a> <a class="button quiet" href="/workshop/${code}/protokoll.html">Als HTML-Datei</a> <a class="button quiet" href="/workshop/${code}/protokoll.csv">Als Tabelle (CSV)</a> <a class="button quiet" href="/workshop/${code}/bescheinigung">Bescheinigungen</a></p>`
    : html`<p class="stored screen-only">Der Workshop läuft noch. Bearbeiten und herunterladen können Sie das Protokoll, sobald Sie den Raum schließen.</p>`
}
${protocolSheet(protocol)}
${ahead.askings.length > 0 && aheadView(ahead)}
${isClosed && editForm(code, protocol)}`;

/** When people are asked again, and where. */
const aheadView = ({
  askings,
  address,
  expiresAt,
}: Ahead): Html => html`<section class="screen-only prose"><h2>Noch einmal gefragt wird</h2>
<ul>${askings.map(({ id, from, until }) => html`<li><b>${followUpNames[id]}:</b> vom ${germanDate(from)} bis zum ${germanDate(until)}</li>`)}</ul>
<p>Geben Sie allen diesen Link: <a href="${address}">${address}</a>. Die Ergebnisse stehen hier, sobald die Zeit um ist. Am ${germanDate(expiresAt)} wird alles gelöscht.</p></section>`;

export const protocolSheet = (protocol: Protocol): Html => html`<article class="paper prose"><header class="sheet-head">
<p class="soft small">Workshop · Protokoll</p>
<h1>${protocol.title}</h1>
<p class="aim"><b>Ziel:</b> ${protocol.aim}</p>
<p class="soft small">${protocol.date}, ${protocol.time}${protocol.place && ` · ${protocol.place}`} · ${protocol.places} Geräte</p></header>
${protocol.present && html`<p><b>Anwesend:</b> ${protocol.present}</p>`}
${protocol.summary && html`<section class="part"><h2>Zusammenfassung</h2>${paragraphs(protocol.summary)}</section>`}
<section class="part"><h2>Ablauf</h2><ol>${protocol.blocks.map(
  ({ title, minutes, note }) =>
    html`<li><b>${title}</b> <span class="soft">(${minutes} Minuten)</span>${note && paragraphs(note)}</li>`,
)}</ol></section>
${resultsView(
  'Abstimmungen',
  protocol.blocks.flatMap(({ results }) => results),
)}
${protocol.lists.map(listView)}
${resultsView('Auswertung', protocol.evaluation)}
${protocol.followUps.map(({ title, results }) => resultsView(title, results))}
<p class="sheet-end soft small">KomKI · Ergebnisse ab fünf Stimmen, ohne Namen und Uhrzeit gezählt.</p></article>`;

const paragraphs = (text: string): Html[] =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p>${line}</p>`);

const resultsView = (title: string, results: readonly ProtocolResult[]): Html | false =>
  results.length > 0 &&
  html`<section class="part"><h2>${title}</h2>${results.map(
    ({ question, votes, rows }) => html`<section class="entry"><h3>${question}</h3>
${
  rows
    ? html`<table><caption class="soft small">${votes} Stimmen</caption><thead><tr><th scope="col">Antwort</th><th scope="col">Stimmen</th><th scope="col">Anteil</th></tr></thead>
<tbody>${rows.map(({ label, count, share }) => html`<tr><th scope="row">${label}</th><td data-label="Stimmen">${count}</td><td data-label="Anteil">${share}</td></tr>`)}</tbody></table>`
    : html`<p class="soft">${votes} Stimmen: zu wenige für ein Ergebnis.</p>`
}</section>`,
  )}</section>`;

const listView = ({ title, prompt, columns, rows }: ProtocolList): Html | false =>
  rows.length > 0 &&
  html`<section class="part"><h2>${title}</h2>${prompt && html`<p>${prompt}</p>`}
${
  columns.length === 1
    ? html`<ul>${rows.map(([cell = '']) => html`<li>${cell}</li>`)}</ul>`
    : html`<table class="plan"><thead><tr>${columns.map((column) => html`<th scope="col">${hyphenated(column)}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${columns.map((column, index) => (index === 0 ? html`<th scope="row">${cells[0] ?? ''}</th>` : html`<td data-label="${column}">${cells[index] ?? ''}</td>`))}</tr>`)}</tbody></table>`
}</section>`;

/** Narrow columns break their long words where German does. */
const hyphenated = (word: string): string =>
  word.replace('punkt', '\u00adpunkt').replace('rität', '\u00adrität').replace('wortlich', '\u00adwort\u00adlich');

// ── the form ──────────────────────────────────────────────────────────────────────────────────────────────

const area = (name: string, label: string, value: string, rows = 3): Html =>
  html`<div><label for="${name}">${label}</label><textarea class="field" id="${name}" name="${name}" rows="${rows}" maxlength="5000">${value}</textarea></div>`;

const editForm = (
  code: string,
  protocol: Protocol,
): Html => html`<section class="screen-only" id="bearbeiten"><h2>Protokoll bearbeiten</h2>
<p class="help">Was Sie hier schreiben, steht im Protokoll und in den Dateien. Namen stehen darin nur, wenn Sie welche eintippen.</p>
<form class="form" method="post" action="/workshop/${code}/protokoll">
<div><label for="place">Ort</label><input class="field" id="place" name="place" value="${protocol.place}" maxlength="200" autocomplete="off"></div>
${area('present', 'Anwesend', protocol.present, 2)}
${area('summary', 'Zusammenfassung', protocol.summary, 4)}
${protocol.blocks.map(({ id, title, note }) => area(`note.${id}`, `Notiz zu „${title}“`, note, 2))}
${protocol.lists.map(listFields)}
<p><button class="button">Speichern</button></p></form></section>`;

/** One field per cell; a row that is emptied vanishes. */
function listFields({ id, title, columns, rows }: ProtocolList): Html {
  const all = [...rows, ...Array.from({ length: spareRows }, (): string[] => [])];
  return html`<fieldset><legend>${title}</legend><table class="edit-rows"><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${all.map(
    (cells, row) =>
      html`<tr>${columns.map((column, index) => html`<td data-label="${column}"><input class="field" name="list.${id}.${row}.${index}" value="${cells[index] ?? ''}" maxlength="500" autocomplete="off" aria-label="${column}, Zeile ${row + 1}"></td>`)}</tr>`,
  )}</tbody></table></fieldset>`;
}

/** The protocol as a file that stands alone. */
export const protocolFile = (protocol: Protocol): Html => html`<!doctype html>
<html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Protokoll: ${protocol.title}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #889;padding:.3rem .5rem;text-align:left;vertical-align:top;font-weight:400}thead th{font-weight:600}.soft{color:#445}.small{font-size:.9rem}</style></head>
<body>${protocolSheet(protocol)}</body></html>`;
