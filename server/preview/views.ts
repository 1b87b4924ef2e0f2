import type { Finding } from '../../sequences/format/findings.ts';
import { type Pillar, pillars } from '../../sequences/format/nodes.ts';
import { snippets } from '../../sequences/format/snippets.ts';
import { summaryOf, worstFirst } from '../../sequences/format/summary.ts';
import { pillarNames } from '../../sequences/format/words.ts';
import { type Html, html } from '../http/html.ts';
import type { Place, Text } from './files.ts';
import type { Listed } from './workshop.ts';

const signs = { fehler: '▲', warnung: '■', hinweis: '●', gut: '✓' };

/** “2 Fehler, 1 Hinweis”, with the worst as a shape beside the words. */
function verdict(findings: readonly Finding[]): Html {
  const worst = worstFirst(findings)[0]?.severity ?? 'gut';
  return html`<p class="verdict"><span class="sign ${worst}" aria-hidden="true">${signs[worst]}</span>${summaryOf(findings)}</p>`;
}

const addressOf = ({ pillarFolder, folder }: Place): string => `${pillarFolder}/${folder}`;

/** The start page: every sequence with its verdict, and how to begin a new one. */
export function overviewView({
  listed,
  elsewhere,
}: {
  listed: readonly Listed[];
  elsewhere: readonly Finding[];
}): Html {
  const entry = (one: Listed): Html => html`<li class="card band-${one.pillarFolder}">
<h3><a href="/schreiben/${addressOf(one)}">${one.sequence ? html`<span class="kennung">${one.sequence.id} </span>${one.sequence.title}` : one.folder}</a></h3>
${verdict(one.findings)}</li>`;
  const known = pillars.filter((pillar) => listed.some(({ pillarFolder }) => pillarFolder === pillar));
  const strangers = listed.filter(({ pillarFolder }) => !pillars.includes(pillarFolder as Pillar));
  return html`<h1>Alle Sequenzen</h1>
<p class="lead">Wählen Sie eine Sequenz. Sie sehen Text und Ergebnis nebeneinander. Gespeichert wird erst, wenn Sie auf „Speichern“ drücken.</p>
${listed.length === 0 && html`<section class="empty"><h2>Noch keine Sequenz</h2><p>Sobald es einen Ordner mit einer Datei „sequenz.md“ gibt, steht er hier.</p></section>`}
${known.map(
  (pillar) => html`<section class="pillar"><h2>${pillarNames[pillar]}</h2>
<ul class="sequences">${listed.filter(({ pillarFolder }) => pillarFolder === pillar).map(entry)}</ul></section>`,
)}
${strangers.length > 0 && html`<section class="pillar"><h2>In anderen Ordnern</h2><ul class="sequences">${strangers.map(entry)}</ul></section>`}
${
  elsewhere.length > 0 &&
  html`<section><h2>Außerhalb der Sequenzen</h2>
<ul class="elsewhere">${elsewhere.map(({ file, line, code, message }) => html`<li><b>${file}, Zeile ${line}</b> (${code}): ${message}</li>`)}</ul></section>`
}
<p class="stored"><b>Eine neue Sequenz beginnen:</b> Öffnen Sie ein zweites Fenster für Befehle und geben Sie dort zum Beispiel ein: <code>npm run neu:sequenz -- G10 &quot;Titel der Sequenz&quot;</code>. Laden Sie danach diese Seite neu.</p>`;
}

const groups = [...new Set(snippets.map(({ group }) => group))];
/** The menu of blocks; polls belong to workshops, which this tool does not write. */
const snippetMenu = groups
  .filter((group) => group !== 'Workshop')
  .map(
    (name) =>
      html`<optgroup label="${name}">${snippets.map((snippet, index) => snippet.group === name && html`<option value="${index}">${snippet.label}</option>`)}</optgroup>`,
  );

/** One choice of a few, side by side. */
const choice = (legend: string, name: string, options: readonly [value: string, label: string][]): Html =>
  html`<fieldset class="choice"><legend class="visually-hidden">${legend}</legend>${options.map(
    ([value, label], index) =>
      html`<label><input type="radio" name="${name}" value="${value}"${index === 0 && html` checked`}><span>${label}</span></label>`,
  )}</fieldset>`;

interface Page {
  title: string;
  name: string;
  body: Html;
}

/** The desk. Its script takes over what stands here; the text is in the field already. */
export function deskView(place: Place, { text, stamp }: Text): Page {
  const address = addressOf(place);
  const body = html`<a class="skip" href="#text">Zum Text</a>
<header class="desk-head">
<a class="back-link" href="/">← Alle Sequenzen</a>
<h1 id="titel">${place.folder}</h1>
<p class="state" id="zustand">Gespeichert</p>
<button type="button" class="button" id="speichern" aria-keyshortcuts="Control+S">Speichern</button>
</header>
<div id="meldung"></div>
<main class="desk" aria-labelledby="titel" data-address="${address}" data-stamp="${stamp}">
<section class="write" aria-labelledby="schreiben">
<h2 class="visually-hidden" id="schreiben">Text</h2>
<div class="tools">
<label for="baustein">Baustein</label><select class="field" id="baustein">${snippetMenu}</select>
<button type="button" class="button quiet" id="einfuegen">Einfügen</button>
</div>
<div class="paper-scroll"><div class="sheet"><div class="mirror" id="zeilen" aria-hidden="true"></div>
<textarea id="text" lang="de" spellcheck="true" autocomplete="off" autocapitalize="off" aria-label="Text der Sequenz">
${text}</textarea></div></div>
</section>
<section class="see" aria-labelledby="sehen">
<h2 class="visually-hidden" id="sehen">Vorschau</h2>
<div class="tools">
${choice('Ansicht', 'ansicht', [
  ['lernende', 'Als Lernende'],
  ['trainer', 'Als Trainer:in'],
  ['druck', 'Prüffassung'],
])}
<span class="for-screen">${choice('Breite', 'breite', [
    ['390', 'Handy'],
    ['1280', 'Computer'],
  ])}
${choice('Abschnitte', 'abschnitte', [
  ['alle', 'Am Stück'],
  ['einzeln', 'Einzeln'],
])}</span>
<button type="button" class="button quiet for-print" id="drucken" hidden>Prüffassung drucken</button>
</div>
<div class="stage"><iframe id="rahmen" title="Vorschau der Sequenz" src="/rahmen/${address}"></iframe></div>
</section>
<section class="findings" aria-labelledby="befunde-titel">
<details open><summary><h2 id="befunde-titel">Befunde</h2></summary><div id="befunde"></div></details>
</section>
</main>`;
  return { title: place.folder, name: 'desk', body };
}

/** The frame: empty until the desk sends what to show. */
export const frameView = (place: Place): Page => ({
  title: 'Vorschau der Sequenz',
  name: 'frame',
  body: html`<main id="sequenz" aria-label="Sequenz" data-folder="${place.folder}"></main>`,
});
