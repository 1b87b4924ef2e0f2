import type { ChoiceAnswer, ChoiceCheck, Evaluation } from '../nodes.ts';
import type { LearnerSide } from './check-type.ts';
import { list, named } from './response.ts';
import { score } from './score.ts';

/**
 * einfachauswahl and mehrfachauswahl: each option is one decision, right if it was chosen exactly when it is correct.
 * Ids that are no option count as wrong decisions. A single choice is worth 1 or 0.
 */
function evaluate(check: ChoiceCheck, answer: ChoiceAnswer): Evaluation {
  const chosen = new Set<unknown>(Array.isArray(answer) ? answer : []);
  const parts: Record<string, boolean> = {};
  for (const option of check.options) {
    parts[option.id] = chosen.delete(option.id) === option.correct;
  }
  const result = score(parts, chosen.size);
  return check.multiple ? result : { ...result, scaled: result.success ? 1 : 0 };
}

export const choice: LearnerSide<'choice'> = {
  evaluate,
  interaction: ({ options }) => ({
    type: 'choice',
    right: [list(options.filter(({ correct }) => correct).map(({ id }) => id))],
    choices: options.map(named),
  }),
  response: ({ options }, chosen) => list(options.map(({ id }) => id).filter((id) => chosen.includes(id))),
};
