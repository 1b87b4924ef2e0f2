import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';
import { buildPreview } from '../../server/build/preview.mjs';
import type { Route } from '../../server/http/route.ts';
import { createPreview } from '../../server/preview/preview.ts';
import { Visitor } from './visitor.ts';

const repository = resolve(import.meta.dirname, '../..');
const closers: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closers.splice(0)) await close();
});

export interface TestPreview {
  /** `http://localhost:<port>` */
  url: string;
  port: number;
  routes: Route[];
  /** A folder of its own with all sequences, to be written to. */
  root: string;
  visitor: Visitor;
  log: string[];
}

/** The authors' tool, freshly built, on a copy of the content. */
export async function startPreview(): Promise<TestPreview> {
  await buildPreview();
  const root = await mkdtemp(join(tmpdir(), 'komki-preview-'));
  await cp(join(repository, 'sequences'), join(root, 'sequences'), { recursive: true });
  const http = createServer();
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const { port } = http.address() as AddressInfo;
  const url = `http://localhost:${port}`;
  const log: string[] = [];
  const { express, routes } = await createPreview({
    root,
    assets: join(repository, 'dist/preview'),
    url,
    clock: () => new Date('2026-11-26T10:00:00Z'),
    log: (line) => log.push(line),
  });
  http.on('request', express);
  closers.push(async () => {
    http.closeAllConnections();
    await new Promise((done) => http.close(done));
    await rm(root, { recursive: true });
  });
  return { url, port, routes, root, visitor: new Visitor(url), log };
}
