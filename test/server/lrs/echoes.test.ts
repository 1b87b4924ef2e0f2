import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import type { Connection } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeIndexes } from '../../../server/database/indexes.ts';
import { createActivities } from '../../../server/lrs/activities.ts';
import { agentKey } from '../../../server/lrs/canonical.ts';
import { incomingOf } from '../../../server/lrs/incoming.ts';
import { lrsStore } from '../../../server/lrs/model.ts';
import { createReader, type Reader, type StatementQuery } from '../../../server/lrs/reader.ts';
import { voidedVerb, type XapiStatement } from '../../../server/lrs/statement.ts';
import { createWriter } from '../../../server/lrs/writer.ts';
import { freshDatabase } from '../../helpers/database.ts';

/**
 * Statements about each other, in any order, in batches and alone, by two processes at once: afterwards every query must
 * give what the specification's rule gives, read off the statements as they are. To look further:
 * `FUZZ_SEED=7 FUZZ_RUNS=500 npx vitest run --config test/vitest.config.ts test/server/lrs/echoes.test.ts`
 */
const settings = { seed: Number(process.env.FUZZ_SEED ?? 2026), numRuns: Number(process.env.FUZZ_RUNS ?? 8) };
const worldSize = 12;

/** A statement: what it is found by, and the number of the activity or of the statement it is about. */
interface Told {
  verb: number;
  actor: number;
  activity?: number;
  refs?: number;
  voids?: number;
}
const number = (below: number) => fc.nat(below - 1);
const told: fc.Arbitrary<Told> = fc
  .tuple(number(2), number(2), fc.constantFrom('activity', 'refs', 'refs', 'voids'), number(2), number(worldSize))
  .map(([verb, actor, kind, activity, refs]) => {
    if (kind === 'activity') return { verb, actor, activity };
    return { verb, actor, refs, ...(kind === 'voids' && { voids: refs }) };
  });
const world = fc.record({
  all: fc.array(told, { minLength: worldSize, maxLength: worldSize }),
  /** Whose they are and in which order they come; what is not among them never does. */
  order: fc.shuffledSubarray([...Array(worldSize).keys()], { minLength: worldSize - 3 }),
  /** How many statements a request brings, and to which of the two processes. */
  requests: fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), number(2)), {
    minLength: worldSize,
    maxLength: worldSize,
  }),
  /** How many requests are under way at the same time. */
  together: fc.integer({ min: 1, max: 4 }),
});
type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

/** Numbers of the statements that a query must give (Communication § 2.1.3), without their order. */
function expected({ all, order }: World, meets: (one: Told) => boolean): number[] {
  const there = new Map(order.map((at) => [at, all[at] as Told]));
  const voided = new Set([...there.values()].map(({ voids }) => voids));
  const isFound = (at: number, passed: number[] = []): boolean => {
    const one = there.get(at);
    if (!one || passed.includes(at)) return false;
    return meets(one) || (one.refs !== undefined && isFound(one.refs, [...passed, at]));
  };
  return order.filter((at) => isFound(at) && (there.get(at)?.voids !== undefined || !voided.has(at)));
}

/** What a world is called in the database; ids begin with the number of the statement. */
function namesOf(mark: string) {
  const id = (at: number) => `${String(at).padStart(8, '0')}-0000-4000-8000-${mark}`;
  const verb = (at: number) => `http://verb.example/${mark}/${at}`;
  const activity = (at: number) => `http://activity.example/${mark}/${at}`;
  const agent = (at: number) => ({ mbox: `mailto:${at}@${mark}.example` });
  const statement = (one: Told): XapiStatement => ({
    actor: agent(one.actor),
    verb: { id: one.voids === undefined ? verb(one.verb) : voidedVerb },
    object:
      one.refs === undefined ? { id: activity(one.activity ?? 0) } : { objectType: 'StatementRef', id: id(one.refs) },
  });
  return { id, verb, activity, agent: (at: number) => agentKey(agent(at)) as string, statement };
}

async function found(reader: Reader, query: Partial<StatementQuery>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.page({ ascending: true, limit: 5, ...query, ...(cursor && { cursor }) });
    ids.push(...page.texts.map((text): string => JSON.parse(String(text)).id));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return ids;
}

let connection: Connection;
beforeAll(async () => {
  connection = await freshDatabase();
  lrsStore(connection);
  await makeIndexes(connection);
});
let worlds = 0;

describe('statements about statements', () => {
  it.each([
    ['in transactions, two processes at once', true],
    ['without transactions, one after the other', false],
  ])(
    'are found and voided as the specification says, whichever came first: %s',
    async (_, hasTransactions) => {
      const store = { ...lrsStore(connection), hasTransactions: async () => hasTransactions };
      const reader = createReader(store.statements);
      const newWriter = () =>
        createWriter({
          store,
          clock: () => new Date(),
          activities: createActivities(store.activities),
          project: async () => {},
          patience: 30_000,
          log: () => {},
        });
      const writers = [newWriter(), newWriter()] as const;
      await fc.assert(
        fc.asyncProperty(world, async (one) => {
          const { all, order } = one;
          const names = namesOf(String(++worlds).padStart(12, '0'));
          const authority = { mbox: 'mailto:authority@example.org' };
          const waiting = [...order];
          const send = async ([size, writer]: [number, number]) => {
            const items = waiting
              .splice(0, size)
              .map((at) => incomingOf(names.statement(all[at] as Told), { id: names.id(at), authority }, 1));
            if (items.length === 0) return;
            for (;;) {
              const failure = await writers[writer as 0 | 1].write(items).catch((error: { code?: string }) => error);
              if (!failure) return;
              // On a busy machine the other process may be faster every time.
              expect(failure.code).toBe('LRS_BUSY');
              await pause(10 * writer);
            }
          };
          const together = hasTransactions ? one.together : 1;
          for (let at = 0; at < one.requests.length; at += together) {
            await Promise.all(one.requests.slice(at, at + together).map(send));
          }

          const { id, verb, activity, agent } = names;
          const queries: [Partial<StatementQuery>, (told: Told) => boolean][] = [
            [{ activity: activity(0) }, (told) => told.activity === 0],
            [{ activity: activity(1) }, (told) => told.activity === 1],
            [{ verb: verb(0) }, (told) => told.verb === 0 && told.voids === undefined],
            [{ agent: agent(0) }, (told) => told.actor === 0],
            [{ agent: agent(1), activity: activity(0) }, (told) => told.actor === 1 && told.activity === 0],
          ];
          const own = await store.statements.find({ id: { $in: order.map(id) } }, { sort: { _id: 1 } }).toArray();
          expect(own.map((record) => record.id).sort()).toEqual(order.map(id).sort());
          const visible = expected(one, () => true).map(id);
          expect(own.flatMap((record) => (record.voided ? [] : record.id)).sort()).toEqual(visible.sort());
          for (const [query, meets] of queries) {
            const ids = new Set(expected(one, meets).map(id));
            const inOrder = own.flatMap((record) => (ids.has(record.id) ? record.id : []));
            expect(await found(reader, query)).toEqual(inOrder);
          }
        }),
        settings,
      );
      // Who asks for everything does not meet the places that are kept for what never came.
      const own = { of: { $exists: false }, awaits: { $exists: false }, voided: { $exists: false } };
      const all = await found(reader, { ascending: false, limit: 500 });
      expect(all).toHaveLength(await store.statements.countDocuments(own));
    },
    20_000 + settings.numRuns * 2_000,
  );
});
