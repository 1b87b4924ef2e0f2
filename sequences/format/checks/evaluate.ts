import type { Answer, AnswerOf, Check, Evaluation } from '../nodes.ts';
import { evaluateChoice } from './choice.ts';
import { evaluateMatch } from './match.ts';
import { evaluateOrder } from './order.ts';
import { evaluateTruth } from './truth.ts';

const evaluators: { [T in Check['type']]: (check: Extract<Check, { type: T }>, answer: AnswerOf[T]) => Evaluation } = {
  choice: evaluateChoice,
  truth: evaluateTruth,
  order: evaluateOrder,
  match: evaluateMatch,
};

/**
 * Judges an answer. The same function runs in the browser (`bewertung: selbst`) and on the server.
 * @returns success (all right), scaled (share right, 0–1) and a verdict per part.
 */
export function evaluate(check: Check, answer: Answer): Evaluation {
  // The union of check and answer types is kept in step by `AnswerOf`; TypeScript cannot follow the correlation.
  return (evaluators[check.type] as (check: Check, answer: Answer) => Evaluation)(check, answer);
}
