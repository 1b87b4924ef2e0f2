import { html, type TemplateResult } from 'lit';
import { type PlanColumn, type PlanRow, planStatuses, planWords, priorities } from '../../workshops/format/plan.ts';
import { strings } from '../core/strings-plan.ts';

export interface EditForm {
  draft: PlanRow;
  write(event: Event): void;
  /** What was written so far is worth storing: the field is left. */
  flush(): void;
  close(): void;
  further(): void;
  remove(): void;
}

const lengths = { text: 1000, name: 200 };

/** The fields of a row in its place: native inputs under their column's name. Escape closes; everything is stored anyway. */
export function editForm({ draft, write, flush, close, further, remove }: EditForm): TemplateResult {
  const words = strings.plan;
  const { columns } = planWords;
  const submit = (event: Event) => {
    event.preventDefault();
    close();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  const named = (column: PlanColumn, field: TemplateResult, room = '') =>
    html`<label class=${room}><span>${columns[column]}</span>${field}</label>`;
  const text = (column: 'checkpoint' | 'action', required: boolean) =>
    named(
      column,
      html`<textarea class="field" name=${column} rows="3" maxlength=${lengths.text} ?required=${required} .value=${draft[column]}></textarea>`,
      'words',
    );
  const day = (column: 'begin' | 'control') =>
    named(
      column,
      html`<input class="field" type="date" name=${column} min="1900-01-01" max="2199-12-31" .value=${draft[column]} />`,
    );
  return html`<form aria-label=${words.editing} @submit=${submit} @input=${write} @focusout=${flush} @keydown=${keys}>
    ${text('checkpoint', false)} ${text('action', true)}
    ${named(
      'priority',
      html`<select class="field" name="priority">
        ${priorities.map((one) => html`<option value=${one} ?selected=${one === draft.priority}>${one} ${planWords.priorities[one]}</option>`)}
      </select>`,
    )}
    ${named(
      'responsible',
      html`<input class="field" name="responsible" maxlength=${lengths.name} autocomplete="off" .value=${draft.responsible} />`,
    )}
    ${day('begin')} ${day('control')}
    ${named(
      'status',
      html`<select class="field" name="status">
        ${planStatuses.map((one) => html`<option value=${one} ?selected=${one === draft.status}>${planWords.statuses[one]}</option>`)}
      </select>`,
    )}
    <p class="small soft">${words.savedAtOnce}</p>
    <div class="actions">
      <button class="button">${words.finish}</button>
      <button type="button" class="button quiet" @click=${further}>${words.further}</button>
      <button type="button" class="link-button" @click=${remove}>${words.remove}</button>
    </div>
  </form>`;
}
