import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { mongo } from 'mongoose';
import type { Clock } from '../http/route.ts';
import { indexKey } from './canonical.ts';
import { lrsError } from './errors.ts';
import { essenceOf } from './formats.ts';
import type { DocumentRecord } from './model.ts';

/** What a document belongs to (Communication § 2.3, 2.6, 2.7): state to agent and activity, a profile to one of them. */
export interface DocumentScope {
  /** Canonical key of the agent. */
  agent?: string;
  activity?: string;
  /** UUID, lower case; only of state. */
  registration?: string;
}

/** `If-Match` and `If-None-Match` as lists of ETags without quotes; `*` means any document. */
export interface Preconditions {
  ifMatch?: string[];
  ifNoneMatch?: string[];
}

export interface StoredDocument {
  documentId: string;
  contentType: string;
  content: Buffer;
  etag: string;
  updated: Date;
}

/** A document as people get it in their export. */
export interface ExportedDocument {
  activity?: string;
  registration?: string;
  /** `stateId` or `profileId`. */
  id: string;
  contentType: string;
  /** The value of a JSON document, else text; base64 where the bytes are no text. */
  content: unknown;
  updated: Date;
}

/** Of a merge: in each round of merges into one document at least one succeeds, so that many may come at once. */
const attempts = 100;

const isDuplicate = (error: unknown): boolean => error instanceof mongo.MongoServerError && error.code === 11_000;

const isJson = (contentType: string): boolean => essenceOf(contentType) === 'application/json';

/** The JSON object of a document that can be merged. @throws LRS_DOCUMENT_JSON */
function jsonObject(contentType: string, content: Buffer): Record<string, unknown> {
  if (!isJson(contentType)) throw lrsError('LRS_DOCUMENT_JSON');
  try {
    const value: unknown = JSON.parse(content.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw lrsError('LRS_DOCUMENT_JSON', {}, error);
  }
  throw lrsError('LRS_DOCUMENT_JSON');
}

function readable(contentType: string, content: Buffer): unknown {
  if (!isUtf8(content)) return content.toString('base64');
  const text = content.toString('utf8');
  if (!isJson(contentType)) return text;
  try {
    return JSON.parse(text);
  } catch {
    // A machine may store what only claims to be JSON.
    return text;
  }
}

/** Merges top-level properties (§ 2.2): posted ones replace, the others stay. */
function merge(existing: Record<string, unknown>, posted: Record<string, unknown>): Buffer {
  const merged = new Map([...Object.entries(existing), ...Object.entries(posted)]);
  try {
    // Object.fromEntries defines own properties, so a `__proto__` in the data stays data.
    return Buffer.from(JSON.stringify(Object.fromEntries(merged)));
  } catch (error) {
    // Nested deeper than the runtime can write.
    throw lrsError('LRS_DOCUMENT_JSON', {}, error);
  }
}

/** One kind of documents (§ 2.2): each under an id within its scope, guarded by ETags (§ 3.1). */
export function createDocuments(collection: mongo.Collection<DocumentRecord>, clock: Clock) {
  const keyOf = ({ agent, activity, registration }: DocumentScope, documentId: string): string =>
    createHash('sha256')
      .update(JSON.stringify([agent ?? null, activity ?? null, registration ?? null, documentId]))
      .digest('base64url');

  const fieldsOf = ({ agent, activity, registration }: DocumentScope): DocumentScope => ({
    ...(agent !== undefined && { agent }),
    ...(activity !== undefined && { activity: indexKey(activity) }),
    ...(registration !== undefined && { registration }),
  });

  function record(scope: DocumentScope, documentId: string, contentType: string, content: Buffer): DocumentRecord {
    return {
      _id: keyOf(scope, documentId),
      ...fieldsOf(scope),
      documentId,
      contentType,
      content,
      etag: createHash('sha1').update(content).digest('hex'),
      updated: clock(),
    };
  }

  /** The precondition as part of the filter, so that check and write are one. */
  function guarded(_id: string, { ifMatch, ifNoneMatch }: Preconditions): mongo.Filter<DocumentRecord> {
    const tags: { $in?: string[]; $nin?: string[] } = {};
    if (ifMatch && !ifMatch.includes('*')) tags.$in = ifMatch;
    if (ifNoneMatch) tags.$nin = ifNoneMatch;
    return Object.keys(tags).length > 0 ? { _id, etag: tags } : { _id };
  }

  async function insert(document: DocumentRecord, code: 'LRS_PRECONDITION' | 'LRS_DOCUMENT_EXISTS'): Promise<void> {
    try {
      await collection.insertOne(document);
    } catch (error) {
      throw isDuplicate(error) ? lrsError(code, {}, error) : error;
    }
  }

  async function put(document: DocumentRecord, conditions: Preconditions, mustMatch: boolean): Promise<void> {
    const { ifMatch, ifNoneMatch } = conditions;
    if (ifNoneMatch?.includes('*')) {
      if (ifMatch) throw lrsError('LRS_PRECONDITION');
      return insert(document, 'LRS_PRECONDITION');
    }
    if (!ifMatch && !ifNoneMatch && mustMatch) return insert(document, 'LRS_DOCUMENT_EXISTS');
    const { _id, ...fields } = document;
    try {
      const { matchedCount, upsertedCount } = await collection.updateOne(
        guarded(_id, conditions),
        { $set: fields },
        { upsert: !ifMatch },
      );
      if (matchedCount + upsertedCount === 0) throw lrsError('LRS_PRECONDITION');
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // With a condition the document is there and does not fit; without, two first writers met: the later one wins.
      if (ifNoneMatch) throw lrsError('LRS_PRECONDITION', {}, error);
      await collection.updateOne({ _id }, { $set: fields });
    }
  }

  async function find(_id: string): Promise<StoredDocument | undefined> {
    const found = await collection.findOne({ _id }, { promoteBuffers: true });
    return found ?? undefined;
  }

  return {
    /** @returns the document, or undefined. */
    get: (scope: DocumentScope, documentId: string): Promise<StoredDocument | undefined> =>
      find(keyOf(scope, documentId)),

    /** Ids and change times of the documents in a scope; without a registration, of all registrations. */
    async list(scope: DocumentScope, since: Date | undefined): Promise<{ documentId: string; updated: Date }[]> {
      const filter = { ...fieldsOf(scope), ...(since && { updated: { $gt: since } }) };
      return collection.find(filter, { projection: { _id: 0, documentId: 1, updated: 1 } }).toArray();
    },

    /**
     * Stores a document whole.
     * @param mustMatch replacing needs a precondition (409 without); only the State resource of 1.0.x is exempt.
     * @throws LRS_PRECONDITION (412), LRS_DOCUMENT_EXISTS (409)
     */
    put: (
      scope: DocumentScope,
      documentId: string,
      contentType: string,
      content: Buffer,
      conditions: Preconditions,
      mustMatch: boolean,
    ) => put(record(scope, documentId, contentType, content), conditions, mustMatch),

    /**
     * Merges a JSON object into the document, or stores it where there is none.
     * @throws LRS_DOCUMENT_JSON (400), LRS_PRECONDITION (412), LRS_BUSY (503)
     */
    async post(
      scope: DocumentScope,
      documentId: string,
      contentType: string,
      content: Buffer,
      conditions: Preconditions,
    ): Promise<void> {
      const posted = jsonObject(contentType, content);
      const { ifMatch, ifNoneMatch } = conditions;
      for (let attempt = 0; attempt < attempts; attempt++) {
        const existing = await find(keyOf(scope, documentId));
        const matches = (tags: string[]): boolean =>
          existing !== undefined && (tags.includes('*') || tags.includes(existing.etag));
        if ((ifMatch && !matches(ifMatch)) || (ifNoneMatch && matches(ifNoneMatch))) throw lrsError('LRS_PRECONDITION');
        const merged = existing ? merge(jsonObject(existing.contentType, existing.content), posted) : content;
        // Somebody may write between our read and our write: then read again.
        const unchanged: Preconditions = existing ? { ifMatch: [existing.etag] } : { ifNoneMatch: ['*'] };
        try {
          return await put(record(scope, documentId, contentType, merged), unchanged, false);
        } catch (error) {
          if ((error as { code?: unknown }).code !== 'LRS_PRECONDITION') throw error;
        }
      }
      throw lrsError('LRS_BUSY');
    },

    /** Deletes one document; that there is none is no fault. @throws LRS_PRECONDITION (412) */
    async delete(scope: DocumentScope, documentId: string, conditions: Preconditions): Promise<void> {
      const _id = keyOf(scope, documentId);
      const { ifMatch, ifNoneMatch } = conditions;
      if (!ifNoneMatch?.includes('*')) {
        const { deletedCount } = await collection.deleteOne(guarded(_id, conditions));
        if (deletedCount > 0) return;
      }
      if (ifMatch || (ifNoneMatch && (await find(_id)))) throw lrsError('LRS_PRECONDITION');
    },

    /** Deletes all documents of a scope; without a registration, of all registrations. */
    async deleteAll(scope: DocumentScope): Promise<void> {
      await collection.deleteMany(fieldsOf(scope));
    },

    /** Everything an agent has, for the export of personal data. */
    async ofAgent(agent: string): Promise<ExportedDocument[]> {
      const projection = {
        _id: 0,
        activity: 1,
        registration: 1,
        documentId: 1,
        contentType: 1,
        content: 1,
        updated: 1,
      };
      const found = await collection.find({ agent }, { projection, promoteBuffers: true }).toArray();
      return found.map(({ activity, registration, documentId, contentType, content, updated }) => ({
        ...(activity !== undefined && { activity }),
        ...(registration !== undefined && { registration }),
        id: documentId,
        contentType,
        content: readable(contentType, content),
        updated,
      }));
    },
  };
}

export type Documents = ReturnType<typeof createDocuments>;
