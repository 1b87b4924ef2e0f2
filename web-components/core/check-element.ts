import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import {
  type Answer,
  type AnswerOf,
  type Check,
  type CheckItem,
  type Evaluation,
  evaluate,
  type Inline,
} from '../../sequences/format/index.ts';
import { announce, prepareAnnouncer } from './announcer.ts';
import { base } from './base.styles.ts';
import { checkStyles } from './check.styles.ts';
import { contentRenderer, type ImageUrl, type Prompt, splitPrompt } from './content.ts';
import { KomkiElement } from './element.ts';
import type { AnswerDetail } from './events.ts';
import { remarkIcon } from './icons-checks.ts';
import { mix, type Random, secureRandom } from './mix.ts';
import { prose } from './prose.styles.ts';
import { questionStyles } from './question.styles.ts';
import { strings } from './strings-learning.ts';
import { resultBox } from './verdict.ts';

/** An earlier answer with what it was worth. */
export interface Answered {
  answer: Answer;
  evaluation: Evaluation;
}

/** How long feedback waits for the answer to be stored, in milliseconds: a full disk must not stop anybody learning. */
const storagePatience = 500;

/**
 * What all checks share: the card with the question, the button “Antwort prüfen” that becomes “Noch einmal”, evaluation,
 * the `komki-answer` event, result and explanation. A kind adds its inputs (`body`) and keeps the answer they hold.
 *
 * Properties: `check` (compiled node), `answered` (restores an earlier answer until the learner gives a new one here),
 * `random` (order of options), `imageUrl` (where images of the prompt are found).
 *
 * A sealed check (`check.sealed`, an exam) cannot evaluate itself: its event has no evaluation, and the host, which finds
 * the check as the event's target, has the answer evaluated. It hands `waitUntil` a promise and, before that ends, sets
 * `evaluation` (success and scaled; `parts` stays empty, for an exam tells no part) and `attemptsLeft`. Until then the
 * inputs are locked. A promise that ends without an evaluation, kept or broken, leaves the check open, and the learner is
 * asked to try again: nothing typed is lost. `answered` and `attemptsLeft` restore a sealed check like any other; at
 * `attemptsLeft` 0, or once the answer was right, there is no further attempt.
 *
 * @fires komki-answer - `AnswerDetail`, once per checked answer, before the feedback shows.
 */
export abstract class CheckElement<T extends Check['type']> extends KomkiElement {
  static override styles = [base, prose, questionStyles, checkStyles];
  static override properties: PropertyDeclarations = {
    check: { attribute: false },
    // A player that renders again passes an equal answer in a new object; that is no news.
    answered: { attribute: false, hasChanged: (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b) },
    random: { attribute: false },
    imageUrl: { attribute: false },
    evaluation: { attribute: false },
    attemptsLeft: { attribute: false },
    saving: { state: true },
    notice: { state: true },
  };

  declare check: Extract<Check, { type: T }>;
  declare answered: Answered | undefined;
  declare random: Random;
  declare imageUrl: ImageUrl;
  /** The evaluation on show; undefined while the learner works. Set from outside only where the check is sealed. */
  declare evaluation: Evaluation | undefined;
  /** How often a sealed check may still be answered; undefined: without limit. */
  declare attemptsLeft: number | undefined;
  declare private saving: boolean;
  declare private notice: string;
  /** The items in the order of this attempt. */
  protected mixed: readonly CheckItem[] = [];
  /** The learner has answered here, so that `answered` is old news. */
  private ownAnswer = false;
  protected readonly content = contentRenderer((file) => this.imageUrl(file));

  constructor() {
    super();
    this.random = secureRandom;
    this.imageUrl = (file) => file;
    this.saving = false;
    this.notice = '';
  }

  /** The line that tells what kind of question this is. */
  protected abstract kind(): string;
  /** The same line for a pen. */
  protected paperKind(): string {
    return this.kind();
  }

  /** What the learner decides on: options, statements, items, pairs. */
  protected abstract items(): readonly CheckItem[];
  /** A friendly sentence when the answer is not complete yet. */
  protected abstract missing(): string | undefined;
  /** The answer the inputs hold. */
  protected abstract answer(): AnswerOf[T];
  /** Makes the inputs hold an answer; `undefined` empties them for a new attempt. */
  protected abstract hold(answer: AnswerOf[T] | undefined): void;
  /** The inputs, and beside them the feedback once there is an evaluation. */
  protected abstract body(): TemplateResult;

  /** How the prompt is laid out around the legend. */
  protected layOut(): Prompt {
    return splitPrompt(this.check.prompt);
  }

  /** The evaluation part by part, for the feedback beside the inputs; an exam has none. */
  protected get verdicts(): Evaluation | undefined {
    return this.check.sealed ? undefined : this.evaluation;
  }

  /** A check that is decided in steps goes one on. @returns false when the answer is whole */
  protected advance(): boolean {
    return false;
  }

  /** Mixes the items for an attempt. */
  protected mix(items: readonly CheckItem[]): readonly CheckItem[] {
    return this.check.shuffle ? mix(items, this.random) : items;
  }

  /** Inputs stay where they are after checking, but cannot be changed. */
  protected get locked(): boolean {
    return this.saving || this.evaluation !== undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.check) return;
    if (changed.has('check')) {
      this.ownAnswer = false;
      this.begin();
    }
    if ((changed.has('check') || changed.has('answered')) && this.answered && !this.ownAnswer) {
      this.notice = '';
      this.evaluation = this.answered.evaluation;
      // An answer stored by an older version of the check may name items that are gone: `hold` ignores those.
      this.hold(this.answered.answer as AnswerOf[T]);
    }
  }

  private begin(): void {
    this.evaluation = undefined;
    this.saving = false;
    this.notice = '';
    this.mixed = this.mix(this.items());
    this.hold(undefined);
  }

  /** A subclass calls this whenever the learner changes something. */
  protected changed(): void {
    this.notice = '';
  }

  /** Enter in a text field is the button. */
  protected enter(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    const button = this.renderRoot.querySelector<HTMLElement>('.actions button');
    // The field is about to be locked and would take the focus with it.
    button?.focus();
    button?.click();
  }

  private press(): void {
    if (this.saving || this.closed) return;
    if (this.evaluation) {
      this.begin();
      announce(strings.check.freshAttempt);
      return;
    }
    const missing = this.missing();
    if (missing) this.notify(missing);
    else if (!this.advance()) void this.submit();
  }

  private notify(notice: string): void {
    this.notice = notice;
    announce(notice);
  }

  private async submit(): Promise<void> {
    const { check } = this;
    const answer = this.answer();
    const evaluation = check.sealed ? undefined : evaluate(check, answer);
    this.notice = '';
    this.ownAnswer = true;
    this.saving = true;
    if (check.sealed) this.notify(strings.check.handingIn);
    const saved: Promise<unknown>[] = [];
    this.emit<AnswerDetail>('komki-answer', { check, answer, evaluation, waitUntil: (promise) => saved.push(promise) });
    const patience = new Promise((resolve) => setTimeout(resolve, storagePatience));
    await (check.sealed ? Promise.allSettled(saved) : Promise.race([Promise.allSettled(saved), patience]));
    // Somebody may have shown another check here meanwhile.
    if (this.check !== check) return;
    this.notice = '';
    if (evaluation) this.evaluation = evaluation;
    if (this.evaluation) announce(this.resultWords(this.evaluation).join(' '));
    else this.notify(strings.check.notHandedIn);
    this.saving = false;
  }

  /** An exam's answer that stands. */
  private get closed(): boolean {
    const { check, evaluation, attemptsLeft } = this;
    return check.sealed === true && evaluation !== undefined && (evaluation.success || attemptsLeft === 0);
  }

  private resultWords({ success, parts }: Evaluation): string[] {
    const verdicts = Object.values(parts);
    const words = [success ? strings.check.success : strings.check.notYet];
    if (this.check.sealed) {
      if (!success && this.attemptsLeft !== undefined) words.push(strings.check.attemptsLeft(this.attemptsLeft));
      return words;
    }
    if (!success && this.countsParts()) words.push(this.share(verdicts.filter(Boolean).length, verdicts.length));
    if (this.items().some((item) => item.feedback.length > 0)) words.push(strings.check.seeItems);
    return words;
  }

  /** Whether “2 von 4” means anything; in a single choice it does not. */
  protected countsParts(): boolean {
    return true;
  }

  protected share(right: number, all: number): string {
    return strings.check.share(right, all);
  }

  /** What the button does now. */
  protected buttonWords(): string {
    if (this.closed) return strings.check.handedIn;
    if (this.evaluation) return strings.check.again;
    return this.check.sealed ? strings.check.handIn : strings.check.submit;
  }

  protected override render(): unknown {
    if (!this.check) return nothing;
    const { before, question, after } = this.layOut();
    return html`<div class="card">
      ${before.length > 0 ? html`<div class="prose">${this.content.blocks(before)}</div>` : nothing}
      <fieldset>
        <legend>
          ${question.length > 0 ? html`<span class="question">${this.content.inline(question)}</span>` : nothing}
          <span class="kind screen-only">${this.kind()}</span><span class="kind print-only">${this.paperKind()}</span>
        </legend>
        ${after.length > 0 ? html`<div class="prose">${this.content.blocks(after)}</div>` : nothing}
        ${this.body()}
      </fieldset>
      <div class="actions">
        <button
          type="button"
          class=${this.evaluation ? 'button quiet' : 'button'}
          aria-disabled=${this.closed ? 'true' : nothing}
          @click=${this.press}
        >
          ${this.buttonWords()}
        </button>
      </div>
      ${this.notice ? html`<p class="notice">${remarkIcon}<span>${this.notice}</span></p>` : nothing}
      ${this.evaluation ? this.result(this.evaluation) : nothing}
    </div>`;
  }

  private result(evaluation: Evaluation): TemplateResult {
    const { explanation } = this.check;
    const why = explanation.length > 0 ? this.content.inline(explanation) : undefined;
    return resultBox(evaluation.success, this.resultWords(evaluation), why);
  }

  protected feedback(feedback: readonly Inline[]): unknown {
    return feedback.length > 0 ? html`<p class="feedback">${this.content.inline(feedback)}</p>` : nothing;
  }
}
