import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Answer, Evaluation } from '../../sequences/format/index.ts';
import type { Actor, Draft, Level, Statement } from '../../sequences/record/index.ts';

/** Where a learner reads on; the State API document `lesezeichen` has the same shape. */
export interface Bookmark {
  /** Slug of the section. */
  section: string;
  /** Slugs of the sections that are done. */
  done: string[];
  finished: boolean;
  /** ISO 8601. */
  updatedAt: string;
}
/** Whose a record is: a registration, or `visitor`. */
export type Owner = string;
/** Owner of what was learned without an account. */
export const visitor: Owner = 'besucher';

export interface SequenceRecord {
  owner: Owner;
  kennung: string;
  title: string;
  /** How many sections there are. */
  sections: number;
  bookmark: Bookmark;
  outcome?: 'passed' | 'failed';
}
export interface CheckRecord {
  owner: Owner;
  kennung: string;
  check: string;
  /** Of the check, so that a changed one asks again. */
  version: number;
  answer: Answer;
  evaluation: Evaluation;
}
export interface NoteRecord {
  owner: Owner;
  kennung: string;
  note: string;
  text: string;
}
export interface OutboxEntry {
  /** The statement's UUID. */
  id: string;
  owner: Owner;
  kennung: string;
  /** Milliseconds since 1970 with fractions: keeps what happened in one tab in order. */
  order: number;
  /** `nur-geraet`: the agreement keeps it here. */
  state: 'wartet' | 'nur-geraet' | 'abgelehnt';
  draft: Draft;
  /** As it is sent. Made once; a visitor's has none. */
  statement?: Statement;
  /** Why the server refused it. */
  code?: string;
}
/** As whom and under which agreement somebody learns. */
export interface Learner {
  actor: Actor;
  registration: string;
  level: Level;
  cohort?: string;
}
/** Who was learning a sequence here when the server was last asked; nobody: a visitor. */
export interface LearnerRecord {
  kennung: string;
  learner?: Learner;
  /** When the server said so, ISO 8601. */
  seen: string;
}
/** Which person a registration belongs to, as far as this device has met them. */
export interface OwnerRecord {
  owner: Owner;
  /** Pseudonym. */
  person: string;
  /** They have said that the visitor's work here is not theirs. */
  declined?: boolean;
}

export interface Tables {
  outbox: OutboxEntry;
  sequences: SequenceRecord;
  checks: CheckRecord;
  notes: NoteRecord;
  learners: LearnerRecord;
  owners: OwnerRecord;
}
export type Table = keyof Tables;
export type Key = string | string[];
export type Change = { [T in Table]: { table: T; put: Tables[T] } }[Table] | { table: Table; remove: Key };

export type Get = <T extends Table>(table: T, key: Key) => Promise<Tables[T] | undefined>;

const keyPaths: Record<Table, string | string[]> = {
  outbox: 'id',
  sequences: ['owner', 'kennung'],
  checks: ['owner', 'kennung', 'check'],
  notes: ['owner', 'kennung', 'note'],
  learners: 'kennung',
  owners: 'owner',
};
export const tables = Object.keys(keyPaths) as Table[];

/** Where a record stands in its table. */
export function keyOf(table: Table, value: object): Key {
  const path = keyPaths[table];
  const field = (name: string) => (value as Record<string, string>)[name] ?? '';
  return typeof path === 'string' ? field(path) : path.map(field);
}

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

  constructor(private readonly name = 'komki') {
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
    return openDB(this.name, 2, {
      upgrade: (db, _from, _to, tx) => upgrade(db, tx),
      // A newer version of the page in another tab must not wait for this one.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
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

/** Makes every table anew. Version 1 did not know whose a record is: only what is bound to a registration keeps it. */
async function upgrade(
  db: IDBPDatabase,
  tx: IDBPTransaction<unknown, ArrayLike<string>, 'versionchange'>,
): Promise<void> {
  for (const table of tables) {
    const old: Partial<OutboxEntry>[] = [];
    if (db.objectStoreNames.contains(table)) {
      old.push(...(await tx.objectStore(table).getAll()));
      db.deleteObjectStore(table);
    }
    const store = db.createObjectStore(table, { keyPath: keyPaths[table] });
    if (table === 'learners') continue;
    for (const row of old) void store.put({ owner: row.statement?.context.registration ?? visitor, ...row });
  }
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
