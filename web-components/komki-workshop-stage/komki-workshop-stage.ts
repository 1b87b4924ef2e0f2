import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { endPlace, placesOf, votablesOf } from '../../workshops/format/agenda.ts';
import type { StageCommand } from '../../workshops/format/room.ts';
import { spelled } from '../../workshops/format/room-code.ts';
import type { StageNote, Votable } from '../../workshops/format/workshop.ts';
import { announce, prepareAnnouncer } from '../core/announcer.ts';
import { base } from '../core/base.styles.ts';
import { dialogStyles } from '../core/dialog.styles.ts';
import { Drafts } from '../core/drafts.ts';
import { KomkiElement } from '../core/element.ts';
import { prose } from '../core/prose.styles.ts';
import { browserWorld, type RoomWorld } from '../core/room-link.ts';
import { sharedListStyles } from '../core/shared-list.styles.ts';
import { StageRoom } from '../core/stage-room.ts';
import { strings } from '../core/strings-stage.ts';
import { workshopContent } from '../core/workshop-content.ts';
import { standingOf, titleOf, whereabouts } from '../core/workshop-place.ts';
import '../komki-poll-result/komki-poll-result.ts';
import '../komki-timer/komki-timer.ts';
import { moveOf } from './keys.ts';
import { stageStyles } from './komki-workshop-stage.styles.ts';
import { listPanels } from './list-panel.ts';
import { pollPanels } from './poll-panel.ts';
import type { Fields, Question, Stage } from './stage.ts';
import { timerPanel } from './timer-panel.ts';

const words = strings.stage;

/** How many seats one press adds. */
const seatStep = 10;

/**
 * The facilitator's side of a room: where it stands and what comes next, notes, timer, votes, what people have written, lists.
 * Works as a desk and, on a phone, as a remote; any number of devices of the same person lead together. What is typed survives
 * a reload. Replaces the words the server put inside once it has heard of the room. Property: `world` (network and clock;
 * tests put in their own).
 * @attr code - of the room
 */
export class KomkiWorkshopStage extends KomkiElement {
  static override styles = [base, prose, dialogStyles, sharedListStyles, stageStyles];
  static override properties: PropertyDeclarations = {
    code: {},
    world: { attribute: false },
    notice: { state: true },
    question: { state: true },
  };

  declare code: string;
  declare world: RoomWorld;
  declare private notice: string;
  /** What is being asked before something is lost. */
  declare private question: Question | undefined;
  private room: StageRoom | undefined;
  private drafts: Drafts<Fields> | undefined;
  private votables: ReadonlyMap<string, Votable> = new Map();
  /** Where the room stood when something was last said of it. */
  private block = '';
  private readonly content = workshopContent();

  constructor() {
    super();
    this.world = browserWorld;
    this.notice = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
    const address = `/workshop/${this.code}/leitung`;
    this.room ??= new StageRoom(address, () => this.heard(), this.world);
    this.drafts ??= new Drafts(`komki-leitung ${address}`, this.world.storage);
    this.room.start();
    window.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
    this.room?.stop();
  }

  private heard(): void {
    const { agenda, state } = this.room ?? {};
    if (agenda && this.votables.size === 0) this.votables = votablesOf(agenda);
    const standing = agenda && state && standingOf(agenda, state.block);
    if (standing && this.block !== standing.place.id) {
      if (this.block === '') this.replaceChildren();
      else announce(titleOf(standing.place), this);
      this.block = standing.place.id;
      document.title = `${titleOf(standing.place)} – ${agenda.title}`;
    }
    this.requestUpdate();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const move = moveOf(event);
    if (!move || !this.room?.state || this.room.state.block === endPlace) return;
    event.preventDefault();
    void this.command({ do: move });
  };

  /** Sends a command and says what has become of it if it was not obeyed. */
  private async command(command: StageCommand): Promise<boolean> {
    this.notice = '';
    const outcome = await this.room?.command(command);
    if (outcome === 'overtaken') this.tell(words.overtaken);
    else if (outcome === 'not sent') this.tell(words.notSent);
    else if (typeof outcome === 'object') this.tell(words.refusedWith(outcome.words, outcome.refused));
    return outcome === 'done';
  }

  private tell(sentence: string): void {
    this.notice = sentence;
    announce(sentence);
  }

  // ── questions ────────────────────────────────────────────────────────────────────────────────────────────
  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  private async confirm(question: Question): Promise<void> {
    this.question = question;
    await this.updateComplete;
    this.dialog?.showModal();
  }

  private yes(): void {
    const { question } = this;
    this.dialog?.close();
    if (question) void this.command(question.command);
  }

  private questionView(): TemplateResult {
    const { title, what, yes } = this.question ?? { title: '', what: '', yes: '' };
    return html`<dialog aria-labelledby="question">
      <div>
        <h2 id="question">${title}</h2>
        <p>${what}</p>
        <div class="actions">
          <button type="button" class="button quiet" autofocus @click=${() => this.dialog?.close()}>${words.cancel}</button>
          <button type="button" class="button danger" @click=${this.yes}>${yes}</button>
        </div>
      </div>
    </dialog>`;
  }

  // ── showing ──────────────────────────────────────────────────────────────────────────────────────────────
  protected override render(): unknown {
    const { room, drafts } = this;
    if (!room || !drafts) return nothing;
    const { agenda, state, connection } = room;
    if (connection === 'gone') {
      return html`<section class="panel"><h1>${words.gone}</h1><p>${words.goneWhy}</p>
        <p><a class="button" href="/workshops">${words.toWorkshops}</a></p></section>`;
    }
    const standing = agenda && state && standingOf(agenda, state.block);
    if (!agenda || !state || !standing) return html`${this.line(room)}<slot></slot>`;
    const stage: Stage = {
      agenda,
      state,
      standing,
      drafts,
      votables: this.votables,
      content: this.content,
      command: (command) => this.command(command),
      confirm: (question) => void this.confirm(question),
      update: () => this.requestUpdate(),
      tell: (sentence) => this.tell(sentence),
    };
    return html`<div class="stage">
      ${this.head(stage)} ${this.line(room)}
      ${this.notice ? html`<p class="line">${this.notice}</p>` : nothing}
      ${standing.place.id === endPlace ? this.ended() : this.desk(stage, room)}
      ${listPanels(stage)}
      ${this.questionView()}
    </div>`;
  }

  private head({ agenda, state }: Stage): TemplateResult {
    const { code } = this;
    const { connected, needTime, seats } = state;
    const place = `/workshop/${code}`;
    return html`<header>
      <div class="title">
        <p class="workshop">${agenda.title}</p>
        <p class="code"><span class="soft">${words.code}</span> <b>${spelled(code)}</b></p>
      </div>
      <ul class="facts">
        <li>${words.connected(connected)}</li>
        <li>${words.seats(seats.taken, seats.most)}
          ${
            seats.taken >= seats.most
              ? html`<button type="button" class="link-button" @click=${() => void this.command({ do: 'seats', most: seats.most + seatStep })}>${words.moreSeats}</button>`
              : nothing
          }
        </li>
        <li class=${needTime > 0 ? 'need' : ''}>${needTime > 0 ? words.needTime(needTime) : words.nobodyNeedsTime}
          ${
            needTime > 0
              ? html`<button type="button" class="link-button" @click=${() => void this.command({ do: 'clear-need-time' })}>${words.clearNeedTime}</button>`
              : nothing
          }
        </li>
      </ul>
      <p class="ways">
        <a href="${place}/beamer" target="komki-beamer">${words.projector}</a>
        <a href="${place}/einladung" target="_blank" rel="noopener">${words.invitation}</a>
      </p>
    </header>`;
  }

  private line({ connection }: StageRoom): unknown {
    if (connection === 'offline') return html`<p class="line">${words.offline}</p>`;
    if (connection === 'polling') return html`<p class="line">${words.polling}</p>`;
    if (connection !== 'refused') return nothing;
    const back = encodeURIComponent(`/workshop/${this.code}/leitung`);
    return html`<p class="line">${words.refused} <a href="/anmelden?weiter=${back}">${words.signIn}</a></p>`;
  }

  /** In the order of a phone, which is the remote: what moves the room and what it is asked come before the notes. */
  private desk(stage: Stage, { link }: StageRoom): TemplateResult {
    return html`<div class="desk">
      ${this.now(stage)}
      <div class="side">${timerPanel(stage, () => link.now())} ${pollPanels(stage)}</div>
      ${this.notes(stage)} ${this.agendaView(stage)}
    </div>`;
  }

  private now(stage: Stage): TemplateResult {
    const { standing } = stage;
    const { place } = standing;
    return html`<section class="panel now">
      <p class="soft small">${whereabouts(standing)}</p>
      <h1>${titleOf(place)}</h1>
      ${place.block?.begin ? html`<p class="soft small">${words.planned(place.block.begin, place.block.minutes)}</p>` : nothing}
      ${this.moves(stage)}
    </section>`;
  }

  private notes({ standing: { place }, content }: Stage): TemplateResult {
    const notes = place.nodes.filter((node): node is StageNote => node.kind === 'stage-note');
    const text = content.text(place.nodes);
    return html`<section class="panel notes" aria-labelledby="notes">
      <h2 id="notes">${words.notes}</h2>
      ${
        notes.length > 0
          ? html`<div class="prose">${notes.map(({ children }) => content.blocks(children))}</div>`
          : html`<p class="soft">${words.noNotes}</p>`
      }
      ${
        text.length > 0
          ? html`<details><summary>${words.participants}</summary><div class="prose">${text}</div></details>`
          : nothing
      }
    </section>`;
  }

  private ended(): TemplateResult {
    const place = `/workshop/${this.code}`;
    return html`<section class="panel now">
      <h1>${words.ended}</h1>
      <p>${words.endedWhat}</p>
      <p class="ways">
        <a class="button" href="${place}/protokoll">${words.protocol}</a>
        <a class="button quiet" href="${place}/bescheinigung">${words.certificates}</a>
      </p>
    </section>`;
  }

  /** The whole way, to jump anywhere. */
  private agendaView({ agenda, state }: Stage): TemplateResult {
    const places = placesOf(agenda).filter(({ id }) => id !== endPlace);
    return html`<section class="agenda" aria-labelledby="way">
      <h2 id="way">${words.jump}</h2>
      <p class="small soft keys">${words.keys}</p>
      <ol class="way">
        ${places.map((place) => {
          const isHere = place.id === state.block;
          return html`<li class=${isHere ? 'here' : ''}>
            <button
              type="button"
              class="link-button"
              aria-current=${isHere ? 'step' : nothing}
              @click=${() => void this.command({ do: 'go', block: place.id })}
            >${titleOf(place)}</button>
            <span class="soft small">${place.block ? [place.block.begin, words.minutes(place.block.minutes)].filter(Boolean).join(' · ') : nothing}${isHere ? html` · <b>${words.here}</b>` : nothing}</span>
          </li>`;
        })}
      </ol>
    </section>`;
  }

  /** What moves the room. */
  private moves({ standing, state }: Stage): TemplateResult {
    const { next, place } = standing;
    const question = { title: words.closeQuestion, what: words.closeWhat, yes: words.yesClose };
    const close = () => void this.confirm({ ...question, command: { do: 'close' } });
    const goes = next !== undefined && next.id !== endPlace;
    return html`<nav aria-label=${words.jump}>
      <button
        type="button"
        class="button quiet"
        aria-disabled=${place.position === 1 ? 'true' : nothing}
        @click=${() => place.position > 1 && void this.command({ do: 'previous' })}
      >${words.previous}</button>
      <button type="button" class="button quiet" aria-disabled=${state.canUndo ? nothing : 'true'} @click=${() => state.canUndo && void this.command({ do: 'undo' })}>${words.undo}</button>
      <button type="button" class=${goes ? 'link-button close' : 'button go'} @click=${close}>${words.close}</button>
      ${goes ? html`<button type="button" class="button go" @click=${() => void this.command({ do: 'next' })}>${words.next(titleOf(next))}</button>` : nothing}
    </nav>`;
  }
}

customElements.define('komki-workshop-stage', KomkiWorkshopStage);

declare global {
  interface HTMLElementTagNameMap {
    'komki-workshop-stage': KomkiWorkshopStage;
  }
}
