import { randomUUID } from 'node:crypto';
import type { Connection, mongo } from 'mongoose';
import { type Figure, median } from './figure.ts';
import type { LrsBench } from './lrs.ts';
import { type Load, load } from './machine.ts';

const path = '/xapi/statements';
/** Slower engines are for trying out (engine/README.md): filling them would take longer than the answer is worth. */
const fastEnough = 60;
const [few, many] = [10_000, 100_000];
const people = 200;

/** Runs something `count` times, so many at once. @returns times per second */
async function rate(clients: number, count: number, run: () => Promise<unknown>): Promise<number> {
  let left = count;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left-- > 0) await run();
    }),
  );
  return count / ((performance.now() - start) / 1000);
}

/** Medians of three rounds in which the two take turns: what else the machine does falls on both. */
async function turns(one: () => Promise<number>, other: () => Promise<number>): Promise<[number, number]> {
  const [ones, others]: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round++) {
    ones.push(await one());
    others.push(await other());
  }
  return [median(ones), median(others)];
}

/** What the LRS stores for a statement, with the same indexes, in a collection that only the driver uses. */
async function bareCollection(connection: Connection): Promise<{
  bare: mongo.Collection<{ _id: string }>;
  fresh(): mongo.OptionalUnlessRequiredId<{ _id: string }>;
}> {
  const statements = connection.collection<{ _id: string; id: string }>('statements');
  const bare = connection.collection<{ _id: string }>('bench-bare') as unknown as mongo.Collection<{ _id: string }>;
  for (const { key, unique, sparse, name } of await statements.indexes()) {
    if (name !== '_id_') await bare.createIndex(key, { ...(unique && { unique }), ...(sparse && { sparse }) });
  }
  const sample = await statements.findOne({});
  return { bare, fresh: () => ({ ...sample, _id: randomUUID(), id: randomUUID() }) };
}

const ratio = (name: string, ours: number, theirs: number, atLeast?: number): Figure => ({
  name,
  value: ours / theirs,
  unit: '×',
  ...(atLeast !== undefined && { atLeast }),
  note: `${Math.round(ours)}/s to ${Math.round(theirs)}/s`,
});

/**
 * The LRS beside the bare driver, which stores and reads the same documents under the same indexes with the same
 * durability, and its reads at two sizes. Fills the database.
 */
export async function volumeFigures(bench: LrsBench, say: (line: string) => void): Promise<Figure[]> {
  const { port, connection, learner, machine, statement } = bench;
  const post = { port, method: 'POST', path, authorization: learner, statement } as const;
  await load({ ...post, connections: 1, requests: 1 });
  const { bare, fresh } = await bareCollection(connection);
  const options = { writeConcern: { w: 'majority', journal: true } } as const;
  const insertBatch = () => bare.insertMany(Array.from({ length: 50 }, fresh), { ...options, ordered: false });
  const calibration = await rate(4, 20, insertBatch);
  if (calibration < fastEnough) {
    say(`Too slow an engine for the figures at volume (${Math.round(calibration)} batches/s).`);
    return [];
  }

  const [posts, inserts] = await turns(
    () => load({ ...post, connections: 50, requests: 2_000 }),
    () => rate(50, 2_000, () => bare.insertOne(fresh(), options)),
  );
  const batch: Load = { ...post, statement: Array(50).fill(statement), connections: 4, requests: 100 };
  const [batches, insertManys] = await turns(
    () => load(batch),
    () => rate(4, 100, insertBatch),
  );

  const homePage = statement.actor.account?.homePage ?? '';
  const of = (person: number | 'COUNT') => ({ objectType: 'Agent', account: { homePage, name: `bench-${person}` } });
  const some = Array.from({ length: 200 }, (_, index) => ({ ...statement, actor: of(index % people) }));
  const fill = (count: number) =>
    load({
      port,
      method: 'POST',
      path,
      authorization: machine,
      statement: some,
      connections: 2,
      requests: count / 200,
    });
  const getOf = (person: number | 'COUNT', since: string) => {
    const query = new URLSearchParams({ agent: JSON.stringify(of(person)), since, limit: '25' });
    return { port, method: 'GET', path: `${path}?${query}`, authorization: machine, connections: 4 } as const;
  };
  /** Before everything; each time another one makes a query that has not been asked before. */
  let year = 2000;
  const always = () => `${year++}-01-01T00:00:00Z`;
  const again = always();
  const statements = connection.collection('statements');
  const key = `account:${homePage} bench-7`;
  const find = () =>
    statements
      .find({ agents: key }, { sort: { _id: -1 }, limit: 26, batchSize: 26, projection: { raw: 1, voided: 1 } })
      .toArray();
  /**
   * Of both, the best of five rounds in which they take turns: the two sizes are measured minutes apart, and what slows
   * the machine meanwhile is not theirs.
   */
  const read = async () => {
    const best = { gets: 0, firsts: 0, finds: 0 };
    for (let round = 0; round < 5; round++) {
      best.gets = Math.max(best.gets, await load({ ...getOf(7, again), requests: 300 }));
      best.firsts = Math.max(best.firsts, await load({ ...getOf('COUNT', always()), requests: people }));
      best.finds = Math.max(best.finds, await rate(4, 300, find));
    }
    return best;
  };
  say(`${few} statements …`);
  await fill(few);
  const atFew = await read();
  say(`${many} statements …`);
  await fill(many - few);
  const atMany = await read();
  return [
    ratio('POST, 50 clients, to the driver’s insertOne', posts, inserts, 1),
    ratio('batches of 50, 4 clients, to insertMany', batches, insertManys, 0.7),
    ratio('filtered GET of 25, 4 clients, to find', atMany.gets, atMany.finds, 0.7),
    ratio('the same, each page for the first time', atMany.firsts, atMany.finds),
    ratio(`filtered GET, ${many} to ${few} statements`, atMany.gets, atFew.gets, 0.9),
    ratio('the same, each page for the first time', atMany.firsts, atFew.firsts),
    ratio(`the same find by the driver, ${many} to ${few}`, atMany.finds, atFew.finds),
  ];
}
