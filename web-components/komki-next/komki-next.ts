import { html, nothing, type PropertyDeclarations } from 'lit';
import { base } from '../core/base.styles.ts';
import type { Bookmark } from '../core/device-db.ts';
import { DeviceElement } from '../core/device-element.ts';
import { tickIcon } from '../core/icons.ts';
import { strings } from '../core/strings-device.ts';
import { nextStyles } from './komki-next.styles.ts';

/**
 * What is next on a learning path, as far as this device knows; until something has been begun, what the server says inside
 * the element. Property: `device`.
 * @attr sequenzen - JSON, Kennung and title of each sequence in its order: `[["G01", "Was ist KI?"]]`
 */
export class KomkiNext extends DeviceElement {
  static override styles = [base, nextStyles];
  static override properties: PropertyDeclarations = {
    sequenzen: { type: Array },
    bookmarks: { state: true },
  };

  declare sequenzen: [id: string, title: string][];
  /** By Kennung, of what has been begun. */
  declare private bookmarks: ReadonlyMap<string, Bookmark>;

  constructor() {
    super();
    this.bookmarks = new Map();
  }

  protected override async look(): Promise<void> {
    const { db, contexts } = this.device;
    const bookmarks = new Map<string, Bookmark>();
    for (const [kennung] of this.sequenzen) {
      const records = await db.all('sequences', { kennung });
      // Nothing here: no reason to ask who is learning.
      const owners = records.length > 0 ? await contexts.owners(kennung) : [];
      const own = owners.flatMap((owner) => records.find((record) => record.owner === owner) ?? [])[0];
      if (own) bookmarks.set(kennung, own.bookmark);
    }
    this.bookmarks = bookmarks;
  }

  protected override render(): unknown {
    const words = strings.next;
    if (this.bookmarks.size === 0) return html`<slot></slot>`;
    const finished = this.sequenzen.filter(([id]) => this.bookmarks.get(id)?.finished).length;
    const next = this.sequenzen.find(([id]) => !this.bookmarks.get(id)?.finished);
    if (!next) return html`<p>${tickIcon} <b>${words.allDone}</b></p>`;
    const [id, title] = next;
    const link = this.bookmarks.has(id) ? words.goOn(id) : words.begin(id);
    return html`<p>
      <a class="button" href="/lernen/${id}">${link}</a>
      <span>${title}${finished > 0 ? html`<br /><span class="soft small">${words.done(finished, this.sequenzen.length)}</span>` : nothing}</span>
    </p>`;
  }
}

customElements.define('komki-next', KomkiNext);

declare global {
  interface HTMLElementTagNameMap {
    'komki-next': KomkiNext;
  }
}
