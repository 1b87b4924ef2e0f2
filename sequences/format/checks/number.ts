import type { Evaluation, NumberAnswer, NumberCheck } from '../nodes.ts';
import type { LearnerSide } from './check-type.ts';
import { score } from './score.ts';

/**
 * Reads a number as Germans write it: `1.200`, `12,5`, `−3`, and `12.5` where the dot parts no thousands. Words after it, such as
 * the unit, do not count.
 * @returns undefined if there is no number at the beginning
 */
export function readNumber(text: string): number | undefined {
  const [digits = ''] =
    /^[-−+]?(?:\d{1,3}(?:[.\u00a0\u202f ]\d{3})+|\d+)(?:[.,]\d+)?(?![\d.,])/.exec(text.trim()) ?? [];
  if (digits === '') return undefined;
  const thousands = digits.replace(/[.\u00a0\u202f ](?=\d{3}(?:\D|$))/g, '');
  return Number(thousands.replace('−', '-').replace(',', '.'));
}

/** Rounding of binary fractions must not make a right answer wrong: 0,1 + 0,2 lies within 0,3 ± 0. */
const rounding = 1e-9;

/** zahl: right within the tolerance. */
function evaluate({ value, tolerance }: NumberCheck, answer: NumberAnswer): Evaluation {
  const given = typeof answer === 'string' ? readNumber(answer) : undefined;
  const slack = tolerance + rounding * Math.max(1, Math.abs(value));
  return score({ value: given !== undefined && Math.abs(given - value) <= slack });
}

export const number: LearnerSide<'number'> = {
  evaluate,
  interaction: ({ value, tolerance }) => ({ type: 'numeric', right: [`${value - tolerance}[:]${value + tolerance}`] }),
  response: (_check, answer) => String(readNumber(answer) ?? ''),
};
