import { createHash } from 'node:crypto';
import { z } from 'zod';
import { keyOf, ledgerNameOf, ledgerNames } from './checks/authors.ts';
import { type Finding, finding, type Position } from './findings.ts';
import type { Sequence } from './nodes.ts';
import { plainBlocks, plainText } from './render.ts';
import { isKept, type Kept } from './rules.ts';

/**
 * The ledger of published ids, `sequences/kennungen.json`: Kennung → id → what was published under it.
 * Learners' records hang on these ids, so none may vanish or change its meaning unnoticed. Written by tools;
 * only `abgeloest_durch` and `entfernt_am` are entered by hand.
 */
const entry = z.strictObject({
  typ: z.enum([...ledgerNames, 'reflexion', 'ampel', 'massnahme', 'umfrage']),
  /** First 16 hex digits of the SHA-256 of question and key. */
  schluessel: z.string().regex(/^[0-9a-f]{16}$/),
  /** `fassung` of the block and of its sequence when this key was published. */
  fassung: z.int().min(1),
  sequenz_fassung: z.int().min(1),
  /** Id that took its place: `neu` in the same sequence or `G02#neu`. */
  abgeloest_durch: z.string().optional(),
  /** ISO date it was withdrawn without a successor. */
  entfernt_am: z.iso.date().optional(),
});
export type LedgerEntry = z.infer<typeof entry>;
const schema = z.record(z.string(), z.record(z.string(), entry));
export type Ledger = z.infer<typeof schema>;

export const ledgerFile = 'sequences/kennungen.json';

/** Reads the ledger's text. @throws if it is no JSON or not of the ledger's shape. */
export const parseLedger = (text: string): Ledger => schema.parse(JSON.parse(text));
/** The ledger's text: sorted, one key a line, so that changes read well in a diff. */
export const printLedger = (ledger: Ledger): string => `${JSON.stringify(ledger, null, 2)}\n`;

/** A compiled sequence, its file and where its nodes stand, as `compileSequence` gives it. */
export interface Published {
  file: string;
  sequence: Sequence;
  where(of: object | string): Position;
}

const keptNodes = (sequence: Sequence): Kept[] => sequence.sections.flatMap(({ nodes }) => nodes.filter(isKept));
const otherNames = {
  reflection: 'reflexion',
  'traffic-light': 'ampel',
  measure: 'massnahme',
  poll: 'umfrage',
} as const;

/**
 * Holds what is about to be published against the ledger: nothing published may vanish, change its key without a
 * higher `fassung`, change its kind, come back after it was withdrawn, or exist twice.
 */
export function checkLedger(sequences: readonly Published[], ledger: Ledger): Finding[] {
  const findings: Finding[] = [];
  const present = new Map<string, string>();
  for (const { file, sequence, where } of sequences) {
    for (const node of keptNodes(sequence)) {
      const details = { kennung: sequence.id, id: node.id };
      const name = `${sequence.id}#${node.id}`;
      const at = where(node);
      const report = (code: 'LZ083' | 'LZ084' | 'LZ085' | 'LZ087', extra = {}): void => {
        findings.push(finding(code, file, at, { ...details, ...extra }));
      };
      const other = present.get(name);
      if (other !== undefined) {
        report('LZ087', { andere: other });
        continue;
      }
      present.set(name, `${file}:${at.line}`);

      const known = entryOf(ledger, sequence.id, node.id);
      if (!known) continue;
      if (isRetired(known)) report('LZ085');
      else if (known.typ !== typeOf(node)) report('LZ084', { vorher: known.typ, jetzt: typeOf(node) });
      else if (known.schluessel !== keyHash(node) && !isRaised(node, sequence, known)) {
        report('LZ083', { fassung: Math.max(known.fassung, versionOf(node)) });
      }
    }
  }
  return [...findings, ...vanished(sequences, ledger, present)];
}

function vanished(sequences: readonly Published[], ledger: Ledger, present: Map<string, string>): Finding[] {
  const findings: Finding[] = [];
  for (const [kennung, entries] of Object.entries(ledger)) {
    const home = sequences.find(({ sequence }) => sequence.id === kennung);
    // A sequence that is gone altogether can only be reported at the ledger.
    const file = home?.file ?? ledgerFile;
    const at = home?.where('kennung') ?? { line: 1, column: 1 };
    for (const [id, known] of Object.entries(entries)) {
      const heir = known.abgeloest_durch;
      if (heir !== undefined) {
        const ziel = heir.includes('#') ? heir : `${kennung}#${heir}`;
        if (!present.has(ziel)) findings.push(finding('LZ086', file, at, { kennung, id, ziel }));
      } else if (known.entfernt_am === undefined && !present.has(`${kennung}#${id}`)) {
        findings.push(finding('LZ082', file, at, { kennung, id }));
      }
    }
  }
  return findings;
}

/** The ledger after publishing: new ids come in, raised ones get their new key, nothing goes. Sorted. */
export function updateLedger(sequences: readonly Published[], ledger: Ledger): Ledger {
  const result = new Map(
    Object.entries(ledger).map(([kennung, entries]) => [kennung, new Map(Object.entries(entries))]),
  );
  for (const { sequence } of sequences) {
    const entries = result.get(sequence.id) ?? new Map<string, LedgerEntry>();
    result.set(sequence.id, entries);
    for (const node of keptNodes(sequence)) {
      const known = entries.get(node.id);
      const schluessel = keyHash(node);
      if (known && (known.schluessel === schluessel || isRetired(known) || !isRaised(node, sequence, known))) continue;
      const fassung = versionOf(node);
      entries.set(node.id, { ...known, typ: typeOf(node), schluessel, fassung, sequenz_fassung: sequence.version });
    }
  }
  return sortedObject(result, (entries) => sortedObject(entries, (item) => item));
}

function sortedObject<V, W>(map: ReadonlyMap<string, V>, convert: (value: V) => W): Record<string, W> {
  const names = [...map.keys()].sort();
  return Object.fromEntries(names.map((name) => [name, convert(map.get(name) as V)]));
}

const entryOf = (ledger: Ledger, kennung: string, id: string): LedgerEntry | undefined => {
  const entries = Object.hasOwn(ledger, kennung) ? ledger[kennung] : undefined;
  return entries && Object.hasOwn(entries, id) ? entries[id] : undefined;
};
const isRetired = (known: LedgerEntry): boolean =>
  known.abgeloest_durch !== undefined || known.entfernt_am !== undefined;
const typeOf = (node: Kept): LedgerEntry['typ'] => (node.kind === 'check' ? ledgerNameOf(node) : otherNames[node.kind]);
const versionOf = (node: Kept): number => (node.kind === 'check' ? node.version : 1);
const isRaised = (node: Kept, sequence: Sequence, known: LedgerEntry): boolean =>
  versionOf(node) > known.fassung || sequence.version > known.sequenz_fassung;

/** What an answer kept under the node's name replies to. A measure is copied into the plan: its words may be improved. */
function questionOf(node: Kept): string {
  switch (node.kind) {
    case 'check':
      return plainBlocks(node.prompt);
    case 'reflection':
      return plainBlocks(node.children);
    case 'traffic-light':
      return node.statements.map(({ text }) => plainText(text)).join(' ');
    case 'poll':
      return [plainBlocks(node.prompt), ...node.options.map(({ text }) => plainText(text))].join(' ');
    case 'measure':
      return '';
  }
}

/**
 * Hash of question and key. Rearranging options, statements or pairs changes nothing; the order of an ordering is
 * its key. Feedback and explanation may be improved freely.
 */
export function keyHash(node: Kept): string {
  const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const text = JSON.stringify([typeOf(node), words(questionOf(node)), node.kind === 'check' ? keyOf(node) : []].flat());
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
