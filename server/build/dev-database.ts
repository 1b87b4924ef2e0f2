import path from 'node:path';
import { lockFolder } from '../database/lock.ts';
import { startEmbedded } from '../database/open.ts';
import { readSettings } from '../settings.ts';

/**
 * The database of `npm run dev`: the one a plain start would use, kept running while the server restarts.
 * @returns `settings`: what the server is to be started with in addition
 * @throws StartError
 */
export async function openDevDatabase(
  env: NodeJS.ProcessEnv,
): Promise<{ settings: Record<string, string>; close(): Promise<void> }> {
  const { dataDir, publicUrl, mongodbUri } = readSettings(env);
  if (mongodbUri) return { settings: {}, close: async () => {} };
  const release = await lockFolder(dataDir, publicUrl);
  const engineDir = path.join(dataDir, 'engine');
  const engine = await startEmbedded({
    folder: path.join(dataDir, 'db'),
    engineDir,
    stateDir: engineDir,
    env,
    log: console.log,
  });
  return {
    // The data folder itself is locked by this process.
    settings: { MONGODB_URI: engine.uri, DATA_DIR: path.join(dataDir, 'entwicklung') },
    async close() {
      await engine.stop();
      release();
    },
  };
}
