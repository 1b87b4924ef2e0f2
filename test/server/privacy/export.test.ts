import { once } from 'node:events';
import { createServer as createHttpServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { createServer } from '../../../server/http/server.ts';
import { createPrivacy } from '../../../server/privacy/privacy.ts';
import { showPage } from '../people/client.ts';

const stops: (() => void)[] = [];
afterAll(() => {
  for (const stop of stops) stop();
});

const text = JSON.stringify({ text: 'x'.repeat(64 * 1024) });
const total = 1_000;

/** The export of somebody with 64 MB of statements, behind the product's kernel. */
async function bigExport() {
  const made = { count: 0, ended: false };
  const log: string[] = [];
  const { routes } = createPrivacy({
    showPage,
    clock: () => new Date(),
    collect: async () => ({
      person: {},
      sitzungen: [],
      kohorten: [],
      geleiteteKohorten: [],
      geleiteteWorkshops: [],
      lernstand: [],
      lesezeichen: [],
      profildokumente: [],
      pruefungsversuche: [],
      verschluesselteKopie: null,
    }),
    countStatements: async () => total,
    async *statements() {
      try {
        for (; made.count < total; made.count++) yield text;
      } finally {
        made.ended = true;
      }
    },
  });
  const app = createServer({
    machineRoutes: [],
    routes,
    session: (req, _res, next) => {
      req.subject = { personId: 'a', pseudonym: 'p', roles: ['learner'], sessionId: 's' };
      next();
    },
    showPage,
    publicUrl: 'http://localhost',
    limit: false,
    isDatabaseDown: () => false,
    log: (line) => log.push(line),
  });
  const http = createHttpServer(app).listen(0, '127.0.0.1');
  await once(http, 'listening');
  stops.push(() => {
    http.closeAllConnections();
    http.close();
  });
  const request = get({ port: (http.address() as AddressInfo).port, path: '/meine-daten/export.json' });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.pause();
  /** Waits until nothing more is made. */
  const settled = async () => {
    let before = -1;
    await expect
      .poll(
        () => {
          const same = made.count === before;
          before = made.count;
          return same;
        },
        { interval: 200, timeout: 15_000 },
      )
      .toBe(true);
  };
  return { made, response, settled, log };
}

describe('the export', () => {
  it('is made only as fast as it is read, and arrives whole', async () => {
    const { made, response, settled } = await bigExport();
    await settled();
    expect(made.count).toBeLessThan(total / 2);
    let size = 0;
    let end = '';
    for await (const chunk of response) {
      size += chunk.length;
      end = chunk.toString().slice(-20);
    }
    expect(size).toBeGreaterThan(total * text.length);
    expect(end.endsWith('\n  ]\n}\n')).toBe(true);
  });

  it('stops being made when the download is broken off, and that is no fault', async () => {
    const { made, response, settled, log } = await bigExport();
    await settled();
    response.destroy();
    await expect.poll(() => made.ended, { timeout: 10_000 }).toBe(true);
    expect(made.count).toBeLessThan(total);
    expect(log).toEqual([]);
  });
});
