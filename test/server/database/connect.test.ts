import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import mongoose, { type Connection, Schema } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { connectDatabase, isDatabaseDown } from '../../../server/database/connect.ts';
import { serverSecret } from '../../../server/database/secret.ts';
import { freshDatabase } from '../../helpers/database.ts';

const { MongoBulkWriteError, MongoNetworkError, MongoServerError, MongoWriteConcernError } = mongoose.mongo;

let connection: Connection;
beforeAll(async () => {
  connection = await freshDatabase();
});

describe('connectDatabase', () => {
  it('has every write confirmed by the majority’s journal', () => {
    expect(connection.getClient().options.writeConcern).toMatchObject({ w: 'majority', journal: true });
  });

  it('refuses a filter with a misspelt field instead of matching everything', async () => {
    const Thing = connection.model('Thing', new Schema({ name: String }, { strict: 'throw' }));
    await Thing.create({ name: 'a' });
    await expect(Thing.deleteMany({ nmae: 'x' } as object)).rejects.toThrow(/nmae/);
    expect(await Thing.countDocuments({ name: { $ne: 'x' } } as object).catch(() => 'refused')).toBe('refused');
    expect(await Thing.countDocuments({ name: 'a' })).toBe(1);
  });

  it('fails within seconds, as a lost database, where nothing answers', async () => {
    const error: unknown = await connectDatabase('mongodb://127.0.0.1:9/x', () => {}).catch(
      (reason: unknown) => reason,
    );
    expect(isDatabaseDown(error)).toBe(true);
  });
});

/** As the driver wraps what ends a bulk write. */
const bulkWriteOf = (error: Error) => new MongoBulkWriteError(error as never, {} as never);

/** What Node says when something is written on a connection that the other side has ended. */
async function writtenTooLate(): Promise<Error> {
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }).resume();
  await once(socket, 'end');
  const failed = once(socket, 'error');
  socket.write('x');
  const [error] = (await failed) as [Error];
  server.close();
  return error;
}

describe('isDatabaseDown', () => {
  it('knows what the driver lets through of a socket that the database has ended, also in a bulk write', async () => {
    const error = await writtenTooLate();
    expect(error).not.toBeInstanceOf(mongoose.mongo.MongoError);
    expect(isDatabaseDown(error)).toBe(true);
    expect(isDatabaseDown(bulkWriteOf(error))).toBe(true);
  });

  const server = (code: number) => new MongoServerError({ message: 'x', code });

  it.each([
    ['a broken connection', new MongoNetworkError('x'), true],
    ['a broken connection as a cause', new Error('x', { cause: new MongoNetworkError('y') }), true],
    ['a bulk write whose connection broke', bulkWriteOf(new MongoNetworkError('x')), true],
    ['a bulk write with a fault of ours', bulkWriteOf(new TypeError('x')), false],
    ['a server that is shutting down', server(11600), true],
    ['no primary', server(10107), true],
    [
      'a write the majority did not confirm',
      new MongoWriteConcernError({ ok: 1, writeConcernError: { code: 64, errmsg: 'x' } }),
      true,
    ],
    ['a duplicate key', server(11000), false],
    ['a bad command', server(9), false],
    ['a failed validation', new mongoose.Error.ValidationError(), false],
    ['a fault of ours', new TypeError('x'), false],
    ['nothing', undefined, false],
  ])('%s: %#', (_, error, down) => {
    expect(isDatabaseDown(error)).toBe(down);
  });
});

describe('serverSecret', () => {
  it('is made once, however often 20 callers ask for it at the same moment, and differs by name', async () => {
    const seen = new Set<string>();
    // Ten races: one alone is won by luck more often than not.
    for (const name of Array.from({ length: 10 }, (_, race) => `race ${race}`)) {
      const secrets = await Promise.all(Array.from({ length: 20 }, () => serverSecret(connection, name)));
      expect(new Set(secrets.map((secret) => secret.toString('hex'))).size).toBe(1);
      expect(secrets[0]).toHaveLength(32);
      expect(await serverSecret(connection, name)).toEqual(secrets[0]);
      seen.add(secrets[0]?.toString('hex') ?? '');
    }
    expect(seen.size).toBe(10);
  });
});
