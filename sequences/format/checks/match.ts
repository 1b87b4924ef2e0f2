import type { Evaluation, MatchAnswer, MatchCheck } from '../nodes.ts';
import { score, strangers, verdictOf } from './score.ts';

/** zuordnung: one decision per pair; a pair without a choice is wrong, so is a choice for no pair. */
export function evaluateMatch(check: MatchCheck, answer: MatchAnswer): Evaluation {
  const parts: Record<string, boolean> = {};
  for (const pair of check.pairs) parts[pair.id] = verdictOf(answer, pair.id) === pair.choice;
  return score(parts, strangers(answer, parts));
}
