import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Check } from '../../sequences/format/index.ts';
import { isTextPoll, quizKey, textLimits } from '../../workshops/format/ballot.ts';
import type { Ballot } from '../../workshops/format/room.ts';
import type { Quiz, QuizCheck, Votable } from '../../workshops/format/workshop.ts';
import { announce, prepareAnnouncer } from '../core/announcer.ts';
import type { VoteState } from '../core/ballot-box.ts';
import { base } from '../core/base.styles.ts';
import { contentRenderer, splitPrompt } from '../core/content.ts';
import { KomkiElement } from '../core/element.ts';
import type { AnswerDetail, BallotDetail } from '../core/events.ts';
import { tickIcon } from '../core/icons.ts';
import { remarkIcon } from '../core/icons-checks.ts';
import { lights } from '../core/lights.styles.ts';
import { mix, type Random, secureRandom } from '../core/mix.ts';
import { moving } from '../core/moving.styles.ts';
import { prose } from '../core/prose.styles.ts';
import { questionStyles } from '../core/question.styles.ts';
import { strings } from '../core/strings-workshop.ts';
import { fields } from './fields.ts';
import { pollStyles } from './komki-poll.styles.ts';

type Kind = Ballot['type'];

const words = strings.poll;
const { words: wordLimits, cards: cardLimits } = textLimits;
const kinds: Record<Exclude<Kind, 'quiz'>, string> = {
  single: words.single,
  multiple: words.multiple,
  scale: words.scale,
  'traffic-light': words.lights,
  words: words.words(wordLimits.most),
  ranking: words.ranking,
  cards: words.cards(cardLimits.most),
};
const missing: Record<Exclude<Kind, 'ranking'>, string> = {
  single: words.missingSingle,
  multiple: words.missingMultiple,
  scale: words.missingScale,
  'traffic-light': words.missingLights,
  words: words.missingWords,
  cards: words.missingCards,
  quiz: words.missingQuiz,
};
const states: Record<VoteState, string> = {
  sending: words.sending,
  waiting: words.waiting,
  counted: words.counted,
  late: words.late,
  refused: words.refused,
};

/** Two ballots say the same. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * umfrage, wissen: one vote on a device of a workshop, as a form with native inputs. It can be changed until the poll ends.
 * Of a quiz only right and wrong leave the element; each check's first answer counts.
 *
 * Properties: `node` (compiled poll or quiz), `checks` (of the room by key, for a quiz), `open` (votes are taken), `ballot`
 * (what was voted on this device), `vote` (what has become of it), `draft` (what was filled in before a reload),
 * `random` (order of a ranking at first).
 *
 * @summary Vote in a workshop.
 * @fires komki-ballot - `BallotDetail`, when somebody votes
 * @fires komki-ballot-draft - `BallotDetail`, with every choice before that
 */
export class KomkiPoll extends KomkiElement {
  static override styles = [base, prose, lights, questionStyles, moving, pollStyles];
  static override properties: PropertyDeclarations = {
    node: { attribute: false },
    checks: { attribute: false },
    open: { attribute: false },
    ballot: { attribute: false, hasChanged: (a: unknown, b: unknown) => !same(a, b) },
    vote: { attribute: false },
    draft: { attribute: false, hasChanged: (a: unknown, b: unknown) => !same(a, b) },
    random: { attribute: false },
    held: { state: true },
    notice: { state: true },
    checksReady: { state: true },
  };

  declare node: Votable;
  declare checks: Readonly<Record<string, Check>>;
  declare open: boolean;
  declare ballot: Ballot | undefined;
  declare vote: VoteState | undefined;
  declare draft: Ballot | undefined;
  declare random: Random;
  /** What the inputs hold. */
  declare private held: Ballot | undefined;
  declare private notice: string;
  declare private checksReady: boolean;
  private mixed: readonly string[] = [];
  /** Somebody has voted here and waits to hear of it. */
  private asked = false;
  /** The button that keeps the focus when its row has changed its place in the document. */
  private pressed: HTMLElement | undefined;
  private readonly content = contentRenderer((file) => file);

  constructor() {
    super();
    this.checks = {};
    this.open = true;
    this.random = secureRandom;
    this.notice = '';
    this.checksReady = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.node) return;
    const before = changed.get('node');
    if (changed.has('node') && before?.id !== this.node.id) {
      if (this.node.kind === 'poll') this.mixed = mix(this.node.options, this.random).map(({ id }) => id);
      else void this.loadChecks();
      this.held = this.draft ?? this.ballot;
    } else if (changed.has('ballot') && (!this.held || same(this.held, changed.get('ballot')))) {
      // Heard of later, or thrown away with all others; what somebody is choosing stays.
      this.held = this.ballot;
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.pressed && this.shadowRoot?.activeElement !== this.pressed) this.pressed.focus();
    this.pressed = undefined;
    if (this.asked && changed.has('vote') && this.vote && this.vote !== 'sending') {
      announce(this.node.kind === 'quiz' && this.vote === 'counted' ? strings.quiz.counted : states[this.vote], this);
      if (this.vote === 'counted') this.asked = false;
    }
  }

  private async loadChecks(): Promise<void> {
    await import('./quiz-checks.ts');
    this.checksReady = true;
  }

  private choose(draft: Ballot, pressed?: HTMLElement): void {
    this.held = draft;
    this.pressed = pressed;
    this.notice = '';
    this.emit<BallotDetail>('komki-ballot-draft', { poll: this.node.id, ballot: draft });
  }

  /** What the inputs hold as a ballot; undefined while there is nothing to count. */
  private whole(): Ballot | undefined {
    const { held, node } = this;
    if (node.kind === 'poll' && node.type === 'ranking') return held ?? { type: 'ranking', order: [...this.mixed] };
    switch (held?.type) {
      case 'multiple':
        return held.choices.length > 0 ? held : undefined;
      case 'words': {
        const texts = filled(held.words);
        return texts.length > 0 ? { type: 'words', words: texts } : undefined;
      }
      case 'cards': {
        const texts = filled(held.cards);
        return texts.length > 0 ? { type: 'cards', cards: texts } : undefined;
      }
      default:
        return held;
    }
  }

  private submit(event: Event): void {
    event.preventDefault();
    if (!this.open) return;
    const ballot = this.whole();
    if (!ballot) {
      const { node } = this;
      this.notice = node.kind === 'quiz' ? missing.quiz : missing[node.type as keyof typeof missing];
      announce(this.notice);
      return;
    }
    this.asked = true;
    this.held = ballot;
    this.emit<BallotDetail>('komki-ballot', { poll: this.node.id, ballot });
  }

  /** The first answer counts: whoever has seen the explanation knows better. */
  private onAnswer(event: CustomEvent<AnswerDetail>, key: string): void {
    event.stopPropagation();
    const { evaluation } = event.detail;
    const right = this.held?.type === 'quiz' ? this.held.right : {};
    if (evaluation && !(key in right)) {
      this.choose({ type: 'quiz', right: { ...right, [key]: evaluation.success } });
    }
  }

  protected override render(): unknown {
    const { node } = this;
    if (!node) return nothing;
    return node.kind === 'quiz' ? this.quiz(node) : this.poll(node);
  }

  private poll(node: Exclude<Votable, Quiz>): TemplateResult {
    const { before, question, after } = splitPrompt(node.prompt);
    return html`<form class="card" novalidate @submit=${this.submit}>
      ${before.length > 0 ? html`<div class="prose">${this.content.blocks(before)}</div>` : nothing}
      <fieldset>
        <legend>
          <span class="question">${this.content.inline(question)}</span>
          <span class="kind">${kinds[node.type]}</span>
        </legend>
        ${after.length > 0 ? html`<div class="prose">${this.content.blocks(after)}</div>` : nothing}
        ${fields({
          node,
          draft: this.held,
          locked: !this.open,
          mixed: this.mixed,
          inline: (nodes) => this.content.inline(nodes),
          choose: (draft, pressed) => this.choose(draft, pressed),
        })}
      </fieldset>
      ${this.end(this.ballot ? words.change : words.vote)}
      <p class="small soft">${isTextPoll(node) ? words.writtenAnonymous : words.anonymous}</p>
    </form>`;
  }

  private quiz(node: Quiz): TemplateResult {
    const right = this.held?.type === 'quiz' ? this.held.right : {};
    const done = Object.keys(right).length;
    return html`<form class="card" novalidate @submit=${this.submit}>
      <div class="prose">${this.content.blocks(node.prompt)}</div>
      <p class="small soft">${strings.quiz.intro}</p>
      ${this.checksReady ? html`<div class="checks">${node.checks.map((one) => this.check(one))}</div>` : html`<p>${strings.quiz.loading}</p>`}
      ${this.end(strings.quiz.hand, done)}
      <p class="small soft">${strings.quiz.answered(done, node.checks.length)}. ${strings.quiz.first}</p>
    </form>`;
  }

  /** Made once: what somebody has answered is not to be begun anew by a rendering. */
  private check(one: QuizCheck): unknown {
    const key = quizKey(one);
    const check = this.checks[key];
    if (!check) return nothing;
    const made = this.made.get(key) ?? document.createElement(`komki-check-${check.type}`);
    if (!this.made.has(key)) {
      made.addEventListener('komki-answer', (event) => this.onAnswer(event, key));
      Object.assign(made, { check });
      this.made.set(key, made);
    }
    return made;
  }
  private readonly made = new Map<string, HTMLElement>();

  /** Button, notice and what has become of the vote. */
  private end(button: string, done = 0): TemplateResult {
    const { vote, ballot, held, node } = this;
    const isQuiz = node.kind === 'quiz';
    const differs = ballot !== undefined && held !== undefined && !same(held, ballot);
    const told =
      !this.open && vote !== 'late'
        ? undefined
        : isQuiz && vote === 'counted' && !differs
          ? strings.quiz.counted
          : vote && (differs && vote === 'counted' && !isQuiz ? words.differs : states[vote]);
    const isSpent = isQuiz && ballot !== undefined && !differs && done > 0;
    return html`${
      this.open && !isSpent
        ? html`<div class="actions"><button class=${ballot && !differs ? 'button quiet' : 'button'}>${button}</button></div>`
        : nothing
    }
    ${this.open ? nothing : html`<p class="notice">${remarkIcon}<span>${words.hasEnded}</span></p>`}
    ${this.notice ? html`<p class="notice">${remarkIcon}<span>${this.notice}</span></p>` : nothing}
    ${told ? html`<p class="status ${vote}">${vote === 'counted' ? tickIcon : remarkIcon}<span>${told}</span></p>` : nothing}`;
  }
}

/** Texts that say something, without the space around them. */
const filled = (texts: readonly string[]): string[] => texts.map((text) => text.trim()).filter(Boolean);

customElements.define('komki-poll', KomkiPoll);

declare global {
  interface HTMLElementTagNameMap {
    'komki-poll': KomkiPoll;
  }
}
