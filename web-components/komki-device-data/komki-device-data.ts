import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { sectionTemplate } from '../../sequences/format/nodes.ts';
import { announce, prepareAnnouncer } from '../core/announcer.ts';
import { base } from '../core/base.styles.ts';
import { type DeviceContents, eraseDevice, exportDevice } from '../core/device-contents.ts';
import { type SequenceRecord, visitor } from '../core/device-db.ts';
import { DeviceElement } from '../core/device-element.ts';
import { dialogStyles } from '../core/dialog.styles.ts';
import { downloadJson } from '../core/download.ts';
import { isInstrumentKey } from '../core/recording-context.ts';
import { strings } from '../core/strings-device.ts';
import '../komki-take-along/komki-take-along.ts';
import { deviceDataStyles } from './komki-device-data.styles.ts';

/**
 * What this device stores of who is here and of visitors, in plain words; hands it out as a file; erases everything on
 * the device after asking. Replaces the words the server put inside. Property: `device`.
 */
export class KomkiDeviceData extends DeviceElement {
  static override styles = [base, dialogStyles, deviceDataStyles];
  static override properties: PropertyDeclarations = {
    stored: { state: true },
    others: { state: true },
  };

  declare private stored: DeviceContents | undefined;
  /** Other people have something here, too. */
  declare private others: boolean;

  constructor() {
    super();
    this.others = false;
  }

  override connectedCallback(): void {
    prepareAnnouncer();
    super.connectedCallback();
  }

  protected override async look(): Promise<void> {
    const { db, contexts } = this.device;
    const all = await exportDevice(db);
    const [first] = all.sequences;
    this.stored = await exportDevice(db, first ? await contexts.owners(first.kennung) : [visitor]);
    this.others = this.stored.sequences.length < all.sequences.length;
  }

  private export(): void {
    downloadJson(strings.device.file(new Date().toISOString().slice(0, 10)), this.stored);
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  private async erase(): Promise<void> {
    this.dialog?.close();
    await eraseDevice(this.device.db);
    await this.look();
    announce(strings.device.erased);
  }

  protected override render(): unknown {
    const { stored } = this;
    if (!stored) return html`<slot></slot>`;
    const words = strings.device;
    const nothingHere = Object.values(stored).every((list) => list.length === 0);
    if (nothingHere && !this.others) return html`<p>${words.nothing}</p>`;
    const unsent = stored.outbox.filter(({ state }) => state !== 'nur-geraet').length;
    return html`<komki-take-along .device=${this.device}></komki-take-along>
      <p>${words.intro}</p>
      ${this.others ? html`<p>${words.others}</p>` : nothing}
      <ul>
        ${stored.sequences.map((sequence) => this.sequence(sequence, stored))}
        ${stored.plan.length > 0 ? this.plan(stored.plan.length) : nothing}
        ${stored.runs.length + stored.paths.length > 0 ? this.checks(stored) : nothing}
        ${this.workshopNotes(stored)}
      </ul>
      <div class="actions">
        <button type="button" class="button" @click=${this.export}>${words.export}</button>
        <button type="button" class="button quiet" @click=${() => this.dialog?.showModal()}>${words.erase}</button>
      </div>
      <dialog aria-labelledby="question">
        <div>
          <h2 id="question">${words.eraseQuestion}</h2>
          <p>${words.eraseWhat}</p>
          ${this.others ? html`<p>${words.eraseOthers}</p>` : nothing}
          ${unsent > 0 ? html`<p>${words.eraseUnsent(unsent)}</p>` : nothing}
          <div class="actions">
            <button type="button" class="button quiet" autofocus @click=${() => this.dialog?.close()}>${words.eraseNo}</button>
            <button type="button" class="button danger" @click=${this.erase}>${words.eraseYes}</button>
          </div>
        </div>
      </dialog>`;
  }

  private plan(count: number): TemplateResult {
    const words = strings.device;
    return html`<li>
      <h3><a href="/massnahmen">${words.plan}</a></h3>
      <dl>
        <dt>${words.belongsTo}</dt><dd>${words.wholeDevice}</dd>
        <dt>${words.content}</dt><dd>${words.measureCount(count)}</dd>
      </dl>
    </li>`;
  }

  /** What participants have noted for themselves, see `OwnThings`. */
  private workshopNotes({ notes }: DeviceContents): unknown {
    const words = strings.device;
    const count = notes.filter(({ kennung }) => kennung.startsWith('workshop ')).length;
    if (count === 0) return nothing;
    return html`<li>
      <h3>${words.workshops}</h3>
      <dl>
        <dt>${words.belongsTo}</dt><dd>${words.nobody}</dd>
        <dt>${words.notes}</dt><dd>${words.noteCount(count)}</dd>
      </dl>
    </li>`;
  }

  /** Checks that were filled in here, and the learning paths kept from them. */
  private checks({ runs, paths, outbox }: DeviceContents): TemplateResult {
    const words = strings.device;
    const waiting = outbox.filter(({ kennung, state }) => isInstrumentKey(kennung) && state !== 'nur-geraet').length;
    const names = new Map([
      ...runs.map(({ instrument, title }) => [instrument, title] as const),
      ...paths.map(({ check, title }) => [check, title] as const),
    ]);
    const kept = (name: string) => ({
      count: runs.filter(({ instrument }) => instrument === name).length,
      path: paths.some(({ check }) => check === name),
    });
    return html`<li>
      <h3><a href="/checks">${words.firmChecks}</a></h3>
      <dl>
        <dt>${words.belongsTo}</dt><dd>${words.checksStay}</dd>
        ${[...names].map(
          ([name, title]) =>
            html`<dt><a href="/checks/${name}">${title}</a></dt><dd>${words.runCount(kept(name).count, kept(name).path)}</dd>`,
        )}
        ${waiting > 0 ? html`<dt>${words.waiting}</dt><dd>${words.waitingCount(waiting)}</dd>` : nothing}
      </dl>
    </li>`;
  }

  private sequence(
    { owner, kennung, title, sections, bookmark }: SequenceRecord,
    stored: DeviceContents,
  ): TemplateResult {
    const words = strings.device;
    const here = (one: { owner: string; kennung: string }) => one.kennung === kennung && one.owner === owner;
    const checks = stored.checks.filter((check) => here(check) && !check.begun);
    const notes = stored.notes.filter(here);
    const lights = stored.lights.filter(here).flatMap(({ signals }) => Object.keys(signals)).length;
    const outbox = stored.outbox.filter(here);
    const waiting = outbox.filter(({ state }) => state !== 'nur-geraet').length;
    const kept = outbox.length - waiting;
    const place = sectionTemplate.find(({ slug }) => slug === bookmark.section)?.title ?? bookmark.section;
    const right = checks.filter(({ evaluation }) => evaluation.success).length;
    const row = (name: string, value: string) => html`<dt>${name}</dt><dd>${value}</dd>`;
    return html`<li>
      <h3><span class="kennung">${kennung}</span> ${title}</h3>
      <dl>
        ${owner === visitor ? row(words.belongsTo, words.nobody) : nothing}
        ${row(words.progress, bookmark.finished ? words.finished : words.sections(bookmark.done.length, sections))}
        ${row(words.bookmark, place)}
        ${row(words.checks, checks.length > 0 ? words.checksRight(right, checks.length) : words.none)}
        ${row(words.notes, notes.length > 0 ? words.noteCount(notes.length) : words.none)}
        ${lights > 0 ? row(words.lights, words.lightCount(lights)) : nothing}
        ${waiting > 0 ? row(words.waiting, words.waitingCount(waiting)) : nothing}
        ${kept > 0 ? row(words.kept, words.keptCount(kept)) : nothing}
      </dl>
    </li>`;
  }
}

customElements.define('komki-device-data', KomkiDeviceData);

declare global {
  interface HTMLElementTagNameMap {
    'komki-device-data': KomkiDeviceData;
  }
}
