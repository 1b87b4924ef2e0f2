import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { readNumber } from '../../sequences/format/checks/number.ts';
import type { CheckItem, NumberAnswer } from '../../sequences/format/index.ts';
import { germanNumber } from '../../sequences/format/words.ts';
import { CheckElement } from '../core/check-element.ts';
import { strings } from '../core/strings-learning.ts';
import { typedFieldStyles } from '../core/typed-field.styles.ts';
import { marks } from '../core/verdict.ts';
import { numberStyles } from './komki-check-number.styles.ts';

/**
 * zahl: one text field for a number as Germans write it, its unit beside it. What is no number is no answer yet.
 * @summary Give a number.
 */
export class KomkiCheckNumber extends CheckElement<'number'> {
  static override styles = [...CheckElement.styles, typedFieldStyles, numberStyles];
  static override properties: PropertyDeclarations = { typed: { state: true } };
  declare private typed: string;

  protected override kind(): string {
    return strings.number.kind;
  }

  protected override items(): readonly CheckItem[] {
    return [];
  }

  protected override countsParts(): boolean {
    return false;
  }

  protected override missing(): string | undefined {
    if (this.typed.trim() === '') return strings.number.missing;
    return readNumber(this.typed) === undefined ? strings.number.unreadable : undefined;
  }

  protected override answer(): NumberAnswer {
    return this.typed.trim();
  }

  protected override hold(answer: NumberAnswer | undefined): void {
    this.typed = typeof answer === 'string' ? answer : '';
  }

  private type(typed: string): void {
    this.typed = typed;
    this.changed();
  }

  protected override body(): TemplateResult {
    const fits = this.verdicts?.parts.value;
    const state = fits === undefined ? '' : fits ? 'fits' : 'off';
    return html`<label>
        <span class="label">${strings.number.label}</span>
        <span class="value">
          <input
            type="text"
            class="field ${state}"
            inputmode="decimal"
            autocomplete="off"
            aria-describedby=${state ? 'verdict' : nothing}
            .value=${this.typed}
            ?disabled=${this.locked}
            @input=${(event: Event) => this.type((event.target as HTMLInputElement).value)}
            @keydown=${this.enter}
          />
          ${this.check.unit}
        </span>
      </label>
      ${
        fits === undefined
          ? nothing
          : html`<p class="verdict" id="verdict">${marks({ fits, remark: this.solution(fits) })}</p>`
      }`;
  }

  /** The right value, and how far off an answer may be. */
  private solution(fits: boolean): string {
    const { value, tolerance, unit } = this.check;
    const words = (number: number) => `${germanNumber(number)} ${unit}`.trim();
    const whole =
      tolerance > 0
        ? strings.number.within(words(value), germanNumber(value - tolerance), germanNumber(value + tolerance))
        : words(value);
    if (!fits) return strings.number.wouldBe(whole);
    return readNumber(this.typed) === value ? '' : strings.number.exactly(whole);
  }
}

customElements.define('komki-check-number', KomkiCheckNumber);

declare global {
  interface HTMLElementTagNameMap {
    'komki-check-number': KomkiCheckNumber;
  }
}
