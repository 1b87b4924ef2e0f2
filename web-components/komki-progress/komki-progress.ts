import { html, nothing, type PropertyDeclarations } from 'lit';
import { base } from '../core/base.styles.ts';
import type { Bookmark } from '../core/device-db.ts';
import { DeviceElement } from '../core/device-element.ts';
import { tickIcon } from '../core/icons.ts';
import { strings } from '../core/strings-device.ts';
import { progressStyles } from './komki-progress.styles.ts';

/**
 * How far the learner is with one sequence, as words and bar; nothing while it has not been begun on this device.
 * Property: `device`.
 * @attr kennung - e.g. `G01`
 * @attr abschnitte - how many sections there are
 */
export class KomkiProgress extends DeviceElement {
  static override styles = [base, progressStyles];
  static override properties: PropertyDeclarations = {
    kennung: {},
    abschnitte: { type: Number },
    bookmark: { state: true },
  };

  declare kennung: string;
  declare abschnitte: number;
  declare private bookmark: Bookmark | undefined;

  protected override async look(): Promise<void> {
    const { db, contexts } = this.device;
    const { kennung } = this;
    const records = await db.all('sequences', { kennung });
    // Nothing here: no reason to ask who is learning.
    const owners = records.length > 0 ? await contexts.owners(kennung) : [];
    const own = owners.flatMap((owner) => records.find((record) => record.owner === owner) ?? []);
    this.bookmark = own[0]?.bookmark;
  }

  protected override render(): unknown {
    if (!this.bookmark) return nothing;
    const { done, finished } = this.bookmark;
    const words = strings.device;
    if (finished) return html`<span class="words small finished">${tickIcon}${words.finished}</span>`;
    return html`<div>
      <progress max=${this.abschnitte} value=${done.length} aria-label=${words.progress}></progress>
      <span class="words small soft">${words.sections(done.length, this.abschnitte)}</span>
    </div>`;
  }
}

customElements.define('komki-progress', KomkiProgress);

declare global {
  interface HTMLElementTagNameMap {
    'komki-progress': KomkiProgress;
  }
}
