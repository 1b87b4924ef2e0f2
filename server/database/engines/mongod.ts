import { StartError } from '../../http/start-error.ts';
import type { Engine, Finder, Surroundings } from '../engine.ts';
import { isProgram, onPath } from './on-path.ts';

export const replicaSet = 'komki';

/** How a mongod is started for us: one member of a replica set, so that transactions are there as in production. */
export const mongodEngine = (command: string): Engine => ({
  family: 'mongodb',
  version: undefined,
  command,
  args: (port, folder) => [
    ...['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1'],
    ...['--replSet', replicaSet, '--oplogSize', '64', '--quiet'],
    // Its socket file in /tmp is of no use to us and may clash with another mongod’s.
    ...(process.platform === 'win32' ? [] : ['--nounixsocket']),
  ],
});

/** A mongod of this machine: the one MONGOMS_SYSTEM_BINARY names, else the one on PATH. */
export function systemMongod({ env }: Surroundings): Finder {
  return {
    family: 'mongodb',
    async find() {
      const named = env.MONGOMS_SYSTEM_BINARY;
      if (named && !(await isProgram(named))) {
        throw new StartError(`MONGOMS_SYSTEM_BINARY nennt ${named}, dort liegt aber kein ausführbares Programm.`);
      }
      const command = named || (await onPath('mongod', env));
      return command ? mongodEngine(command) : undefined;
    },
  };
}
