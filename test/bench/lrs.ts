import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Connection } from 'mongoose';
import { isDatabaseDown } from '../../server/database/connect.ts';
import { createServer } from '../../server/http/server.ts';
import { listen } from '../../server/listen.ts';
import { createLrs } from '../../server/lrs/lrs.ts';
import { lrsStore } from '../../server/lrs/model.ts';
import { validateStatement } from '../../server/lrs/validate.ts';

const run = promisify(execFile);
const homePage = 'http://bench.example';

/** What the page sends for an answered check (design/recording.md); the load client puts a fresh id in. */
const typical = {
  id: '',
  actor: { objectType: 'Agent', account: { homePage, name: randomUUID() } },
  verb: { id: 'http://adlnet.gov/expapi/verbs/answered', display: { de: 'beantwortete', en: 'answered' } },
  object: {
    objectType: 'Activity',
    id: 'https://w3id.org/komki/sequenz/G01#sortieren',
    definition: {
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      name: { de: 'Was ist KI, was nicht?' },
      interactionType: 'choice',
      correctResponsesPattern: ['a[,]c'],
      choices: ['a', 'b', 'c', 'd'].map((id) => ({ id, description: { de: `Antwort ${id}` } })),
    },
  },
  result: { score: { scaled: 0.5 }, success: false, completion: true, response: 'a[,]b' },
  context: {
    registration: randomUUID(),
    platform: 'KomKI',
    language: 'de',
    contextActivities: {
      parent: [{ id: 'https://w3id.org/komki/sequenz/G01' }],
      grouping: [{ id: 'https://w3id.org/komki/baustein/grundlagen' }, { id: 'https://w3id.org/komki/pfad/start' }],
      category: [{ id: 'https://w3id.org/komki/xapi-profil/v1' }],
    },
    extensions: {
      'https://w3id.org/komki/erweiterung/fassung': '2026-11-01',
      'https://w3id.org/komki/erweiterung/stufe': 'antworten',
    },
  },
  timestamp: '2026-11-23T03:41:22.123Z',
};

/** Microseconds per validation of the typical statement, the best of five rounds. */
function measureValidation(): number {
  const body = { ...typical, id: randomUUID() };
  const rounds = Array.from({ length: 6 }, () => {
    const start = performance.now();
    for (let count = 0; count < 20_000; count++) {
      const fault = validateStatement(body, 1);
      if (fault) throw fault;
    }
    return ((performance.now() - start) / 20_000) * 1000;
  });
  return Math.min(...rounds.slice(1));
}

/** CPU microseconds this process spends per POST that another process sends. */
async function cpuPerPost(post: (requests: number) => Promise<unknown>): Promise<{ all: number; kernel: number }> {
  const requests = 5_000;
  await post(requests);
  const before = process.cpuUsage();
  await post(requests);
  const { user, system } = process.cpuUsage(before);
  return { all: Math.round((user + system) / requests), kernel: Math.round(system / requests) };
}

/** The machine's measure: Node's HTTP server alone, which reads the body and answers as shortly as the LRS. */
async function bareServer(): Promise<{ port: number; close(): void }> {
  const server = createHttpServer((req, res) => {
    req.on('data', () => {});
    req.on('end', () => {
      res.setHeader('Content-Type', 'application/json; charset=utf-8');
      res.end(JSON.stringify([randomUUID()]));
    });
  });
  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return { port, close: () => server.close() };
}

async function freePort(): Promise<number> {
  const probe = createNetServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

export interface LrsBench {
  /** An empty database, connected with `monitorCommands`, so that commands can be counted. */
  connection: Connection;
  /** Name and version, printed beside every rate. */
  engine: string;
  print(line: string): void;
  /** Statements in the store while the filtered GET is measured. */
  statements?: number;
}

/**
 * Prints the LRS's figures: validation, database commands, CPU time before the database, rates.
 * The load comes from another process over a real socket through the product's own HTTP kernel.
 */
export async function benchLrs({ connection, engine, print, statements = 2_000 }: LrsBench): Promise<void> {
  const lrs = createLrs({
    connection,
    clock: () => new Date(),
    homePage,
    credentials: [{ key: 'bench', secret: 'bench' }],
    grantOf: () => undefined,
    permit: () => undefined,
    project: async () => {},
    log: print,
  });
  await lrs.service.start();
  const app = createServer({
    machineRoutes: lrs.routes,
    routes: [],
    session: (_req, _res, next) => next(),
    showPage: (_req, res) => res.end(),
    publicUrl: homePage,
    limit: false,
    isDatabaseDown,
    log: print,
  });
  const port = await freePort();
  const server = await listen(app, port, '127.0.0.1');
  const commands: string[] = [];
  connection.getClient().on('commandStarted', ({ commandName }) => commands.push(commandName));

  const load = async (
    connections: number,
    requests: number,
    method: string,
    path: string,
    to = port,
  ): Promise<number> => {
    const client = resolve('test/bench/lrs-client.mjs');
    const body = method === 'POST' ? [JSON.stringify(typical)] : [];
    const { stdout } = await run(process.execPath, [
      client,
      String(to),
      String(connections),
      String(requests),
      method,
      path,
      ...body,
    ]);
    return Number(stdout);
  };
  const agent = JSON.stringify(typical.actor);
  const filtered = `/xapi/statements?${new URLSearchParams({ agent, activity: typical.object.id, limit: '25' })}`;

  print(`LRS: validation ${measureValidation().toFixed(1)} µs per statement (aim ≤ 5)`);
  await load(1, 20, 'POST', '/xapi/statements');
  for (const [name, method, path] of [
    ['POST of one statement (read model’s one command aside)', 'POST', '/xapi/statements'],
    ['filtered GET', 'GET', filtered],
  ] as const) {
    commands.length = 0;
    await load(1, 10, method, path);
    print(`LRS: ${commands.length / 10} database commands per ${name}`);
  }
  print(`LRS: POST ${Math.round(await load(1, 100, 'POST', '/xapi/statements'))}/s with 1 client – ${engine}`);
  print(`LRS: POST ${Math.round(await load(10, 500, 'POST', '/xapi/statements'))}/s with 10 clients – ${engine}`);
  const there = await connection.collection('statements').countDocuments();
  if (there < statements) await load(50, statements - there, 'POST', '/xapi/statements');
  const rate = await load(4, 100, 'GET', filtered);
  print(`LRS: filtered GET of 25 of ${Math.max(statements, there)} ${Math.round(rate)}/s with 4 clients – ${engine}`);

  // The collection boundary: from here on an insert succeeds at once and stores nothing.
  const collection = lrsStore(connection).statements;
  collection.insertMany = async (records) => ({ acknowledged: true, insertedCount: records.length, insertedIds: {} });
  try {
    const lrsCost = await cpuPerPost((requests) => load(1, requests, 'POST', '/xapi/statements'));
    const bare = await bareServer();
    const bareCost = await cpuPerPost((requests) => load(1, requests, 'POST', '/', bare.port));
    bare.close();
    const { all, kernel } = lrsCost;
    print(
      `LRS: ${all} µs CPU per POST before the database (aim ≤ 200), ${kernel} µs of it in the kernel; Node’s HTTP server alone: ${bareCost.all} µs`,
    );
  } finally {
    Reflect.deleteProperty(collection, 'insertMany');
    await server.close(1_000);
  }
}
