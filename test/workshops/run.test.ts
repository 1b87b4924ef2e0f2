import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileInstrument } from '../../workshops/format/compile-instrument.ts';
import { type Instrument, ratings } from '../../workshops/format/instrument.ts';
import { learningPath, workshopsFor } from '../../workshops/format/learning.ts';
import { changes, type PointAnswer, pointsOf, type Run, ratedAs, scopes, tally } from '../../workshops/format/run.ts';
import { exportRuns, longestFile, newerRuns, readRuns, refusals } from '../../workshops/format/run-file.ts';

const source = readFileSync('test/sequences/format/fixtures/check.md', 'utf8').replace(
  '{#ueberblick sequenzen=G99}',
  '{#ueberblick sequenzen=G01,G98,G05,O05}',
);
const instrument = compileInstrument(source, 'check.md', 'probe').instrument as Instrument;
const [part] = instrument.parts as [Instrument['parts'][0]];
const answers = (ueberblick?: PointAnswer['rating'], nachsehen?: PointAnswer['rating']): Pick<Run, 'answers'> => ({
  answers: {
    ...(ueberblick && { ueberblick: { rating: ueberblick } }),
    ...(nachsehen && { nachsehen: { rating: nachsehen } }),
  },
});

const instant = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const answer: fc.Arbitrary<PointAnswer> = fc
  .record({ rating: fc.option(fc.constantFrom(...ratings)), note: fc.string({ maxLength: 40 }) })
  .map(({ rating, note }) => ({ ...(rating && { rating }), ...(note && { note }) }));
const run: fc.Arbitrary<Run> = fc.record({
  id: fc.uuid(),
  instrument: fc.constant('probe'),
  title: fc.string({ maxLength: 80 }),
  version: fc.nat(99),
  scope: fc.constantFrom(...scopes),
  by: fc.string({ maxLength: 200 }),
  started: instant,
  changed: instant,
  answers: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), answer, { maxKeys: 6 }),
});

describe('a run', () => {
  it('asks all points, or those with a star and what was answered besides', () => {
    const ids = (one: Pick<Run, 'scope' | 'answers'>) => pointsOf(part, one).map(({ id }) => id);
    expect(ids({ scope: 'full', answers: {} })).toEqual(['ueberblick', 'nachsehen']);
    expect(ids({ scope: 'quick', answers: {} })).toEqual(['ueberblick']);
    expect(ids({ scope: 'quick', ...answers(undefined, 'red') })).toEqual(['ueberblick', 'nachsehen']);
  });

  it('counts colours and what is open, and makes no sum of them', () => {
    expect(tally(part.points, answers('red'))).toEqual({ red: 1, yellow: 0, green: 0, irrelevant: 0, open: 1 });
  });

  it('lists points by colour, the urgent ones first', () => {
    const points = ratedAs(instrument, answers('yellow', 'red'), 'red', 'yellow');
    expect(points.map(({ point, rating }) => [point.number, rating])).toEqual([
      ['1.2', 'red'],
      ['1.1', 'yellow'],
    ]);
    expect(ratedAs(instrument, answers('yellow', 'red'), 'green')).toEqual([]);
  });

  it.each([
    ['red', 'yellow', 'eased'],
    ['yellow', 'green', 'eased'],
    ['green', 'red', 'pressing'],
    ['red', 'red', 'same'],
    ['yellow', 'irrelevant', 'dropped'],
    ['irrelevant', 'green', 'returned'],
    [undefined, 'green', 'new'],
    ['green', undefined, 'open'],
  ] as const)('tells how a point moved from %s to %s: %s', (before, now, move) => {
    expect(changes(instrument, answers(before), answers(now))).toMatchObject([{ before, now, move }]);
  });
});

describe('the learning path of a run', () => {
  const offer = (title: string) => ({ title, minutes: 70, sections: 9 });
  const served = { ...instrument, offers: { G01: offer('Eins'), G05: offer('Fünf'), O05: offer('Regeln') } };
  const path = (one: Pick<Run, 'answers'>) => learningPath(served, one).map(({ kennung }) => kennung);

  it('has two sequences for a red point, one for a yellow one, none for the others; only published ones', () => {
    expect(path(answers('red'))).toEqual(['G01', 'G05']);
    expect(path(answers('yellow'))).toEqual(['G01']);
    expect(path(answers('green', 'irrelevant'))).toEqual([]);
    expect(path(answers(undefined, 'red'))).toEqual([]);
  });

  it('has each sequence once, with every reason and its duration', () => {
    const twice = structuredClone(served);
    for (const point of twice.parts[0]?.points ?? []) point.sequences = ['G05'];
    expect(learningPath(twice, answers('yellow', 'red'))).toEqual([
      {
        kennung: 'G05',
        title: 'Fünf',
        minutes: 70,
        sections: 9,
        reasons: [
          { number: '1.2', text: 'Wir sehen nach.', rating: 'red' },
          { number: '1.1', text: 'Wir wissen, wo in unserem Betrieb KI steckt.', rating: 'yellow' },
        ],
      },
    ]);
  });
});

describe('the workshops that go with a learning path', () => {
  const offer = (name: string, minutes: number, ...sequences: string[]) => ({ name, title: name, minutes, sequences });
  const steps = ['G01', 'G05', 'O05', 'O06'].map((kennung) => ({ kennung }));
  const suggested = (...workshops: ReturnType<typeof offer>[]) =>
    workshopsFor({ workshops }, steps).map(({ name, sequences }) => [name, sequences.join()]);

  it('are those that draw on most of it, the shorter of two equal ones, with what they draw on in the path’s order', () => {
    expect(suggested(offer('eins', 90, 'G01'), offer('lang', 450, 'O05', 'H01', 'G01'))).toEqual([['lang', 'G01,O05']]);
    expect(suggested(offer('lang', 450, 'G01', 'G05'), offer('kurz', 240, 'G05', 'G01'))).toEqual([
      ['kurz', 'G01,G05'],
    ]);
  });

  it('are two at most, the second only for what the first leaves out', () => {
    expect(
      suggested(
        offer('drei', 450, 'G01', 'G05', 'O05'),
        offer('auch', 400, 'G01', 'G05'),
        offer('rest', 90, 'G01', 'O06'),
        offer('mehr', 60, 'H01'),
      ),
    ).toEqual([
      ['drei', 'G01,G05,O05'],
      ['rest', 'G01,O06'],
    ]);
    expect(suggested(...['G01', 'G05', 'O05'].map((kennung) => offer(kennung, 60, kennung)))).toHaveLength(2);
  });

  it('are none where no workshop draws on it, or nothing is to be learned', () => {
    expect(suggested(offer('fremd', 90, 'H01'))).toEqual([]);
    expect(workshopsFor({ workshops: [offer('eins', 90, 'G01')] }, [])).toEqual([]);
  });
});

describe('a file of runs', () => {
  const written = (runs: Run[]) => JSON.stringify(exportRuns(instrument, runs));

  it('gives back what was written into it, whatever people have said', () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 4 }), (runs) => {
        expect(readRuns(written(runs), 'probe')).toEqual({ runs });
      }),
    );
  });

  it.each([
    ['CHECK_DATEI_UNLESBAR', '{"format":"komki-check"'],
    ['CHECK_DATEI_UNLESBAR', ''],
    ['CHECK_DATEI_FREMD', '{"format":"komki-plan","version":1}'],
    ['CHECK_DATEI_FREMD', '[1, 2]'],
    ['CHECK_DATEI_FREMD', 'null'],
    ['CHECK_DATEI_NEUER', '{"format":"komki-check","version":2,"runs":"in another form"}'],
    ['CHECK_DATEI_ANDERER', '{"format":"komki-check","version":1,"instrument":"one-pager","runs":[]}'],
    ['CHECK_DATEI_BESCHAEDIGT', '{"format":"komki-check","version":1,"instrument":"probe"}'],
    ['CHECK_DATEI_BESCHAEDIGT', '{"format":"komki-check","version":1,"instrument":"probe","runs":[{}]}'],
    ['CHECK_DATEI_BESCHAEDIGT', '{"format":"komki-check","instrument":"probe","runs":[]}'],
    ['CHECK_DATEI_ZU_GROSS', ' '.repeat(longestFile + 1)],
  ] as const)('is refused with %s', (refusal, text) => {
    expect(readRuns(text, 'probe')).toEqual({ refusal });
    expect(refusals[refusal]).toMatch(/^[A-Z].*\. .*\.$/);
  });

  it('is refused whole when one value in it is not what it should be, and nothing unknown comes in', () => {
    const [one] = fc.sample(run, { numRuns: 1, seed: 8 }) as [Run];
    const broken: Partial<Record<keyof Run, unknown>>[] = [
      { id: '../x' },
      { instrument: 'other' },
      { title: 5 },
      { version: '1' },
      { scope: 'half' },
      { by: 'x'.repeat(201) },
      { started: 'gestern' },
      { changed: '2026-99-99T00:00:00Z' },
      { answers: [] },
      { answers: { point: { rating: 'blue' } } },
      { answers: { point: { note: 5 } } },
      { answers: { 'A point': { rating: 'red' } } },
    ];
    for (const change of broken) {
      const text = written([one, { ...one, ...change } as Run]);
      expect(readRuns(text, 'probe'), text).toEqual({ refusal: 'CHECK_DATEI_BESCHAEDIGT' });
    }
    const stranger = { ...one, answers: { point: { rating: 'red', extra: 1 } }, extra: 1 } as unknown as Run;
    expect(readRuns(written([stranger]), 'probe')).toEqual({
      runs: [{ ...one, answers: { point: { rating: 'red' } } }],
    });
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readRuns(text, 'probe')).toBeTypeOf('object');
      }),
    );
  });

  it('brings in what is new or newer, and leaves the rest alone', () => {
    const [one] = fc.sample(run, { numRuns: 1, seed: 9 }) as [Run];
    const here = { ...one, changed: '2026-11-26T10:00:00.000Z' };
    const older = { ...here, changed: '2026-11-25T10:00:00.000Z' };
    const newer = { ...here, changed: '2026-11-27T10:00:00.000Z' };
    const other = { ...here, id: '00000000-0000-4000-8000-000000000000' };
    expect(newerRuns([here], [older, here])).toEqual([]);
    expect(newerRuns([here], [newer, older, other])).toEqual([newer, other]);
  });
});
