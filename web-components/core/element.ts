import { LitElement } from 'lit';
import { base } from './base.styles.ts';

/**
 * What every KomKI element extends: Lit with the shared look, and one way to speak to the outside.
 * Elements declare their properties with `static override properties` and `declare`d fields.
 */
export abstract class KomkiElement extends LitElement {
  static override styles = [base];

  /** Dispatches a composed, bubbling event, so that it crosses shadow roots (native `change` does not). */
  protected emit<Detail>(name: string, detail: Detail): void {
    this.dispatchEvent(new CustomEvent<Detail>(name, { detail, bubbles: true, composed: true }));
  }
}
