import type { ServedWorkshop, StageCommand, StageState } from '../../workshops/format/room.ts';
import type { Votable } from '../../workshops/format/workshop.ts';
import type { Drafts } from '../core/drafts.ts';
import type { WorkshopContent } from '../core/workshop-content.ts';
import type { Standing } from '../core/workshop-place.ts';

/** Fields of a form that somebody is filling in, by their name. */
export type Fields = Record<string, string>;

/** What the parts of the stage need. */
export interface Stage {
  agenda: ServedWorkshop;
  state: StageState;
  standing: Standing;
  votables: ReadonlyMap<string, Votable>;
  content: WorkshopContent;
  /** Forms that are being filled in, by name. They survive a reload. */
  drafts: Drafts<Fields>;
  /** @returns whether the room has obeyed; if not, it has been said why */
  command(command: StageCommand): Promise<boolean>;
  /** Asks before something is lost. */
  confirm(question: Question): void;
  /** Shows what has changed in the drafts. */
  update(): void;
  /** Says a sentence to eyes and ears. */
  tell(sentence: string): void;
}

export interface Question {
  title: string;
  what: string;
  yes: string;
  command: StageCommand;
}
