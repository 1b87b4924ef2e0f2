import { html } from './html.ts';

/** A box to tick; the column or the line it stands in says what for. */
export const box = html`<span class="box"></span>`;

/** For the screen only: how to get this onto paper. */
export const howToPrint = html`<p class="stored small screen-only">So drucken Sie: <kbd>Strg</kbd> + <kbd>P</kbd> (am Mac <kbd>⌘</kbd> + <kbd>P</kbd>) oder im Menü des Browsers „Drucken“. Dort können Sie die Seiten auch als PDF speichern.</p>`;
