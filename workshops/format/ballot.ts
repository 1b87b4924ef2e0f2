import type { Poll } from '../../sequences/format/nodes.ts';
import type { Ballot, Tally } from './room.ts';
import type { Quiz, QuizCheck, Votable } from './workshop.ts';

/** How much free text a ballot may hold: entries, and UTF-16 units of each. */
export const textLimits = { words: { most: 3, length: 40 }, cards: { most: 5, length: 140 } } as const;
/** Steps of a scale that names no number of its own. */
export const usualSteps = 5;
export const colours = ['green', 'yellow', 'red'] as const;
/** As many paper ballots as can be typed in for one poll. */
export const mostPaper = 1000;

/** A poll whose answers are texts. */
export type TextPoll = Poll & { type: keyof typeof textLimits };
export const isTextPoll = (votable: Votable): votable is TextPoll =>
  votable.kind === 'poll' && votable.type in textLimits;

/** By what name a check of a quiz stands in ballots and tallies. */
export const quizKey = ({ sequence, id }: QuizCheck): string => `${sequence}#${id}`;

const stepsOf = ({ steps }: Poll): number[] => Array.from({ length: steps ?? usualSteps }, (_, index) => index + 1);

/** Control characters, halves of characters, and what turns the direction of the text around it. */
const unprintable = /[\p{Cc}\p{Cs}\p{Co}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** A text as it is counted: one space between words, none around them, nothing that cannot be printed. Cleaned again it stays. */
export const cleanText = (text: string): string =>
  text.replace(/\s/g, ' ').replace(unprintable, '').normalize('NFC').replace(/ +/g, ' ').trim();

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';

/** Different ids out of those that are known, at least one; undefined otherwise. */
function readIds(value: unknown, known: readonly string[]): string[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > known.length) return undefined;
  const fits = value.every(isText) && new Set(value).size === value.length && value.every((id) => known.includes(id));
  return fits ? value : undefined;
}

/** An answer to some of the ids that are known, at least to one; undefined otherwise. */
function readAnswers<T>(
  value: unknown,
  known: readonly string[],
  fits: (answer: unknown) => answer is T,
): Record<string, T> | undefined {
  if (!isRecord(value)) return undefined;
  const ids = readIds(Object.keys(value), known);
  return ids?.every((id) => fits(value[id])) ? (value as Record<string, T>) : undefined;
}

function readTexts(value: unknown, { most, length }: { most: number; length: number }): string[] | undefined {
  if (!Array.isArray(value) || value.length > most || !value.every(isText)) return undefined;
  const texts = [...new Set(value.map(cleanText))].filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => text.length <= length) ? texts : undefined;
}

/**
 * Reads what a phone has sent as a vote. Its texts come out cleaned; a text given twice counts once.
 * @returns undefined when it is no vote in this poll
 */
export function readBallot(votable: Votable, value: unknown): Ballot | undefined {
  if (!isRecord(value)) return undefined;
  const type = votable.kind === 'quiz' ? 'quiz' : votable.type;
  if (value.type !== type) return undefined;
  if (votable.kind === 'quiz') {
    const isBoolean = (answer: unknown): answer is boolean => typeof answer === 'boolean';
    const right = readAnswers(value.right, votable.checks.map(quizKey), isBoolean);
    return right && { type: 'quiz', right };
  }
  const ids = votable.options.map(({ id }) => id);
  switch (votable.type) {
    case 'single':
      return isText(value.choice) && ids.includes(value.choice) ? { type: 'single', choice: value.choice } : undefined;
    case 'multiple': {
      const choices = readIds(value.choices, ids);
      return choices && { type: 'multiple', choices };
    }
    case 'scale':
      return typeof value.step === 'number' && stepsOf(votable).includes(value.step)
        ? { type: 'scale', step: value.step }
        : undefined;
    case 'traffic-light': {
      const isColour = (answer: unknown): answer is (typeof colours)[number] => colours.some((one) => one === answer);
      const answers = readAnswers(value.colours, ids, isColour);
      return answers && { type: 'traffic-light', colours: answers };
    }
    case 'ranking': {
      const order = readIds(value.order, ids);
      return order?.length === ids.length ? { type: 'ranking', order } : undefined;
    }
    case 'words': {
      const words = readTexts(value.words, textLimits.words);
      return words && { type: 'words', words };
    }
    case 'cards': {
      const cards = readTexts(value.cards, textLimits.cards);
      return cards && { type: 'cards', cards };
    }
  }
}

/** What of a tally one ballot counts for. */
function keysOf(ballot: Ballot): string[] {
  switch (ballot.type) {
    case 'single':
      return [ballot.choice];
    case 'multiple':
      return ballot.choices;
    case 'scale':
      return [String(ballot.step)];
    case 'traffic-light':
      return Object.entries(ballot.colours).map(([id, colour]) => `${id}/${colour}`);
    case 'ranking':
      return ballot.order.map((id, index) => `${id}/${index + 1}`);
    case 'words':
      return ballot.words;
    case 'cards':
      return ballot.cards;
    case 'quiz':
      return Object.entries(ballot.right).flatMap(([key, right]) => [
        `${key}/answered`,
        ...(right ? [`${key}/right`] : []),
      ]);
  }
}

/** The keys that every tally of a poll has, in the order of its options; none where texts are counted. */
export function tallyKeys(votable: Votable): string[] {
  if (votable.kind === 'quiz') return quizKeys(votable);
  const ids = votable.options.map(({ id }) => id);
  switch (votable.type) {
    case 'single':
    case 'multiple':
      return ids;
    case 'scale':
      return stepsOf(votable).map(String);
    case 'traffic-light':
      return ids.flatMap((id) => colours.map((colour) => `${id}/${colour}`));
    case 'ranking':
      return ids.flatMap((id) => ids.map((_, index) => `${id}/${index + 1}`));
    case 'words':
    case 'cards':
      return [];
  }
}
const quizKeys = ({ checks }: Quiz): string[] =>
  checks.map(quizKey).flatMap((key) => [`${key}/right`, `${key}/answered`]);

/** Counts as a plain object; through a Map, because a text may be called `__proto__`. */
const asCounts = (counts: ReadonlyMap<string, number>): Record<string, number> => Object.fromEntries(counts);

/**
 * Adds ballots up. In which order they come makes no difference. Words that differ in their capitals only are one word, in
 * the spelling most people chose.
 */
export function addUp(votable: Votable, ballots: readonly Ballot[]): Tally {
  const counts = new Map(tallyKeys(votable).map((key) => [key, 0]));
  for (const key of ballots.flatMap(keysOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isWords = votable.kind === 'poll' && votable.type === 'words';
  return { votes: ballots.length, counts: asCounts(isWords ? joinSpellings(counts) : counts) };
}

function joinSpellings(counts: ReadonlyMap<string, number>): Map<string, number> {
  const spellings = new Map<string, [string, number][]>();
  for (const entry of counts) {
    const same = entry[0].toLocaleLowerCase('de');
    spellings.set(same, [...(spellings.get(same) ?? []), entry]);
  }
  return new Map(
    Array.from(spellings.values(), (all) => {
      const [[chosen] = ['']] = all.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
      return [chosen, all.reduce((sum, [, count]) => sum + count, 0)];
    }),
  );
}

/** Both tallies together, key by key: votes from phones and from paper. */
export function addTallies(one: Tally, other: Tally): Tally {
  const counts = new Map(Object.entries(one.counts));
  for (const [key, count] of Object.entries(other.counts)) counts.set(key, (counts.get(key) ?? 0) + count);
  return { votes: one.votes + other.votes, counts: asCounts(counts) };
}

/**
 * Reads paper ballots that were typed in as counts. No count may be above the number of ballots; keys left out are zero.
 * @returns undefined when it is no tally of this poll
 */
export function readTally(votable: Votable, value: unknown): Tally | undefined {
  if (!isRecord(value) || !isRecord(value.counts)) return undefined;
  const { votes } = value;
  const isCount = (count: unknown, most: number): count is number =>
    typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= most;
  if (!isCount(votes, mostPaper)) return undefined;
  const keys = tallyKeys(votable);
  const counts = new Map(keys.map((key) => [key, 0]));
  for (const [given, count] of Object.entries(value.counts)) {
    const key = isTextPoll(votable) ? cleanText(given) : given;
    const fits = isTextPoll(votable)
      ? key !== '' && key.length <= textLimits[votable.type].length && counts.size < mostPaper
      : keys.includes(key);
    if (!fits || !isCount(count, votes)) return undefined;
    counts.set(key, count);
  }
  if (votable.kind === 'poll' && (votable.type === 'single' || votable.type === 'scale')) {
    // One cross on each ballot.
    const crosses = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (crosses > votes) return undefined;
  }
  return { votes, counts: asCounts(counts) };
}
