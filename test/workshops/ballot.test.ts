import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Poll } from '../../sequences/format/nodes.ts';
import { addTallies, addUp, cleanText, readBallot, readTally, tallyKeys } from '../../workshops/format/ballot.ts';
import { isCountOf } from '../../workshops/format/counted.ts';
import { resultOf } from '../../workshops/format/result.ts';
import type { Ballot } from '../../workshops/format/room.ts';
import { codeLetters } from '../../workshops/format/room.ts';
import { makeCode, readCode } from '../../workshops/format/room-code.ts';
import type { Quiz, Votable } from '../../workshops/format/workshop.ts';

const options = ['eins', 'zwei', 'drei'].map((id) => ({ id, text: [{ kind: 'text' as const, text: id }] }));
const poll = (type: Poll['type']): Poll => ({
  kind: 'poll',
  id: 'frage',
  type,
  prompt: [],
  options: type === 'words' || type === 'cards' ? [] : options,
});
const quiz: Quiz = {
  kind: 'quiz',
  id: 'wissen',
  prompt: [],
  checks: [
    { sequence: 'G01', id: 'eins' },
    { sequence: 'G01', id: 'zwei' },
  ],
};

const ids = options.map(({ id }) => id);
const some = fc.subarray(ids, { minLength: 1 });
const texts = (most: number, length: number) =>
  fc.array(
    fc.string({ minLength: 1, maxLength: length }).filter((text) => cleanText(text) !== ''),
    { minLength: 1, maxLength: most },
  );
/** Every votable with votes that fit it. */
const kinds: [string, Votable, fc.Arbitrary<Ballot>][] = [
  ['single', poll('single'), fc.constantFrom(...ids).map((choice) => ({ type: 'single', choice }))],
  ['multiple', poll('multiple'), some.map((choices) => ({ type: 'multiple', choices }))],
  ['scale', poll('scale'), fc.integer({ min: 1, max: 5 }).map((step) => ({ type: 'scale', step }))],
  [
    'traffic-light',
    poll('traffic-light'),
    fc.tuple(some, fc.constantFrom('green' as const, 'yellow' as const, 'red' as const)).map(([chosen, colour]) => ({
      type: 'traffic-light',
      colours: Object.fromEntries(chosen.map((id) => [id, colour])),
    })),
  ],
  ['ranking', poll('ranking'), fc.shuffledSubarray(ids, { minLength: 3 }).map((order) => ({ type: 'ranking', order }))],
  ['words', poll('words'), texts(3, 40).map((words) => ({ type: 'words', words }))],
  ['cards', poll('cards'), texts(5, 140).map((cards) => ({ type: 'cards', cards }))],
  [
    'quiz',
    quiz,
    fc.record({ 'G01#eins': fc.boolean(), 'G01#zwei': fc.boolean() }).map((right) => ({ type: 'quiz', right })),
  ],
];

describe.each(kinds)('votes of kind %s', (_name, votable, votes) => {
  it('are read as they were cast, and read again the same', () => {
    fc.assert(
      fc.property(votes, (vote) => {
        const read = readBallot(votable, JSON.parse(JSON.stringify(vote)));
        expect(read).toBeDefined();
        expect(readBallot(votable, JSON.parse(JSON.stringify(read)))).toEqual(read);
      }),
    );
  });

  it('add up to the same in whatever order they come, and in parts', () => {
    const read = votes.map((vote) => readBallot(votable, vote) as Ballot);
    fc.assert(
      fc.property(fc.array(read, { maxLength: 12 }), fc.nat(12), (all, cut) => {
        const whole = addUp(votable, all);
        expect(addUp(votable, [...all].reverse())).toEqual(whole);
        expect(whole.votes).toBe(all.length);
        expect(Object.keys(whole.counts)).toEqual(expect.arrayContaining(tallyKeys(votable)));
        expect(isCountOf(votable, whole)).toBe(true);
        for (const count of Object.values(whole.counts)) expect(count).toBeGreaterThanOrEqual(0);
        // Spellings of a word are joined within one sum.
        if (votable.kind === 'poll' && votable.type === 'words') return;
        const parts = addTallies(addUp(votable, all.slice(0, cut)), addUp(votable, all.slice(cut)));
        expect(parts).toEqual(whole);
        for (const bar of resultOf(votable, whole).rows.flatMap(({ bars }) => bars)) {
          expect(bar).toBeGreaterThanOrEqual(0);
          expect(bar).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('are told from sums that no votes can make', () => {
    const ballots = fc.sample(votes, 5).map((vote) => readBallot(votable, vote) as Ballot);
    const { counts } = addUp(votable, ballots);
    const [[key, count] = ['', 0]] = Object.entries(counts).sort(([, one], [, other]) => other - one);
    for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e21, count + 26]) {
      expect(isCountOf(votable, { votes: 5, counts: { ...counts, [key]: wrong } }), `${key}: ${wrong}`).toBe(false);
    }
    const strange = { ...counts, ['x\u202E'.repeat(80)]: 1 };
    expect(isCountOf(votable, { votes: 5, counts: strange })).toBe(false);
    const { [key]: _, ...less } = counts;
    if (tallyKeys(votable).length > 0) expect(isCountOf(votable, { votes: 5, counts: less })).toBe(false);
    expect(isCountOf(votable, { votes: 0, counts })).toBe(false);
  });

  it('are told from everything else without an error', () => {
    const others = kinds.filter(([, one]) => one !== votable).map(([, , other]) => other);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.json().map((text) => JSON.parse(text)),
        ),
        (value) => {
          const read = readBallot(votable, value);
          expect(read === undefined || typeof read.type === 'string').toBe(true);
        },
      ),
    );
    fc.assert(
      fc.property(fc.oneof(...others), (vote) => {
        expect(readBallot(votable, vote)).toBeUndefined();
      }),
    );
  });

  it('on paper are counts of what can be chosen, none above the number of ballots', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readTally(votable, value);
      }),
    );
    const keys = tallyKeys(votable).slice(0, 1);
    const key = keys[0] ?? 'Ordnung';
    expect(readTally(votable, { votes: 2, counts: { [key]: 2 } })?.counts[key]).toBe(2);
    for (const counts of [{ [key]: 3 }, { [key]: -1 }, { [key]: 1.5 }, { [key]: '1' }]) {
      expect(readTally(votable, { votes: 2, counts })).toBeUndefined();
    }
  });
});

describe('a text', () => {
  it('is counted without control characters, directions and double spaces', () => {
    expect(cleanText('  Ord\u202Enung\n\tim\u0000  Lager ')).toBe('Ordnung im Lager');
    expect(readBallot(poll('words'), { type: 'words', words: ['x'.repeat(41)] })).toBeUndefined();
    expect(readBallot(poll('words'), { type: 'words', words: ['a', 'b', 'c', 'd'] })).toBeUndefined();
    expect(readBallot(poll('words'), { type: 'words', words: ['\u0000', ' '] })).toBeUndefined();
  });

  it('is the same when it is cleaned again', () => {
    const strange = fc.constantFrom(' ', '\u00A0', '\t', '\u200E', '\u202E', '\uFEFF', 'e', '\u0301', 'A', '\u030A');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: strange })), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });

  it('is one word in all its spellings, in the one most people chose', () => {
    const words = ['ordnung', 'Ordnung', 'Ordnung', 'ORDNUNG'];
    const { counts } = addUp(
      poll('words'),
      words.map((word) => ({ type: 'words', words: [word] })),
    );
    expect(counts).toEqual({ Ordnung: 4 });
  });

  it('may be called like what every object has', () => {
    const tally = addUp(poll('cards'), [{ type: 'cards', cards: ['__proto__', 'constructor'] }]);
    expect(Object.entries(tally.counts).sort()).toEqual([
      ['__proto__', 1],
      ['constructor', 1],
    ]);
    expect(resultOf(poll('cards'), tally).rows.map(({ label }) => label)).toEqual(['__proto__', 'constructor']);
  });
});

describe('a result', () => {
  it('of a quiz says which share of those who answered was right', () => {
    const tally = { votes: 10, counts: { 'G01#eins/right': 2, 'G01#eins/answered': 8 } };
    const [first] = resultOf(quiz, tally).rows;
    expect(first).toMatchObject({ id: 'G01#eins', counts: [2], bars: [0.25] });
  });

  it('of a scale has the mean of what was ticked, without blank ballots; without any tick none', () => {
    expect(resultOf(poll('scale'), { votes: 7, counts: { 2: 2, 5: 4 } }).mean).toBe(4);
    expect(resultOf(poll('scale'), { votes: 7, counts: {} })).not.toHaveProperty('mean');
  });
});

describe('a code', () => {
  it('is read back however it is typed', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(codeLetters.length - 1)), (stream) => {
        const code = makeCode(() => stream.next().value);
        expect(code).toMatch(/^[A-HJ-NP-RT-Z2-46-9]{6}$/);
        const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `;
        expect(readCode(typed)).toEqual({ code });
      }),
    );
  });

  it('that cannot be one is told why', () => {
    expect(readCode('')).toEqual({ problem: expect.stringContaining('Bitte geben Sie den Code ein') });
    expect(readCode('ABCDE0')).toEqual({ problem: expect.stringContaining('„0“ kommt in keinem Code vor') });
    expect(readCode('ABC')).toEqual({ problem: expect.stringContaining('hier sind es 3') });
  });
});
