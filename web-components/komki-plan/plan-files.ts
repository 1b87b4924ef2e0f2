import { html, nothing, type TemplateResult } from 'lit';
import type { PlanRow } from '../../workshops/format/plan.ts';
import { exportPlan, importPlan } from '../../workshops/format/plan-exchange.ts';
import { toCalendar, toCsv } from '../../workshops/format/plan-files.ts';
import { announce } from '../core/announcer.ts';
import { dayOf } from '../core/day.ts';
import { download } from '../core/download.ts';
import type { PlanStore } from '../core/plan-store.ts';
import { strings } from '../core/strings-plan.ts';

/** Larger files cannot be a plan; reading one would only hurt the phone. In bytes. */
const largest = 30_000_000;

interface Message {
  text: string;
  bad?: boolean;
  undo?: () => Promise<void>;
}

/** The plan as files: hands them out, takes one in. */
export class PlanFiles {
  private message: Message | undefined;

  constructor(
    private readonly plan: PlanStore,
    private readonly now: () => Date,
    /** The plan or what is said of it is another. */
    private readonly changed: () => unknown,
  ) {}

  private say(message: Message): void {
    this.message = message;
    announce(message.text);
    this.changed();
  }

  private hand(ending: string, type: string, text: string): void {
    download(`${strings.planFiles.name(dayOf(this.now()))}.${ending}`, type, text);
  }

  private calendar(rows: readonly PlanRow[]): void {
    if (rows.some(({ begin, control }) => begin !== '' || control !== ''))
      this.hand('ics', 'text/calendar', toCalendar(rows, this.now()));
    else this.say({ text: strings.planFiles.noDays });
  }

  /** Takes a file in if all of it is right, and says what has changed; it can be taken back. */
  private async read(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (!file) return;
    const words = strings.planFiles;
    const text = file.size > largest ? '' : await file.text().catch(() => '');
    // So that the same file can be chosen once more.
    input.value = '';
    const here = await this.plan.rows();
    const found = importPlan(text, here);
    if ('code' in found) return this.say({ text: words.refused(found.reason, found.code), bad: true });
    const { added, changed } = found;
    if (added.length + changed.length === 0) return this.say({ text: words.broughtNothing });
    await this.plan.put([...added, ...changed]);
    const before = here.filter((row) => changed.some(({ id }) => id === row.id));
    const undo = async () => {
      await this.plan.remove(added.map(({ id }) => id));
      await this.plan.put(before);
      this.say({ text: words.undone });
    };
    this.say({ text: words.brought(added.length, changed.length), undo });
  }

  render(rows: readonly PlanRow[]): TemplateResult {
    const words = strings.planFiles;
    const button = (text: string, press: () => void) =>
      html`<button type="button" class="button quiet" @click=${press}>${text}</button>`;
    return html`<section class="files">
      ${
        rows.length > 0
          ? html`<h2>${words.title}</h2>
            <p class="small soft">${words.what}</p>`
          : nothing
      }
      <div class="actions">
        ${
          rows.length > 0
            ? html`${button(words.print, () => window.print())}
              ${button(words.csv, () => this.hand('csv', 'text/csv;charset=utf-8', toCsv(rows)))}
              ${button(words.calendar, () => this.calendar(rows))}
              ${button(words.json, () => this.hand('json', 'application/json', exportPlan(rows, this.now())))}`
            : nothing
        }
        <label class="button quiet"><input class="visually-hidden" type="file" accept=".json,application/json" @change=${(event: Event) => this.read(event)} />${words.read}</label>
      </div>
      ${this.message ? told(this.message) : nothing}
    </section>`;
  }
}

const told = ({ text, bad, undo }: Message): TemplateResult => html`<p class=${bad ? 'told bad' : 'told'}>
  <span>${text}</span>${undo ? html` <button type="button" class="link-button" @click=${undo}>${strings.plan.undo}</button>` : nothing}
</p>`;
