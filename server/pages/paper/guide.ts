import type { Method, Node, Section, Sequence } from '../../../sequences/format/nodes.ts';
import { audiences } from '../../../sequences/format/nodes.ts';
import { formName, handoutName, shortTitle } from '../../../sequences/format/words.ts';
import { type Html, html } from '../../http/html.ts';
import { howToPrint } from '../../http/paper.ts';
import { audienceWords } from '../pillars.ts';
import { ampelTitle, paperRenderer, sheetEnd, sheetHead } from './paper.ts';
import { solution } from './tasks.ts';

/** Minutes since the beginning as people read a clock: 75 → 1:15. */
const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** A step of the sequence: what learners read, and what the trainer does with it. */
interface Step {
  section: Section;
  content: Node[];
  method: Method | undefined;
  /** Minutes since the beginning. */
  start: number;
}

/** Cuts the sections at their `methodik` blocks, each of which belongs to what stands before it. */
function stepsOf(sequence: Sequence): Step[] {
  let start = 0;
  return sequence.sections.flatMap((section) => {
    const steps: Step[] = [];
    let content: Node[] = [];
    for (const node of section.nodes) {
      if (node.kind !== 'method') {
        content.push(node);
        continue;
      }
      steps.push({ section, content, method: node, start });
      start += node.minutes;
      content = [];
    }
    return content.length > 0 ? [...steps, { section, content, method: undefined, start }] : steps;
  });
}

/** The trainers' guide: schedule, preparation, both columns of the programme's template, the key of every check. */
export function guideView(sequence: Sequence, titles: ReadonlyMap<string, string>): Html {
  const paper = paperRenderer(sequence, ({ inline, blocks }, numberOf) => ({
    check: (check) =>
      html`<section class="task" id="${check.id}"><p class="label">Aufgabe ${numberOf(check)}${!check.required && html` <span class="kind">freiwillig</span>`}</p>${blocks(check.prompt)}${solution(check, { inline, blocks })}</section>`,
    reflection: (node) => html`<section class="note"><p class="label">Reflexion</p>${blocks(node.children)}</section>`,
    trafficLight: (node) =>
      html`<section class="note"><p class="label">${ampelTitle(node)}</p><ul>${node.statements.map(({ text }) => html`<li>${inline(text)}</li>`)}</ul></section>`,
    measure: (node) =>
      html`<section class="note"><p class="label">Maßnahme</p><p><b>Checkpunkt:</b> ${inline(node.checkpoint)}</p><p><b>Maßnahme:</b> ${inline(node.measure)}</p></section>`,
  }));
  const steps = stepsOf(sequence);
  /** Both columns of the template beside each other; the first pair of a section names them. */
  const pair = (
    { content, method, start }: Step,
    index: number,
  ): Html => html`<div class="pair"><div class="content">${index === 0 && html`<p class="column">Inhalte</p>`}${paper.nodes(content)}</div>
<div class="method">${index === 0 && html`<p class="column">Methodisch-didaktische Ideen</p>`}${method && html`<p class="label">${formName(method.form)} · ${method.minutes} Minuten <span class="kind">ab ${clock(start)}</span></p>${paper.blocks(method.children)}`}</div></div>`;

  return html`${howToPrint}
<article class="paper guide prose">${sheetHead(sequence, 'Leitfaden für Trainerinnen und Trainer')}
${overview(sequence, titles)}
${schedule(steps)}
${sequence.sections.map(
  (section) => html`<section class="part"><h2>${section.title}</h2>
${steps.filter((step) => step.section === section).map(pair)}</section>`,
)}
${sheetEnd(sequence)}</article>`;
}

const weights = { kern: 'Kerninhalt', ergaenzend: 'ergänzend', keine: 'nicht vorgesehen' };

function overview(sequence: Sequence, titles: ReadonlyMap<string, string>): Html {
  const { id, preparation, materials } = sequence;
  const named = (ids: readonly string[]) =>
    ids.map((one) => `${one} ${titles.get(one) ?? '(noch nicht veröffentlicht)'}`);
  const list = (entries: readonly (string | Html)[]): Html =>
    html`<ul>${entries.map((entry) => html`<li>${entry}</li>`)}</ul>`;
  const entry = (name: string, entries: readonly (string | Html)[]): Html | false =>
    entries.length > 0 && html`<div><h3>${name}</h3>${list(entries)}</div>`;
  return html`<section class="overview"><h2>Auf einen Blick</h2><div class="blocks">
${entry(
  'Zielgruppen',
  audiences.map((one) => `${audienceWords[one]}: ${weights[sequence.audiences[one]]}`),
)}
${entry('Vorbereitung', preparation)}
${entry(
  'Material',
  materials.map(({ title, file }) => html`<a href="/lernen/${id}/material/${handoutName(file)}">${title}</a>`),
)}
${entry('Das sollten die Teilnehmenden kennen', named(sequence.prerequisites))}
${entry('Das passt danach', named(sequence.next))}</div></section>`;
}

function schedule(steps: readonly Step[]): Html {
  const timed = steps.flatMap((step) => (step.method ? [{ ...step, method: step.method }] : []));
  const sum = timed.reduce((minutes, { method }) => minutes + method.minutes, 0);
  return html`<section class="overview"><h2>Ablauf</h2>
<table class="schedule"><thead><tr><th scope="col">Abschnitt</th><th scope="col">Beginn</th><th scope="col">Form</th><th scope="col">Minuten</th></tr></thead>
<tbody>${timed.map(({ section, method, start }) => html`<tr><th scope="row">${shortTitle(section)}</th><td data-label="Beginn">${clock(start)}</td><td data-label="Form">${formName(method.form)}</td><td data-label="Minuten">${method.minutes}</td></tr>`)}
<tr class="end"><th scope="row">Ende</th><td data-label="Beginn">${clock(sum)}</td><td></td><td data-label="Minuten">${sum}</td></tr></tbody></table></section>`;
}
