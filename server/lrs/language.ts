import type { LanguageMap } from './statement.ts';

/** A language range in lower case and how much it is wanted: 0, not at all, to 1. */
export interface LanguageRange {
  range: string;
  quality: number;
}

/** Language ranges of an `Accept-Language` header, the most wanted first (RFC 9110 § 12.5.4), at most 50. */
export function acceptedLanguages(header: string | undefined): LanguageRange[] {
  const ranges = (header ?? '')
    .split(',')
    .slice(0, 50)
    .map((item) => {
      const [range = '', ...parameters] = item.trim().toLowerCase().split(';');
      const weight = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='));
      return { range: range.trim(), quality: weight === undefined ? 1 : Number(weight.slice(2)) };
    });
  return ranges
    .filter(({ range, quality }) => range !== '' && quality >= 0)
    .sort((one, other) => other.quality - one.quality);
}

/**
 * A language map with the one entry that fits best; without a fitting one, the first that is not refused. The choice is made
 * for each map by itself (Communication § 2.1.3). A tag is wanted as much as the longest range that it is or begins with
 * (`de`: `de-AT`), others as `*` (RFC 2616 § 14.4); ranges that no tag fits match, last, what they begin with themselves.
 */
export function inOneLanguage(map: LanguageMap, accepted: readonly LanguageRange[]): LanguageMap {
  const tags = Object.keys(map);
  if (tags.length < 2) return map;
  const any = accepted.find(({ range }) => range === '*');
  const candidates = tags.map((tag) => {
    const plain = tag.toLowerCase();
    const [ruling = any] = accepted
      .filter(({ range }) => plain === range || plain.startsWith(`${range}-`))
      .sort((one, other) => other.range.length - one.range.length);
    return { tag, plain, ruling };
  });
  const open = candidates.filter(({ ruling }) => ruling?.quality !== 0);
  const pick = (tag = tags[0] as string): LanguageMap => ({ [tag]: map[tag] as string });
  for (const wanted of accepted.filter(({ quality }) => quality > 0)) {
    const { range } = wanted;
    const fitting =
      open.find(({ plain }) => plain === range) ??
      open.find(({ ruling }) => ruling === wanted) ??
      open.find(({ plain, ruling }) => ruling === any && range.startsWith(`${plain}-`));
    if (fitting) return pick(fitting.tag);
  }
  return pick(open[0]?.tag);
}
