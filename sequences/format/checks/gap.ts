import type { Evaluation, GapAnswer, GapCheck } from '../nodes.ts';
import type { LearnerSide } from './check-type.ts';
import { list } from './response.ts';
import { score, strangers, verdictOf } from './score.ts';

/** More alternatives than this are not spelled out in the published pattern; they are right all the same. */
const mostPatterns = 20;

/** Words as they are compared: no difference by case, spacing, soft hyphens, ß or ss, or a full stop at the end. */
export const comparable = (words: string): string =>
  words
    .normalize('NFC')
    .replace(/\u00ad/g, '')
    .replace(/[‐‑–−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
    .toLowerCase()
    .replace(/ß/g, 'ss');

/** luecken: one decision per gap; an empty gap is wrong, so are words for no gap. */
function evaluate(check: GapCheck, answer: GapAnswer): Evaluation {
  const parts: Record<string, boolean> = {};
  for (const { id, solutions } of check.gaps) {
    const given = verdictOf(answer, id);
    parts[id] = typeof given === 'string' && solutions.some((solution) => comparable(solution) === comparable(given));
  }
  return score(parts, strangers(answer, parts));
}

/** Every way to fill all gaps, up to `mostPatterns`. */
function patterns({ gaps }: GapCheck): string[] {
  let ways: string[][] = [[]];
  for (const { solutions } of gaps) {
    ways = ways.flatMap((way) => solutions.map((solution) => [...way, solution])).slice(0, mostPatterns);
  }
  return ways.map((way) => `{case_matters=false}${list(way)}`);
}

export const gap: LearnerSide<'gap'> = {
  evaluate,
  interaction: (check) => ({ type: 'fill-in', right: patterns(check) }),
  response: ({ gaps }, words) => list(gaps.map(({ id }) => words[id] ?? '')),
};
