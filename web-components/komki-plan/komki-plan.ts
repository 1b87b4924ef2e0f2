import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import {
  due,
  inPlanOrder,
  newRow,
  type PlanColumn,
  type PlanRow,
  type PlanSource,
  planColumns,
  planWords,
  sortPlan,
} from '../../workshops/format/plan.ts';
import { announce, prepareAnnouncer } from '../core/announcer.ts';
import { base } from '../core/base.styles.ts';
import { dayOf } from '../core/day.ts';
import { DeviceElement } from '../core/device-element.ts';
import { newId } from '../core/new-id.ts';
import { PlanStore } from '../core/plan-store.ts';
import { strings } from '../core/strings-plan.ts';
import { editForm } from './edit-form.ts';
import { Editing } from './editing.ts';
import { planStyles } from './komki-plan.styles.ts';
import { PlanFiles } from './plan-files.ts';
import { nameOf, planTable, type Sort } from './plan-table.ts';

/**
 * The device's Maßnahmenplan: reads like a table, on phones like cards; one row at a time is worked on in its place. Sorts,
 * takes a deletion back, prints, hands files out and takes one in. Replaces the words the server put inside. Properties:
 * `device`, `now`.
 */
export class KomkiPlan extends DeviceElement {
  static override styles = [base, planStyles];
  static override properties: PropertyDeclarations = {
    now: { attribute: false },
    rows: { state: true },
    sort: { state: true },
    editing: { state: true },
    gone: { state: true },
  };

  declare now: () => Date;
  declare private rows: PlanRow[] | undefined;
  declare private sort: Sort;
  declare private editing: Editing | undefined;
  /** What was deleted last, for whoever wants it back. */
  declare private gone: PlanRow | undefined;
  private plan!: PlanStore;
  private files!: PlanFiles;
  /** Selector of what gets the focus after the next rendering. */
  private focusNext: string | undefined;

  constructor() {
    super();
    this.now = () => new Date();
  }

  override connectedCallback(): void {
    prepareAnnouncer();
    this.plan = new PlanStore(this.device.db);
    this.files = new PlanFiles(
      this.plan,
      () => this.now(),
      () => this.look(),
    );
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.flush);
    // Paper shows rows, not fields.
    window.addEventListener('beforeprint', this.close);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.flush);
    window.removeEventListener('beforeprint', this.close);
    this.flush();
  }

  protected override async look(): Promise<void> {
    this.rows = await this.plan.rows();
  }

  private readonly flush = (): void => void this.editing?.flush();

  private edit(row: PlanRow): void {
    void this.close();
    this.editing = new Editing(this.plan, row, false);
    this.focusNext = '[name=checkpoint]';
  }

  /** Begins a row of one's own; it comes into the plan with its first word. */
  private add(source: PlanSource, checkpoint: string): void {
    void this.close();
    const stamp = { id: newId(), added: this.now().toISOString() };
    this.editing = new Editing(this.plan, newRow(source, { checkpoint, action: '' }, stamp), true);
    this.focusNext = checkpoint ? '[name=action]' : '[name=checkpoint]';
  }

  /** One more measure for a Checkpunkt: a check's stands for any number, a sequence's names one only. */
  private further({ source, checkpoint }: PlanRow): void {
    this.add(source.kind === 'check' ? source : { kind: 'own' }, checkpoint);
  }

  private readonly close = async (): Promise<void> => {
    const { editing } = this;
    if (!editing) return;
    this.editing = undefined;
    // Until the disk has answered, the row shows what was written.
    const { draft, before } = editing;
    const others = (this.rows ?? []).filter(({ id }) => id !== draft.id);
    const kept = draft !== before || others.length < (this.rows?.length ?? 0);
    if (kept) this.rows = [...others, draft];
    this.focusNext = kept ? editButton(draft) : '.add';
    await editing.flush();
    await this.look();
  };

  private async takeOut(row: PlanRow): Promise<void> {
    await this.close();
    const [gone] = await this.plan.remove([row.id]);
    this.focusNext = gone ? '.undo' : '.add';
    this.gone = gone;
    await this.look();
    if (gone) announce(strings.plan.removed(nameOf(gone)), this);
  }

  private async undo(row: PlanRow): Promise<void> {
    this.focusNext = editButton(row);
    await this.plan.put([row]);
    this.gone = undefined;
    await this.look();
    announce(strings.plan.back(nameOf(row)), this);
  }

  private sortBy(column: PlanColumn): void {
    const again = this.sort?.column === column;
    this.setSort(again && this.sort?.descending ? undefined : { column, descending: again });
  }

  private setSort(sort: Sort): void {
    this.sort = sort;
    announce(strings.plan.sorted(sortWords(sort)), this);
  }

  /** The rows in their order, with the one that is being worked on and the one that was deleted, each where it was. */
  private get ordered(): PlanRow[] {
    const { editing, gone } = this;
    const held = [editing?.before, gone].filter((row) => row !== undefined);
    const others = (this.rows ?? []).filter(({ id }) => held.every((row) => row.id !== id));
    const all = inPlanOrder([...others, ...held]);
    return this.sort ? sortPlan(all, this.sort.column, this.sort.descending) : all;
  }

  /** The fields of the row that is being worked on, the way back for the one that was deleted. */
  private instead(row: PlanRow): TemplateResult | undefined {
    const { editing } = this;
    if (row.id === editing?.before.id)
      return editForm({
        draft: editing.draft,
        write: ({ target }) => {
          const { name, value } = target as HTMLInputElement;
          editing.write(name as PlanColumn, value);
          this.requestUpdate();
        },
        flush: this.flush,
        close: () => void this.close(),
        further: () => this.further(editing.draft),
        remove: () => void this.takeOut(editing.draft),
      });
    if (row !== this.gone) return undefined;
    return html`<p class="told">
      <span>${strings.plan.removed(nameOf(row))}</span>
      <button type="button" class="link-button undo" @click=${() => this.undo(row)}>${strings.plan.undo}</button>
    </p>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const target = this.focusNext && this.renderRoot.querySelector<HTMLElement>(this.focusNext);
    if (!target) return;
    this.focusNext = undefined;
    target.focus();
  }

  protected override render(): unknown {
    const { rows } = this;
    if (!rows) return html`<slot></slot>`;
    const words = strings.plan;
    const ordered = this.ordered;
    const today = dayOf(this.now());
    const add = (text: string) =>
      html`<button type="button" class="button add" @click=${() => this.add({ kind: 'own' }, '')}>${text}</button>`;
    const notDurable = this.device.db.durable ? nothing : html`<p class="told bad">${words.notDurable}</p>`;
    if (ordered.length === 0)
      return html`${notDurable}
        <section class="empty">
          <h2>${words.empty}</h2>
          <p>${words.emptyHow}</p>
          <div class="actions">
            ${add(words.addFirst)}
            <a class="button quiet" href="/checks">${words.toChecks}</a>
            <a class="button quiet" href="/lernen">${words.toSequences}</a>
          </div>
        </section>
        ${this.files.render(rows)}`;
    return html`${notDurable}
      <p class="as-of">${words.asOf(today.split('-').reverse().join('.'))}</p>
      <div class="actions top">${add(words.add)}${this.sortField()}</div>
      ${planTable({
        rows: ordered,
        sort: this.sort,
        sortBy: (column) => this.sortBy(column),
        isDue: (row) => due([row], today).length > 0,
        edit: (row) => this.edit(row),
        instead: (row) => this.instead(row),
      })}
      ${this.files.render(rows)}`;
  }

  /** Cards have no heads to press. */
  private sortField(): TemplateResult {
    const choices: Sort[] = [
      undefined,
      ...planColumns.flatMap((column) => [false, true].map((descending) => ({ column, descending }))),
    ];
    const name = sortWords(this.sort);
    const choose = ({ target }: Event) => this.setSort(choices[(target as HTMLSelectElement).selectedIndex]);
    return html`<label class="sort-field">
      <span>${strings.plan.sortBy}</span>
      <select class="field" @change=${choose}>
        ${choices.map((choice) => html`<option ?selected=${sortWords(choice) === name}>${sortWords(choice)}</option>`)}
      </select>
    </label>`;
  }
}

const editButton = ({ id }: PlanRow): string => `[data-row='${id}'] .act button`;

function sortWords(sort: Sort): string {
  const words = strings.plan;
  if (!sort) return words.planOrder;
  const column = planWords.columns[sort.column];
  return sort.descending ? words.descending(column) : words.ascending(column);
}

customElements.define('komki-plan', KomkiPlan);

declare global {
  interface HTMLElementTagNameMap {
    'komki-plan': KomkiPlan;
  }
}
