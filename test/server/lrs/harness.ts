import { randomUUID } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection, mongo } from 'mongoose';
import { afterAll, inject } from 'vitest';
import { connectDatabase, isDatabaseDown } from '../../../server/database/connect.ts';
import { makeIndexes } from '../../../server/database/indexes.ts';
import { createServer } from '../../../server/http/server.ts';
import { createLrs, type LearnerGrant, type LrsService, type StoredStatement } from '../../../server/lrs/lrs.ts';

export const homePage = 'http://lernen.example';
export const grants: Record<string, LearnerGrant> = {
  'token-anna': { pseudonym: 'anna', registration: '11111111-1111-4111-8111-111111111111', level: 'antworten' },
  'token-ben': { pseudonym: 'ben', registration: '22222222-2222-4222-8222-222222222222', level: 'nur-abschluss' },
};

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, checked by the expectations on them
  json: any;
}

export interface LrsTestServer {
  url: string;
  connection: Connection;
  service: LrsService;
  /** Commands sent to the database since the last `commands.splice(0)`. */
  commands: mongo.CommandStartedEvent[];
  /** Groups handed to the read model. */
  projected: StoredStatement[][];
  /** When set, the read model fails with it. */
  projection: { failure?: Error };
  time: { now: () => Date };
  log: string[];
  /** Requests that have been read to their end. */
  traffic: { read: number };
  send(method: string, path: string, options?: SendOptions): Promise<Answer>;
}

export interface SendOptions {
  body?: unknown;
  /** Sent as it is, instead of JSON. */
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string | undefined>;
  bearer?: string;
  version?: string;
}

const basic = `Basic ${Buffer.from('maschine:geheim').toString('base64')}`;
const stops: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const housekeeping = new Set(['hello', 'endSessions', 'ping', 'saslStart', 'killCursors', 'createIndexes', 'isMaster']);

/** The LRS alone, behind the product's own HTTP kernel, on a loopback port and a database of its own. */
export async function startLrs(database = `test-lrs-${randomUUID()}`, patience?: number): Promise<LrsTestServer> {
  const uri = new URL(inject('engineUri'));
  uri.pathname = `/${database}`;
  // As the product connects, but telling its commands.
  uri.searchParams.set('monitorCommands', 'true');
  const connection = await connectDatabase(uri.href, () => {});
  const commands: mongo.CommandStartedEvent[] = [];
  connection.getClient().on('commandStarted', (event) => {
    if (!housekeeping.has(event.commandName)) commands.push(event);
  });
  const projected: StoredStatement[][] = [];
  const projection: { failure?: Error } = {};
  const time = { now: () => new Date() };
  const log: string[] = [];
  const lrs = createLrs({
    connection,
    clock: () => time.now(),
    homePage,
    credentials: [
      { key: 'andere', secret: 'maschine' },
      { key: 'maschine', secret: 'geheim' },
    ],
    pepper: Buffer.alloc(32, 7),
    showPage: (_req, res, { status = 200, main }) => res.status(status).end(String(main)),
    grantOf: (token) => grants[token],
    permit: (statement, { level }) =>
      level === 'nur-abschluss' && statement.verb.id.endsWith('/answered')
        ? { code: 'TEST_STUFE', message: 'Antworten verlassen das Gerät nicht.' }
        : undefined,
    permitState: ({ stateId }) =>
      stateId === 'reflexion' ? { code: 'TEST_ZUSTAND', message: 'Reflexionen bleiben auf dem Gerät.' } : undefined,
    async project(stored) {
      projected.push(stored);
      if (projection.failure) throw projection.failure;
    },
    ...(patience !== undefined && { patience }),
    log: (line) => log.push(line),
  });
  const app = createServer({
    machineRoutes: lrs.routes,
    machineHeaders: lrs.headers,
    routes: [],
    session: (_req, _res, next) => next(),
    showPage: (_req, res) => res.end(),
    publicUrl: homePage,
    limit: false,
    isDatabaseDown,
    log: (line) => log.push(line),
  });
  const http = createHttpServer(app);
  const traffic = { read: 0 };
  http.on('request', (request) => request.on('end', () => traffic.read++));
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  stops.push(async () => {
    http.closeAllConnections();
    await new Promise((done) => http.close(done));
    await connection.dropDatabase();
    await connection.close();
  });

  async function send(method: string, path: string, options: SendOptions = {}): Promise<Answer> {
    const { body, raw, headers = {}, bearer, version = '1.0.3' } = options;
    const all: Record<string, string | undefined> = {
      Authorization: bearer === undefined ? basic : `Bearer ${bearer}`,
      'X-Experience-API-Version': version,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    };
    const response = await fetch(new URL(path, url), {
      method,
      headers: Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ...(raw !== undefined ? { body: raw } : body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = text !== '' && response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
  }

  await makeIndexes(connection);
  await lrs.service.start();
  commands.splice(0);
  return { url, connection, service: lrs.service, commands, projected, projection, time, log, traffic, send };
}

/** A small valid statement; every property can be replaced. */
export function statement(over: Record<string, unknown> = {}): Record<string, unknown> & { id: string } {
  return {
    id: randomUUID(),
    actor: { account: { homePage, name: 'maschine-1' } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/experienced', display: { 'en-US': 'experienced' } },
    object: { id: 'https://w3id.org/komki/sequenz/G01' },
    ...over,
  };
}

/** A statement as the page of this learner sends it. */
export function learnerStatement(token: string, over: Record<string, unknown> = {}) {
  const grant = grants[token] as LearnerGrant;
  return statement({
    actor: { account: { homePage, name: grant.pseudonym } },
    context: { registration: grant.registration },
    timestamp: '2026-11-23T03:41:22.123Z',
    ...over,
  });
}

export const query = (parameters: Record<string, string | number | object>): string =>
  new URLSearchParams(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  ).toString();
