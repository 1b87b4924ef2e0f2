import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { forNode } from '../../../server/build/bundle.mjs';
import { freshDatabase } from '../../helpers/database.ts';
import { statement } from './harness.ts';

/** As many as one has patience for: `KILLS=200 npx vitest run … crash.test.ts`. */
const kills = Number(process.env.KILLS ?? 8);
const script = resolve(import.meta.dirname, '../../../dist/tools/lrs-process.mjs');

type Body = ReturnType<typeof statement>;
/** One request, sent again until it is acknowledged. */
interface Work {
  bodies: Body[];
  acknowledged: boolean;
}

let connection: Connection;
let uri: string;
let server: { child: ChildProcess; url: string } | undefined;

async function start(): Promise<void> {
  const child = spawn(process.execPath, [script, uri], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(createInterface(child.stdout as NodeJS.ReadableStream), 'line');
  server = { child, url: `http://127.0.0.1:${port}/xapi/statements` };
}

async function kill(): Promise<void> {
  const child = server?.child;
  server = undefined;
  if (!child || child.exitCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

beforeAll(async () => {
  connection = await freshDatabase();
  const address = new URL(inject('engineUri'));
  address.pathname = `/${connection.name}`;
  uri = address.href;
  await build({
    ...forNode,
    entryPoints: [resolve(import.meta.dirname, 'lrs-process.ts')],
    outfile: script,
  });
});
afterAll(kill);

/** @returns the status; undefined when the server was gone before it answered */
async function post(bodies: Body[]): Promise<number | undefined> {
  try {
    const response = await fetch(server?.url ?? '', {
      method: 'POST',
      headers: {
        Authorization: `Basic ${btoa('maschine:geheim')}`,
        'X-Experience-API-Version': '1.0.3',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(bodies.length === 1 ? bodies[0] : bodies),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return undefined;
  }
}

const voided = { id: 'http://adlnet.gov/expapi/verbs/voided' };
const refTo = (id: string) => ({ objectType: 'StatementRef', id });

/** Single statements, each stored by one command. */
const single = (): Body[] => [statement()];
/** Batches too, and statements about others that are there, not yet, or never: stored in transactions. */
function mixed(works: readonly Work[]): Body[] {
  const about = works.at(-randomInt(1, 20))?.bodies[0]?.id ?? randomUUID();
  const kind = randomInt(6);
  if (kind < 3) return [statement()];
  if (kind < 4) return Array.from({ length: 5 }, () => statement());
  return [statement({ object: refTo(about), ...(kind === 5 && { verb: voided }) })];
}

/** Eight clients send, the server dies again and again; in the end all that is not acknowledged is sent once more. */
async function sendAndKill(newBodies: (works: readonly Work[]) => Body[]): Promise<Work[]> {
  const works: Work[] = [];
  for (let round = 0; round <= kills; round++) {
    await start();
    const again = works.filter(({ acknowledged }) => !acknowledged);
    let isOver = false;
    const client = async () => {
      while (!isOver) {
        const work = again.pop() ?? { bodies: newBodies(works), acknowledged: false };
        if (!works.includes(work)) works.push(work);
        const status = await post(work.bodies);
        if (status === undefined) return;
        // LRS_BUSY: the engine has not given up yet what the killed server was storing.
        expect([200, 503]).toContain(status);
        work.acknowledged = status === 200;
      }
    };
    const clients = Promise.all(Array.from({ length: 8 }, client));
    await new Promise((done) => setTimeout(done, randomInt(5, 300)));
    if (round < kills) await kill();
    isOver = true;
    await clients;
  }
  const open = works.filter(({ acknowledged }) => !acknowledged);
  await Promise.all(open.map(({ bodies }) => expect.poll(() => post(bodies), { timeout: 90_000 }).toBe(200)));
  await kill();
  return works;
}

interface Stored {
  _id: string;
  id: string;
  of?: string;
  voided?: boolean;
  voids?: string;
}
const storedOf = (works: readonly Work[]): Promise<Stored[]> => {
  const ids = works.flatMap(({ bodies }) => bodies.map(({ id }) => id));
  const filter = { $or: [{ id: { $in: ids } }, { of: { $in: ids } }] };
  return connection.collection<Stored>('statements').find(filter).toArray();
};

describe('a server that is killed under load', () => {
  it(
    `loses nothing it has acknowledged and takes in once what is sent again (${kills} kills)`,
    async () => {
      const works = await sendAndKill(single);
      const stored = await storedOf(works);
      expect(stored.map(({ id }) => id).sort()).toEqual(
        works.flatMap(({ bodies }) => bodies.map(({ id }) => id)).sort(),
      );
      expect(new Set(stored.map(({ _id }) => _id)).size).toBe(stored.length);
      expect(works.length).toBeGreaterThan(kills);
    },
    kills * 4_000 + 60_000,
  );

  // An engine gives up the transaction of a dead client after a minute: too long to wait for with every run.
  it.runIf(process.env.KILLS)(
    `keeps batches whole, and statements about statements complete (${kills} kills)`,
    async () => {
      const works = await sendAndKill(mixed);
      const stored = await storedOf(works);
      const own = stored.filter(({ of }) => of === undefined);
      const bodies = works.flatMap((work) => work.bodies);
      expect(own.map(({ id }) => id).sort()).toEqual(bodies.map(({ id }) => id).sort());
      const there = new Set(own.map(({ id }) => id));
      const echoes = new Set(stored.filter(({ of }) => of !== undefined).map(({ id }) => id));
      for (const { id, object } of bodies) {
        const target = object as { objectType?: string; id: string };
        if (target.objectType && there.has(target.id)) expect(echoes).toContain(`${id}>${target.id}`);
      }
      const targets = new Set(own.flatMap(({ voids }) => voids ?? []));
      for (const { id, voided: isVoided, voids } of own) {
        expect([id, isVoided ?? false]).toEqual([id, targets.has(id) && voids === undefined]);
      }
    },
    kills * 8_000 + 180_000,
  );
});
