import { html, nothing, type PropertyDeclarations } from 'lit';
import { announce, prepareAnnouncer } from '../core/announcer.ts';
import { base } from '../core/base.styles.ts';
import { type OutboxEntry, visitor } from '../core/device-db.ts';
import { DeviceElement } from '../core/device-element.ts';
import { downloadJson } from '../core/download.ts';
import { tickIcon } from '../core/icons.ts';
import type { OutboxStatus } from '../core/outbox.ts';
import { strings } from '../core/strings.ts';
import { outboxStyles } from './komki-outbox.styles.ts';

/**
 * One quiet line in the footer: what has been saved, what waits, what was refused. Shows nothing where nothing was ever
 * learned. Property: `device`.
 */
export class KomkiOutbox extends DeviceElement {
  static override styles = [base, outboxStyles];
  static override properties: PropertyDeclarations = {
    status: { state: true },
    learned: { state: true },
  };

  declare private status: OutboxStatus | undefined;
  /** Something was learned on this device without an account. */
  declare private learned: boolean;

  constructor() {
    super();
    this.learned = false;
  }

  override connectedCallback(): void {
    prepareAnnouncer();
    super.connectedCallback();
  }

  protected override async look(): Promise<void> {
    const refusedBefore = this.status?.refused.length ?? 0;
    const { outbox, db } = this.device;
    const [status, sequences] = await Promise.all([outbox.status(), db.all('sequences', { owner: visitor })]);
    this.status = status;
    this.learned = sequences.length > 0;
    // Only what asks for an action is spoken; everything else would chatter.
    if (status.refused.length > refusedBefore) announce(this.refusedWords(status.refused));
  }

  private refusedWords(entries: readonly OutboxEntry[]): string {
    return strings.outbox.refused(entries.length, [...new Set(entries.map(({ code }) => code))].join(', '));
  }

  private export(): void {
    downloadJson(strings.outbox.file, this.status?.refused);
  }

  protected override render(): unknown {
    const { status } = this;
    if (!status) return nothing;
    const { refused, waiting, signedIn, durable } = status;
    const words = strings.outbox;
    if (refused.length > 0)
      return html`${waiting > 0 && signedIn ? html`<p>${words.waiting(waiting)}</p>` : nothing}
        <p class="refused">
          <span>${this.refusedWords(refused)}</span>
          <button type="button" class="link-button" @click=${this.export}>${words.export}</button>
        </p>`;
    if (!durable) return html`<p class="not-durable">${words.notDurable}</p>`;
    if (signedIn)
      return waiting > 0
        ? html`<p>${words.waiting(waiting)}</p>`
        : html`<p><span class="line">${tickIcon}${words.allSaved}</span></p>`;
    if (waiting > 0)
      return html`<p><span>${words.waitingForSignIn(waiting)}</span> <a href="/anmelden">${words.signIn}</a></p>`;
    return this.learned ? html`<p>${words.onDevice}</p>` : nothing;
  }
}

customElements.define('komki-outbox', KomkiOutbox);

declare global {
  interface HTMLElementTagNameMap {
    'komki-outbox': KomkiOutbox;
  }
}
