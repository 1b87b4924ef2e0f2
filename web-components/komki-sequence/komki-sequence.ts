import { html, nothing, type PropertyDeclarations } from 'lit';
import type { Check, Node, Section } from '../../sequences/format/index.ts';
import { prepareAnnouncer } from '../core/announcer.ts';
import { base } from '../core/base.styles.ts';
import type { CheckElement } from '../core/check-element.ts';
import { type Device, device } from '../core/device.ts';
import { KomkiElement } from '../core/element.ts';
import type { AnswerDetail, NoteDetail, PlanDetail, SignalsDetail, StepDetail } from '../core/events.ts';
import { prose } from '../core/prose.styles.ts';
import { begunOf, resultOf } from '../core/results.ts';
import { strings } from '../core/strings.ts';
import { termOf } from '../core/term.ts';
import '../komki-reflection/komki-reflection.ts';
import { contentsView } from './contents.ts';
import { Journey } from './journey.ts';
import { sequenceStyles } from './komki-sequence.styles.ts';
import { agreement, exam, failure, notice, saved } from './messages.ts';
import { ending, type Places } from './places.ts';
import { player } from './player.styles.ts';
import { sectionPage } from './section-page.ts';
import { SectionView } from './section-view.ts';

/** Kinds of nodes whose elements `blocks.ts` brings. */
const blocks = ['measure', 'video', 'h5p'] as const;

/**
 * Plays a compiled sequence: one section at a time, contents at the side, resume, end page. Until the sequence is there
 * the server's text inside the element stays on show; then the element takes over and removes it.
 * @attr src - address of the compiled JSON (`Sequence`)
 * @attr kennung - e.g. `G01`; addresses are `/lernen/<kennung>/<section>`
 * @attr leitfaden - offers the trainers' guide
 * @attr abschnitt - section the address names; without it the player opens where the learner left
 * @attr glossar - address of the glossary's JSON; with it words of the glossary open their definition in place
 */
export class KomkiSequence extends KomkiElement {
  static override styles = [base, prose, player, sequenceStyles];
  static override properties: PropertyDeclarations = {
    src: {},
    kennung: {},
    abschnitt: {},
    leitfaden: { type: Boolean },
    glossar: {},
    device: { attribute: false },
    journey: { state: true },
    open: { state: true },
    failed: { state: true },
  };

  declare src: string;
  declare kennung: string;
  declare abschnitt: string | undefined;
  declare leitfaden: boolean;
  declare glossar: string | undefined;
  declare device: Device;
  /** There once the sequence and what its first page needs are. */
  declare private journey: Journey | undefined;
  declare private open: boolean;
  declare private failed: boolean;
  private later: typeof import('./later.ts') | undefined;
  private readonly view = new SectionView({
    kennung: () => this.kennung,
    imageUrl: (file) => `/inhalte/${this.kennung}/${file}`,
    restored: (check) => {
      const checks = this.journey?.recorder.state.checks ?? new Map();
      const answered = resultOf(check, checks);
      return this.journey?.exam?.restore(check, answered) ?? { answered, begun: begunOf(check, checks) };
    },
    note: ({ id }) => this.journey?.recorder.state.notes.get(id) ?? '',
    signals: (light) => this.journey?.recorder.state.lights.get(light) ?? {},
    planned: ({ id }) => this.journey?.recorder.state.measures.has(id) ?? false,
  });

  constructor() {
    super();
    this.device = device();
    this.leitfaden = false;
    this.open = false;
    this.failed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
    window.addEventListener('popstate', this.onPopState);
    if (!this.journey) void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.onPopState);
    this.journey?.end();
  }

  // ── opening ──────────────────────────────────────────────────────────────────────────────────────────────
  /** Opens the sequence for whoever is learning now. */
  async load(): Promise<void> {
    this.failed = false;
    this.journey?.end();
    try {
      this.journey = await Journey.open(this);
      this.view.forget();
    } catch {
      this.failed = true;
      return;
    }
    await this.updateComplete;
    this.replaceChildren();
    this.toFragment();
    await this.journey.begin();
  }

  /** Fetches what a place needs beside its text; without connection the text can still be read. */
  async prepare(place: string, places: Places): Promise<void> {
    this.view.forget();
    const kinds = new Set<Node['kind']>(places.section(place)?.nodes.map(({ kind }) => kind));
    const needed: Promise<unknown>[] = [];
    if (place === ending || kinds.has('check'))
      needed.push(
        import('./later.ts').then((later) => {
          this.later = later;
        }),
      );
    if (kinds.has('traffic-light')) needed.push(import('../komki-traffic-light/komki-traffic-light.ts'));
    if (blocks.some((kind) => kinds.has(kind))) needed.push(import('./blocks.ts'));
    this.failed = (await Promise.allSettled(needed)).some(({ status }) => status === 'rejected');
  }

  // ── moving ───────────────────────────────────────────────────────────────────────────────────────────────
  private readonly onPopState = (): void => {
    const { journey } = this;
    if (journey) void this.show(journey, journey.places.named(location) ?? journey.places.first);
  };

  /** Shows a place: focus to its heading once, the document's title follows. */
  private async show(journey: Journey, place: string): Promise<void> {
    journey.touched = true;
    await this.prepare(place, journey.places);
    journey.goTo(place);
    this.open = false;
    this.requestUpdate();
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
    const term = termOf(event);
    if (term && this.glossar) {
      event.preventDefault();
      return this.explain(term);
    }
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    const place = link?.dataset.section;
    const { journey } = this;
    if (!journey || !link || !place || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // Coming back to the end asks again whether enough is right by now.
    if (place === ending) return this.finish(journey);
    history.pushState(null, '', link.href);
    const { recorder, here } = journey;
    void journey.keep(link.dataset.done === undefined ? recorder.visit(place) : recorder.done(here, place));
    await this.show(journey, place);
  }

  /** Opens the definition of a word in place, or the glossary itself where its element is not to be had. */
  private async explain(term: string): Promise<void> {
    try {
      await import('../komki-definition/komki-definition.ts');
      await this.renderRoot.querySelector('komki-definition')?.show(term);
    } catch {
      location.assign(`/glossar#${term}`);
    }
  }

  private async finish(journey: Journey): Promise<void> {
    await journey.keep(journey.recorder.finish());
    history.pushState(null, '', journey.places.address(ending));
    await this.show(journey, ending);
  }

  // ── keeping ──────────────────────────────────────────────────────────────────────────────────────────────
  private onAnswer(event: CustomEvent<AnswerDetail>): void {
    const { detail } = event;
    const { journey } = this;
    if (!journey) return;
    journey.touched = true;
    const { check, answer, evaluation } = detail;
    if (evaluation) detail.waitUntil(journey.keep(journey.recorder.answer(check, answer, evaluation)));
    else if (journey.exam) {
      const element = event.composedPath()[0] as CheckElement<Check['type']>;
      detail.waitUntil(journey.keep(journey.exam.handIn(element, check, answer)));
    }
  }

  private onStep({ detail }: CustomEvent<StepDetail>): void {
    const { journey } = this;
    if (!journey) return;
    journey.touched = true;
    void journey.keep(journey.recorder.decide(detail.check, detail.answer, detail.evaluation));
  }

  private onNote({ detail }: CustomEvent<NoteDetail>): void {
    const { journey } = this;
    if (!journey) return;
    journey.touched = true;
    void journey.keep(journey.recorder.note(detail.id, detail.text));
  }

  private onSignals({ detail }: CustomEvent<SignalsDetail>): void {
    const { journey } = this;
    if (!journey) return;
    journey.touched = true;
    void journey.keep(journey.recorder.colour(detail.id, detail.signals));
  }

  private onPlan({ detail }: CustomEvent<PlanDetail>): void {
    const { journey } = this;
    if (!journey) return;
    journey.touched = true;
    void journey.keep(journey.recorder.plan(detail.measure, detail.planned));
  }

  override createRenderRoot() {
    const root = super.createRenderRoot();
    // A reflection that is being taken out of the page tells its last words to the root, not through its place.
    root.addEventListener('komki-note', (event) => this.onNote(event as CustomEvent<NoteDetail>));
    return root;
  }

  // ── showing ──────────────────────────────────────────────────────────────────────────────────────────────
  protected override updated(): void {
    const { journey } = this;
    if (!journey) return;
    const { sequence, places, here } = journey;
    const title = places.section(here)?.title ?? strings.sequence.ending;
    document.title = `${title} – ${sequence.id} ${sequence.title} – KomKI`;
  }

  protected override render(): unknown {
    const { journey } = this;
    if (!journey) return html`${this.failed ? failure(() => this.load()) : nothing}<slot></slot>`;
    const { sequence, recorder, places, here } = journey;
    const { done = [], finished = false } = recorder.state.sequence?.bookmark ?? {};
    const section = places.section(here);
    const contents = contentsView({
      sequence,
      done,
      finished,
      here,
      open: this.open,
      guide: this.leitfaden,
      address: (place) => places.address(place),
      toggle: () => {
        this.open = !this.open;
      },
    });
    return html`<div
      class="player"
      @click=${this.follow}
      @komki-answer=${this.onAnswer}
      @komki-step=${this.onStep}
      @komki-signals=${this.onSignals}
      @komki-plan=${this.onPlan}
    >
      ${contents}
      <article class="prose">
        ${journey.visitorWork ? this.question(journey) : nothing}
        ${notice(journey)}
        ${exam(journey)}
        ${this.failed ? failure(() => this.prepare(here, places)) : nothing}
        ${this.device.db.durable ? nothing : html`<p class="message warning">${strings.sequence.notDurable}</p>`}
        ${section ? this.sectionPage(journey, section) : this.endPage(journey)}
        <p class="soft small agreement">${agreement(journey)}</p>
      </article>
    </div>
    ${this.glossar ? html`<komki-definition glossar=${this.glossar}></komki-definition>` : nothing}`;
  }

  private question(journey: Journey): unknown {
    return html`<komki-take-along
      kennung=${this.kennung}
      .device=${this.device}
      @komki-decided=${({ detail }: CustomEvent<boolean>) => journey.decided(detail)}
    ></komki-take-along>`;
  }

  private sectionPage(journey: Journey, section: Section): unknown {
    const { sequence, places } = journey;
    return sectionPage({
      sequence,
      section,
      nodes: this.view.nodes(section),
      saved: saved(journey, this.device.db.durable),
      address: (place) => places.address(place),
      finish: () => void this.finish(journey),
    });
  }

  private endPage(journey: Journey): unknown {
    const { sequence, places, recorder } = journey;
    return html`<div class="where soft small">
        <span>${strings.sequence.ending}</span>${saved(journey, this.device.db.durable)}
      </div>
      ${this.later?.endPage({ sequence, state: recorder.state, address: (place) => places.address(place) })}`;
  }
}

customElements.define('komki-sequence', KomkiSequence);

declare global {
  interface HTMLElementTagNameMap {
    'komki-sequence': KomkiSequence;
  }
}
