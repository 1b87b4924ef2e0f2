import { paperOf, sealed } from './checks/authors.ts';
import type { CompiledSequence } from './compile.ts';
import type { Finding } from './findings.ts';
import type { Block, Node, Sequence } from './nodes.ts';

/** A node with its place in the source. */
export interface PlacedNode {
  node: Node;
  /** Line it begins on, from 1. */
  line: number;
  /** The key of a check, as the printed solution shows it. */
  solution?: Block[];
}
/** What the preview shows of a text. */
export interface Shown {
  sequence: Sequence;
  /** For each section of the sequence, in the same order. */
  placed: PlacedNode[][];
}
/** What the preview's server says about a text. */
export interface Verdict {
  findings: Finding[];
  /** Missing while the front matter cannot be read. */
  shown?: Shown;
  /** Names this text; its print is found under it. */
  stamp: string;
}

/** A compiled sequence with what only its authors see: lines and keys. */
export function shownOf({ sequence, where }: CompiledSequence): Shown | undefined {
  if (!sequence) return undefined;
  const placed = sequence.sections.map(({ nodes }) =>
    nodes.map((node) => ({
      node,
      line: where(node).line,
      ...(node.kind === 'check' && { solution: paperOf(node).solution.map(asText) }),
    })),
  );
  return { sequence, placed };
}

/** The questions of a case are headings in its solution, but here no heading stands above them. */
const asText = (node: Block): Block =>
  node.kind === 'heading' ? { kind: 'paragraph', children: [{ kind: 'strong', children: node.children }] } : node;

/** The sequence without what learners never get: the trainers' column and, in an exam, the keys. */
export const forLearners = (sequence: Sequence): Sequence => ({
  ...sequence,
  sections: sequence.sections.map((section) => ({
    ...section,
    nodes: section.nodes
      .filter(({ kind }) => kind !== 'method')
      .map((node) => (node.kind === 'check' && sequence.grading === 'exam' ? sealed(node) : node)),
  })),
});
