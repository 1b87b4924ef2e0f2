/** Whether the product is built. Apart from building, so that a start with nothing to build loads no compiler. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';

/** Written by a build that has ended. */
export const stampFile = path.join(root, 'dist', 'stand.txt');
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
 * What a build is made of: when and how long each source is.
 * @param {boolean} dev
 */
export async function currentStamp(dev) {
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

/** Whether no source is newer, older, longer, gone or added since the last build. */
export async function isBuilt() {
  const written = await readFile(stampFile, 'utf8').catch(() => '');
  return written === (await currentStamp(false));
}
