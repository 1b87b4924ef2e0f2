/** One way to turn our TypeScript into a file Node runs; shared by the product's build and the commands. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './root.mjs';

export { root };

/**
 * Settings of every bundle that runs in Node. Packages stay outside and are found in node_modules.
 * @type {import('esbuild').BuildOptions}
 */
export const forNode = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
};

/**
 * Bundles a TypeScript file to `dist/tools/` – inside the repository, so that its packages resolve – and imports it.
 * @param {string} file path of the source, relative to the repository or absolute
 * @param {string} [key] kept in the module's address: another key imports the file anew
 * @returns {Promise<Record<string, unknown>>} the module's exports
 */
export async function importTypeScript(file, key) {
  const source = path.resolve(root, file);
  // One output per source path: two files of the same base name must not overwrite each other.
  const name = path.relative(root, source).replace(/\.ts$/, '').replaceAll(/[\\/]/g, '-');
  const outfile = path.join(root, 'dist', 'tools', `${name}.mjs`);
  await build({ ...forNode, entryPoints: [source], outfile });
  const url = pathToFileURL(outfile);
  if (key) url.search = key;
  return import(url.href);
}
