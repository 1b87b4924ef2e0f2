import type { Block, Check, Inline } from '../../sequences/format/nodes.ts';
import { renderer, wordsOnly } from '../../sequences/format/render.ts';
import { duration, germanDay } from '../../sequences/format/words.ts';
import { settingNames } from '../../workshops/format/names.ts';
import type { AgendaBlock, Workshop } from '../../workshops/format/workshop.ts';
import { type Html, html } from '../http/html.ts';
import type { PublishedFormat } from './formats.ts';

export interface Words {
  inline(nodes: readonly Inline[]): Html[];
  blocks(nodes: readonly Block[]): Html[];
}
/** Checks of sequences on paper: to be solved, and with their key. */
export interface ChecksOnPaper {
  task(check: Check, number: number, words: Words): Html;
  solution(check: Check, words: Words): Html | false;
}

/** Renders what nobody answers: prompts, options, handouts. Most of it goes onto paper. */
export const words: Words = renderer<Html>(html, { ...wordsOnly(html), imageLoading: 'eager' });

/** “8 bis 16 Personen · 7 Stunden 30 Minuten · in Präsenz” */
export const extent = ({ group, minutes, setting, parts }: Workshop): string =>
  [
    `${group.least} bis ${group.most} Personen`,
    `${duration(minutes)}${parts.length > 1 ? ` in ${parts.length} Teilen` : ''}`,
    settingNames[setting],
  ].join(' · ');

/** About how long until something, after “nach etwa”: 42 → “6 Wochen”, 30 → “30 Tagen”, 182 → “6 Monaten” */
export function timeUntil(days: number): string {
  if (days >= 90) return `${Math.round(days / 30.4)} Monaten`;
  return days % 7 === 0 && days > 7 ? `${days / 7} Wochen` : `${days} Tagen`;
}

/** When a block begins: the hour of the day, or hours and minutes since its part began. */
export const beginOf = ({ begin, offset }: Pick<AgendaBlock, 'begin' | 'offset'>): string =>
  begin ?? `${Math.floor(offset / 60)}:${String(offset % 60).padStart(2, '0')}`;

/** A sequence by its Kennung, as a link where it is published. */
export function sequenceLink(kennung: string, titles: PublishedFormat['titles'], long = false): Html {
  const title = titles[kennung];
  if (title === undefined) return html`${kennung}`;
  return html`<a href="/lernen/${kennung}">${kennung}${long && ` ${title}`}</a>`;
}

export const originView = ({ origin, version, asOf, legalAsOf }: Workshop): Html =>
  html`<p class="soft small">${origin} Fassung ${version}, Stand ${germanDay(asOf)}, Rechtsstand ${germanDay(legalAsOf)}.</p>`;
