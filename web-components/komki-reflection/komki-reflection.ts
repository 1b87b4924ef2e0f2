import { html, nothing, type PropertyDeclarations } from 'lit';
import type { Reflection } from '../../sequences/format/index.ts';
import { base } from '../core/base.styles.ts';
import { blockStyles } from '../core/block.styles.ts';
import { contentRenderer, type ImageUrl } from '../core/content.ts';
import { KomkiElement } from '../core/element.ts';
import { lockIcon } from '../core/icons.ts';
import { prose } from '../core/prose.styles.ts';
import { strings } from '../core/strings.ts';
import { Writing } from '../core/writing.ts';
import { reflectionStyles } from './komki-reflection.styles.ts';

/**
 * A question to oneself with room to write. Properties: `node` (compiled reflection), `value` (what was written before),
 * `imageUrl`.
 * @summary Free text that stays on the device.
 * @fires komki-note - `NoteDetail`; 300 ms after the last key, and at once when the field or the page is left.
 */
export class KomkiReflection extends KomkiElement {
  static override styles = [base, prose, blockStyles, reflectionStyles];
  static override properties: PropertyDeclarations = {
    node: { attribute: false },
    value: { attribute: false },
    imageUrl: { attribute: false },
  };

  declare node: Reflection;
  declare value: string;
  declare imageUrl: ImageUrl;
  private readonly content = contentRenderer((file) => this.imageUrl(file));
  private readonly writing = new Writing(this, () => ({ id: this.node.id, text: this.value }));

  constructor() {
    super();
    this.value = '';
    this.imageUrl = (file) => file;
  }

  private write(event: Event): void {
    this.value = (event.target as HTMLTextAreaElement).value;
    this.writing.written();
  }

  protected override render(): unknown {
    if (!this.node) return nothing;
    return html`<div class="block">
      <div class="prose prompt" id="prompt">${this.content.blocks(this.node.children)}</div>
      <textarea
        class="field"
        rows=${this.node.lines}
        aria-labelledby="prompt"
        aria-describedby="private"
        .value=${this.value}
        @input=${this.write}
        @blur=${this.writing.flush}
      ></textarea>
      <p class="private" id="private">${lockIcon}<span>${strings.reflection.private}</span></p>
    </div>`;
  }
}

customElements.define('komki-reflection', KomkiReflection);

declare global {
  interface HTMLElementTagNameMap {
    'komki-reflection': KomkiReflection;
  }
}
