import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { LearnerSequence, Section, Sequence } from '../../sequences/format/index.ts';
import { germanDay, shortTitle } from '../../sequences/format/words.ts';
import { type Level, levelWords } from '../../sequences/record/index.ts';
import { prepareAnnouncer } from '../core/announcer.ts';
import { base } from '../core/base.styles.ts';
import { type Device, device } from '../core/device.ts';
import { KomkiElement } from '../core/element.ts';
import type { AnswerDetail, NoteDetail } from '../core/events.ts';
import { prose } from '../core/prose.styles.ts';
import { Recorder, resultOf } from '../core/recorder.ts';
import { strings } from '../core/strings.ts';
import '../komki-reflection/komki-reflection.ts';
import { contentsView } from './contents.ts';
import { sequenceStyles } from './komki-sequence.styles.ts';
import { player } from './player.styles.ts';
import { sectionRenderer } from './section-view.ts';

/** Where the end page is in addresses: a fragment of the last section, so that the server needs no page of its own for it. */
const ending = 'abschluss';
/** Pause after a step before the account is told, in milliseconds: who leafs through makes one request. */
const syncPause = 1500;
const clock = new Intl.DateTimeFormat('de', { hour: '2-digit', minute: '2-digit' });

/**
 * Plays a compiled sequence: one section at a time, contents at the side, resume, end page. Until the sequence is there
 * the server's text inside the element stays on show; then the element takes over and removes it.
 * @attr src - address of the compiled JSON (`Sequence`)
 * @attr kennung - e.g. `G01`; addresses are `/lernen/<kennung>/<section>`
 * @attr abschnitt - section the address names; without it the player opens where the learner left
 */
export class KomkiSequence extends KomkiElement {
  static override styles = [base, prose, player, sequenceStyles];
  static override properties: PropertyDeclarations = {
    src: {},
    kennung: {},
    abschnitt: {},
    device: { attribute: false },
    ready: { state: true },
    here: { state: true },
    open: { state: true },
    message: { state: true },
    savedAt: { state: true },
    level: { state: true },
    failed: { state: true },
  };

  declare src: string;
  declare kennung: string;
  declare abschnitt: string | undefined;
  declare device: Device;
  /** The sequence and what its first page needs are there. */
  declare private ready: boolean;
  /** Slug of the section on show, or `abschluss`. */
  declare private here: string;
  declare private open: boolean;
  declare private message: TemplateResult | undefined;
  declare private savedAt: string;
  declare private level: Level | 'none' | undefined;
  declare private failed: boolean;
  private sequence: LearnerSequence | undefined;
  private recorder: Recorder | undefined;
  private shown: { slug: string; content: unknown } | undefined;
  private later: typeof import('./later.ts') | undefined;
  /** The learner has gone somewhere or answered something: from then on nothing moves by itself. */
  private touched = false;
  /** The address named a section: nobody is led away from it. */
  private asked = false;
  private syncTimer: number | undefined;
  private readonly content = sectionRenderer({
    imageUrl: (file) => `/inhalte/${this.kennung}/${file}`,
    answered: (check) => this.recorder && resultOf(check, this.recorder.state.checks),
    note: ({ id }) => this.recorder?.state.notes.get(id) ?? '',
  });

  constructor() {
    super();
    this.device = device();
    this.here = '';
    this.ready = false;
    this.open = false;
    this.savedAt = '';
    this.failed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
    window.addEventListener('popstate', this.onPopState);
    if (!this.ready) void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.onPopState);
    window.clearTimeout(this.syncTimer);
  }

  // ── opening ──────────────────────────────────────────────────────────────────────────────────────────────
  private async load(): Promise<void> {
    this.failed = false;
    try {
      const response = await fetch(this.src);
      if (!response.ok) throw new Error(`${response.status}`);
      const sequence = (await response.json()) as LearnerSequence;
      this.recorder = new Recorder(this.device, sequence);
      const { sequence: known } = await this.recorder.load();
      this.sequence = sequence;
      // A page kept for reading offline may be that of another section: the address decides where there is one.
      const asked = location.pathname.startsWith('/lernen/') ? this.placeOf(location) : this.abschnitt;
      this.asked = Boolean(asked);
      if (asked) this.here = asked;
      else if (known) this.resume(known.bookmark.finished ? ending : known.bookmark.section);
      if (!this.section && this.here !== ending) this.here = sequence.sections[0]?.slug ?? '';
      await this.prepare(this.here);
      this.ready = true;
    } catch {
      this.failed = true;
      return;
    }
    await this.updateComplete;
    this.replaceChildren();
    this.toFragment();
    await this.keep(this.recorder.open(this.here === ending ? this.lastSlug : this.here, this.asked));
    await this.askWho();
  }

  /** Opens where the learner left, in the address too, and says so once. */
  private resume(place: string): void {
    const section = this.sequence?.sections.find(({ slug }) => slug === place);
    if (place !== ending && (!section || section === this.sequence?.sections[0])) return;
    this.here = place;
    history.replaceState(null, '', this.address(place));
    const first = this.sequence?.sections[0]?.slug ?? '';
    const { resumed, endedBefore, fromStart } = strings.sequence;
    this.message = this.say(section ? resumed(shortTitle(section)) : endedBefore, first, fromStart);
  }

  private async askWho(): Promise<void> {
    const context = await this.recorder?.context();
    if (typeof context === 'object') this.level = context.level;
    else if (context === 'visitor') this.level = 'none';
    await this.syncNow();
  }

  /** Takes over a place another device has left, or offers it once the learner is reading here. */
  private async syncNow(): Promise<void> {
    window.clearTimeout(this.syncTimer);
    const elsewhere = await this.recorder?.sync();
    this.requestUpdate();
    const bookmark = this.recorder?.state.sequence?.bookmark;
    if (!elsewhere || !bookmark || bookmark.section === this.here) return;
    if (!this.touched && !this.asked) {
      this.resume(bookmark.finished ? ending : bookmark.section);
      return;
    }
    const section = this.sequence?.sections.find(({ slug }) => slug === bookmark.section);
    if (!section) return;
    const { elsewhere: words, readOnThere } = strings.sequence;
    this.message = this.say(words(shortTitle(section)), section.slug, readOnThere);
  }

  // ── moving ───────────────────────────────────────────────────────────────────────────────────────────────
  private get section(): Section | undefined {
    return this.sequence?.sections.find(({ slug }) => slug === this.here);
  }

  private get lastSlug(): string {
    return this.sequence?.sections.at(-1)?.slug ?? '';
  }

  private address(place: string): string {
    return place === ending ? `/lernen/${this.kennung}/${this.lastSlug}#${ending}` : `/lernen/${this.kennung}/${place}`;
  }

  /** The place an address names; undefined when it names none of this sequence. */
  private placeOf({ pathname, hash }: Location): string | undefined {
    const slug = decodeURIComponent(pathname.split('/').at(-1) ?? '');
    if (slug === this.lastSlug && hash === `#${ending}`) return ending;
    return this.sequence?.sections.some((section) => section.slug === slug) ? slug : undefined;
  }

  private readonly onPopState = (): void => {
    const first = this.sequence?.sections[0]?.slug ?? '';
    void this.show(this.placeOf(location) ?? first);
  };

  /** Fetches what a place needs beside its text; without connection the text can still be read. */
  private async prepare(place: string): Promise<void> {
    const section = this.sequence?.sections.find(({ slug }) => slug === place);
    const needed = place === ending || section?.nodes.some(({ kind }) => kind === 'check');
    this.shown = undefined;
    if (!needed || this.later) return;
    this.later = await import('./later.ts').catch(() => undefined);
    this.failed = !this.later;
  }

  /** Shows a place: focus to its heading once, the document's title follows. */
  private async show(place: string): Promise<void> {
    this.touched = true;
    await this.prepare(place);
    this.message = undefined;
    this.open = false;
    this.here = place;
    await this.updateComplete;
    if (this.toFragment()) return;
    window.scrollTo({ top: 0 });
    this.renderRoot.querySelector('h2')?.focus({ preventScroll: true });
    const article = this.renderRoot.querySelector('article');
    if (article && article.getBoundingClientRect().top > window.innerHeight / 3) article.scrollIntoView();
  }

  /** Leads to the check an address names. */
  private toFragment(): boolean {
    const id = location.hash.slice(1);
    const target = id ? this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}.place`) : null;
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
    return target !== null;
  }

  /** Every link inside to a section of this sequence is a step of the player; the browser's own ways (new tab …) stay. */
  private async follow(event: MouseEvent): Promise<void> {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    const place = link?.dataset.section;
    if (!link || !place || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    // Coming back to the end asks again whether enough is right by now.
    if (place === ending) return this.finish();
    history.pushState(null, '', link.href);
    const from = this.here;
    if (link.dataset.done !== undefined) void this.keep(this.recorder?.done(from, place));
    else void this.keep(this.recorder?.visit(place));
    await this.show(place);
  }

  private async finish(): Promise<void> {
    await this.keep(this.recorder?.finish());
    history.pushState(null, '', this.address(ending));
    await this.show(ending);
  }

  // ── keeping ──────────────────────────────────────────────────────────────────────────────────────────────
  /** Waits until something is on the device, says when, and tells the account soon. */
  private async keep(written: Promise<void> | undefined): Promise<void> {
    await written;
    this.savedAt = clock.format(new Date());
    this.requestUpdate();
    window.clearTimeout(this.syncTimer);
    this.syncTimer = window.setTimeout(() => void this.syncNow(), syncPause);
  }

  private onAnswer({ detail }: CustomEvent<AnswerDetail>): void {
    this.touched = true;
    const { check, answer, evaluation } = detail;
    detail.waitUntil(this.keep(this.recorder?.answer(check, answer, evaluation)));
  }

  private onNote({ detail }: CustomEvent<NoteDetail>): void {
    this.touched = true;
    void this.keep(this.recorder?.note(detail.id, detail.text));
  }

  // ── showing ──────────────────────────────────────────────────────────────────────────────────────────────
  private say(words: string, place: string, link: string): TemplateResult {
    return html`<p class="message"><span>${words}</span> <a href=${this.address(place)} data-section=${place}>${link}</a></p>`;
  }

  protected override updated(): void {
    const { sequence, section } = this;
    if (!sequence || !this.ready) return;
    const title = section?.title ?? strings.sequence.ending;
    document.title = `${title} – ${sequence.id} ${sequence.title} – KomKI`;
  }

  protected override render(): unknown {
    const { sequence, recorder } = this;
    if (!this.ready || !sequence || !recorder)
      return html`${this.failed ? this.failure(() => this.load()) : nothing}<slot></slot>`;
    const { done = [], finished = false } = recorder.state.sequence?.bookmark ?? {};
    const contents = contentsView({
      sequence,
      done,
      finished,
      here: this.here,
      open: this.open,
      address: (place) => this.address(place),
      toggle: () => {
        this.open = !this.open;
      },
    });
    return html`<div class="player" @click=${this.follow} @komki-answer=${this.onAnswer}>
      ${contents}
      <article class="prose">
        ${this.message ?? nothing}
        ${this.failed ? this.failure(() => this.prepare(this.here)) : nothing}
        ${this.device.db.durable ? nothing : html`<p class="message warning">${strings.sequence.notDurable}</p>`}
        ${this.section ? this.sectionPage(sequence, this.section) : this.endPage(sequence, recorder)}
        <p class="soft small agreement">${this.agreement()}</p>
      </article>
    </div>`;
  }

  override createRenderRoot() {
    const root = super.createRenderRoot();
    // A reflection that is being taken out of the page tells its last words to the root, not through its place.
    root.addEventListener('komki-note', (event) => this.onNote(event as CustomEvent<NoteDetail>));
    return root;
  }

  private failure(again: () => Promise<void>): TemplateResult {
    return html`<p class="message warning">
      <span>${strings.sequence.loadFailed}</span>
      <button type="button" class="link-button" @click=${again}>${strings.sequence.tryAgain}</button>
    </p>`;
  }

  private sectionPage(sequence: Sequence, section: Section): TemplateResult {
    const words = strings.sequence;
    const { sections } = sequence;
    const index = sections.indexOf(section);
    const previous = sections[index - 1];
    const next = sections[index + 1];
    return html`<div class="where soft small">
        <span>${words.place(index + 1, sections.length)}</span>${this.saved()}
      </div>
      <h2 tabindex="-1">${section.title}</h2>
      ${this.nodes(section)}
      ${next ? nothing : about(sequence)}
      <div class="steps">
        ${
          previous
            ? html`<a class="button quiet" href=${this.address(previous.slug)} data-section=${previous.slug}
                >${words.back(shortTitle(previous))}</a
              >`
            : nothing
        }
        ${
          next
            ? html`<a class="button" href=${this.address(next.slug)} data-section=${next.slug} data-done
                >${words.next(shortTitle(next))}</a
              >`
            : html`<button type="button" class="button" @click=${this.finish}>${words.finish}</button>`
        }
      </div>`;
  }

  /** Made once per visit: what the learner is writing or answering is not to be overwritten by what was kept before. */
  private nodes({ slug, nodes }: Section): unknown {
    if (this.shown?.slug !== slug) this.shown = { slug, content: keyed(slug, html`${this.content.blocks(nodes)}`) };
    return this.shown.content;
  }

  private endPage(sequence: LearnerSequence, { state }: Recorder): TemplateResult {
    const checkAddress = (section: string, check: string) => `${this.address(section)}#${check}`;
    return html`<div class="where soft small"><span>${strings.sequence.ending}</span>${this.saved()}</div>
      ${this.later?.endPage({ sequence, state, checkAddress })}`;
  }

  private saved(): unknown {
    if (!this.savedAt || !this.device.db.durable) return nothing;
    const { saved, onDevice } = strings.sequence;
    return html`<span class="saved">${saved(this.savedAt)}<span class="device">${onDevice}</span></span>`;
  }

  private agreement(): string {
    if (this.level === undefined) return '';
    if (this.level === 'none') return strings.sequence.leavesNothing;
    const { stored, notStored } = levelWords[this.level];
    return strings.sequence.leaves(stored, notStored);
  }
}

/** Handouts and sources, at the end of the last section as on the server's page. */
function about(sequence: Sequence): TemplateResult {
  const material = (file: string) => `/lernen/${sequence.id}/material/${file.replace(/\.md$/, '')}`;
  return html`<section class="about">
    <h3>${strings.sequence.materials}</h3>
    <ul>
      ${sequence.materials.map(({ title, file }) => html`<li><a href=${material(file)}>${title}</a></li>`)}
    </ul>
    <ul class="small soft">
      ${sequence.sources.map(({ text, asOf }) => html`<li>${text} ${strings.sequence.asOf(germanDay(asOf))}</li>`)}
    </ul>
  </section>`;
}

customElements.define('komki-sequence', KomkiSequence);

declare global {
  interface HTMLElementTagNameMap {
    'komki-sequence': KomkiSequence;
  }
}
