import type { Evaluation } from '../nodes.ts';

/**
 * Turns a verdict per part into an evaluation: all right = success, share right = scaled.
 * @param extra decisions on things the check does not have; each counts as one wrong decision.
 */
export function score(parts: Record<string, boolean>, extra = 0): Evaluation {
  const verdicts = Object.values(parts);
  const right = verdicts.filter(Boolean).length;
  const decisions = verdicts.length + extra;
  return { success: decisions > 0 && right === decisions, scaled: decisions === 0 ? 0 : right / decisions, parts };
}

/** What an answer says about one part; answers come over the wire, so only own properties of real objects count. */
export function verdictOf(answer: unknown, id: string): unknown {
  return isRecord(answer) && Object.hasOwn(answer, id) ? answer[id] : undefined;
}

/** How many decisions an answer makes about parts the check does not have. */
export function strangers(answer: unknown, parts: Record<string, boolean>): number {
  return isRecord(answer) ? Object.keys(answer).filter((id) => !Object.hasOwn(parts, id)).length : 0;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
