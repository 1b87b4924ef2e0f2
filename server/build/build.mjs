/** Builds the product into `dist/`: `node server/build/build.mjs`, or imported by start.mjs and test/run.mjs. */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as esbuild } from 'esbuild';
import { forNode, root } from './bundle.mjs';
import { buildClient } from './client.mjs';

const stampFile = path.join(root, 'dist', 'stand.txt');
/** Folders whose code ends up in the bundles. Content is read at start and needs no build. */
const sources = [
  'server',
  'web-components',
  'sequences/format',
  'sequences/record',
  'sequences/search',
  'workshops/format',
];

/**
 * Writes `dist/server/main.js` and `dist/client/`.
 * @param {{ dev?: boolean }} [options] `dev`: fast and readable instead of small
 */
export async function build({ dev = false } = {}) {
  const stamp = await currentStamp(dev);
  await rm(stampFile, { force: true });
  await Promise.all([
    esbuild({ ...forNode, entryPoints: ['server/main.ts'], outfile: 'dist/server/main.js' }),
    buildClient({ dev }),
  ]);
  await writeFile(stampFile, stamp);
}

/** Builds when a source is newer, older, longer, gone or added since the last build. */
export async function buildIfChanged() {
  const written = await readFile(stampFile, 'utf8').catch(() => '');
  if (written === (await currentStamp(false))) return;
  console.log('Baue KomKI …');
  await build();
}

/** @param {boolean} dev */
async function currentStamp(dev) {
  const hash = createHash('sha256').update(`${dev} ${process.version}`);
  const files = ['package-lock.json', 'tsconfig.json'];
  for (const folder of sources) {
    const entries = await readdir(path.join(root, folder), { recursive: true }).catch(() => []);
    files.push(...entries.map((entry) => path.join(folder, entry)));
  }
  for (const file of files.sort()) {
    const { mtimeMs, size } = await stat(path.join(root, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await build();
