/** `npm run preview`: builds the browser's side of the authors' tool into `dist/preview/`, then starts its server. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { forBrowser, prefix, writeHashed } from './browser.mjs';
import { importTypeScript, root } from './bundle.mjs';

const folder = path.join(root, 'dist', 'preview');
const scripts = ['desk', 'frame'];
/** Name of the sheet → where it is made, and the name it has there. */
const sheets = {
  'page.css': ['web-components/page.styles.ts', 'pageStyles'],
  'reading.css': ['web-components/reading.styles.ts', 'readingStyles'],
  'desk.css': ['web-components/preview/desk.styles.ts', 'deskStyles'],
  'frame.css': ['web-components/preview/frame.styles.ts', 'frameStyles'],
};

/** Nothing is minified: it travels nowhere. */
export async function buildPreview() {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { metafile } = await build({
    ...forBrowser,
    entryPoints: scripts.map((name) => `web-components/preview/${name}.ts`),
    outdir: folder,
  });
  /** @type {Record<string, string>} */
  const assets = {};
  for (const name of scripts) {
    const entry = `web-components/preview/${name}.ts`;
    const [file] = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entry) ?? [];
    if (!file) throw new Error(`esbuild wrote no ${name}.js`);
    assets[`${name}.js`] = prefix + path.basename(file);
  }
  for (const [name, [source = '', exported = '']] of Object.entries(sheets)) {
    const { [exported]: styles } = await importTypeScript(source, `${Date.now()}`);
    assets[name] = prefix + (await writeHashed(folder, name, String(styles)));
  }
  const icon = await readFile(path.join(root, 'web-components/core/icon.svg'), 'utf8');
  assets['icon.svg'] = prefix + (await writeHashed(folder, 'icon.svg', icon));
  await writeFile(path.join(folder, 'assets.json'), JSON.stringify(assets));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.setSourceMapsEnabled(true);
  await buildPreview();
  await importTypeScript('server/preview/main.ts');
}
