import { germanDay } from '../../sequences/format/words.ts';
import { levelWords } from '../../sequences/record/levels.ts';
import { type Html, html } from '../http/html.ts';
import { germanDate } from '../http/moments.ts';
import type { PersonalData } from './personal-data.ts';

const day = (date: Date | undefined, word: string): string | false =>
  date !== undefined && `${word} (Stand ${germanDate(date)})`;

const checksWords = (count: number): string => `${count} ${count === 1 ? 'Check' : 'Checks'} bestanden`;

const rowWords = (row: PersonalData['lernstand'][number]): string =>
  [
    day(row.begun, 'begonnen'),
    day(row.completed, 'abgeschlossen'),
    day(row.passed, 'bestanden'),
    row.checks && checksWords(Object.keys(row.checks).length),
  ]
    .filter(Boolean)
    .join(', ');

const serverPart = (data: PersonalData & { statements: number }): Html => html`<section class="stack">
<h2>Auf dem Server</h2>
<p>Ihr Name steht nur in Ihrem Konto. Ihr Lernstand liegt unter einem Pseudonym, das nichts über Sie verrät. Wer ihn außer Ihnen erhält, steht auf der Seite <a href="/betriebsrat">Für den Betriebsrat</a>.</p>
<dl class="facts"><div><dt>Kohorten</dt><dd>${data.kohorten.length}</dd></div><div><dt>Sequenzen mit Lernstand</dt><dd>${data.lernstand.length}</dd></div><div><dt>Gespeicherte Meldungen</dt><dd>${data.statements}</dd></div></dl>
${
  data.kohorten.length > 0 &&
  html`<h3>Was gespeichert wird</h3><ul>${data.kohorten.map(
    (cohort) =>
      html`<li><b>${cohort.name}:</b> ${levelWords[cohort.stufe].stored}. Nicht gespeichert: ${levelWords[cohort.stufe].notStored}.</li>`,
  )}</ul>`
}
${data.lernstand.length > 0 && html`<h3>Ihr Lernstand</h3><ul>${data.lernstand.map((row) => html`<li><b>${row.sequence}</b> ${rowWords(row)}</li>`)}</ul>`}
<p><a class="button" href="/meine-daten/export.json" download>Alles vom Server als Datei herunterladen</a></p>
<form method="post" action="/abmelden/ueberall"><button class="link-button">Auf allen Geräten abmelden</button></form>
</section>
${vaultPart(data.verschluesselteKopie)}`;

const vaultPart = (copy: PersonalData['verschluesselteKopie']): Html => html`<section class="stack words-place">
<h2>Auf Ihren eigenen Geräten</h2>
<komki-vault><p>Ihre Betriebs-Checks und Ihr Maßnahmenplan liegen nur auf diesem Gerät. Um sie verschlüsselt auf Ihre anderen Geräte zu bringen, braucht diese Seite JavaScript.</p></komki-vault>
${
  copy &&
  html`<p class="soft small">Auf dem Server liegt eine verschlüsselte Kopie, ${kilobytes(copy.inhalt)} groß. Wird sie nicht mehr geändert, löscht der Server sie am ${germanDay(copy.verfaelltAm.toISOString().slice(0, 10))}.</p>`
}
</section>`;

/** Of base64: “5 kB”, whole and rounded up. */
const kilobytes = (base64: string): string => `${Math.ceil((base64.length * 3) / 4000)} kB`;

const visitorPart = html`<section class="stack"><h2>Auf dem Server</h2>
<p>Nichts. Sie sind nicht angemeldet; Ihr Lernstand liegt allein auf diesem Gerät.</p></section>`;

/** @param server what the server stores; undefined for visitors */
export const overviewView = (
  server: (PersonalData & { statements: number }) | undefined,
): Html => html`<h1>Meine Daten</h1>
<p class="lead">Alles, was über Sie gespeichert ist, steht auf dieser Seite. Sie können es mitnehmen.</p>
${server ? serverPart(server) : visitorPart}
<section class="stack"><h2>Auf diesem Gerät</h2>
<komki-device-data><p>Antworten, Reflexionen und Ihr Lesezeichen liegen im Speicher dieses Browsers. Um sie zu sehen und mitzunehmen, braucht diese Seite JavaScript.</p></komki-device-data></section>`;
