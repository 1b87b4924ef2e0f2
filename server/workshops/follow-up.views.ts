import type { Check, Poll } from '../../sequences/format/nodes.ts';
import { colours, quizKey, tallyKeys, textLimits } from '../../workshops/format/ballot.ts';
import { followUpAims, lightNames, pollTasks } from '../../workshops/format/names.ts';
import type { Quiz, Votable, WorkshopNode } from '../../workshops/format/workshop.ts';
import { type Html, html } from '../http/html.ts';
import { germanDate } from '../http/moments.ts';
import { type Asking, askingsOf } from './follow-up.ts';
import { words } from './format-words.ts';
import type { LiveRoom } from './live-room.ts';
import { readable } from './words.ts';

/** The questions weeks or months later, as a form that needs no JavaScript. */
export function followUpView({ doc, agenda }: LiveRoom, { nodes, check, until }: Asking): Html {
  const { checks } = agenda.workshop;
  const node = (one: WorkshopNode): Html =>
    one.kind === 'poll' ? pollFields(one) : one.kind === 'quiz' ? quizFields(one, checks) : html`${readable([one])}`;
  return html`<p class="soft small">Workshop vom ${germanDate(doc.openedAt)}</p>
<h1>Nachgefragt: ${doc.title}</h1>
<p class="lead">Wenige Fragen, ohne Namen. Lassen Sie aus, was Sie nicht beantworten möchten.</p>
<form class="form prose" method="post" action="/workshop/${doc.code}/nachfassen">${nodes.map(node)}
<p><button class="button">Antworten abgeben</button></p></form>
${check && html`<p>Dazu passt ein Blick in den Betrieb: <a href="/checks/${check}">den Check noch einmal machen</a>.</p>`}
<p class="stored small"><b>Gespeichert wird:</b> Ihre Antworten ohne Namen, Gerät und Uhrzeit, bis zum ${germanDate(until)}; danach nur die Summe aller Antworten, und nur wenn mindestens fünf geantwortet haben.</p>`;
}

/** After the answers: what goes with them, and when somebody asks again. */
export function thanksView(room: LiveRoom, { id, check }: Asking): Html {
  const askings = askingsOf(room);
  const next = askings[askings.findIndex((one) => one.id === id) + 1];
  return html`<h1>Danke</h1>
<p class="lead">Ihre Antworten zu „${room.doc.title}“ sind gezählt.</p>
${next && html`<p>Vom ${germanDate(next.from)} an fragen wir unter derselben Adresse, ${followUpAims[next.id]}.</p>`}
${check && html`<p><a class="button" href="/checks/${check}">Check noch einmal machen</a></p>`}
<p><a class="button quiet" href="/massnahmen">Zum Maßnahmenplan</a> <a class="button quiet" href="/lernen">Weiterlernen</a></p>`;
}

const group = (votable: Votable, help: string, fields: Html | Html[]): Html =>
  html`<fieldset><legend>${words.blocks(votable.prompt)}</legend>${help && html`<p class="help">${help}</p>`}${fields}</fieldset>`;

const tick = (type: 'radio' | 'checkbox', name: string, value: string, label: Html | Html[] | string): Html =>
  html`<label class="tick"><input type="${type}" name="${name}" value="${value}"><span>${label}</span></label>`;

function pollFields(poll: Poll): Html {
  return group(poll, pollTasks[poll.type], fieldsOf(poll));
}

function fieldsOf(poll: Poll): Html | Html[] {
  const { id, options } = poll;
  switch (poll.type) {
    case 'single':
    case 'multiple': {
      const type = poll.type === 'single' ? 'radio' : 'checkbox';
      return options.map((option) => tick(type, id, option.id, words.inline(option.text)));
    }
    case 'scale': {
      const steps = tallyKeys(poll);
      const [low, high] = options.map(({ text }) => words.inline(text));
      return steps.map((step, index) =>
        tick(
          'radio',
          id,
          step,
          html`${step}${index === 0 && html` (${low})`}${index === steps.length - 1 && html` (${high})`}`,
        ),
      );
    }
    case 'traffic-light':
      return options.map(
        (option) =>
          html`<fieldset><legend>${words.inline(option.text)}</legend>${colours.map((colour) => tick('radio', `${id}/${option.id}`, colour, `${lightNames[colour].shape} ${lightNames[colour].word}`))}</fieldset>`,
      );
    case 'ranking':
      return options.map(
        (option) =>
          html`<p><label>${words.inline(option.text)} <select class="field" name="${id}/${option.id}"><option value="">Platz …</option>${options.map((_option, index) => html`<option value="${index + 1}">Platz ${index + 1}</option>`)}</select></label></p>`,
      );
    case 'words':
    case 'cards': {
      const { most, length } = textLimits[poll.type];
      return Array.from(
        { length: most },
        (_, index) =>
          html`<p><input class="field" name="${id}" maxlength="${length}" autocomplete="off" aria-label="Eintrag ${index + 1} von ${most}"></p>`,
      );
    }
  }
}

function quizFields(quiz: Quiz, checks: LiveRoom['agenda']['workshop']['checks']): Html {
  return html`<section>${words.blocks(quiz.prompt)}${quiz.checks.map((one) => {
    const check = checks[quizKey(one)];
    return check && checkFields(check, `${quiz.id}/${quizKey(one)}`);
  })}</section>`;
}

function checkFields(check: Check, name: string): Html {
  const legend = html`<legend>${words.blocks(check.prompt)}</legend>`;
  if (check.type === 'choice') {
    return html`<fieldset>${legend}${check.options.map(({ id, text }) => tick(check.multiple ? 'checkbox' : 'radio', name, id, words.inline(text)))}</fieldset>`;
  }
  if (check.type !== 'truth') return html``;
  return html`<fieldset>${legend}${check.statements.map(
    ({ id, text }) =>
      html`<fieldset><legend>${words.inline(text)}</legend>${['wahr', 'falsch'].map((verdict) => tick('radio', `${name}/${id}`, verdict, verdict))}</fieldset>`,
  )}</fieldset>`;
}
