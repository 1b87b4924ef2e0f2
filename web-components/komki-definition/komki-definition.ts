import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { GlossaryEntry } from '../../sequences/format/glossary.ts';
import { base } from '../core/base.styles.ts';
import { contentRenderer } from '../core/content.ts';
import { KomkiElement } from '../core/element.ts';
import { fetchGlossary } from '../core/glossary.ts';
import { prose } from '../core/prose.styles.ts';
import { strings } from '../core/strings-definition.ts';
import { termOf } from '../core/term.ts';
import { definitionStyles } from './komki-definition.styles.ts';

/**
 * Explains a word of the glossary in place: a native dialog, which Escape closes and from which the focus goes back to
 * the word. A word inside a definition opens its own here. Shows nothing until `show` is called.
 * @attr glossar - address of the glossary's JSON
 * @summary The definition of a word.
 */
export class KomkiDefinition extends KomkiElement {
  static override styles = [base, prose, definitionStyles];
  static override properties: PropertyDeclarations = {
    glossar: {},
    slug: { state: true },
    entry: { state: true },
  };

  declare glossar: string;
  declare private slug: string | undefined;
  declare private entry: GlossaryEntry | 'loading' | 'failed';
  private readonly content = contentRenderer((file) => `/inhalte/${this.kennung}/${file}`);

  constructor() {
    super();
    this.entry = 'loading';
  }

  private get kennung(): string {
    return typeof this.entry === 'object' ? this.entry.sequence : '';
  }

  /** Opens the definition of the term with this slug, which the dialog says it cannot find if it is not to be had. */
  async show(slug: string): Promise<void> {
    this.slug = slug;
    this.entry = 'loading';
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
    const found = await fetchGlossary(this.glossar).then(
      (glossary) => (Object.hasOwn(glossary, slug) ? glossary[slug] : undefined),
      () => undefined,
    );
    // Another word may have been asked for meanwhile.
    if (this.slug !== slug) return;
    this.entry = found ?? 'failed';
    await this.updateComplete;
    this.renderRoot.querySelector('h2')?.focus();
  }

  private close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  /** A word inside the definition; the browser's own ways (new tab …) stay. */
  private follow(event: MouseEvent): void {
    const slug = termOf(event);
    if (!slug) return;
    event.preventDefault();
    event.stopPropagation();
    void this.show(slug);
  }

  /** A click beside the dialog closes it. */
  private leave(event: MouseEvent): void {
    if (event.target === event.currentTarget) this.close();
  }

  protected override render(): unknown {
    if (this.slug === undefined) return nothing;
    const words = strings.definition;
    return html`<dialog aria-labelledby="term" @click=${this.leave}>
      <div class="sheet" @click=${this.follow}>
        ${typeof this.entry === 'object' ? this.definition(this.entry) : this.waiting(this.entry)}
        <div class="actions">
          <button type="button" class="button" @click=${this.close}>${words.close}</button>
          <a href="/glossar#${this.slug}">${words.all}</a>
          ${this.kennung ? html`<a href="/lernen/${this.kennung}">${words.source(this.kennung)}</a>` : nothing}
        </div>
      </div>
    </dialog>`;
  }

  private definition({ term, also, definition }: GlossaryEntry): TemplateResult {
    return html`<h2 id="term" tabindex="-1">${term}</h2>
      ${also.length > 0 ? html`<p class="soft small">${strings.definition.also(also.join(', '))}</p>` : nothing}
      <div class="prose">${this.content.blocks(definition)}</div>`;
  }

  private waiting(state: 'loading' | 'failed'): TemplateResult {
    const words = strings.definition;
    return html`<h2 id="term" tabindex="-1">${state === 'failed' ? words.failed : words.loading}</h2>`;
  }
}

customElements.define('komki-definition', KomkiDefinition);

declare global {
  interface HTMLElementTagNameMap {
    'komki-definition': KomkiDefinition;
  }
}
