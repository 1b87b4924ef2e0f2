import { randomBytes } from 'node:crypto';
import { withPatience } from '../http/patience.ts';
import type { Clock } from '../http/route.ts';
import { type Agenda, createAgenda, readStored } from './agenda.ts';
import type { Ballots } from './ballots.ts';
import { workshopError } from './errors.ts';
import { LiveRoom } from './live-room.ts';
import type { AgendaDoc, BallotDoc, RoomDoc, WorkshopStore } from './model.ts';
import { type Here, Presence } from './presence.ts';
import type { Changes } from './streams.ts';

/** Milliseconds after which a room nobody asks for is let go. */
const idleTime = 5 * 60_000;

export interface RegistryDependencies {
  store: WorkshopStore;
  ballots: Ballots;
  clock: Clock;
  /** Resolves when changes of other processes arrive; from then on a room may be read. */
  ready(): Promise<void>;
  /** Whether there may be other processes, and they hear of what this one writes. */
  hasOthers(): boolean;
  /** Adds up what a process that died has left. */
  settle(room: LiveRoom): Promise<void>;
  log(line: string): void;
}

/** The rooms this process holds, each read from the database once and kept up to date. */
export function createRegistry({ store, ballots, clock, ready, hasOthers, settle, log }: RegistryDependencies) {
  /** This process among those that serve the database. */
  const self = randomBytes(6).toString('hex');
  const ownField = `here.${self}`;
  let said: Promise<unknown> = Promise.resolve();
  let hasLeft = false;
  /** By code; a promise while a room is being read, so that three hundred phones read it once. */
  const rooms = new Map<string, Promise<LiveRoom>>();
  const byId = new Map<string, LiveRoom>();
  /** When somebody last asked for a room, by code. */
  const asked = new Map<string, number>();
  /** Formats by id: they never change. */
  const agendas = new Map<string, Agenda>();
  /** Changes that arrive while rooms are being read: whoever has read meanwhile may have read what was before. */
  let loading = 0;
  let meanwhile: BallotDoc[] = [];
  const stale = new Set<string>();

  async function agenda(_id: string): Promise<Agenda> {
    const known = agendas.get(_id);
    if (known) return known;
    const { json } = await store.Agenda.findById(_id).orFail().lean<AgendaDoc>();
    const made = createAgenda(readStored(json));
    agendas.set(_id, made);
    return made;
  }

  async function load(code: string): Promise<LiveRoom> {
    await ready();
    loading++;
    try {
      const doc = await store.Room.findOne({ code }).lean<RoomDoc>();
      if (!doc) throw workshopError('RAUM_UNBEKANNT');
      const votes = doc.closedAt ? [] : await ballots.of(doc._id);
      const presence = new Presence(clock, (here) => say(doc._id, here));
      const room = new LiveRoom(doc, await agenda(doc.agenda), votes, clock, presence);
      hear(room, Object.entries(doc.here ?? {}));
      byId.set(doc._id, room);
      for (const ballot of meanwhile) if (ballot.room === doc._id) room.putBallot(ballot);
      if (stale.has(doc._id)) await refresh(room);
      await settle(room);
      return room;
    } finally {
      if (--loading === 0) {
        meanwhile = [];
        stale.clear();
      }
    }
  }

  /** Tells the other processes, one thing after the other. What is lost is said again with the next beat. */
  function say(_id: string, here: Here): void {
    if (hasLeft || !hasOthers()) return;
    const write = () => store.rooms.updateOne({ _id }, { $set: { [ownField]: here } });
    said = said.then(write).catch(() => {});
  }

  function hear(room: LiveRoom, heard: readonly [string, Here | undefined][]): void {
    for (const [process, here] of heard) if (process !== self) room.hear(process, here);
  }

  function get(code: string): Promise<LiveRoom> {
    asked.set(code, performance.now());
    const known = rooms.get(code);
    if (known) return known;
    const loaded = withPatience(load(code));
    rooms.set(code, loaded);
    loaded.catch(() => {
      rooms.delete(code);
      asked.delete(code);
    });
    return loaded;
  }

  /** @throws RAUM_UNBEKANNT (404) when it was deleted meanwhile */
  async function refresh(room: LiveRoom): Promise<void> {
    const { _id } = room.doc;
    const doc = await store.Room.findById(_id).lean<RoomDoc>();
    if (!doc) {
      drop(_id);
      throw workshopError('RAUM_UNBEKANNT');
    }
    hear(room, Object.entries(doc.here ?? {}));
    // An older answer may come later than a newer one.
    if (doc.step > room.doc.step) room.replace(doc);
    else room.setSeats(doc.seats);
  }

  function drop(id: string): void {
    const room = byId.get(id);
    if (!room) return;
    byId.delete(id);
    rooms.delete(room.doc.code);
    asked.delete(room.doc.code);
    room.end();
  }

  const refreshLater = (room: LiveRoom): void => {
    refresh(room).catch((error: unknown) => log(`Workshops: Ein Raum ließ sich nicht neu lesen (${String(error)}).`));
  };

  const changes: Changes = {
    ballot(ballot) {
      if (loading > 0) meanwhile.push(ballot);
      byId.get(ballot.room)?.putBallot(ballot);
    },
    ballotGone(id) {
      for (const room of byId.values()) room.removeBallot(id);
    },
    room(id, { step, taken, most, here }) {
      if (loading > 0) stale.add(id);
      const room = byId.get(id);
      if (!room) return;
      hear(room, here);
      if (step !== undefined && step > room.doc.step) refreshLater(room);
      else if (taken !== undefined) room.setSeats({ ...room.doc.seats, taken });
      if (most !== undefined && step === undefined) room.setSeats({ ...room.doc.seats, most });
    },
    roomGone: drop,
    missed() {
      // Whoever asks next reads anew; streams end and come back.
      for (const id of [...byId.keys()]) drop(id);
    },
  };

  return {
    get,
    refresh,
    drop,
    changes,
    held: (id: string): LiveRoom | undefined => byId.get(id),
    /** Keeps lines open, and lets go of rooms that nobody listens to. */
    beat(): void {
      const oldest = performance.now() - idleTime;
      for (const [id, room] of byId) {
        if (room.listeners > 0) room.beat();
        else if ((asked.get(room.doc.code) ?? 0) < oldest) drop(id);
      }
    },
    /** Ends all streams. */
    hangUp(): void {
      for (const room of byId.values()) room.end();
    },
    /** Says that no device is here any more, and from now on nothing. */
    async leave(): Promise<void> {
      hasLeft = true;
      await said;
      const held = { _id: { $in: [...byId.keys()] }, [ownField]: { $exists: true } };
      if (byId.size > 0 && hasOthers()) await store.rooms.updateMany(held, { $unset: { [ownField]: true } });
    },
  };
}
export type Registry = ReturnType<typeof createRegistry>;
