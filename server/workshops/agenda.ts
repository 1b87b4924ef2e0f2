import { createHash } from 'node:crypto';
import type { ServedWorkshop } from '../../workshops/format/room.ts';
import {
  type AgendaBlock,
  type SharedList,
  type SharedListKind,
  sharedListColumns,
  type Votable,
  type WorkshopNode,
} from '../../workshops/format/workshop.ts';

/** Where a room can be besides the blocks of its format. */
export const afterBlocks = { evaluation: 'auswertung', end: 'ende' } as const;

/** A format as a room walks through it. */
export interface Agenda {
  workshop: ServedWorkshop;
  /** `ablauf.json` for phones and for the stage. */
  json: { public: string; stage: string };
  blocks: AgendaBlock[];
  /** Ids in their order, with the evaluation where there is one. */
  places: string[];
  /** What is voted on in the room, by id. */
  votables: ReadonlyMap<string, Votable>;
  /** Ids of what the evaluation asks. */
  evaluation: string[];
  /** What is asked again some weeks later, by id. */
  followUp: ReadonlyMap<string, Votable>;
  lists: ReadonlyMap<string, SharedList>;
}

const isVotable = (node: WorkshopNode): node is Votable => node.kind === 'poll' || node.kind === 'quiz';
const byId = <T extends { id: string }>(all: readonly T[]): Map<string, T> => new Map(all.map((one) => [one.id, one]));

/** The nodes that everybody may read. */
const withoutNotes = (nodes: readonly WorkshopNode[]): WorkshopNode[] =>
  nodes.filter(({ kind }) => kind !== 'stage-note');

/** The format without what is for the facilitator only. */
export function publicWorkshop(workshop: ServedWorkshop): ServedWorkshop {
  const parts = workshop.parts.map((part) => ({
    ...part,
    blocks: part.blocks.map((block) => ({ ...block, nodes: withoutNotes(block.nodes) })),
  }));
  const followUp = { ...workshop.followUp, nodes: withoutNotes(workshop.followUp.nodes) };
  return { ...workshop, parts, followUp, evaluation: withoutNotes(workshop.evaluation) };
}

const hashLength = 16;
/** Under what name a format is kept: the same words, the same name. */
export const agendaId = (workshop: ServedWorkshop): string =>
  `${workshop.name}-${createHash('sha256').update(JSON.stringify(workshop)).digest('base64url').slice(0, hashLength)}`;

/** The format's name in `agendaId`. */
export const formatNameIn = (id: string): string => id.slice(0, id.length - hashLength - 1);

export function createAgenda(workshop: ServedWorkshop): Agenda {
  const blocks = workshop.parts.flatMap((part) => part.blocks);
  const inRoom = [...blocks.flatMap(({ nodes }) => nodes), ...workshop.evaluation];
  const evaluation = workshop.evaluation.filter(isVotable);
  return {
    workshop,
    json: { public: JSON.stringify(publicWorkshop(workshop)), stage: JSON.stringify(workshop) },
    blocks,
    places: [...blocks.map(({ id }) => id), ...(workshop.evaluation.length > 0 ? [afterBlocks.evaluation] : [])],
    votables: byId(inRoom.filter(isVotable)),
    evaluation: evaluation.map(({ id }) => id),
    followUp: byId(workshop.followUp.nodes.filter(isVotable)),
    lists: byId(inRoom.filter((node): node is SharedList => node.kind === 'shared-list')),
  };
}

/** Columns of a list of the room; the facilitator's own lists have one. */
export const columnsOf = (list: SharedListKind | 'texts'): readonly string[] =>
  list === 'texts' ? ['Text'] : sharedListColumns[list];
