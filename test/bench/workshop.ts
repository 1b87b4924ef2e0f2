import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Poll } from '../../sequences/format/nodes.ts';
import { packageRoot } from '../../server/database/package-root.ts';
import type { Ballot } from '../../workshops/format/room.ts';
import type { Workshop } from '../../workshops/format/workshop.ts';
import type { Visitor } from '../helpers/visitor.ts';
import type { Figure } from './figure.ts';

const client = join(packageRoot, 'test/bench/workshop-client.mjs');

/** What the phones of one room saw. Milliseconds. */
interface Seen {
  delivery: number;
  vote: number;
  tally: number;
  errors: number;
  /** Bytes this process has grown by with each phone. */
  memory: number;
}

/** Bytes in use after everything that can go has gone. */
function inUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The first question of a format with one answer, and that answer. */
function questionOf({ parts }: Workshop): { poll: string; ballot: Ballot } {
  const nodes = parts.flatMap(({ blocks }) => blocks.flatMap((block) => block.nodes));
  const poll = nodes.find((node): node is Poll => node.kind === 'poll' && node.type === 'single');
  const choice = poll?.options[0]?.id;
  if (!poll || choice === undefined) throw new Error('a format without a simple question');
  return { poll: poll.id, ballot: { type: 'single', choice } };
}

/** Opens a room and fills it with phones that run in another process. */
async function room(url: string, trainer: Visitor, name: string, phones: number): Promise<Seen> {
  const opened = await trainer.post(`/workshops/${name}/raum`);
  const [, code = ''] = /^\/workshop\/(\w+)\//.exec(opened.headers.get('location') ?? '') ?? [];
  const { poll, ballot } = questionOf((await (await trainer.get(`/workshop/${code}/ablauf.json`)).json()) as Workshop);
  const before = inUse();
  const args = [client, url, code, trainer.cookieHeader, String(phones), poll, JSON.stringify(ballot)];
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const connected = await lines.next();
  if (connected.value !== 'connected') throw new Error('the phones did not get in');
  const memory = (inUse() - before) / phones;
  child.stdin.write('go\n');
  const { value } = await lines.next();
  await once(child, 'exit');
  return { ...(JSON.parse(value) as Omit<Seen, 'memory'>), memory };
}

/**
 * A workshop of 300 phones and one of 1,000, in a process beside this one. One process serves them.
 * @param trainer who may open rooms
 */
export async function workshopFigures(url: string, trainer: Visitor): Promise<Figure[]> {
  const [, name] = /href="\/workshops\/([\w-]+)"/.exec(await (await trainer.get('/workshops')).text()) ?? [];
  if (!name) return [];
  const usual = await room(url, trainer, name, 300);
  const large = await room(url, trainer, name, 1000);
  const about = '300 phones';
  return [
    { name: 'workshop: a step reaches the phones, p99', value: usual.delivery, unit: 'ms', target: 60, note: about },
    { name: 'workshop: a vote is taken, p95', value: usual.vote, unit: 'ms', target: 30, note: about },
    { name: 'workshop: all votes are on all phones', value: usual.tally, unit: 'ms', target: 250, note: about },
    { name: 'workshop: memory per phone', value: usual.memory / 1024, unit: 'kB', target: 35, note: about },
    { name: 'workshop: errors', value: usual.errors, unit: '', target: 0, note: about },
    { name: 'workshop: errors', value: large.errors, unit: '', target: 0, note: '1,000 phones' },
    { name: 'workshop: a step reaches the phones, p99', value: large.delivery, unit: 'ms', note: '1,000 phones' },
  ];
}
