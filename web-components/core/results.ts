import type { Answer, Check, Sequence } from '../../sequences/format/index.ts';
import type { PlanRow } from '../../workshops/format/plan.ts';
import type { CheckRecord, SequenceRecord, Signals } from './device-tables.ts';

/** What this device knows of a learner's way through one sequence. */
export interface LearningState {
  sequence: SequenceRecord | undefined;
  checks: Map<string, CheckRecord>;
  notes: Map<string, string>;
  /** Colours by the id of the Ampel. */
  lights: Map<string, Signals>;
  /** The device's plan as far as it comes from this sequence, by the measure's id. */
  measures: Map<string, PlanRow>;
}

/** Share of required checks that are right, 0–1; undefined when a sequence has none. Open ones count as not right yet. */
export function shareOfRequired(sequence: Sequence, checks: LearningState['checks']): number | undefined {
  const required = checksOf(sequence).filter((check) => check.required);
  if (required.length === 0) return undefined;
  return required.filter((check) => resultOf(check, checks)?.evaluation.success).length / required.length;
}

export const checksOf = (sequence: Sequence): Check[] =>
  sequence.sections.flatMap(({ nodes }) => nodes.filter((node) => node.kind === 'check'));

/** The kept answer to a check, unless the check was changed since. */
export function resultOf(check: Check, checks: LearningState['checks']): CheckRecord | undefined {
  const kept = keptOf(check, checks);
  return kept?.begun ? undefined : kept;
}

/** The first decisions of a case that was left half-way. */
export function begunOf(check: Check, checks: LearningState['checks']): Answer | undefined {
  const kept = keptOf(check, checks);
  return kept?.begun && kept.answer;
}

function keptOf(check: Check, checks: LearningState['checks']): CheckRecord | undefined {
  const kept = checks.get(check.id);
  return kept?.version === check.version ? kept : undefined;
}

/** Compares shares without minding the last bits: 7 of 10 reaches 0.7. */
export const reaches = (share: number, mark: number): boolean => share >= mark - 1e-9;
