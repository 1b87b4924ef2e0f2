import type { Audience, Pillar } from '../../sequences/format/nodes.ts';
import { type Html, html } from '../http/html.ts';

/** One line per Baustein, and its own shape: colour never carries the meaning alone. */
export const pillarLines: Record<Pillar, string> = {
  grundlagen: 'Was KI ist, wie sie lernt, was sie darf',
  organisation: 'Einführen, beschaffen, regeln, mitbestimmen',
  fuehrung: 'Entscheiden, beteiligen, verändern',
  sicherheit: 'Daten, Arbeitsschutz, Haftung',
  gesundheit: 'Gute Arbeit mit KI',
};

const shapes: Record<Pillar, Html> = {
  grundlagen: html`<circle cx="12" cy="12" r="9"/>`,
  organisation: html`<path d="M3 3h8v8H3zM13 3h8v8h-8zM3 13h8v8H3zM13 13h8v8h-8z"/>`,
  fuehrung: html`<path d="M12 2.5 22 20.5H2z"/>`,
  sicherheit: html`<path d="M12 2 21 7v10l-9 5-9-5V7z"/>`,
  gesundheit: html`<path d="M12 2c6 4 9 8 9 12a9 8 0 0 1-18 0c0-4 3-8 9-12z"/>`,
};

export const pillarIcon = (pillar: Pillar): Html =>
  html`<svg class="pillar-icon pillar-${pillar}" viewBox="0 0 24 24" aria-hidden="true">${shapes[pillar]}</svg>`;

export const audienceWords: Record<Audience, string> = {
  beratung: 'Beratung',
  fuehrung: 'Führung',
  beschaeftigte: 'Beschäftigte',
  betriebsrat: 'Betriebsrat',
};
