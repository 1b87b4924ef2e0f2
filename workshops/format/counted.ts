import { cleanText, colours, isTextPoll, quizKey, tallyKeys, textLimits } from './ballot.ts';
import type { Tally } from './room.ts';
import type { Votable } from './workshop.ts';

/** Whether a tally has the keys of this poll, all of them and no others; of texts, whether each is one as it is counted. */
export function hasKeysOf(votable: Votable, { counts }: Tally): boolean {
  const given = Object.keys(counts);
  if (isTextPoll(votable)) {
    const { length } = textLimits[votable.type];
    return given.every((text) => text !== '' && text.length <= length && cleanText(text) === text);
  }
  const known = tallyKeys(votable);
  return given.length === known.length && given.every((key) => known.includes(key));
}

/**
 * Whether a tally could be what `addUp` has made of as many votes: for sums that were counted elsewhere. Numbers below zero and
 * parts of one never could.
 */
export function isCountOf(votable: Votable, tally: Tally): boolean {
  const { votes, counts } = tally;
  if (!hasKeysOf(votable, tally)) return false;
  if (![votes, ...Object.values(counts)].every((count) => Number.isInteger(count) && count >= 0)) return false;
  const count = (key: string): number => counts[key] ?? 0;
  const sum = (keys: readonly string[]): number => keys.reduce((total, key) => total + count(key), 0);
  if (votable.kind === 'quiz') {
    return votable.checks.map(quizKey).every((key) => {
      const [right, answered] = [count(`${key}/right`), count(`${key}/answered`)];
      return right <= answered && answered <= votes;
    });
  }
  const ids = votable.options.map(({ id }) => id);
  switch (votable.type) {
    case 'single':
    case 'scale':
      return sum(tallyKeys(votable)) === votes;
    case 'multiple':
      return ids.every((id) => count(id) <= votes);
    case 'traffic-light':
      return ids.every((id) => sum(colours.map((colour) => `${id}/${colour}`)) <= votes);
    case 'ranking': {
      const places = ids.map((_, index) => index + 1);
      const options = ids.every((id) => sum(places.map((place) => `${id}/${place}`)) === votes);
      return options && places.every((place) => sum(ids.map((id) => `${id}/${place}`)) === votes);
    }
    case 'words':
    case 'cards':
      // Two spellings of a word on one ballot are one word that is counted twice.
      return sum(Object.keys(counts)) <= votes * textLimits[votable.type].most;
  }
}
