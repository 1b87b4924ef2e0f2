import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { TrafficLight } from '../../sequences/format/index.ts';
import { base } from '../core/base.styles.ts';
import { blockStyles } from '../core/block.styles.ts';
import { contentRenderer } from '../core/content.ts';
import { type Signal, type Signals, signals } from '../core/device-tables.ts';
import { KomkiElement } from '../core/element.ts';
import type { SignalsDetail } from '../core/events.ts';
import { lockIcon } from '../core/icons.ts';
import { lightIcons } from '../core/icons-lights.ts';
import { lights } from '../core/lights.styles.ts';
import { strings } from '../core/strings-light.ts';
import { trafficLightStyles } from './komki-traffic-light.styles.ts';

type Statement = TrafficLight['statements'][number];

const names: Record<Signal, string> = {
  green: strings.light.green,
  yellow: strings.light.yellow,
  red: strings.light.red,
};
const meanings: Record<Signal, string> = {
  green: strings.light.greenMeans,
  yellow: strings.light.yellowMeans,
  red: strings.light.redMeans,
};

/**
 * ampel: where learners see themselves, one fieldset of three lights per statement. For themselves: nothing of it leaves
 * the device, nothing is right or wrong. Properties: `node` (compiled Ampel), `signals` (colours given before),
 * `earlier` (colours of the Ampel it compares with; shown beside the new ones).
 * @summary See for yourself where you stand.
 * @fires komki-signals - `SignalsDetail`, with every choice
 */
export class KomkiTrafficLight extends KomkiElement {
  static override styles = [base, blockStyles, lights, trafficLightStyles];
  static override properties: PropertyDeclarations = {
    node: { attribute: false },
    signals: { attribute: false },
    earlier: { attribute: false },
  };

  declare node: TrafficLight;
  declare signals: Signals;
  declare earlier: Signals;
  private readonly content = contentRenderer((file) => file);

  constructor() {
    super();
    this.signals = {};
    this.earlier = {};
  }

  private choose(id: string, signal: Signal): void {
    this.signals = { ...this.signals, [id]: signal };
    this.emit<SignalsDetail>('komki-signals', { id: this.node.id, signals: this.signals });
  }

  /** What has changed, from the surer to the warier, statement by statement that has both colours; nothing while there is none. */
  private change(): string {
    const moves = this.node.statements.flatMap(({ id }) => {
      const [now, before] = [this.signals[id], this.earlier[id]];
      return now && before ? [signals.indexOf(before) - signals.indexOf(now)] : [];
    });
    const count = (fits: (move: number) => boolean) => moves.filter(fits).length;
    const words = strings.light;
    const parts = [
      [count((move) => move > 0), words.surer],
      [count((move) => move === 0), words.same],
      [count((move) => move < 0), words.warier],
    ] as const;
    return parts.flatMap(([found, say]) => (found > 0 ? [say(found)] : [])).join(', ');
  }

  protected override render(): unknown {
    if (!this.node) return nothing;
    const { comparesWith, statements } = this.node;
    const words = strings.light;
    const change = this.change();
    return html`<div class="block">
      <p class="label">${comparesWith ? words.again : words.now}</p>
      <div class="statements">${statements.map((statement) => this.statement(statement))}</div>
      ${change ? html`<p class="change">${words.change(change)}</p>` : nothing}
      <p class="private">${lockIcon}<span>${words.private}</span></p>
    </div>`;
  }

  private statement({ id, text }: Statement): TemplateResult {
    const before = this.earlier[id];
    return html`<fieldset aria-describedby=${before ? `before-${id}` : nothing}>
      <legend>${this.content.inline(text)}</legend>
      <div class="lights">${signals.map((signal) => this.light(id, signal))}</div>
      ${
        before
          ? html`<p class="before" id="before-${id}">
              ${strings.light.before} ${lightIcons[before]} ${names[before].toLowerCase()}
            </p>`
          : nothing
      }
    </fieldset>`;
  }

  private light(id: string, signal: Signal): TemplateResult {
    return html`<label class=${signal}>
      <input
        type="radio"
        name=${id}
        value=${signal}
        .checked=${this.signals[id] === signal}
        @change=${() => this.choose(id, signal)}
      />
      ${lightIcons[signal]}
      <span><b>${names[signal]}</b> <span class="meaning">${meanings[signal]}</span></span>
    </label>`;
  }
}

customElements.define('komki-traffic-light', KomkiTrafficLight);

declare global {
  interface HTMLElementTagNameMap {
    'komki-traffic-light': KomkiTrafficLight;
  }
}
