import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { type VaultRefusal, vaultRefusals } from '../../workshops/format/vault.ts';
import { announce, prepareAnnouncer } from '../core/announcer.ts';
import { base } from '../core/base.styles.ts';
import type { VaultRecord } from '../core/device-db.ts';
import { DeviceElement } from '../core/device-element.ts';
import { dialogStyles } from '../core/dialog.styles.ts';
import { strings } from '../core/strings-vault.ts';
import { type Found, type Outcome, Vault } from '../core/vault.ts';
import { serverPlace, type VaultPlace } from '../core/vault-place.ts';
import { canSeal, newWords, readWords, unknownWords, wordCount } from '../core/vault-seal.ts';
import { vaultStyles } from './komki-vault.styles.ts';

/** What has just happened or stands in the way; `isBad`: something to do. */
interface Notice {
  text: string;
  isBad: boolean;
}

const day = new Intl.DateTimeFormat('de', { dateStyle: 'medium', timeStyle: 'short' });

/**
 * The encrypted copy of checks and Maßnahmenplan for somebody's own devices: sets it up and shows its six words once, connects
 * this device by them, switches off, deletes. Replaces the words the server put inside. Properties: `device`, `place`.
 */
export class KomkiVault extends DeviceElement {
  static override styles = [base, dialogStyles, vaultStyles];
  static override properties: PropertyDeclarations = {
    place: { attribute: false },
    record: { state: true },
    found: { state: true },
    words: { state: true },
    notice: { state: true },
    working: { state: true },
  };

  declare place: VaultPlace;
  declare private record: VaultRecord | undefined;
  /** What the server has, asked while this device takes part in nothing; undefined: not asked yet. */
  declare private found: Found | undefined;
  /** New words, as long as they are on show. */
  declare private words: readonly string[] | undefined;
  declare private notice: Notice | undefined;
  declare private working: boolean;
  /** What gets the focus when it is there. */
  private focusNext: string | undefined;
  private begun = false;

  constructor() {
    super();
    this.place = serverPlace;
    this.working = false;
  }

  private get vault(): Vault {
    return new Vault(this.device.db, this.place);
  }

  override connectedCallback(): void {
    prepareAnnouncer();
    super.connectedCallback();
    window.addEventListener('afterprint', this.printed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('afterprint', this.printed);
  }

  protected override async look(): Promise<void> {
    if (!canSeal()) return;
    this.record = await this.vault.record();
    // Another tab may have switched it off.
    if (this.begun && (this.record || this.found)) return;
    const isFirst = !this.begun;
    this.begun = true;
    if (isFirst && this.record) this.tellUnlessDone(await this.vault.sync());
    await this.findOut();
  }

  private async findOut(): Promise<void> {
    this.record = await this.vault.record();
    this.found = this.record ? undefined : await this.vault.find();
  }

  private tell(text: string, isBad = false): void {
    this.notice = { text, isBad };
    announce(text);
  }

  private tellUnlessDone(outcome: Outcome): void {
    const words = strings.vault;
    if (outcome === 'done' || outcome === 'off') return;
    const told: Record<Exclude<Outcome, 'done' | 'off' | VaultRefusal>, string> = {
      gone: words.gone,
      changed: words.changed,
      exists: words.exists,
      foreign: words.foreign,
      visitor: words.visitor,
      unreachable: words.unreachable,
    };
    const isRefusal = (one: Outcome): one is VaultRefusal => one in vaultRefusals;
    this.tell(isRefusal(outcome) ? words.refused(vaultRefusals[outcome], outcome) : told[outcome], true);
  }

  /** Does one thing at a time and says how it went. @param done what to say when it is done */
  private async work(act: () => Promise<Outcome>, done: string): Promise<boolean> {
    if (this.working) return false;
    this.working = true;
    this.notice = undefined;
    const outcome = await act();
    await this.findOut();
    this.working = false;
    this.focusNext = '.told';
    if (outcome === 'done') this.tell(done);
    else this.tellUnlessDone(outcome);
    return outcome === 'done';
  }

  private setUp(): void {
    this.notice = undefined;
    this.words = newWords();
    this.focusNext = 'h3';
  }

  private cancel(): void {
    this.words = undefined;
    this.focusNext = '.button';
  }

  private async create(): Promise<void> {
    const { words } = this;
    // Until the copy is there, the words stay on show: trying again takes the same.
    if (words && (await this.work(() => this.vault.create(words), strings.vault.saved))) this.words = undefined;
    if (this.found === 'elsewhere') this.words = undefined;
  }

  private join(event: SubmitEvent): void {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement>('.enter input');
    const entered = readWords(field?.value ?? '');
    const strange = unknownWords(entered);
    this.focusNext = '.told';
    if (strange.length > 0) this.tell(strings.vault.unknown(strange.join(', ')), true);
    else if (entered.length !== wordCount) this.tell(strings.vault.count(entered.length), true);
    else void this.work(() => this.vault.join(entered), strings.vault.joined);
  }

  private async leave(): Promise<void> {
    await this.work(async () => {
      await this.vault.leave();
      return 'done';
    }, strings.vault.left);
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  private async erase(): Promise<void> {
    this.dialog?.close();
    await this.work(() => this.vault.erase(), strings.vault.erased);
  }

  private print(): void {
    document.body.dataset.print = 'words';
    window.print();
  }

  private readonly printed = (): void => {
    delete document.body.dataset.print;
  };

  protected override updated(): void {
    const target = this.focusNext && this.renderRoot.querySelector<HTMLElement>(this.focusNext);
    if (!target) return;
    this.focusNext = undefined;
    target.focus();
  }

  protected override render(): unknown {
    const words = strings.vault;
    if (!canSeal()) return html`<p>${words.intro}</p><p class="told bad">${words.unsupported}</p>`;
    if (!this.record && !this.found) return html`<slot></slot>`;
    return html`${this.words ? nothing : html`<p>${words.intro}</p>`} ${this.shown()}
      ${
        this.notice
          ? html`<p class=${this.notice.isBad ? 'told bad' : 'told'} tabindex="-1">${this.notice.text}</p>`
          : nothing
      }
      ${this.working ? html`<p class="soft">${words.working}</p>` : nothing}`;
  }

  private shown(): TemplateResult | typeof nothing {
    const words = strings.vault;
    if (this.words) return this.newWords(this.words);
    if (this.record) return this.on(this.record);
    if (this.found === 'elsewhere') return this.elsewhere();
    if (this.found !== 'new')
      return this.notice ? nothing : html`<p class="told bad">${words[this.found ?? 'visitor']}</p>`;
    if (!this.device.db.durable) return html`<p class="told bad">${words.notDurable}</p>`;
    return html`<p>${words.whose}</p>
      <p class="actions"><button type="button" class="button" @click=${this.setUp}>${words.setUp}</button></p>`;
  }

  private newWords(list: readonly string[]): TemplateResult {
    const words = strings.vault;
    return html`<div class="card">
      <h3 tabindex="-1">${words.words}</h3>
      <p class="screen-only">${words.wordsWhat}</p>
      <p class="sheet">${words.sheet}</p>
      <ol class="words">${list.map((word) => html`<li>${word}</li>`)}</ol>
      <p>${words.wordsLost}</p>
      <div class="actions">
        <button type="button" class="button" @click=${this.create}>${words.written}</button>
        <button type="button" class="button quiet" @click=${this.print}>${words.print}</button>
        <button type="button" class="button quiet" @click=${this.cancel}>${words.cancel}</button>
      </div>
    </div>`;
  }

  private elsewhere(): TemplateResult {
    const words = strings.vault;
    return html`<form class="card" @submit=${this.join}>
        <p>${words.there}</p>
        <label class="enter">
          <span>${words.enter}</span>
          <input class="field" type="text" autocomplete="off" autocapitalize="words" spellcheck="false" maxlength="200" />
        </label>
        <p class="soft">${words.joinWhat} ${words.whose}</p>
        <p class="actions"><button class="button">${words.join}</button></p>
      </form>
      <p class="actions">${this.eraseButton()}</p>
      ${this.question()}`;
  }

  private on({ synced }: VaultRecord): TemplateResult {
    const words = strings.vault;
    return html`<div class="card">
        <h3>${words.on}</h3>
        <p>${words.synced(day.format(new Date(synced)))}</p>
        <p class="soft">${words.otherDevice}</p>
        <div class="actions">
          <button type="button" class="button" @click=${() => this.work(() => this.vault.sync(), words.inStep)}>
            ${words.sync}
          </button>
          <button type="button" class="button quiet" @click=${this.leave}>${words.leave}</button>
        </div>
      </div>
      <p class="actions">${this.eraseButton()}</p>
      ${this.question()}`;
  }

  private eraseButton(): TemplateResult {
    return html`<button type="button" class="link-button" @click=${() => this.dialog?.showModal()}>
      ${strings.vault.erase}
    </button>`;
  }

  private question(): TemplateResult {
    const words = strings.vault;
    return html`<dialog aria-labelledby="question">
      <div>
        <h2 id="question">${words.eraseQuestion}</h2>
        <p>${words.eraseWhat}</p>
        <div class="actions">
          <button type="button" class="button quiet" autofocus @click=${() => this.dialog?.close()}>${words.cancel}</button>
          <button type="button" class="button danger" @click=${this.erase}>${words.eraseYes}</button>
        </div>
      </div>
    </dialog>`;
  }
}

customElements.define('komki-vault', KomkiVault);

declare global {
  interface HTMLElementTagNameMap {
    'komki-vault': KomkiVault;
  }
}
