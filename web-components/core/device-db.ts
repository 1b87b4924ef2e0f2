import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { newRow, type PlanRow } from '../../workshops/format/plan.ts';
import {
  type Change,
  type Get,
  type Key,
  keyOf,
  keyPaths,
  type OutboxEntry,
  type Table,
  type Tables,
  tables,
  visitor,
} from './device-tables.ts';
import { newId } from './new-id.ts';

export * from './device-tables.ts';

/**
 * The one database on the device. Where IndexedDB refuses (private mode, full disk), everything goes on in memory and
 * `durable` turns false: learning is never blocked by storage. The next page tries the disk again.
 */
export class DeviceDb {
  durable = true;
  private disk: Promise<IDBPDatabase | undefined> | undefined;
  private memory: Map<Table, Map<string, unknown>> | undefined;
  private leaving: Promise<undefined> | undefined;
  private readonly channel: BroadcastChannel;

  constructor(readonly name = 'komki') {
    this.channel = new BroadcastChannel(name);
  }

  /** Calls back after every change, whichever tab made it. @returns the function that ends it */
  subscribe(changed: () => void): () => void {
    // A channel never hears itself, but it hears others of the same page: each listener has its own.
    const channel = new BroadcastChannel(this.name);
    channel.onmessage = changed;
    return () => channel.close();
  }

  async get<T extends Table>(table: T, key: Key): Promise<Tables[T] | undefined> {
    const db = await this.open();
    return db ? db.get(table, key) : (this.memory?.get(table)?.get(String(key)) as Tables[T] | undefined);
  }

  /** Everything in a table, or what has the given fields: `all('notes', { owner, kennung })`. */
  async all<T extends Table>(table: T, where: Partial<Tables[T]> = {}): Promise<Tables[T][]> {
    const db = await this.open();
    const values = db ? await db.getAll(table) : ([...(this.memory?.get(table)?.values() ?? [])] as Tables[T][]);
    const fields = Object.entries(where) as [keyof Tables[T], unknown][];
    return values.filter((value) => fields.every(([name, wanted]) => value[name] === wanted));
  }

  /** Writes all changes or none. Resolves when they are on the disk (`durability: strict`). */
  write(changes: readonly Change[]): Promise<void> {
    return this.transact(async () => changes);
  }

  /**
   * Reads and writes in one transaction, safe against other tabs.
   * @param decide may await nothing but `get`; runs again in memory if the disk refuses
   */
  async transact(decide: (get: Get) => Promise<readonly Change[]>): Promise<void> {
    const db = await this.open();
    try {
      if (db) await onDisk(db, decide);
      else await this.inMemory(decide);
    } catch {
      await this.leaveDisk(db);
      await this.inMemory(decide);
    }
    this.channel.postMessage('changed');
  }

  private async inMemory(decide: (get: Get) => Promise<readonly Change[]>): Promise<void> {
    const changes = await decide((table, key) => this.get(table, key));
    for (const change of changes) {
      const values = this.memory?.get(change.table);
      if ('put' in change) values?.set(String(keyOf(change.table, change.put)), change.put);
      else values?.delete(String(change.remove));
    }
  }

  private open(): Promise<IDBPDatabase | undefined> {
    this.disk ??= this.openDisk().catch(() => this.leaveDisk(undefined));
    return this.disk;
  }

  /** Some browsers refuse by an event, some by throwing at once: both end as a rejection here. */
  private async openDisk(): Promise<IDBPDatabase> {
    return openDB(this.name, 6, {
      upgrade: (db, from, _to, tx) => upgrade(db, from, tx),
      // A newer version of the page in another tab must not wait for this one.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        this.disk = undefined;
      },
      terminated: () => {
        this.disk = undefined;
      },
    });
  }

  /** Goes on in memory with what can still be read. However many writes fail at once, there is one memory. */
  private leaveDisk(db: IDBPDatabase | undefined): Promise<undefined> {
    this.durable = false;
    this.leaving ??= this.toMemory(db);
    this.disk = this.leaving;
    return this.leaving;
  }

  private async toMemory(db: IDBPDatabase | undefined): Promise<undefined> {
    const memory = new Map<Table, Map<string, unknown>>();
    for (const table of tables) {
      const values = (await db?.getAll(table).catch(() => undefined)) ?? [];
      memory.set(table, new Map(values.map((value) => [String(keyOf(table, value)), value])));
    }
    this.memory = memory;
    return undefined;
  }
}

type Upgrade = IDBPTransaction<unknown, ArrayLike<string>, 'versionchange'>;

/** Makes the tables that are missing; what older versions have stored stays. */
async function upgrade(db: IDBPDatabase, from: number, tx: Upgrade): Promise<void> {
  if (from === 1) await giveOwners(db, tx);
  for (const table of tables) {
    if (!db.objectStoreNames.contains(table)) db.createObjectStore(table, { keyPath: keyPaths[table] });
  }
  if (db.objectStoreNames.contains('measures')) await moveMeasures(db, tx);
}

/** Version 1 did not know whose a record is: only what is bound to a registration keeps it. Who was learning is asked again. */
async function giveOwners(db: IDBPDatabase, tx: Upgrade): Promise<void> {
  for (const table of tables.filter((name) => db.objectStoreNames.contains(name))) {
    const old: Partial<OutboxEntry>[] = await tx.objectStore(table).getAll();
    db.deleteObjectStore(table);
    const store = db.createObjectStore(table, { keyPath: keyPaths[table] });
    if (table === 'learners') continue;
    for (const row of old) void store.put({ owner: row.statement?.context.registration ?? visitor, ...row });
  }
}

/** A measure as versions before 4 kept it: bare words, one for each owner. */
interface OldMeasure {
  kennung: string;
  measure: string;
  checkpoint: string;
  action: string;
  added: string;
}

/** The measures of every owner become rows of the device's one plan; what several have noted in the same words is one row. */
async function moveMeasures(db: IDBPDatabase, tx: Upgrade): Promise<void> {
  const rows = new Map<string, PlanRow>();
  for (const { kennung, measure, added, ...words } of (await tx.objectStore('measures').getAll()) as OldMeasure[]) {
    const same = JSON.stringify([kennung, measure, words.checkpoint, words.action]);
    const known = rows.get(same);
    if (known && known.added <= added) continue;
    rows.set(same, newRow({ kind: 'sequence', kennung, id: measure }, words, { id: newId(), added }));
  }
  for (const row of rows.values()) void tx.objectStore('plan').put(row);
  db.deleteObjectStore('measures');
}

async function onDisk(db: IDBPDatabase, decide: (get: Get) => Promise<readonly Change[]>): Promise<void> {
  const tx = db.transaction(tables, 'readwrite', { durability: 'strict' });
  // The end is awaited below; until then its failure must not count as unhandled.
  tx.done.catch(() => {});
  try {
    const changes = await decide((table, key) => tx.objectStore(table).get(key));
    for (const change of changes) {
      const store = tx.objectStore(change.table);
      const request = 'put' in change ? store.put(change.put) : store.delete(change.remove);
      // A failed request ends the transaction, which says so.
      request.catch(() => {});
    }
  } catch (error) {
    tx.abort();
    throw error;
  }
  await tx.done;
}
