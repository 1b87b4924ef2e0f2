import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { replicaSet } from './engines/mongod.ts';

/**
 * Waits until the engine on the port takes writes; makes a fresh mongod the one member of its replica set.
 * @returns the version the engine reports (SecantusDB: of the MongoDB it behaves like)
 * @throws when `signal` aborts
 */
export async function untilWritable(port: number, signal: AbortSignal): Promise<string> {
  // The driver looks again only every 500 ms; asking the port ourselves makes a start that much quicker.
  while (!(await listens(port))) {
    signal.throwIfAborted();
    await sleep(25);
  }
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 2_000,
  });
  try {
    for (;;) {
      signal.throwIfAborted();
      const hello = await client
        .db('admin')
        .command({ hello: 1 })
        .catch(() => undefined);
      if (hello?.isWritablePrimary) break;
      // “isreplicaset” is a mongod that waits for its configuration, or no longer finds itself in it.
      if (hello?.isreplicaset) await configure(client, port).catch(() => undefined);
      await sleep(100);
    }
    return String((await client.db('admin').command({ buildInfo: 1 })).version);
  } finally {
    await client.close();
  }
}

async function configure(client: mongoose.mongo.MongoClient, port: number): Promise<void> {
  const admin = client.db('admin');
  const host = `127.0.0.1:${port}`;
  try {
    await admin.command({ replSetInitiate: { _id: replicaSet, members: [{ _id: 0, host }] } });
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoServerError) || error.codeName !== 'AlreadyInitialized') throw error;
    // Its old port was taken by another program: tell it the new one.
    const { config } = await admin.command({ replSetGetConfig: 1 });
    config.version += 1;
    config.members[0].host = host;
    await admin.command({ replSetReconfig: config, force: true });
  }
}

/** Whether something takes connections on the port of this machine. */
export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
