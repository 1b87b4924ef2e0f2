import { html, type TemplateResult } from 'lit';
import { sharedListNames } from '../../workshops/format/names.ts';
import type { SharedRow } from '../../workshops/format/room.ts';
import { type SharedList, sharedListColumns } from '../../workshops/format/workshop.ts';
import { strings } from './strings-workshop.ts';

/** A shared list for reading: a table whose rows stack where there is little room, or what will stand there. */
export function sharedListView({ list }: SharedList, rows: readonly SharedRow[]): TemplateResult {
  const columns = sharedListColumns[list];
  if (rows.length === 0) return html`<p class="soft">${strings.lists.empty}</p>`;
  return html`<div class="shared-box"><table class="shared">
    <caption>${sharedListNames[list]}</caption>
    <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>
      ${rows.map(({ cells }) => html`<tr>${columns.map((column, index) => cellView(column, cells[index] ?? '', index === 0))}</tr>`)}
    </tbody>
  </table></div>`;
}

/** One cell; the first of a row heads it. */
export const cellView = (column: string, text: string, isFirst: boolean): TemplateResult =>
  isFirst
    ? html`<th scope="row">${text}</th>`
    : html`<td class=${text ? '' : 'empty'} data-label=${column}>${text}</td>`;
