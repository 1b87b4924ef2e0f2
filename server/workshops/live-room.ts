import type { Response } from 'express';
import { addTallies, addUp, isTextPoll } from '../../workshops/format/ballot.ts';
import {
  type Ballot,
  fewestVotes,
  ownLists,
  type RoomState,
  type StageState,
  type Tally,
} from '../../workshops/format/room.ts';
import { withPatience } from '../http/patience.ts';
import type { Clock } from '../http/route.ts';
import type { Agenda } from './agenda.ts';
import { asEvent, Channel, coalesced, heartbeat, interval } from './channel.ts';
import { type BallotDoc, ballotIn, type RoomDoc } from './model.ts';
import type { Here, Presence } from './presence.ts';
import {
  ballotKey,
  type KeptPoll,
  needTimeKey,
  publicPoll,
  type RoomContent,
  tallyOf,
  textsOf,
} from './room-content.ts';

/** Revisions within one step: what is not a command moves on by tenths of a second, so that a restart never goes back. */
const perStep = 2 ** 24;
/** On which step of the room a revision rests. */
export const stepOf = (revision: number): number => Math.floor(revision / perStep);

/** Milliseconds for which a state may be given to newcomers: it carries the time, and their timers go by it. */
const freshness = 250;

const sides = ['phones', 'stage'] as const;
/** Phones and projector see the same; the stage sees more. */
export type Side = (typeof sides)[number];

interface Standing {
  revision: number;
  json: string;
  /** `performance.now()` of its making. */
  made: number;
}

/** A room as one server process holds it: what the database says, the votes of its open polls, and who is listening. */
export class LiveRoom {
  private readonly phones = new Channel();
  private readonly stage = new Channel();
  /** Votes of what is open, by `<poll>.<round>` and id. */
  private readonly ballots = new Map<string, Map<string, string>>();
  /** Texts of open polls that the stage may see. */
  private readonly released = new Map<string, Tally>();
  private standings: { phones?: Standing; stage?: Standing } = {};
  private revision = 0;
  private changed = { phones: true, stage: true };
  private queue: Promise<unknown> = Promise.resolve();
  private parsed: RoomContent;
  private readonly soon = coalesced(() => this.publish());

  constructor(
    public doc: RoomDoc,
    readonly agenda: Agenda,
    ballots: readonly BallotDoc[],
    private readonly clock: Clock,
    private readonly presence: Presence,
  ) {
    this.parsed = JSON.parse(doc.content) as RoomContent;
    for (const ballot of ballots) this.keep(ballot);
    for (const key of this.ballots.keys()) this.release(key);
  }

  get content(): RoomContent {
    return this.parsed;
  }

  get isClosed(): boolean {
    return this.doc.closedAt !== null;
  }

  /** Runs one thing after the other: commands of a room never overlap in a process. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(() => withPatience(work()));
    this.queue = done.catch(() => {});
    return done;
  }

  /** Takes over what the database says now. */
  replace(doc: RoomDoc): void {
    this.doc = doc;
    this.parsed = JSON.parse(doc.content) as RoomContent;
    // What is closed and not yet added up is still as many votes.
    const waiting = this.parsed.polls.filter(({ counted }) => !counted).map(ballotKey);
    for (const key of this.ballots.keys()) {
      if (doc.open.includes(key) || waiting.includes(key)) continue;
      this.ballots.delete(key);
      this.released.delete(key);
    }
    this.changed = { phones: true, stage: true };
    // Somebody has moved the room, and everybody looks at the wall.
    this.soon(true);
  }

  setSeats(seats: RoomDoc['seats']): void {
    this.doc = { ...this.doc, seats };
    this.touch('stage');
  }

  // ── votes ───────────────────────────────────────────────────────────────────────────────────────────────

  putBallot(ballot: BallotDoc): void {
    this.keep(ballot);
    const { size } = this.ballots.get(ballot.poll) ?? new Map();
    if (size % fewestVotes === 0) this.release(ballot.poll);
    this.touch('phones', 'stage');
  }

  removeBallot(id: string): void {
    for (const [key, ballots] of this.ballots) {
      // Votes that are deleted because they are added up count until the sum is there.
      if (this.doc.open.includes(key) && ballots.delete(id)) this.touch('phones', 'stage');
    }
  }

  /** What is open and this vote would belong to has moved on meanwhile: it is none of ours. */
  private keep({ _id, poll, value }: BallotDoc): void {
    if (!this.doc.open.includes(poll)) return;
    const own = this.ballots.get(poll) ?? new Map<string, string>();
    this.ballots.set(poll, own.set(_id, value));
  }

  private release(key: string): void {
    const poll = this.content.polls.find((one) => ballotKey(one) === key);
    const votable = poll && this.agenda.votables.get(poll.id);
    const values = [...(this.ballots.get(key)?.values() ?? [])];
    if (!votable || !isTextPoll(votable) || values.length < fewestVotes) return;
    this.released.set(
      key,
      addUp(
        votable,
        values.map((value) => ballotIn({ value })),
      ),
    );
  }

  /** What a device has said, by the ids it votes under. */
  ballotWith(key: string, id: string): Ballot | undefined {
    const value = this.ballots.get(key)?.get(id);
    return value ? ballotIn({ value }) : undefined;
  }

  hasBallot(key: string, id: string): boolean {
    return this.ballots.get(key)?.has(id) ?? false;
  }

  private count(key: string): number {
    return this.ballots.get(key)?.size ?? 0;
  }

  // ── states ──────────────────────────────────────────────────────────────────────────────────────────────

  private roomState(revision: number): RoomState {
    const { block, timer, polls, paper, lists } = this.content;
    const own: readonly string[] = Object.values(ownLists);
    return {
      revision,
      now: this.clock().toISOString(),
      block,
      timer: timer ?? undefined,
      polls: polls.flatMap((poll) => {
        const votable = this.agenda.votables.get(poll.id);
        return votable ? [publicPoll(poll, votable, paper[poll.id], this.count(ballotKey(poll)))] : [];
      }),
      lists: Object.fromEntries(Object.entries(lists).filter(([id]) => !own.includes(id))),
      closesAt: this.doc.closesAt.toISOString(),
    };
  }

  private stageState(revision: number): StageState {
    const { polls, paper, lists, undo } = this.content;
    const tallies: [string, Tally][] = [];
    const texts: StageState['texts'] = {};
    for (const poll of polls) {
      const votable = this.agenda.votables.get(poll.id);
      if (!votable) continue;
      const tally = poll.counted ? tallyOf(poll, paper[poll.id]) : undefined;
      if (tally) tallies.push([poll.id, tally]);
      if (isTextPoll(votable)) texts[poll.id] = textsOf(poll, this.textsIn(poll));
    }
    return {
      ...this.roomState(revision),
      connected: this.presence.count,
      needTime: this.count(needTimeKey(this.content)),
      seats: this.doc.seats,
      tallies: Object.fromEntries(tallies),
      texts,
      paper,
      decisions: lists[ownLists.decisions] ?? [],
      questions: lists[ownLists.questions] ?? [],
      canUndo: undo.length > 0,
    };
  }

  /** Texts for moderation: all of a closed poll; of an open one those that were released together. */
  private textsIn(poll: KeptPoll): Tally {
    const none = { votes: 0, counts: {} };
    const phones = poll.counted ? poll.tally : this.released.get(ballotKey(poll));
    return addTallies(phones ?? none, this.content.paper[poll.id] ?? none);
  }

  // ── who listens ─────────────────────────────────────────────────────────────────────────────────────────

  /** Something has changed for these; they hear of it soon. */
  touch(...who: Side[]): void {
    for (const one of who) this.changed[one] = true;
    this.soon();
  }

  /** A revision above all before it, also above those of the process that served the room before. */
  private nextRevision(): number {
    const { step, steppedAt } = this.doc;
    const tick = Math.floor(Math.max(0, this.clock().getTime() - steppedAt.getTime()) / 100);
    this.revision = Math.max(this.revision + 1, step * perStep + Math.min(tick, perStep - 1));
    return this.revision;
  }

  private make(who: Side, revision: number): Standing {
    const state = who === 'phones' ? this.roomState(revision) : this.stageState(revision);
    const standing = { revision, json: JSON.stringify(state), made: performance.now() };
    this.standings[who] = standing;
    return standing;
  }

  private publish(): void {
    const changed = sides.filter((who) => this.changed[who]);
    if (changed.length === 0) return;
    const revision = this.nextRevision();
    for (const who of changed) {
      this.changed[who] = false;
      this[who].send(asEvent(revision, this.make(who, revision).json));
    }
  }

  /** The state as it is at this moment. */
  present(who: Side): Standing {
    const known = this.standings[who];
    return this.make(who, known && !this.changed[who] ? known.revision : this.nextRevision());
  }

  /** The state for newcomers: made for all who come at about the same time, and with a time that is not old. */
  standing(who: Side): Standing {
    // Few ask for the stage, and they have just done something.
    if (who === 'stage') return this.present(who);
    const known = this.standings[who];
    const age = known ? performance.now() - known.made : Number.POSITIVE_INFINITY;
    return known && age < (this.changed[who] ? interval : freshness) ? known : this.present(who);
  }

  /** @param place of the device that listens; undefined for projector and stage */
  listen(who: Side, res: Response, place: string | undefined): void {
    const { revision, json } = this.standing(who);
    this[who].open(res, asEvent(revision, json), () => {
      if (place === undefined) return;
      this.presence.leave(place);
      this.touch('stage');
    });
    if (place === undefined) return;
    this.presence.arrive(place);
    this.touch('stage');
  }

  /** A device that asks instead of listening is here, too. */
  seen(place: string): void {
    if (this.presence.seen(place)) this.touch('stage');
  }

  /** Another process says how many devices it has; undefined when it has ended. */
  hear(process: string, here: Here | undefined): void {
    this.presence.hear(process, here);
    this.touch('stage');
  }

  get listeners(): number {
    return this.phones.size + this.stage.size;
  }

  beat(): void {
    if (this.presence.beat()) this.touch('stage');
    this.phones.send(heartbeat);
    this.stage.send(heartbeat);
  }

  end(): void {
    this.phones.end();
    this.stage.end();
  }
}
