import { isIri, isLanguageTag, isUuid } from './formats.ts';
import type { Version } from './statement.ts';
import { readTimestamp } from './timestamps.ts';

/** The closed table of what can be wrong with a statement. */
export type FaultCode =
  | 'LRS_STATEMENT_TYPE'
  | 'LRS_STATEMENT_FORMAT'
  | 'LRS_STATEMENT_REQUIRED'
  | 'LRS_STATEMENT_UNKNOWN'
  | 'LRS_STATEMENT_VALUE'
  | 'LRS_STATEMENT_RANGE'
  | 'LRS_STATEMENT_IDENTITY'
  | 'LRS_STATEMENT_RULE'
  | 'LRS_STATEMENT_LIMIT';

/** The first fault of a statement; thrown inside the validation only. */
export class Fault extends Error {
  constructor(
    readonly code: FaultCode,
    readonly path: string,
  ) {
    super(`${code} at ${path}`);
  }
}

/** What the rules depend on besides the statement. */
export interface Rules {
  /** Major version asked for by the request. */
  version: Version;
  /** SHA-2 of attachment parts that came with the request; without a part an attachment needs a `fileUrl`. */
  received: Pick<ReadonlySet<string>, 'has'>;
}

export type Fields = Record<string, unknown>;

export const limits = { depth: 32, members: 1_000, statementBytes: 1024 * 1024 } as const;

export const fail = (code: FaultCode, path: string): never => {
  throw new Fault(code, path);
};

/** Path of a property: `.name` for plain names, `["…"]` for the rest. */
export function child(path: string, key: string): string {
  let plain = key.length > 0 && key.length <= 64;
  for (let index = 0; plain && index < key.length; index++) {
    const code = key.charCodeAt(index);
    plain = (code >= 48 && code <= 57 && index > 0) || ((code | 32) >= 97 && (code | 32) <= 122) || code === 95;
  }
  return plain ? `${path}.${key}` : `${path}[${JSON.stringify(key.length > 200 ? `${key.slice(0, 200)}…` : key)}]`;
}

/** A JSON object: no array, no null. */
export function object(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail('LRS_STATEMENT_TYPE', path);
  return value as Fields;
}

export function list(value: unknown, path: string): unknown[] {
  if (!Array.isArray(value)) fail('LRS_STATEMENT_TYPE', path);
  return value as unknown[];
}

export function text(value: unknown, path: string): string {
  if (typeof value !== 'string') fail('LRS_STATEMENT_TYPE', path);
  return value as string;
}

export function flag(value: unknown, path: string): void {
  if (typeof value !== 'boolean') fail('LRS_STATEMENT_TYPE', path);
}

/** A string in one of the formats of `formats.ts`. */
export function formatted(value: unknown, path: string, test: (text: string) => boolean): string {
  const string = text(value, path);
  if (!test(string)) fail('LRS_STATEMENT_FORMAT', path);
  return string;
}

export const iri = (value: unknown, path: string): string => formatted(value, path, isIri);
export const uuid = (value: unknown, path: string): string => formatted(value, path, isUuid);

export function timestamp(value: unknown, path: string, rules: Rules): void {
  if (!readTimestamp(text(value, path), rules.version === 2)) fail('LRS_STATEMENT_FORMAT', path);
}

export function required(fields: Fields, key: string, path: string): void {
  if (fields[key] === undefined) fail('LRS_STATEMENT_REQUIRED', `${path}.${key}`);
}

/** Exactly this value of an `objectType`. */
export function literal(value: unknown, expected: string, path: string): void {
  if (text(value, path) !== expected) fail('LRS_STATEMENT_VALUE', path);
}

/** Language map (Data § 4.2): RFC 5646 tags to strings. */
export function languageMap(value: unknown, path: string): void {
  const map = object(value, path);
  for (const tag in map) {
    if (!isLanguageTag(tag)) fail('LRS_STATEMENT_FORMAT', child(path, tag));
    if (typeof map[tag] !== 'string') fail('LRS_STATEMENT_TYPE', child(path, tag));
  }
}

/**
 * Any JSON inside an extension: everything is allowed (§ 4.1) except what the store could not give back as it
 * came: numbers beyond IEEE 754 and nesting beyond the limit.
 */
function anything(value: unknown, path: string, depth: number): void {
  if (typeof value === 'number' && !Number.isFinite(value)) fail('LRS_STATEMENT_RANGE', path);
  if (typeof value !== 'object' || value === null) return;
  if (depth > limits.depth) fail('LRS_STATEMENT_LIMIT', path);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const inner: unknown = value[index];
      if (typeof inner === 'object' || typeof inner === 'number') anything(inner, `${path}[${index}]`, depth + 1);
    }
    return;
  }
  const fields = value as Fields;
  for (const key in fields) {
    const inner = fields[key];
    if (typeof inner === 'object' || typeof inner === 'number') anything(inner, child(path, key), depth + 1);
  }
}

/** Extensions (§ 4.1): IRIs to anything. */
export function extensions(value: unknown, path: string): void {
  const map = object(value, path);
  for (const key in map) {
    if (!isIri(key)) fail('LRS_STATEMENT_FORMAT', child(path, key));
    const inner = map[key];
    if (typeof inner === 'object' || typeof inner === 'number') anything(inner, child(path, key), 1);
  }
}
