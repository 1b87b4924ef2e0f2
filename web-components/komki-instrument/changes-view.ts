import { html, nothing, type TemplateResult } from 'lit';
import { type Rating, scales } from '../../workshops/format/instrument.ts';
import { type Change, changes, type Move } from '../../workshops/format/run.ts';
import { lightIcons } from '../core/icons-lights.ts';
import { strings } from '../core/strings-checks.ts';
import { inline, type View, when } from './view.ts';

const { eased, pressing, same, dropped, returned, new: isNew, stillOpen } = strings.results;
/** What a move is called, in the order in which it is told. */
const moves: Record<Move, string> = { eased, pressing, dropped, returned, new: isNew, same, open: stillOpen };

/** Two runs side by side, in words; nothing while there is only one. */
export function changesView(view: View): TemplateResult | typeof nothing {
  const { instrument, run, runs, earlier } = view;
  if (!earlier) return nothing;
  const words = strings.results;
  const all = changes(instrument, earlier, run);
  const others = runs.filter(({ id }) => id !== run.id);
  const summary = (Object.keys(moves) as Move[]).flatMap((move) => {
    const count = all.filter((change) => change.move === move).length;
    return count > 0 && move !== 'open' ? [words.times(count, moves[move])] : [];
  });
  return html`<section>
    <h2>${words.changes}</h2>
    ${
      others.length > 1
        ? html`<label class="compare">
            <span>${words.compareWith}</span>
            <select class="field" @change=${(event: Event) => view.compareWith((event.target as HTMLSelectElement).value)}>
              ${others.map(
                (other) =>
                  html`<option value=${other.id} ?selected=${other.id === earlier.id}>${when(other, runs)}</option>`,
              )}
            </select>
          </label>`
        : nothing
    }
    <p class="change">${summary.length > 0 ? words.change(summary.join(', ')) : words.nothingYet}</p>
    <table class="compared">
      <thead>
        <tr>
          <th scope="col">${words.checkpoint}</th>
          <th scope="col">${when(earlier, runs)}</th>
          <th scope="col">${when(run, runs)}</th>
          <th scope="col">${words.whatChanged}</th>
        </tr>
      </thead>
      <tbody>${all.map((change) => row(change, view, earlier))}</tbody>
    </table>
  </section>`;
}

function row(
  { point, before, now, move }: Change,
  { instrument, run, runs }: View,
  earlier: View['run'],
): TemplateResult {
  const { open } = strings.results;
  const cell = (rating: Rating | undefined) =>
    rating ? html`${lightIcons[rating]} ${scales[instrument.scale][rating].word}` : open;
  return html`<tr>
    <th scope="row">${point.number} ${inline(point.text)}</th>
    <td data-label=${when(earlier, runs)}>${cell(before)}</td>
    <td data-label=${when(run, runs)}>${cell(now)}</td>
    <td data-label=${strings.results.whatChanged}>${moves[move]}</td>
  </tr>`;
}
