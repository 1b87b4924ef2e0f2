import { plainText } from '../../sequences/format/render.ts';
import { shareOf, tallyKeys } from '../../workshops/format/ballot.ts';
import { lightNames } from '../../workshops/format/names.ts';
import { percent, questionOf } from '../../workshops/format/result.ts';
import type { ServedWorkshop, Tally } from '../../workshops/format/room.ts';
import type { Votable } from '../../workshops/format/workshop.ts';

/** One line of a result, in words. */
export interface ResultRow {
  label: string;
  count: number;
  /** “40 %” of those who voted; of a quiz, of those who answered. */
  share: string;
}

/** Names a key of a tally. */
function labelOf(votable: Votable, key: string, checks: ServedWorkshop['checks']): string {
  if (votable.kind === 'quiz') {
    const check = checks[key.replace(/\/right$/, '')];
    return check ? questionOf(check) : key;
  }
  const text = (id: string) => plainText(votable.options.find((option) => option.id === id)?.text ?? []);
  const [id = '', rest = ''] = key.split('/');
  switch (votable.type) {
    case 'single':
    case 'multiple':
      return text(id);
    case 'scale': {
      const [low, high] = votable.options.map((option) => plainText(option.text));
      if (key === '1') return `1 (${low})`;
      return key === tallyKeys(votable).at(-1) ? `${key} (${high})` : key;
    }
    case 'traffic-light':
      return `${text(id)} – ${lightNames[rest as keyof typeof lightNames].word}`;
    case 'ranking':
      return `${text(id)} – Platz ${rest}`;
    case 'words':
    case 'cards':
      return key;
  }
}

/** A result line by line: options in their order, texts by how often they came. */
export function resultRows(votable: Votable, tally: Tally, checks: ServedWorkshop['checks']): ResultRow[] {
  const known = tallyKeys(votable).filter((key) => votable.kind === 'poll' || key.endsWith('/right'));
  const texts = Object.entries(tally.counts).sort(([a, x], [b, y]) => y - x || a.localeCompare(b, 'de'));
  const keys = known.length > 0 ? known : texts.map(([key]) => key);
  return keys.map((key) => ({
    label: labelOf(votable, key, checks),
    count: (Object.hasOwn(tally.counts, key) && tally.counts[key]) || 0,
    share: percent(shareOf(tally, key)),
  }));
}
