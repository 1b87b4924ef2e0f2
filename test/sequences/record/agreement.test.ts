import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as record from '../../../sequences/record/index.ts';
import { answers, choice, counts, instrument, lesson } from './fixtures.ts';

const { levels, permitted, reduce } = record;
const binding = {
  actor: { objectType: 'Agent', account: { homePage: 'https://komki.example', name: 'p-1' } },
  registration: '7f3f9b5e-2f44-4f5e-9f57-0f1f1d3c2b10',
  cohort: 'c1',
} as const;

const occasion = fc.record({
  id: fc.uuid(),
  timestamp: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });
const level = fc.constantFrom(...levels);
/** Every event there is. */
const draft: fc.Arbitrary<record.Draft> = fc.oneof(
  occasion.map((when) => record.initialized(when, lesson)),
  fc.tuple(occasion, share).map(([when, part]) => record.progressed(when, lesson, part * 100)),
  fc
    .tuple(occasion, fc.constantFrom(...answers), fc.boolean(), share)
    .map(([when, [check, answer], success, scaled]) =>
      record.answered(when, lesson, check, answer, { success, scaled, parts: {} }),
    ),
  occasion.map((when) => record.completed(when, lesson)),
  fc.tuple(occasion, share).map(([when, part]) => record.passed(when, lesson, part)),
  fc.tuple(occasion, share).map(([when, part]) => record.failed(when, lesson, part)),
  occasion.map((when) => record.terminated(when, lesson)),
  fc
    .tuple(occasion, fc.record({ red: fc.nat(50), yellow: fc.nat(50), green: fc.nat(50), irrelevant: fc.nat(50) }))
    .map(([when, made]) => record.filledIn(when, instrument, made)),
);

const when = { id: '0b7a4f3e-6a0c-4a67-9f0e-4a2d6b1f7c11', timestamp: '2026-11-23T10:31:00.000Z' };
const right = { success: true, scaled: 1, parts: {} };
const answer = record.answered(when, lesson, choice, ['a', 'c'], right);

describe('agreements', () => {
  it('what the client lets out, the server lets in, bound or not', () => {
    fc.assert(
      fc.property(level, draft, (at, made) => {
        const kept = reduce(at, made);
        if (!kept) return !permitted(at, made);
        return (
          permitted(at, kept) && permitted(at, JSON.parse(JSON.stringify(record.bind(kept, { ...binding, level: at }))))
        );
      }),
    );
  });

  it('are nested: what a stricter one permits, a wider one permits', () => {
    fc.assert(
      fc.property(level, draft, (at, made) => {
        const kept = reduce(at, made);
        return !kept || levels.slice(levels.indexOf(at)).every((wider) => permitted(wider, kept));
      }),
    );
  });

  it('reducing twice is reducing once, and reducing by steps is reducing to the strictest', () => {
    fc.assert(
      fc.property(level, level, draft, (one, other, made) => {
        const first = reduce(one, made);
        const strictest = levels[Math.min(levels.indexOf(one), levels.indexOf(other))] ?? 'nur-abschluss';
        expect(first && reduce(other, first)).toEqual(reduce(strictest, made));
      }),
    );
  });

  it('reducing leaves the draft on the device whole', () => {
    fc.assert(
      fc.property(level, draft, (at, made) => {
        const before = structuredClone(made);
        reduce(at, made);
        expect(made).toEqual(before);
      }),
    );
  });

  it('nur-abschluss lets out begun and finished, and nothing of checks or their outcome', () => {
    expect(reduce('nur-abschluss', answer)).toBeUndefined();
    expect(reduce('nur-abschluss', record.progressed(when, lesson, 50))).toBeUndefined();
    expect(reduce('nur-abschluss', record.passed(when, lesson, 0.8))).toBeUndefined();
    expect(reduce('nur-abschluss', record.failed(when, lesson, 0.2))).toBeUndefined();
    expect(reduce('nur-abschluss', record.completed(when, lesson))?.result).toEqual({ completion: true });
    expect(reduce('nur-abschluss', record.initialized(when, lesson))).toBeDefined();
  });

  it('fortschritt lets out whether a check is right, not what was answered', () => {
    const kept = reduce('fortschritt', answer);
    expect(kept?.result).toEqual({ success: true });
    expect(permitted('fortschritt', answer)).toBe(false);
  });

  it('antworten lets out response and score', () => {
    expect(reduce('antworten', answer)?.result).toEqual({ success: true, score: { scaled: 1 }, response: 'a[,]c' });
  });

  it('leaving is told to nobody, for it would tell how long somebody took', () => {
    for (const at of levels) expect(reduce(at, record.terminated(when, lesson))).toBeUndefined();
  });

  it('a check instrument that was filled in is told from fortschritt on, by its counts', () => {
    const told = record.filledIn(when, instrument, counts);
    expect(reduce('nur-abschluss', told)).toBeUndefined();
    expect(permitted('nur-abschluss', told)).toBe(false);
    for (const at of ['fortschritt', 'antworten'] as const) expect(reduce(at, told)).toEqual(told);
    expect(levels.filter(record.letsOutChecks)).toEqual(['fortschritt', 'antworten']);
  });

  const told = record.filledIn(when, instrument, counts);
  const extensions = told.result?.extensions;
  it.each<[string, unknown]>([
    ['an outcome', { ...told, result: { ...told.result, success: true } }],
    ['a completion, which is a sequence’s', { ...told, result: { completion: true } }],
    ['words for a number', { ...told, result: { extensions: { ...extensions, [record.countIris.red]: 'Lager' } } }],
    ['parts of a number', { ...told, result: { extensions: { ...extensions, [record.countIris.red]: 0.125 } } }],
    ['a Checkpunkt', { ...told, object: { id: `${told.object.id}#ueberblick` } }],
    ['counts of a sequence', { ...told, object: { id: record.sequenceIri('G01') } }],
    ['another verb', { ...told, verb: record.verbs.passed }],
    ['a note', { ...told, result: { ...told.result, response: 'Mein Chef …' } }],
  ])('a told check instrument is refused with %s', (_, statement) => {
    expect(permitted('antworten', told)).toBe(true);
    expect(permitted('antworten', statement as object)).toBe(false);
  });

  it('which sections were read leaves from fortschritt on', () => {
    const bookmark = { section: 'warum', done: ['hinfuehrung'] };
    expect(record.reduceBookmark('nur-abschluss', bookmark)).toEqual({ section: 'warum', done: [] });
    expect(record.reduceBookmark('fortschritt', bookmark)).toEqual(bookmark);
  });

  const { result, context, object } = answer;
  it.each<[string, unknown]>([
    ['a duration', { ...answer, result: { ...result, duration: 'PT5M' } }],
    ['raw points', { ...answer, result: { ...result, score: { scaled: 1, raw: 3 } } }],
    ['a foreign result extension', { ...answer, result: { ...result, extensions: { 'https://example.org/x': 1 } } }],
    ['progress on an answer', { ...answer, result: { ...result, extensions: { [record.progressIri]: 1 } } }],
    ['a result key named like a part', { ...answer, result: { ...result, scaled: 1 } }],
    ['a result that is a list', { ...answer, result: [] }],
    [
      'a foreign context extension',
      { ...answer, context: { ...context, extensions: { 'https://example.org/x': 'Notiz' } } },
    ],
    ['an instructor', { ...answer, context: { ...context, instructor: binding.actor } }],
    [
      'other context activities',
      { ...answer, context: { ...context, contextActivities: { other: [{ id: 'https://example.org' }] } } },
    ],
    ['attachments', { ...answer, attachments: [] }],
    ['a foreign object', { ...answer, object: { ...object, id: 'https://example.org/check' } }],
    ['a sequence answered', { ...answer, object: { ...object, id: record.sequenceIri('G01') } }],
    ['a check completed', { ...record.completed(when, lesson), object }],
    [
      'a definition with extensions',
      { ...answer, object: { ...object, definition: { extensions: { 'https://example.org/x': 1 } } } },
    ],
    ['an agent as object', { ...answer, object: { ...object, objectType: 'Agent' } }],
    ['an unknown verb', { ...answer, verb: { id: 'http://adlnet.gov/expapi/verbs/experienced' } }],
    ['no verb', { ...answer, verb: undefined }],
    ['an empty object', {}],
  ])('even the widest refuses %s', (_, statement) => {
    expect(permitted('antworten', answer)).toBe(true);
    expect(permitted('antworten', statement as object)).toBe(false);
  });
});
