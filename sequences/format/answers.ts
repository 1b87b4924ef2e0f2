import type { Rule } from './draft.ts';
import type { Check, CheckItem, Node } from './nodes.ts';
import { plainText } from './render.ts';

/** Fewer questions show no habit. */
const fewest = 4;

/** The questions of a file of which exactly one answer is right: single choices and the steps of cases. */
const questionsOf = (node: Node): (CheckItem & { correct: boolean })[][] => {
  if (node.kind !== 'check') return [];
  return singleQuestions(node).filter((options) => options.length > 1 && options.some(({ correct }) => correct));
};
function singleQuestions(check: Check): (CheckItem & { correct: boolean })[][] {
  if (check.type === 'case') return check.steps.map(({ options }) => options);
  return check.type === 'choice' && !check.multiple ? [check.options] : [];
}

const isLongest = (options: readonly (CheckItem & { correct: boolean })[]): boolean => {
  const lengths = options.map(({ text }) => plainText(text).length);
  const right = lengths[options.findIndex(({ correct }) => correct)] ?? 0;
  return lengths.filter((length) => length >= right).length === 1;
};

/** Whoever finds out that the right answer is the longest, or the second, needs to know nothing else. */
export const answersTellNothing: Rule = (draft, findings) => {
  const checks = draft.sections.flatMap(({ nodes }) => nodes).filter((node) => questionsOf(node).length > 0);
  const questions = checks.flatMap(questionsOf);
  const [first] = checks;
  const at = first && draft.notes.where(first);
  if (questions.length < fewest || !at) return;
  if (questions.every(isLongest)) findings.report('LZ120', at, { anzahl: questions.length });
  const places = new Set(questions.map((options) => options.findIndex(({ correct }) => correct) + 1));
  const [place = 0] = places;
  if (places.size === 1) findings.report('LZ121', at, { anzahl: questions.length, platz: place });
};
