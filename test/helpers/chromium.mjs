/** Where the tests' browser comes from. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

/** Flags of every Chromium the tests start: no window, no sandbox (tests run as root in containers), no calls home. */
export const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe', 'msedge.exe'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * @returns {Promise<string | undefined>} a Chromium of this machine: CHROMIUM_PATH, PATH, the usual places, Playwright's cache
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH nennt ${named}, dort liegt aber kein Programm.`);
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  for (const candidate of [...onPath, ...places, chromium.executablePath()]) {
    if (existsSync(candidate) && (await answers(candidate))) return candidate;
  }
  return undefined;
}

/**
 * A Chromium in any case: the one that is there, else one that is fetched.
 * @returns {Promise<string>}
 * @throws {Error} with one German sentence that says how to help
 */
export async function getChromium() {
  const found = await findChromium();
  if (found) return found;
  console.log('Hier ist kein Chromium; hole eines …');
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const apt = (/** @type {string[]} */ ...args) => run('apt-get', args, { DEBIAN_FRONTEND: 'noninteractive' });
    // Ubuntu's package of that name is only a pointer to its app store; findChromium asks whether the program answers.
    const installed = (await apt('update')) && (await apt('install', '-y', '--no-install-recommends', 'chromium'));
    const fromApt = installed ? await findChromium() : undefined;
    if (fromApt) return fromApt;
  }
  const cli = fileURLToPath(new URL('../../node_modules/playwright-core/cli.js', import.meta.url));
  const withLibraries = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : [];
  await run(process.execPath, [cli, 'install', ...withLibraries, 'chromium']);
  const fetched = await findChromium();
  if (fetched) return fetched;
  throw new Error(
    'Es ließ sich kein Chromium beschaffen: Installieren Sie Chromium oder Chrome und nennen Sie mit CHROMIUM_PATH das Programm.',
  );
}

/**
 * Whether the file is a browser that starts here: a wrapper whose package is missing also exists.
 * @param {string} command
 */
async function answers(command) {
  if (process.platform === 'win32') return true;
  return promisify(execFile)(command, ['--version'], { timeout: 20_000 }).then(
    ({ stdout }) => /\d+\.\d+/.test(stdout),
    () => false,
  );
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<boolean>} whether it ended well
 */
async function run(command, args, env = {}) {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  const [code] = await Promise.race([once(child, 'exit'), once(child, 'error').then(() => [1])]);
  return code === 0;
}
