import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Connection } from 'mongoose';
import { afterAll, inject } from 'vitest';
import { connectDatabase } from '../../server/database/connect.ts';

const opened: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const line of opened.splice(0)) await line.close();
});

/**
 * A connection to the test engine through a wire that can be cut: to the server the database is then really gone.
 * @param name database to use
 */
export async function cuttableDatabase(
  name: string,
): Promise<{ connection: Connection; count(collection: string): Promise<number>; cut(): void; mend(): void }> {
  const engine = new URL(inject('engineUri'));
  const behind = { port: Number(engine.port), host: engine.hostname };
  const sockets = new Set<Socket>();
  let whole = true;
  const wire = createServer((socket) => {
    if (!whole) return socket.destroy();
    const onward = connect(behind);
    for (const end of [socket, onward]) {
      sockets.add(end);
      end
        .on('error', () => {})
        .on('close', () => {
          sockets.delete(end);
          socket.destroy();
          onward.destroy();
        });
    }
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((done) => wire.listen(0, '127.0.0.1', done));
  engine.pathname = `/${name}`;
  const direct = await connectDatabase(engine.href, () => {});
  engine.port = String((wire.address() as AddressInfo).port);
  const connection = await connectDatabase(engine.href, () => {});
  opened.push({
    async close() {
      whole = true;
      await connection.dropDatabase();
      await connection.close();
      await direct.close();
      wire.close();
    },
  });
  return {
    connection,
    /** How many documents a collection has, past the wire. */
    count: (collection) => direct.collection(collection).countDocuments(),
    cut() {
      whole = false;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      whole = true;
    },
  };
}
