import { html } from 'lit';

// The small set of shapes beside words. They are decoration for assistive technology: the word stands next to the shape
// or is the button's name. They take the colour of the text, so they survive forced colours and print.

/** Right: a tick in a circle. */
export const tickIcon = html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="8.5"/><path d="m6 10.4 2.8 2.8 5.4-5.8"/></svg>`;
/** Nobody else reads it: a closed lock. */
export const lockIcon = html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><rect x="3.5" y="9" width="13" height="8.5" rx="1.5"/><path d="M6.5 9V6a3.5 3.5 0 0 1 7 0v3"/></svg>`;
