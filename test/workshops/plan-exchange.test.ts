import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanRow } from '../../workshops/format/plan.ts';
import { exportPlan, importPlan, type PlanImport, planLimits } from '../../workshops/format/plan-exchange.ts';
import { aRow, plans } from './plan-rows.ts';

const now = new Date('2026-11-26T09:00:00.000Z');
const refusal = (text: string, here: PlanRow[] = []) => {
  const result = importPlan(text, here);
  if (!('code' in result)) throw new Error('taken in');
  return result;
};
const taken = (text: string, here: readonly PlanRow[] = []): PlanImport => {
  const result = importPlan(text, here);
  if ('code' in result) throw new Error(result.reason);
  return result;
};
/** A file as the export writes one, with parts replaced. */
const file = (parts: object) => JSON.stringify({ ...JSON.parse(exportPlan([aRow()], now)), ...parts });

describe('a plan as a file', () => {
  it('comes back as it went: export → import → equal, whatever people wrote', () => {
    fc.assert(
      fc.property(plans, (rows) => {
        const text = exportPlan(rows, now);
        expect(taken(text)).toEqual({ added: rows, changed: [], same: 0 });
        expect(taken(text, rows)).toEqual({ added: [], changed: [], same: rows.length });
        // Some editors put a byte order mark in front.
        expect(taken(`\uFEFF${text}`).added).toEqual(rows);
      }),
    );
  });

  it('joins by id: new rows come in, changed ones are named, all others stay as they are', () => {
    fc.assert(
      fc.property(plans, plans, (here, other) => {
        const there = [...here.slice(0, 2).map((row) => ({ ...row, responsible: `${row.responsible}!` })), ...other];
        const ids = new Set(here.map(({ id }) => id));
        fc.pre(other.every(({ id }) => !ids.has(id)));
        const before = structuredClone(here);
        const { added, changed, same } = taken(exportPlan(there, now), here);
        expect(added).toEqual(other);
        expect(changed).toEqual(there.slice(0, Math.min(2, here.length)));
        expect(same).toBe(0);
        expect(here).toEqual(before);
      }),
    );
  });

  it('a file cut off anywhere is refused as damaged or foreign', () => {
    fc.assert(
      fc.property(plans, fc.nat(), (rows, place) => {
        const text = exportPlan(rows, now).trimEnd();
        const cut = text.slice(0, place % text.length);
        expect(['PLAN_BESCHAEDIGT', 'PLAN_FREMD']).toContain(refusal(cut, rows).code);
      }),
    );
    const text = exportPlan([aRow()], now);
    expect(refusal(text.slice(0, -20)).code).toBe('PLAN_BESCHAEDIGT');
  });

  it('any other text or data is refused as foreign', () => {
    for (const text of ['', '%PDF-1.7', 'null', '[]', '{}', '{"notes":[],"outbox":[]}', '"komki"'])
      expect(refusal(text).code, text).toBe('PLAN_FREMD');
    expect(refusal('{"format":"anderer-plan","version":1,"rows":[]}').reason).toBe(
      'Diese Datei ist kein Maßnahmenplan aus KomKI.',
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(refusal(text).code).toBe('PLAN_FREMD');
      }),
    );
  });

  it('a file of a newer KomKI says so, whatever else it holds', () => {
    for (const rows of [[], [{ new: 'shape' }], { a: 1 }])
      expect(refusal(file({ version: 2, rows }))).toEqual({
        code: 'PLAN_NEUER',
        reason: 'Diese Datei stammt aus einer neueren Fassung von KomKI, die dieses KomKI noch nicht kennt.',
      });
  });

  it('a file with one wrong cell is refused as a whole, and the reason names the measure', () => {
    const wrong: Record<string, unknown[]> = {
      id: ['1', 7, undefined, '__proto__'],
      source: [
        undefined,
        'own',
        {},
        { kind: 'fremd' },
        { kind: 'sequence', kennung: 'G01' },
        { kind: 'check', id: 'a' },
      ],
      checkpoint: [7, null, undefined, 'x'.repeat(planLimits.text + 1)],
      action: [{}, ['a']],
      priority: [0, 4, '1', 1.5],
      responsible: [false],
      begin: ['26.11.2026', '2026-02-30', 20261126],
      control: ['bald', null],
      status: ['offen', 0],
      added: ['2026-11-26', 'heute', '2026-99-99T00:00:00Z'],
    };
    for (const [field, values] of Object.entries(wrong))
      for (const value of values) {
        const { code, reason } = refusal(file({ rows: [aRow(), { ...aRow(), [field]: value }] }));
        expect(code, `${field}: ${value}`).toBe('PLAN_BESCHAEDIGT');
        expect(reason).toBe('Diese Datei ist beschädigt oder unvollständig. Die 2. Maßnahme lässt sich nicht lesen.');
      }
    const row = aRow();
    expect(refusal(file({ rows: [row, row] })).code, 'the same id twice').toBe('PLAN_BESCHAEDIGT');
    for (const rows of [undefined, {}, 'a']) expect(refusal(file({ rows })).code).toBe('PLAN_BESCHAEDIGT');
    for (const version of [undefined, '1', 0, 1.5]) expect(refusal(file({ version })).code).toBe('PLAN_BESCHAEDIGT');
  });

  it('a file with more than a plan can hold is refused, alone or together with what is there', () => {
    const many = (count: number) => Array.from({ length: count }, () => aRow());
    expect(refusal(exportPlan(many(planLimits.rows + 1), now)).code).toBe('PLAN_ZU_GROSS');
    const full = many(planLimits.rows);
    expect(taken(exportPlan(full, now), full).same).toBe(planLimits.rows);
    expect(refusal(exportPlan([aRow()], now), full).code).toBe('PLAN_ZU_GROSS');
  });

  it('takes in nothing but the fields of a row', () => {
    const row = aRow();
    const text = file({ rows: [row] }).replace('"id":', '"__proto__":{"evil":1},"fremd":true,"id":');
    expect(text).toContain('__proto__');
    expect(Object.keys(taken(text).added[0] ?? {}).sort()).toEqual(Object.keys(row).sort());
    expect(({} as { evil?: number }).evil).toBeUndefined();
  });
});
