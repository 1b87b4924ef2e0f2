import { type VerbName, verbs } from '../../sequences/record/verbs.ts';
import type { AppError } from '../http/errors.ts';
import { type Html, html } from '../http/html.ts';
import { germanDate, germanMoment } from '../http/moments.ts';
import type { TargetForm } from './input.ts';
import { type TargetRecord, xapiVersions } from './model.ts';
import { backlogWords, failureWords, filterWords, stateWords } from './words.ts';

/** A receiver with how many statements wait for it. */
export interface ShownTarget {
  target: TargetRecord;
  backlog: number;
}

const path = '/verwaltung/weiterleitung';

const action = (id: string, name: string, text: string): Html =>
  html`<form method="post" action="${path}/${id}/${name}"><button class="button quiet">${text}</button></form>`;

const refusals = ({ _id, refused }: TargetRecord): Html | undefined =>
  refused &&
  html`<details><summary>${refused.count === 1 ? '1 Aussage' : `${refused.count} Aussagen`} hat der Empfänger nicht angenommen</summary>
<p class="small">Sie sind hier weiter gespeichert. 409 heißt: Unter derselben ID hat der Empfänger schon etwas anderes.</p>
<ul class="small">${refused.latest.map(({ id, status }) => html`<li><code>${id}</code> · ${status}</li>`)}</ul>
${action(_id, 'nachsenden', 'Abgelehnte noch einmal senden')}</details>`;

function card({ target, backlog }: ShownTarget, now: Date): Html {
  const { _id, name, endpoint, version, since, earlier, state, lastSuccess, lastError } = target;
  return html`<li class="card"><h3>${name}</h3>
<p><b>${stateWords(target, now)}</b>${state !== 'ended' && html` · ${backlogWords(backlog)}`}</p>
<p>${filterWords(target)}</p>
<p class="soft small">${endpoint} · xAPI ${version} · seit ${germanDate(since)}${earlier && ', auch frühere'}</p>
<p class="soft small">Zuletzt angekommen: ${lastSuccess ? germanMoment(lastSuccess) : 'noch nichts'}${
    lastError &&
    html`<br>Letzter Fehler: ${germanMoment(lastError.at)}. ${failureWords(lastError.code)} Code: ${lastError.code}`
  }</p>
${
  state !== 'ended' &&
  html`${refusals(target)}<div class="actions">${
    state === 'stopped' ? action(_id, 'fortsetzen', 'Fortsetzen') : action(_id, 'anhalten', 'Anhalten')
  }${state === 'running' && target.waitUntil && target.waitUntil > now && action(_id, 'fortsetzen', 'Jetzt versuchen')}</div>
<details><summary>Weiterleitung beenden</summary>
<p class="small">Die Zugangsdaten werden gelöscht. Der Eintrag bleibt, damit sichtbar ist, wer Daten erhalten hat. Was schon übermittelt ist, bleibt beim Empfänger.</p>
${action(_id, 'beenden', `„${name}“ endgültig beenden`)}</details>`
}</li>`;
}

const text = (id: string, label: string, help: string, field: Html): Html =>
  html`<div><label for="${id}">${label}</label><p class="help" id="${id}-hilfe">${help}</p>${field}</div>`;

const verbTick = (name: VerbName, values: Partial<TargetForm>): Html =>
  html`<label class="tick"><input type="checkbox" name="verben" value="${name}"${values.verben?.includes(name) && html` checked`}><span>${verbs[name].display.de}</span></label>`;

const versionTick = (version: (typeof xapiVersions)[number], values: Partial<TargetForm>): Html =>
  html`<label class="tick"><input type="radio" name="version" value="${version}" required${version === (values.version ?? xapiVersions[0]) && html` checked`}><span>${version}</span></label>`;

const newTarget = (
  values: Partial<TargetForm>,
  problem: AppError | undefined,
): Html => html`<section><h2>Empfänger eintragen</h2>
${problem && html`<div class="error" role="alert"><p>${problem.message}</p><p class="soft small">Code für Rückfragen: ${problem.code}</p></div>`}
<form method="post" action="${path}" class="form">
${text('name', 'Wer erhält die Aussagen?', 'Der Name steht auch auf der Seite „Für den Betriebsrat“, zum Beispiel „Landesministerium für Arbeit“.', html`<input class="field" id="name" name="name" value="${values.name}" required maxlength="100" autocomplete="off" aria-describedby="name-hilfe">`)}
${text('adresse', 'Adresse des LRS', 'Wie der Empfänger sie nennt, zum Beispiel „https://lrs.example.org/xapi“.', html`<input class="field" type="url" id="adresse" name="adresse" value="${values.adresse}" required maxlength="500" autocomplete="off" aria-describedby="adresse-hilfe">`)}
${text('schluessel', 'Schlüssel', 'Vom Empfänger, oft „Key“ oder „Username“.', html`<input class="field" id="schluessel" name="schluessel" value="${values.schluessel}" required maxlength="200" pattern="[^\\s:]+" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="schluessel-hilfe">`)}
${text('geheimnis', 'Geheimnis', 'Es wird verschlüsselt gespeichert und nie wieder angezeigt.', html`<input class="field" type="password" id="geheimnis" name="geheimnis" required maxlength="500" autocomplete="off" aria-describedby="geheimnis-hilfe">`)}
<fieldset><legend>Version von xAPI</legend>${xapiVersions.map((version) => versionTick(version, values))}</fieldset>
<fieldset aria-describedby="verben-hilfe"><legend>Welche Ereignisse?</legend><p class="help" id="verben-hilfe">Ohne Auswahl gehen alle hinaus. Wählen Sie nur, was vereinbart ist.</p>
${(Object.keys(verbs) as VerbName[]).map((name) => verbTick(name, values))}
${text('weitere-verben', 'Weitere Verben', 'Je Zeile eine Adresse (IRI), für Ereignisse aus anderen Programmen.', html`<textarea class="field" id="weitere-verben" name="weitere-verben" rows="2" maxlength="10000" autocapitalize="none" spellcheck="false" aria-describedby="weitere-verben-hilfe">${values['weitere-verben']}</textarea>`)}</fieldset>
${text('inhalte', 'Nur zu diesen Inhalten', 'Je Zeile die Kennung einer Sequenz, zum Beispiel „G01“, oder eine Adresse (IRI). Leer: zu allen.', html`<textarea class="field" id="inhalte" name="inhalte" rows="3" maxlength="10000" autocapitalize="none" spellcheck="false" aria-describedby="inhalte-hilfe">${values.inhalte}</textarea>`)}
<fieldset><legend>Was bisher gespeichert ist</legend>
<label class="tick"><input type="checkbox" name="frueher" value="ja"${values.frueher && html` checked`}><span>Auch frühere Aussagen weiterleiten<br><span class="small">Sonst beginnt die Weiterleitung jetzt.</span></span></label></fieldset>
<p><button class="button">Weiterleitung beginnen</button></p></form></section>`;

/**
 * The page of all receivers with the form for a new one.
 * @param values what the form shows again after a problem; never the secret
 */
export const forwardingView = (
  targets: readonly ShownTarget[],
  now: Date,
  values: Partial<TargetForm> = {},
  problem?: AppError,
): Html => html`<h1>Weiterleitung</h1>
<p class="lead">KomKI kann Aussagen über das Lernen (Statements) an das LRS eines anderen Trägers weitergeben, etwa eines Ministeriums. Sie gehen unter Pseudonym hinaus, etwa eine Minute nachdem sie gespeichert sind.</p>
<p>Weitergeben heißt: Andere sehen das Lernen einzelner Personen unter Pseudonym. Vereinbaren Sie es vorher mit dem Betriebsrat. Alle Empfänger stehen auf der Seite <a href="/betriebsrat">Für den Betriebsrat</a>.</p>
<section><h2>Empfänger</h2>
${
  targets.length === 0
    ? html`<p class="empty">Noch wird nichts weitergeleitet. Tragen Sie unten den ersten Empfänger ein.</p>`
    : html`<ul class="card-list">${targets.map((one) => card(one, now))}</ul>`
}</section>
${newTarget(values, problem)}
<section><p><a class="button quiet" href="/verwaltung">Zurück zur Verwaltung</a></p></section>`;
