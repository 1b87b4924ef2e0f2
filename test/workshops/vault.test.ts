import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanRow } from '../../workshops/format/plan.ts';
import type { Run } from '../../workshops/format/run.ts';
import {
  isSealed,
  mergeContents,
  readContents,
  sameContents,
  type VaultContents,
  writeContents,
} from '../../workshops/format/vault.ts';
import { aRow as row } from './plan-rows.ts';

const now = new Date('2026-11-26T10:00:00.000Z');
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const instant = (minute: number) => new Date(now.getTime() + minute * 60_000).toISOString();
const run = (number: number, changed: number, answers: Run['answers']): Run => {
  const head = { id: id(number), instrument: 'ki-check', title: 'KI-Check', version: 1, scope: 'full' } as const;
  return { ...head, by: 'Leitung', started: instant(0), changed: instant(changed), answers };
};
const ratings = fc.constantFrom('red', 'yellow', 'green') as fc.Arbitrary<'red' | 'yellow' | 'green'>;
const runs = fc
  .uniqueArray(fc.nat(5), { maxLength: 4 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        fc
          .tuple(fc.nat(9), fc.dictionary(fc.constantFrom('a', 'b'), fc.record({ rating: ratings }), { maxKeys: 2 }))
          .map(([changed, answers]) => run(number, changed, answers)),
      ),
    ),
  );
const plans = fc
  .uniqueArray(fc.nat(5), { maxLength: 4 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        fc.constantFrom('Liste', 'Karte', 'Gespräch').map((action) => ({ ...row(), id: id(number), action })),
      ),
    ),
  );
const contents: fc.Arbitrary<VaultContents> = fc.record({ runs, plan: plans });

describe('the contents of a copy', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(contents, fc.nat(99), (made, revision) => {
        const read = readContents(`${writeContents(made, revision, now)}   `);
        if (typeof read === 'string') throw new Error(read);
        expect(sameContents(read.contents, made)).toBe(true);
        expect(read.revision).toBe(revision);
      }),
    );
  });

  const good = JSON.parse(writeContents({ runs: [run(1, 1, {})], plan: [row()] }, 1, now));
  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'TRESOR_BESCHAEDIGT'],
    ['nothing', null, 'TRESOR_BESCHAEDIGT'],
    ['another form', { ...good, format: 'komki-check' }, 'TRESOR_BESCHAEDIGT'],
    ['a newer version', { format: good.format, version: 2 }, 'TRESOR_NEUER'],
    ['no revision', { ...good, revision: undefined }, 'TRESOR_BESCHAEDIGT'],
    ['no plan', { ...good, plan: undefined }, 'TRESOR_BESCHAEDIGT'],
    ['a plan that is newer', { ...good, plan: { ...good.plan, version: 2 } }, 'TRESOR_NEUER'],
    ['checks that are newer', { ...good, checks: [{ ...good.checks[0], version: 2 }] }, 'TRESOR_NEUER'],
    ['a run without answers', { ...good, checks: [{ ...good.checks[0], runs: [{}] }] }, 'TRESOR_BESCHAEDIGT'],
    ['a check that is nothing', { ...good, checks: [null] }, 'TRESOR_BESCHAEDIGT'],
  ])('are refused with a code: %s', (_, file, code) => {
    expect(readContents(typeof file === 'string' ? file : JSON.stringify(file))).toBe(code);
  });
});

describe('two contents as one', () => {
  it('are the same on both sides when nothing was changed, and what only one has changed counts', () => {
    fc.assert(
      fc.property(contents, contents, (base, other) => {
        expect(sameContents(mergeContents(base, base, base), base)).toBe(true);
        expect(sameContents(mergeContents(base, other, base), other)).toBe(true);
        expect(sameContents(mergeContents(base, base, other), other)).toBe(true);
      }),
    );
  });

  it('come to rest: whoever merges what was merged finds nothing to do', () => {
    fc.assert(
      fc.property(fc.option(contents, { nil: undefined }), contents, contents, (base, here, there) => {
        const merged = mergeContents(base, here, there);
        expect(sameContents(mergeContents(there, there, merged), merged)).toBe(true);
        expect(sameContents(mergeContents(merged, merged, merged), merged)).toBe(true);
      }),
    );
  });

  it('lose nothing when they have never met, and nothing by a copy from an old backup', () => {
    fc.assert(
      fc.property(contents, contents, fc.constantFrom('older' as const, undefined), (here, there, base) => {
        const ids = ({ runs, plan }: VaultContents) => [...runs, ...plan].map((one) => `${one.id} ${'action' in one}`);
        const merged = ids(mergeContents(base, here, there));
        expect([...merged].sort()).toEqual([...new Set([...ids(here), ...ids(there)])].sort());
      }),
    );
  });

  const both = (plan: PlanRow[], runs: Run[] = []): VaultContents => ({ runs, plan });
  it('keep what both have changed in different fields of a row and in different points of a run', () => {
    const before = { ...row(), id: id(1) };
    const first = run(1, 0, { a: { rating: 'red' } });
    const merged = mergeContents(
      both([before], [first]),
      both([{ ...before, responsible: 'Frau A.' }], [run(1, 2, { a: { rating: 'green' } })]),
      both([{ ...before, begin: '2026-12-01' }], [run(1, 1, { a: { rating: 'red' }, b: { note: 'Fragen' } })]),
    );
    expect(merged.plan).toEqual([{ ...before, responsible: 'Frau A.', begin: '2026-12-01' }]);
    expect(merged.runs).toEqual([run(1, 2, { a: { rating: 'green' }, b: { note: 'Fragen' } })]);
  });

  it('forget what one has deleted, unless the other has changed it', () => {
    const [one, two] = [
      { ...row(), id: id(1) },
      { ...row(), id: id(2) },
    ];
    const changed = { ...two, action: 'Neu' };
    expect(mergeContents(both([one, two]), both([]), both([one, changed])).plan).toEqual([changed]);
    expect(mergeContents(both([one, two]), both([one, changed]), both([])).plan).toEqual([changed]);
  });

  it('take the later of two runs where both have changed a point, whichever device asks', () => {
    const base = both([], [run(1, 0, { a: { rating: 'red' } })]);
    const early = both([], [run(1, 1, { a: { rating: 'yellow' } })]);
    const late = both([], [run(1, 2, { a: { rating: 'green' } })]);
    expect(mergeContents(base, early, late)).toEqual(late);
    expect(mergeContents(base, late, early)).toEqual(late);
  });
});

describe('a sealed copy', () => {
  it('is known by its mark and its length, and text is none', () => {
    const sealed = new Uint8Array(60);
    sealed.set([0x4b, 0x4b, 0x56, 1]);
    expect(isSealed(sealed)).toBe(true);
    expect(isSealed(sealed.subarray(0, 48))).toBe(false);
    expect(isSealed(new TextEncoder().encode(JSON.stringify({ rows: 'Wir kennen unsere Programme.'.repeat(9) })))).toBe(
      false,
    );
  });
});
