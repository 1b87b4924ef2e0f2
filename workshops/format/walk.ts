import type { Node } from '../../sequences/format/nodes.ts';
import type { Workshop, WorkshopNode } from './workshop.ts';

/** All nodes of a format, in the order of its file. */
export const nodesOf = ({
  parts,
  evaluation,
  followUps,
}: Pick<Workshop, 'parts' | 'evaluation' | 'followUps'>): WorkshopNode[] => [
  ...parts.flatMap(({ blocks }) => blocks.flatMap(({ nodes }) => nodes)),
  ...evaluation,
  ...followUps.flatMap(({ nodes }) => nodes),
];

/** The words of a node, as nodes that sequences have, too. */
export function wordsOf(node: WorkshopNode): readonly Node[] {
  switch (node.kind) {
    case 'stage-note':
      return node.children;
    case 'shared-list':
    case 'quiz':
      return node.prompt;
    default:
      return [node];
  }
}
