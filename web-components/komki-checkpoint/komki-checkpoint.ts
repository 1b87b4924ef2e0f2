import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Inline } from '../../sequences/format/index.ts';
import { plainText } from '../../sequences/format/render.ts';
import { type Checkpoint, type Rating, ratings, type ScaleName, scales } from '../../workshops/format/instrument.ts';
import type { PointAnswer } from '../../workshops/format/run.ts';
import { longestNote } from '../../workshops/format/run-file.ts';
import { announce, prepareAnnouncer } from '../core/announcer.ts';
import { base } from '../core/base.styles.ts';
import { contentRenderer } from '../core/content.ts';
import { KomkiElement } from '../core/element.ts';
import type { HintDetail, RatingDetail } from '../core/events.ts';
import { tickIcon } from '../core/icons.ts';
import { lightIcons, starIcon } from '../core/icons-lights.ts';
import { lights } from '../core/lights.styles.ts';
import { strings } from '../core/strings-checks.ts';
import { Writing } from '../core/writing.ts';
import { checkpointStyles } from './komki-checkpoint.styles.ts';

/**
 * One Checkpunkt of a check: four radios with shape and word, suggestions from practice, each with a button that takes it
 * into the Maßnahmenplan, and room for a note. The suggestions open by themselves where there is something to do, the note
 * where the reason of “nicht relevant” belongs. Properties: `point` (compiled), `scale`, `answer` (given before), `earlier`
 * (rating of an earlier run, shown once there is a new one), `planned` (words of the suggestions that are in the plan).
 * @summary Rate one point of a check.
 * @fires komki-rating - `RatingDetail`, with every choice
 * @fires komki-note - `NoteDetail`, see `Writing`
 * @fires komki-hint - `HintDetail`, when a suggestion goes in or out
 */
export class KomkiCheckpoint extends KomkiElement {
  static override styles = [base, lights, checkpointStyles];
  static override properties: PropertyDeclarations = {
    point: { attribute: false },
    scale: {},
    answer: { attribute: false },
    earlier: {},
    planned: { attribute: false },
    said: { state: true },
  };

  declare point: Checkpoint;
  declare scale: ScaleName;
  declare answer: PointAnswer;
  declare earlier: Rating | undefined;
  declare planned: readonly string[];
  /** What has been said by now; a new `answer` begins it anew. */
  declare private said: PointAnswer;
  private readonly content = contentRenderer((file) => file);
  private readonly writing = new Writing(this, () => ({ id: this.point.id, text: this.said.note ?? '' }));

  constructor() {
    super();
    this.scale = 'traffic-light';
    this.answer = {};
    this.said = {};
    this.planned = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('answer')) this.said = this.answer;
  }

  private choose(rating: Rating): void {
    this.said = { ...this.said, rating };
    this.emit<RatingDetail>('komki-rating', { id: this.point.id, rating });
  }

  private write(event: Event): void {
    this.said = { ...this.said, note: (event.target as HTMLTextAreaElement).value };
    this.writing.written();
  }

  private press(action: string, planned: boolean): void {
    this.planned = planned ? [...this.planned, action] : this.planned.filter((other) => other !== action);
    this.emit<HintDetail>('komki-hint', { point: this.point, action, planned });
    announce(planned ? strings.checkpoint.planned : strings.checkpoint.removed, this);
  }

  protected override render(): unknown {
    if (!this.point) return nothing;
    const { number, quick, text, hints } = this.point;
    const { rating, note = '' } = this.said;
    const words = strings.checkpoint;
    const shown = rating && this.earlier;
    return html`<div class="point">
      <fieldset aria-describedby=${shown ? 'before' : nothing}>
        <legend>
          <h2>
            <span class="number">${number}</span>
            ${quick ? html`${starIcon}<span class="visually-hidden">${words.quick}</span>` : nothing}
            ${this.content.inline(text)}
          </h2>
        </legend>
        <div class="lights">${ratings.map((one) => this.light(one))}</div>
        ${
          shown
            ? html`<p class="before" id="before">${words.before} ${lightIcons[shown]} ${scales[this.scale][shown].word}</p>`
            : nothing
        }
      </fieldset>
      ${
        hints.length > 0
          ? html`<details ?open=${rating === 'red' || rating === 'yellow'}>
              <summary>${words.hints(hints.length)}</summary>
              <ul>${hints.map((hint, index) => this.hint(hint, index))}</ul>
            </details>`
          : nothing
      }
      <details ?open=${rating === 'irrelevant' || note !== ''}>
        <summary>${words.noteSummary}</summary>
        <textarea
          class="field"
          rows="2"
          maxlength=${longestNote}
          aria-label=${words.note(number)}
          .value=${note}
          @input=${this.write}
          @blur=${this.writing.flush}
        ></textarea>
      </details>
    </div>`;
  }

  private light(rating: Rating): TemplateResult {
    const { word, meaning } = scales[this.scale][rating];
    return html`<label class=${rating}>
      <input
        type="radio"
        name="rating"
        value=${rating}
        .checked=${this.said.rating === rating}
        @change=${() => this.choose(rating)}
      />
      ${lightIcons[rating]}
      <span><b>${word}</b> <span class="meaning">${meaning}</span></span>
    </label>`;
  }

  private hint(hint: readonly Inline[], index: number): TemplateResult {
    const action = plainText(hint);
    const planned = this.planned.includes(action);
    const words = strings.checkpoint;
    return html`<li>
      <p id="hint-${index}">${this.content.inline(hint)}</p>
      ${planned ? html`<p class="planned">${tickIcon}<span>${words.planned}</span></p>` : nothing}
      <button
        type="button"
        class="button quiet"
        aria-describedby="hint-${index}"
        @click=${() => this.press(action, !planned)}
      >
        ${planned ? words.remove : words.add}
      </button>
    </li>`;
  }
}

customElements.define('komki-checkpoint', KomkiCheckpoint);

declare global {
  interface HTMLElementTagNameMap {
    'komki-checkpoint': KomkiCheckpoint;
  }
}
