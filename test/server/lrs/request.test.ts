import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Request } from 'express';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../../server/lrs/request.ts';
import { startLrs, statement } from './harness.ts';

describe('a request', () => {
  it('that breaks off before its end is no document', async () => {
    let code: unknown;
    const server = createServer((req) => {
      readBody(req as Request).catch((error: { code: unknown }) => {
        code = error.code;
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const client = request({ port, method: 'PUT', headers: { 'Content-Length': 100 } }).on('error', () => {});
    client.write('{"section":');
    await once(server, 'request');
    client.destroy();
    await expect.poll(() => code).toBe('LRS_BODY_INCOMPLETE');
    server.close();
  });

  it('with a statement that does not hold is told where, by code and path', async () => {
    const lrs = await startLrs();
    const missing = await lrs.send('POST', '/xapi/statements', { body: statement({ verb: undefined }) });
    expect(missing.json).toMatchObject({ code: 'LRS_STATEMENT_REQUIRED', path: '$.verb' });
    const nobody = await lrs.send('POST', '/xapi/statements', { body: [statement({ actor: {} })] });
    expect(nobody.json).toMatchObject({ code: 'LRS_STATEMENT_IDENTITY', path: '$[0].actor' });
  });
});
