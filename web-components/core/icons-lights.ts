import { html, type TemplateResult } from 'lit';
import type { Rating } from '../../workshops/format/instrument.ts';

// The lights of an Ampel, each with a shape of its own: colour never carries the meaning alone. See `icons.ts`. The fourth,
// a dash, stands beside them in checks only.
export const lightIcons: Record<Rating, TemplateResult> = {
  green: html`<svg class="light green" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7.5"/></svg>`,
  yellow: html`<svg class="light yellow" viewBox="0 0 20 20" aria-hidden="true"><rect x="3" y="3" width="14" height="14"/></svg>`,
  red: html`<svg class="light red" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 2.5 18 17H2z"/></svg>`,
  irrelevant: html`<svg class="light irrelevant" viewBox="0 0 20 20" aria-hidden="true"><path d="M3 10h14"/></svg>`,
};

/** Part of a check's short version. */
export const starIcon = html`<svg class="star" viewBox="0 0 20 20" aria-hidden="true"><path d="m10 1.6 2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8L1.6 7.7l5.8-.8z"/></svg>`;
