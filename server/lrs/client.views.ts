import { type Html, html } from '../http/html.ts';
import { germanDate } from '../http/moments.ts';
import type { ClientRecord } from './clients.ts';
import { type Scope, scopes } from './scopes.ts';

/** What a right is called and lets a program do. */
export const scopeWords: Record<Scope, { name: string; does: string }> = {
  'statements/write': { name: 'Statements schreiben', does: 'Lernereignisse melden.' },
  'statements/read/mine': { name: 'Eigene Statements lesen', does: 'Nur, was dieser Zugang selbst gemeldet hat.' },
  'statements/read': { name: 'Alle Statements lesen', does: 'Lernereignisse aller Personen, unter Pseudonym.' },
  state: { name: 'Zustände', does: 'Zustandsdokumente wie Lesezeichen lesen und schreiben.' },
  profile: { name: 'Profile', does: 'Profildokumente zu Personen und Aktivitäten lesen und schreiben.' },
  'all/read': { name: 'Alles lesen', does: 'Statements, Zustände und Profile.' },
  all: { name: 'Alles', does: 'Lesen und schreiben ohne Grenze.' },
};

const client = ({
  _id,
  name,
  scopes: allowed,
  created,
  revoked,
}: ClientRecord): Html => html`<li class="card"><h3>${name}</h3>
<p>${allowed.map((scope) => scopeWords[scope].name).join(', ')}</p>
<p class="soft">Schlüssel <code>${_id}</code> · angelegt am ${germanDate(created)}${
  revoked && html` · <b>widerrufen am ${germanDate(revoked)}</b>`
}</p>
${
  !revoked &&
  html`<form method="post" action="/verwaltung/zugaenge/${_id}/widerrufen"><button class="button quiet">Zugang „${name}“ widerrufen</button></form>`
}</li>`;

export const clientsView = (clients: readonly ClientRecord[]): Html => html`<h1>Zugänge für Programme</h1>
<p class="lead">Ein Zugang lässt ein xAPI-Programm – eine Lernplattform, eine Auswertung – Lernereignisse melden oder lesen.</p>
<section><h2>Zugang anlegen</h2>
<form method="post" action="/verwaltung/zugaenge" class="form">
<div><label for="name">Wofür ist der Zugang?</label>
<p class="help" id="name-hilfe">Zum Beispiel „Lernplattform der Akademie“.</p>
<input class="field" type="text" id="name" name="name" required maxlength="100" autocomplete="off" aria-describedby="name-hilfe"></div>
<fieldset aria-describedby="rechte-hilfe"><legend>Was darf er?</legend>${scopes.map(
  (scope, index) =>
    html`<label class="tick"><input type="checkbox" name="rechte" value="${scope}"${index === 0 && html` checked`}><span><b>${scopeWords[scope].name}</b><br><span class="small">${scopeWords[scope].does}</span></span></label>`,
)}</fieldset>
<p class="help" id="rechte-hilfe">Wer liest, sieht das Lernen einzelner Personen unter Pseudonym. Vereinbaren Sie lesende Zugänge mit dem Betriebsrat.</p>
<p><button class="button">Zugang anlegen</button></p></form></section>
<section><h2>Zugänge</h2>
${
  clients.length === 0
    ? html`<p class="empty">Noch kein Programm hat einen Zugang.</p>`
    : html`<ul class="card-list">${clients.map(client)}</ul>`
}</section>
<section><p><a class="button quiet" href="/verwaltung">Zurück zur Verwaltung</a></p></section>`;

const value = (id: string, label: string, text: string): Html =>
  html`<p><label for="${id}">${label}</label><input class="field wide-field" id="${id}" readonly value="${text}"></p>`;

/** Shown once: of the secret only a keyed hash is stored. */
export const newClientView = (
  name: string,
  { key, secret }: { key: string; secret: string },
): Html => html`<h1>Zugang „${name}“</h1>
<p class="lead">Tragen Sie beides im Programm ein, als Benutzername und Passwort (HTTP Basic). <b>Das Geheimnis sehen Sie nur jetzt.</b></p>
${value('schluessel', 'Schlüssel', key)}
${value('geheimnis', 'Geheimnis', secret)}
<p>Die Adresse des LRS endet auf <code>/xapi</code>. Geht das Geheimnis verloren, widerrufen Sie den Zugang und legen einen neuen an.</p>
<p><a class="button" href="/verwaltung/zugaenge">Zurück zu den Zugängen</a></p>`;
