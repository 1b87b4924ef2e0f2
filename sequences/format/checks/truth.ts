import type { Evaluation, TruthAnswer, TruthCheck } from '../nodes.ts';
import type { Choice, LearnerSide } from './check-type.ts';
import { matches, named } from './response.ts';
import { score, strangers, verdictOf } from './score.ts';

/** wahrfalsch: one decision per statement; a statement without a verdict is wrong, so is a verdict on no statement. */
function evaluate(check: TruthCheck, answer: TruthAnswer): Evaluation {
  const parts: Record<string, boolean> = {};
  for (const statement of check.statements) parts[statement.id] = verdictOf(answer, statement.id) === statement.correct;
  return score(parts, strangers(answer, parts));
}

/** Both sides of the table a learner fills in. */
const verdicts: Choice[] = [
  { id: 'stimmt', text: 'stimmt' },
  { id: 'stimmt-nicht', text: 'stimmt nicht' },
];
const verdictId = (verdict: boolean): string => (verdict ? 'stimmt' : 'stimmt-nicht');

export const truth: LearnerSide<'truth'> = {
  evaluate,
  interaction: ({ statements }) => ({
    type: 'matching',
    right: [matches(statements.map(({ id, correct }) => [id, verdictId(correct)]))],
    source: statements.map(named),
    target: verdicts,
  }),
  response: ({ statements }, decided) =>
    matches(
      statements.flatMap(({ id }) => {
        const verdict = decided[id];
        return verdict === undefined ? [] : [[id, verdictId(verdict)] as const];
      }),
    ),
};
