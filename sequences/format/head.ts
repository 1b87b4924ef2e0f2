import { isMap, isPair, isScalar, type ParsedNode, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Findings, Position } from './findings.ts';
import { readPlainHead } from './head-plain.ts';
import { Span } from './span.ts';
import { meant } from './suggest.ts';

/** Every key of a head: what it must be, and how to say so in German. YAML gives strings only: `07` and `1.10` stay what they are. */
export type HeadKeys = Record<
  string,
  { schema: z.ZodType; expected: string /** Names inside its maps. */; inner?: readonly string[] }
>;
type Values<K extends HeadKeys> = { [N in keyof K]: z.output<K[N]['schema']> };

/** A head that was read; also tells where its keys stand, for rules that compare them with the text. */
export interface Head<K extends HeadKeys> {
  /** Undefined if something that must be there is missing or wrong. */
  values: Values<K> | undefined;
  /** Place of a key; of the first line where the key is missing. */
  where(key: string): Position;
}

/** Longer heads are none; yaml needs quadratic time for some malformed input. */
const longestHead = 20_000;

/**
 * Parses the YAML between the `---` lines (YAML 1.2, failsafe schema: every scalar is a string) and checks it.
 * @param line the line of the file `source` begins on
 */
export function readHead<K extends HeadKeys>(source: string, line: number, findings: Findings, keys: K): Head<K> {
  if (source.length > longestHead) {
    findings.report('LZ012', { line, column: 1 }, { grund: `er hat mehr als ${longestHead} Zeichen, kürzen Sie ihn` });
    return { values: undefined, where: () => ({ line: 1, column: 1 }) };
  }
  const schema = schemaOf(keys);
  const plain = readPlainHead(source);
  const whole = plain && schema.safeParse(plain.values);
  if (whole?.success) {
    const where = (key: string): Position => {
      const index = plain?.lines.get(key);
      return { line: index === undefined ? 1 : line + index, column: 1 };
    };
    return { values: whole.data as Values<K>, where };
  }
  return readWithYaml(source, line, findings, keys);
}

function readWithYaml<K extends HeadKeys>(source: string, line: number, findings: Findings, keys: K): Head<K> {
  const document = parseDocument(source, {
    schema: 'failsafe',
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
  });
  // Not yaml's LineCounter: it stops counting where the parser gives up.
  const span = Span.lines(source, line);
  const place = (offset: number): Position => span.at(Math.min(offset, source.trimEnd().length));
  const where = (path: readonly PropertyKey[]): Position => {
    const offset = keyOffset(document.contents, path);
    return offset === undefined ? { line: 1, column: 1 } : place(offset);
  };
  const result = { values: undefined, where: (key: string) => where([key]) };

  const faults = [...document.errors, ...document.warnings];
  for (const fault of faults) findings.report('LZ012', place(fault.pos[0]), { grund: reasonOf(fault.code) });
  if (faults.length > 0) return result;

  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch {
    // yaml refuses documents that multiply themselves through aliases.
    findings.report(
      'LZ012',
      { line, column: 1 },
      { grund: 'es gibt zu viele Verweise (*), schreiben Sie die Werte aus' },
    );
    return result;
  }
  if (!isMap(document.contents)) {
    findings.report(
      'LZ012',
      { line, column: 1 },
      { grund: 'schreiben Sie Angaben der Form „name: wert“, eine je Zeile' },
    );
    return result;
  }

  const schema = schemaOf(keys);
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ...result, values: parsed.data as Values<K> };
  report(parsed.error.issues, { value, where, findings, keys });
  // A key that does not exist is an error, but takes nothing from the others.
  const rest = schema.strip().safeParse(value);
  return rest.success ? { ...result, values: rest.data as Values<K> } : result;
}

/** Made once for each table: zod translates a schema into code at its first use. */
const schemas = new WeakMap<HeadKeys, z.ZodObject>();
function schemaOf(keys: HeadKeys): z.ZodObject {
  const known = schemas.get(keys);
  if (known) return known;
  const schema = z.strictObject(Object.fromEntries(Object.entries(keys).map(([key, { schema }]) => [key, schema])));
  schemas.set(keys, schema);
  return schema;
}

interface Reported {
  value: unknown;
  where(path: readonly PropertyKey[]): Position;
  findings: Findings;
  keys: HeadKeys;
}

function report(issues: readonly z.core.$ZodIssue[], { value, where, findings, keys }: Reported): void {
  const seen = new Set<string>();
  for (const issue of issues) {
    const path = issue.path;
    // A value that breaks two rules of its form has one fault.
    const place = JSON.stringify(path);
    if (seen.has(place) && issue.code !== 'unrecognized_keys') continue;
    seen.add(place);
    const top = String(path[0] ?? '');
    if (issue.code === 'unrecognized_keys') {
      const known = path.length === 0 ? Object.keys(keys) : keys[top]?.inner;
      for (const key of issue.keys)
        findings.report('LZ014', where([...path, key]), { name: key }, meant(key, known ?? []));
      continue;
    }
    const expected = (Object.hasOwn(keys, top) && keys[top]?.expected) || 'etwas anderes';
    const missing = valueAt(value, path) === undefined;
    const at = where(missing ? path.slice(0, -1) : path);
    const name = path.filter((part) => typeof part === 'string').join('.');
    findings.report(missing ? 'LZ013' : 'LZ015', at, { name, erwartet: expected });
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const part of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, part)) return undefined;
    current = (current as Record<PropertyKey, unknown>)[part];
  }
  return current;
}

/** Offset of the key a path leads to; of the deepest part that exists. */
function keyOffset(root: ParsedNode | null, path: readonly PropertyKey[]): number | undefined {
  let node: unknown = root;
  let offset: number | undefined;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === part);
      if (!pair) return offset;
      offset = (pair.key as ParsedNode).range?.[0] ?? offset;
      node = pair.value;
    } else {
      const item: unknown = (node as { items?: unknown[] } | null)?.items?.[Number(part)];
      if (!item) return offset;
      offset = (item as ParsedNode).range?.[0] ?? offset;
      node = item;
    }
  }
  return offset;
}

const quoteIt = 'setzen Sie Texte mit Doppelpunkt, # oder Anführungszeichen in gerade Anführungszeichen';
const reasons: Record<string, string> = {
  DUPLICATE_KEY: 'die Angabe steht zweimal da, löschen Sie eine',
  TAB_AS_INDENT: 'rücken Sie mit Leerzeichen ein, nicht mit dem Tabulator',
  BAD_INDENT: 'die Zeile ist falsch eingerückt',
  MISSING_CHAR: 'es fehlt ein Zeichen, oft ein Anführungszeichen, eine Klammer oder ein Komma',
  BLOCK_AS_IMPLICIT_KEY: `mitten im Wert steht ein Doppelpunkt, ${quoteIt}`,
  MULTILINE_IMPLICIT_KEY: 'nach dem Namen der Angabe fehlt der Doppelpunkt',
};
const reasonOf = (code: string): string => reasons[code] ?? `die Schreibweise stimmt nicht, ${quoteIt}`;
