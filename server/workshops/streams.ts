import { setTimeout as sleep } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import type { BallotDoc, RoomDoc } from './model.ts';
import type { Here } from './presence.ts';

export interface RoomChange {
  step?: number;
  taken?: number;
  most?: number;
  /** What processes say of their devices, by process; undefined of one that has ended. */
  here: [string, Here | undefined][];
}

/** What another process may have done. */
export interface Changes {
  ballot(ballot: BallotDoc): void;
  ballotGone(id: string): void;
  room(id: string, changed: RoomChange): void;
  roomGone(id: string): void;
  /** Some changes may have been missed: read everything anew. */
  missed(): void;
}

/** Milliseconds until a stream that broke is opened again. */
const pause = 500;

type Collection<Doc extends mongo.Document> = Pick<mongo.Collection<Doc>, 'watch'>;

/**
 * Follows what all servers do to rooms and votes, through MongoDB's change streams. What this process has done itself arrives
 * here, too; doing it again changes nothing.
 */
export function followChanges(
  { rooms, ballots }: { rooms: Collection<RoomDoc>; ballots: Collection<BallotDoc> },
  changes: Changes,
  log: (line: string) => void,
) {
  const open = new Set<mongo.ChangeStream<never>>();
  let closing = false;
  /** What was said of the present outage: once is enough. */
  let isSilent = false;
  const say = (line: string): void => {
    if (!isSilent) log(line);
    isSilent = true;
  };

  function onRoom(event: mongo.ChangeStreamDocument<RoomDoc>): void {
    if (event.operationType === 'delete') changes.roomGone(event.documentKey._id);
    if (event.operationType !== 'update') return;
    const { updatedFields: fields = {}, removedFields = [] } = event.updateDescription as {
      updatedFields?: Record<string, unknown>;
      removedFields?: string[];
    };
    const seats = (fields.seats ?? {}) as Partial<RoomDoc['seats']>;
    const read = (name: string, whole?: number): number | undefined =>
      typeof fields[name] === 'number' ? fields[name] : whole;
    const step = read('step');
    const taken = read('seats.taken', seats.taken);
    const most = read('seats.most', seats.most);
    const [whole, ofProcess] = ['here', 'here.'];
    const said = Object.entries(fields).flatMap(([name, value]): [string, Here | undefined][] => {
      if (name === whole) return Object.entries(value as Record<string, Here>);
      return name.startsWith(ofProcess) ? [[name.slice(ofProcess.length), value as Here]] : [];
    });
    const ended = removedFields.filter((name) => name.startsWith(ofProcess));
    changes.room(event.documentKey._id, {
      here: [...said, ...ended.map((name): [string, undefined] => [name.slice(ofProcess.length), undefined])],
      ...(step !== undefined && { step }),
      ...(taken !== undefined && { taken }),
      ...(most !== undefined && { most }),
    });
  }

  function onBallot(event: mongo.ChangeStreamDocument<BallotDoc>): void {
    if (event.operationType === 'insert' || event.operationType === 'replace') changes.ballot(event.fullDocument);
    if (event.operationType === 'delete') changes.ballotGone(event.documentKey._id);
  }

  /** Reads one collection's changes until the server ends. @returns when the first stream stands */
  function follow<Doc extends mongo.Document>(
    collection: Collection<Doc>,
    take: (event: mongo.ChangeStreamDocument<Doc>) => void,
  ): Promise<void> {
    return new Promise((resolve) => {
      const keepOn = async () => {
        for (let isFirst = true; !closing; isFirst = false) {
          const stream = collection.watch([], { maxAwaitTimeMS: 1_000 }) as mongo.ChangeStream<Doc>;
          open.add(stream as unknown as mongo.ChangeStream<never>);
          try {
            // The first question is what opens the stream: from here on nothing is missed.
            const early = await stream.tryNext();
            isSilent = false;
            if (!isFirst) changes.missed();
            resolve();
            if (early) take(early);
            for await (const event of stream) take(event);
          } catch (error) {
            if (!closing) say(`Workshops: Die Meldungen der Datenbank sind unterbrochen (${String(error)}).`);
          } finally {
            open.delete(stream as unknown as mongo.ChangeStream<never>);
            await stream.close().catch(() => {});
          }
          if (!closing) await sleep(pause);
        }
      };
      void keepOn();
    });
  }

  const ready = Promise.all([follow(rooms, onRoom), follow(ballots, onBallot)]);
  return {
    /** Resolves when nothing is missed from now on. */
    ready,
    async close(): Promise<void> {
      closing = true;
      await Promise.all([...open].map((stream) => stream.close().catch(() => {})));
    },
  };
}
export type Following = ReturnType<typeof followChanges>;
