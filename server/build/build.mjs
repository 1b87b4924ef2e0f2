/** Builds the product into `dist/`: `node server/build/build.mjs`, or imported by start.mjs and test/run.mjs. */
import { rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { build as esbuild } from 'esbuild';
import { forNode } from './bundle.mjs';
import { buildClient } from './client.mjs';
import { currentStamp, isBuilt, stampFile } from './stamp.mjs';

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
  if (await isBuilt()) return;
  console.log('Baue KomKI …');
  await build();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await build();
