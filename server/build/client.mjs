/** What browsers get: `dist/client/`, flat, served below `/a/` (the service worker at `/sw.js`). */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { build, transform } from 'esbuild';
import { forBrowser, prefix, target, writeHashed } from './browser.mjs';
import { importTypeScript, root } from './bundle.mjs';
import { minifyStyles, shareWithEntry, withoutAxios } from './client-plugins.mjs';

const compress = promisify(brotliCompress);

/** In development only: when the event stream is back after a restart of the server, the page loads itself anew. */
const reload =
  "{let seen;new EventSource('/dev/reload').addEventListener('open',()=>{if(seen)location.reload();seen=true});}";

/**
 * Builds the browser's files beside the old ones and swaps folders when all is done:
 * a server that starts meanwhile never finds half of them.
 * @param {{ dev: boolean }} options `dev`: readable, with source maps, reloading by itself, not compressed
 */
export async function buildClient({ dev }) {
  const folder = path.join(root, 'dist', 'client.neu');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });

  const app = await buildScripts('app', folder, dev);
  // The page of a live workshop loads on many phones at once and shares nothing with the pages for learning.
  const workshop = await buildScripts('workshop', folder, dev);

  /** @type {Record<string, string>} */
  const assets = {
    'app.js': app.entry,
    'page.css': prefix + (await writeHashed(folder, 'page.css', await styleSheet('page', dev))),
    'reading.css': prefix + (await writeHashed(folder, 'reading.css', await styleSheet('reading', dev))),
    'icon.svg':
      prefix + (await writeHashed(folder, 'icon.svg', await readFile(path.join(root, 'web-components/core/icon.svg')))),
  };
  await buildServiceWorker(folder, [...new Set([...Object.values(assets), ...app.scripts])], dev);
  // Behind the worker's list: nobody takes part in a workshop offline.
  assets['workshop.js'] = workshop.entry;
  await writeFile(path.join(folder, 'assets.json'), `${JSON.stringify(assets, null, 2)}\n`);
  if (!dev) await compressAll(folder);

  const place = path.join(root, 'dist', 'client');
  await rm(place, { recursive: true, force: true });
  await rename(folder, place);
}

/**
 * Builds one entry and what it loads later.
 * @param {'app' | 'workshop'} name of the entry's file in web-components
 * @param {string} folder
 * @param {boolean} dev
 * @returns {Promise<{ entry: string, scripts: string[] }>} addresses: of the script a page names, and of all there are
 */
async function buildScripts(name, folder, dev) {
  const entry = path.join(root, `web-components/${name}.ts`);
  const { metafile } = await build({
    ...forBrowser,
    entryPoints: { [name]: entry },
    outdir: folder,
    plugins: [shareWithEntry(entry), withoutAxios, ...(dev ? [] : [minifyStyles])],
    minify: !dev,
    sourcemap: dev ? 'inline' : false,
    banner: dev ? { js: reload } : {},
    legalComments: 'none',
  });
  // The entry's own file only points to the one that holds its code (see `shareWithEntry`), so pages name that one.
  const outputs = Object.entries(metafile.outputs);
  const isEntry = (/** @type {string} */ input) => path.join(root, input) === entry;
  const [code] = outputs.find(([, { inputs }]) => Object.keys(inputs).some(isEntry)) ?? [];
  if (!code) throw new Error(`esbuild wrote no ${name}.js`);
  const pointers = outputs.filter(([file, { entryPoint = '' }]) => isEntry(entryPoint) && file !== code);
  for (const [file] of pointers) await rm(path.join(root, file));
  const scripts = outputs.filter((output) => !pointers.includes(output)).map(([file]) => prefix + path.basename(file));
  return { entry: prefix + path.basename(code), scripts };
}

/**
 * @param {'page' | 'reading'} name of the file `<name>.styles.ts` and of what it exports
 * @param {boolean} dev
 */
async function styleSheet(name, dev) {
  const { [`${name}Styles`]: styles } = await importTypeScript(`web-components/${name}.styles.ts`, `${Date.now()}`);
  const { code } = await transform(String(styles), { loader: 'css', minify: !dev });
  return code;
}

/**
 * The worker has a fixed name, so it is told the hashed names: the constant `ASSET_URLS` in its source.
 * @param {string} folder
 * @param {string[]} urls
 * @param {boolean} dev
 */
async function buildServiceWorker(folder, urls, dev) {
  const source = path.join(root, 'web-components/sw.ts');
  if (!existsSync(source)) throw new Error('web-components/sw.ts is missing');
  await build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile: path.join(folder, 'sw.js'),
    bundle: true,
    format: 'iife',
    target,
    minify: !dev,
    define: { ASSET_URLS: JSON.stringify(urls) },
    logLevel: 'warning',
  });
}

/** @param {string} folder */
async function compressAll(folder) {
  const names = (await readdir(folder)).filter((name) => /\.(js|css|svg)$/.test(name));
  const one = async (/** @type {string} */ name) => {
    const content = await readFile(path.join(folder, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    await writeFile(path.join(folder, `${name}.br`), await compress(content, { params }));
  };
  await Promise.all(names.map(one));
}
