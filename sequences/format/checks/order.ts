import type { Evaluation, OrderAnswer, OrderCheck } from '../nodes.ts';
import type { LearnerSide } from './check-type.ts';
import { list, named } from './response.ts';
import { score } from './score.ts';

/** reihenfolge: an item is right if it stands at its place. Places beyond the last item count as wrong. */
function evaluate(check: OrderCheck, answer: OrderAnswer): Evaluation {
  const order: unknown[] = Array.isArray(answer) ? answer : [];
  const parts: Record<string, boolean> = {};
  for (const [place, item] of check.items.entries()) parts[item.id] = order[place] === item.id;
  return score(parts, Math.max(0, order.length - check.items.length));
}

export const order: LearnerSide<'order'> = {
  evaluate,
  interaction: ({ items }) => ({
    type: 'sequencing',
    right: [list(items.map(({ id }) => id))],
    choices: items.map(named),
  }),
  response: (_check, ids) => list(ids),
};
