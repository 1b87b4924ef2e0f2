import { createHash } from 'node:crypto';
import { blocksOf, endPlace, isVotable, placesOf, sharedListsOf, votablesOf } from '../../workshops/format/agenda.ts';
import type { ServedWorkshop } from '../../workshops/format/room.ts';
import {
  type AgendaBlock,
  type FollowUp,
  type SharedList,
  type SharedListKind,
  sharedListColumns,
  type Votable,
  type Workshop,
  type WorkshopNode,
} from '../../workshops/format/workshop.ts';

/** A format as a room walks through it. */
export interface Agenda {
  workshop: ServedWorkshop;
  /** `ablauf.json` for phones and for the stage. */
  json: { public: string; stage: string };
  blocks: AgendaBlock[];
  /** Where a room can be led, in order: its blocks, and the evaluation where there is one. */
  places: string[];
  /** What is voted on in the room, by id. */
  votables: ReadonlyMap<string, Votable>;
  /** Ids of what the evaluation asks. */
  evaluation: string[];
  /** What is asked again afterwards, one after the other. */
  followUps: readonly AgendaFollowUp[];
  lists: ReadonlyMap<string, SharedList>;
}

/** What is asked again, its questions by id. */
export interface AgendaFollowUp extends FollowUp {
  votables: ReadonlyMap<string, Votable>;
}

const byId = <T extends { id: string }>(all: readonly T[]): Map<string, T> => new Map(all.map((one) => [one.id, one]));

/** The nodes that everybody may read. */
const withoutNotes = (nodes: readonly WorkshopNode[]): WorkshopNode[] =>
  nodes.filter(({ kind }) => kind !== 'stage-note');

/** The format without what is for the facilitator only. */
export function publicWorkshop<W extends Workshop>(workshop: W): W {
  const parts = workshop.parts.map((part) => ({
    ...part,
    blocks: part.blocks.map((block) => ({ ...block, nodes: withoutNotes(block.nodes) })),
  }));
  const followUps = workshop.followUps.map((one) => ({ ...one, nodes: withoutNotes(one.nodes) }));
  const materials = workshop.materials.filter(({ leadersOnly }) => !leadersOnly);
  return { ...workshop, materials, parts, followUps, evaluation: withoutNotes(workshop.evaluation) };
}

const hashLength = 16;
/** Under what name a format is kept: the same words, the same name. */
export const agendaId = (workshop: ServedWorkshop): string =>
  `${workshop.name}-${createHash('sha256').update(JSON.stringify(workshop)).digest('base64url').slice(0, hashLength)}`;

/** The format's name in `agendaId`. */
export const formatNameIn = (id: string): string => id.slice(0, id.length - hashLength - 1);

/** Rooms that were opened when a format asked again only once have it like this. */
type AskedOnce = Omit<ServedWorkshop, 'followUps'> & { followUp: Omit<FollowUp, 'id'> };

/** Reads a format as a room keeps it. */
export function readStored(json: string): ServedWorkshop {
  const stored = JSON.parse(json) as ServedWorkshop | AskedOnce;
  if ('followUps' in stored) return stored;
  const { followUp, ...rest } = stored;
  return { ...rest, followUps: [{ id: 'nachfassen', ...followUp }] };
}

export function createAgenda(workshop: ServedWorkshop): Agenda {
  const places = placesOf(workshop).map(({ id }) => id);
  return {
    workshop,
    json: { public: JSON.stringify(publicWorkshop(workshop)), stage: JSON.stringify(workshop) },
    blocks: blocksOf(workshop),
    places: places.filter((id) => id !== endPlace),
    votables: votablesOf(workshop),
    evaluation: workshop.evaluation.filter(isVotable).map(({ id }) => id),
    followUps: workshop.followUps.map((one) => ({ ...one, votables: byId(one.nodes.filter(isVotable)) })),
    lists: byId(sharedListsOf(workshop)),
  };
}

/** Columns of a list of the room; the facilitator's own lists have one. */
export const columnsOf = (list: SharedListKind | 'texts'): readonly string[] =>
  list === 'texts' ? ['Text'] : sharedListColumns[list];
