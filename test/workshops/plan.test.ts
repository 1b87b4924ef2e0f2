import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { due, inPlanOrder, isDay, newRow, planColumns, sameSource, sortPlan } from '../../workshops/format/plan.ts';
import { aRow, plans } from './plan-rows.ts';

describe('the Maßnahmenplan', () => {
  it('takes a row in with medium priority and everything else still to be said', () => {
    const source = { kind: 'sequence', kennung: 'G01', id: 'liste' } as const;
    const words = { checkpoint: 'Wir kennen unsere Programme.', action: 'Eine Liste anlegen.' };
    expect(newRow(source, words, { id: 'x', added: 'y' })).toEqual({
      id: 'x',
      source,
      ...words,
      priority: 2,
      responsible: '',
      begin: '',
      control: '',
      status: 'open',
      added: 'y',
    });
  });

  it('sorts by every column in both directions without losing, doubling or changing a row', () => {
    fc.assert(
      fc.property(plans, fc.constantFrom(...planColumns), fc.boolean(), (rows, column, descending) => {
        const before = structuredClone(rows);
        const sorted = sortPlan(rows, column, descending);
        expect(rows).toEqual(before);
        expect(new Set(sorted)).toEqual(new Set(rows));
        expect(sorted).toHaveLength(rows.length);
      }),
    );
  });

  it('sorts totally: however the rows stood, cells come in the same order, and what is empty comes last', () => {
    fc.assert(
      fc.property(plans, fc.constantFrom(...planColumns), fc.boolean(), fc.nat(), (rows, column, descending, turn) => {
        const cells = (from: typeof rows) => sortPlan(from, column, descending).map((row) => row[column]);
        const turned = rows.map((_, index) => rows[(index + turn) % rows.length] as (typeof rows)[number]);
        const other = cells(turned);
        for (const [index, cell] of cells(rows).entries()) expect(alike(cell, other[index])).toBe(true);
        const empty = cells(rows).map((cell) => cell === '');
        expect(empty).toEqual([...empty].sort((a, b) => Number(a) - Number(b)));
      }),
    );
  });

  it('sorts stably: rows that are equal in a column keep the order they had', () => {
    fc.assert(
      fc.property(plans, fc.constantFrom(...planColumns), fc.boolean(), (rows, column, descending) => {
        const sorted = sortPlan(rows, column, descending);
        for (const [index, row] of sorted.entries()) {
          const next = sorted[index + 1];
          if (next && next[column] === row[column]) expect(rows.indexOf(row)).toBeLessThan(rows.indexOf(next));
        }
      }),
    );
  });

  it('sorts as people read: numbers by value, umlauts beside their letter, hoch before gering, offen before erledigt', () => {
    const by = (column: 'checkpoint' | 'priority' | 'status', ...values: unknown[]) =>
      sortPlan(
        values.map((value) => aRow({ [column]: value })),
        column,
      ).map((row) => row[column]);
    expect(by('checkpoint', '10.1 Wir', '2.1 Wir', 'Zettel', 'Ämter', 'Anfang')).toEqual([
      '2.1 Wir',
      '10.1 Wir',
      'Ämter',
      'Anfang',
      'Zettel',
    ]);
    expect(by('priority', 3, 1, 2)).toEqual([1, 2, 3]);
    expect(by('status', 'done', 'open', 'begun')).toEqual(['open', 'begun', 'done']);
  });

  it('keeps the measures of a Checkpunkt beside each other, Checkpunkte as they came', () => {
    const row = (checkpoint: string, action: string, minute: number) =>
      aRow({ checkpoint, action, added: `2026-11-23T10:0${minute}:00.000Z` });
    const rows = [row('B', 'b1', 1), row('A', 'a2', 3), row('B', 'b2', 4), row('A', 'a1', 2)];
    expect(inPlanOrder(rows).map(({ action }) => action)).toEqual(['b1', 'b2', 'a1', 'a2']);
    fc.assert(
      fc.property(plans, (some) => {
        const once = inPlanOrder(some);
        expect(inPlanOrder([...once].reverse())).toEqual(once);
      }),
    );
  });

  it('a Kontrolle is due from its day on until the measure is done, the longest waiting first', () => {
    const row = (control: string, status: 'open' | 'begun' | 'done' = 'open') => aRow({ control, status });
    const rows = [row('2026-11-26'), row('2026-11-27'), row('2026-11-01', 'begun'), row('2026-10-01', 'done'), row('')];
    expect(due(rows, '2026-11-26').map(({ control }) => control)).toEqual(['2026-11-01', '2026-11-26']);
  });

  it('knows days that exist', () => {
    expect(['2026-11-26', '2028-02-29', '1999-12-31'].filter(isDay)).toHaveLength(3);
    for (const no of ['2026-02-29', '2026-13-01', '26.11.2026', '2026-1-1', '0226-01-01', '12026-01-01', ''])
      expect(isDay(no), no).toBe(false);
  });

  it('knows which rows are about the same measure or Checkpunkt; what people add is about nothing else', () => {
    const sequence = { kind: 'sequence', kennung: 'G01', id: 'a' } as const;
    const check = { kind: 'check', name: 'G01', id: 'a' } as const;
    expect(sameSource(sequence, { ...sequence })).toBe(true);
    expect(sameSource(check, { ...check })).toBe(true);
    expect(sameSource(sequence, check)).toBe(false);
    expect(sameSource(sequence, { ...sequence, id: 'b' })).toBe(false);
    expect(sameSource(sequence, { ...sequence, kennung: 'G02' })).toBe(false);
    expect(sameSource(check, { ...check, name: 'ki-check' })).toBe(false);
    expect(sameSource({ kind: 'own' }, { kind: 'own' })).toBe(false);
  });
});

/** Whether German sorts two cells to the same place. */
const collator = new Intl.Collator('de', { numeric: true });
const alike = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'string' && typeof b === 'string' && a !== '' && b !== '' && collator.compare(a, b) === 0);
