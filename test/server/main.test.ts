import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildIfChanged } from '../../server/build/build.mjs';
import { packageRoot } from '../../server/database/package-root.ts';
import { identifyProcess } from '../../server/database/process-identity.ts';
import { freshDatabase } from '../helpers/database.ts';
import { engineDir } from '../helpers/engine-setup.ts';
import { freePort } from '../helpers/free-port.ts';

interface Started {
  child: ChildProcess;
  /** All that it printed. */
  said(): string;
  /** Its exit code. */
  ended: Promise<number | null>;
}

const children: ChildProcess[] = [];
const folders: string[] = [];

/** The product as `npm start` runs it, in a data folder of the test. */
function startServer(settings: Record<string, string>, ...args: string[]): Started {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, ...settings };
  const child = spawn(process.execPath, [path.join(packageRoot, 'dist/server/main.js'), ...args], { env });
  children.push(child);
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  child.stderr.on('data', (chunk) => (text += chunk));
  return { child, said: () => text, ended: once(child, 'close').then(([code]) => code as number | null) };
}

async function untilSaid(server: Started, words: string): Promise<void> {
  while (!server.said().includes(words)) {
    if (server.child.exitCode !== null) throw new Error(`ended before saying “${words}”: ${server.said()}`);
    await sleep(20);
  }
}

const headers = {
  authorization: `Basic ${btoa('k:s')}`,
  'x-experience-api-version': '1.0.3',
  'content-type': 'application/json',
};
const statement = JSON.stringify({
  actor: { mbox: 'mailto:a@example.org' },
  verb: { id: 'http://adlnet.gov/expapi/verbs/attempted' },
  object: { id: 'http://example.org/a' },
});

const status = (url: string, headers: Record<string, string> = {}): Promise<number> =>
  fetch(url, { headers }).then(
    (response) => response.status,
    () => 0,
  );

/** Address of an empty database on the engine the tests share. */
async function databaseUri(): Promise<string> {
  const uri = new URL(inject('engineUri'));
  uri.pathname = (await freshDatabase()).name;
  return uri.href;
}

/** A data folder whose engine need not be fetched again. */
async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'komki-main-'));
  folders.push(folder);
  await mkdir(path.join(folder, 'engine'));
  for (const name of await readdir(engineDir).catch(() => [])) {
    if (/^(secantusdb-|mongodb$|bin$)/.test(name))
      await symlink(path.join(engineDir, name), path.join(folder, 'engine', name));
  }
  return folder;
}

beforeAll(() => buildIfChanged());
afterAll(async () => {
  // Asked, not killed: a killed server leaves its engine behind.
  for (const child of children.filter((one) => one.exitCode === null && one.kill('SIGTERM'))) await once(child, 'exit');
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

describe('npm start', () => {
  it('lists the settings on --help and starts nothing', async () => {
    const help = startServer({ DATA_DIR: '/dev/null/x' }, '--help');
    expect(await help.ended).toBe(0);
    expect(help.said()).toContain('PUBLIC_URL');
  });

  it.each([
    [{ PORTT: '1' }, [], /^Die Einstellung PORTT gibt es nicht; .*\n$/],
    [{ PORT: 'x' }, [], /^„x“ passt nicht zur Einstellung PORT; erlaubt ist: .*\n$/],
    [{}, ['--port=1'], /^Den Schalter --port=1 gibt es nicht; .*\n$/],
    [{ DATA_DIR: '/dev/null/x' }, [], /^Der Datenordner .* lässt sich nicht beschreiben.*\n$/],
  ] as [Record<string, string>, string[], RegExp][])(
    'stops with one sentence at %j %j',
    async (settings, args, sentence) => {
      const server = startServer(settings, ...args);
      expect(await server.ended).toBe(1);
      expect(server.said()).toMatch(sentence);
    },
  );

  it('stops with one sentence, and without a trace of the password, when MONGODB_URI does not answer', async () => {
    const MONGODB_URI = 'mongodb://user:kennwort@127.0.0.1:9/komki';
    const server = startServer({ DATA_DIR: await dataFolder(), MONGODB_URI });
    expect(await server.ended).toBe(1);
    expect(server.said()).toMatch(/^Die Datenbank aus MONGODB_URI antwortet nicht.*\n$/);
    expect(server.said()).not.toContain('kennwort');
  });
});

describe('a running server', () => {
  it('survives its engine’s end, is alone on its folder, recovers from its own kill and ends in order', async () => {
    const DATA_DIR = await dataFolder();
    const PORT = String(await freePort());
    const url = `http://localhost:${PORT}`;
    const enginePid = async () =>
      JSON.parse(await readFile(path.join(DATA_DIR, 'engine/process.json'), 'utf8')).pid as number;

    const settings = { DATA_DIR, PORT, LRS_KEY: 'k', LRS_SECRET: 's' };
    const first = startServer(settings);
    await untilSaid(first, `läuft auf ${url}`);
    expect(first.said()).toMatch(/Datenbank: \S+/);
    await untilSaid(first, `${url}/einladung/`);
    expect(await status(url)).toBe(200);

    const second = startServer({ DATA_DIR, PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.said()).toBe(
      `Auf dem Datenordner ${DATA_DIR} läuft schon ein Server (Prozess ${first.child.pid}, ${url}); beenden Sie ihn oder wählen Sie mit DATA_DIR einen anderen Ordner.\n`,
    );
    expect(await status(url)).toBe(200);

    const posted = await fetch(`${url}/xapi/statements`, { method: 'POST', headers, body: `[${statement}]` });
    expect(posted.status).toBe(200);
    const [id] = (await posted.json()) as string[];
    const stored = `${url}/xapi/statements?statementId=${id}`;
    const killed = await enginePid();
    process.kill(killed, 'SIGKILL');
    // 503 or a slow 200 while the engine is away, never 500 or 404, then 200 again.
    const seen = new Set<number>();
    while ((await enginePid()) === killed || !seen.has(200)) seen.add(await status(stored, headers));
    expect(
      [...seen].filter((code) => code !== 200 && code !== 503),
      first.said(),
    ).toEqual([]);

    first.child.kill('SIGKILL');
    await first.ended;
    const orphan = await enginePid();
    expect(identifyProcess(orphan)).toBeDefined();
    const third = startServer(settings);
    await untilSaid(third, `läuft auf ${url}`);
    expect(identifyProcess(orphan)).toBeUndefined();
    expect(await status(stored, headers)).toBe(200);

    const engine = await enginePid();
    third.child.kill('SIGTERM');
    expect(await third.ended).toBe(0);
    expect(identifyProcess(engine)).toBeUndefined();
    expect(await readdir(DATA_DIR)).toEqual(['db', 'engine']);
  }, 120_000);

  it('answers what it has begun to read when SIGTERM comes, takes nothing new, and exits 0', async () => {
    const PORT = String(await freePort());
    const MONGODB_URI = await databaseUri();
    const server = startServer({ DATA_DIR: await dataFolder(), PORT, MONGODB_URI, LRS_KEY: 'k', LRS_SECRET: 's' });
    await untilSaid(server, 'läuft auf');

    // “100 Continue” says that the server has begun to read.
    const asking = { ...headers, expect: '100-continue' };
    const running = request({
      port: PORT,
      host: '127.0.0.1',
      method: 'POST',
      path: '/xapi/statements',
      headers: asking,
    });
    const answer = once(running, 'response');
    const begun = once(running, 'continue');
    running.flushHeaders();
    await begun;
    running.write('[');
    server.child.kill('SIGTERM');
    await untilSaid(server, 'Beende');
    while ((await status(`http://localhost:${PORT}/`)) !== 0) await sleep(20);
    expect(server.child.exitCode).toBeNull();
    running.end(`${statement}]`);
    const [response] = await answer;
    expect(response.statusCode).toBe(200);
    response.resume();
    expect(await server.ended).toBe(0);
  }, 60_000);

  it('computes the read model again from the statements on --rebuild-progress, and ends', async () => {
    const MONGODB_URI = await databaseUri();
    const rebuild = startServer({ DATA_DIR: await dataFolder(), MONGODB_URI }, '--rebuild-progress');
    expect(await rebuild.ended).toBe(0);
    expect(rebuild.said()).toContain('neu berechnet: 0 Einträge');
  }, 60_000);

  it('fetches and builds everything on --vorbereiten, says what is there, and ends', async () => {
    const MONGODB_URI = await databaseUri();
    const prepared = startServer({ DATA_DIR: await dataFolder(), MONGODB_URI }, '--vorbereiten');
    expect(await prepared.ended).toBe(0);
    expect(prepared.said()).toMatch(/Datenbank: .*\nInhalte: \d+ Sequenzen, \d+ Workshops und \d+ Betriebs-Checks\./);
    expect(prepared.said()).toContain('startet jetzt auch ohne Netz');
  }, 60_000);

  it('says in one sentence that its port is taken, and ends its engine', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const server = startServer({
      DATA_DIR: await dataFolder(),
      PORT: String(port),
      MONGODB_URI: await databaseUri(),
    });
    expect(await server.ended).toBe(1);
    // Lines about unfinished content may come before.
    expect(server.said().trim().split('\n').at(-1)).toBe(
      `Port ${port} ist schon belegt; wählen Sie mit PORT einen anderen, etwa PORT=${port + 1}.`,
    );
    other.close();
  }, 60_000);
});
