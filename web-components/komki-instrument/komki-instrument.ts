import { html, nothing, type PropertyDeclarations } from 'lit';
import type { ServedInstrument, Step, WorkshopOffer } from '../../workshops/format/learning.ts';
import type { PlanRow } from '../../workshops/format/plan.ts';
import { answered, type PointAnswer, type Run } from '../../workshops/format/run.ts';
import { exportRuns, refusals } from '../../workshops/format/run-file.ts';
import { announce, prepareAnnouncer } from '../core/announcer.ts';
import { base } from '../core/base.styles.ts';
import { DeviceElement } from '../core/device-element.ts';
import { type PathRecord, vaultId } from '../core/device-tables.ts';
import { dialogStyles } from '../core/dialog.styles.ts';
import { downloadJson } from '../core/download.ts';
import type { HintDetail, NoteDetail, RatingDetail } from '../core/events.ts';
import { prose } from '../core/prose.styles.ts';
import type { RecordingContext } from '../core/recording-context.ts';
import { type RunChange, RunStore } from '../core/run-store.ts';
import { strings } from '../core/strings-checks.ts';
import '../komki-checkpoint/komki-checkpoint.ts';
import { CheckPlan } from './check-plan.ts';
import { CheckReport } from './check-report.ts';
import { instrumentStyles } from './komki-instrument.styles.ts';
import { overviewPage } from './overview-page.ts';
import { partPage } from './part-page.ts';
import { resultsPage } from './results-page.ts';
import { type Notice, noticeView, overview, placeOf, results, type View } from './view.ts';

const clock = new Intl.DateTimeFormat('de', { hour: '2-digit', minute: '2-digit' });

/**
 * A check: overview, one Baustein a page, “Meine Check-Box”. What people answer lies on the device; sent is only, when somebody
 * asks for it, that it is filled in, see `CheckReport`.
 * Replaces the words the server put inside, and moves between its places without loading a page. Property: `device`.
 * @attr src - address of the compiled JSON (`ServedInstrument`)
 * @attr leitet - whoever uses the page leads cohorts: they may propose the path to one
 */
export class KomkiInstrument extends DeviceElement {
  static override styles = [base, prose, dialogStyles, instrumentStyles];
  static override properties: PropertyDeclarations = {
    src: {},
    leitet: { type: Boolean },
    instrument: { state: true },
    runs: { state: true },
    rows: { state: true },
    path: { state: true },
    place: { state: true },
    context: { state: true },
    comparedWith: { state: true },
    savedAt: { state: true },
    notice: { state: true },
    failed: { state: true },
  };

  declare src: string;
  declare leitet: boolean;
  declare private instrument: ServedInstrument | undefined;
  declare private runs: readonly Run[];
  declare private rows: readonly PlanRow[];
  declare private path: PathRecord | undefined;
  declare private place: string;
  /** As whom the check may be told of; asked for with the results. */
  declare private context: RecordingContext | undefined;
  /** Id of the run that the present one is compared with; the one before it, unless somebody chose. */
  declare private comparedWith: string;
  declare private savedAt: string;
  declare private notice: Notice | undefined;
  declare private failed: boolean;
  private store: RunStore | undefined;
  private plan: CheckPlan | undefined;
  private report: CheckReport | undefined;
  /** How many writes are under way. */
  private writing = 0;
  /** The run of a check that has not been begun. */
  private draft: Run | undefined;
  private copied = false;
  /** What was said before, by run and Checkpunkt, as it stood when its page opened: what somebody is writing stays. */
  private readonly given = new Map<string, PointAnswer>();

  constructor() {
    super();
    this.leitet = false;
    this.runs = [];
    this.rows = [];
    this.place = overview;
    this.comparedWith = '';
    this.savedAt = '';
    this.failed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
    window.addEventListener('popstate', this.onPopState);
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.onPopState);
  }

  private async load(): Promise<void> {
    this.failed = false;
    try {
      const response = await fetch(this.src);
      if (!response.ok) throw new Error(`${response.status}`);
      const instrument = (await response.json()) as ServedInstrument;
      const { db } = this.device;
      this.store = new RunStore(db, instrument);
      this.plan = new CheckPlan(db, instrument.name);
      this.report = new CheckReport(this.device, this.store, instrument);
      this.draft = this.store.draft({ scope: instrument.quickExtent ? 'quick' : 'full', by: '' });
      await this.look();
      this.instrument = instrument;
      this.goTo(this.named());
    } catch {
      this.failed = true;
      return;
    }
    await this.updateComplete;
    this.replaceChildren();
  }

  protected override async look(): Promise<void> {
    const { store, plan } = this;
    if (!store || !plan) return;
    const [runs, rows, path, copy] = await Promise.all([
      store.runs(),
      plan.rows(),
      store.path(),
      this.device.db.get('vaults', vaultId),
    ]);
    this.copied = copy !== undefined;
    // While something is being written, this is older than what is on show; who writes looks again.
    if (this.writing > 0) return;
    Object.assign(this, { runs, rows, path });
  }

  /** The run on show: the latest, or one that begins with the first thing that is said. */
  private get run(): Run {
    return this.runs[0] ?? (this.draft as Run);
  }

  // ── moving ───────────────────────────────────────────────────────────────────────────────────────────────
  private address(place: string): string {
    return `/checks/${this.instrument?.name}${place ? `/${place}` : ''}`;
  }

  /** The place that the address names; the overview where it names none of this check. */
  private named(): string {
    const places = [results, ...(this.instrument?.parts.map(placeOf) ?? [])];
    return places.find((place) => location.pathname === this.address(place)) ?? overview;
  }

  private readonly onPopState = (): void => {
    if (this.instrument) void this.show(this.named());
  };

  private goTo(place: string): void {
    this.place = place;
    if (place === results) void this.report?.context().then((context) => Object.assign(this, { context }));
  }

  /** Shows a place: focus to its heading once; the document's title follows. */
  private async show(place: string): Promise<void> {
    this.goTo(place);
    this.savedAt = '';
    this.notice = undefined;
    this.given.clear();
    await this.updateComplete;
    window.scrollTo({ top: 0 });
    this.renderRoot.querySelector('h1')?.focus({ preventScroll: true });
  }

  /** Every link inside to a place of this check is a step of the element; the browser's own ways (new tab …) stay. */
  private follow(event: MouseEvent): void {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    const place = link?.dataset.place;
    if (!link || place === undefined || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    void this.show(place);
  }

  // ── keeping ──────────────────────────────────────────────────────────────────────────────────────────────
  /** Waits until something is on the device and says when. */
  private async keep(written: Promise<unknown> | undefined): Promise<void> {
    this.savedAt = '';
    this.writing++;
    try {
      await written;
    } finally {
      this.writing--;
    }
    if (this.writing === 0) this.savedAt = clock.format(new Date());
    await this.look();
  }

  /** Shows at once what somebody says, and keeps it. */
  private say(point: string, answer: PointAnswer): void {
    const { run, runs } = this;
    this.runs = [answered(run, point, answer), ...runs.slice(1)];
    void this.keep(this.store?.answer(run, point, answer));
  }

  private onRating({ detail: { id, rating } }: CustomEvent<RatingDetail>): void {
    this.say(id, { rating });
  }

  private onNote({ detail: { id, text } }: CustomEvent<NoteDetail>): void {
    this.say(id, { note: text });
  }

  private onHint({ detail: { point, action, planned } }: CustomEvent<HintDetail>): void {
    void this.keep(this.plan?.toggle(point, action, planned, this.run.answers[point.id]?.rating));
  }

  override createRenderRoot() {
    const root = super.createRenderRoot();
    // A Checkpunkt that is being taken out of the page tells its last words to the root, not through its place.
    root.addEventListener('komki-note', (event) => this.onNote(event as CustomEvent<NoteDetail>));
    return root;
  }

  /** The old run stays; the new one begins empty, with who is at the table. */
  private async recheck(): Promise<void> {
    const { store, run } = this;
    await store?.keep(store.draft(run));
    this.comparedWith = '';
    await this.look();
    await this.show(overview);
    this.tell({ words: strings.instrument.begun, place: 'top' });
  }

  private async removeRun(run: Run): Promise<void> {
    await this.store?.remove(run);
    await this.look();
    await this.show(overview);
    this.tell({ words: strings.instrument.removed, place: 'top' });
  }

  /** Says something to eyes and ears. */
  private tell(notice: Notice): void {
    this.notice = notice;
    announce(notice.words);
  }

  private async tellOf(run: Run, context: RecordingContext): Promise<void> {
    await this.keep(this.report?.send(run, context));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.report [tabindex]')?.focus();
  }

  private export(): void {
    const { instrument } = this;
    if (!instrument) return;
    const day = new Date().toISOString().slice(0, 10);
    downloadJson(strings.instrument.file(instrument.name, day), exportRuns(instrument, this.runs));
  }

  private async import(file: File): Promise<void> {
    const read = await this.store?.read(file);
    await this.look();
    this.given.clear();
    const { imported, refused } = strings.instrument;
    const isRefused = typeof read === 'string';
    this.tell({ words: isRefused ? refused(refusals[read], read) : imported(read ?? 0), isRefused, place: 'runs' });
  }

  private async keepPath(steps: Step[] | undefined, workshops: WorkshopOffer[] = []): Promise<void> {
    await (steps ? this.store?.keepPath(steps, workshops) : this.store?.dropPath());
    await this.look();
    announce(steps ? strings.results.pathKept : strings.results.pathDropped);
  }

  // ── showing ──────────────────────────────────────────────────────────────────────────────────────────────
  private view(instrument: ServedInstrument): View {
    const { run, runs, context } = this;
    const others = runs.filter(({ id }) => id !== run.id);
    return {
      instrument,
      run,
      runs,
      earlier: others.find(({ id }) => id === this.comparedWith) ?? others[0],
      rows: this.rows,
      path: this.path,
      savedAt: this.savedAt,
      notice: this.notice,
      reporting: context && {
        cohort: context.cohortName ?? '',
        send: () => void this.tellOf(run, context),
      },
      durable: this.device.db.durable,
      copied: this.copied,
      given: (point) => {
        const key = `${run.id} ${point}`;
        const given = this.given.get(key) ?? run.answers[point] ?? {};
        this.given.set(key, given);
        return given;
      },
      address: (place) => this.address(place),
      set: (change: RunChange) => void this.keep(this.store?.set(run, change)),
      recheck: () => void this.recheck(),
      remove: (one) => void this.removeRun(one),
      export: () => this.export(),
      import: (file) => void this.import(file),
      keepPath: (steps, workshops) => void this.keepPath(steps, workshops),
      leads: this.leitet,
      dropPath: () => void this.keepPath(undefined),
      compareWith: (id) => {
        this.comparedWith = id;
      },
    };
  }

  protected override updated(): void {
    const { instrument, place } = this;
    if (!instrument) return;
    const part = instrument.parts.find((one) => placeOf(one) === place);
    const title = part?.title ?? (place === results ? strings.instrument.box : undefined);
    document.title = `${title ? `${title} – ` : ''}${instrument.title} – KomKI`;
  }

  protected override render(): unknown {
    const { instrument, place } = this;
    const words = strings.instrument;
    const failure = html`<p class="message warning">
      <span>${words.loadFailed}</span>
      <button type="button" class="link-button" @click=${this.load}>${words.tryAgain}</button>
    </p>`;
    if (!instrument) return html`${this.failed ? failure : nothing}<slot></slot>`;
    const view = this.view(instrument);
    const part = instrument.parts.find((one) => placeOf(one) === place);
    return html`<article
      @click=${this.follow}
      @komki-rating=${this.onRating}
      @komki-hint=${this.onHint}
    >
      ${view.durable ? nothing : html`<p class="message warning">${words.notDurable}</p>`}
      ${noticeView(view, 'top')}
      ${part ? partPage(part, view) : place === results ? resultsPage(view) : overviewPage(view)}
    </article>`;
  }
}

customElements.define('komki-instrument', KomkiInstrument);

declare global {
  interface HTMLElementTagNameMap {
    'komki-instrument': KomkiInstrument;
  }
}
