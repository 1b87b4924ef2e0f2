import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileSequence } from '../../../sequences/format/compile.ts';
import type { Check, Node, Sequence } from '../../../sequences/format/nodes.ts';

export const fixture = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)), 'utf8');

/** A sequence with every kind of block and nothing wrong with it. */
export const good = fixture('gut.md');

/** The good sequence with some passages exchanged; each must occur exactly once. */
export function changed(...changes: (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`not exactly once in gut.md: ${from}`);
    return text.replace(from, () => to);
  }, good);
}

/** The good sequence with the body of its only example exchanged: a place where any Markdown may stand. */
export const withMarkdown = (markdown: string): string => changed(['Ein Betrieb mit zwölf Leuten.', markdown]);

export function compiled(source: string): Sequence {
  const { sequence } = compileSequence(source, 'sequenz.md');
  if (!sequence) throw new Error('did not compile');
  return sequence;
}

export const allNodes = (sequence: Sequence): Node[] => sequence.sections.flatMap((section) => section.nodes);

export function checkOf<T extends Check['type']>(source: string, id: string, type: T): Extract<Check, { type: T }> {
  const node = allNodes(compiled(source)).find((one) => one.kind === 'check' && one.id === id);
  if (node?.kind !== 'check' || node.type !== type) throw new Error(`no check ${id} of type ${type}`);
  return node as Extract<Check, { type: T }>;
}

/** Findings as `zeile:spalte CODE`. */
export const places = (source: string): string[] =>
  compileSequence(source, 'sequenz.md').findings.map(({ line, column, code }) => `${line}:${column} ${code}`);
