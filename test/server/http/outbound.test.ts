import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reachOf } from '../../../server/http/addresses.ts';
import type { AppError } from '../../../server/http/errors.ts';
import { createOutbound, type Outbound, type OutboundDeps } from '../../../server/http/outbound.ts';
import { newSigner } from '../lrs/requirements/signer.ts';

/** What a name means, by name; every other name is unknown. */
type Names = Record<string, string[]>;

const servers: Server[] = [];
/** Connections that reached this machine. */
let arrived = 0;
let port = 0;

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.on('connection', () => arrived++);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

const behaviours: Record<string, RequestListener> = {
  '/echo': (req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () =>
      res.writeHead(409, { 'X-Method': req.method }).end(`${req.headers.authorization} ${Buffer.concat(chunks)}`),
    );
  },
  '/umleitung': (_req, res) => res.writeHead(307, { Location: `http://127.0.0.1:${port}/echo` }).end(),
  '/nie': () => {},
  '/halb': (_req, res) => res.write('{'),
  '/abgerissen': (_req, res) => res.writeHead(200, { 'Content-Length': '9' }).write('{', () => res.destroy()),
  '/viel': (_req, res) => res.end(Buffer.alloc(256 * 1024 + 1)),
  '/gerade-noch': (_req, res) => res.end(Buffer.alloc(256 * 1024)),
  '/endlos': (_req, res) => {
    const more = () => {
      while (res.write(Buffer.alloc(64 * 1024)));
    };
    res.on('drain', more);
    more();
  },
};
const answer: RequestListener = (req, res) => behaviours[req.url ?? '']?.(req, res);

const outbound = (names: Names = {}, deps: Partial<OutboundDeps> = {}): Outbound =>
  createOutbound({
    allowPrivate: false,
    async resolve(host) {
      const addresses = names[host];
      if (!addresses) throw new Error(`ENOTFOUND ${host}`);
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    },
    ...deps,
  });
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'sent',
    (error: AppError) => error.code,
  );
const get = { method: 'GET' } as const;

beforeAll(async () => {
  port = await listen(createServer(answer));
});
afterAll(() => {
  for (const server of servers) {
    if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections();
    server.close();
  }
});

const own = 'ZIEL_NICHT_OEFFENTLICH';
const form = 'ZIEL_ADRESSE_UNZULAESSIG';
const unknown = 'ZIEL_UNBEKANNT';
const names: Names = {
  localhost: ['127.0.0.1'],
  'localhost.': ['::1'],
  'intern.example': ['10.0.0.5'],
  'gemischt.example': ['93.184.215.14', '127.0.0.1'],
  'abgebildet.example': ['::ffff:127.0.0.1'],
  'uebersetzt.example': ['64:ff9b::7f00:1'],
  'nachbar.example': ['fe80::1%lo'],
  'leer.example': [],
  'unsinn.example': ['nicht-einmal-eine-zahl'],
};
/** Addresses somebody may enter to make the server ask where it must not; `PORT` is a server that counts who comes. */
const hostile: [string, string][] = [
  ['https://127.0.0.1:PORT/echo', own],
  ['https://127.1:PORT/echo', own],
  ['https://0x7f.1:PORT/echo', own],
  ['https://0x7f000001:PORT/echo', own],
  ['https://2130706433:PORT/echo', own],
  ['https://017700000001:PORT/echo', own],
  ['https://0177.0.0.1:PORT/echo', own],
  ['https://127.0.0.1.:PORT/echo', own],
  ['https://①②⑦.⓪.⓪.①:PORT/echo', own],
  ['https://127。0。0。1:PORT/echo', own],
  ['https://%31%32%37.0.0.1:PORT/echo', own],
  ['https:\\\\127.0.0.1:PORT/echo', own],
  ['https://127.255.255.254:PORT/echo', own],
  ['https://0:PORT/echo', own],
  ['https://0.0.0.0:PORT/echo', own],
  ['https://[::1]:PORT/echo', own],
  ['https://[::]:PORT/echo', own],
  ['https://[::ffff:127.0.0.1]:PORT/echo', own],
  ['https://[::ffff:7f00:1]:PORT/echo', own],
  ['https://[::127.0.0.1]:PORT/echo', own],
  ['https://[64:ff9b::127.0.0.1]:PORT/echo', own],
  ['https://[64:ff9b:1::7f00:1]:PORT/echo', own],
  ['https://[2002:7f00:1::]:PORT/echo', own],
  ['https://[2001:0:53aa:64c:0:0:80ff:fffe]/', own],
  ['https://[fe80::1]/', own],
  ['https://[fec0::1]/', own],
  ['https://[fd00:ec2::254]/latest/meta-data/', own],
  ['https://[ff02::1]/', own],
  ['https://[2001:db8::1]/', own],
  ['https://10.0.0.5/', own],
  ['https://172.31.255.255/', own],
  ['https://192.168.178.1/', own],
  ['https://100.64.0.1/', own],
  ['https://169.254.169.254/latest/meta-data/', own],
  ['https://192.0.0.192/', own],
  ['https://198.18.0.1/', own],
  ['https://203.0.113.7/', own],
  ['https://224.0.0.1/', own],
  ['https://255.255.255.255/', own],
  ['https://localhost:PORT/echo', own],
  ['https://LOCALHOST.:PORT/echo', own],
  ['https://intern.example/', own],
  ['https://gemischt.example:PORT/echo', own],
  ['https://abgebildet.example:PORT/echo', own],
  ['https://uebersetzt.example/', own],
  ['https://nachbar.example/', own],
  ['https://unsinn.example/', own],
  ['https://leer.example/', unknown],
  ['https://gibt-es-nicht.example/', unknown],
  ['http://example.org/', form],
  ['http://127.0.0.1:PORT/echo', form],
  ['ftp://example.org/', form],
  ['file:///etc/passwd', form],
  ['gopher://127.0.0.1:PORT/_GET', form],
  ['data:text/plain,x', form],
  ['//example.org/', form],
  ['example.org', form],
  ['', form],
  ['https://', form],
  ['https://user@example.org/', form],
  ['https://example.org:pass@127.0.0.1:PORT/echo', form],
  ['https://example.org/#@127.0.0.1', form],
  [' https://example.org/', form],
  ['https://example.org/\r\nHost: 127.0.0.1', form],
  ['https://[::1%25lo]:PORT/echo', form],
  ['https://[::1/', form],
];

describe('a request to another server', () => {
  it.each(hostile)(
    'to %j is refused with %s, when registered and when sent, and reaches nobody',
    async (text, code) => {
      const before = arrived;
      const address = text.replace('PORT', String(port));
      expect(await codeOf(outbound(names).check(address))).toBe(code);
      expect(await codeOf(outbound(names).send(address, get))).toBe(code);
      expect(arrived).toBe(before);
    },
  );

  it('goes where it was judged to go: a name that means another address at the next request is refused then', async () => {
    const turning: Names = { 'wechsel.example': ['93.184.215.14'] };
    const { check, send } = outbound(turning);
    const address = `https://wechsel.example:${port}/echo`;
    expect(await codeOf(check(address))).toBe('sent');
    turning['wechsel.example'] = ['127.0.0.1'];
    const before = arrived;
    expect(await codeOf(send(address, get))).toBe(own);
    expect(arrived).toBe(before);
  });

  it('asks for the name once and connects to that answer', async () => {
    let asked = 0;
    const { send } = outbound(
      {},
      {
        allowPrivate: true,
        // Every later answer would be another machine.
        resolve: async () => [{ address: asked++ === 0 ? '127.0.0.1' : '10.255.255.1', family: 4 }],
      },
    );
    const { status } = await send(`http://einmal.example:${port}/echo`, get);
    expect([status, asked]).toEqual([409, 1]);
  });

  it('follows no redirect, not even to where it may go', async () => {
    const before = arrived;
    const { send } = outbound({}, { allowPrivate: true });
    expect(await codeOf(send(`http://127.0.0.1:${port}/umleitung`, get))).toBe('ZIEL_LEITET_UM');
    expect(arrived).toBe(before + 1);
  });

  it.each([
    ['/nie', 'ZIEL_ANTWORTET_NICHT'],
    ['/halb', 'ZIEL_ANTWORTET_NICHT'],
    ['/abgerissen', 'ZIEL_NICHT_ERREICHBAR'],
    ['/viel', 'ZIEL_ANTWORT_ZU_GROSS'],
    ['/endlos', 'ZIEL_ANTWORT_ZU_GROSS'],
    ['/gerade-noch', 'sent'],
  ])('to %s ends with %s', async (path, code) => {
    // Only what never comes is waited for so shortly.
    const patience = code === 'ZIEL_ANTWORTET_NICHT' ? 200 : 60_000;
    const { send } = outbound({}, { allowPrivate: true, patience });
    expect(await codeOf(send(`http://127.0.0.1:${port}${path}`, get))).toBe(code);
  });

  it('that nobody takes ends with ZIEL_NICHT_ERREICHBAR', async () => {
    const closed = createServer();
    const gone = await listen(closed);
    await new Promise((done) => closed.close(done));
    const { send } = outbound({}, { allowPrivate: true });
    expect(await codeOf(send(`http://127.0.0.1:${gone}/echo`, get))).toBe('ZIEL_NICHT_ERREICHBAR');
  });

  it('carries method, headers and body, and brings status, headers and body of the answer', async () => {
    const { send } = outbound({}, { allowPrivate: true });
    const body = Buffer.from('Grüße');
    const back = await send(`http://127.0.0.1:${port}/echo`, { method: 'POST', headers: { Authorization: 'x' }, body });
    expect([back.status, back.headers['x-method'], back.body.toString()]).toEqual([409, 'POST', 'x Grüße']);
  });
});

describe('the own network, where it is allowed', () => {
  it('is this machine, private ranges and the provider’s, but never link-local, multicast or nowhere', async () => {
    const { check } = outbound(names, { allowPrivate: true });
    for (const fine of ['127.0.0.1', '10.0.0.5', '192.168.1.1', '172.16.0.1', '100.64.0.1', '[::1]', '[fd00::1]'])
      expect(await codeOf(check(`http://${fine}/`)), fine).toBe('sent');
    for (const never of ['169.254.169.254', '[fe80::1]', '0.0.0.0', '224.0.0.1', '[::ffff:10.0.0.1]', '[2002:a00:1::]'])
      expect(await codeOf(check(`https://${never}/`)), never).toBe(own);
    expect(await codeOf(check('http://gemischt.example/'))).toBe(form);
    expect(await codeOf(check('https://intern.example/'))).toBe('sent');
  });

  it('does not make the way into the internet unencrypted', async () => {
    const { check } = outbound({ 'lrs.example': ['93.184.215.14'] }, { allowPrivate: true });
    expect(await codeOf(check('http://93.184.215.14/'))).toBe(form);
    expect(await codeOf(check('http://lrs.example/'))).toBe(form);
    expect(await codeOf(check('https://lrs.example/'))).toBe('sent');
  });
});

describe('encryption', () => {
  it('holds: the certificate must be of a trusted authority and bear the name', async () => {
    const { privateKey, certificate } = newSigner();
    const ca = `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`;
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
    const secure = await listen(createTlsServer({ key, cert: ca }, answer));
    // The certificate is made out to “Test”.
    const meant: Names = { test: ['127.0.0.1'], anders: ['127.0.0.1'] };
    const trusting = outbound(meant, { allowPrivate: true, ca });
    expect((await trusting.send(`https://test:${secure}/echo`, get)).status).toBe(409);
    expect(await codeOf(trusting.send(`https://anders:${secure}/echo`, get))).toBe('ZIEL_NICHT_ERREICHBAR');
    const strict = outbound(meant, { allowPrivate: true });
    expect(await codeOf(strict.send(`https://test:${secure}/echo`, get))).toBe('ZIEL_NICHT_ERREICHBAR');
  });
});

describe('reachOf', () => {
  it.each([
    ['1.1.1.1', 'public'],
    ['93.184.215.14', 'public'],
    ['172.32.0.1', 'public'],
    ['100.128.0.1', 'public'],
    ['2606:4700:4700::1111', 'public'],
    ['2a00:1450:4001:80b::200e', 'public'],
    ['10.1.2.3', 'private'],
    ['fdff::1', 'private'],
    ['240.0.0.1', 'never'],
    ['4000::1', 'never'],
    ['example.org', 'never'],
    ['', 'never'],
  ])('%s is %s', (address, reach) => {
    expect(reachOf(address)).toBe(reach);
  });
});
