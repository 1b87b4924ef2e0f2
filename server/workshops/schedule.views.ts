import { duration } from '../../sequences/format/words.ts';
import { formNames } from '../../workshops/format/names.ts';
import type { AgendaPart } from '../../workshops/format/workshop.ts';
import { type Html, html } from '../http/html.ts';
import { beginOf, sequenceLink } from './format-words.ts';
import type { PublishedFormat } from './formats.ts';

/** The agenda as tables, one per part: when, what, how, how long. */
export const scheduleView = ({ workshop, titles }: PublishedFormat): Html[] =>
  workshop.parts.map((part) => partView(part, titles));

function partView({ title, minutes, blocks }: AgendaPart, titles: PublishedFormat['titles']): Html {
  const [first] = blocks;
  const head = first?.begin === undefined ? 'Nach (Std:Min)' : 'Uhrzeit';
  const end = beginOf({ offset: minutes, begin: first?.begin && later(first.begin, minutes) });
  return html`${title !== '' && html`<h3>${title} <span class="kind">${duration(minutes)}</span></h3>`}
<table class="schedule agenda"><thead><tr><th scope="col">Block</th><th scope="col">${head}</th><th scope="col">Minuten</th><th scope="col">Wie</th><th scope="col">Dazu passt</th></tr></thead>
<tbody>${blocks.map(
    (block) =>
      html`<tr${block.form === 'pause' && html` class="soft"`}><th scope="row">${block.title}</th><td data-label="${head}">${beginOf(block)}</td><td data-label="Minuten">${block.minutes}</td><td data-label="Wie">${block.form !== 'pause' && formNames[block.form]}</td><td data-label="${block.sequences.length > 0 && 'Dazu passt'}">${block.sequences.map((id, index) => html`${index > 0 && ', '}${sequenceLink(id, titles)}`)}</td></tr>`,
  )}
<tr class="end"><th scope="row">Ende</th><td data-label="${head}">${end}</td><td data-label="Minuten">${minutes}</td><td></td><td></td></tr></tbody></table>`;
}

/** “09:15” and 50 minutes → “10:05” */
function later(begin: string, minutes: number): string {
  const [hours = 0, rest = 0] = begin.split(':').map(Number);
  const at = hours * 60 + rest + minutes;
  return [Math.floor(at / 60) % 24, at % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
