import { isMap, isScalar, parseDocument } from 'yaml';
import type { Position } from './findings.ts';
import { normalize } from './source.ts';
import { Span } from './span.ts';

/** A named entry of a YAML file; `value` is undefined if it is no map. */
export interface Entry {
  name: string;
  value: unknown;
  at: Position;
}

/**
 * Reads a YAML file that is one map of named entries (YAML 1.2, failsafe schema: every scalar is a string).
 * @param longest longer files are refused, in characters; yaml needs quadratic time for some malformed input
 * @returns the entries in their order, or where the file cannot be read
 */
export function readEntries(source: string, longest: number): Entry[] | { fault: Position } {
  const text = normalize(source);
  const span = Span.lines(text, 1);
  const document = parseDocument(text.slice(0, longest), {
    schema: 'failsafe',
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
  });
  const fault = [...document.errors, ...document.warnings][0];
  if (fault || text.length > longest || !isMap(document.contents)) return { fault: span.at(fault?.pos[0] ?? 0) };
  return document.contents.items.map(({ key, value }) => ({
    name: isScalar(key) ? String(key.value) : '',
    value: isMap(value) ? value.toJSON() : undefined,
    at: span.at(isScalar(key) ? (key.range?.[0] ?? 0) : 0),
  }));
}
