import { z } from 'zod';
import type { Findings, Position } from '../../sequences/format/findings.ts';
import { factForm, isoDate, kennung, materialFile, whole } from '../../sequences/format/frontmatter.ts';
import { type HeadKeys, readHead } from '../../sequences/format/head.ts';
import { type FollowUp, followUpIds, type Workshop } from './workshop.ts';

/** What the front matter of a workshop format says: everything but what its sections hold. */
export type WorkshopHead = Omit<Workshop, 'name' | 'parts' | 'evaluation' | 'followUps'> & {
  followUps: Omit<FollowUp, 'nodes'>[];
};

const text = (most: number) => z.string().trim().min(1).max(most);
/** “8–16”; a plain hyphen is forgiven. */
const group = z
  .string()
  .regex(/^\d{1,3}\s*[–-]\s*\d{1,3}$/)
  .transform((words) => {
    const [least = 0, most = 0] = words.split(/[–-]/).map(Number);
    return { least, most };
  })
  .refine(({ least, most }) => least >= 1 && least <= most && most <= 300);
const instrument = {
  schema: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .optional(),
  expected: 'der kurze Name eines Betriebs-Checks, zum Beispiel ki-check',
};

/** Heads hold strings only. */
const yes = z.literal('true');

const keys = {
  titel: { schema: text(80), expected: 'der Titel als Text, zum Beispiel „titel: LeX Betriebsräte“' },
  kurz: { schema: text(300), expected: 'ein Satz, der sagt, was der Workshop leistet' },
  fuer: { schema: text(160), expected: 'für wen er gedacht ist, zum Beispiel „Betriebsräte und Personalräte“' },
  herkunft: { schema: text(800), expected: 'woran er sich anlehnt und was ein eigener Vorschlag ist' },
  fassung: { schema: whole(1, 999), expected: 'eine ganze Zahl ab 1' },
  stand: { schema: isoDate, expected: 'ein Datum der Form 2026-11-26' },
  rechtsstand: { schema: isoDate, expected: 'ein Datum der Form 2026-10-02' },
  pruefen_bis: { schema: isoDate, expected: 'ein Datum der Form 2027-02-01' },
  ziel: { schema: text(500), expected: 'ein Satz, der mit „Sie“ beginnt' },
  durchfuehrung: { schema: z.enum(['praesenz', 'online']), expected: '„praesenz“ oder „online“' },
  gruppe: { schema: group, expected: 'kleinste und größte Zahl der Teilnehmenden, zum Beispiel 8–16' },
  dauer: { schema: whole(15, 9999), expected: 'eine ganze Zahl von Minuten, zum Beispiel 450' },
  vorher: {
    schema: z.array(kennung).max(20).default([]),
    expected: 'eine Liste von Kennungen, zum Beispiel [G01, G08]',
  },
  fakten: {
    schema: z.array(z.string().regex(factForm)).max(60).default([]),
    expected: 'eine Liste von Nummern aus fakten.yaml, zum Beispiel [R03, R40]',
  },
  vorbereitung: {
    schema: z.array(text(500)).max(50).default([]),
    expected: 'eine Liste von Texten, zum Beispiel [Beamer, Moderationskarten]',
  },
  material: {
    schema: z
      .array(z.strictObject({ titel: text(160), datei: materialFile, nur_leitung: yes.optional() }))
      .max(20)
      .default([]),
    expected: 'eine Liste der Form [{ titel: Laufzettel, datei: laufzettel.md }], bei Lösungen mit nur_leitung: true',
    inner: ['titel', 'datei', 'nur_leitung'],
  },
  nachfassen: { schema: whole(7, 150), expected: 'eine Zahl von Tagen von 7 bis 150, zum Beispiel 42' },
  nachfassen_check: instrument,
  // A room is kept until all has been asked and read.
  wirkung: { schema: whole(42, 270).optional(), expected: 'eine Zahl von Tagen von 42 bis 270, zum Beispiel 182' },
  wirkung_check: instrument,
} satisfies HeadKeys;
/** Every key an author may write, for the handbook. */
export const workshopHeadKeys = Object.keys(keys);
/** What belongs to a key, in words. */
export const expectedIn = (key: keyof typeof keys): string => keys[key].expected;

/** Reads the front matter of a workshop format. @param line the line of the file `source` begins on */
export function readWorkshopHead(
  source: string,
  line: number,
  findings: Findings,
): { head: WorkshopHead | undefined; where(key: string): Position } {
  const { values, where } = readHead(source, line, findings, keys);
  return { head: values && asHead(values), where };
}

type Values = NonNullable<ReturnType<typeof readHead<typeof keys>>['values']>;

function asHead(data: Values): WorkshopHead {
  return {
    title: data.titel,
    summary: data.kurz,
    for: data.fuer,
    origin: data.herkunft,
    version: data.fassung,
    asOf: data.stand,
    legalAsOf: data.rechtsstand,
    reviewBy: data.pruefen_bis,
    facts: data.fakten,
    aim: data.ziel,
    setting: data.durchfuehrung === 'praesenz' ? 'presence' : 'online',
    group: data.gruppe,
    minutes: data.dauer,
    before: data.vorher,
    preparation: data.vorbereitung,
    materials: data.material.map(({ titel, datei, nur_leitung }) => ({
      title: titel,
      file: datei,
      ...(nur_leitung && { leadersOnly: true }),
    })),
    followUps: followUpIds.flatMap((id) => {
      const days = data[id];
      return days === undefined ? [] : [{ id, days, check: data[`${id}_check`] }];
    }),
  };
}
