import type { Answer, Evaluation } from '../../sequences/format/index.ts';
import type { Actor, Draft, Level, Statement } from '../../sequences/record/index.ts';
import type { Step, WorkshopOffer } from '../../workshops/format/learning.ts';
import type { PlanRow } from '../../workshops/format/plan.ts';
import type { Run } from '../../workshops/format/run.ts';
import type { VaultContents } from '../../workshops/format/vault.ts';

// What the device keeps, table by table. Notes, Ampel colours, the Maßnahmenplan and checks stay here: no statement and no state
// document ever holds any of them. Plan and checks leave it sealed, for whoever has set up a copy for their own devices.

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
  /** A case of which only the first questions are decided. */
  begun?: true;
}
export interface NoteRecord {
  owner: Owner;
  kennung: string;
  note: string;
  text: string;
}
/** The lights of an Ampel, from the surest to the wariest. What a learner chooses is for themselves, never a grade. */
export const signals = ['green', 'yellow', 'red'] as const;
export type Signal = (typeof signals)[number];
/** By the slug of the statement. */
export type Signals = Readonly<Record<string, Signal>>;
export interface LightRecord {
  owner: Owner;
  kennung: string;
  /** Id of the Ampel. */
  light: string;
  signals: Signals;
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
/** A learning path that somebody has kept from a check. It belongs to the device, like the check. */
export interface PathRecord {
  /** Name of the instrument. */
  check: string;
  /** Title of the instrument. */
  title: string;
  steps: Step[];
  /** Workshops that go with it; earlier versions kept none. */
  workshops?: WorkshopOffer[];
  /** ISO 8601: when it was kept. */
  kept: string;
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

/** The encrypted copy that this device takes part in; there is one at most. */
export interface VaultRecord {
  id: typeof vaultId;
  /** Pseudonym of whose it is. */
  person: string;
  /** Cannot be exported: scripts can use it, but not read it. */
  key: CryptoKey;
  salt: Uint8Array<ArrayBuffer>;
  /** Of the copy on the server as this device knows it, and what is in it. */
  etag: string;
  /** undefined: they have never been brought together. */
  base?: VaultContents;
  revision: number;
  /** ISO 8601: when both were last the same. */
  synced: string;
}
export const vaultId = 'eigene';

export interface Tables {
  outbox: OutboxEntry;
  sequences: SequenceRecord;
  checks: CheckRecord;
  notes: NoteRecord;
  lights: LightRecord;
  /** The one plan of this device; it belongs to nobody in particular. */
  plan: PlanRow;
  /** Checks that were filled in on this device; like the plan they belong to nobody in particular. */
  runs: Run;
  paths: PathRecord;
  learners: LearnerRecord;
  owners: OwnerRecord;
  vaults: VaultRecord;
}
export type Table = keyof Tables;
export type Key = string | string[];
export type Change = { [T in Table]: { table: T; put: Tables[T] } }[Table] | { table: Table; remove: Key };

export type Get = <T extends Table>(table: T, key: Key) => Promise<Tables[T] | undefined>;

export const keyPaths: Record<Table, string | string[]> = {
  outbox: 'id',
  sequences: ['owner', 'kennung'],
  checks: ['owner', 'kennung', 'check'],
  notes: ['owner', 'kennung', 'note'],
  lights: ['owner', 'kennung', 'light'],
  plan: 'id',
  runs: 'id',
  paths: 'check',
  learners: 'kennung',
  owners: 'owner',
  vaults: 'id',
};
export const tables = Object.keys(keyPaths) as Table[];

/** Where a record stands in its table. */
export function keyOf(table: Table, value: object): Key {
  const path = keyPaths[table];
  const field = (name: string) => (value as Record<string, string>)[name] ?? '';
  return typeof path === 'string' ? field(path) : path.map(field);
}
