import { newRow, type PlanRow } from '../../workshops/format/plan.ts';

/** A row that says only what a test is about. */
export const aRow = (action: string, parts: Partial<PlanRow> = {}): PlanRow => ({
  ...newRow(
    { kind: 'own' },
    { checkpoint: 'Wir', action },
    { id: crypto.randomUUID(), added: '2026-11-23T10:00:00.000Z' },
  ),
  ...parts,
});
