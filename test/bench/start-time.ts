import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../../server/database/package-root.ts';
import type { Figure } from './figure.ts';

/** Starts the built server and stops it again. @returns milliseconds until `/lernen` was answered */
async function startOnce(dataDir: string, port: number): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(packageRoot, 'dist/server/main.js')], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port) },
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
  child.kill('SIGTERM');
  await ended;
  return time;
}

/** Start with data that is there already, until the first page, through the built server and its own engine. */
export async function startFigures(dataDir: string, port: number): Promise<Figure[]> {
  const first = await startOnce(dataDir, port);
  const again = await startOnce(dataDir, port);
  return [
    { name: 'first start with an engine on disk', value: first / 1000, unit: 's', target: 60 },
    { name: 'start again to the first page', value: again / 1000, unit: 's', target: 3 },
  ];
}
