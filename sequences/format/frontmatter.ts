import { z } from 'zod';
import type { Findings, Position } from './findings.ts';
import { type HeadKeys, readHead } from './head.ts';
import { audiences, pillars, type Sequence } from './nodes.ts';

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
/** A whole number of up to four digits. */
export const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .meta({ type: 'integer', minimum: least, maximum: most });
/** Name of a handout beside the file. */
export const materialFile = z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}\.md$/);
const weight = z.enum(['kern', 'ergaenzend', 'keine']);

/** Attempts at a check of an exam whose file names none. */
const defaultAttempts = 2;

/** Is it a day of the calendar? `2026-02-30` is not. */
function isDate(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

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
    inner: audiences,
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
    inner: ['titel', 'datei'],
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
    inner: ['text', 'stand'],
  },
} satisfies HeadKeys;
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

/** Reads the front matter of a sequence; also tells where its keys stand. @param line the line of the file `source` begins on */
export function readFrontMatter(
  source: string,
  line: number,
  findings: Findings,
): { metadata: Metadata | undefined; where(key: string): Position } {
  const { values, where } = readHead(source, line, findings, keys);
  return { metadata: values && asMetadata(values), where };
}

type Values = NonNullable<ReturnType<typeof readHead<typeof keys>>['values']>;

function asMetadata(data: Values): Metadata {
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
