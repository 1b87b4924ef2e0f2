import { setImmediate as nextTurn } from 'node:timers/promises';
import { withPatience } from '../http/patience.ts';
import type { Clock } from '../http/route.ts';
import type { Activities } from './activities.ts';
import { sameStatement } from './canonical.ts';
import { beforeStatements, changeBy } from './echoes.ts';
import { lrsError } from './errors.ts';
import { createInserts, type Taken } from './inserts.ts';
import { createKeyMaker, type QueryKeys, storedOf } from './keys.ts';
import type { LrsStore, StatementRecord } from './model.ts';
import type { StoredStatement, Version, XapiActivity, XapiStatement } from './statement.ts';
import { formatMicros } from './timestamps.ts';

/** A validated statement on its way into the store. */
export interface Incoming {
  /** UUID, lower case. */
  id: string;
  /** As it was sent. */
  given: XapiStatement;
  /** What is stored instead of what was sent, or beside it. */
  set: Required<Pick<XapiStatement, 'id' | 'authority' | 'version'>>;
  /** Whose rules its request follows. */
  version: Version;
  /** What it says of activities. */
  activities: readonly XapiActivity[];
  keys: QueryKeys;
}

interface Request {
  items: Incoming[];
  /**
   * How often one of its ids was taken, by another's statement or by the place of one that is awaited; from then on it is
   * committed alone and asks first.
   */
  retries: number;
  resolve(): void;
  reject(error: unknown): void;
}

/** A statement about to be stored. */
interface Entry {
  statement: XapiStatement;
  record: StatementRecord;
}

/** Statements of one insert at most; what is beyond waits for the next group. Twice as many cost 28 MB and save no time. */
const groupSize = 500;
/** With the pauses between them they take about three seconds. */
const mostRetries = 20;
const longestPause = 250;
/** How many times its patience the writer counts with what it has given up. */
const longestDoubt = 20;

export interface WriterDeps {
  store: LrsStore;
  clock: Clock;
  activities: Activities;
  project(stored: StoredStatement[]): Promise<void>;
  /** Milliseconds after which an insert is given up, so that nothing waits behind it for ever. */
  patience: number;
  log(line: string): void;
}

/**
 * Stores statements, exactly once per id. Group commit: while one insert is under way later requests wait and leave
 * together as one `insertMany`; each is answered after its own acknowledgement. A single statement costs one command.
 * A group with a batch or a statement about another asks first which ids exist and stores in a transaction, so that a
 * batch is there as a whole or not at all, and a statement with what it means for others (see `echoes.ts`), also for
 * another process and after a crash.
 */
export function createWriter({ store: database, clock, activities, project, patience, log }: WriterDeps) {
  const { statements } = database;
  const { takenOf, insert, storeWhole, storeInTurn } = createInserts(database);
  const keys = createKeyMaker(clock);
  const queue: Request[] = [];
  let ready: Promise<void> | undefined;
  /** Without transactions a batch is whole by the check before its insert, but not against another process. */
  let hasTransactions = true;
  let draining = false;
  /** Since when: the commits that may still store something, oldest first. */
  const underWay = new Set<Date>();

  async function load(): Promise<void> {
    hasTransactions = await database.hasTransactions();
    const last = await statements
      .find({ _id: { $gt: beforeStatements } }, { projection: { _id: 1 } })
      .sort({ _id: -1 })
      .limit(1)
      .next();
    keys.after(last?._id);
  }

  function start(): Promise<void> {
    ready ??= load().catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return ready;
  }

  function entry({ id, given, set, keys: queryKeys }: Incoming): Entry {
    const _id = keys.next();
    const stored = storedOf(_id);
    const statement = { ...given, ...set, stored, timestamp: given.timestamp ?? stored };
    return { statement, record: { _id, id, raw: JSON.stringify(statement), ...queryKeys } };
  }

  const differs = (text: string | undefined, item: Incoming): boolean =>
    text !== undefined && !sameStatement(text, item.given, item.version);

  function enqueue(request: Request): void {
    queue.push(request);
    if (!draining) void drain();
  }

  /** After a pause: a transaction of a process that has just died keeps its ids until the engine gives it up. */
  function retry(request: Request): void {
    if (request.retries === mostRetries) {
      request.reject(lrsError('LRS_BUSY'));
      return;
    }
    const again = { ...request, retries: request.retries + 1 };
    setTimeout(() => enqueue(again), Math.min(2 ** request.retries, longestPause));
  }

  /** Settles the requests with an id that is taken: another process has stored it meanwhile, or others await it. */
  async function settleRefused(open: Set<Request>, refused: string[], entries: Map<string, Entry>): Promise<void> {
    const { texts } = await takenOf(refused);
    for (const id of refused) entries.delete(id);
    for (const request of open) {
      const met = request.items.filter(({ id }) => refused.includes(id));
      const conflict = met.find((item) => differs(texts.get(item.id), item));
      if (conflict) request.reject(lrsError('LRS_CONFLICT', { id: conflict.id }));
      else if (met.some(({ id }) => !texts.has(id))) retry(request);
      else continue;
      open.delete(request);
    }
  }

  async function commit(group: Request[]): Promise<void> {
    const mustAsk = group.some(
      ({ items, retries }) => retries > 0 || items.length > 1 || items.some(({ keys }) => keys.refs !== undefined),
    );
    const taken = mustAsk ? await takenOf(group.flatMap(({ items }) => items.map(({ id }) => id))) : undefined;
    const known = taken?.texts ?? new Map<string, string>();
    const entries = new Map<string, Entry>();
    const open = new Set<Request>();
    for (const request of group) {
      const conflict = request.items.find((item) => differs(known.get(item.id), item));
      if (conflict) request.reject(lrsError('LRS_CONFLICT', { id: conflict.id }));
      // Two new statements under one id: the second is judged by what the database says about the first.
      else if (request.items.some((item) => differs(entries.get(item.id)?.record.raw, item))) retry(request);
      else {
        open.add(request);
        for (const item of request.items) {
          if (!known.has(item.id) && !entries.has(item.id)) entries.set(item.id, entry(item));
        }
      }
    }
    try {
      if (await store(entries, open, taken)) await settle(entries, open);
      else open.forEach(retry);
    } catch (error) {
      for (const request of open) request.reject(error);
    }
  }

  /**
   * @param taken what is known of the ids; undefined for single statements about none
   * @returns false when another process was faster with one of the ids
   */
  async function store(entries: Map<string, Entry>, open: Set<Request>, taken: Taken | undefined): Promise<boolean> {
    if (taken && entries.size > 0) {
      const fresh = new Map(Array.from(entries, ([id, { record }]) => [id, record]));
      const change = await changeBy(statements, fresh, taken.places);
      if (hasTransactions) return storeWhole(change);
      const refused = await storeInTurn(change);
      if (refused?.length) await settleRefused(open, refused, entries);
      return refused !== undefined;
    }
    const refused = await insert(Array.from(entries.values(), ({ record }) => record));
    if (refused.length > 0) await settleRefused(open, refused, entries);
    return true;
  }

  async function settle(entries: Map<string, Entry>, open: Set<Request>): Promise<void> {
    const accepted = [...open].flatMap(({ items }) => items);
    await Promise.all([
      tellProjection([...entries.values()]),
      activities
        .learn(accepted.flatMap((item) => item.activities))
        .catch((error: unknown) => log(`LRS: Beschreibungen von Aktivitäten fehlen noch (${String(error)})`)),
    ]);
    for (const request of open) request.resolve();
  }

  async function tellProjection(entries: Entry[]): Promise<void> {
    const stored = entries.map(
      ({ statement, record: { _id, id, voids, voided = false } }): StoredStatement => ({
        _id,
        id,
        stored: storedOf(_id),
        statement,
        voided,
        ...(voids !== undefined && { voids }),
      }),
    );
    if (stored.length === 0) return;
    try {
      await project(stored);
    } catch (error) {
      log(`LRS: Die Fortschrittsdaten ließen sich nicht fortschreiben und werden nachgeholt (${String(error)})`);
    }
  }

  function takeGroup(): Request[] {
    let size = 0;
    let count = 0;
    for (const { items, retries } of queue) {
      // What has met others goes alone, so that nobody else has to wait with it.
      if (count > 0 && (retries > 0 || size + items.length > groupSize)) break;
      size += items.length;
      count++;
      if (retries > 0) break;
    }
    return queue.splice(0, count);
  }

  async function commitWithPatience(group: Request[]): Promise<void> {
    const begun = clock();
    underWay.add(begun);
    const work = commit(group);
    try {
      await withPatience(work, patience);
      underWay.delete(begun);
    } catch (error) {
      const isOver = () => underWay.delete(begun);
      withPatience(work, longestDoubt * patience).then(isOver, isOver);
      throw error;
    }
  }

  /** Never rejects: each failure goes to the requests of its group. */
  async function drain(): Promise<void> {
    draining = true;
    // What arrives in the same turn of the event loop leaves together.
    await nextTurn();
    while (queue.length > 0) {
      const group = takeGroup();
      try {
        await start();
        await commitWithPatience(group);
      } catch (error) {
        for (const request of group) request.reject(error);
      }
    }
    draining = false;
  }

  return {
    /** Reads what an earlier run left; otherwise the first write does. The indexes must stand. */
    start,
    /**
     * Stores all statements of one request or none.
     * @throws LRS_CONFLICT (409) when an id is taken by another statement; LRS_BUSY (503) when somebody else has been
     *   storing the same ids for seconds; DATENBANK_NICHT_ERREICHBAR (503) or the driver's error when nothing is known
     *   about the outcome (sending again is harmless).
     */
    write(items: Incoming[]): Promise<void> {
      return new Promise((resolve, reject) => enqueue({ items, retries: 0, resolve, reject }));
    },
    /** Everything with an earlier `stored` can be read (Communication § 2.1.3). */
    consistentThrough(): string {
      const [through = clock()] = underWay;
      return formatMicros({ millis: through.getTime(), micros: 0 });
    },
  };
}

export type Writer = ReturnType<typeof createWriter>;
