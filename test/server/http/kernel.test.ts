import { beforeAll, describe, expect, it } from 'vitest';
import { cuttableDatabase } from '../../helpers/cut-line.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

const hostile: [string, RequestInit][] = [
  ['an array as form', { body: '[1,2]', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }],
  [
    'operators',
    { body: '{"sequenz":{"$ne":null},"email":{"$gt":""}}', headers: { 'Content-Type': 'application/json' } },
  ],
  [
    '__proto__',
    { body: '{"__proto__":{"roles":["admin"]},"sequenz":[]}', headers: { 'Content-Type': 'application/json' } },
  ],
  ['broken JSON', { body: '{"sequenz":', headers: { 'Content-Type': 'application/json' } }],
  ['a foreign type', { body: '<x/>', headers: { 'Content-Type': 'text/xml' } }],
  ['an unknown charset', { body: '{}', headers: { 'Content-Type': 'application/json; charset=klingon' } }],
  [
    'a lie about compression',
    { body: '{}', headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' } },
  ],
  [
    'a megabyte of form',
    { body: `name=${'x'.repeat(1_000_000)}`, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
  ],
  [
    'a megabyte of JSON',
    { body: JSON.stringify({ sequenz: 'x'.repeat(1_000_000) }), headers: { 'Content-Type': 'application/json' } },
  ],
  [
    'ten thousand fields',
    {
      body: Array.from({ length: 10_000 }, (_, i) => `f${i}=1`).join('&'),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    },
  ],
  [
    'repeated keys',
    {
      body: 'name=a&name=b&weg=link&weg=passwort&email=a&email=b',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    },
  ],
  ['nothing', {}],
];

/** Every route that changes something, with parameters filled in. */
const changing = () =>
  server.app.routes
    .filter(({ method }) => method !== 'GET')
    .map((route) => ({ ...route, url: server.url + route.path.replace(/:(\w+)/g, 'x') }));

describe('every route that takes a body', () => {
  it.each(hostile)('answers %s with 4xx and a code, never 500', async (_name, init) => {
    for (const { method, url } of changing()) {
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        ...init,
        headers: { Accept: 'application/json', Origin: server.url, ...(init.headers as Record<string, string>) },
      });
      const body = await response.text();
      expect(response.status, `${method} ${url}: ${body}`).toBeLessThan(500);
      if (response.status >= 400) expect(body, `${method} ${url}`).toMatch(/[A-Z]+_[A-Z_]+/);
    }
    expect(server.log.filter((line) => line.startsWith('Fehler'))).toEqual([]);
  });

  it('refuses what another site has sent with our cookie', async () => {
    const pages = changing().filter(({ access }) => access === 'everyone');
    expect(pages.length).toBeGreaterThan(3);
    for (const { method, url } of pages) {
      for (const headers of [
        { Origin: 'https://evil.example' },
        { 'Sec-Fetch-Site': 'cross-site', Origin: server.url },
        { Origin: 'null' },
        {},
      ]) {
        const response = await fetch(url, {
          method,
          headers: { ...headers, Accept: 'application/json' },
          redirect: 'manual',
        });
        expect([response.status, ((await response.json()) as { code: string }).code], url).toEqual([
          403,
          'FREMDE_HERKUNFT',
        ]);
      }
    }
  });
});

describe('every page', () => {
  it('carries the security headers', async () => {
    const response = await server.visitor().get('/');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self'; style-src 'self'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
    expect(response.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  it('has no inline script, no inline style and no foreign address', async () => {
    for (const path of ['/', '/lernen', '/lernen/G01', '/anmelden', '/meine-daten', '/gibt-es-nicht']) {
      const page = await (await server.visitor().get(path)).text();
      expect(page, path).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/i);
      expect([...page.matchAll(/(?:src|href)="(https?:[^"]*)"/g)].map((match) => match[1])).toEqual([]);
    }
  });
});

describe('errors', () => {
  it('are a page in the product’s look for people', async () => {
    const response = await server.visitor().get('/gibt-es-nicht');
    expect(response.status).toBe(404);
    const page = await response.text();
    expect(page).toContain('NICHT_GEFUNDEN');
    expect(page).toContain('class="site-header"');
  });

  it('are JSON for machines', async () => {
    const response = await server.visitor().get('/api/gibt-es-nicht');
    expect(await response.json()).toMatchObject({ code: 'NICHT_GEFUNDEN', message: expect.stringMatching(/\.$/) });
  });

  it('tell the methods of a known address', async () => {
    const response = await server.visitor().post('/lernen');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
    expect(await response.text()).toContain('METHODE_NICHT_ERLAUBT');
  });

  it('send people without a session to sign-in and back', async () => {
    const response = await server.visitor().get('/kohorten?x=1');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/anmelden?weiter=%2Fkohorten%3Fx%3D1']);
    const machine = await server.visitor().get('/kohorten', { Accept: 'application/json' });
    expect(await machine.json()).toMatchObject({ code: 'ANMELDUNG_NOETIG' });
  });

  it('answer a malformed address with 400 ANFRAGE_UNLESBAR', async () => {
    const response = await fetch(`${server.url}/lernen/%E0%A4%A`, { headers: { Accept: 'application/json' } });
    expect(await response.json()).toMatchObject({ code: 'ANFRAGE_UNLESBAR' });
  });
});

describe('a body that does not fit', () => {
  it.each([
    ['ANFRAGE_ZU_GROSS', 413, { body: JSON.stringify({ sequenz: 'x'.repeat(300_000) }) }],
    ['MEDIENTYP_UNBEKANNT', 415, { body: '{}', headers: { 'Content-Type': 'application/json; charset=klingon' } }],
    ['ANFRAGE_UNLESBAR', 400, { body: '{"sequenz"' }],
    ['EINGABE_UNGUELTIG', 400, { body: '{"sequenz":7}' }],
  ])('is answered with %s', async (code, status, init) => {
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json', Origin: server.url };
    const response = await fetch(`${server.url}/api/aufzeichnung`, {
      method: 'POST',
      ...init,
      headers: { ...headers, ...('headers' in init ? init.headers : {}) },
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  });
});

describe('limits', () => {
  it('answer 429 with Retry-After to guessing, and not to reading', async () => {
    const limited = await startTestServer({ limit: true });
    const visitor = limited.visitor();
    const tries = [];
    for (let i = 0; i < 25; i++)
      tries.push(await visitor.post('/anmelden', { email: 'a@example.org', passwort: 'geraten geraten' }));
    const refused = tries.filter(({ status }) => status === 429);
    expect(refused.length).toBe(5);
    expect(refused[0]?.headers.get('retry-after')).toBeTruthy();
    expect(await refused[0]?.text()).toContain('ZU_VIELE_ANFRAGEN');
    expect((await visitor.get('/anmelden')).status).toBe(200);
  });
});

describe('a lost database', () => {
  it('answers 503 with Retry-After and a sentence; pages that need none go on; it recovers by itself', async () => {
    const { connection, cut, mend } = await cuttableDatabase('kernel-lost');
    const { visitor } = await startTestServer({ database: connection });
    const trySignIn = () => visitor().post('/anmelden', { email: 'a@example.org', passwort: 'egal egal egal' });
    cut();
    const response = await trySignIn();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.text()).toContain('DATENBANK_NICHT_ERREICHBAR');
    expect((await visitor().get('/lernen/G01')).status).toBe(200);
    mend();
    await expect.poll(async () => (await trySignIn()).status, { timeout: 15_000 }).toBe(401);
  });
});
