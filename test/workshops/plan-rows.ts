import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { newRow, type PlanRow, planStatuses, priorities } from '../../workshops/format/plan.ts';

/** A row that says only what a test is about. */
export const aRow = (parts: Partial<PlanRow> = {}): PlanRow => ({
  ...newRow({ kind: 'own' }, { checkpoint: 'Wir', action: 'Tun' }, { id: randomUUID(), added: '2026-11-23T10:00:00Z' }),
  ...parts,
});

const text = fc.oneof(
  fc.constantFrom('', '=1+1', '+49', '-', '@da', '1.1 Wir …', '10.1 Wir …', 'Ä', 'a;b', 'a,b', '\\n', '„So“', 'A\nB'),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 120 }),
);
const day = fc.oneof(
  fc.constant(''),
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);

/** Any plan that people could make, and stranger ones. */
export const plans: fc.Arbitrary<PlanRow[]> = fc.uniqueArray(
  fc.record<PlanRow>({
    id: fc.uuid(),
    source: fc.oneof(
      fc.record({ kind: fc.constant('sequence' as const), kennung: text, id: text }),
      fc.record({ kind: fc.constant('check' as const), name: text, id: text }),
      fc.record({ kind: fc.constant('own' as const) }),
    ),
    checkpoint: text,
    action: text,
    priority: fc.constantFrom(...priorities),
    responsible: text,
    begin: day,
    control: day,
    status: fc.constantFrom(...planStatuses),
    added: fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);
