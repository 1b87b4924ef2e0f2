import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../server/database/open.ts';
import { packageRoot } from '../../server/database/package-root.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the engine all tests of the run share; the path names a database nobody uses. */
    engineUri: string;
  }
}

/** Fetched engines are kept here between test runs. */
export const engineDir: string = path.join(packageRoot, 'node_modules/.cache/komki-engine');

interface Shared {
  uri: string;
  stop(): Promise<void>;
}
// Vitest runs this file once per project, in one process: the first starts the engine, the last stops it.
const store = globalThis as { komkiTestEngine?: Promise<Shared>; komkiTestEngineUsers?: number };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  store.komkiTestEngine ??= start();
  store.komkiTestEngineUsers = (store.komkiTestEngineUsers ?? 0) + 1;
  const engine = await store.komkiTestEngine;
  project.provide('engineUri', engine.uri);
  return async () => {
    store.komkiTestEngineUsers = (store.komkiTestEngineUsers ?? 1) - 1;
    if (store.komkiTestEngineUsers > 0) return;
    delete store.komkiTestEngine;
    await engine.stop();
  };
}

/** A server’s order of engines, but in a temporary folder. */
async function start(): Promise<Shared> {
  if (process.env.MONGODB_URI) return { uri: process.env.MONGODB_URI, stop: async () => {} };
  const folder = await mkdtemp(path.join(tmpdir(), 'komki-test-'));
  const engine = await startEmbedded({
    folder: path.join(folder, 'db'),
    engineDir,
    stateDir: folder,
    env: process.env,
    log: console.log,
  });
  return {
    uri: engine.uri,
    async stop() {
      await engine.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
