import type { mongo } from 'mongoose';
import { agentKey } from './canonical.ts';
import { beforeStatements, behindEchoes, keyLength, ownKey } from './echoes.ts';
import { storedLength, storedOf } from './keys.ts';
import type { StatementRecord } from './model.ts';
import { readRawRecord } from './raw-records.ts';
import type { StoredStatement, XapiStatement } from './statement.ts';

/** Most statements of one page; a `limit` of 0 means this (Communication § 2.1.3). */
export const pageLimit = 500;
/** Records of each further command where voided statements or echoes have left a page short. */
const fillUp = 101;
/** A page ends early, with a `more` link, when its text grows beyond this. */
const pageBytes = 8 * 1024 * 1024;
/** Queries of which it is remembered where their page ended. */
const mostEnds = 1_000;

export interface StatementQuery {
  agent?: string;
  /** `related_agents`: wherever the agent stands in a statement. */
  anywhereAgent?: boolean;
  verb?: string;
  activity?: string;
  /** `related_activities`. */
  anywhereActivity?: boolean;
  registration?: string;
  /** Only what this agent (canonical key) has asserted: scope `statements/read/mine`. */
  authority?: string;
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
  /** Statements as JSON, UTF-8, in order. */
  texts: Buffer[];
  /** `stored` of the newest of them. */
  newest?: string;
  /** Key of the last statement when there are more. */
  cursor?: string;
}

/** Later than every key of this `stored`: keys go on with `-` and hex characters. */
const afterKeysOf = (stored: string): string => `${stored}-g`;

/** An authority is a related agent, too; who else is one is sorted out later. */
function agentsFilter({ agent, anywhereAgent, authority }: StatementQuery): mongo.Filter<StatementRecord> {
  const related = [anywhereAgent ? agent : undefined, authority].filter((key) => key !== undefined);
  return {
    ...(agent !== undefined && !anywhereAgent && { agents: agent }),
    ...(related.length === 1 && { relatedAgents: related[0] }),
    ...(related.length > 1 && { relatedAgents: { $all: related } }),
  };
}

/**
 * Filter of a query: equality on flat keys and a range of `_id`, which is a range of `stored`. Statements that refer to
 * a matching one match by their echoes. Voided statements match too and are left out later: a condition outside the
 * index would make SecantusDB scan the whole collection.
 * @param end key from which on nothing is looked for
 */
export function queryFilter(query: StatementQuery, end?: string): mongo.Filter<StatementRecord> {
  const { verb, activity, registration, since, until, cursor, ascending } = query;
  const start = cursor !== undefined && ascending ? behindEchoes(cursor) : cursor;
  const [from, to] = ascending ? [start, end] : [end, start];
  const criteria: mongo.Filter<StatementRecord> = {
    ...agentsFilter(query),
    ...(verb !== undefined && { verb }),
    ...(activity !== undefined && { [query.anywhereActivity ? 'activities' : 'activity']: activity }),
    ...(registration !== undefined && { registration }),
  };
  // Places have no keys: only who asks for everything would meet them.
  const first = Object.keys(criteria).length === 0 ? beforeStatements : undefined;
  const lows = [since && afterKeysOf(since), from, first].filter((key) => key !== undefined);
  const highs = [until && afterKeysOf(until), to].filter((key) => key !== undefined);
  const [low, high] = [lows.sort().at(-1), highs.sort()[0]];
  const range = { ...(low !== undefined && { $gt: low }), ...(high !== undefined && { $lt: high }) };
  return { ...criteria, ...((low !== undefined || high !== undefined) && { _id: range }) };
}

/** Whether a statement, as JSON text, has this agent as its authority. */
export function isAssertedBy(raw: string, authority: string): boolean {
  const { authority: own } = JSON.parse(raw) as XapiStatement;
  return own !== undefined && agentKey(own) === authority;
}

/** Projection of what a `StoredStatement` is made of. */
const whole = { id: 1, raw: 1, voided: 1, voids: 1, of: 1 };

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

  /**
   * Where the page of a query ended the last time, by the query. Asked again it is looked for up to there: what lies
   * beyond cannot belong to it, and SecantusDB reads all records of a key in spite of a `limit` (120 ms for 33,000,
   * instead of 1). Only a page out of which statements were deleted is filled up from beyond.
   */
  const ends = new Map<string, string>();
  function remember(asked: string, end: string): void {
    if (ends.size === mostEnds) ends.clear();
    ends.set(asked, end);
  }

  return {
    /**
     * One page of a query. One statement more is asked for to know whether there is another page; only where voided
     * statements or echoes lie in between, further commands fill it up.
     */
    async page(query: StatementQuery): Promise<Page> {
      const { limit, ascending } = query;
      const asked = JSON.stringify(query);
      const texts: Buffer[] = [];
      let { cursor } = query;
      let newest: string | undefined;
      let end = ends.get(asked);
      let bytes = 0;
      for (let round = limit + 1; ; round = fillUp) {
        const found = statements.find(queryFilter({ ...query, ...(cursor !== undefined && { cursor }) }, end), {
          projection: { raw: 1, voided: 1 },
          sort: { _id: ascending ? 1 : -1 },
          limit: round,
          batchSize: round,
          raw: true,
        });
        let read = 0;
        for await (const first of found) {
          // One turn of the event loop per reply of the server instead of one per statement.
          for (const bson of [first, ...found.readBufferedDocuments()]) {
            const { _id, raw, voided } = readRawRecord(bson as unknown as Buffer);
            read++;
            const key = ownKey(_id);
            if (key === cursor) continue;
            const isHidden = voided || (query.authority !== undefined && !isAssertedBy(String(raw), query.authority));
            if (!isHidden && (texts.length === limit || bytes > pageBytes)) {
              remember(asked, ascending ? behindEchoes(key) : key.slice(0, -1));
              return { texts, ...(newest && { newest }), ...(cursor && { cursor }) };
            }
            cursor = key;
            if (isHidden) continue;
            if (ascending || texts.length === 0) newest = storedOf(key);
            texts.push(raw);
            bytes += raw.length;
          }
        }
        if (read === round) continue;
        if (end === undefined) return { texts, ...(newest && { newest }) };
        end = undefined;
      }
    },

    /** One statement by id, voided or not as asked. */
    async one(id: string, voided: boolean): Promise<{ text: string; stored: string } | undefined> {
      const found = await statements.findOne({ id }, { projection: { raw: 1, voided: 1 } });
      // The place of a statement that is awaited has no text.
      return found?.raw && (found.voided ?? false) === voided
        ? { text: found.raw, stored: storedOf(found._id) }
        : undefined;
    },

    /** JSON texts of all statements of an agent (canonical key), voided ones too, oldest first. */
    async *byAgent(agent: string): AsyncGenerator<string> {
      const found = statements.find({ agents: agent }, { projection: { raw: 1, of: 1 }, sort: { _id: 1 } });
      for await (const { raw, of } of found) if (of === undefined) yield raw;
    },

    /** How many statements `byAgent` gives. */
    countByAgent: (agent: string): Promise<number> =>
      statements.countDocuments({ agents: agent, of: { $exists: false } }),

    /** All statements in the registration of the statement with this id, voided ones too, oldest first. */
    async besides(id: string): Promise<StoredStatement[]> {
      const target = await statements.findOne({ id }, { projection: { registration: 1 } });
      if (target?.registration === undefined) return [];
      const { registration } = target;
      const found = await statements.find({ registration }, { projection: whole, sort: { _id: 1 } }).toArray();
      return found.filter(({ of }) => of === undefined).map(stored);
    },

    /**
     * All statements stored after the cursor (`StoredStatement._id`), oldest first, in pages of up to `size`. One query
     * for all: with one per page SecantusDB reads what follows again for each.
     */
    async *after(cursor: string | undefined, size: number): AsyncGenerator<StoredStatement[]> {
      const filter = { _id: { $gt: cursor ?? beforeStatements } };
      const found = statements.find(filter, { projection: whole, sort: { _id: 1 }, batchSize: size });
      let page: StoredStatement[] = [];
      for await (const record of found) {
        if (record.of !== undefined) continue;
        page.push(stored(record));
        if (page.length < size) continue;
        yield page;
        page = [];
      }
      if (page.length > 0) yield page;
    },
  };
}

export type Reader = ReturnType<typeof createReader>;

/** Whether a `cursor` parameter has the shape of a key. */
export const isCursor = (text: string): boolean =>
  text.length === keyLength && text.charAt(storedLength) === '-' && text.charAt(storedLength - 1) === 'Z';
