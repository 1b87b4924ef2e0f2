import { html, type TemplateResult } from 'lit';
import type { Signal } from './device-tables.ts';

// The three lights of an Ampel, each with a shape of its own: colour never carries the meaning alone. See `icons.ts`.
export const lightIcons: Record<Signal, TemplateResult> = {
  green: html`<svg class="light green" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7.5"/></svg>`,
  yellow: html`<svg class="light yellow" viewBox="0 0 20 20" aria-hidden="true"><rect x="3" y="3" width="14" height="14"/></svg>`,
  red: html`<svg class="light red" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 2.5 18 17H2z"/></svg>`,
};
