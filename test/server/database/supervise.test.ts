import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectDatabase, isDatabaseDown } from '../../../server/database/connect.ts';
import { type EmbeddedEngine, startEmbedded } from '../../../server/database/open.ts';
import { identifyProcess } from '../../../server/database/process-identity.ts';
import { engineDir } from '../../helpers/engine-setup.ts';

let folder: string;
let engine: EmbeddedEngine;
let connection: Connection;
const start = () =>
  startEmbedded({ folder: path.join(folder, 'db'), stateDir: folder, engineDir, env: process.env, log: () => {} });
const enginePid = async (): Promise<number> =>
  JSON.parse(await readFile(path.join(folder, 'process.json'), 'utf8')).pid as number;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'komki-supervise-'));
  engine = await start();
  connection = await connectDatabase(engine.uri, () => {});
});
afterAll(async () => {
  await connection.close();
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

it('loses nothing it acknowledged when the engine is killed under writes, and goes on by itself', async () => {
  const posts = connection.collection<{ _id: string; text: string }>('posts');
  const acknowledged: string[] = [];
  const strange: unknown[] = [];
  let stop = false;
  const writer = async (name: number) => {
    for (let i = 0; !stop; i++) {
      const _id = `${name}-${i}`;
      try {
        await posts.insertOne({ _id, text: 'x'.repeat(500) });
        acknowledged.push(_id);
      } catch (error) {
        // The driver sends an insert again after a broken connection; the first may have been kept: then it is there.
        if ((error as { code?: unknown }).code === 11000) acknowledged.push(_id);
        else if (!isDatabaseDown(error)) strange.push(error);
      }
    }
  };
  const moreThan = async (count: number) => {
    while (acknowledged.length <= count) await sleep(20);
  };
  const writers = Array.from({ length: 6 }, (_, name) => writer(name));
  for (let round = 0; round < 2; round++) {
    await moreThan(acknowledged.length + 60);
    process.kill(await enginePid(), 'SIGKILL');
    // Far more than can be under way: these were written by the engine that was started again.
    await moreThan(acknowledged.length + 60);
  }
  stop = true;
  await Promise.all(writers);

  const there = new Set((await posts.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id));
  expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
  expect(strange).toEqual([]);
}, 60_000);

it('keeps its data, its port and its family over an orderly stop', async () => {
  const before = engine;
  await connection.collection('kept').insertOne({ a: 1 });
  await connection.close();
  const pid = await enginePid();
  await engine.stop();
  expect(identifyProcess(pid)).toBeUndefined();
  engine = await start();
  expect([engine.uri, engine.family]).toEqual([before.uri, before.family]);
  connection = await connectDatabase(engine.uri, () => {});
  expect(await connection.collection('kept').countDocuments()).toBe(1);
}, 60_000);
