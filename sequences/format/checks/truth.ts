import type { Evaluation, TruthAnswer, TruthCheck } from '../nodes.ts';
import { score, strangers, verdictOf } from './score.ts';

/** wahrfalsch: one decision per statement; a statement without a verdict is wrong, so is a verdict on no statement. */
export function evaluateTruth(check: TruthCheck, answer: TruthAnswer): Evaluation {
  const parts: Record<string, boolean> = {};
  for (const statement of check.statements) parts[statement.id] = verdictOf(answer, statement.id) === statement.correct;
  return score(parts, strangers(answer, parts));
}
