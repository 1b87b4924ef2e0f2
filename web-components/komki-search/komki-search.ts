import { html, nothing, type PropertyDeclarations } from 'lit';
import type { SearchDocuments } from '../../sequences/search/documents.ts';
import { foundWords, resultsView } from '../../sequences/search/results.ts';
import { createSearch, type Search, type SearchResults } from '../../sequences/search/search.ts';
import { announce, prepareAnnouncer } from '../core/announcer.ts';
import { base } from '../core/base.styles.ts';
import { KomkiElement } from '../core/element.ts';
import { found } from '../core/found.styles.ts';
import { strings } from '../core/strings-search.ts';
import { searchStyles } from './komki-search.styles.ts';

/** Pause in typing before something is looked for, and before it is said how much was found, in milliseconds. */
const pauses = { search: 120, announce: 900 };
/** The server's page for searching, whose address tells what is looked for. */
const page = '/suche';

/**
 * Searches as somebody types, on the device: with the first word it loads what is searched, once, and needs no connection
 * from then on. The form is the server's and works without this element; results replace the server's.
 * @attr src - address of what is searched (`SearchDocuments`)
 * @slot form - `<form>` with one `<input name="q">`
 * @slot - what the server has found
 */
export class KomkiSearch extends KomkiElement {
  static override styles = [base, found, searchStyles];
  static override properties: PropertyDeclarations = {
    src: {},
    results: { state: true },
    state: { state: true },
  };

  declare src: string;
  /** Of the words in the field; undefined as long as what the server has found is on show. */
  declare private results: SearchResults | undefined;
  declare private state: 'loading' | 'failed' | 'emptied' | undefined;
  private documents: Promise<SearchDocuments> | undefined;
  private search: Promise<Search> | undefined;
  private timers: Partial<Record<keyof typeof pauses, number>> = {};

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
    this.addEventListener('input', this.onInput);
    this.addEventListener('submit', this.onSubmit);
    this.takeAddress();
    this.fetchAhead();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('input', this.onInput);
    this.removeEventListener('submit', this.onSubmit);
    for (const timer of Object.values(this.timers)) window.clearTimeout(timer);
  }

  private get field(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>('[name=q]');
  }

  private readonly onInput = (): void => this.later('search', () => void this.find());

  /** Enter looks at once; while there is nothing to look in, the server does it. */
  private readonly onSubmit = (event: Event): void => {
    if (this.state === 'failed' || !this.search) return;
    event.preventDefault();
    this.later('search', () => {});
    void this.find();
  };

  private later(name: keyof typeof pauses, run: () => void): void {
    window.clearTimeout(this.timers[name]);
    this.timers[name] = window.setTimeout(run, pauses[name]);
  }

  /** A page kept for reading offline holds no results: what its address asks for is looked for here. */
  private takeAddress(): void {
    const asked = new URLSearchParams(location.search).get('q');
    if (location.pathname !== page || !asked || !this.field || this.field.value) return;
    this.field.value = asked;
    void this.find();
  }

  /** So that it is there in the train. Who saves data loads it with the first word. */
  private fetchAhead(): void {
    const { connection } = navigator as { connection?: { saveData?: boolean } };
    if (connection?.saveData || !('requestIdleCallback' in window)) return;
    requestIdleCallback(() => void this.load().catch(() => {}), { timeout: 5000 });
  }

  private load(): Promise<SearchDocuments> {
    const get = async () => {
      const response = await fetch(this.src);
      if (!response.ok) throw new Error(`${response.status}`);
      return (await response.json()) as SearchDocuments;
    };
    this.documents ??= get().catch((error: unknown) => {
      this.documents = undefined;
      throw error;
    });
    return this.documents;
  }

  private async find(): Promise<void> {
    const query = this.field?.value.trim() ?? '';
    if (location.pathname === page)
      history.replaceState(null, '', query ? `${page}?q=${encodeURIComponent(query)}` : page);
    if (query === '') {
      this.results = undefined;
      this.state = 'emptied';
      return;
    }
    if (!this.search) this.state = 'loading';
    try {
      this.search ??= this.load().then(createSearch);
      const search = await this.search;
      this.state = undefined;
      // Typed on meanwhile: the next search is on its way.
      if (this.field?.value.trim() !== query) return;
      this.results = search(query);
      const words = foundWords(this.results);
      this.later('announce', () => announce(words, this));
    } catch {
      this.search = undefined;
      this.state = 'failed';
    }
  }

  protected override render(): unknown {
    const { loading, failed } = strings.search;
    const message = this.state === 'loading' ? loading : this.state === 'failed' ? failed : undefined;
    return html`<slot name="form"></slot>
      ${message ? html`<p class="message ${this.state === 'failed' ? 'warning' : ''}">${message}</p>` : nothing}
      ${this.results ? resultsView(html, this.results) : this.state === 'emptied' ? nothing : html`<slot></slot>`}`;
  }
}

customElements.define('komki-search', KomkiSearch);

declare global {
  interface HTMLElementTagNameMap {
    'komki-search': KomkiSearch;
  }
}
