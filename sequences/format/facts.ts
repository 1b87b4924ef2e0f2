import { isMap, isScalar, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Fact, Facts } from './fact.ts';
import { type Finding, Findings } from './findings.ts';
import { factForm, isoDate } from './frontmatter.ts';
import { compileMarkdown } from './markdown.ts';
import { Notes } from './notes.ts';
import { normalize } from './source.ts';
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
  const text = normalize(source);
  const span = Span.lines(text, 1);
  const document = parseDocument(text.slice(0, longest), {
    schema: 'failsafe',
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
  });
  const fault = [...document.errors, ...document.warnings][0];
  if (fault || text.length > longest || !isMap(document.contents)) {
    findings.report('LZ100', span.at(fault?.pos[0] ?? 0));
    return { facts, findings: findings.list };
  }
  for (const { key, value } of document.contents.items) {
    const id = isScalar(key) ? String(key.value) : '';
    const at = span.at(isScalar(key) ? (key.range?.[0] ?? 0) : 0);
    const parsed = entry.safeParse(isMap(value) ? value.toJSON() : undefined);
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
