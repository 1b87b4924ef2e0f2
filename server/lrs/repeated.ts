import { child, limits } from './validate-basics.ts';

const quote = 34;
const colon = 58;

/** How many properties a JSON value has, those of all its objects together; NaN where it is nested too deep to say. */
function properties(value: object, depth = 0): number {
  if (depth > limits.depth) return Number.NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const inner: unknown = value[index];
      if (typeof inner === 'object' && inner !== null) count += properties(inner, depth + 1);
    }
    return count;
  }
  const fields = value as Record<string, unknown>;
  for (const key in fields) {
    count++;
    const inner = fields[key];
    if (typeof inner === 'object' && inner !== null) count += properties(inner, depth + 1);
  }
  return count;
}

/**
 * How many colons of a JSON text stand right behind a quotation mark: one for each time a property is used, and some within
 * strings. NaN where one stands behind white space, for that may end a property, too.
 */
function uses(body: Buffer): number {
  let count = 0;
  for (let at = body.indexOf(colon); at >= 0; at = body.indexOf(colon, at + 1)) {
    const before = body[at - 1] as number;
    if (before === quote) count++;
    else if (before <= 32) return Number.NaN;
  }
  return count;
}

/** Where the string that begins at `from` ends: its closing quotation mark. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); ; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return end;
  }
}

function isColonNext(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) <= 32) at++;
  return text.charCodeAt(at) === colon;
}

/** An object the walk is in and its property, or an array and its element. */
type Level = { used: Set<string>; at: string } | { used?: never; at: number };

const pathOf = (levels: readonly Level[]): string =>
  levels
    .slice(0, limits.depth)
    .reduce((path, { at }) => (typeof at === 'number' ? `${path}[${at}]` : child(path, at)), '$');

/** Walks through a valid JSON text, without recursion: it may be nested as deep as it is long. */
function firstRepeated(text: string): string | undefined {
  const levels: Level[] = [];
  for (let at = 0; at < text.length; at++) {
    const level = levels.at(-1);
    const character = text[at];
    if (character === '{') levels.push({ used: new Set(), at: '' });
    else if (character === '[') levels.push({ at: 0 });
    else if (character === '}' || character === ']') levels.pop();
    else if (character === ',' && level && !level.used) level.at++;
    else if (character === '"') {
      const end = endOfString(text, at);
      if (level?.used && isColonNext(text, end + 1)) {
        // Escapes count as what they stand for.
        level.at = JSON.parse(text.slice(at, end + 1)) as string;
        if (level.used.has(level.at)) return pathOf(levels);
        level.used.add(level.at);
      }
      at = end;
    }
  }
  return undefined;
}

/**
 * Finds a property that an object has twice (Data § 2.2; IEEE 9274.1.1 § 4.2.1), which `JSON.parse` keeps the last of. Nearly
 * always it is enough to count (2 µs for 1.5 kB, a fifth of the parsing): only where the text shows more properties than the
 * value has is it read again.
 * @param body JSON in UTF-8, valid
 * @param value what it has been parsed to
 * @returns the JSON path of the second one
 */
export function repeatedProperty(body: Buffer, value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || uses(body) === properties(value)) return undefined;
  return firstRepeated(body.toString('utf8'));
}
