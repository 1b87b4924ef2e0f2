/** How esbuild is told to keep what browsers get small. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from 'esbuild';

/** A `css` literal without interpolations and escapes: what stands between its backticks is the style sheet. */
const sheet = /\bcss`([^`$\\]*)`/g;

/**
 * Minifies the style sheets inside scripts; esbuild's own minifier leaves texts as they are.
 * Literals with interpolations or escapes stay as written.
 * @type {import('esbuild').Plugin}
 */
export const minifyStyles = {
  name: 'minify-styles',
  setup({ onLoad }) {
    onLoad({ filter: /\.styles\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const sheets = await Promise.all(
        [...source.matchAll(sheet)].map(([, css = '']) =>
          transform(css, { loader: 'css', minify: true, charset: 'utf8' }),
        ),
      );
      const minified = sheets.map(({ code }) => `css\`${code.trim().replaceAll(/[`$\\]/g, '\\$&')}\``);
      return { contents: source.replaceAll(sheet, () => minified.shift() ?? ''), loader: 'ts' };
    });
  },
};

/**
 * Lets everything that is loaded later import the entry, which every page has loaded already. What both need then lies
 * in one file with the entry, instead of in one small file for each combination of those that need it: fewer requests,
 * and text that is compressed together is smaller.
 * @param {string} entry absolute path
 * @returns {import('esbuild').Plugin}
 */
export const shareWithEntry = (entry) => ({
  name: 'share-with-entry',
  setup({ onResolve, onLoad }) {
    const later = {};
    onResolve({ filter: /^\..*\.ts$/ }, ({ kind, path: file, resolveDir }) =>
      kind === 'dynamic-import' ? { path: path.resolve(resolveDir, file), pluginData: later } : undefined,
    );
    onLoad({ filter: /\.ts$/ }, async ({ path: file, pluginData }) => {
      if (pluginData !== later) return undefined;
      const source = await readFile(file, 'utf8');
      return { contents: `import ${JSON.stringify(entry)};\n${source}`, loader: 'ts', resolveDir: path.dirname(file) };
    });
  },
});

/** Where axios begins and ends in the xAPI library: from its `bind` to `axios.default = axios`. */
const axios =
  /function \w+\(e,t\)\{return function\(\)\{return e\.apply\(t,arguments\)\}\}.*?(?<name>\w+)\.default=\k<name>;(?=const )/s;

/**
 * Leaves out the HTTP client that the xAPI library carries within (35 of its 50 kB): `lrs.ts` hands the library its own way
 * to the network. A version of the library that is put together otherwise stops the build.
 * @type {import('esbuild').Plugin}
 */
export const withoutAxios = {
  name: 'without-axios',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@xapi[\\/]xapi[\\/]dist[\\/]XAPI\.esm\.js$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const { name } = axios.exec(source)?.groups ?? {};
      if (!name) return { errors: [{ text: `no axios in ${file}: see withoutAxios in client-plugins.mjs` }] };
      const none = `const ${name}={request:()=>Promise.reject(new Error('no adapter'))};`;
      return { contents: source.replace(axios, () => none), loader: 'js' };
    });
  },
};
