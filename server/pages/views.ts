import { type Audience, audiences, pillars, type Section, type Sequence } from '../../sequences/format/nodes.ts';
import type { LearningPath } from '../../sequences/format/paths.ts';
import { germanDay, handoutName, pillarNames, shortTitle } from '../../sequences/format/words.ts';
import { type Html, html } from '../http/html.ts';
import { fallbackRenderer } from './fallback.ts';
import { type GroupPath, groupPathView } from './group-path.views.ts';
import { audienceWords, pillarIcon, pillarLines } from './pillars.ts';
import { searchBox } from './search.views.ts';

const count = (sequences: readonly Sequence[]): string =>
  sequences.length === 1 ? '1 Sequenz' : `${sequences.length} Sequenzen`;

export function startView(sequences: readonly Sequence[]): Html {
  const first = sequences[0];
  return html`<h1>KI im Betrieb verstehen und gemeinsam gestalten</h1>
<p class="lead">Lernsequenzen für kleine und mittlere Unternehmen. Ohne Konto, ohne Vorwissen, in Ihrem Tempo.</p>
<komki-due></komki-due>
<div class="doors">
<section class="card door"><h2>Lernen</h2><p>Eine Sequenz dauert etwa 70 Minuten. Sie können jederzeit aufhören und später weitermachen. Suchen Sie sich aus, was Sie gerade brauchen, oder folgen Sie einem <a href="/lernpfade">Lernpfad</a>.</p>
<p class="door-end">${first ? html`<a class="button" href="/lernen/${first.id}">Mit ${first.id} beginnen</a> <a class="button quiet" href="/lernen">Alle Sequenzen</a>` : 'Noch ist keine Sequenz veröffentlicht.'}</p></section>
<section class="card door"><h2>Workshop beitreten</h2><p>Sie sind gerade in einem Workshop? Geben Sie den Code von der Leinwand ein: ohne Konto, ohne Namen. Für eine Kohorte haben Sie einen Einladungslink; öffnen Sie ihn.</p>
<form class="door-end" method="get" action="/workshop"><label for="code" class="visually-hidden">Code des Workshops</label><input class="field code-field" id="code" name="code" required autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" placeholder="ABC DEF"><button class="button quiet">Beitreten</button></form></section>
<section class="card door"><h2>Betrieb prüfen</h2><p>Was läuft mit KI schon gut, wo ist etwas zu tun? Ein Check mit Ampel zeigt es in 20 bis 40 Minuten und führt zu Maßnahmen, die zu Ihnen passen. Ohne Punkte, ohne Noten.</p>
<p class="door-end"><a class="button quiet" href="/checks">Check aussuchen</a></p></section>
</div>
<h2 class="between">Fünf Bausteine</h2>
<ul class="pillars">${pillars.map(
    (pillar) =>
      html`<li><a href="/lernen#${pillar}">${pillarIcon(pillar)}<span><b>${pillarNames[pillar]}</b><span class="soft small">${pillarLines[pillar]}</span></span><span class="soft small">${count(sequences.filter((one) => one.pillar === pillar))}</span></a></li>`,
  )}</ul>
<p class="stored small"><b>Gespeichert wird:</b> nichts, solange Sie ohne Konto lernen. Ihr Lernstand, Ihre Checks und Ihr Maßnahmenplan liegen auf diesem Gerät. <a href="/meine-daten">Was ist über mich gespeichert?</a></p>`;
}

/** What the catalogue is narrowed to. */
interface CatalogueFilter {
  audience: Audience | undefined;
  path: LearningPath | undefined;
}

/** Address of the catalogue narrowed to an audience, to a path, to both. */
function catalogueAddress({ audience, path }: CatalogueFilter): string {
  const query = new URLSearchParams({ ...(audience && { zielgruppe: audience }), ...(path && { pfad: path.name }) });
  return query.size > 0 ? `/lernen?${query}` : '/lernen';
}

/** Links that narrow the catalogue, one of which is the present choice. */
function filterNav(name: string, choices: { text: string; filter: CatalogueFilter; chosen: boolean }[]): Html {
  return html`<nav class="filter" aria-label="${name}"><ul>${choices.map(
    ({ text, filter, chosen }) =>
      html`<li><a href="${catalogueAddress(filter)}"${chosen && html` aria-current="true"`}>${text}</a></li>`,
  )}</ul></nav>`;
}

export function catalogueView(
  sequences: readonly Sequence[],
  { paths, searchUrl }: { paths: readonly LearningPath[]; searchUrl: string },
  filter: CatalogueFilter,
  groupPaths: readonly GroupPath[] = [],
): Html {
  const { audience, path } = filter;
  const fits = (one: Sequence) =>
    (audience === undefined || one.audiences[audience] !== 'keine') && (path?.sequences.includes(one.id) ?? true);
  const anyAudience = { text: 'Alle', filter: { ...filter, audience: undefined }, chosen: audience === undefined };
  const anyPath = { text: 'Alle', filter: { ...filter, path: undefined }, chosen: path === undefined };
  return html`<h1>Lernen</h1>
<p class="lead">Wählen Sie eine Sequenz. Ihr Fortschritt steht auf diesem Gerät dabei.</p>
${groupPaths.map((one) => groupPathView(one, sequences))}
<komki-my-path></komki-my-path>
${searchBox(searchUrl)}
${filterNav('Zielgruppe', [
  anyAudience,
  ...audiences.map((one) => ({
    text: audienceWords[one],
    filter: { ...filter, audience: one },
    chosen: audience === one,
  })),
])}
${
  paths.length > 0 &&
  html`<details class="by-path"${path && html` open`}><summary>${path ? `Lernpfad: ${path.title}` : 'Nach Lernpfad auswählen'}</summary>
${filterNav('Lernpfad', [
  anyPath,
  ...paths.map((one) => ({ text: one.title, filter: { ...filter, path: one }, chosen: path === one })),
])}
<p><a href="${path ? `/lernpfade/${path.name}` : '/lernpfade'}">${path ? 'Diesen Lernpfad in seiner Reihenfolge ansehen' : 'Was die Lernpfade enthalten und wie lange sie dauern'}</a></p></details>`
}
${!sequences.some(fits) && html`<p class="empty">Zu dieser Auswahl ist keine Sequenz veröffentlicht. <a href="/lernen">Alle Sequenzen ansehen</a></p>`}
${pillars.map((pillar) => {
  const own = sequences.filter((one) => one.pillar === pillar && fits(one));
  // A path need not touch every Baustein; that nothing fits at all has been said.
  if (own.length === 0 && (path || !sequences.some(fits))) return false;
  return html`<section class="pillar" id="${pillar}"><h2>${pillarIcon(pillar)} ${pillarNames[pillar]}</h2>
${
  own.length === 0
    ? html`<p class="soft">Hier ist für diese Auswahl keine Sequenz veröffentlicht.</p>`
    : html`<ul class="sequences">${own.map((one) => catalogueEntry(one, audience))}</ul>`
}</section>`;
})}`;
}

const catalogueEntry = (one: Sequence, audience: Audience | undefined): Html =>
  html`<li class="card band-${one.pillar}"><h3><a href="/lernen/${one.id}"><span class="kennung">${one.id} </span>${one.title}</a></h3>
<p>${one.aim}</p>
<p class="soft small">etwa ${one.minutesOnline} Minuten${audience !== undefined && (one.audiences[audience] === 'kern' ? ' · Kerninhalt für Ihre Rolle' : ' · ergänzend für Ihre Rolle')}</p>
<komki-progress kennung="${one.id}" abschnitte="${one.sections.length}"></komki-progress></li>`;

/** The player's page: one section as readable text, inside the element that takes it over. */
export function sequenceView(
  sequence: Sequence,
  section: Section,
  /** Addresses of the compiled sequence and of the glossary. */
  json: { src: string; glossary: string },
  atStart: boolean,
  /** Whether whoever is asking may read the trainers' guide. */
  trainer: boolean,
): Html {
  const index = sequence.sections.indexOf(section);
  const previous = sequence.sections[index - 1];
  const next = sequence.sections[index + 1];
  const address = (one: Section) => `/lernen/${sequence.id}/${one.slug}`;
  const { blocks } = fallbackRenderer(sequence.id);
  return html`<komki-sequence src="${json.src}" kennung="${sequence.id}" glossar="${json.glossary}"${!atStart && html` abschnitt="${section.slug}"`}${trainer && html` leitfaden`}>
<div class="player">
<nav class="contents" aria-label="Inhalt"><div class="contents-head band-${sequence.pillar}"><p class="soft small">${sequence.id} · ${pillarNames[sequence.pillar]}</p><h1>${sequence.title}</h1><p class="soft small">etwa ${sequence.minutesOnline} Minuten</p></div>
<ol>${sequence.sections.map(
    (one, position) =>
      html`<li><a href="${address(one)}"${one === section && html` aria-current="page"`}><span class="number">${position + 1}</span><span>${shortTitle(one)}</span></a></li>`,
  )}</ol>
<p class="beside"><a href="/lernen/${sequence.id}/druck">Drucken</a>${trainer && html` <a href="/lernen/${sequence.id}/leitfaden">Leitfaden</a>`}</p></nav>
<article class="prose"><div class="where soft small"><span>Abschnitt ${index + 1} von ${sequence.sections.length}</span></div><h2 tabindex="-1">${section.title}</h2>
${blocks(section.nodes)}
${!next && aboutSequence(sequence)}
<div class="steps">${previous && html`<a class="button quiet" href="${address(previous)}">← ${shortTitle(previous)}</a>`}${next && html`<a class="button" href="${address(next)}">Weiter: ${shortTitle(next)} →</a>`}</div>
</article></div></komki-sequence>`;
}

/** Handouts and sources, at the end of the last section and for readers without JavaScript. */
const aboutSequence = (sequence: Sequence): Html => html`<section class="about"><h3>Material und Quellen</h3>
<ul>${sequence.materials.map((one) => html`<li><a href="/lernen/${sequence.id}/material/${handoutName(one.file)}">${one.title}</a></li>`)}</ul>
<ul class="small soft">${sequence.sources.map((source) => html`<li>${source.text} (Stand ${germanDay(source.asOf)})</li>`)}</ul></section>`;
