import { z } from 'zod';
import { readEntries } from './entries.ts';
import { type Finding, Findings, type Position } from './findings.ts';
import { kennung } from './frontmatter.ts';

/** An order in which sequences fit together for somebody. */
export interface LearningPath {
  /** Its place in `/lernpfade/<name>`. */
  name: string;
  title: string;
  /** Whom it is for, in words. */
  for: string;
  description: string;
  /** Kennungen in their order; some may not be published. */
  sequences: string[];
  at: Position;
}

export const pathsFile = 'sequences/lernpfade.yaml';
const longest = 50_000;

const entry = z.strictObject({
  titel: z.string().trim().min(1).max(80),
  fuer: z.string().trim().min(1).max(120),
  beschreibung: z.string().trim().min(1).max(500),
  sequenzen: z
    .array(kennung)
    .min(2)
    .max(40)
    .refine((ids) => new Set(ids).size === ids.length),
});
const expected =
  'ein Name in Kleinbuchstaben mit titel, fuer, beschreibung (höchstens 500 Zeichen) und sequenzen, einer Liste von mindestens zwei verschiedenen Kennungen wie [G01, O05]';
const nameForm = /^[a-z][a-z0-9-]{1,60}$/;

/** Reads the learning paths. Never throws; a broken entry is reported and left out. */
export function parsePaths(source: string): { paths: LearningPath[]; findings: Finding[] } {
  const findings = new Findings(pathsFile);
  const paths: LearningPath[] = [];
  const entries = readEntries(source, longest);
  if ('fault' in entries) {
    findings.report('LZ108', entries.fault, { name: '', erwartet: expected });
    return { paths, findings: findings.list };
  }
  for (const { name, value, at } of entries) {
    const parsed = entry.safeParse(value);
    if (!nameForm.test(name) || !parsed.success) {
      findings.report('LZ108', at, { name, erwartet: expected });
      continue;
    }
    const { titel, fuer, beschreibung, sequenzen } = parsed.data;
    paths.push({ name, title: titel, for: fuer, description: beschreibung, sequences: sequenzen, at });
  }
  return { paths, findings: findings.list };
}

/** Kennungen in paths that no sequence has. */
export function checkPaths(paths: readonly LearningPath[], known: ReadonlySet<string>): Finding[] {
  const findings = new Findings(pathsFile);
  for (const { name, sequences, at } of paths) {
    for (const id of sequences) if (!known.has(id)) findings.report('LZ107', at, { name, kennung: id });
  }
  return findings.list;
}
