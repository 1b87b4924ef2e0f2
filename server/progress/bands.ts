/**
 * The k-rule of `privacy.md`: group figures only from k people up, in bands so coarse that every band covers at least two
 * possible counts. “Alle” or “niemand” is never said, because it would be a statement about each single person.
 */
export const smallestGroup = 7;

interface Band {
  /** Upper end of the share, exclusive; the last band takes the rest. */
  below: number;
  words: string;
  /** Middle in percent, for the picture beside the words. */
  middle: number;
}

const coarse: Band[] = [
  { below: 0.3, words: 'unter 30 %', middle: 15 },
  { below: 0.7, words: '30–70 %', middle: 50 },
  { below: Number.POSITIVE_INFINITY, words: 'über 70 %', middle: 85 },
];
const fine: Band[] = [
  { below: 0.1, words: 'unter 10 %', middle: 5 },
  { below: 0.3, words: '10–30 %', middle: 20 },
  { below: 0.5, words: '30–50 %', middle: 40 },
  { below: 0.7, words: '50–70 %', middle: 60 },
  { below: 0.9, words: '70–90 %', middle: 80 },
  { below: Number.POSITIVE_INFINITY, words: 'über 90 %', middle: 95 },
];
/** From this size on each of the fine bands covers two counts or more; a test proves it for every size. */
const fineFrom = 15;

export interface BandShown {
  words: string;
  middle: number;
}

/** @returns the band of `count` among `group` people, or undefined when the group is smaller than k (7). */
export function band(count: number, group: number): BandShown | undefined {
  if (group < smallestGroup) return undefined;
  const share = count / group;
  const found = (group >= fineFrom ? fine : coarse).find(({ below }) => share < below) as Band;
  return { words: found.words, middle: found.middle };
}
