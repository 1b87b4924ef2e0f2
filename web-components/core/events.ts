import type { Answer, Check, Evaluation, Measure } from '../../sequences/format/index.ts';
import type { Checkpoint, Rating } from '../../workshops/format/instrument.ts';
import type { Ballot } from '../../workshops/format/room.ts';
import type { Signals } from './device-tables.ts';

/**
 * A learner has answered a check. Whoever records it calls `waitUntil` synchronously with the promise of the durable
 * write; the check shows its feedback only afterwards (or after half a second, so that a full disk never blocks learning; a sealed
 * check waits as long as it takes, see `CheckElement`).
 */
export interface AnswerDetail {
  check: Check;
  answer: Answer;
  /** undefined: an exam, which only the server can evaluate. */
  evaluation: Evaluation | undefined;
  waitUntil(saved: Promise<unknown>): void;
}

/** A question of a case is decided and others are still to come; `answer` and `evaluation` are of the decisions so far. */
export interface StepDetail {
  check: Check;
  answer: Answer;
  evaluation: Evaluation;
}

/** Somebody has written into a reflection or beside a Checkpunkt; `text` is all of it. Comes from the shadow root when the element is being removed. */
export interface NoteDetail {
  id: string;
  text: string;
}

/** A learner has given a statement of an Ampel its colour; `signals` are the colours of all its statements so far. */
export interface SignalsDetail {
  id: string;
  signals: Signals;
}

/** A measure goes into the learner's own Maßnahmenplan or out of it. */
export interface PlanDetail {
  measure: Measure;
  planned: boolean;
}

/** A Checkpunkt has got its colour. */
export interface RatingDetail {
  id: string;
  rating: Rating;
}

/** A suggestion of a Checkpunkt goes into the Maßnahmenplan or out of it. */
export interface HintDetail {
  point: Checkpoint;
  /** Words of the suggestion, without markup. */
  action: string;
  planned: boolean;
}

/** Somebody votes, or fills in what may become a vote. */
export interface BallotDetail {
  poll: string;
  ballot: Ballot;
}

declare global {
  interface HTMLElementEventMap {
    'komki-answer': CustomEvent<AnswerDetail>;
    'komki-step': CustomEvent<StepDetail>;
    'komki-note': CustomEvent<NoteDetail>;
    'komki-signals': CustomEvent<SignalsDetail>;
    'komki-plan': CustomEvent<PlanDetail>;
    'komki-rating': CustomEvent<RatingDetail>;
    'komki-hint': CustomEvent<HintDetail>;
    'komki-ballot': CustomEvent<BallotDetail>;
    'komki-ballot-draft': CustomEvent<BallotDetail>;
  }
}
