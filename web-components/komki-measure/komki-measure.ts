import { html, nothing, type PropertyDeclarations } from 'lit';
import type { Measure } from '../../sequences/format/index.ts';
import { announce, prepareAnnouncer } from '../core/announcer.ts';
import { base } from '../core/base.styles.ts';
import { blockStyles } from '../core/block.styles.ts';
import { contentRenderer } from '../core/content.ts';
import { KomkiElement } from '../core/element.ts';
import type { PlanDetail } from '../core/events.ts';
import { tickIcon } from '../core/icons.ts';
import { strings } from '../core/strings-blocks.ts';
import { measureStyles } from './komki-measure.styles.ts';

/**
 * massnahme: what a firm could do, for the learner's own Maßnahmenplan, which stays on the device. Properties: `node`
 * (compiled measure), `planned` (it is in the plan).
 * @summary Note a measure for your firm.
 * @fires komki-plan - `PlanDetail`, when it goes in or out
 */
export class KomkiMeasure extends KomkiElement {
  static override styles = [base, blockStyles, measureStyles];
  static override properties: PropertyDeclarations = {
    node: { attribute: false },
    planned: { type: Boolean },
  };

  declare node: Measure;
  declare planned: boolean;
  private readonly content = contentRenderer((file) => file);

  constructor() {
    super();
    this.planned = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
  }

  private press(): void {
    this.planned = !this.planned;
    this.emit<PlanDetail>('komki-plan', { measure: this.node, planned: this.planned });
    announce(this.planned ? strings.measure.planned : strings.measure.removed, this);
  }

  protected override render(): unknown {
    if (!this.node) return nothing;
    const words = strings.measure;
    const { inline } = this.content;
    return html`<div class="block">
      <p class="label">${words.title}</p>
      <dl>
        <div><dt>${words.checkpoint}</dt><dd>${inline(this.node.checkpoint)}</dd></div>
        <div><dt>${words.action}</dt><dd id="action">${inline(this.node.measure)}</dd></div>
      </dl>
      <div class="actions">
        <button type="button" class=${this.planned ? 'button quiet' : 'button'} aria-describedby="action" @click=${this.press}>
          ${this.planned ? words.remove : words.add}
        </button>
        ${this.planned ? html`<p class="planned">${tickIcon}<span>${words.planned} <a href="/massnahmen">${words.toPlan}</a></span></p>` : nothing}
      </div>
    </div>`;
  }
}

customElements.define('komki-measure', KomkiMeasure);

declare global {
  interface HTMLElementTagNameMap {
    'komki-measure': KomkiMeasure;
  }
}
