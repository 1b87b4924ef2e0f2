/**
 * `npm run dev`: builds anew and restarts the server at every change of code or content; open pages reload themselves.
 * Nothing of this is in the product: the reload lives in the development build of app.js and in reload-hook.mjs.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch as watchFiles } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { importTypeScript, root } from './bundle.mjs';

const folders = ['server', 'web-components', 'sequences', 'workshops'];
/** Editors write a file in several steps. */
const settle = 80;

/** @returns {Promise<void>} when the first server has been started; watching goes on until a signal */
export async function watch() {
  const database = await openDatabase();
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let server;

  const stopServer = async () => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGTERM');
    await gone;
  };
  const round = async () => {
    try {
      await build({ dev: true });
    } catch {
      // esbuild has said what is wrong; the server of the last good build goes on.
      return;
    }
    await stopServer();
    const hook = new URL('./reload-hook.mjs', import.meta.url).href;
    const args = ['--enable-source-maps', '--import', hook, path.join(root, 'dist/server/main.js')];
    server = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...database.settings } });
  };

  /** Rounds run one after the other; changes during a round lead to one more. */
  let rounds = round();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      rounds = rounds.then(round);
    }, settle);
  };
  for (const folder of folders.map((name) => path.join(root, name)).filter(existsSync)) {
    watchFiles(folder, { recursive: true }, changed);
  }

  const end = async () => {
    clearTimeout(timer);
    await rounds;
    await stopServer();
    await database.close();
    process.exit(0);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  await rounds;
}

/**
 * The database outlives the restarts: stopping and starting it would take longer than all the rest.
 * @returns {Promise<{ settings: Record<string, string>, close: () => Promise<void> }>} settings for the server
 */
async function openDatabase() {
  /** @type {unknown} */
  const made = await importTypeScript('server/build/dev-database.ts');
  const { openDevDatabase } = /** @type {typeof import('./dev-database.ts')} */ (made);
  return openDevDatabase(process.env).catch((/** @type {Error} */ error) => {
    console.error(error.name === 'StartError' ? error.message : error);
    process.exit(1);
  });
}
