import { html } from 'lit';

// Shapes that only checks show; see `icons.ts`.

/** Does not fit: a cross in a square. */
export const crossIcon = html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><rect x="2" y="2" width="16" height="16" rx="2.5"/><path d="m7 7 6 6m0-6-6 6"/></svg>`;
/** A friendly remark: a speech bubble. */
export const remarkIcon = html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M3 3h14v10.5H9L5 17v-3.5H3zM6.5 7h7m-7 3h4.5"/></svg>`;
export const upIcon = html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 16V4.5M4.5 10 10 4.5l5.5 5.5"/></svg>`;
export const downIcon = html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 4v11.5M4.5 10l5.5 5.5 5.5-5.5"/></svg>`;
/** To take hold of and drag. */
export const gripIcon = html`<svg class="icon grip" viewBox="0 0 20 20" aria-hidden="true"><path d="M7.5 4v.01M7.5 10v.01M7.5 16v.01M12.5 4v.01M12.5 10v.01M12.5 16v.01"/></svg>`;
