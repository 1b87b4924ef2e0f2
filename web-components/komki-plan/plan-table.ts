import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { type PlanColumn, type PlanRow, planColumns, planWords } from '../../workshops/format/plan.ts';
import { cellWords } from '../../workshops/format/plan-files.ts';
import { tickIcon } from '../core/icons.ts';
import { strings } from '../core/strings-plan.ts';

/** By which column the plan is sorted; undefined: in its own order. */
export type Sort = { column: PlanColumn; descending: boolean } | undefined;

export interface PlanTable {
  /** In the order in which they are shown. */
  rows: readonly PlanRow[];
  sort: Sort;
  sortBy(column: PlanColumn): void;
  /** Whether somebody must look whether it worked. */
  isDue(row: PlanRow): boolean;
  edit(row: PlanRow): void;
  /** What stands in a row's place instead of its cells. */
  instead(row: PlanRow): TemplateResult | undefined;
}

/** Up, down, or both faintly: how a column is sorted. */
const arrows = html`<svg viewBox="0 0 12 16" aria-hidden="true"><path class="up" d="m2.5 6.5 3.5-4 3.5 4"/><path class="down" d="m2.5 9.5 3.5 4 3.5-4"/></svg>`;

export function planTable({ rows, sort, sortBy, isDue, edit, instead }: PlanTable): TemplateResult {
  const words = strings.plan;
  const head = (column: PlanColumn) => {
    const direction = sort?.column === column ? (sort.descending ? 'descending' : 'ascending') : 'none';
    return html`<th scope="col" class=${column} aria-sort=${direction}>
      <button type="button" @click=${() => sortBy(column)}><span>${planWords.columns[column]}</span>${arrows}</button>
    </th>`;
  };
  return html`<table>
    <caption class="visually-hidden">${words.caption}</caption>
    <thead>
      <tr>${planColumns.map(head)}<td class="act"></td></tr>
    </thead>
    <tbody>
      ${repeat(
        rows,
        ({ id }) => id,
        (row) => {
          const other = instead(row);
          return other
            ? html`<tr data-row=${row.id} class="instead"><td colspan=${planColumns.length + 1}>${other}</td></tr>`
            : html`<tr data-row=${row.id} class=${row.status}>${planColumns.map((column) => cell(row, column, isDue(row)))}
                <td class="act">
                  <button type="button" class="link-button" @click=${() => edit(row)}>
                    ${words.edit}<span class="visually-hidden">: ${nameOf(row)}</span>
                  </button>
                </td>
              </tr>`;
        },
      )}
    </tbody>
  </table>`;
}

/** What a row is called where it is spoken of. */
export const nameOf = ({ action, checkpoint }: PlanRow): string => action || checkpoint || strings.plan.nameless;

function cell(row: PlanRow, column: PlanColumn, due: boolean): TemplateResult {
  const label = html`<span class="label" aria-hidden="true">${planWords.columns[column]}</span>`;
  const text = cellWords(row, column);
  const content = html`${label}<span class="value">${text}${addition(row, column, due)}</span>`;
  const empty = text === '' ? `${column} nothing` : column;
  return column === 'action'
    ? html`<th scope="row" class=${empty}>${content}</th>`
    : html`<td class=${empty}>${content}</td>`;
}

/** What a cell says beside its text. */
function addition({ source, status }: PlanRow, column: PlanColumn, due: boolean): TemplateResult | typeof nothing {
  const words = strings.plan;
  if (column === 'status' && status === 'done') return tickIcon;
  if (column === 'control' && due) return html` <b class="due">${words.due}</b>`;
  if (column !== 'checkpoint' || source.kind === 'own') return nothing;
  return source.kind === 'sequence'
    ? html` <a class="source" href="/lernen/${source.kennung}">${words.fromSequence(source.kennung)}</a>`
    : html` <a class="source" href="/checks/${source.name}">${words.fromCheck}</a>`;
}
