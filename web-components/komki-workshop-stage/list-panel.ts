import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isSharedList, sharedListsOf } from '../../workshops/format/agenda.ts';
import { sharedListNames } from '../../workshops/format/names.ts';
import { ownLists, type SharedRow } from '../../workshops/format/room.ts';
import { type SharedList, sharedListColumns } from '../../workshops/format/workshop.ts';
import { newId } from '../core/new-id.ts';
import { cellView } from '../core/shared-list.ts';
import { strings } from '../core/strings-stage.ts';
import type { Stage } from './stage.ts';

const words = strings.stageLists;

interface Editable {
  id: string;
  title: string;
  columns: readonly string[];
  rows: readonly SharedRow[];
}

/** The lists of this place and the room's own, to be filled in by the facilitator; those of other places folded away. */
export function listPanels(stage: Stage): TemplateResult {
  const { agenda, standing, state } = stage;
  const editable = ({ id, list }: SharedList): Editable => ({
    id,
    title: sharedListNames[list],
    columns: sharedListColumns[list],
    rows: state.lists[id] ?? [],
  });
  const here = standing.place.nodes.filter(isSharedList);
  const others = sharedListsOf(agenda).filter((list) => !here.includes(list));
  const columns = [words.text];
  const own = [
    { id: ownLists.decisions, title: words.decisions, columns, rows: state.decisions },
    { id: ownLists.questions, title: words.questions, columns, rows: state.questions },
  ];
  return html`<section class="lists" aria-labelledby="lists">
    <h2 id="lists">${words.title}</h2>
    ${[...here.map(editable), ...own].map((list) => listPanel(stage, list))}
    ${
      others.length > 0
        ? html`<details><summary>${words.others}</summary>${others.map((list) => listPanel(stage, editable(list)))}</details>`
        : nothing
    }
  </section>`;
}

function listPanel(stage: Stage, list: Editable): TemplateResult {
  const { id, title, columns, rows } = list;
  const draft = `row ${id}`;
  const edited = stage.drafts.get(draft);
  const edit = (row: SharedRow) => {
    stage.drafts.keep(draft, { id: row.id, ...Object.fromEntries(row.cells.entries()) });
    stage.update();
  };
  return html`<article class=${columns.length > 1 ? 'panel wide' : 'panel'}>
    <h3>${title}</h3>
    ${
      rows.length > 0
        ? html`<div class="shared-box"><table class="shared">
            <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}<td></td></tr></thead>
            <tbody>
              ${repeat(
                rows,
                (row) => row.id,
                (row) => html`<tr>
                  ${columns.map((column, index) => cellView(column, row.cells[index] ?? '', index === 0))}
                  <td class="row-actions">
                    <button type="button" class="link-button" aria-label=${words.edit(row.cells[0] ?? '')} @click=${() => edit(row)}>${words.editWord}</button>
                    <button
                      type="button"
                      class="link-button"
                      aria-label=${words.remove(row.cells[0] ?? '')}
                      @click=${() => void stage.command({ do: 'row-remove', list: id, row: row.id })}
                    >${words.removeWord}</button>
                  </td>
                </tr>`,
              )}
            </tbody>
          </table></div>`
        : nothing
    }
    ${
      edited
        ? rowForm(stage, list, edited)
        : html`<div class="actions">
            <button type="button" class="button quiet" aria-label=${words.add(title)} @click=${() => edit({ id: newId(), cells: [] })}>${words.addWord}</button>
          </div>`
    }
  </article>`;
}

function rowForm(
  stage: Stage,
  { id: list, columns }: Editable,
  values: Readonly<Record<string, string>>,
): TemplateResult {
  const draft = `row ${list}`;
  const type = (event: Event) => {
    const { name, value } = event.target as HTMLTextAreaElement;
    stage.drafts.keep(draft, { ...values, ...stage.drafts.get(draft), [name]: value });
    stage.update();
  };
  const done = () => {
    stage.drafts.drop(draft);
    stage.update();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const { id = '', ...typed } = stage.drafts.get(draft) ?? values;
    const cells = columns.map((_, index) => (typed[index] ?? '').trim());
    if (!cells[0]) stage.tell(words.first);
    else if (await stage.command({ do: 'row-put', list, row: { id, cells } })) done();
  };
  return html`<form class="row" @submit=${submit} @input=${type}>
    ${columns.map(
      (column, index) => html`<label>
        <span>${column}</span>
        <textarea class="field" name=${index} rows=${index < 2 ? 2 : 1} maxlength="500" .value=${values[index] ?? ''}></textarea>
      </label>`,
    )}
    <p class="small soft">${words.draft}</p>
    <div class="actions">
      <button class="button">${words.keep}</button>
      <button type="button" class="button quiet" @click=${done}>${words.cancel}</button>
    </div>
  </form>`;
}
