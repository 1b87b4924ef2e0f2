import type { CheckItem } from '../nodes.ts';
import { plainText } from '../render.ts';
import type { Choice } from './check-type.ts';

/** Delimiters of xAPI 4.2.7.1: `[,]` between items, `[.]` between the two sides of a match. */
export const list = (ids: readonly string[]): string => ids.join('[,]');
export const matches = (pairs: readonly (readonly [string, string])[]): string =>
  list(pairs.map((pair) => pair.join('[.]')));

export const named = ({ id, text }: Pick<CheckItem, 'id' | 'text'>): Choice => ({ id, text: plainText(text) });
