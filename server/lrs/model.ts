import { type Connection, type mongo, Schema } from 'mongoose';
import type { QueryKeys } from './keys.ts';

/**
 * A stored statement: the text as it is given out, and flat keys for queries (see `shared/design/lrs.md`). Echoes and
 * places (see `echoes.ts`) have the same shape.
 */
export interface StatementRecord extends QueryKeys {
  /** Time-ordered key, see `createKeyMaker`. */
  _id: string;
  /** UUID, lower case. */
  id: string;
  /** JSON text with id, stored, authority, version and timestamp in place. */
  raw: string;
  /** Only where a voiding statement targets this one. */
  voided?: true;
  /** Only of an echo (see `echoes.ts`): id of the statement it repeats. */
  of?: string;
  /** Only of the place of a statement that is not there: how often it was referred to. */
  awaits?: number;
}

/** A document of the State resource or of one of the two Profile resources. */
export interface DocumentRecord {
  /** Hash of the scope and the id. */
  _id: string;
  /** Canonical key of the agent; absent for activity profiles. */
  agent?: string;
  /** Absent for agent profiles. */
  activity?: string;
  registration?: string;
  /** `stateId` or `profileId`. */
  documentId: string;
  contentType: string;
  content: Buffer;
  /** Lower-case hex SHA-1 of the content. */
  etag: string;
  updated: Date;
}

/** What is known of an activity from all statements about it. */
export interface ActivityRecord {
  /** `indexKey` of its id. */
  _id: string;
  /** JSON text: the keys of extensions may hold dots and dollars. */
  definition: string;
}

/** The bytes of an attachment. */
export interface AttachmentRecord {
  /** SHA-2, lower-case hex. */
  _id: string;
  content: Buffer;
}

const text = { type: String, required: true } as const;

/**
 * Indexes: one unique for ids, one for the few statements about statements, and eight compound ones for queries, each
 * ending in `_id` so that paging by time needs no sort. Filters beyond these combine an index with a fetch.
 */
const statementSchema = new Schema<StatementRecord>(
  {
    _id: text,
    id: text,
    raw: text,
    agents: { type: [String], default: undefined },
    relatedAgents: { type: [String], default: undefined },
    verb: text,
    activity: String,
    activities: { type: [String], default: undefined },
    registration: String,
    refs: String,
    voids: String,
    voided: Boolean,
    of: String,
    awaits: Number,
  },
  { strict: 'throw', versionKey: false, autoIndex: false, autoCreate: false, collection: 'statements' },
);
statementSchema.index({ id: 1 }, { unique: true });
statementSchema.index({ refs: 1 }, { sparse: true });
statementSchema.index({ agents: 1, _id: 1 });
statementSchema.index({ agents: 1, activity: 1, _id: 1 });
statementSchema.index({ relatedAgents: 1, _id: 1 });
statementSchema.index({ verb: 1, _id: 1 });
statementSchema.index({ activity: 1, _id: 1 });
statementSchema.index({ activity: 1, verb: 1, _id: 1 });
statementSchema.index({ activities: 1, _id: 1 });
statementSchema.index({ registration: 1, _id: 1 });

const documentFields = {
  _id: text,
  agent: String,
  activity: String,
  registration: String,
  documentId: text,
  contentType: text,
  content: { type: Buffer, required: true },
  etag: text,
  updated: { type: Date, required: true },
} as const;
const documentOptions = { strict: 'throw', versionKey: false, autoIndex: false, autoCreate: false } as const;

const stateSchema = new Schema<DocumentRecord>(documentFields, { ...documentOptions, collection: 'states' });
stateSchema.index({ agent: 1, activity: 1 });

const profileSchema = new Schema<DocumentRecord>(documentFields, { ...documentOptions, collection: 'profiles' });
profileSchema.index({ agent: 1 });
profileSchema.index({ activity: 1 });

const activitySchema = new Schema<ActivityRecord>(
  { _id: text, definition: text },
  { ...documentOptions, collection: 'activities' },
);

const attachmentSchema = new Schema<AttachmentRecord>(
  { _id: text, content: { type: Buffer, required: true } },
  { ...documentOptions, collection: 'attachments' },
);

export interface LrsStore {
  /** The native collections: the hot paths need no documents of Mongoose. */
  statements: mongo.Collection<StatementRecord>;
  states: mongo.Collection<DocumentRecord>;
  profiles: mongo.Collection<DocumentRecord>;
  activities: mongo.Collection<ActivityRecord>;
  attachments: mongo.Collection<AttachmentRecord>;
  startSession(): Promise<mongo.ClientSession>;
  /** False for a single mongod that belongs to no replica set. */
  hasTransactions(): Promise<boolean>;
}

/** Registers the models on a connection; `makeIndexes` makes their indexes. */
export function lrsStore(connection: Connection): LrsStore {
  const statements = connection.model<StatementRecord>('Statement', statementSchema);
  const states = connection.model<DocumentRecord>('StateDocument', stateSchema);
  const profiles = connection.model<DocumentRecord>('ProfileDocument', profileSchema);
  const activities = connection.model<ActivityRecord>('Activity', activitySchema);
  const attachments = connection.model<AttachmentRecord>('Attachment', attachmentSchema);
  return {
    // Mongoose types its native collections without the record's type.
    statements: statements.collection as unknown as mongo.Collection<StatementRecord>,
    states: states.collection as unknown as mongo.Collection<DocumentRecord>,
    profiles: profiles.collection as unknown as mongo.Collection<DocumentRecord>,
    activities: activities.collection as unknown as mongo.Collection<ActivityRecord>,
    attachments: attachments.collection as unknown as mongo.Collection<AttachmentRecord>,
    startSession: () => connection.startSession(),
    async hasTransactions() {
      const hello = await connection.db?.command({ hello: 1 });
      return hello?.setName !== undefined || hello?.msg === 'isdbgrid';
    },
  };
}
