import type { AgendaBlock, AgendaPart, SharedList, Votable, Workshop, WorkshopNode } from './workshop.ts';

/** Places of a room behind the blocks of its agenda, see `RoomState.block`. */
export const evaluationPlace = 'auswertung';
export const endPlace = 'ende';

/** Where a room stands. */
export interface Place {
  /** Id of the block, `auswertung` or `ende`. */
  id: string;
  /** Undefined for evaluation and end. */
  block: AgendaBlock | undefined;
  part: AgendaPart | undefined;
  /** Counts the blocks from 1; evaluation and end come after the last. */
  position: number;
  nodes: readonly WorkshopNode[];
}

/** The blocks of all parts in their order. */
export const blocksOf = ({ parts }: Pick<Workshop, 'parts'>): AgendaBlock[] => parts.flatMap(({ blocks }) => blocks);

/** Kennungen of the sequences a workshop draws on, each once: first those to be learned before. */
export const sequencesOf = (workshop: Pick<Workshop, 'before' | 'parts'>): string[] => [
  ...new Set([...workshop.before, ...blocksOf(workshop).flatMap(({ sequences }) => sequences)]),
];

/** All places of a workshop in their order: its blocks, the evaluation if there is one, the end. */
export function placesOf({ parts, evaluation }: Pick<Workshop, 'parts' | 'evaluation'>): Place[] {
  const blocks = parts.flatMap((part) => part.blocks.map((block) => ({ part, block })));
  const behind = { block: undefined, part: undefined };
  return [
    ...blocks.map(({ part, block }, index) => ({ id: block.id, block, part, position: index + 1, nodes: block.nodes })),
    ...(evaluation.length > 0
      ? [{ ...behind, id: evaluationPlace, position: blocks.length + 1, nodes: evaluation }]
      : []),
    { ...behind, id: endPlace, position: blocks.length + 2, nodes: [] },
  ];
}

export const isVotable = (node: WorkshopNode): node is Votable => node.kind === 'poll' || node.kind === 'quiz';
export const isSharedList = (node: WorkshopNode): node is SharedList => node.kind === 'shared-list';

/** Everything a workshop has people vote on, in its order, by id. */
export const votablesOf = (workshop: Pick<Workshop, 'parts' | 'evaluation'>): Map<string, Votable> =>
  new Map(
    placesOf(workshop).flatMap(({ nodes }) =>
      nodes.filter(isVotable).map((node): [string, Votable] => [node.id, node]),
    ),
  );

/** The shared lists of a workshop in its order. */
export const sharedListsOf = (workshop: Pick<Workshop, 'parts' | 'evaluation'>): SharedList[] =>
  placesOf(workshop).flatMap(({ nodes }) => nodes.filter(isSharedList));
