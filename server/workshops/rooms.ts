import { randomInt, randomUUID } from 'node:crypto';
import { mongo } from 'mongoose';
import { addUp } from '../../workshops/format/ballot.ts';
import { fewestVotes, type SentCommand, type ServedWorkshop, type Tally } from '../../workshops/format/room.ts';
import { makeCode } from '../../workshops/format/room-code.ts';
import type { Votable } from '../../workshops/format/workshop.ts';
import { httpError } from '../http/errors.ts';
import type { Clock } from '../http/route.ts';
import { agendaId, formatNameIn } from './agenda.ts';
import type { Ballots } from './ballots.ts';
import { workshopError } from './errors.ts';
import { askingsAfter, askingsOf, followUpKey, followUpKeys, keptUntil, nextOf } from './follow-up.ts';
import { type LiveRoom, stepOf } from './live-room.ts';
import { ballotIn, duplicateKey, type RoomDoc, type WorkshopStore } from './model.ts';
import { applyCommand, ended } from './room-commands.ts';
import {
  ballotKey,
  contentAfter,
  type KeptPoll,
  needTimeKey,
  newContent,
  openKeys,
  type RoomContent,
} from './room-content.ts';

const hour = 3_600_000;
/** A room ends by itself after this time (ms). */
const roomTime = 8 * hour;
/** Seats of a new room, in sizes of the largest group. */
const seatsPerGroup = 2;

/** @throws RAUM_BEENDET (410) when the room is over */
export function mustRun({ isClosed, doc }: LiveRoom, now: Date): void {
  if (isClosed || doc.closesAt <= now) throw workshopError('RAUM_BEENDET');
}

/** Where a new room begins. */
export interface RoomStart {
  /** Id of a part; the first one if there is none. */
  part?: string | undefined;
  /** The room it goes on after. */
  after?: LiveRoom | undefined;
}

export interface RoomsDependencies {
  store: WorkshopStore;
  ballots: Ballots;
  clock: Clock;
  /** Rooms this process holds. */
  live: {
    /** @throws RAUM_UNBEKANNT (404) */
    get(code: string): Promise<LiveRoom>;
    /** Reads a room anew. */
    refresh(room: LiveRoom): Promise<void>;
    drop(id: string): void;
  };
}

/** The life of rooms: opened, led step by step, ended, deleted. */
export function createRooms({ store, ballots, clock, live }: RoomsDependencies) {
  const { Room, Agenda: AgendaModel, rooms } = store;

  // ── opening ─────────────────────────────────────────────────────────────────────────────────────────────

  async function keepAgenda(workshop: ServedWorkshop): Promise<string> {
    const _id = agendaId(workshop);
    await AgendaModel.create({ _id, json: JSON.stringify(workshop) }).catch((error: { code?: unknown }) => {
      if (error.code !== duplicateKey) throw error;
    });
    return _id;
  }

  /**
   * Opens a room.
   * @param start at which part of the format, and after which room of the same format
   * @returns its code
   * @throws NICHT_GEFUNDEN (404) for a part that is none and a room of another format
   */
  async function open(owner: string, workshop: ServedWorkshop, { part, after }: RoomStart = {}): Promise<string> {
    const [first] =
      (part === undefined ? workshop.parts[0] : workshop.parts.find(({ id }) => id === part))?.blocks ?? [];
    const fits = after === undefined || formatNameIn(after.doc.agenda) === workshop.name;
    if (!first || !fits) throw httpError('NICHT_GEFUNDEN');
    const content = after ? contentAfter(after.content, first.id, after.agenda.evaluation) : newContent(first.id);
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
      expiresAt: keptUntil(closesAt, workshop.followUps),
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
      open: isOver ? followUpKeys(nextOf(room.agenda.followUps, content)) : openKeys(content),
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

  async function countedPoll({ doc, agenda }: LiveRoom, poll: KeptPoll): Promise<KeptPoll> {
    return { ...poll, counted: true, ...(await count(doc._id, ballotKey(poll), agenda.votables.get(poll.id))) };
  }

  /** How many there are, and what they say if they are enough. */
  async function count(
    room: string,
    key: string,
    votable: Votable | undefined,
  ): Promise<{ votes: number; tally?: Tally }> {
    const votes = (await ballots.of(room, key)).map(ballotIn);
    const enough = votable !== undefined && votes.length >= fewestVotes;
    return { votes: votes.length, ...(enough && { tally: addUp(votable, votes) }) };
  }

  async function endRoom(room: LiveRoom, content: RoomContent, at: Date): Promise<boolean> {
    const dueAt = nextOf(askingsAfter(at, room.agenda), content)?.until ?? null;
    const over = { closedAt: at, dueAt, expiresAt: keptUntil(at, room.agenda.followUps) };
    if (!(await save(room, content, over))) return false;
    await settle(room);
    // Raised hands, and what a fault has left of votes.
    await ballots.clear(room.doc._id);
    return true;
  }

  /** Adds up what was answered afterwards, and deletes the answers; then the next time somebody asks is what is due. */
  async function endFollowUp(room: LiveRoom): Promise<void> {
    const { doc, content } = room;
    const askings = askingsOf(room);
    const ending = nextOf(askings, content);
    const answers: RoomContent['followUp'] = { ...content.followUp };
    for (const [id, votable] of ending?.votables ?? []) answers[id] = await count(doc._id, followUpKey(id), votable);
    const next = { ...content, followUp: answers };
    if (!(await save(room, next, { dueAt: nextOf(askings, next)?.until ?? null }))) return;
    await ballots.clear(doc._id, followUpKeys(ending));
  }

  const isDue = ({ doc }: LiveRoom): boolean => doc.dueAt !== null && doc.dueAt <= clock();

  /** Ends a room whose time is up; later, each time somebody asks again. */
  async function doDue(room: LiveRoom): Promise<void> {
    while (isDue(room)) {
      if (room.isClosed) await endFollowUp(room);
      else await endRoom(room, ended(room.content), room.doc.closesAt);
    }
  }

  /** A room, ended if its time is up. @throws RAUM_UNBEKANNT (404) */
  async function get(code: string): Promise<LiveRoom> {
    const room = await live.get(code);
    if (isDue(room)) await room.exclusive(() => doDue(room));
    return room;
  }

  /**
   * Does what the facilitator asks.
   * @throws RAUM_WEITER (409) when it was decided on an older step, BEFEHL_UNPASSEND (422), RAUM_BEENDET (410)
   */
  function command(room: LiveRoom, { revision, ...sent }: SentCommand): Promise<void> {
    return room.exclusive(async () => {
      mustRun(room, clock());
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

  return {
    open,
    get,
    command,

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

    /** @param protocol `ProtocolEdits` as JSON */
    async keepProtocol(room: LiveRoom, protocol: string): Promise<void> {
      await rooms.updateOne({ _id: room.doc._id }, { $set: { protocol } });
      room.doc = { ...room.doc, protocol };
    },

    /** Adds up what a process that died has left closed. */
    settle,

    /** Does what is due in all rooms, also in those nobody asks for. */
    async sweep(): Promise<void> {
      // What has nothing due is null there, and null is no earlier than any date.
      const due = await rooms.find({ dueAt: { $lte: clock() } }, { projection: { code: 1 } }).toArray();
      for (const { code } of due) await get(code);
    },
  };
}
export type Rooms = ReturnType<typeof createRooms>;
