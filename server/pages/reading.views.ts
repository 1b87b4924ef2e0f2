import { type Glossary, letterOf } from '../../sequences/format/glossary.ts';
import type { Sequence } from '../../sequences/format/nodes.ts';
import type { LearningPath } from '../../sequences/format/paths.ts';
import { duration } from '../../sequences/format/words.ts';
import { type Html, html } from '../http/html.ts';
import { fallbackRenderer } from './fallback.ts';

type Sequences = ReadonlyMap<string, Sequence>;

/** Every term once, by the alphabet, each with an address of its own. */
export function glossaryView(glossary: Glossary, sequences: Sequences): Html {
  const entries = Object.entries(glossary).map(([slug, entry]) => ({ slug, ...entry, letter: letterOf(entry.term) }));
  const letters = [...new Set(entries.map(({ letter }) => letter))];
  const place = (letter: string): string => (letter === '#' ? 'zeichen' : `buchstabe-${letter.toLowerCase()}`);
  if (entries.length === 0)
    return html`<h1>Glossar</h1><p class="empty">Noch erklärt keine Sequenz einen Begriff. Sobald eine es tut, steht er hier.</p>`;
  return html`<h1>Glossar</h1>
<p class="lead">${entries.length} Begriffe aus den Lernsequenzen, jeder einmal erklärt.</p>
<nav class="letters" aria-label="Buchstaben"><ul>${letters.map((letter) => html`<li><a href="#${place(letter)}">${letter}</a></li>`)}</ul></nav>
${letters.map(
  (letter) => html`<section class="letter"><h2 id="${place(letter)}">${letter}</h2>
<dl class="terms">${entries
    .filter((entry) => entry.letter === letter)
    .map(
      ({
        slug,
        term,
        also,
        definition,
        sequence,
      }) => html`<div id="${slug}"><dt><dfn>${term}</dfn>${also.length > 0 && html` <span class="soft small">auch: ${also.join(', ')}</span>`}</dt>
<dd class="prose">${fallbackRenderer(sequence).blocks(definition)}<p class="small">Mehr dazu: <a href="/lernen/${sequence}">${sequence} ${sequences.get(sequence)?.title}</a></p></dd></div>`,
    )}</dl></section>`,
)}`;
}

/** What a path takes, counted over its published sequences. */
function extent(path: LearningPath, sequences: Sequences): Html {
  const published = path.sequences.flatMap((id) => sequences.get(id) ?? []);
  const sum = (minutes: (sequence: Sequence) => number) =>
    duration(published.reduce((all, one) => all + minutes(one), 0));
  const missing = path.sequences.length - published.length;
  return html`${path.sequences.length} Sequenzen${missing > 0 && html`, davon ${missing} noch nicht veröffentlicht`}${published.length > 0 && html` · zum Selbstlernen etwa ${sum((one) => one.minutesOnline)}, in Präsenz ${sum((one) => one.minutes)}`}`;
}

export const pathsView = (paths: readonly LearningPath[], sequences: Sequences): Html => html`<h1>Lernpfade</h1>
<p class="lead">Ein Lernpfad ist eine bewährte Reihenfolge. Sie können jederzeit abbiegen, aussetzen und wiederkommen.</p>
${
  paths.length === 0
    ? html`<p class="empty">Noch gibt es keine Lernpfade. <a href="/lernen">Alle Sequenzen ansehen</a></p>`
    : html`<ul class="card-list paths">${paths.map(
        (path) => html`<li class="card"><h2><a href="/lernpfade/${path.name}">${path.title}</a></h2>
<p class="soft small">Für ${path.for}</p><p>${path.description}</p><p class="soft small">${extent(path, sequences)}</p></li>`,
      )}</ul>`
}`;

/** One path: what is done, what is next, how long it takes. */
export function pathView(path: LearningPath, sequences: Sequences): Html {
  const published = path.sequences.flatMap((id) => sequences.get(id) ?? []);
  const [first] = published;
  return html`<h1>${path.title}</h1>
<p class="lead">${path.description}</p>
<p>Für ${path.for}.<br>${extent(path, sequences)}.</p>
${first && html`<komki-next sequenzen="${JSON.stringify(published.map(({ id, title }) => [id, title]))}"><p><a class="button" href="/lernen/${first.id}">Mit ${first.id} beginnen</a></p></komki-next>`}
<h2>Die Sequenzen in ihrer Reihenfolge</h2>
<ol class="path">${path.sequences.map((id, index) => html`<li class="card"><span class="number">${index + 1}</span><div>${step(id, sequences.get(id))}</div></li>`)}</ol>
<p><a href="/lernen?pfad=${path.name}">Diese Sequenzen nach Bausteinen ansehen</a></p>`;
}

function step(id: string, sequence: Sequence | undefined): Html {
  if (!sequence)
    return html`<h3><span class="kennung">${id}</span></h3><p class="soft">Diese Sequenz ist noch nicht veröffentlicht. Lernen Sie mit der nächsten weiter.</p>`;
  return html`<h3><a href="/lernen/${id}"><span class="kennung">${id} </span>${sequence.title}</a></h3>
<p>${sequence.aim}</p>
<p class="soft small">etwa ${sequence.minutesOnline} Minuten zum Selbstlernen, ${sequence.minutes} Minuten in Präsenz</p>
<komki-progress kennung="${id}" abschnitte="${sequence.sections.length}"></komki-progress>`;
}
