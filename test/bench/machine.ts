import { execFile } from 'node:child_process';
import { hash, randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../server/database/package-root.ts';
import { type Figure, median } from './figure.ts';

const client = join(packageRoot, 'test/bench/lrs-client.mjs');

export interface Load {
  port: number;
  connections: number;
  requests: number;
  method: 'GET' | 'POST';
  /** `COUNT` in it counts down to 0. */
  path: string;
  authorization: string;
  /** A statement with an empty `id`, or several; each request gets fresh ones. */
  statement?: object;
}

/** Sends requests from another process over real sockets. @returns requests per second. @throws for an answer other than 200 */
export async function load({ port, connections, requests, method, path, authorization, statement }: Load) {
  const args = [port, connections, requests, method, path, authorization].map(String);
  // A batch is longer than an argument may be.
  const file = join(tmpdir(), `komki-load-${randomUUID()}.json`);
  if (statement) await writeFile(file, JSON.stringify(statement));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [client, ...args, ...(statement ? [file] : [])]);
    return Number(stdout);
  } finally {
    await rm(file, { force: true });
  }
}

/**
 * CPU microseconds this process spends per request, of each kind: the least of ten rounds after one to warm up. The
 * kinds take turns, so that what else the machine is doing falls on all of them.
 */
export async function cpuPerRequest(kinds: readonly Omit<Load, 'requests' | 'connections'>[]): Promise<number[]> {
  const least = kinds.map(() => Number.POSITIVE_INFINITY);
  for (const kind of kinds) await load({ ...kind, connections: 10, requests: 5_000 });
  for (let round = 0; round < 10; round++) {
    for (const [index, kind] of kinds.entries()) {
      const requests = 1_500;
      const before = process.cpuUsage();
      await load({ ...kind, connections: 10, requests });
      const { user, system } = process.cpuUsage(before);
      least[index] = Math.min(least[index] ?? 0, (user + system) / requests);
    }
  }
  return least;
}

/** Milliseconds of a fixed piece of work that is like a server's: parsing, writing, hashing. */
function fixedWork(): number {
  const text = JSON.stringify(Array.from({ length: 200 }, (_, index) => ({ id: index, words: 'Lernen '.repeat(20) })));
  const start = performance.now();
  for (let count = 0; count < 200; count++) hash('sha256', JSON.stringify(JSON.parse(text)));
  return performance.now() - start;
}

/**
 * Node's HTTP server alone: reads the body and answers as shortly as the LRS. The ratio to it flatters nobody: its client
 * never gets to sleep, while each answer of a slower server also pays for waking its client (18 µs on two cores).
 */
export async function bareServer(): Promise<{ port: number; close(): void }> {
  const server = createServer((req, res) => {
    req.on('data', () => {});
    req.on('end', () => {
      res.setHeader('Content-Type', 'application/json; charset=utf-8');
      res.end(JSON.stringify([randomUUID()]));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

/** What this machine can do just now: other figures are to be read beside these. */
export const machineFigures = (): Figure[] => [
  { name: 'machine: load average of the last minute', value: loadavg()[0] ?? 0, unit: '' },
  { name: 'machine: fixed JavaScript work', value: median(Array.from({ length: 7 }, fixedWork)), unit: 'ms' },
];
