import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Timer } from '../../workshops/format/room.ts';
import { announce, prepareAnnouncer } from '../core/announcer.ts';
import { base } from '../core/base.styles.ts';
import { KomkiElement } from '../core/element.ts';
import { strings } from '../core/strings-workshop.ts';
import { timerStyles } from './komki-timer.styles.ts';

/** Milliseconds between two looks at the clock. */
const tick = 500;
const minute = 60_000;

/** Milliseconds that are left at a moment; below zero when the time is over. */
export const leftAt = (timer: Timer, now: number): number =>
  'endsAt' in timer ? Date.parse(timer.endsAt) - now : timer.left;

/** “4:05” */
function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * How much time is left, as text. It informs and never locks anything. Read out are start, half, the last minute and the end,
 * not every second. Properties: `timer` of the room, `now` (milliseconds since 1970 by the server's clock), `silent` (says
 * nothing aloud).
 */
export class KomkiTimer extends KomkiElement {
  static override styles = [base, timerStyles];
  static override properties: PropertyDeclarations = {
    timer: { attribute: false, hasChanged: (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b) },
    now: { attribute: false },
    silent: { type: Boolean },
  };

  declare timer: Timer | undefined;
  declare now: () => number;
  declare silent: boolean;
  private ticking: number | undefined;
  /** What was left at the last look; undefined before the first. */
  private seen: number | undefined;

  constructor() {
    super();
    this.now = Date.now;
    this.silent = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
    this.ticking = window.setInterval(() => this.requestUpdate(), tick);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.ticking);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { timer } = this;
    if (!timer || !('endsAt' in timer)) {
      this.seen = undefined;
      return;
    }
    const left = leftAt(timer, this.now());
    const old = changed.get('timer');
    if (changed.has('timer')) {
      // One that runs already when the page opens is no news; one that has just begun is.
      const isNew = this.hasUpdated && (!old || !('endsAt' in old) || old.minutes !== timer.minutes);
      if (isNew && left > timer.minutes * minute - 5000) this.say(strings.timer.started(timer.minutes));
    } else if (this.seen !== undefined) this.sayCrossing(this.seen, left, timer.minutes);
    this.seen = left;
  }

  private sayCrossing(before: number, left: number, minutes: number): void {
    const crossed = (mark: number) => before > mark && left <= mark;
    if (crossed(0)) this.say(strings.timer.over);
    else if (minutes > 1 && crossed(minute)) this.say(strings.timer.lastMinute);
    else if (minutes > 2 && crossed((minutes * minute) / 2)) this.say(strings.timer.half);
  }

  private say(words: string): void {
    if (!this.silent) announce(words, this);
  }

  protected override render(): unknown {
    const { timer } = this;
    if (!timer) return nothing;
    const words = strings.timer;
    const left = leftAt(timer, this.now());
    const isPaused = !('endsAt' in timer);
    const text = left <= 0 ? words.over : isPaused ? words.paused(clock(left)) : words.left(clock(left));
    const state = left <= 0 ? 'over' : isPaused ? 'paused' : '';
    return html`<span class="timer ${state}" role="timer">${text}</span>`;
  }
}

customElements.define('komki-timer', KomkiTimer);

declare global {
  interface HTMLElementTagNameMap {
    'komki-timer': KomkiTimer;
  }
}
