import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Check, Measure, Reflection } from '../../sequences/format/index.ts';
import { plainText } from '../../sequences/format/render.ts';
import { handoutName } from '../../sequences/format/words.ts';
import { endPlace, isSharedList, isVotable, votablesOf } from '../../workshops/format/agenda.ts';
import {
  type Ballot,
  fewestVotes,
  type RoomPoll,
  type RoomState,
  type ServedWorkshop,
} from '../../workshops/format/room.ts';
import type { Votable, WorkshopNode } from '../../workshops/format/workshop.ts';
import { announce, prepareAnnouncer } from '../core/announcer.ts';
import { base } from '../core/base.styles.ts';
import { Drafts } from '../core/drafts.ts';
import { KomkiElement } from '../core/element.ts';
import type { BallotDetail, NoteDetail, PlanDetail } from '../core/events.ts';
import { prose } from '../core/prose.styles.ts';
import { Room } from '../core/room.ts';
import { browserWorld, type RoomWorld } from '../core/room-link.ts';
import { sharedListStyles } from '../core/shared-list.styles.ts';
import { sharedListView } from '../core/shared-list.ts';
import { strings } from '../core/strings-workshop.ts';
import { workshopContent } from '../core/workshop-content.ts';
import { type Standing, standingOf, titleOf, whereabouts } from '../core/workshop-place.ts';
import '../komki-poll/komki-poll.ts';
import '../komki-poll-result/komki-poll-result.ts';
import '../komki-timer/komki-timer.ts';
import type { endPage as EndPage } from './end-page.ts';
import { workshopStyles } from './komki-workshop.styles.ts';
import type { OwnThings } from './own-things.ts';

const words = strings.workshop;
/** Id of the notes that belong to the whole workshop. */
const ownNotes = 'notizen';

/**
 * A participant's page of a workshop: what is on now, votes, results when they are shown, lists, own notes, material. Follows
 * the room by itself; needs no name. Replaces the words the server put inside once it has heard of the room.
 * Property: `world` (network and clock; tests put in their own).
 * @attr code - of the room
 */
export class KomkiWorkshop extends KomkiElement {
  static override styles = [base, prose, sharedListStyles, workshopStyles];
  static override properties: PropertyDeclarations = {
    code: {},
    world: { attribute: false },
    own: { state: true },
    endPage: { state: true },
  };

  declare code: string;
  declare world: RoomWorld;
  /** Comes where somebody writes or plans something; a phone that only votes does not load it. */
  declare private own: OwnThings | undefined;
  /** Comes at the end. */
  declare private endPage: typeof EndPage | undefined;
  private room: Room | undefined;
  private drafts: Drafts<Ballot> | undefined;
  /** What was last told of the room. */
  private told: RoomState | undefined;
  private wasOffline = false;
  private votables: ReadonlyMap<string, Votable> = new Map();
  private content = this.contentOf(undefined);

  constructor() {
    super();
    this.world = browserWorld;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
    const address = `/workshop/${this.code}`;
    this.room ??= new Room(address, () => this.heard(), this.world);
    this.drafts ??= new Drafts(`komki-entwurf ${address}`, this.world.storage);
    this.room.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.room?.stop();
  }

  private heard(): void {
    const { room } = this;
    const isOffline = room?.connection === 'offline';
    if (isOffline !== this.wasOffline) announce(isOffline ? words.offline : words.online, this);
    this.wasOffline = isOffline;
    if (room?.agenda && this.votables.size === 0) this.votables = votablesOf(room.agenda);
    this.requestUpdate();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { agenda, state } = this.room ?? {};
    if (!agenda || !state) return;
    if (!this.told) this.replaceChildren();
    if (state.block === endPlace && this.told?.block !== endPlace) void this.loadEnd();
    if (this.told !== state) this.tell(agenda, state);
  }

  /** Says what is new, once, and names the page after what is on. */
  private tell(agenda: ServedWorkshop, state: RoomState): void {
    const { told } = this;
    this.told = state;
    const standing = standingOf(agenda, state.block);
    if (!standing) return;
    const title = standing.place.id === endPlace ? words.thanks : titleOf(standing.place);
    document.title = `${title} – ${agenda.title}`;
    if (told?.block !== state.block) void this.loadParts(standing.place.nodes);
    if (!told) return;
    if (told.block !== state.block) {
      // What somebody is filling in under an address of this block stays in their drafts.
      announce(standing.place.id === endPlace ? `${words.thanks} ${words.ended}` : words.now(title));
    }
    const before = new Map(told.polls.map((poll) => [poll.id, poll]));
    const news = (fits: (now: RoomPoll, old: RoomPoll | undefined) => boolean) =>
      state.polls.some((poll) => fits(poll, before.get(poll.id)));
    if (news((now, old) => now.state === 'open' && old?.state !== 'open')) announce(words.newPoll);
    if (news((now, old) => now.state === 'closed' && old?.state === 'open')) announce(words.pollEnded);
    if (news((now, old) => now.result !== undefined && old?.result === undefined)) announce(words.resultShown);
  }

  // ── what stays on the device ─────────────────────────────────────────────────────────────────────────────
  /** What the text of a place has that answers. */
  private async loadParts(nodes: readonly WorkshopNode[]): Promise<void> {
    const kinds = new Set(nodes.map(({ kind }) => kind));
    if (kinds.has('check')) await import('./checks.ts');
    if (kinds.has('check') || kinds.has('reflection') || kinds.has('measure')) await this.loadOwn();
  }

  private async loadOwn(): Promise<void> {
    if (this.own) return;
    const { OwnThings } = await import('./own-things.ts');
    const own = await OwnThings.open(this.code);
    this.content = this.contentOf(own);
    this.own = own;
  }

  private async loadEnd(): Promise<void> {
    this.endPage = (await import('./end-page.ts')).endPage;
  }

  /** The text with its parts that answer, once there is somewhere to keep what people say there. */
  private contentOf(own: OwnThings | undefined) {
    if (!own) return workshopContent();
    const made = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, properties: object): TemplateResult =>
      html`${Object.assign(document.createElement(tag), properties)}`;
    return workshopContent({
      reflection: (node: Reflection) => made('komki-reflection', { node, value: own.note(node.id) }),
      measure: (node: Measure) => made('komki-measure', { node, planned: own.planned(node) }),
      check: (check: Check) => made(`komki-check-${check.type}`, { check }),
    });
  }

  private onNote({ detail: { id, text } }: CustomEvent<NoteDetail>): void {
    void this.own?.write(id, text);
  }

  private onPlan({ detail: { measure, planned } }: CustomEvent<PlanDetail>): void {
    const said = { checkpoint: plainText(measure.checkpoint), action: plainText(measure.measure) };
    void this.own?.put(measure, said, planned);
  }

  override createRenderRoot() {
    const root = super.createRenderRoot();
    // What is being taken out of the page tells its last words to the root, not through its place.
    root.addEventListener('komki-note', (event) => this.onNote(event as CustomEvent<NoteDetail>));
    return root;
  }

  private onBallot({ detail: { poll, ballot } }: CustomEvent<BallotDetail>): void {
    this.drafts?.drop(poll);
    this.room?.vote(poll, ballot);
  }

  private onDraft({ detail: { poll, ballot } }: CustomEvent<BallotDetail>): void {
    this.drafts?.keep(poll, ballot);
  }

  // ── showing ──────────────────────────────────────────────────────────────────────────────────────────────
  protected override render(): unknown {
    const { room } = this;
    if (!room) return nothing;
    const { agenda, state, connection } = room;
    if (connection === 'gone')
      return html`<article><h1>${words.gone}</h1><p>${words.goneWhy}</p>${this.notes()}</article>`;
    const standing = agenda && state && standingOf(agenda, state.block);
    if (!agenda || !state || !standing) return html`${this.line(room)}<slot></slot>`;
    if (standing.place.id === endPlace) {
      const { code, endPage } = this;
      return html`<article>
        <h1>${words.thanks}</h1>
        <p>${words.ended}</p>
        ${endPage?.({ agenda, state, code })} ${this.notes()}
      </article>`;
    }
    return html`<article @komki-ballot=${this.onBallot} @komki-ballot-draft=${this.onDraft} @komki-plan=${this.onPlan}>
      <header>
        <p class="where">${agenda.title}</p>
        <h1>${titleOf(standing.place)}</h1>
        <p class="where">${whereabouts(standing)}</p>
        ${this.pace(room, state)}
      </header>
      ${this.line(room)} ${this.openPolls(room, standing, state)}
      ${this.text(standing.place.nodes)}
      ${this.results(standing, state)} ${this.lists(standing.place.nodes, state)} ${this.nextBlock(standing)}
      ${this.notes()} ${this.materials(agenda)}
    </article>`;
  }

  /** How much time there is, and the button for whom it is not enough. */
  private pace(room: Room, { timer }: RoomState): TemplateResult {
    return html`<div class="pace">
      <komki-timer .timer=${timer} .now=${() => room.link.now()}></komki-timer>
      <button
        type="button"
        class="button quiet"
        aria-pressed=${room.needsTime ? 'true' : 'false'}
        @click=${() => room.askForTime(!room.needsTime)}
      >${words.needTime}</button>
      ${room.needsTime ? html`<p class="small soft">${words.needsTime}</p>` : nothing}
    </div>`;
  }

  /** What there is to say about the connection; nothing while all is well. */
  private line({ connection, place }: Room): unknown {
    if (place === 'full') return html`<p class="line">${words.full}</p>`;
    if (connection === 'offline') return html`<p class="line">${words.offline}</p>`;
    if (connection === 'polling') return html`<p class="line">${words.polling}</p>`;
    if (connection === 'connecting') return html`<p class="soft">${words.connecting}</p>`;
    return nothing;
  }

  /** What is open, the present block first: on top, for that is what people are asked to do. */
  private openPolls(room: Room, { place }: Standing, { polls }: RoomState): unknown {
    const here = new Set(place.nodes.filter(isVotable).map(({ id }) => id));
    const open = polls.filter(({ id, state }) => state === 'open' && this.votables.has(id));
    const sorted = [...open].sort((one, other) => Number(here.has(other.id)) - Number(here.has(one.id)));
    if (sorted.length === 0) return nothing;
    return html`<section class="polls" aria-label=${words.votes}>
      ${repeat(
        sorted,
        ({ id }) => id,
        ({ id }) => html`<komki-poll
          .node=${this.votables.get(id)}
          .checks=${room.agenda?.checks ?? {}}
          .ballot=${room.ballot(id)}
          .vote=${room.voteState(id)}
          .draft=${this.drafts?.get(id)}
        ></komki-poll>`,
      )}
    </section>`;
  }

  private text(nodes: readonly WorkshopNode[]): unknown {
    const text = this.content.text(nodes);
    return text.length > 0 ? html`<div class="prose">${text}</div>` : nothing;
  }

  /** Polls of this place that have ended, with their result where it is shown. */
  private results({ place }: Standing, { polls }: RoomState): unknown {
    const known = new Map(polls.map((poll) => [poll.id, poll]));
    const closed = place.nodes.filter(isVotable).flatMap((node) => {
      const poll = known.get(node.id);
      return poll?.state === 'closed' ? [{ node, poll }] : [];
    });
    return repeat(
      closed,
      ({ node }) => node.id,
      ({ node, poll }) => this.outcome(node, poll, known.get(node.comparesWith ?? '')),
    );
  }

  private outcome(node: Votable, poll: RoomPoll, earlier: RoomPoll | undefined): TemplateResult {
    if (!poll.result && poll.votes >= fewestVotes) {
      return html`<section class="over">${this.content.blocks(node.prompt)}<p class="soft">${words.pollOver}</p></section>`;
    }
    return html`<section class="outcome">
      <komki-poll-result
        .node=${node}
        .tally=${poll.result}
        .votes=${poll.votes}
        .earlier=${earlier?.result}
        .clusters=${poll.clusters ?? {}}
        .checks=${this.room?.agenda?.checks ?? {}}
      ></komki-poll-result>
    </section>`;
  }

  private lists(nodes: readonly WorkshopNode[], { lists }: RoomState): unknown {
    return nodes.filter(isSharedList).map(
      (list) => html`<section class="list">
        ${this.content.blocks(list.prompt)} ${sharedListView(list, lists[list.id] ?? [])}
      </section>`,
    );
  }

  private nextBlock({ next }: Standing): unknown {
    if (!next || next.id === endPlace) return nothing;
    return html`<p class="next"><span class="label">${words.next}</span><b>${titleOf(next)}</b></p>`;
  }

  private notes(): TemplateResult {
    return html`<details @toggle=${() => void this.loadOwn()}>
      <summary>${words.notes}</summary>
      ${this.own ? this.noteField(this.own) : nothing}
    </details>`;
  }

  /** Made once: what somebody is writing is not to be begun anew by a rendering. */
  private noteField(own: OwnThings): HTMLElement {
    const children = [{ kind: 'paragraph' as const, children: [{ kind: 'text' as const, text: words.notesHint }] }];
    const node: Reflection = { kind: 'reflection', id: ownNotes, lines: 5, children };
    this.ownNote ??= Object.assign(document.createElement('komki-reflection'), { node, value: own.note(ownNotes) });
    return this.ownNote;
  }
  private ownNote: HTMLElement | undefined;

  private materials({ name, materials }: ServedWorkshop): unknown {
    if (materials.length === 0) return nothing;
    return html`<details>
      <summary>${words.materials}</summary>
      <ul class="links">
        ${materials.map(({ title, file }) => html`<li><a href="/workshops/${name}/material/${handoutName(file)}">${title}</a></li>`)}
      </ul>
    </details>`;
  }
}

customElements.define('komki-workshop', KomkiWorkshop);

declare global {
  interface HTMLElementTagNameMap {
    'komki-workshop': KomkiWorkshop;
  }
}
