import type { Evaluation, MatchAnswer, MatchCheck } from '../nodes.ts';
import type { LearnerSide } from './check-type.ts';
import { matches, named } from './response.ts';
import { score, strangers, verdictOf } from './score.ts';

/** zuordnung: one decision per pair; a pair without a choice is wrong, so is a choice for no pair. */
function evaluate(check: MatchCheck, answer: MatchAnswer): Evaluation {
  const parts: Record<string, boolean> = {};
  for (const pair of check.pairs) parts[pair.id] = verdictOf(answer, pair.id) === pair.choice;
  return score(parts, strangers(answer, parts));
}

export const match: LearnerSide<'match'> = {
  evaluate,
  interaction: ({ pairs, choices }) => ({
    type: 'matching',
    right: [matches(pairs.map(({ id, choice }) => [id, choice]))],
    source: pairs.map(named),
    target: choices.map(named),
  }),
  response: ({ pairs }, chosen) => matches(pairs.flatMap(({ id }) => (chosen[id] ? [[id, chosen[id]] as const] : []))),
};
