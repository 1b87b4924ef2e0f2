import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Poll } from '../../sequences/format/nodes.ts';
import { endPlace, evaluationPlace, isSharedList, isVotable, votablesOf } from '../../workshops/format/agenda.ts';
import { sharedListNames } from '../../workshops/format/names.ts';
import { questionOf } from '../../workshops/format/result.ts';
import type { RoomPoll, RoomState, SharedRow } from '../../workshops/format/room.ts';
import { spelled } from '../../workshops/format/room-code.ts';
import type { SharedList, Votable, WorkshopNode } from '../../workshops/format/workshop.ts';
import { base } from '../core/base.styles.ts';
import { KomkiElement } from '../core/element.ts';
import { lightIcons } from '../core/icons-lights.ts';
import { prose } from '../core/prose.styles.ts';
import { RoomView } from '../core/room.ts';
import { browserWorld, type RoomWorld } from '../core/room-link.ts';
import { strings } from '../core/strings-workshop.ts';
import { workshopContent } from '../core/workshop-content.ts';
import { type Standing, standingOf, titleOf } from '../core/workshop-place.ts';
import '../komki-poll-result/komki-poll-result.ts';
import '../komki-timer/komki-timer.ts';
import { projectorStyles } from './komki-workshop-projector.styles.ts';

const words = strings.projector;
/** How many sizes there are below the usual one. */
const sizes = 2;

/**
 * What the room sees on the wall, one thing at a time: how to join, what is on, what is being voted on and by how many, a result
 * once it is shown, a list. Public state only. Fills the window; longer text is set a little smaller, never below a twentieth
 * of the height; what still has no room can be scrolled, by keyboard too. Property: `world` (network and clock; tests put in their own).
 * @attr code - of the room
 * @slot einladung - QR code to join; the server makes it
 */
export class KomkiWorkshopProjector extends KomkiElement {
  static override styles = [base, prose, projectorStyles];
  static override properties: PropertyDeclarations = { code: {}, world: { attribute: false } };

  declare code: string;
  declare world: RoomWorld;
  private room: RoomView<RoomState> | undefined;
  private votables: ReadonlyMap<string, Votable> = new Map();
  private readonly content = workshopContent();
  /** What is shown may come later than its element, and windows change. */
  private readonly resized = new ResizeObserver(() => requestAnimationFrame(() => this.fit()));

  constructor() {
    super();
    this.world = browserWorld;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.room ??= new RoomView<RoomState>(`/workshop/${this.code}`, () => this.heard(), this.world);
    this.room.start();
    this.resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.room?.stop();
    this.resized.disconnect();
  }

  private heard(): void {
    const { agenda } = this.room ?? {};
    if (agenda && this.votables.size === 0) this.votables = votablesOf(agenda);
    this.requestUpdate();
  }

  protected override updated(): void {
    this.fit();
    for (const shown of this.renderRoot.querySelectorAll('.content > *')) this.resized.observe(shown);
  }

  /** Sets long text smaller, step by step, until it has room. */
  private fit(): void {
    const content = this.renderRoot.querySelector('.content');
    if (!content) return;
    for (let size = 0; size <= sizes; size++) {
      if (size === 0) this.removeAttribute('dense');
      else this.setAttribute('dense', `${size}`);
      if (content.scrollHeight <= content.clientHeight) return;
    }
  }

  protected override render(): unknown {
    const { agenda, state, connection } = this.room ?? {};
    const { code } = this;
    if (connection === 'gone') return html`<div class="content ended"><h1>${strings.workshop.gone}</h1></div>`;
    const standing = agenda && state && standingOf(agenda, state.block);
    if (!agenda || !state || !standing) return html`<div class="content" tabindex="0">${this.join()}</div>`;
    if (standing.place.id === endPlace) {
      return html`<div class="content ended"><h1>${words.ended}</h1><p>${agenda.title}</p></div>`;
    }
    const { next } = standing;
    return html`<header>
        <h1>${titleOf(standing.place)}</h1>
        <komki-timer silent .timer=${state.timer} .now=${() => this.room?.link.now() ?? Date.now()}></komki-timer>
      </header>
      <div class="content" tabindex="0">${this.main(standing, state)}</div>
      <footer>
        <p>${strings.projector.join}: ${location.host}/workshop · ${words.code} <b>${spelled(code)}</b></p>
        ${next && next.id !== endPlace ? html`<p>${words.next(titleOf(next))}</p>` : nothing}
      </footer>`;
  }

  /** One thing: what is open, else the result shown last, else the way in while people come, a list, or the block's text. */
  private main({ place }: Standing, state: RoomState): unknown {
    const here = place.nodes.filter(isVotable);
    const ofHere = state.polls.filter(({ id }) => here.some((node) => node.id === id));
    const others = state.polls.filter((poll) => !ofHere.includes(poll));
    const open = [...ofHere, ...others].filter((poll) => poll.state === 'open');
    const [only] = open;
    // The questions at the end are open together: the wall names none of them.
    if (only && place.id === evaluationPlace) return this.onPhones(only);
    if (open.length > 1) return this.several(open);
    if (only) return this.poll(only);
    const shown = ofHere.findLast(({ result }) => result);
    const node = shown && this.votables.get(shown.id);
    if (node) return this.result(node, shown, state);
    const list = place.nodes.find(
      (one): one is SharedList => isSharedList(one) && (state.lists[one.id] ?? []).length > 0,
    );
    if (list) return listView(list, state.lists[list.id] ?? []);
    if (place.position === 1) return html`<div class="joining">${this.join()}</div>`;
    const [said, pictures] = parted(place.nodes);
    return this.beside(html`<div class="prose">${this.content.text(said)}</div>`, pictures);
  }

  /** Words, and beside them pictures as large as the wall lets them be. */
  private beside(words: TemplateResult, pictures: readonly WorkshopNode[]): TemplateResult {
    if (pictures.length === 0) return words;
    return html`<div class="illustrated">
      <div class="said">${words}</div>
      <div class="prose pictures">${this.content.text(pictures)}</div>
    </div>`;
  }

  /** In the first block everybody is still coming in. */
  private join(): TemplateResult {
    return html`<div class="join">
      <slot name="einladung"></slot>
      <p class="code">${spelled(this.code)}</p>
      <p class="address">${location.host}/workshop</p>
    </div>`;
  }

  private onPhones({ votes }: RoomPoll): TemplateResult {
    return html`<p class="question">${words.onPhones}</p>
      <p class="count">${strings.result.votes(votes)}</p>`;
  }

  /** Several questions at once have room for their words and counts only. */
  private several(open: readonly RoomPoll[]): TemplateResult {
    return html`<p class="question">${words.onPhones}</p>
      <ul class="options">
        ${open.map(({ id, votes }) => {
          const node = this.votables.get(id);
          return node && html`<li>${questionOf(node)} <b class="votes">${strings.result.votes(votes)}</b></li>`;
        })}
      </ul>`;
  }

  private poll({ id, votes }: RoomPoll): unknown {
    const node = this.votables.get(id);
    if (!node) return nothing;
    const [prompt, pictures] = parted(node.prompt);
    return this.beside(
      html`<div class="question">${this.content.blocks(prompt)}</div>
        ${node.kind === 'quiz' ? nothing : this.options(node)}
        <p class="count">${strings.result.votes(votes)}</p>`,
      pictures,
    );
  }

  private options(node: Poll): unknown {
    const texts = node.options.map(({ text }) => this.content.inline(text));
    if (node.type === 'scale') {
      return html`<p class="steps"><span>1: ${texts[0]}</span><span>${node.steps}: ${texts[1]}</span></p>`;
    }
    if (texts.length === 0) return nothing;
    const { green, yellow, red } = strings.pollLights;
    return html`${
      node.type === 'traffic-light'
        ? html`<p class="lights"><span>${lightIcons.green} ${green}</span><span>${lightIcons.yellow} ${yellow}</span><span>${lightIcons.red} ${red}</span></p>`
        : nothing
    }
    <ul class="options">${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
  }

  private result(node: Votable, { result, votes, clusters }: RoomPoll, { polls }: RoomState): TemplateResult {
    const earlier = polls.find(({ id }) => id === node.comparesWith)?.result;
    return html`<komki-poll-result
      wall
      .node=${node}
      .tally=${result}
      .votes=${votes}
      .earlier=${earlier}
      .clusters=${clusters ?? {}}
      .checks=${this.room?.agenda?.checks ?? {}}
    ></komki-poll-result>`;
  }
}

/** What is said, and the pictures that go with it. */
const parted = <Node extends WorkshopNode>(nodes: readonly Node[]): [words: Node[], pictures: Node[]] => [
  nodes.filter(({ kind }) => kind !== 'image'),
  nodes.filter(({ kind }) => kind === 'image'),
];

/** Six columns have no room on a wall: each row is a line, what it is about first. */
const listView = (
  { list }: SharedList,
  rows: readonly SharedRow[],
): TemplateResult => html`<p class="question">${sharedListNames[list]}</p>
  <ul class="options">
    ${rows.map(({ cells: [first, ...others] }) => html`<li><b>${first}</b> ${others.filter(Boolean).join(' · ')}</li>`)}
  </ul>`;

customElements.define('komki-workshop-projector', KomkiWorkshopProjector);

declare global {
  interface HTMLElementTagNameMap {
    'komki-workshop-projector': KomkiWorkshopProjector;
  }
}
