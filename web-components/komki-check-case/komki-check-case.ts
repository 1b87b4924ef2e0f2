import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import {
  type CaseAnswer,
  type CaseCheck,
  type CaseStep,
  type CheckItem,
  evaluate,
} from '../../sequences/format/index.ts';
import { announce } from '../core/announcer.ts';
import { CheckElement } from '../core/check-element.ts';
import type { Prompt } from '../core/content.ts';
import type { StepDetail } from '../core/events.ts';
import { mix } from '../core/mix.ts';
import { optionRow, stateOf } from '../core/option-row.ts';
import { strings } from '../core/strings-learning.ts';
import { marks } from '../core/verdict.ts';
import { caseStyles } from './komki-check-case.styles.ts';

type Option = CaseStep['options'][number];

/**
 * fall: a case that is decided question by question. A decision is judged and explained before the next question comes,
 * for that question often follows from it; the answer is told once, when all are decided. An exam explains nothing, so
 * there all questions stand together and can be thought over.
 *
 * Property `begun`: the decisions of a learner who left half-way; the case goes on behind the last of them.
 * @fires komki-step - `StepDetail`, once per decision that another question follows.
 * @summary Decide a case step by step.
 */
export class KomkiCheckCase extends CheckElement<'case'> {
  static override styles = [...CheckElement.styles, caseStyles];
  static override properties: PropertyDeclarations = {
    begun: { attribute: false },
    chosen: { state: true },
    shown: { state: true },
    decided: { state: true },
  };
  declare begun: CaseAnswer | undefined;
  declare private chosen: ReadonlyMap<string, string>;
  /** How many questions are on show, and how many of them are decided. */
  declare private shown: number;
  declare private decided: number;
  /** The question that has just come takes the focus. */
  private fresh: string | undefined;

  protected override kind(): string {
    return strings.case.kind;
  }

  /** The case is a text, not a question: none of it can be the legend. */
  protected override layOut(): Prompt {
    return { before: this.check.prompt, question: [], after: [] };
  }

  protected override items(): readonly Option[] {
    return this.check.steps.flatMap(({ options }) => options);
  }

  /** The questions keep their order, their options are mixed. */
  protected override mix(): readonly CheckItem[] {
    const { shuffle, steps } = this.check;
    return steps.flatMap(({ options }) => (shuffle ? mix(options, this.random) : options));
  }

  protected override missing(): string | undefined {
    const { steps, sealed } = this.check;
    const open = steps.slice(0, this.shown).filter(({ id }) => !this.chosen.has(id)).length;
    if (open === 0) return undefined;
    return sealed ? strings.case.missingSome(open) : strings.case.missing;
  }

  protected override answer(): CaseAnswer {
    return Object.fromEntries(this.chosen);
  }

  protected override hold(answer: CaseAnswer | undefined): void {
    const { steps, sealed } = this.check;
    const known = steps.flatMap(({ id, options }) => {
      const chosen = answer?.[id];
      return options.some((option) => option.id === chosen) ? [[id, chosen as string] as const] : [];
    });
    this.chosen = new Map(known);
    this.decided = answer ? steps.length : 0;
    this.shown = answer || sealed ? steps.length : 1;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('check') || !this.begun || this.answered || this.check.sealed) return;
    this.hold(this.begun);
    const { steps } = this.check;
    const open = steps.findIndex(({ id }) => !this.chosen.has(id));
    // The last decision is never taken as made: with it the answer is told.
    this.decided = open === -1 ? steps.length - 1 : open;
    this.shown = Math.max(this.decided, 1);
  }

  /** Decides the question on show, or brings the next one. */
  protected override advance(): boolean {
    const { steps, sealed } = this.check;
    const step = steps[this.decided];
    if (sealed || !step) return false;
    if (this.decided === this.shown) {
      this.shown += 1;
      this.fresh = step.id;
      return true;
    }
    if (this.shown === steps.length) return false;
    this.decided = this.shown;
    announce(this.verdictWords(step));
    const { check } = this;
    const answer = this.answer();
    this.emit<StepDetail>('komki-step', { check, answer, evaluation: evaluate(check, answer) });
    return true;
  }

  private verdictWords({ id, options }: CaseStep): string {
    const right = options.some((option) => option.correct && option.id === this.chosen.get(id));
    const place = strings.case.step(this.decided, this.check.steps.length);
    const words = [`${place}:`, right ? strings.check.success : strings.check.notYet];
    if (options.some(({ feedback }) => feedback.length > 0)) words.push(strings.check.seeItems);
    return words.join(' ');
  }

  protected override buttonWords(): string {
    const reading = this.decided === this.shown && this.shown < this.check.steps.length;
    return reading ? strings.case.next : super.buttonWords();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.fresh) this.renderRoot.querySelector<HTMLElement>(`[data-step="${CSS.escape(this.fresh)}"]`)?.focus();
    this.fresh = undefined;
  }

  private choose(step: string, option: string): void {
    this.chosen = new Map(this.chosen).set(step, option);
    this.changed();
  }

  /** Questions to come are there for paper, which shows them all. */
  protected override body(): TemplateResult {
    return html`<div class="steps">${this.check.steps.map((step, index) => this.step(step, index))}</div>`;
  }

  private step(step: CaseStep, index: number): TemplateResult {
    const { check } = this;
    const judged = !check.sealed && (index < this.decided || this.verdicts !== undefined);
    const options = (this.mixed as readonly Option[]).filter((option) => step.options.includes(option));
    return html`<fieldset class="step ${index < this.shown ? '' : 'later'}" data-step=${step.id} tabindex="-1">
      <legend>
        <span class="kind">${strings.case.step(index + 1, check.steps.length)}</span>
        <span class="question">${this.content.inline(step.question)}</span>
      </legend>
      <div class="options">${options.map((option) => this.option(step, option, judged))}</div>
    </fieldset>`;
  }

  private option({ id: step }: CaseCheck['steps'][number], option: Option, judged: boolean): TemplateResult {
    const chosen = this.chosen.get(step) === option.id;
    return optionRow({
      type: 'radio',
      name: step,
      value: option.id,
      text: this.content.inline(option.text),
      chosen,
      locked: this.locked || judged,
      state: judged ? stateOf(chosen, option.correct) : '',
      verdict: judged
        ? html`${marks({ mine: chosen, fits: option.correct })}${this.feedback(option.feedback)}`
        : undefined,
      choose: () => this.choose(step, option.id),
    });
  }
}

customElements.define('komki-check-case', KomkiCheckCase);

declare global {
  interface HTMLElementTagNameMap {
    'komki-check-case': KomkiCheckCase;
  }
}
