import type { Pillar } from './nodes.ts';
import { slug } from './slug.ts';

/** The Baustein a Kennung's letter stands for. */
const pillarOf: Record<string, Pillar> = {
  G: 'grundlagen',
  O: 'organisation',
  F: 'fuehrung',
  S: 'sicherheit',
  H: 'gesundheit',
};

export interface Beginning {
  /** Kennung and title of the new sequence. */
  kennung: string;
  titel: string;
  /** ISO date. */
  heute: string;
}

/** Where a new sequence lies: Baustein and folder. @returns undefined if the letter of the Kennung stands for no Baustein */
export function placeOf({ kennung, titel }: Pick<Beginning, 'kennung' | 'titel'>): [Pillar, string] | undefined {
  const pillar = /^[A-Z]\d\d$/.test(kennung) ? pillarOf[kennung.charAt(0)] : undefined;
  return pillar && [pillar, `${kennung.toLowerCase()}-${slug(titel)}`];
}

/** The same day next year. */
export const inAYear = (day: string): string =>
  `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace('-02-29', '-02-28');

/** Fills the template `sequences/vorlage.md`. */
export function fromTemplate(template: string, beginning: Beginning): string {
  const values: Record<string, string> = {
    kennung: beginning.kennung,
    // Inside straight quotes in YAML.
    titel: beginning.titel.replace(/[\\"]/g, '\\$&'),
    baustein: placeOf(beginning)?.[0] ?? '',
    heute: beginning.heute,
    in_einem_jahr: inAYear(beginning.heute),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** An id that is not taken yet: the base, or the base with the first free number. */
export function freshId(base: string, taken: ReadonlySet<string>): string {
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  return id;
}

/** A block line with its id, and a comparison with another Ampel. */
const blockId = /^( {0,3}:::[ \t]*[\p{L}\p{N}_-]+[ \t]*\{[^}]*?)#([a-z][a-z0-9-]*)/gmu;
const comparison = /^( {0,3}:::[ \t]*ampel[ \t]*\{[^}]*?vergleich=)([a-z][a-z0-9-]*)/gmu;

/** Names of the blocks in a file, for `freshId`. */
export const idsIn = (source: string): Set<string> =>
  new Set([...source.matchAll(blockId)].map(([, , id]) => id as string));

/**
 * Copies a sequence under a new Kennung: front matter and ids are renamed, so that no answer to the old one can be taken for
 * one to the new; ids end with the new Kennung. `fassung` begins at 1.
 */
export function copyOf(source: string, { kennung, titel, heute }: Beginning): string {
  const suffix = `-${kennung.toLowerCase()}`;
  const renamed = (id: string): string => `${id.replace(/-[a-z]\d\d$/, '')}${suffix}`;
  const quoted = titel.replace(/[\\"]/g, '\\$&');
  const own: [RegExp, string][] = [
    [/^kennung: .*$/m, `kennung: ${kennung}`],
    [/^titel: .*$/m, `titel: "${quoted}"`],
    [/^titel_status: .*$/m, 'titel_status: vorschlag'],
    [/^baustein: .*$/m, `baustein: ${placeOf({ kennung, titel })?.[0]}`],
    [/^fassung: .*$/m, 'fassung: 1'],
    [/^stand: .*$/m, `stand: ${heute}`],
  ];
  const text = own.reduce((before, [pattern, line]) => before.replace(pattern, () => line), source);
  return text
    .replace(blockId, (_whole, before: string, id: string) => `${before}#${renamed(id)}`)
    .replace(comparison, (_whole, before: string, id: string) => `${before}${renamed(id)}`);
}
