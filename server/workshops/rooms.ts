import { randomInt, randomUUID } from 'node:crypto';
import { mongo } from 'mongoose';
import { addUp, readBallot } from '../../workshops/format/ballot.ts';
import type { ServedWorkshop } from '../../workshops/format/room.ts';
import { type Ballot, fewestVotes, type OwnBallots, type SentCommand } from '../../workshops/format/room.ts';
import { makeCode } from '../../workshops/format/room-code.ts';
import type { Clock } from '../http/route.ts';
import { agendaId, createAgenda } from './agenda.ts';
import type { Ballots } from './ballots.ts';
import { workshopError } from './errors.ts';
import { inGroups } from './group.ts';
import { type LiveRoom, stepOf } from './live-room.ts';
import { ballotIn, duplicateKey, type RoomDoc, type WorkshopStore } from './model.ts';
import type { Places } from './places.ts';
import { applyCommand, ended } from './room-commands.ts';
import { ballotKey, type KeptPoll, needTimeKey, newContent, openKeys, type RoomContent } from './room-content.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** A room ends by itself after this time (ms). */
const roomTime = 8 * hour;
/** For so long after its end a room is kept for protocol and follow-up (ms): 26 weeks. */
const keptFor = 182 * day;
/** What a fault leaves of votes is deleted this long after the room's end (ms). */
const ballotMargin = day;
/** Seats of a new room, in sizes of the largest group. */
const seatsPerGroup = 2;

/** The follow-up is open from so many days before its day to so many after. */
export const followUpDays = { before: 7, after: 28 };
export function followUpSpan(closedAt: Date, days: number): { from: Date; until: Date } {
  const at = (more: number) => new Date(closedAt.getTime() + (days + more) * day);
  return { from: at(-followUpDays.before), until: at(followUpDays.after) };
}

export interface RoomsDependencies {
  store: WorkshopStore;
  ballots: Ballots;
  places: Places;
  clock: Clock;
  /** Rooms this process holds. */
  live: {
    /** @throws RAUM_UNBEKANNT (404) */
    get(code: string): Promise<LiveRoom>;
    held(id: string): LiveRoom | undefined;
    /** Reads a room anew. */
    refresh(room: LiveRoom): Promise<void>;
    drop(id: string): void;
  };
}

/** The rules of rooms: who opens, votes, leads and ends them. */
export function createRooms({ store, ballots, places, clock, live }: RoomsDependencies) {
  const { Room, Agenda: AgendaModel, rooms } = store;

  // ── opening ─────────────────────────────────────────────────────────────────────────────────────────────

  async function keepAgenda(workshop: ServedWorkshop): Promise<string> {
    const _id = agendaId(workshop);
    await AgendaModel.create({ _id, json: JSON.stringify(workshop) }).catch((error: { code?: unknown }) => {
      if (error.code !== duplicateKey) throw error;
    });
    return _id;
  }

  /** Opens a room. @returns its code */
  async function open(owner: string, workshop: ServedWorkshop): Promise<string> {
    const agenda = createAgenda(workshop);
    const content = newContent(agenda.places[0] ?? '');
    const now = clock();
    const closesAt = new Date(now.getTime() + roomTime);
    const room: Omit<RoomDoc, 'code'> = {
      _id: randomUUID(),
      owner,
      agenda: await keepAgenda(workshop),
      title: workshop.title,
      openedAt: now,
      closesAt,
      closedAt: null,
      dueAt: closesAt,
      expiresAt: new Date(closesAt.getTime() + keptFor),
      step: 1,
      steppedAt: now,
      seats: { taken: 0, most: workshop.group.most * seatsPerGroup },
      open: openKeys(content),
      content: JSON.stringify(content),
      protocol: null,
    };
    for (;;) {
      const code = makeCode((limit) => randomInt(limit));
      try {
        await Room.create({ ...room, code });
        return code;
      } catch (error) {
        // Another room has drawn the same six letters.
        if (!(error instanceof mongo.MongoServerError && error.code === duplicateKey)) throw error;
      }
    }
  }

  // ── moving on ───────────────────────────────────────────────────────────────────────────────────────────

  /** Writes the next step, if the room is still at the one it was decided on. @returns false when another was faster */
  async function save(room: LiveRoom, content: RoomContent, more: Partial<RoomDoc> = {}): Promise<boolean> {
    const { doc } = room;
    const isOver = doc.closedAt !== null || more.closedAt != null;
    const { seats, ...rest } = more;
    const next = {
      ...rest,
      content: JSON.stringify(content),
      open: isOver ? [] : openKeys(content),
      step: doc.step + 1,
      steppedAt: clock(),
    };
    // Somebody may be taking a seat at this moment.
    const set = { ...next, ...(seats && { 'seats.most': seats.most }) };
    const { matchedCount } = await rooms.updateOne({ _id: doc._id, step: doc.step }, { $set: set });
    if (matchedCount === 0) {
      await live.refresh(room);
      return false;
    }
    room.replace({ ...room.doc, ...next, seats: { ...room.doc.seats, ...(seats && { most: seats.most }) } });
    return true;
  }

  /**
   * Adds up what is closed and deletes its votes. First the sum, then the deletion: whoever dies in between leaves votes that
   * the next one deletes, and who comes second finds the sum there.
   */
  async function settle(room: LiveRoom): Promise<void> {
    const { _id } = room.doc;
    for (;;) {
      const { content } = room;
      const waiting = content.polls.filter(({ state, counted }) => state === 'closed' && !counted);
      if (waiting.length === 0) return;
      const counted = new Map<string, KeptPoll>();
      for (const poll of waiting) counted.set(poll.id, await countedPoll(room, poll));
      const polls = content.polls.map((poll) => counted.get(poll.id) ?? poll);
      if (!(await save(room, { ...content, polls }))) continue;
      await ballots.clear(_id, waiting.map(ballotKey));
    }
  }

  async function countedPoll(room: LiveRoom, poll: KeptPoll): Promise<KeptPoll> {
    const votable = room.agenda.votables.get(poll.id);
    const votes = (await ballots.of(room.doc._id, ballotKey(poll))).map(ballotIn);
    const enough = votable !== undefined && votes.length >= fewestVotes;
    return { ...poll, counted: true, votes: votes.length, ...(enough && { tally: addUp(votable, votes) }) };
  }

  async function endRoom(room: LiveRoom, content: RoomContent, at: Date): Promise<boolean> {
    const { workshop, followUp } = room.agenda;
    const until = followUp.size > 0 ? followUpSpan(at, workshop.followUp.days).until : null;
    const over = { closedAt: at, dueAt: until, expiresAt: new Date(at.getTime() + keptFor) };
    if (!(await save(room, content, over))) return false;
    await settle(room);
    // Raised hands, and what a fault has left of votes.
    await ballots.clear(room.doc._id);
    return true;
  }

  /** Ends a room whose time is up. */
  async function endIfDue(room: LiveRoom): Promise<void> {
    while (!room.isClosed && room.doc.closesAt <= clock()) {
      await endRoom(room, ended(room.content), room.doc.closesAt);
    }
  }

  /** @throws RAUM_BEENDET (410) */
  function mustRun(room: LiveRoom): void {
    if (room.isClosed || room.doc.closesAt <= clock()) throw workshopError('RAUM_BEENDET');
  }

  /** A room, ended if its time is up. @throws RAUM_UNBEKANNT (404) */
  async function get(code: string): Promise<LiveRoom> {
    const room = await live.get(code);
    if (!room.isClosed && room.doc.closesAt <= clock()) await room.exclusive(() => endIfDue(room));
    return room;
  }

  /**
   * Does what the facilitator asks.
   * @throws RAUM_WEITER (409) when it was decided on an older step, BEFEHL_UNPASSEND (422), RAUM_BEENDET (410)
   */
  function command(room: LiveRoom, { revision, ...sent }: SentCommand): Promise<void> {
    return room.exclusive(async () => {
      mustRun(room);
      if (stepOf(revision) !== room.doc.step) throw workshopError('RAUM_WEITER');
      const { content, mostSeats, closes } = applyCommand(room.content, sent, room.agenda, clock());
      const before = needTimeKey(room.content);
      const seats = mostSeats === undefined ? {} : { seats: { ...room.doc.seats, most: mostSeats } };
      const done = closes ? await endRoom(room, content, clock()) : await save(room, content, seats);
      if (!done) throw workshopError('RAUM_WEITER');
      if (sent.do === 'poll-restart') await clearOlder(room, sent.poll);
      if (sent.do === 'clear-need-time') await ballots.clear(room.doc._id, [before]);
      await settle(room);
    });
  }

  /** Votes of the beginning before. */
  async function clearOlder({ doc, content }: LiveRoom, id: string): Promise<void> {
    const round = content.polls.find((poll) => poll.id === id)?.round ?? 1;
    await ballots.clear(doc._id, [`${id}.${round - 1}`]);
  }

  // ── places and votes ────────────────────────────────────────────────────────────────────────────────────

  /** Takes seats for all who ask at once. One result each: whether there was one left. */
  const takeSeat = inGroups(async (wanted: string[]): Promise<boolean[]> => {
    const left = new Map<string, number>();
    for (const id of new Set(wanted)) {
      left.set(id, await takeSeats(id, wanted.filter((one) => one === id).length));
    }
    return wanted.map((id) => {
      const free = left.get(id) ?? 0;
      left.set(id, free - 1);
      return free > 0;
    });
  });

  /** @returns how many of the seats asked for were free */
  async function takeSeats(_id: string, wanted: number): Promise<number> {
    for (;;) {
      const found = await rooms.findOne({ _id }, { projection: { seats: 1 } });
      if (!found) return 0;
      const { taken, most } = found.seats;
      const granted = Math.max(0, Math.min(wanted, most - taken));
      if (granted === 0) return 0;
      const filter = { _id, 'seats.taken': taken, 'seats.most': most };
      const { matchedCount } = await rooms.updateOne(filter, { $set: { 'seats.taken': taken + granted } });
      if (matchedCount === 0) continue;
      live.held(_id)?.setSeats({ taken: taken + granted, most });
      return granted;
    }
  }

  const ballotFor = ({ doc }: LiveRoom, key: string, place: string, value: string) => ({
    _id: places.ballotId(doc._id, key, place),
    room: doc._id,
    poll: key,
    value,
    expiresAt: new Date(doc.closesAt.getTime() + ballotMargin),
  });

  return {
    open,
    get,
    command,

    /** @throws RAUM_VOLL (409), RAUM_BEENDET (410) */
    async takeSeat(room: LiveRoom): Promise<void> {
      mustRun(room);
      if (!(await takeSeat(room.doc._id))) throw workshopError('RAUM_VOLL');
    },

    /**
     * Counts a device's vote, in place of what it said before.
     * @throws ABSTIMMUNG_ZU (409), STIMME_UNGUELTIG (400), RAUM_BEENDET (410)
     */
    async vote(room: LiveRoom, place: string, pollId: string, value: unknown): Promise<void> {
      mustRun(room);
      const poll = room.content.polls.find(({ id, state }) => id === pollId && state === 'open');
      const votable = poll && room.agenda.votables.get(pollId);
      if (!votable) throw workshopError('ABSTIMMUNG_ZU');
      const ballot: Ballot | undefined = readBallot(votable, value);
      if (!ballot) throw workshopError('STIMME_UNGUELTIG');
      const doc = ballotFor(room, ballotKey(poll), place, JSON.stringify(ballot));
      if (!(await ballots.put(doc))) throw workshopError('ABSTIMMUNG_ZU');
      room.putBallot(doc);
    },

    /** Raises or lowers a device's hand. @throws RAUM_BEENDET (410) */
    async needTime(room: LiveRoom, place: string, needsTime: boolean): Promise<void> {
      mustRun(room);
      const doc = ballotFor(room, needTimeKey(room.content), place, '');
      if (needsTime) {
        // A hand raised while all are taken down is down.
        if (await ballots.put(doc)) room.putBallot(doc);
      } else {
        await ballots.withdraw(doc._id);
        room.removeBallot(doc._id);
      }
    },

    /** What a device has said in polls that are open. */
    ownBallots(room: LiveRoom, place: string): OwnBallots {
      const idFor = (key: string) => places.ballotId(room.doc._id, key, place);
      const said = room.content.polls.flatMap((poll) => {
        const key = ballotKey(poll);
        const ballot = room.ballotWith(key, idFor(key));
        return ballot ? [[poll.id, ballot] as const] : [];
      });
      const hand = needTimeKey(room.content);
      return { ballots: Object.fromEntries(said), needTime: room.hasBallot(hand, idFor(hand)) };
    },

    /** Rooms of a trainer, the newest first. */
    async listOf(owner: string): Promise<RoomDoc[]> {
      const own = await Room.find({ owner }).lean<RoomDoc[]>();
      return own.sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime());
    },

    /** Deletes a room with all that belongs to it. */
    async remove({ doc }: LiveRoom): Promise<void> {
      await rooms.deleteOne({ _id: doc._id });
      await ballots.clear(doc._id);
      live.drop(doc._id);
    },

    /** Adds up what a process that died has left closed. */
    settle,

    /** Does what is due in all rooms, also in those nobody asks for. */
    async sweep(): Promise<void> {
      const due = await Room.find({ dueAt: { $ne: null, $lte: clock() } })
        .select({ code: 1 })
        .lean<{ code: string }[]>();
      for (const { code } of due) await get(code);
    },
  };
}
export type Rooms = ReturnType<typeof createRooms>;
