import type { mongo } from 'mongoose';
import { storedLength, storedOf } from './keys.ts';
import type { StatementRecord } from './model.ts';
import type { StoredStatement, XapiStatement } from './statement.ts';

/** Most statements of one page; a `limit` of 0 means this (Communication § 2.1.3). */
export const pageLimit = 500;
/** A page ends early, with a `more` link, when its text grows beyond this. */
const pageBytes = 8 * 1024 * 1024;

export interface StatementQuery {
  agent?: string;
  verb?: string;
  activity?: string;
  registration?: string;
  /** Exclusive, as `stored` with microseconds. */
  since?: string;
  /** Inclusive. */
  until?: string;
  /** Key of the last statement of the page before. */
  cursor?: string;
  ascending: boolean;
  /** 1 to `pageLimit`. */
  limit: number;
}

export interface Page {
  /** JSON texts in order. */
  texts: string[];
  /** Where the next page begins; undefined at the end. */
  cursor?: string;
}

/** Later than every key of this `stored`: keys go on with `-` and hex characters. */
const afterKeysOf = (stored: string): string => `${stored}-g`;

/**
 * Filter of a query: equality on flat keys and a range of `_id`, which is a range of `stored`.
 * Voided statements match too and are dropped from the page: a condition outside the index would make SecantusDB scan
 * the whole collection. Statements that refer to a matching statement (§ 2.1.3, StatementRefs) are not matched yet.
 */
export function queryFilter(query: StatementQuery): mongo.Filter<StatementRecord> {
  const { agent, verb, activity, registration, since, until, cursor, ascending } = query;
  const low = [since === undefined ? '' : afterKeysOf(since), ascending ? (cursor ?? '') : ''].sort().at(-1);
  const range: { $gt?: string; $lt?: string } = {};
  if (low) range.$gt = low;
  const high = [
    ...(until === undefined ? [] : [afterKeysOf(until)]),
    ...(cursor === undefined || ascending ? [] : [cursor]),
  ].sort()[0];
  if (high !== undefined) range.$lt = high;
  return {
    ...(agent !== undefined && { agents: agent }),
    ...(verb !== undefined && { verb }),
    ...(activity !== undefined && { activity }),
    ...(registration !== undefined && { registration }),
    ...((low || high !== undefined) && { _id: range }),
  };
}

/** Projection of what a `StoredStatement` is made of. */
const whole = { id: 1, raw: 1, voided: 1, voids: 1 };

/** Reads statements; every function costs one command for pages that fit into one reply of the server. */
export function createReader(statements: mongo.Collection<StatementRecord>) {
  const stored = ({ _id, id, raw, voided, voids }: StatementRecord): StoredStatement => ({
    _id,
    id,
    stored: storedOf(_id),
    statement: JSON.parse(raw) as XapiStatement,
    voided: voided ?? false,
    ...(voids !== undefined && { voids }),
  });

  return {
    /**
     * One page of a query; one statement more is asked for to know whether there is another page. A page with voided
     * statements in its range is shorter than `limit`.
     */
    async page(query: StatementQuery): Promise<Page> {
      const { limit, ascending } = query;
      const found = statements.find(queryFilter(query), {
        projection: { raw: 1, voided: 1 },
        sort: { _id: ascending ? 1 : -1 },
        limit: limit + 1,
        batchSize: limit + 1,
      });
      const texts: string[] = [];
      let cursor = '';
      let count = 0;
      let bytes = 0;
      for await (const { _id, raw, voided } of found) {
        if (count === limit || bytes > pageBytes) return { texts, cursor };
        count++;
        cursor = _id;
        if (voided) continue;
        texts.push(raw);
        bytes += raw.length;
      }
      return { texts };
    },

    /** One statement by id, voided or not as asked. */
    async one(id: string, voided: boolean): Promise<{ text: string; stored: string } | undefined> {
      const found = await statements.findOne({ id }, { projection: { raw: 1, voided: 1 } });
      return found && (found.voided ?? false) === voided ? { text: found.raw, stored: storedOf(found._id) } : undefined;
    },

    /** JSON texts of all statements of an agent (canonical key), voided ones too, oldest first. */
    async *byAgent(agent: string): AsyncGenerator<string> {
      for await (const { raw } of statements.find({ agents: agent }, { projection: { raw: 1 }, sort: { _id: 1 } }))
        yield raw;
    },

    /** How many statements `byAgent` gives. */
    countByAgent: (agent: string): Promise<number> => statements.countDocuments({ agents: agent }),

    /** All statements in the registration of the statement with this id, voided ones too, oldest first. */
    async besides(id: string): Promise<StoredStatement[]> {
      const target = await statements.findOne({ id }, { projection: { registration: 1 } });
      if (target?.registration === undefined) return [];
      const { registration } = target;
      return (await statements.find({ registration }, { projection: whole, sort: { _id: 1 } }).toArray()).map(stored);
    },

    /** Up to `limit` statements stored after the cursor (`StoredStatement._id`), oldest first. */
    async after(cursor: string | undefined, limit: number): Promise<StoredStatement[]> {
      const filter = cursor === undefined ? {} : { _id: { $gt: cursor } };
      const found = statements.find(filter, { projection: whole, sort: { _id: 1 }, limit, batchSize: limit + 1 });
      return (await found.toArray()).map(stored);
    },
  };
}

export type Reader = ReturnType<typeof createReader>;

/** Whether a `cursor` parameter has the shape of a key. */
export const isCursor = (text: string): boolean =>
  text.length === storedLength + 5 && text.charAt(storedLength) === '-' && text.charAt(storedLength - 1) === 'Z';
