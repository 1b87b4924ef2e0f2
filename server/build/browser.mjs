/** What every build for a browser has in common: the product's and the preview's. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './bundle.mjs';

/** Where browsers find what was built. */
export const prefix = '/a/';
/** Browsers of the last years; nothing of the language newer than this is left in the scripts. */
export const target = 'es2022';

/** Settings of every script a page loads. Names carry a hash, so that a browser never shows an old state. */
export const forBrowser = {
  absWorkingDir: root,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: /** @type {const} */ ('esm'),
  target,
  charset: /** @type {const} */ ('utf8'),
  mainFields: ['module', 'main'],
  metafile: /** @type {const} */ (true),
  logLevel: /** @type {const} */ ('warning'),
};

/**
 * @param {string} folder
 * @param {string} name `page.css` becomes `page-1A2B3C4D.css`
 * @param {string | Buffer} content
 */
export async function writeHashed(folder, name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase();
  const { name: base, ext } = path.parse(name);
  const hashed = `${base}-${hash}${ext}`;
  await writeFile(path.join(folder, hashed), content);
  return hashed;
}
