import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { cuttableDatabase } from '../../helpers/cut-line.ts';
import { firstAdmin, invited, startTestServer, type TestServer } from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';

let server: TestServer;
/** Access is decided before a body is judged: only who may come in reaches every schema. */
const callers = new Map<string, Visitor>();
/** A room that the trainer leads and all have a place in: whoever has none is refused before the body is judged. */
let room: string;

beforeAll(async () => {
  server = await startTestServer();
  const admin = await firstAdmin(server);
  callers.set('visitor', server.visitor());
  callers.set('admin', admin);
  const trainer = await invited(server, admin, 'trainer', 'Tina Trainerin');
  callers.set('trainer', trainer);
  const opened = await trainer.post('/workshops/lex-kmu/raum');
  room = opened.headers.get('location')?.split('/')[2] ?? '';
  for (const caller of callers.values()) await caller.post(`/workshop/${room}/platz`);
});

/** A path with its parameters filled in. */
const filled = (path: string): string =>
  server.url + path.replace('/workshop/:code', `/workshop/${room}`).replace(/:(\w+)/g, 'x');

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
    // Signing out would turn the callers into visitors; it reads no body.
    .filter(({ method, path }) => method !== 'GET' && method !== 'OPTIONS' && !path.startsWith('/abmelden'))
    // Deleting the room would end what is tried here; it reads no body either.
    .filter(({ path }) => path !== '/workshop/:code/loeschen')
    .map((route) => ({ ...route, url: filled(route.path) }));

describe('every route that takes a body', () => {
  async function expectNoFault(caller: string, method: string, url: string, init: RequestInit): Promise<number> {
    const headers = { Accept: 'application/json', Origin: server.url, ...(init.headers as Record<string, string>) };
    const response = await (callers.get(caller) as Visitor).request(url, { method, ...init, headers });
    const body = await response.text();
    const what = `${caller}: ${method} ${url} ${String(init.body).slice(0, 200)} → ${body}`;
    expect(response.status, what).toBeLessThan(500);
    if (response.status >= 400) expect(body, what).toMatch(/[A-Z]+_[A-Z_]+/);
    return response.status;
  }
  const noFaultLogged = () => expect(server.log.filter((line) => line.startsWith('Fehler'))).toEqual([]);

  it.each(hostile)('answers %s with 4xx and a code, never 500, whoever sends it', async (_name, init) => {
    for (const caller of callers.keys()) {
      for (const { method, url } of changing()) await expectNoFault(caller, method, url, init);
    }
    noFaultLogged();
  });

  /** A body that fits, per route that reads one, and who may send it. */
  const fitting: [caller: string, path: string, fields: Record<string, string>][] = [
    ['visitor', '/anmelden', { email: 'a@example.org', passwort: 'egal egal egal', weiter: '/lernen' }],
    ['visitor', '/einladung/:code', { weg: 'passwort', name: 'A', email: 'a@example.org', passwort: 'egal egal egal' }],
    ['visitor', '/api/aufzeichnung', { sequenz: 'G01', registration: '11111111-1111-4111-8111-111111111111' }],
    ['visitor', '/api/pruefung/:id/:check', { versuch: '11111111-1111-4111-8111-111111111111', antwort: 'x' }],
    ['admin', '/verwaltung/einladungen', { rolle: 'trainer' }],
    ['admin', '/verwaltung/personen/:id/rollen', { rollen: '' }],
    ['admin', '/verwaltung/zugaenge', { name: 'Akademie', rechte: 'state' }],
    [
      'admin',
      '/verwaltung/weiterleitung',
      {
        name: 'Ministerium',
        adresse: 'https://lrs.example/xapi',
        schluessel: 'k',
        geheimnis: 's',
        version: '2.0.0',
        verben: '',
        inhalte: '',
        frueher: 'ja',
      },
    ],
    ['trainer', '/kohorten/vorschlag', { kohorte: 'x', sequenzen: 'G01' }],
    ['trainer', '/kohorten/:id/lernpfad', { weg: 'uebernehmen' }],
    ['trainer', '/workshops/:name/raum', { teil: 'tag-2', nach: 'ABCDEF' }],
    ['trainer', '/workshop/:code/leitung/befehl', { do: 'go', block: 'x', revision: '1' }],
    ['visitor', '/workshop/:code/stimme/:poll', { type: 'single', choice: 'x' }],
    ['visitor', '/workshop/:code/zeit', { needTime: 'x' }],
    ['visitor', '/workshop/:code/nachfassen', { 'umgesetzt.choice': 'x' }],
    ['trainer', '/workshop/:code/protokoll', { place: 'Hannover', present: '', summary: '' }],
    ['trainer', '/kohorten', { name: 'Herbst', start: '2026-12-01', level: 'fortschritt', sequences: 'G01' }],
  ];

  it('is among those whose every field is tried', () => {
    const read = changing().filter(({ body }) => body === 'json' || body === 'form' || body === 'long-form');
    expect(read.map(({ path }) => path).sort()).toEqual(fitting.map(([, path]) => path).sort());
    const tried = new Set(fitting.flatMap(([, , fields]) => Object.keys(fields)));
    const views = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('views.ts'),
    );
    // Search forms ask with GET and change nothing.
    const asked = ['q', 'code', 'anzahl'];
    // No field.
    const others = ['viewport'];
    const named = views.flatMap((name) => [...readFileSync(`server/${name}`, 'utf8').matchAll(/ name="(\w+)"/g)]);
    expect(named.length).toBeGreaterThan(8);
    expect(
      named.map((match) => match[1] ?? '').filter((name) => ![...tried, ...asked, ...others].includes(name)),
    ).toEqual([]);
  });

  it.each(fitting)(
    'as %s on %s: no field takes an object, a list or an operator for a text',
    async (caller, path, fields) => {
      const url = filled(path);
      const { method = '' } = changing().find((route) => route.path === path) ?? {};
      const isJson = /^\/api\/|\/(stimme\/:poll|zeit|befehl)$/.test(path);
      for (const [field, value] of Object.entries(fields)) {
        const { [field]: _spoilt, ...others } = fields;
        const form = new URLSearchParams(others).toString();
        const forms = [`[$ne]=x`, `[$gt]=`, `[]=x`, `[__proto__][a]=x`, `[0][a]=x`, `.$ne=x`].map(
          (end) => `${form}&${field}${end}`,
        );
        // Twice: a list where a text is wanted. Where lists are wanted, one whose parts are not.
        forms.push(`${form}&${field}=${value}%00&${field}=%7B%22%24ne%22%3A1%7D`, `${form}&__proto__=x&${field}=$ne`);
        const values: unknown[] = [
          {},
          [],
          { $ne: null },
          { $gt: '' },
          [[]],
          [{ $ne: 1 }],
          null,
          7,
          true,
          { toString: 1 },
          { length: 3 },
        ];
        const jsons = values.map((one) => JSON.stringify({ ...others, [field]: one }));
        jsons.push(`{"__proto__":{"${field}":"x"},${JSON.stringify(others).slice(1)}`.replace(',}', '}'));
        jsons.push(JSON.stringify({ ...others, [field]: 'x' }).replace('"x"', '{"__proto__":{"a":1}}'));
        for (const body of [...forms, ...jsons]) {
          const type = body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded';
          const status = await expectNoFault(caller, method, url, { body, headers: { 'Content-Type': type } });
          if (isJson && field === 'sequenz') expect(status, body).toBeGreaterThanOrEqual(400);
        }
      }
      noFaultLogged();
      expect(({} as Record<string, unknown>).a).toBeUndefined();
    },
  );

  it('refuses what another site has sent with our cookie', async () => {
    const pages = changing().filter(({ access }) => access === 'everyone');
    expect(pages.length).toBeGreaterThan(2);
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
    await expect.poll(async () => (await trySignIn()).status).toBe(401);
  });

  it('costs somebody signed in no page of the learning content, only those that are about them', async () => {
    const { connection, cut, mend } = await cuttableDatabase('kernel-lost-signed-in');
    const lost = await startTestServer({ database: connection });
    const admin = await firstAdmin(lost);
    const page = await (await admin.get('/lernen/G01')).text();
    expect(page).toContain('Abmelden');
    const assets = [...page.matchAll(/(?:src|href)="(\/(?:a|inhalte)\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(assets.length).toBeGreaterThan(3);
    cut();
    for (const path of [...assets, '/sw.js', '/xapi-profil/v1']) expect((await admin.get(path)).status, path).toBe(200);
    // All at once: each waits until the driver gives up.
    const pages = await Promise.all(['/', '/lernen', '/lernen/G01'].map((path) => admin.get(path)));
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const answer of pages) expect(await answer.text()).toContain('class="sign-in"');
    const others = await Promise.all([
      ...['/meine-daten', '/verwaltung', '/anmelden'].map((path) => admin.get(path)),
      admin.postJson('/api/aufzeichnung', { sequenz: 'G01' }),
    ]);
    expect(others.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    mend();
    await expect.poll(async () => (await admin.get('/verwaltung')).status).toBe(200);
    expect(await (await admin.get('/lernen/G01')).text()).toContain('Abmelden');
  });
});
