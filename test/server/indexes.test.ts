import { beforeAll, describe, expect, it } from 'vitest';
import { queryFilter } from '../../server/lrs/reader.ts';
import { startTestServer, type TestServer } from '../helpers/server.ts';

/** As the LRS asks, within a page of the past. */
const statementsOf = (query: Partial<Parameters<typeof queryFilter>[0]>) =>
  queryFilter({ ...query, ascending: false, limit: 25 }) as Record<string, unknown>;

/** Every index with a query of the product that needs it; for a TTL index what it deletes. */
const uses: Record<string, Record<string, unknown> | 'deletes by time'> = {
  'attempts registration_1_sequence_1_check_1_version_1_number_1': { registration: 'r', sequence: 'G01' },
  'attempts pseudonym_1': { pseudonym: 'p' },
  'progress registration_1': { registration: { $in: ['r1', 'r2'] } },
  'progress pseudonym_1': { pseudonym: 'p' },
  'cohorts trainers_1': { trainers: 't' },
  'memberships pseudonym_1_cohort_1': { pseudonym: 'p', cohort: 'c' },
  'memberships cohort_1': { cohort: 'c' },
  'rooms code_1': { code: 'ABCDEF' },
  'rooms owner_1': { owner: 't' },
  'rooms dueAt_1': { dueAt: { $lte: new Date() } },
  'rooms expiresAt_1': 'deletes by time',
  'ballots room_1_poll_1': { room: 'r', poll: 'p.1' },
  'ballots expiresAt_1': 'deletes by time',
  'sessions personId_1': { personId: 'x' },
  'sessions expiresAt_1': 'deletes by time',
  'invitations expiresAt_1': 'deletes by time',
  'vaults expiresAt_1': 'deletes by time',
  'people pseudonym_1': { pseudonym: 'p' },
  'people email_1': { email: 'a@example.org' },
  'people linkHash_1': { linkHash: 'h' },
  'statements id_1': { id: 'i' },
  'statements refs_1': { refs: { $in: ['i'] } },
  'statements agents_1__id_1': statementsOf({ agent: 'a' }),
  'statements agents_1_activity_1__id_1': statementsOf({ agent: 'a', activity: 'x' }),
  'statements relatedAgents_1__id_1': statementsOf({ agent: 'a', anywhereAgent: true }),
  'statements activities_1__id_1': statementsOf({ activity: 'x', anywhereActivity: true }),
  'statements verb_1__id_1': statementsOf({ verb: 'v' }),
  'statements activity_1__id_1': statementsOf({ activity: 'x' }),
  'statements activity_1_verb_1__id_1': statementsOf({ activity: 'x', verb: 'v' }),
  'statements registration_1__id_1': statementsOf({ registration: 'r' }),
  'states agent_1_activity_1': { agent: 'a', activity: 'x' },
  'profiles agent_1': { agent: 'a' },
  'profiles activity_1': { activity: 'x' },
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});

describe('indexes', () => {
  it('are all made at start, and each is one a query of the product uses', async () => {
    const found: string[] = [];
    for (const model of Object.values(server.connection.models)) {
      // A collection without indexes of its own comes into being with its first document.
      const indexes = await model.collection.indexes().catch((error: { code?: number }) => {
        if (error.code === 26) return [];
        throw error;
      });
      for (const { name } of indexes) if (name !== '_id_') found.push(`${model.collection.collectionName} ${name}`);
    }
    expect(found.sort()).toEqual(Object.keys(uses).sort());
  });

  it.each(Object.entries(uses).filter(([, use]) => use !== 'deletes by time'))(
    '%s answers its query',
    async (name, use) => {
      const [collection = '', index = ''] = name.split(' ');
      const plan = JSON.stringify(
        await server.connection
          .collection(collection)
          .find(use as Record<string, unknown>)
          .explain(),
      );
      expect(plan).toContain(`"indexName":"${index}"`);
      expect(plan).not.toContain('COLLSCAN');
    },
  );
});
