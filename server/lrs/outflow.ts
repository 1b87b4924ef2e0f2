import { randomBytes } from 'node:crypto';
import type { mongo } from 'mongoose';
import { type Attachments, attachedTypes, mentionsAttachments } from './attachments.ts';
import { indexKey } from './canonical.ts';
import { beforeStatements, behindEchoes, keyLength, ownKey, referrersTo } from './echoes.ts';
import { storedLength } from './keys.ts';
import type { StatementRecord } from './model.ts';
import { attachmentHead, bodyEnd, partHead } from './multipart.ts';
import { formatMicros } from './timestamps.ts';

/** Which statements are passed on. An empty list asks for nothing. */
export interface OutflowFilter {
  /** IRIs; the statement has one of these verbs. */
  verbs: readonly string[];
  /** IRIs; one of these activities is its object, stands in its context or in its SubStatement. */
  activities: readonly string[];
}

/** A stored statement on its way to another LRS. */
export interface Outgoing {
  /** The cursor once it has arrived: its time-ordered key, or a place among those it goes with. */
  key: string;
  /** UUID. */
  id: string;
  /** As stored, with `stored`, `authority` and `version`. */
  text: string;
}

export interface OutflowPage {
  statements: Outgoing[];
  /** Key of the last statement looked at, whether it matches or not; undefined when there was none. */
  through: string | undefined;
}

/** Records looked at for one page at most. */
const pageRecords = 500;
/** A page ends when its text grows beyond this, so that no receiver meets a body it need not take. */
const pageBytes = 1024 * 1024;
const queryKeys = { verb: 1, activities: 1 } as const;

function matcher({ verbs, activities }: OutflowFilter) {
  const wantedVerbs = new Set(verbs.map(indexKey));
  const wantedActivities = new Set(activities.map(indexKey));
  return (record: Pick<StatementRecord, 'verb' | 'activities'>): boolean =>
    (wantedVerbs.size === 0 || wantedVerbs.has(record.verb)) &&
    (wantedActivities.size === 0 || (record.activities ?? []).some((activity) => wantedActivities.has(activity)));
}

/** A cursor among what goes with a statement is its key, `>` and the id of the last one that has gone, if not itself. */
const from = (after: string | undefined) => {
  if (after === undefined) return { $gt: beforeStatements };
  return after.charAt(keyLength) === '>' ? { $gte: ownKey(after) } : { $gt: behindEchoes(after) };
};

/**
 * Statements in the order they were stored, for other LRSs. What refers to a matching statement matches too, by its
 * echoes (see `echoes.ts`): with a statement goes what voids it. What refers to it and was stored before it may have been
 * passed by while nobody knew what it means: it goes right behind the statement, perhaps once more.
 */
export function createOutflow(statements: mongo.Collection<StatementRecord>, attachments: Attachments) {
  /** Ids of what leads to each of these statements and was stored before it, in order; by the statement's id. */
  async function earlierReferrers(to: readonly Outgoing[]): Promise<Map<string, string[]>> {
    const direct = new Map<string, Pick<StatementRecord, '_id' | 'id'>[]>();
    const ids = to.map(({ id }) => id);
    for await (const { _id, id, refs = '' } of referrersTo(statements, ids, { id: 1, refs: 1 })) {
      const others = direct.get(refs);
      if (others) others.push({ _id, id });
      else direct.set(refs, [{ _id, id }]);
    }
    const all = new Map<string, string[]>();
    for (const { key, id } of to) {
      const earlier = new Set<string>();
      const collect = (target: string): void => {
        for (const one of direct.get(target) ?? []) {
          if (one._id > key || one.id === id || earlier.has(one.id)) continue;
          earlier.add(one.id);
          collect(one.id);
        }
      };
      collect(id);
      if (earlier.size > 0) all.set(id, [...earlier].sort());
    }
    return all;
  }

  /** The page with what goes with its statements, cut off where it is full. */
  async function withEarlier(page: OutflowPage, after: string | undefined, limit: number): Promise<OutflowPage> {
    const earlier = await earlierReferrers(page.statements);
    if (earlier.size === 0) return page;
    const row: (Omit<Outgoing, 'text'> & { text?: string })[] = [];
    const onTheWay = new Set(page.statements.map(({ id }) => id));
    for (const { key, id, text } of page.statements) {
      const others = (earlier.get(id) ?? []).filter((other) => !onTheWay.has(other));
      for (const other of others) onTheWay.add(other);
      const group = [{ key: `${key}>`, id, text }, ...others.map((other) => ({ key: `${key}>${other}`, id: other }))];
      for (const [at, one] of group.entries()) {
        if (after !== undefined && one.key <= after) continue;
        // With the last of them the statement is done.
        row.push(at === group.length - 1 ? { ...one, key } : one);
      }
    }
    const missing = row.slice(0, limit).flatMap(({ id, text }) => (text === undefined ? id : []));
    const found = await statements.find({ id: { $in: missing } }, { projection: { id: 1, raw: 1 } }).toArray();
    const texts = new Map(found.map(({ id, raw }) => [id, raw]));
    const full: OutflowPage = { statements: [], through: page.through };
    let bytes = 0;
    for (const { key, id, text = texts.get(id) } of row) {
      if (full.statements.length === limit || bytes > pageBytes) {
        full.through = full.statements.at(-1)?.key;
        break;
      }
      if (text === undefined) continue;
      full.statements.push({ key, id, text });
      bytes += text.length;
    }
    return full;
  }

  return {
    /** A cursor before every statement stored at this moment or later. */
    cursorAt: (moment: Date): string =>
      formatMicros({ millis: moment.getTime(), micros: 0 }).slice(0, storedLength - 1),

    /** A cursor before this statement. */
    cursorBefore: (key: string): string => key.slice(0, storedLength - 1),

    /** The next matching statements between two cursors, at most `limit`; without `after` from the very first on. */
    async next(
      { after, before }: { after: string | undefined; before: string },
      filter: OutflowFilter,
      limit: number,
    ): Promise<OutflowPage> {
      const matches = matcher(filter);
      const page: OutflowPage = { statements: [], through: undefined };
      let bytes = 0;
      let current: (Outgoing & { isWanted: boolean }) | undefined;
      /** @returns false when the page is full without the current statement */
      const take = (): boolean => {
        if (!current) return true;
        const { isWanted, ...outgoing } = current;
        if (isWanted && (page.statements.length === limit || bytes > pageBytes)) return false;
        page.through = outgoing.key;
        if (!isWanted) return true;
        page.statements.push(outgoing);
        bytes += outgoing.text.length;
        return true;
      };
      const found = statements.find(
        { _id: { ...from(after), $lt: before } },
        {
          projection: { id: 1, raw: 1, ...queryKeys },
          sort: { _id: 1 },
          limit: pageRecords,
          batchSize: pageRecords + 1,
        },
      );
      let read = 0;
      for await (const record of found) {
        read++;
        const key = ownKey(record._id);
        if (key !== current?.key) {
          if (!take()) return withEarlier(page, after, limit);
          current = { key, id: record.id, text: record.raw, isWanted: false };
        }
        current.isWanted ||= matches(record);
      }
      // Of the last one, echoes may follow.
      if (read < pageRecords) take();
      return withEarlier(page, after, limit);
    },

    /** How many matching statements lie after a cursor; counting ends at `most`. */
    async countAfter(after: string | undefined, filter: OutflowFilter, most: number): Promise<number> {
      const matches = matcher(filter);
      const found = statements.find({ _id: from(after) }, { projection: queryKeys, sort: { _id: 1 } });
      let count = 0;
      let last: string | undefined;
      for await (const record of found) {
        const key = ownKey(record._id);
        if (key === last || !matches(record)) continue;
        last = key;
        if (++count === most) break;
      }
      return count;
    },

    /** Whether files belong to a statement; it then needs a body of its own. */
    hasAttachments: ({ text }: Outgoing): boolean => mentionsAttachments(text),

    /**
     * Statements as the body of a POST (Communication § 2.1.2): JSON, or `multipart/mixed` with those of their
     * attachments that are stored here (§ 1.5.2).
     */
    async body(outgoing: readonly Outgoing[]): Promise<{ contentType: string; body: Buffer }> {
      const texts = outgoing.map(({ text }) => text);
      const json = `[${texts.join()}]`;
      const types = attachedTypes(texts);
      const boundary = randomBytes(24).toString('hex');
      const parts: Buffer[] = [];
      if (types.size > 0) {
        for await (const { _id, content } of attachments.read([...types.keys()]))
          parts.push(Buffer.from(attachmentHead(boundary, _id, types.get(_id))), content);
      }
      if (parts.length === 0) return { contentType: 'application/json', body: Buffer.from(json) };
      const first = Buffer.from(partHead(boundary, { 'Content-Type': 'application/json' }) + json);
      const body = Buffer.concat([first, ...parts, Buffer.from(bodyEnd(boundary))]);
      return { contentType: `multipart/mixed; boundary=${boundary}`, body };
    },
  };
}

export type Outflow = ReturnType<typeof createOutflow>;
