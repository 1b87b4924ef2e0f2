import type { Answer, Check, Evaluation } from '../nodes.ts';
import { caseStudy } from './case.ts';
import type { Interaction, LearnerSide } from './check-type.ts';
import { choice } from './choice.ts';
import { gap } from './gap.ts';
import { match } from './match.ts';
import { number } from './number.ts';
import { order } from './order.ts';
import { truth } from './truth.ts';

const sides: { [T in Check['type']]: LearnerSide<T> } = {
  choice,
  truth,
  order,
  match,
  gap,
  number,
  case: caseStudy,
};

/** `AnswerOf` keeps check and answer in step; TypeScript cannot follow the correlation through the table. */
const sideOf = (check: Check) =>
  sides[check.type] as unknown as {
    evaluate(check: Check, answer: Answer): Evaluation;
    interaction(check: Check): Interaction;
    response(check: Check, answer: Answer): string;
  };

/**
 * Judges an answer. The same function runs in the browser (`bewertung: selbst`) and on the server.
 * @returns success (all right), scaled (share right, 0–1) and a verdict per part.
 */
export const evaluate = (check: Check, answer: Answer): Evaluation => sideOf(check).evaluate(check, answer);

/** The check as xAPI interaction (xAPI Data 4.1.4.1): choice → choice, order → sequencing, gap → fill-in, number → numeric, the others → matching. */
export const interactionOf = (check: Check): Interaction => sideOf(check).interaction(check);

/** An answer as the interaction's response string. */
export const responseOf = (check: Check, answer: Answer): string => sideOf(check).response(check, answer);
