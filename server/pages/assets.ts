import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { httpError } from '../http/errors.ts';
import type { Assets } from '../http/page.ts';
import type { Route } from '../http/route.ts';

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

interface StaticFile {
  type: string;
  plain: Buffer;
  brotli: Buffer | undefined;
}

/**
 * The browser build, held in memory: a few hundred kilobytes, each file already compressed by the build.
 * @param folder `dist/client` as `server/build` wrote it
 */
export async function loadAssets(folder: string): Promise<{ assets: Assets; routes: Route[] }> {
  const files = new Map<string, StaticFile>();
  for (const name of await readdir(folder)) {
    const type = types[extname(name)];
    if (!type) continue;
    const brotli = await readFile(join(folder, `${name}.br`)).catch(() => undefined);
    files.set(name, { type, plain: await readFile(join(folder, name)), brotli });
  }
  const assets = JSON.parse(await readFile(join(folder, 'assets.json'), 'utf8')) as Assets;

  const send =
    (name: string, cacheControl: string): Route['handle'] =>
    (req, res) => {
      const file = files.get(name);
      if (!file) throw httpError('NICHT_GEFUNDEN');
      res.set('Cache-Control', cacheControl).set('Content-Type', file.type).vary('Accept-Encoding');
      if (file.brotli && req.acceptsEncodings('br')) res.set('Content-Encoding', 'br').send(file.brotli);
      else res.send(file.plain);
    };

  const routes: Route[] = [
    {
      method: 'GET',
      path: '/a/:file',
      access: 'everyone',
      session: 'none',
      purpose: 'scripts, styles and icons by hashed name',
      handle: (req, res) => send(String(req.params.file), 'public, max-age=31536000, immutable')(req, res),
    },
    {
      method: 'GET',
      path: '/sw.js',
      access: 'everyone',
      session: 'none',
      purpose: 'the service worker; a fixed name, so it must be asked for anew',
      handle: send('sw.js', 'no-cache'),
    },
  ];
  return { assets, routes };
}
