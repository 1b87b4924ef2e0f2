import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Connection } from 'mongoose';
import { afterAll } from 'vitest';
import type { Sequence } from '../../sequences/format/index.ts';
import { type App, createApp } from '../../server/app.ts';
import { freshDatabase } from './database.ts';
import { Visitor } from './visitor.ts';

/** The password of everybody who has one. */
export const password = 'ein langes Kennwort';
export const lrsCredential = { key: 'test-key', secret: 'test-secret' };

export interface TestServer {
  app: App;
  connection: Connection;
  /** `http://localhost:<port>` */
  url: string;
  /** The server's clock; set it to travel. */
  time: { now: Date };
  log: string[];
  visitor(): Visitor;
  stop(): Promise<void>;
}

const running: TestServer[] = [];

/** The whole product on a loopback port and a database of its own; stopped after the file's tests. */
export async function startTestServer({
  limit = false,
  outboundPrivate = false,
  now,
  database,
  root = resolve(import.meta.dirname, '../..'),
  port = 0,
}: {
  limit?: boolean;
  /** May ask other servers on this machine. */
  outboundPrivate?: boolean;
  /** Time of the server's clock; by default the real one, standing still. */
  now?: Date;
  database?: Connection;
  /** Folder with `sequences` and `dist`; the repository by default. */
  root?: string;
  /** Port to listen on; by default any that is free. */
  port?: number;
} = {}): Promise<TestServer> {
  const connection = database ?? (await freshDatabase());
  const http = createServer();
  // Who comes before the product is there is sent away, as by a server that is starting.
  const early = (_req: IncomingMessage, res: ServerResponse) => res.destroy();
  http.on('request', early);
  await new Promise<void>((done) => http.listen(port, '127.0.0.1', done));
  const url = `http://localhost:${(http.address() as AddressInfo).port}`;
  const time = { now: now ?? new Date() };
  const log: string[] = [];
  const app = await createApp({
    connection,
    root,
    publicUrl: url,
    lrsCredential,
    limit,
    outboundPrivate,
    clock: () => time.now,
    log: (line) => log.push(line),
  });
  // The engine removes expired sessions by the real clock: at another time it would sign people out at its next round.
  if (now) await connection.collection('sessions').dropIndex('expiresAt_1');
  http.off('request', early).on('request', app.express);
  const server: TestServer = {
    app,
    connection,
    url,
    time,
    log,
    visitor: () => new Visitor(url),
    async stop() {
      const at = running.indexOf(server);
      if (at >= 0) running.splice(at, 1);
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
      await app.close();
    },
  };
  running.push(server);
  return server;
}

afterAll(async () => {
  for (const server of running.splice(0)) await server.stop();
});

/** Accepts the first admin's one-time link and returns the signed-in admin. */
export async function firstAdmin(server: TestServer): Promise<Visitor> {
  const link = await server.app.firstAdminLink();
  if (!link) throw new Error('there is an admin already');
  return acceptWithPassword(server, link, 'Anna Admin', 'anna@example.org');
}

/** Accepts an invitation for admin, trainer or works council. */
export async function acceptWithPassword(
  server: TestServer,
  link: string,
  name: string,
  email: string,
): Promise<Visitor> {
  const visitor = server.visitor();
  const response = await visitor.post(new URL(link).pathname, { weg: 'passwort', name, email, passwort: password });
  if (response.status !== 303) throw new Error(`invitation not accepted: ${response.status} ${await response.text()}`);
  return visitor;
}

/** The first link of an invitation that a page shows. */
export const invitationIn = (page: string): string => {
  const found = /https?:\/\/[^"<\s]+\/einladung\/[\w-]+/.exec(page)?.[0];
  if (!found) throw new Error('no invitation link on the page');
  return found;
};

/** Has the admin invite somebody with a role, who accepts. */
export async function invited(
  server: TestServer,
  admin: Visitor,
  role: 'trainer' | 'betriebsrat' | 'admin',
  name: string,
): Promise<Visitor> {
  const page = await (await admin.post('/verwaltung/einladungen', { rolle: role })).text();
  return acceptWithPassword(server, invitationIn(page), name, `${name.toLowerCase().replaceAll(' ', '.')}@example.org`);
}

/** Has a trainer make a cohort; returns its address and its invitation. */
export async function newCohort(
  trainer: Visitor,
  { level = 'nur-abschluss', sequences = ['G01'], name = 'Herbst 2026 Hannover' } = {},
): Promise<{ path: string; invitation: string }> {
  const made = await trainer.post('/kohorten', { name, start: '2026-11-26', level, sequences });
  const path = made.headers.get('location') ?? '';
  return { path, invitation: invitationIn(await (await trainer.get(path)).text()) };
}

/** A learner who joins a cohort without a password. */
export async function joined(server: TestServer, invitation: string): Promise<Visitor> {
  const learner = server.visitor();
  const response = await learner.post(new URL(invitation).pathname, { weg: 'link', name: '' });
  if (response.status !== 201) throw new Error(`not joined: ${response.status}`);
  return learner;
}

/** A published sequence as the player gets it. */
export async function sequenceOf(server: TestServer, id: string): Promise<Sequence> {
  const page = await (await server.visitor().get(`/lernen/${id}`)).text();
  const source = new RegExp(`src="(/inhalte/${id}-[^"]+)"`).exec(page)?.[1];
  if (!source) throw new Error(`${id} is not published`);
  return (await (await server.visitor().get(source)).json()) as Sequence;
}
