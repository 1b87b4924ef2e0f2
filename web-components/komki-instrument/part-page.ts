import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { InstrumentPart } from '../../workshops/format/instrument.ts';
import { pointsOf } from '../../workshops/format/run.ts';
import { lockIcon } from '../core/icons.ts';
import { strings } from '../core/strings-checks.ts';
import { blocks, overview, placeOf, results, type View } from './view.ts';

/** One Baustein with its Checkpunkte and the way to its neighbours. */
export function partPage(part: InstrumentPart, view: View): TemplateResult {
  const { instrument, run, rows, earlier, address } = view;
  const words = strings.instrument;
  const index = instrument.parts.indexOf(part);
  const [previous, next] = [instrument.parts[index - 1], instrument.parts[index + 1]];
  const planned = (id: string) =>
    rows.flatMap(({ source, action }) => (source.kind === 'check' && source.id === id ? [action] : []));
  const link = (place: string, text: string, quiet: boolean) =>
    html`<a class=${quiet ? 'button quiet' : 'button'} href=${address(place)} data-place=${place}>${text}</a>`;
  return html`<div class="where soft small">
      <span
        ><a href=${address(overview)} data-place=${overview}>${instrument.title}</a> ·
        ${words.place(index + 1, instrument.parts.length)}</span
      >
      ${view.savedAt && view.durable ? html`<span>${words.saved(view.savedAt)}</span>` : nothing}
    </div>
    <h1 tabindex="-1">${part.title}</h1>
    <div class="prose">${blocks(part.intro)}</div>
    <div class="points">
      ${repeat(
        pointsOf(part, run),
        ({ id }) => `${run.id} ${id}`,
        (point) =>
          html`<komki-checkpoint
            .point=${point}
            .scale=${instrument.scale}
            .answer=${view.given(point.id)}
            .earlier=${earlier?.answers[point.id]?.rating}
            .planned=${planned(point.id)}
          ></komki-checkpoint>`,
      )}
    </div>
    <p class="private">${lockIcon}<span>${view.copied ? words.privateCopied : words.private}</span></p>
    <div class="steps">
      ${previous ? link(placeOf(previous), words.back(previous.title), true) : link(overview, words.back(words.overview), true)}
      ${next ? link(placeOf(next), words.next(next.title), false) : link(results, words.toBox, false)}
    </div>`;
}
