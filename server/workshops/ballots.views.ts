import type { Poll } from '../../sequences/format/nodes.ts';
import { plainText } from '../../sequences/format/render.ts';
import { blocksOf, isVotable } from '../../workshops/format/agenda.ts';
import { quizKey } from '../../workshops/format/ballot.ts';
import { lightNames } from '../../workshops/format/names.ts';
import type { Quiz, Votable } from '../../workshops/format/workshop.ts';
import { type Html, html } from '../http/html.ts';
import { box, howToPrint } from '../http/paper.ts';
import { type ChecksOnPaper, words } from './format-words.ts';
import type { PublishedFormat } from './formats.ts';
import { sheetEnd, sheetHead } from './paper.views.ts';
import { lines } from './paper-nodes.ts';

/** Cards each: two rows of a sheet. */
const cardsEach = 4;
const lights = Object.values(lightNames);

const isCards = (node: Votable): node is Poll => node.kind === 'poll' && node.type === 'cards';

/**
 * Ballots and cards for people without a phone: one set each, to be cut along the dashed lines; the form of the evaluation on a
 * sheet of its own.
 */
export function ballotsView(format: PublishedFormat, { task }: ChecksOnPaper): Html {
  const { workshop, checks } = format;
  const votables = blocksOf(workshop).flatMap((block) =>
    block.nodes.filter(isVotable).map((node) => ({ node, title: block.title })),
  );
  const ballots = votables.filter(({ node }) => !isCards(node));
  const cards = votables.flatMap(({ node, title }) => (isCards(node) ? [{ node, title }] : []));

  const field = (node: Votable): Html => (node.kind === 'poll' ? pollField(node) : quizField(node));
  const quizField = (quiz: Quiz): Html =>
    html`${quiz.checks.map((one, index) => {
      const check = checks[quizKey(one)];
      // A check that is asked twice stands twice on this page.
      return check && task({ ...check, id: `${quiz.id}-${check.id}` }, index + 1, words);
    })}`;

  return html`${howToPrint}
<p class="screen-only">Drucken Sie je Person ohne Telefon ein Exemplar und schneiden Sie an den gestrichelten Linien. Nach jeder Abstimmung sammeln Sie die Zettel ein, zählen und tippen die Zahlen bei „Papierstimmen“ ein. Danach kommen die Zettel in den Papierkorb.</p>
<article class="paper prose">${sheetHead(workshop, 'Stimmzettel und Karten')}
${ballots.length > 0 && html`<section class="ballots" aria-label="Stimmzettel">${ballots.map(({ node, title }) => html`<section class="ballot"><p class="soft small">${title}</p>${words.blocks(node.prompt)}${how(node)}${field(node)}</section>`)}</section>`}
${cards.length > 0 && html`<section class="cards" aria-label="Karten">${cards.flatMap(({ node, title }) => Array.from({ length: cardsEach }, () => html`<section class="ballot blank"><p class="soft small">${title}</p>${words.blocks(node.prompt)}<p class="soft small">Ein Gedanke je Karte, ohne Namen.</p>${lines(3)}</section>`))}</section>`}
<section class="key"><h2>Auswertung</h2><p class="soft">Bitte ohne Namen ausfüllen und am Ausgang einwerfen.</p>
${workshop.evaluation.map((node) => (isVotable(node) ? html`<section class="note">${words.blocks(node.prompt)}${how(node)}${field(node)}</section>` : html``))}</section>
${sheetEnd(workshop)}</article>`;
}

const instructions: Record<Poll['type'], string> = {
  single: 'Bitte eine Antwort ankreuzen.',
  multiple: 'Bitte alles ankreuzen, was zutrifft.',
  scale: 'Bitte eine Stufe ankreuzen.',
  'traffic-light': 'Bitte in jeder Zeile eine Farbe ankreuzen.',
  words: 'Bitte höchstens drei Wörter aufschreiben, ohne Namen.',
  ranking: 'Bitte nummerieren: 1 ist am wichtigsten.',
  cards: 'Bitte in Stichworten, ohne Namen.',
};
/** What to do, in small print; a quiz says it with each of its questions. */
const how = (node: Votable): Html | false =>
  node.kind === 'poll' && html`<p class="soft small">${instructions[node.type]}</p>`;

/** Where the vote goes. */
function pollField({ type, options, steps = 0 }: Poll): Html {
  switch (type) {
    case 'single':
    case 'multiple':
      return html`<ul class="boxes">${options.map(({ text }) => html`<li>${box}<span>${words.inline(text)}</span></li>`)}</ul>`;
    case 'scale': {
      const [low, high] = options.map(({ text }) => plainText(text));
      return html`<div class="steps-on-paper"><span>${low}</span>${Array.from({ length: steps }, (_, index) => html`<span class="step-box">${box}<span>${index + 1}</span></span>`)}<span>${high}</span></div>`;
    }
    case 'traffic-light':
      return html`<table class="verdicts"><thead><tr><th scope="col">Aussage</th>${lights.map(({ word, shape }) => html`<th scope="col"><span class="sign ${word}" aria-hidden="true">${shape}</span> ${word}</th>`)}</tr></thead>
<tbody>${options.map(({ text }) => html`<tr><th scope="row">${words.inline(text)}</th>${lights.map(({ word }) => html`<td data-label="${word}">${box}</td>`)}</tr>`)}</tbody></table>`;
    case 'ranking':
      return html`<ul class="places">${options.map(({ text }) => html`<li><span class="line"></span><span>${words.inline(text)}</span></li>`)}</ul>`;
    case 'words':
    case 'cards':
      return lines(3);
  }
}
