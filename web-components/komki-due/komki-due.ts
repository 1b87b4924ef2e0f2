import { html, nothing, type PropertyDeclarations } from 'lit';
import { due } from '../../workshops/format/plan.ts';
import { base } from '../core/base.styles.ts';
import { dayOf } from '../core/day.ts';
import { DeviceElement } from '../core/device-element.ts';
import { PlanStore } from '../core/plan-store.ts';
import { strings } from '../core/strings-plan.ts';
import { dueStyles } from './komki-due.styles.ts';

/** Time to look: a calendar with a tick. */
const icon = html`<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M3 4.5h14V17H3zM3 8h14M6.5 2.5v3.5m7-3.5v3.5M7 12.2l2 2 4-4"/></svg>`;

/**
 * Reminds of measures whose Kontrolle is due in this device's plan; shows nothing where none is. Properties: `device`,
 * `now`.
 */
export class KomkiDue extends DeviceElement {
  static override styles = [base, dueStyles];
  static override properties: PropertyDeclarations = {
    now: { attribute: false },
    waiting: { state: true },
  };

  declare now: () => Date;
  declare private waiting: number;

  constructor() {
    super();
    this.now = () => new Date();
    this.waiting = 0;
  }

  protected override async look(): Promise<void> {
    this.waiting = due(await new PlanStore(this.device.db).rows(), dayOf(this.now())).length;
  }

  protected override render(): unknown {
    if (this.waiting === 0) return nothing;
    const words = strings.due;
    return html`<p class="due">
      <span class="words">${icon}<span>${words.waiting(this.waiting)}</span></span>
      <a href="/massnahmen">${words.toPlan}</a>
    </p>`;
  }
}

customElements.define('komki-due', KomkiDue);

declare global {
  interface HTMLElementTagNameMap {
    'komki-due': KomkiDue;
  }
}
