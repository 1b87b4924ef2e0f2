import { type Level, levelWords } from '../../sequences/record/levels.ts';
import { type Html, html } from '../http/html.ts';
import { germanDate, germanMoment } from '../http/moments.ts';
import type { PrivacyDeclaration } from '../http/privacy.ts';

/** A program that may read what is stored about learners. German. */
export interface ReadingProgram {
  name: string;
  rights: string;
  since?: Date;
  until?: Date;
}

/** Another LRS that gets statements. German. */
export interface Recipient {
  name: string;
  host: string;
  filter: string;
  state: string;
  since: Date;
  earlier: boolean;
}

export interface Facts {
  /** Of the rules. */
  version: string;
  now: Date;
  groupsFrom: number;
  declarations: readonly PrivacyDeclaration[];
  cohorts: readonly { level: Level; cohorts: number }[];
  programs: readonly ReadingProgram[];
  forwarding: readonly Recipient[];
}

const cohortWords = (count: number): string => (count === 1 ? '1 Kohorte' : `${count} Kohorten`);

const level = ({
  level: name,
  cohorts,
}: Facts['cohorts'][number]): Html => html`<tr><th scope="row">${levelWords[name].name}</th>
<td data-label="Gilt für">${cohortWords(cohorts)}</td>
<td data-label="Gespeichert wird">${levelWords[name].stored}</td>
<td data-label="Nicht gespeichert">${levelWords[name].notStored}</td></tr>`;

const program = ({ name, rights, since, until }: ReadingProgram): Html => html`<tr><th scope="row">${name}</th>
<td data-label="Darf">${rights}</td>
<td data-label="Seit">${since ? germanDate(since) : 'Einrichtung des Servers'}${until && html`, widerrufen am ${germanDate(until)}`}</td></tr>`;

const recipient = ({
  name,
  host,
  filter,
  state,
  since,
  earlier,
}: Recipient): Html => html`<tr><th scope="row">${name}<br><span class="soft small">${host}</span></th>
<td data-label="Erhält">${filter}${earlier && html`, auch von früher`}</td>
<td data-label="Seit">${germanDate(since)}</td>
<td data-label="Stand">${state}</td></tr>`;

const declaration = ({
  data,
  purpose,
  retention,
  erase,
}: PrivacyDeclaration): Html => html`<tr><td data-label="Daten">${data}</td>
<td data-label="Wozu">${purpose}</td>
<td data-label="Wie lange">${retention}</td>
<td data-label="Wenn die Person gelöscht wird">${erase}</td></tr>`;

const table = (
  caption: string,
  columns: readonly string[],
  rows: readonly Html[],
): Html => html`<table class="board texts">
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`;

export const worksCouncilView = (facts: Facts): Html => html`<h1>Für den Betriebsrat</h1>
<p class="lead">Was dieser Server über Lernende speichert, wer davon erfährt und wie lange es bleibt. Die Angaben sind die des laufenden Servers. Sie können die Seite drucken und einer Vereinbarung beilegen.</p>
<dl class="facts"><div><dt>Gruppen werden gezeigt ab</dt><dd>${facts.groupsFrom} Personen</dd></div><div><dt>Fassung der Regeln</dt><dd><code>${facts.version}</code></dd></div><div><dt>Stand</dt><dd>${germanMoment(facts.now)}</dd></div></dl>
<p class="soft">Ändert sich an den Stufen, an der Gruppengröße oder an den Fristen etwas, ändert sich die Fassung. Vergleichen Sie sie mit Ihrem Ausdruck.</p>
<section><h2>Was gespeichert wird</h2>
<p>Jede Kohorte lernt unter einer von drei Stufen. Was über die Stufe hinausgeht, sendet das Gerät nicht, und der Server nimmt es nicht an. Wer mit Konto, aber ohne Kohorte lernt, lernt unter „${levelWords['nur-abschluss'].name}“. Wer sich nicht anmeldet, dessen Lernstand bleibt auf dem eigenen Gerät.</p>
${table('Die drei Stufen', ['Stufe', 'Gilt für', 'Gespeichert wird', 'Nicht gespeichert'], facts.cohorts.map(level))}</section>
<section><h2>Wer etwas erfährt</h2>
<p><b>Trainer:innen</b> sehen ihre Gruppe, nie eine einzelne Person: in groben Stufen, ab ${facts.groupsFrom} Personen, und immer nur den Stand des Morgens.</p>
<p><b>Programme</b> mit Lesezugang und <b>Empfänger</b> weitergeleiteter Aussagen erhalten das Lernen einzelner Personen unter Pseudonym. Den Namen kennen sie nicht.</p>
${
  facts.programs.length === 0
    ? html`<p class="empty">Kein Programm hat einen Lesezugang.</p>`
    : table('Programme mit Lesezugang', ['Programm', 'Darf', 'Seit'], facts.programs.map(program))
}
${
  facts.forwarding.length === 0
    ? html`<p class="empty">Es wird nichts weitergeleitet.</p>`
    : table(
        'Empfänger weitergeleiteter Aussagen',
        ['Empfänger', 'Erhält', 'Seit', 'Stand'],
        facts.forwarding.map(recipient),
      )
}</section>
<section><h2>Wie lange es bleibt</h2>
${table('Alle gespeicherten Daten', ['Daten', 'Wozu', 'Wie lange', 'Wenn die Person gelöscht wird'], facts.declarations.map(declaration))}</section>
<p>Was über Sie selbst gespeichert ist, steht unter <a href="/meine-daten">Meine Daten</a>.</p>`;
