import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { ChoiceAnswer, ChoiceCheck } from '../../sequences/format/index.ts';
import { CheckElement } from '../core/check-element.ts';
import { optionRow, stateOf } from '../core/option-row.ts';
import { strings } from '../core/strings-learning.ts';
import { marks } from '../core/verdict.ts';
import { choiceStyles } from './komki-check-choice.styles.ts';

type Option = ChoiceCheck['options'][number];

/**
 * einfachauswahl (radios) and mehrfachauswahl (checkboxes) in one fieldset.
 * @summary Choose one or several options.
 */
export class KomkiCheckChoice extends CheckElement<'choice'> {
  static override styles = [...CheckElement.styles, choiceStyles];
  static override properties: PropertyDeclarations = { chosen: { state: true } };
  declare private chosen: ReadonlySet<string>;

  protected override kind(): string {
    return this.check.multiple ? strings.choice.kindMultiple : strings.choice.kindSingle;
  }

  protected override items(): readonly Option[] {
    return this.check.options;
  }

  protected override countsParts(): boolean {
    return this.check.multiple;
  }

  protected override missing(): string | undefined {
    if (this.chosen.size > 0) return undefined;
    return this.check.multiple ? strings.choice.missingMultiple : strings.choice.missingSingle;
  }

  /** Ids in the author's order, so that the same choice is always the same answer. */
  protected override answer(): ChoiceAnswer {
    return this.check.options.map((option) => option.id).filter((id) => this.chosen.has(id));
  }

  protected override hold(answer: ChoiceAnswer | undefined): void {
    this.chosen = new Set(answer);
  }

  private choose(id: string, on: boolean): void {
    const others = this.check.multiple ? [...this.chosen].filter((other) => other !== id) : [];
    this.chosen = new Set(on ? [...others, id] : others);
    this.changed();
  }

  protected override body(): TemplateResult {
    return html`<div class="options">${(this.mixed as readonly Option[]).map((option) => this.option(option))}</div>`;
  }

  private option(option: Option): TemplateResult {
    const { verdicts } = this;
    const { multiple } = this.check;
    const chosen = this.chosen.has(option.id);
    const state = verdicts ? stateOf(chosen, option.correct) : '';
    const remark = state === 'missed' && multiple ? strings.choice.notChosen : '';
    return optionRow({
      type: multiple ? 'checkbox' : 'radio',
      name: 'choice',
      value: option.id,
      text: this.content.inline(option.text),
      chosen,
      locked: this.locked,
      state,
      verdict:
        verdicts && html`${marks({ mine: chosen, fits: option.correct, remark })}${this.feedback(option.feedback)}`,
      choose: (on) => this.choose(option.id, on),
    });
  }
}

customElements.define('komki-check-choice', KomkiCheckChoice);

declare global {
  interface HTMLElementTagNameMap {
    'komki-check-choice': KomkiCheckChoice;
  }
}
