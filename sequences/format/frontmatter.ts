import { isMap, isPair, isScalar, type ParsedNode, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Findings, Position } from './findings.ts';
import { audiences, pillars, type Sequence } from './nodes.ts';
import { Span } from './span.ts';
import { meant } from './suggest.ts';

/** What the front matter says: everything of a sequence but its sections. */
export type Metadata = Omit<Sequence, 'sections'>;

const text = z.string().trim().min(1).max(500);
/** A day of the calendar, `2026-10-02`. */
export const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isDate);
/** Number of a fact in `fakten.yaml`, e.g. “R06”. */
export const factForm = /^R\d{2,3}$/;
/** Name of a sequence, e.g. “G01”. */
export const kennung = z.string().regex(/^[A-Z]\d{2}$/);
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .meta({ type: 'integer', minimum: least, maximum: most });
const materialFile = z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}\.md$/);
const weight = z.enum(['kern', 'ergaenzend', 'keine']);

/** Attempts at a check of an exam whose file names none. */
const defaultAttempts = 2;

/** Longer front matter is none; yaml needs quadratic time for some malformed input. */
const longestFrontMatter = 20_000;

/** Is it a day of the calendar? `2026-02-30` is not. */
function isDate(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** Every key: what it must be, and how to say so. YAML gives strings only, so that `07` and `1.10` stay what they are. */
const keys = {
  kennung: { schema: kennung, expected: 'ein Großbuchstabe und zwei Ziffern, zum Beispiel „kennung: G01“' },
  titel: { schema: text, expected: 'der Titel als Text, zum Beispiel „titel: Was ist KI?“' },
  titel_status: { schema: z.enum(['vorschlag', 'endgueltig']), expected: '„vorschlag“ oder „endgueltig“' },
  baustein: { schema: z.enum(pillars), expected: `einer von ${pillars.join(', ')}` },
  fassung: { schema: whole(1, 999), expected: 'eine ganze Zahl ab 1' },
  stand: { schema: isoDate, expected: 'ein Datum der Form 2026-11-20' },
  rechtsstand: { schema: isoDate, expected: 'ein Datum der Form 2026-11-20' },
  pruefen_bis: { schema: isoDate, expected: 'ein Datum der Form 2027-08-01' },
  dauer: { schema: whole(5, 1440), expected: 'eine ganze Zahl von Minuten, zum Beispiel 90' },
  dauer_online: { schema: whole(5, 1440), expected: 'eine ganze Zahl von Minuten, zum Beispiel 70' },
  ziel: { schema: text, expected: 'ein Satz, zum Beispiel „ziel: Sie unterscheiden …“' },
  zielgruppen: {
    schema: z.strictObject({ beratung: weight, fuehrung: weight, beschaeftigte: weight, betriebsrat: weight }),
    expected: `für jede von ${audiences.join(', ')} eines der Wörter kern, ergaenzend oder keine`,
  },
  voraussetzungen: {
    schema: z.array(kennung).max(20).default([]),
    expected: 'eine Liste von Kennungen, zum Beispiel [G01]',
  },
  weiter: { schema: z.array(kennung).max(20), expected: 'eine Liste von Kennungen, zum Beispiel [G02, O05]' },
  fakten: {
    schema: z.array(z.string().regex(factForm)).max(60).default([]),
    expected: 'eine Liste von Nummern aus fakten.yaml, zum Beispiel [R03, R40]',
  },
  vorbereitung: { schema: z.array(text).max(50), expected: 'eine Liste von Texten, zum Beispiel [Beamer, Karten]' },
  material: {
    schema: z.array(z.strictObject({ titel: text, datei: materialFile })).max(20),
    expected: 'eine Liste der Form [{ titel: Begriffskarte, datei: begriffskarte.md }]',
  },
  bestehen: {
    schema: z
      .string()
      .regex(/^[01](\.\d{1,3})?$/)
      .transform(Number)
      .pipe(z.number().max(1))
      .meta({ type: 'number', minimum: 0, maximum: 1 }),
    expected: 'ein Anteil von 0 bis 1 mit Punkt, zum Beispiel 0.7',
  },
  bewertung: {
    schema: z.enum(['selbst', 'pruefung']).default('selbst'),
    expected: '„selbst“ oder „pruefung“',
  },
  versuche: { schema: whole(1, 20).optional(), expected: 'eine ganze Zahl von 1 bis 20, zum Beispiel 2' },
  quellen: {
    schema: z.array(z.strictObject({ text: z.string().trim().min(1).max(2000), stand: isoDate })).max(100),
    expected: 'eine Liste der Form - { text: "BetrVG § 80", stand: 2026-10-02 }',
  },
} satisfies Record<string, { schema: z.ZodType; expected: string }>;
type Key = keyof typeof keys;
const isKey = (name: string): name is Key => Object.hasOwn(keys, name);

const shape = Object.fromEntries(Object.entries(keys).map(([key, { schema }]) => [key, schema])) as {
  [K in Key]: (typeof keys)[K]['schema'];
};
const schema = z.strictObject(shape);

/** File of the JSON Schema that editors complete and check front matter with. */
export const frontMatterSchemaFile = 'sequences/sequenz.schema.json';

/**
 * The front matter as JSON Schema 2020-12, made from the same table that checks it. Editors read YAML with numbers, so what is a
 * string of digits here is a number there.
 */
export function frontMatterSchema(): string {
  const properties = Object.entries(keys).map(([key, { schema: value, expected }]) => {
    const { $schema: _, ...made } = z.toJSONSchema(value, {
      io: 'input',
      override: ({ jsonSchema }) => {
        // What `meta` says of a number replaces the pattern of its digits.
        if (jsonSchema.type === 'integer' || jsonSchema.type === 'number') delete jsonSchema.pattern;
      },
    });
    return [key, { description: `Erwartet wird ${expected}.`, ...made }];
  });
  const required = Object.entries(keys).flatMap(([key, { schema: value }]) => (isOptional(value) ? [] : [key]));
  const whole = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Kopf einer Lernsequenz',
    type: 'object',
    properties: Object.fromEntries(properties),
    required,
    additionalProperties: false,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
const isOptional = (value: z.ZodType): boolean => value.safeParse(undefined).success;

/** Reads front matter; also tells where its keys stand, for rules that compare them with the text. */
export interface FrontMatter {
  metadata: Metadata | undefined;
  /** Place of a key; of the first line where the key is missing. */
  where(key: string): Position;
}

/**
 * Parses the YAML between the `---` lines (YAML 1.2, failsafe schema: every scalar is a string) and checks it.
 * @param line the line of the file `source` begins on
 */
export function readFrontMatter(source: string, line: number, findings: Findings): FrontMatter {
  if (source.length > longestFrontMatter) {
    findings.report(
      'LZ012',
      { line, column: 1 },
      { grund: `er hat mehr als ${longestFrontMatter} Zeichen, kürzen Sie ihn` },
    );
    return { metadata: undefined, where: () => ({ line: 1, column: 1 }) };
  }
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
  const result = { metadata: undefined, where: (key: string) => where([key]) };

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

  const parsed = schema.safeParse(value);
  if (parsed.success) return { ...result, metadata: asMetadata(parsed.data) };
  report(parsed.error.issues, value, where, findings);
  // A key that does not exist is an error, but takes nothing from the others.
  const rest = z.object(shape).safeParse(value);
  return rest.success ? { ...result, metadata: asMetadata(rest.data) } : result;
}

function report(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  where: (path: readonly PropertyKey[]) => Position,
  findings: Findings,
): void {
  const seen = new Set<string>();
  for (const issue of issues) {
    const path = issue.path;
    // A value that breaks two rules of its form has one fault.
    const place = JSON.stringify(path);
    if (seen.has(place) && issue.code !== 'unrecognized_keys') continue;
    seen.add(place);
    const top = String(path[0] ?? '');
    if (issue.code === 'unrecognized_keys') {
      const known = path.length === 0 ? Object.keys(keys) : top === 'zielgruppen' ? audiences : siblings[top];
      for (const key of issue.keys)
        findings.report('LZ014', where([...path, key]), { name: key }, meant(key, known ?? []));
      continue;
    }
    const expected = isKey(top) ? keys[top].expected : 'etwas anderes';
    const missing = valueAt(value, path) === undefined;
    const at = where(missing ? path.slice(0, -1) : path);
    const name = path.filter((part) => typeof part === 'string').join('.');
    findings.report(missing ? 'LZ013' : 'LZ015', at, { name, erwartet: expected });
  }
}

const siblings: Record<string, readonly string[]> = { material: ['titel', 'datei'], quellen: ['text', 'stand'] };

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

function asMetadata(data: z.infer<typeof schema>): Metadata {
  return {
    id: data.kennung,
    title: data.titel,
    titleStatus: data.titel_status,
    pillar: data.baustein,
    version: data.fassung,
    asOf: data.stand,
    legalAsOf: data.rechtsstand,
    reviewBy: data.pruefen_bis,
    minutes: data.dauer,
    minutesOnline: data.dauer_online,
    aim: data.ziel,
    audiences: data.zielgruppen,
    prerequisites: data.voraussetzungen,
    next: data.weiter,
    facts: data.fakten,
    preparation: data.vorbereitung,
    materials: data.material.map(({ titel, datei }) => ({ title: titel, file: datei })),
    passMark: data.bestehen,
    grading: data.bewertung === 'pruefung' ? 'exam' : 'self',
    attempts: data.versuche ?? defaultAttempts,
    sources: data.quellen.map(({ text: source, stand }) => ({ text: source, asOf: stand })),
  };
}
