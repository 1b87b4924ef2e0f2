import type { Position } from './findings.ts';
import type { Block } from './nodes.ts';

/** A legal fact that recurs: kept once in `sequences/fakten.yaml`, quoted by `:::gesetz{fakt=R06}`. */
export interface Fact {
  /** E.g. “R06”. */
  id: string;
  title: string;
  /** The article or paragraph, as it is printed. */
  source: string;
  text: Block[];
  /** ISO dates: last read at the source; to be read again by. */
  asOf: string;
  reviewBy: string;
  at: Position;
}
export type Facts = ReadonlyMap<string, Fact>;
