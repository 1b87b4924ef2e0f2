import { blocksOf, endPlace, evaluationPlace, type Place, placesOf } from '../../workshops/format/agenda.ts';
import { formNames } from '../../workshops/format/names.ts';
import type { ServedWorkshop } from '../../workshops/format/room.ts';
import { strings } from './strings-workshop.ts';

/** Where a room stands, and what comes then. */
export interface Standing {
  place: Place;
  next: Place | undefined;
  /** How many blocks there are. */
  blocks: number;
}

/** Undefined where the agenda has no such place: it is of another version. */
export function standingOf(agenda: ServedWorkshop, id: string): Standing | undefined {
  const places = placesOf(agenda);
  const index = places.findIndex((place) => place.id === id);
  const place = places[index];
  return place && { place, next: places[index + 1], blocks: blocksOf(agenda).length };
}

export function titleOf({ id, block }: Place): string {
  if (block) return block.title;
  return id === endPlace ? strings.workshop.end : strings.workshop.evaluation;
}

/** “Block 3 von 11 · In Gruppen · 45 Minuten” */
export function whereabouts({ place: { block, part, position, id }, blocks }: Standing): string {
  const { evaluationHow, position: ofBlocks, minutes } = strings.workshop;
  if (!block) return id === evaluationPlace ? evaluationHow : '';
  const parts = [part?.title, ofBlocks(position, blocks), formNames[block.form], minutes(block.minutes)];
  return parts.filter(Boolean).join(' · ');
}
