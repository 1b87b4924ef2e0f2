import { html, nothing, type PropertyDeclarations } from 'lit';
import { levelWords } from '../../sequences/record/index.ts';
import { base } from '../core/base.styles.ts';
import { type Device, device } from '../core/device.ts';
import { KomkiElement } from '../core/element.ts';
import { strings } from '../core/strings-device.ts';
import { findVisitorWork, leaveBehind, takeAlong, type VisitorWork } from '../core/visitor-work.ts';
import { takeAlongStyles } from './komki-take-along.styles.ts';

/**
 * Asks somebody who is signed in whether what was learned here without an account is theirs. Nothing of it leaves the
 * device before they say so. Shows nothing where there is nothing to ask. Property: `device`.
 * @attr kennung - asks only when there is some of this sequence
 * @fires komki-decided - `true` when the work is the learner's own now
 */
export class KomkiTakeAlong extends KomkiElement {
  static override styles = [base, takeAlongStyles];
  static override properties: PropertyDeclarations = {
    kennung: {},
    device: { attribute: false },
    work: { state: true },
    answer: { state: true },
  };

  declare kennung: string | undefined;
  declare device: Device;
  declare private work: VisitorWork | undefined;
  /** What is said once the question is answered. */
  declare private answer: string | undefined;

  constructor() {
    super();
    this.device = device();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  private async look(): Promise<void> {
    this.work = await findVisitorWork(this.device, this.kennung);
  }

  private async take(): Promise<void> {
    const { work } = this;
    if (!work) return;
    await takeAlong(this.device, work);
    await this.say(strings.takeAlong.taken);
    this.emit('komki-decided', true);
  }

  private async leave(): Promise<void> {
    const { work } = this;
    if (!work) return;
    await leaveBehind(this.device, work);
    await this.say(strings.takeAlong.left);
    this.emit('komki-decided', false);
  }

  /** The answer takes the buttons' place and the focus, so that it is read out and nobody is lost. */
  private async say(answer: string): Promise<void> {
    this.work = undefined;
    this.answer = answer;
    await this.updateComplete;
    this.renderRoot.querySelector('p')?.focus();
  }

  protected override render(): unknown {
    if (this.answer) return html`<p class="message" tabindex="-1">${this.answer}</p>`;
    if (!this.work) return nothing;
    const { learner, kennungen } = this.work;
    const words = strings.takeAlong;
    const { stored, notStored } = levelWords[learner.level];
    return html`<div class="message" role="group" aria-labelledby="question">
      <p id="question">${words.question(kennungen.join(', '))}</p>
      <p class="small">${words.consent(stored, notStored)}</p>
      <div class="buttons">
        <button type="button" class="button" @click=${this.take}>${words.take}</button>
        <button type="button" class="button quiet" @click=${this.leave}>${words.leave}</button>
      </div>
    </div>`;
  }
}

customElements.define('komki-take-along', KomkiTakeAlong);

declare global {
  interface HTMLElementTagNameMap {
    'komki-take-along': KomkiTakeAlong;
  }
  interface HTMLElementEventMap {
    'komki-decided': CustomEvent<boolean>;
  }
}
