import { addTallies, cleanText, isTextPoll, textLimits } from '../../workshops/format/ballot.ts';
import { fewestVotes, type RoomPoll, type SharedRow, type Tally, type Timer } from '../../workshops/format/room.ts';
import type { Votable } from '../../workshops/format/workshop.ts';

/** What the facilitator has said to a text. */
export interface Moderated {
  text: string;
  decision: 'shown' | 'hidden';
  /** Heading it stands under; may be empty. */
  cluster: string;
}

/** A poll as the room keeps it. */
export interface KeptPoll {
  id: string;
  state: 'open' | 'closed';
  /** 1, and one more with every new beginning. */
  round: number;
  revealed: boolean;
  /** The votes of a closed poll are added up, and its ballots deleted. */
  counted: boolean;
  /** How many voted by phone; known once they are counted. */
  votes: number;
  /** What they said, if there were enough of them. */
  tally?: Tally;
  moderated: Moderated[];
}

/** What a command changes and undoing it brings back. */
interface Undoable {
  block: string;
  timer: Timer | null;
  polls: KeptPoll[];
  /** Paper ballots, by poll. */
  paper: Record<string, Tally>;
  /** Rows by list, those of the facilitator among them. */
  lists: Record<string, SharedRow[]>;
}

/** Everything a room knows beside its votes. Plain JSON. */
export interface RoomContent extends Undoable {
  /** Grows when the facilitator takes down all raised hands. */
  needTimeRound: number;
  /** What there was before each of the last commands, the latest at the end: only what that command changed. */
  undo: Partial<Undoable>[];
  /** What was answered afterwards, by question, once it is added up. */
  followUp?: Record<string, { votes: number; tally?: Tally }>;
}

/** Under which name raised hands are kept among the ballots. No poll can be called so. */
const needTime = ':zeit';
export const needTimeKey = ({ needTimeRound }: RoomContent): string => `${needTime}.${needTimeRound}`;
export const ballotKey = ({ id, round }: KeptPoll): string => `${id}.${round}`;
/** What ballots are taken for just now. */
export const openKeys = (content: RoomContent): string[] => [
  needTimeKey(content),
  ...content.polls.filter(({ state }) => state === 'open').map(ballotKey),
];

export const newContent = (firstBlock: string): RoomContent => ({
  block: firstBlock,
  timer: null,
  polls: [],
  paper: {},
  lists: {},
  needTimeRound: 1,
  undo: [],
});

/**
 * The content of a room that goes on where another has ended, some days later: what was agreed and what was counted comes
 * along, so that before and after can be compared.
 * @param evaluation ids of what each room asks at its own end
 */
export function contentAfter(before: RoomContent, firstBlock: string, evaluation: readonly string[]): RoomContent {
  const polls = before.polls.filter(({ id, counted }) => counted && !evaluation.includes(id));
  const paper = Object.fromEntries(Object.entries(before.paper).filter(([id]) => polls.some((poll) => poll.id === id)));
  return { ...newContent(firstBlock), polls, paper, lists: before.lists };
}

/** As many votes came by phone, counted or – while the poll is open – as many as there are ballots. */
export const votesOf = (poll: KeptPoll, paper: Tally | undefined, ballots: number): number =>
  (poll.counted ? poll.votes : ballots) + (paper?.votes ?? 0);

/**
 * Phones and paper together, if enough have voted; of texts all that came in. Too few votes by phone are no part of it even
 * where paper makes up the number: whoever has typed in the paper could take it off again.
 */
export function tallyOf(poll: KeptPoll, paper: Tally | undefined): Tally | undefined {
  const none = { votes: 0, counts: {} };
  const all = addTallies(poll.tally ?? none, paper ?? none);
  return all.votes >= fewestVotes ? all : undefined;
}

/** What everybody sees of a poll. */
export function publicPoll(poll: KeptPoll, votable: Votable, paper: Tally | undefined, ballots: number): RoomPoll {
  const shown: RoomPoll = { id: poll.id, state: poll.state, votes: votesOf(poll, paper, ballots) };
  const tally = poll.revealed && poll.counted ? tallyOf(poll, paper) : undefined;
  if (!tally) return shown;
  if (!isTextPoll(votable)) return { ...shown, result: tally };
  const visible = poll.moderated.filter(({ decision }) => decision === 'shown');
  const texts = new Map(visible.map((one) => [one.text, one]));
  const counts = Object.entries(tally.counts).filter(([text]) => texts.has(text));
  const clusters = counts.flatMap(([text]) => {
    const { cluster } = texts.get(text) as Moderated;
    return cluster === '' ? [] : [[text, cluster] as const];
  });
  return {
    ...shown,
    result: { votes: tally.votes, counts: Object.fromEntries(counts) },
    ...(clusters.length > 0 && { clusters: Object.fromEntries(clusters) }),
  };
}

/**
 * The texts of a poll for moderation, by the alphabet.
 * @param tally what has come in, paper included
 */
export function textsOf(poll: KeptPoll, tally: Tally) {
  const moderated = new Map(poll.moderated.map((one) => [one.text, one]));
  return Object.entries(tally.counts)
    .sort(([a], [b]) => a.localeCompare(b, 'de') || (a < b ? -1 : 1))
    .map(([text, count]) => {
      const { decision, cluster } = moderated.get(text) ?? { decision: 'waiting' as const, cluster: '' };
      return { text, count, decision, cluster };
    });
}

/** A text of a poll as it was counted. */
export const asCounted = (text: string): string => cleanText(text).slice(0, textLimits.cards.length);
