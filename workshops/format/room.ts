import type { Check } from '../../sequences/format/nodes.ts';
import type { SharedListKind, Workshop } from './workshop.ts';

/** Letters of a room's code: 30, without those that are mistaken for each other (I, O, S, 0, 1, 5). */
export const codeLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ2346789';
export const codeLength = 6;

/** Fewer votes than this are neither shown nor kept: behind each of them stands somebody. */
export const fewestVotes = 5;

/** One person's vote, as a phone sends it. Ids are those of the poll's options. */
export type Ballot =
  | { type: 'single'; choice: string }
  | { type: 'multiple'; choices: string[] }
  /** 1 … number of steps. */
  | { type: 'scale'; step: number }
  | { type: 'traffic-light'; colours: Record<string, 'green' | 'yellow' | 'red'> }
  /** Up to three, 40 characters each. */
  | { type: 'words'; words: string[] }
  /** All options, the most important first. */
  | { type: 'ranking'; order: string[] }
  /** Up to five, 140 characters each. */
  | { type: 'cards'; cards: string[] }
  /** Was the check right? By `<Kennung>#<id>`. The answers themselves stay on the phone. */
  | { type: 'quiz'; right: Record<string, boolean> };

/**
 * Votes added up. `counts` is flat, so that paper ballots are added and two tallies compared key by key:
 * single, multiple: `<option>` · scale: `1`, `2` … · traffic-light: `<option>/green` … · ranking: `<option>/<place>` ·
 * quiz: `<Kennung>#<id>/right`, `/answered` · words, cards: the text.
 */
export interface Tally {
  votes: number;
  counts: Record<string, number>;
}

/** A poll or quiz of the room that has been started. */
export interface RoomPoll {
  id: string;
  state: 'open' | 'closed';
  /** How many have voted, paper included. */
  votes: number;
  /** Only once it is revealed and from `fewestVotes` on. Texts only after moderation. */
  result?: Tally;
  /** Cards by heading, where the facilitator has sorted them: text → cluster. */
  clusters?: Record<string, string>;
}

/** `left`: milliseconds while it is paused. A timer informs and never locks anything. */
export type Timer = { endsAt: string; minutes: number } | { left: number; minutes: number };

export interface SharedRow {
  id: string;
  /** One text per column of the list. */
  cells: string[];
}

/** What everybody in the room sees: each event carries all of it, so that nobody can miss one. */
export interface RoomState {
  /** Grows with every change, votes included. A command conflicts only with another command, not with votes. */
  revision: number;
  /** ISO 8601, the server's time when this was written: devices show timers by it. */
  now: string;
  /** Id of the agenda block that is on, `auswertung`, or `ende` once the room is closed. */
  block: string;
  timer: Timer | undefined;
  polls: RoomPoll[];
  lists: Record<string, SharedRow[]>;
  /** ISO 8601: when the room ends by itself. */
  closesAt: string;
}

/** What the facilitator sees besides. */
export interface StageState extends RoomState {
  /** Devices connected now, and how many of them ask for time. Numbers only. */
  connected: number;
  needTime: number;
  seats: { taken: number; most: number };
  /**
   * Tallies of closed polls before they are revealed, from `fewestVotes` on. While a poll is open only the number of its
   * votes is known: from tally to tally one could read off the vote that came in between.
   */
  tallies: Record<string, Tally>;
  /**
   * Texts of words and cards, in the order of the alphabet: what came in, how often, and what the facilitator has said to
   * it. While the poll is open they come in groups of `fewestVotes` votes.
   */
  texts: Record<string, { text: string; count: number; decision: 'waiting' | 'shown' | 'hidden'; cluster: string }[]>;
  /** Paper ballots that were typed in. */
  paper: Record<string, Tally>;
  decisions: SharedRow[];
  questions: SharedRow[];
  /** There is a step to take back. */
  canUndo: boolean;
}

/** What the facilitator does. `revision` of the state it was decided on goes along: of two remotes one moves the room. */
export type StageCommand =
  | { do: 'next' | 'previous' | 'undo' | 'close' | 'clear-need-time' }
  | { do: 'go'; block: string }
  | { do: 'timer-start' | 'timer-extend'; minutes: number }
  | { do: 'timer-pause' | 'timer-resume' | 'timer-stop' }
  | { do: 'poll-open' | 'poll-close' | 'poll-reveal' | 'poll-hide' | 'poll-restart'; poll: string }
  | { do: 'text'; poll: string; text: string; decision: 'shown' | 'hidden'; cluster: string }
  | { do: 'paper'; poll: string; tally: Tally }
  | { do: 'row-put'; list: string; row: SharedRow }
  | { do: 'row-remove'; list: string; row: string }
  | { do: 'seats'; most: number };

// ── what goes over the wire besides the states ────────────────────────────────────────────────────────────

/** `ablauf.json`: the format the room was opened with, whatever has become of its file since. For phones without `stage-note`. */
export interface ServedWorkshop extends Workshop {
  /** The checks its quizzes ask, by `<Kennung>#<id>`. */
  checks: Readonly<Record<string, Check>>;
  /** Titles of the published sequences it names, by Kennung; rooms of before do not have them. */
  titles?: Readonly<Record<string, string>>;
}

/** Answer to `GET …/meine-stimmen`: what this device has said in polls that are open, by the poll's id. */
export interface OwnBallots {
  ballots: Record<string, Ballot>;
  needTime: boolean;
}

/** Body of `PUT …/zeit`. The body of `PUT …/stimme/:poll` is a `Ballot`; both are answered by 204. */
export interface NeedTime {
  needTime: boolean;
}

/**
 * Body of `POST …/leitung/befehl`: the command and the revision of the state it was decided on. Answered by 200 with the new
 * `StageState`; by 409 `RAUM_WEITER` with `RoomMoved` when another remote was faster.
 */
export type SentCommand = StageCommand & { revision: number };
export interface RoomMoved {
  code: string;
  message: string;
  state: StageState;
}

/** Names of the lists every room has, beside those of its format. */
export const ownLists = { decisions: 'beschluesse', questions: 'fragen' } as const;

/** What a room's lists are: those of the format by id, and its own. */
export type ListKindOf = (id: string) => SharedListKind | 'texts' | undefined;
