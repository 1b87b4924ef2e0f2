import { html, nothing, type PropertyDeclarations } from 'lit';
import type { H5p } from '../../sequences/format/index.ts';
import { base } from '../core/base.styles.ts';
import { blockStyles } from '../core/block.styles.ts';
import { KomkiElement } from '../core/element.ts';
import { strings } from '../core/strings-blocks.ts';

/**
 * h5p: says that an exercise is meant to stand here and cannot be played. Property: `node` (compiled package).
 * @summary Holds the place of an interactive exercise.
 */
export class KomkiH5p extends KomkiElement {
  static override styles = [base, blockStyles];
  static override properties: PropertyDeclarations = { node: { attribute: false } };
  declare node: H5p;

  protected override render(): unknown {
    if (!this.node) return nothing;
    return html`<div class="block">
      <p class="label">${strings.h5p.title}</p>
      <p>${strings.h5p.notYet(this.node.title)}</p>
    </div>`;
  }
}

customElements.define('komki-h5p', KomkiH5p);

declare global {
  interface HTMLElementTagNameMap {
    'komki-h5p': KomkiH5p;
  }
}
