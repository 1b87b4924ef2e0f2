import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { MatchAnswer, MatchCheck } from '../../sequences/format/index.ts';
import { plainText } from '../../sequences/format/render.ts';
import { CheckElement } from '../core/check-element.ts';
import { downIcon } from '../core/icons-checks.ts';
import { strings } from '../core/strings-learning.ts';
import { marks } from '../core/verdict.ts';
import { matchStyles } from './komki-check-match.styles.ts';

type Pair = MatchCheck['pairs'][number];

/**
 * zuordnung: a table with one `<select>` per row; on phones the rows stack. Rows are mixed, the choices keep the
 * author's order, which often has a meaning (low, middle, high).
 * @summary Match rows with choices.
 */
export class KomkiCheckMatch extends CheckElement<'match'> {
  static override styles = [...CheckElement.styles, matchStyles];
  static override properties: PropertyDeclarations = { matched: { state: true } };
  declare private matched: ReadonlyMap<string, string>;

  protected override kind(): string {
    return strings.match.kind;
  }

  protected override items(): readonly Pair[] {
    return this.check.pairs;
  }

  protected override missing(): string | undefined {
    const count = this.check.pairs.length - this.matched.size;
    return count > 0 ? strings.match.missing(count) : undefined;
  }

  protected override answer(): MatchAnswer {
    return Object.fromEntries(this.matched);
  }

  protected override hold(answer: MatchAnswer | undefined): void {
    const pairs = new Set(this.check.pairs.map((pair) => pair.id));
    const choices = new Set(this.check.choices.map((choice) => choice.id));
    const known = Object.entries(answer ?? {}).filter(([pair, choice]) => pairs.has(pair) && choices.has(choice));
    this.matched = new Map(known);
  }

  private match(pair: string, choice: string): void {
    const matched = new Map(this.matched);
    if (choice) matched.set(pair, choice);
    else matched.delete(pair);
    this.matched = matched;
    this.changed();
  }

  protected override body(): TemplateResult {
    const [left, right] = this.check.head;
    return html`
      <p class="print-only small">
        ${strings.match.choices} ${this.check.choices.map((choice) => plainText(choice.text)).join(' · ')}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.content.inline(left)}</th>
            <th scope="col" id="right">${this.content.inline(right)}</th>
          </tr>
        </thead>
        <tbody>
          ${(this.mixed as readonly Pair[]).map((pair) => this.row(pair))}
        </tbody>
      </table>
    `;
  }

  private row(pair: Pair): TemplateResult {
    const { verdicts } = this;
    const chosen = this.matched.get(pair.id) ?? '';
    const fits = chosen === pair.choice;
    const verdictId = `verdict-${pair.id}`;
    const rightChoice = this.check.choices.find((choice) => choice.id === pair.choice);
    return html`<tr>
      <th scope="row" id=${`pair-${pair.id}`}>${this.content.inline(pair.text)}</th>
      <td>
        <div class="choice">
          <select
            class="field ${!verdicts ? '' : fits ? 'fits' : 'off'}"
            aria-labelledby=${`pair-${pair.id} right`}
            aria-describedby=${verdicts ? verdictId : nothing}
            ?disabled=${this.locked}
            @change=${(event: Event) => this.match(pair.id, (event.target as HTMLSelectElement).value)}
          >
            <option value="" .selected=${chosen === ''}>${strings.match.choose}</option>
            ${this.check.choices.map(
              (choice) =>
                html`<option value=${choice.id} .selected=${chosen === choice.id}>${plainText(choice.text)}</option>`,
            )}
          </select>
          ${downIcon}
        </div>
        ${
          verdicts
            ? html`<div class="verdict" id=${verdictId}>
              ${marks({
                mine: chosen !== '',
                fits,
                remark: !fits && rightChoice ? strings.match.wouldBe(plainText(rightChoice.text)) : '',
              })}
              ${this.feedback(pair.feedback)}
            </div>`
            : nothing
        }
      </td>
    </tr>`;
  }
}

customElements.define('komki-check-match', KomkiCheckMatch);

declare global {
  interface HTMLElementTagNameMap {
    'komki-check-match': KomkiCheckMatch;
  }
}
