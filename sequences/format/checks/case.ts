import type { CaseAnswer, CaseCheck, Evaluation } from '../nodes.ts';
import { plainText } from '../render.ts';
import type { LearnerSide } from './check-type.ts';
import { matches, named } from './response.ts';
import { score, strangers, verdictOf } from './score.ts';

/** fall: one decision per step; a step left open is wrong, so is a choice for no step. */
function evaluate(check: CaseCheck, answer: CaseAnswer): Evaluation {
  const parts: Record<string, boolean> = {};
  for (const { id, options } of check.steps) {
    const chosen = verdictOf(answer, id);
    parts[id] = options.some((option) => option.correct && option.id === chosen);
  }
  return score(parts, strangers(answer, parts));
}

/** Two steps may offer the same words: in a statement an option is named with its step. */
const within = (step: string, option: string): string => `${step}--${option}`;

export const caseStudy: LearnerSide<'case'> = {
  evaluate,
  interaction: ({ steps }) => ({
    type: 'matching',
    right: [
      matches(
        steps.flatMap(({ id, options }) =>
          options.filter(({ correct }) => correct).map((option) => [id, within(id, option.id)] as const),
        ),
      ),
    ],
    source: steps.map(({ id, question }) => ({ id, text: plainText(question) })),
    target: steps.flatMap(({ id, options }) =>
      options.map((option) => ({ ...named(option), id: within(id, option.id) })),
    ),
  }),
  response: ({ steps }, chosen) =>
    matches(steps.flatMap(({ id }) => (chosen[id] ? [[id, within(id, chosen[id])] as const] : []))),
};
