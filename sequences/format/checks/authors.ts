import type { Check } from '../nodes.ts';
import { caseAuthor } from './case.author.ts';
import type { AuthorSide, Paper } from './check-type.ts';
import { choiceAuthor } from './choice.author.ts';
import { gapAuthor } from './gap.author.ts';
import { matchAuthor } from './match.author.ts';
import { numberAuthor } from './number.author.ts';
import { orderAuthor } from './order.author.ts';
import type { CheckParser } from './parse.ts';
import { truthAuthor } from './truth.author.ts';

const sides: { [T in Check['type']]: AuthorSide<T> } = {
  choice: choiceAuthor,
  truth: truthAuthor,
  order: orderAuthor,
  match: matchAuthor,
  gap: gapAuthor,
  number: numberAuthor,
  case: caseAuthor,
};
const sideOf = (check: Check) =>
  sides[check.type] as unknown as {
    ledgerName: string;
    key(check: Check): unknown[];
    paper(check: Check): Paper;
    seal(check: Check): Check;
  };

/** The parser of each `typ`. */
export const parsers = new Map<string, CheckParser>(
  Object.values(sides).flatMap((side) => Object.entries(side.parsers)),
);

/** Names of the types in the ledger. */
export const ledgerNames: readonly string[] = Object.values(sides).map(({ ledgerName }) => ledgerName);
export const ledgerNameOf = (check: Check): string => sideOf(check).ledgerName;

/** What of a check must not change without a higher `fassung`. */
export const keyOf = (check: Check): unknown[] => sideOf(check).key(check);

/** A check as an exam gives it to the browser: no byte of key, feedback or explanation is in it. */
export const sealed = (check: Check): Check => ({ ...sideOf(check).seal(check), explanation: [], sealed: true });

/** A check for paper and for readers without JavaScript. */
export const paperOf = (check: Check): Paper => sideOf(check).paper(check);
