import { connect } from 'node:net';
import path from 'node:path';
import type { Finder, Surroundings } from '../engine.ts';
import { mongodEngine } from './mongod.ts';

/** The series this product runs in production; MONGOMS_VERSION, the library’s own setting, names another. */
const defaultVersion = '8.2.6';

/**
 * MongoDB’s own build, fetched once by mongodb-memory-server-core into `<engineDir>/mongodb`.
 * Only the library’s download is used: the program itself runs under our own supervision like every other engine.
 */
export function downloadedMongod({ env, engineDir, log }: Surroundings): Finder {
  return {
    family: 'mongodb',
    async find() {
      // Loaded here: most starts never come this far, and loading the library takes 0.1 s and more.
      const { DryMongoBinary, MongoBinary } = await import('mongodb-memory-server-core');
      const options = { version: env.MONGOMS_VERSION || defaultVersion, downloadDir: path.join(engineDir, 'mongodb') };
      const present = await DryMongoBinary.locateBinary(options).catch(() => undefined);
      if (present) return mongodEngine(present);
      // Without a name server the library needs 6.5 s to give up; we ask before, 2 s at most.
      if (env.MONGOMS_RUNTIME_DOWNLOAD === 'false' || !(await answers(downloadHost(env)))) return undefined;
      log(`Richte die Datenbank ein: lade MongoDB ${options.version} (einmalig, etwa 80 MB) …`);
      // The library accepts any certificate unless npm’s own switch is on; we are about to run what it fetches.
      env.npm_config_strict_ssl = 'true';
      try {
        return mongodEngine(await MongoBinary.getPath({ ...options, checkMD5: true }));
      } catch (error) {
        log(
          `MongoDB ließ sich nicht laden (${error instanceof Error ? error.message.split('\n')[0] : String(error)}).`,
        );
        return undefined;
      }
    },
  };
}

/** Host the library will call first: a proxy if one is set, else the mirror, else MongoDB’s own. */
export function downloadHost(env: NodeJS.ProcessEnv): { host: string; port: number } | undefined {
  const proxy = env.https_proxy || env.http_proxy || env.HTTPS_PROXY || env.HTTP_PROXY || env.npm_config_proxy;
  const address = proxy || env.MONGOMS_DOWNLOAD_URL || env.MONGOMS_DOWNLOAD_MIRROR || 'https://fastdl.mongodb.org';
  if (!URL.canParse(address)) return undefined;
  const { hostname, port, protocol } = new URL(address);
  // The library asks 443 for any download address, whatever its protocol.
  return { host: hostname, port: port ? Number(port) : proxy && protocol === 'http:' ? 80 : 443 };
}

/** Whether the host takes a connection within 2 s, name look-up included. */
function answers(target: { host: string; port: number } | undefined): Promise<boolean> {
  if (!target) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(target);
    const end = (result: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(result);
    };
    const timer = setTimeout(() => end(false), 2_000);
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
