/**
 * The LRS in a process of its own, to be killed: `node lrs-process.mjs <uri of a database>`. Prints its port when it
 * serves.
 */
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectDatabase, isDatabaseDown } from '../../../server/database/connect.ts';
import { makeIndexes } from '../../../server/database/indexes.ts';
import { createServer } from '../../../server/http/server.ts';
import { createLrs } from '../../../server/lrs/lrs.ts';

const log = (line: string): void => console.error(line);
const connection = await connectDatabase(process.argv[2] ?? '', log);
const lrs = createLrs({
  connection,
  clock: () => new Date(),
  homePage: 'http://lernen.example',
  credentials: [{ key: 'maschine', secret: 'geheim' }],
  pepper: Buffer.alloc(32, 7),
  showPage: (_req, res) => res.end(),
  grantOf: () => undefined,
  permit: () => undefined,
  permitState: () => undefined,
  project: async () => {},
  log,
});
await makeIndexes(connection);
await lrs.service.start();
const app = createServer({
  machineRoutes: lrs.routes,
  machineHeaders: lrs.headers,
  routes: [],
  session: (_req, _res, next) => next(),
  showPage: (_req, res) => res.end(),
  publicUrl: 'http://lernen.example',
  limit: false,
  isDatabaseDown,
  log,
});
const http = createHttpServer(app);
http.listen(0, '127.0.0.1', () => console.log((http.address() as AddressInfo).port));
