import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CheckItem, OrderAnswer } from '../../sequences/format/index.ts';
import { plainText } from '../../sequences/format/render.ts';
import { CheckElement } from '../core/check-element.ts';
import { gripIcon } from '../core/icons-checks.ts';
import { mixAway } from '../core/mix.ts';
import { moving } from '../core/moving.styles.ts';
import { moveButtons, sayPosition } from '../core/moving.ts';
import { strings } from '../core/strings-learning.ts';
import { marks } from '../core/verdict.ts';
import { orderStyles } from './komki-check-order.styles.ts';

/**
 * reihenfolge: an ordered list with two buttons per item; dragging by pointer is extra. Never starts in the right order.
 * @summary Bring items into order.
 */
export class KomkiCheckOrder extends CheckElement<'order'> {
  static override styles = [...CheckElement.styles, moving, orderStyles];
  static override properties: PropertyDeclarations = { order: { state: true }, dragged: { state: true } };
  declare private order: readonly string[];
  /** Id of the item under the pointer. */
  declare private dragged: string | undefined;
  /** Something was moved in this attempt. */
  private moved = false;
  /** The button that keeps the focus when its item has changed its place in the document. */
  private pressed: HTMLElement | undefined;

  protected override kind(): string {
    return strings.order.kind;
  }

  protected override paperKind(): string {
    return strings.order.paperKind;
  }

  protected override items(): readonly CheckItem[] {
    return this.check.items;
  }

  /** `items` stand in the right order, so they are always mixed, whatever the author says about mixing. */
  protected override mix(items: readonly CheckItem[]): readonly CheckItem[] {
    return mixAway(items, this.random);
  }

  protected override missing(): string | undefined {
    return this.moved ? undefined : strings.order.missing;
  }

  protected override answer(): OrderAnswer {
    return [...this.order];
  }

  /** Items an old answer does not know follow at the end. */
  protected override hold(answer: OrderAnswer | undefined): void {
    const start = this.mixed.map((item) => item.id);
    const known = (answer ?? []).filter((id) => start.includes(id));
    this.order = [...new Set([...known, ...start])];
    this.moved = false;
    this.dragged = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // Moving an element in the document takes its focus away.
    if (this.pressed && this.shadowRoot?.activeElement !== this.pressed) this.pressed.focus();
    this.pressed = undefined;
  }

  private place(id: string, to: number): void {
    const order = this.order.filter((other) => other !== id);
    order.splice(to, 0, id);
    this.order = order;
    this.moved = true;
    this.changed();
  }

  private sayPosition(item: CheckItem): void {
    sayPosition(plainText(item.text), this.order.indexOf(item.id), this.order.length, this);
  }

  // ── dragging ──────────────────────────────────────────────────────────────────────────────────────────────
  private take(event: PointerEvent, id: string): void {
    if (this.locked || event.button !== 0) return;
    // Capturing lets the handle hear the pointer wherever it goes; preventing keeps text from being selected.
    event.preventDefault();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.dragged = id;
  }

  /** The item takes the place of the one whose middle the pointer has passed. */
  private drag(event: PointerEvent): void {
    const id = this.dragged;
    if (id === undefined || this.locked) return;
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('li')].filter((row) => row.dataset.id !== id);
    const above = rows.filter((row) => {
      const { top, height } = row.getBoundingClientRect();
      return event.clientY > top + height / 2;
    }).length;
    if (above !== this.order.indexOf(id)) this.place(id, above);
  }

  private drop(item: CheckItem): void {
    if (this.dragged === undefined) return;
    this.dragged = undefined;
    this.sayPosition(item);
  }

  // ── rendering ─────────────────────────────────────────────────────────────────────────────────────────────
  protected override body(): TemplateResult {
    const items = new Map(this.check.items.map((item) => [item.id, item]));
    const ordered = this.order.flatMap((id) => items.get(id) ?? []);
    return html`<ol>
      ${repeat(
        ordered,
        (item) => item.id,
        (item, place) => this.row(item, place),
      )}
    </ol>`;
  }

  private row(item: CheckItem, place: number): TemplateResult {
    const { verdicts } = this;
    const rightPlace = this.check.items.indexOf(item);
    const fits = rightPlace === place;
    const state = verdicts ? (fits ? 'still fits' : 'still off') : this.dragged === item.id ? 'dragged' : '';
    return html`<li class=${state} data-id=${item.id}>
      <span class="place">
        <span
          class="handle"
          aria-hidden="true"
          @pointerdown=${(event: PointerEvent) => this.take(event, item.id)}
          @pointermove=${this.drag}
          @pointerup=${() => this.drop(item)}
          @pointercancel=${() => this.drop(item)}
        >${gripIcon}</span>
        ${place + 1}
      </span>
      <span class="text">${this.content.inline(item.text)}</span>
      ${moveButtons(
        {
          name: plainText(item.text),
          place,
          count: this.order.length,
          locked: this.locked,
          move: (to, button) => {
            this.place(item.id, to);
            this.pressed = button;
            this.sayPosition(item);
          },
        },
        this,
      )}
      ${
        verdicts
          ? html`<div class="verdict">
            ${marks({ fits, remark: fits ? '' : strings.order.belongs(rightPlace + 1) })}
            ${this.feedback(item.feedback)}
          </div>`
          : nothing
      }
    </li>`;
  }
}

customElements.define('komki-check-order', KomkiCheckOrder);

declare global {
  interface HTMLElementTagNameMap {
    'komki-check-order': KomkiCheckOrder;
  }
}
