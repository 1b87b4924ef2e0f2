import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import type { Connection } from 'mongoose';
import { StartError } from '../http/start-error.ts';
import { chooseEngine, findersInOrder } from './choose.ts';
import { connectDatabase } from './connect.ts';
import { type Family, familyNames } from './engine.ts';
import { listens } from './ready.ts';
import { runEngine } from './supervise.ts';
import { recordWriter, writtenBy } from './written-by.ts';

export interface EmbeddedPlaces {
  /** Database files. */
  folder: string;
  /** Fetched programs. */
  engineDir: string;
  /** The engine’s output and process number. */
  stateDir: string;
  env: NodeJS.ProcessEnv;
  log(line: string): void;
}

export interface EmbeddedEngine {
  uri: string;
  family: Family;
  /** Name and version for people. */
  label: string;
  stop(): Promise<void>;
}

/** Finds or fetches an engine, starts it on the folder, waits until it takes writes. @throws StartError */
export async function startEmbedded(places: EmbeddedPlaces): Promise<EmbeddedEngine> {
  const { folder, stateDir, log } = places;
  const written = await writtenBy(folder);
  const engine = await chooseEngine(findersInOrder(places), written?.family, folder);
  await mkdir(stateDir, { recursive: true });
  const port = written && !(await listens(written.port)) ? written.port : await freePort();
  await recordWriter(folder, { family: engine.family, port });
  const running = await runEngine(engine, { folder, port, stateDir, log });
  return {
    uri: `mongodb://127.0.0.1:${port}/komki?directConnection=true`,
    family: engine.family,
    label: `${familyNames[engine.family]} ${engine.version ?? running.version}`,
    stop: () => running.stop(),
  };
}

export interface Database {
  connection: Connection;
  /** Name and version of the engine, for the start line. */
  label: string;
  /** Undefined behind MONGODB_URI. */
  family: Family | undefined;
  /** Disconnects, then stops an embedded engine. */
  close(): Promise<void>;
}

/**
 * The database of a server: the one at `uri`, else an embedded one in `dataDir`.
 * The caller holds the lock of `dataDir`.
 * @throws StartError
 */
export async function openDatabase(options: {
  uri: string | undefined;
  dataDir: string;
  env: NodeJS.ProcessEnv;
  log(line: string): void;
}): Promise<Database> {
  const { uri, dataDir, env, log } = options;
  if (uri) {
    const connection = await connectDatabase(uri, log).catch((error: unknown) => {
      throw new StartError(
        'Die Datenbank aus MONGODB_URI antwortet nicht oder lehnt die Anmeldung ab; prüfen Sie Adresse, Kennwort und ob sie läuft.',
        { cause: error },
      );
    });
    const info = await connection.db?.admin().buildInfo();
    return {
      connection,
      label: `MongoDB ${info?.version ?? ''}`.trim(),
      family: undefined,
      close: () => connection.close(),
    };
  }
  const engineDir = path.join(dataDir, 'engine');
  const engine = await startEmbedded({ folder: path.join(dataDir, 'db'), engineDir, stateDir: engineDir, env, log });
  const connection = await connectDatabase(engine.uri, log).catch(async (error: unknown) => {
    await engine.stop();
    throw error;
  });
  const { label, family } = engine;
  const close = async () => {
    await connection.close();
    await engine.stop();
  };
  return { connection, label, family, close };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
