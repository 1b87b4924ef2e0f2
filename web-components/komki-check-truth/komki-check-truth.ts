import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { TruthAnswer, TruthCheck } from '../../sequences/format/index.ts';
import { CheckElement } from '../core/check-element.ts';
import { strings } from '../core/strings-learning.ts';
import { marks } from '../core/verdict.ts';
import { truthStyles } from './komki-check-truth.styles.ts';

type Statement = TruthCheck['statements'][number];

/**
 * wahrfalsch: one row per statement with two radios, “stimmt” and “stimmt nicht”.
 * @summary Judge statements.
 */
export class KomkiCheckTruth extends CheckElement<'truth'> {
  static override styles = [...CheckElement.styles, truthStyles];
  static override properties: PropertyDeclarations = { decisions: { state: true } };
  declare private decisions: ReadonlyMap<string, boolean>;

  protected override kind(): string {
    return strings.truth.kind;
  }

  protected override items(): readonly Statement[] {
    return this.check.statements;
  }

  protected override missing(): string | undefined {
    const count = this.check.statements.length - this.decisions.size;
    return count > 0 ? strings.truth.missing(count) : undefined;
  }

  protected override answer(): TruthAnswer {
    return Object.fromEntries(this.decisions);
  }

  protected override hold(answer: TruthAnswer | undefined): void {
    const ids = new Set(this.check.statements.map((statement) => statement.id));
    this.decisions = new Map(Object.entries(answer ?? {}).filter(([id]) => ids.has(id)));
  }

  private decide(id: string, decision: boolean): void {
    this.decisions = new Map(this.decisions).set(id, decision);
    this.changed();
  }

  protected override body(): TemplateResult {
    return html`<div class="statements">
      ${(this.mixed as readonly Statement[]).map((statement) => this.statement(statement))}
    </div>`;
  }

  private statement(statement: Statement): TemplateResult {
    return html`<fieldset class="statement">
      <legend>${this.content.inline(statement.text)}</legend>
      <div class="decisions">${this.decision(statement, true)}${this.decision(statement, false)}</div>
      ${this.verdicts ? this.feedback(statement.feedback) : nothing}
    </fieldset>`;
  }

  private decision(statement: Statement, value: boolean): TemplateResult {
    const { verdicts } = this;
    const chosen = this.decisions.get(statement.id) === value;
    const fits = statement.correct === value;
    const state = !verdicts ? '' : chosen ? (fits ? 'fits' : 'off') : fits ? 'missed' : '';
    const verdictId = `verdict-${statement.id}-${value}`;
    return html`<div class="option ${state}">
      <label>
        <input
          type="radio"
          name=${statement.id}
          value=${String(value)}
          .checked=${chosen}
          ?disabled=${this.locked}
          aria-describedby=${state ? verdictId : nothing}
          @change=${() => this.decide(statement.id, value)}
        />
        <span>${value ? strings.truth.yes : strings.truth.no}</span>
      </label>
      ${state ? html`<div class="verdict" id=${verdictId}>${marks({ mine: chosen, fits })}</div>` : nothing}
    </div>`;
  }
}

customElements.define('komki-check-truth', KomkiCheckTruth);

declare global {
  interface HTMLElementTagNameMap {
    'komki-check-truth': KomkiCheckTruth;
  }
}
