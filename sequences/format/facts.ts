import { z } from 'zod';
import { readEntries } from './entries.ts';
import type { Fact, Facts } from './fact.ts';
import { type Finding, Findings } from './findings.ts';
import { factForm, isoDate } from './frontmatter.ts';
import { compileMarkdown } from './markdown.ts';
import { Notes } from './notes.ts';
import { Span } from './span.ts';

export const factsFile = 'sequences/fakten.yaml';
const longest = 200_000;

const entry = z.strictObject({
  titel: z.string().trim().min(1).max(120),
  quelle: z.string().trim().min(1).max(160),
  text: z.string().trim().min(1).max(1500),
  stand: isoDate,
  pruefen_bis: isoDate,
});
const expected = 'titel, quelle (höchstens 160 Zeichen), text, stand und pruefen_bis (Datum der Form 2026-10-02)';

/** Reads the facts' file. Never throws; a broken entry is reported and left out. */
export function parseFacts(source: string): { facts: Facts; findings: Finding[] } {
  const findings = new Findings(factsFile);
  const facts = new Map<string, Fact>();
  const entries = readEntries(source, longest);
  if ('fault' in entries) {
    findings.report('LZ100', entries.fault);
    return { facts, findings: findings.list };
  }
  for (const { name: id, value, at } of entries) {
    const parsed = entry.safeParse(value);
    if (!factForm.test(id) || !parsed.success) {
      findings.report('LZ101', at, { name: id, erwartet: expected });
      continue;
    }
    const { titel, quelle, stand, pruefen_bis } = parsed.data;
    // YAML may fold a text over several lines: its place is that of the entry.
    const words = Span.lines(parsed.data.text, at.line);
    const nodes = compileMarkdown(words, { findings, notes: new Notes(), headings: 'section', facts });
    facts.set(id, { id, title: titel, source: quelle, text: nodes, asOf: stand, reviewBy: pruefen_bis, at });
  }
  return { facts, findings: findings.sorted() };
}
