import { html, nothing, type PropertyDeclarations, svg, type TemplateResult } from 'lit';
import type { Check } from '../../sequences/format/index.ts';
import { isTextPoll } from '../../workshops/format/ballot.ts';
import {
  decimal,
  numberWords,
  percent,
  questionOf,
  type Result,
  type ResultRow,
  resultOf,
} from '../../workshops/format/result.ts';
import { fewestVotes, type Tally } from '../../workshops/format/room.ts';
import type { Votable } from '../../workshops/format/workshop.ts';
import { base } from '../core/base.styles.ts';
import { KomkiElement } from '../core/element.ts';
import { lightIcons } from '../core/icons-lights.ts';
import { strings } from '../core/strings-workshop.ts';
import { resultStyles } from './komki-poll-result.styles.ts';

/** Units of the drawings. */
const width = 1000;
const height = 20;

/**
 * What has come of a poll or quiz: a table, in it bars that assistive technology does not meet, for they say the same again.
 * Words and cards are lists. Below five votes it says only that there are too few. Sizes follow the font: the projector sets
 * a large one.
 *
 * Properties: `node` (compiled poll or quiz), `tally`, `earlier` (tally of the poll it compares with; shown beside it),
 * `votes` (where there is no tally yet), `clusters` (heading of each card), `checks` (of the room by key, for a quiz),
 * `plain` (without the question, where it stands above already), `wall` (rows as low as can be, bars beside the words).
 * @summary The result of a vote.
 */
export class KomkiPollResult extends KomkiElement {
  static override styles = [base, resultStyles];
  static override properties: PropertyDeclarations = {
    node: { attribute: false },
    tally: { attribute: false },
    earlier: { attribute: false },
    votes: { attribute: false },
    clusters: { attribute: false },
    checks: { attribute: false },
    plain: { type: Boolean },
    wall: { type: Boolean },
  };

  declare node: Votable;
  declare tally: Tally | undefined;
  declare earlier: Tally | undefined;
  declare votes: number;
  declare clusters: Readonly<Record<string, string>>;
  declare checks: Readonly<Record<string, Check>>;
  declare plain: boolean;
  declare wall: boolean;

  constructor() {
    super();
    this.votes = 0;
    this.clusters = {};
    this.checks = {};
    this.plain = false;
    this.wall = false;
  }

  protected override render(): unknown {
    const { node, tally } = this;
    if (!node) return nothing;
    const votes = tally?.votes ?? this.votes;
    if (!tally || votes < fewestVotes) {
      return html`<div class="result">${this.heading(votes)}<p>${strings.result.tooFew}</p></div>`;
    }
    const result = resultOf(node, tally, this.checks);
    if (isTextPoll(node)) {
      const isEmpty = result.rows.length === 0;
      return html`<div class="result">
        ${this.heading(votes)}
        ${isEmpty ? html`<p>${strings.result.noTexts}</p>` : node.type === 'words' ? this.words(result) : this.cards(result)}
      </div>`;
    }
    const earlier = this.earlier && resultOf(node, this.earlier, this.checks);
    return html`<div class="result">
      ${earlier ? this.compared(result, earlier) : this.table(result)}
      ${result.mean === undefined ? nothing : html`<p class="mean">${this.mean(result, earlier)}</p>`}
    </div>`;
  }

  private heading(votes: number): TemplateResult {
    const { node, plain } = this;
    const said = strings.result.votes(votes);
    return html`<p>${plain ? nothing : html`<span class="question">${questionOf(node)}</span>`}<span class="votes">${said}</span></p>`;
  }

  private caption(votes: string): TemplateResult {
    const { node, plain } = this;
    return html`<caption>
      <span class=${plain ? 'visually-hidden' : 'question'}>${questionOf(node)}</span>
      <span class="votes">${votes}</span>
    </caption>`;
  }

  private table({ about, columns, rows, votes }: Result): TemplateResult {
    return html`<table>
      ${this.caption(strings.result.votes(votes))}
      <thead>
        <tr>
          <th scope="col">${about}</th>
          ${columns.map(({ id, title }) => html`<th scope="col">${this.light(id)}${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
            ${this.rowHead(row)}
            ${columns.map(({ form }, index) => this.cell(row, index, form))}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** What a row is about, and its bars. */
  private rowHead(row: ResultRow, old?: ResultRow): TemplateResult {
    return html`<th scope="row">
      <div class="about">
        <span>${row.label}</span><span>${old ? this.bar(old, 'before') : nothing}${this.bar(row)}</span>
      </div>
    </th>`;
  }

  private light(id: string): unknown {
    return id === 'green' || id === 'yellow' || id === 'red' ? lightIcons[id] : nothing;
  }

  private cell({ counts, bars }: ResultRow, index: number, form: Result['columns'][number]['form']): TemplateResult {
    return html`<td><span class="strong">${numberWords(counts[index] ?? 0, form)}</span>${
      form === 'share' ? html` <span class="share">(${percent(bars[index] ?? 0)})</span>` : nothing
    }</td>`;
  }

  /** Before and after side by side: shares where there are any, since the group may have grown; else the first number. */
  private compared(now: Result, before: Result): TemplateResult {
    const words = strings.result;
    const earlier = new Map(before.rows.map((row) => [row.id, row]));
    const isLights = now.columns.length === 3;
    const shown = ({ counts, bars }: ResultRow, index: number): string =>
      now.columns[0]?.form === 'share' || isLights ? percent(bars[index] ?? 0) : decimal(counts[index] ?? 0);
    const columns = isLights ? now.columns : now.columns.slice(0, 1);
    const label = (title: string, when: string) => (isLights ? `${title}, ${when}` : when);
    return html`<table class=${isLights ? 'many' : ''}>
      ${this.caption(`${words.before}: ${words.votes(before.votes)}, ${words.after.toLowerCase()}: ${words.votes(now.votes)}`)}
      <thead>
        <tr>
          <th scope="col">${now.about}</th>
          ${columns.flatMap(({ id, title }) =>
            [words.before, words.after].map((when) =>
              isLights
                ? html`<th scope="col">${this.light(id)}<span class="visually-hidden">${title}, </span>${when}</th>`
                : html`<th scope="col">${when}</th>`,
            ),
          )}
        </tr>
      </thead>
      <tbody>
        ${now.rows.map((row) => {
          const old = earlier.get(row.id);
          return html`<tr>
            ${this.rowHead(row, old)}
            ${columns.map(
              (
                { title },
                index,
              ) => html`<td data-label=${label(title, words.before)}>${old ? shown(old, index) : '–'}</td>
                <td class="strong" data-label=${label(title, words.after)}>${shown(row, index)}</td>`,
            )}
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  private mean(now: Result, before: Result | undefined): string {
    const steps = now.rows.length;
    const said = (mean = 0) => decimal(mean);
    if (before?.mean === undefined) return strings.result.mean(said(now.mean), steps);
    return strings.result.meanBoth(said(before.mean), said(now.mean), steps);
  }

  /** One bar, or the three lights of a statement behind each other. Decoration: its numbers stand beside it. */
  private bar({ bars }: ResultRow, when: 'now' | 'before' = 'now'): TemplateResult {
    let start = 0;
    const pieces = bars.map((share, index) => {
      const x = start;
      start += share * width;
      const colour = bars.length === 3 ? (['green', 'yellow', 'red'] as const)[index] : when;
      return svg`<rect class=${colour} x=${x} y="0" width=${share * width} height=${height} />`;
    });
    return html`<svg class="bar" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" x="0" y="0" width=${width} height=${height} />${pieces}</svg>`;
  }

  /** The larger, the more often; how often is written beside it. */
  private words({ rows }: Result): TemplateResult {
    return html`<ul class="words">
      ${rows.map(({ label, counts: [count = 0], bars: [bar = 0] }) => {
        const size = count > 1 ? Math.ceil(bar * 4) : 1;
        return html`<li><span class="w${size}">${label}</span> <span class="share">${strings.result.times(count)}</span></li>`;
      })}
    </ul>`;
  }

  /** Cards under their headings; those without one at the end. */
  private cards({ rows }: Result): TemplateResult {
    const groups = new Map<string, ResultRow[]>();
    for (const row of rows) {
      const heading = this.clusters[row.label] ?? '';
      groups.set(heading, [...(groups.get(heading) ?? []), row]);
    }
    const sorted = [...groups].sort(([one], [other]) => Number(one === '') - Number(other === ''));
    const isSorted = sorted.length > 1 || sorted[0]?.[0] !== '';
    return html`<div class="clusters">
      ${sorted.map(
        ([heading, cards], index) => html`<div>
          ${isSorted ? html`<p class="heading" id="heading-${index}">${heading || strings.result.withoutHeading}</p>` : nothing}
          <ul class="cards" aria-labelledby=${isSorted ? `heading-${index}` : nothing}>
            ${cards.map(
              ({ label, counts: [count = 0] }) =>
                html`<li>${label}${count > 1 ? html` <span class="share">${strings.result.times(count)}</span>` : nothing}</li>`,
            )}
          </ul>
        </div>`,
      )}
    </div>`;
  }
}

customElements.define('komki-poll-result', KomkiPollResult);

declare global {
  interface HTMLElementTagNameMap {
    'komki-poll-result': KomkiPollResult;
  }
}
