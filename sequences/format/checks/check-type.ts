import type { AnswerOf, Block, Check, CheckItem, Evaluation, Inline } from '../nodes.ts';
import type { CheckParser } from './parse.ts';

/**
 * A type of check is two files – `<type>.ts`, what learners need, and `<type>.author.ts`, what reading files needs – and a
 * line each in `evaluate.ts` and `authors.ts`. The browser loads only the first.
 */
export type CheckOf<T extends Check['type']> = Extract<Check, { type: T }>;

/** One thing to choose, order or match, as xAPI interactions name it. */
export interface Choice {
  id: string;
  /** Plain words. */
  text: string;
}
/** A check as xAPI interaction (xAPI Data 4.1.4.1): its type, its components and the right response. */
export interface Interaction {
  type: 'choice' | 'sequencing' | 'matching' | 'fill-in' | 'numeric';
  /** Responses that are right. */
  right: string[];
  choices?: Choice[];
  source?: Choice[];
  target?: Choice[];
}

export interface LearnerSide<T extends Check['type']> {
  evaluate(check: CheckOf<T>, answer: AnswerOf[T]): Evaluation;
  interaction(check: CheckOf<T>): Interaction;
  /** An answer as the interaction's response string; parts left open are left out. */
  response(check: CheckOf<T>, answer: AnswerOf[T]): string;
}

/** A check for paper and for readers without JavaScript. */
export interface Paper {
  /** What there is to choose from, without a trace of the key. */
  offered: Block[];
  /** The key with its feedback. */
  solution: Block[];
}

export interface AuthorSide<T extends Check['type']> {
  /** Parsers by the `typ` authors write. */
  parsers: Record<string, CheckParser>;
  /** Name of the type in the ledger. */
  ledgerName: string;
  /** What must not change without a higher `fassung`; independent of the order of options where order means nothing. */
  key(check: CheckOf<T>): unknown[];
  paper(check: CheckOf<T>): Paper;
  /** The check without key and feedback, in an order that tells nothing, for exams. Prompt and explanation are not its concern. */
  seal(check: CheckOf<T>): CheckOf<T>;
}

const text = (words: string): Inline => ({ kind: 'text', text: words });
const item = (children: Inline[]): Block[] => [{ kind: 'paragraph', children }];

/** A list with one line per entry, for the papers of checks. */
export const paperList = (entries: Inline[][], ordered = false): Block => ({
  kind: 'list',
  ordered,
  start: 1,
  items: entries.map(item),
});
/** “**Richtig:** words – feedback” */
export const solved = (word: string, words: Inline[], feedback: Inline[]): Inline[] => [
  { kind: 'strong', children: [text(`${word}:`)] },
  text(' '),
  ...words,
  ...withFeedback(feedback),
];
/** The item without its feedback. */
export const unexplained = <T extends CheckItem>(one: T): T => ({ ...one, feedback: [] });
export const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

export const withFeedback = (feedback: Inline[]): Inline[] => (feedback.length > 0 ? [text(' – '), ...feedback] : []);
