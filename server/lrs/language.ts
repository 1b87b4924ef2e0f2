import type { LanguageMap } from './statement.ts';

/** Language ranges of an `Accept-Language` header, the most wanted first (RFC 9110 § 12.5.4), at most 50. */
export function acceptedLanguages(header: string | undefined): string[] {
  const ranges = (header ?? '')
    .split(',')
    .slice(0, 50)
    .map((item) => {
      const [range = '', ...parameters] = item.trim().toLowerCase().split(';');
      const weight = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='));
      return { range: range.trim(), quality: weight === undefined ? 1 : Number(weight.slice(2)) };
    });
  return ranges
    .filter(({ range, quality }) => range !== '' && quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ range }) => range);
}

/**
 * A language map with the one entry that fits best; without a fitting one, the first. The choice is made for each map
 * by itself (Communication § 2.1.3). A range matches its own tag, longer ones (`de`: `de-AT`) and, last, shorter ones.
 */
export function inOneLanguage(map: LanguageMap, accepted: readonly string[]): LanguageMap {
  const tags = Object.keys(map);
  const pick = (tag: string | undefined): LanguageMap => (tag === undefined ? {} : { [tag]: map[tag] as string });
  for (const range of accepted) {
    if (range === '*') break;
    const fitting =
      tags.find((tag) => tag.toLowerCase() === range) ??
      tags.find((tag) => tag.toLowerCase().startsWith(`${range}-`)) ??
      tags.find((tag) => range.startsWith(`${tag.toLowerCase()}-`));
    if (fitting !== undefined) return pick(fitting);
  }
  return pick(tags[0]);
}
