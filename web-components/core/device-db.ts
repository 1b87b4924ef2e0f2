import { type IDBPDatabase, openDB } from 'idb';
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
export interface SequenceRecord {
  kennung: string;
  title: string;
  /** How many sections there are. */
  sections: number;
  bookmark: Bookmark;
  outcome?: 'passed' | 'failed';
}
export interface CheckRecord {
  kennung: string;
  check: string;
  /** Of the check, so that a changed one asks again. */
  version: number;
  answer: Answer;
  evaluation: Evaluation;
}
export interface NoteRecord {
  kennung: string;
  note: string;
  text: string;
}
export interface OutboxEntry {
  /** The statement's UUID. */
  id: string;
  kennung: string;
  /** Milliseconds since 1970 with fractions: keeps what happened in one tab in order. */
  order: number;
  /** `nur-geraet`: the agreement keeps it here. */
  state: 'wartet' | 'nur-geraet' | 'abgelehnt';
  draft: Draft;
  /** As it is sent, once it is known as whom. Never built twice. */
  statement?: Statement;
  /** Why the server refused it. */
  code?: string;
}
/** Who was learning a sequence here when the server was last asked; nobody: a visitor. */
export interface LearnerRecord {
  kennung: string;
  learner?: { actor: Actor; registration: string; level: Level; cohort?: string };
}

export interface Tables {
  outbox: OutboxEntry;
  sequences: SequenceRecord;
  checks: CheckRecord;
  notes: NoteRecord;
  learners: LearnerRecord;
}
export type Table = keyof Tables;
export type Key = string | [string, string];
export type Change = { [T in Table]: { table: T; put: Tables[T] } | { table: T; remove: Key } }[Table];

type Get = <T extends Table>(table: T, key: Key) => Promise<Tables[T] | undefined>;

const keyPaths: Record<Table, string | string[]> = {
  outbox: 'id',
  sequences: 'kennung',
  checks: ['kennung', 'check'],
  notes: ['kennung', 'note'],
  learners: 'kennung',
};
export const tables = Object.keys(keyPaths) as Table[];

const keyOf = (table: Table, value: object): Key => {
  const path = keyPaths[table];
  const field = (name: string) => (value as Record<string, string>)[name] ?? '';
  return typeof path === 'string' ? field(path) : [field(path[0] ?? ''), field(path[1] ?? '')];
};

/**
 * The one database on the device. Where IndexedDB refuses (private mode, full disk), everything goes on in memory and
 * `durable` turns false: learning is never blocked by storage. The next page tries the disk again.
 */
export class DeviceDb {
  durable = true;
  private disk: Promise<IDBPDatabase | undefined> | undefined;
  private memory: Map<Table, Map<string, unknown>> | undefined;
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

  /** Everything in a table; `kennung` narrows to one sequence. */
  async all<T extends Table>(table: T, kennung?: string): Promise<Tables[T][]> {
    const db = await this.open();
    const values = db ? await db.getAll(table) : ([...(this.memory?.get(table)?.values() ?? [])] as Tables[T][]);
    return kennung === undefined ? values : values.filter((value) => value.kennung === kennung);
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
    return openDB(this.name, 1, {
      upgrade(db) {
        for (const table of tables) db.createObjectStore(table, { keyPath: keyPaths[table] });
      },
      // A newer version of the page in another tab must not wait for this one.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated: () => {
        this.disk = undefined;
      },
    });
  }

  /** Goes on in memory with what can still be read. */
  private async leaveDisk(db: IDBPDatabase | undefined): Promise<undefined> {
    this.durable = false;
    if (!this.memory) {
      const memory = new Map<Table, Map<string, unknown>>();
      for (const table of tables) {
        const values = (await db?.getAll(table).catch(() => undefined)) ?? [];
        memory.set(table, new Map(values.map((value) => [String(keyOf(table, value)), value])));
      }
      this.memory = memory;
    }
    this.disk = Promise.resolve(undefined);
    return undefined;
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
