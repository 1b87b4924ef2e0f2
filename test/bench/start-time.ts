import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../server/database/package-root.ts';
import type { Figure } from './figure.ts';
import { load } from './machine.ts';

interface Started {
  child: ChildProcess;
  /** Milliseconds until `/lernen` was answered. */
  time: number;
  stop(): Promise<void>;
}

/** What `npm start` runs: V8's flags and the file. */
function startCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.split(' ').slice(1);
}

/** Starts the built server as people do. */
async function start(dataDir: string, port: number, settings: Record<string, string> = {}): Promise<Started> {
  const started = performance.now();
  const child = spawn(process.execPath, startCommand(), {
    cwd: packageRoot,
    env: { ...process.env, ...settings, DATA_DIR: dataDir, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/lernen`).then(
      async (response) => (await response.text()).length > 0 && response.ok,
      () => false,
    );
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error('the server has ended by itself');
    await new Promise((done) => setTimeout(done, 10));
  }
  const time = performance.now() - started;
  return {
    child,
    time,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Resident memory of a process (MB), as `ps` knows it on every Unix. */
async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return (Number(stdout) * 1024) / 1_000_000;
}

/** Most memory a server holds while 50 clients write and read, statements alone and in batches (MB). */
async function memoryUnderLoad(dataDir: string, port: number, statement: object): Promise<number> {
  const server = await start(dataDir, port, { LRS_KEY: 'bench', LRS_SECRET: 'bench', RATE_LIMIT: 'off' });
  let most = 0;
  let isOver = false;
  const watch = async () => {
    while (!isOver) {
      most = Math.max(most, await memoryOf(server.child));
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  const watching = watch();
  const common = { port, path: '/xapi/statements', authorization: `Basic ${btoa('bench:bench')}`, connections: 50 };
  await load({ ...common, method: 'POST', statement, requests: 2_000 });
  await load({ ...common, method: 'POST', statement: Array(50).fill(statement), requests: 100 });
  await load({ ...common, method: 'GET', path: `${common.path}?limit=50`, requests: 300 });
  isOver = true;
  await watching;
  await server.stop();
  return most;
}

/** Start with data that is there already, until the first page, through the built server and its own engine; memory. */
export async function startFigures(dataDir: string, port: number, statement: object): Promise<Figure[]> {
  const times: number[] = [];
  for (let round = 0; round < 2; round++) {
    const server = await start(dataDir, port);
    times.push(server.time / 1000);
    await server.stop();
  }
  const [first = 0, again = 0] = times;
  return [
    { name: 'first start with an engine on disk', value: first, unit: 's', target: 60 },
    { name: 'start again to the first page', value: again, unit: 's', target: 3 },
    {
      name: 'memory with 50 clients writing and reading',
      value: await memoryUnderLoad(dataDir, port, statement),
      unit: 'MB',
      target: 250,
    },
  ];
}
