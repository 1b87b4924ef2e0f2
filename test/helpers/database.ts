import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { afterAll, inject } from 'vitest';
import { connectDatabase } from '../../server/database/connect.ts';

const opened: Connection[] = [];

/**
 * A connection to an empty database of its own on the engine the test run shares; for use in `beforeAll`.
 * Dropped and closed after the file's tests.
 */
export async function freshDatabase(): Promise<Connection> {
  const engine = inject('engineUri');
  if (!engine) throw new Error('no engine: run with --config test/vitest.config.ts --project server');
  const uri = new URL(engine);
  uri.pathname = `/test-${randomUUID()}`;
  const connection = await connectDatabase(uri.href, () => {});
  opened.push(connection);
  return connection;
}

// Registered when the test file imports this module: a hook cannot register another hook.
afterAll(async () => {
  for (const connection of opened.splice(0)) {
    await connection.dropDatabase();
    await connection.close();
  }
});
