import { createHash, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { believed } from '../../../server/lrs/clients.ts';
import { type Scope, scopes } from '../../../server/lrs/scopes.ts';
import { firstAdmin, lrsCredential, startTestServer, type TestServer } from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';
import { query, statement } from './harness.ts';

interface Credential {
  key: string;
  secret: string;
}
let server: TestServer;
let admin: Visitor;
beforeAll(async () => {
  server = await startTestServer();
  admin = await firstAdmin(server);
});

const shown = (page: string, id: string): string =>
  new RegExp(`id="${id}" readonly value="([^"]+)"`).exec(page)?.[1] ?? '';

async function newClient(allowed: readonly Scope[], name = 'Akademie'): Promise<Credential> {
  const response = await admin.post('/verwaltung/zugaenge', { name, rechte: [...allowed] });
  expect(response.status).toBe(201);
  const page = await response.text();
  return { key: shown(page, 'schluessel'), secret: shown(page, 'geheimnis') };
}

async function send({ key, secret }: Credential, method: string, path: string, body?: unknown) {
  const response = await fetch(`${server.url}/xapi/${path}`, {
    method,
    headers: {
      Authorization: `Basic ${btoa(`${key}:${secret}`)}`,
      'X-Experience-API-Version': '2.0.0',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : undefined };
}

describe('a credential', () => {
  it('is shown once, works at once, and the database holds neither its secret nor a plain hash of it', async () => {
    const client = await newClient(['all']);
    expect(client.secret).toMatch(/^[\w-]{43}$/);
    const given = statement();
    expect((await send(client, 'POST', 'statements', given)).json).toEqual([given.id]);
    const { json } = await send(client, 'GET', `statements?statementId=${given.id}`);
    expect(json.authority.account).toEqual({ homePage: server.url, name: client.key });
    const list = await (await admin.get('/verwaltung/zugaenge')).text();
    expect(list).toContain(client.key);
    expect(list).not.toContain(client.secret);
    const stored = await server.connection.collection<{ _id: string }>('clients').findOne({ _id: client.key });
    expect(Object.keys(stored ?? {}).sort()).toEqual(['_id', 'created', 'name', 'scopes', 'secretHash']);
    const plain = createHash('sha256').update(client.secret).digest('base64');
    for (const secret of [client.secret, plain]) expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it('that is wrong, of nobody or of another form is 401', async () => {
    const client = await newClient(['all']);
    for (const wrong of [
      { ...client, secret: client.secret.slice(1) },
      { ...client, secret: '' },
      { ...client, key: 'k-0123456789abcdef' },
      { ...client, key: '$ne' },
      { ...client, key: '' },
    ]) {
      expect(await send(wrong, 'GET', 'statements')).toMatchObject({ status: 401, json: { code: 'LRS_CREDENTIALS' } });
    }
  });

  it('costs a database command once in a while, not with every request', async () => {
    const client = await newClient(['statements/read']);
    let finds = 0;
    const { collection } = server.connection.model('LrsClient');
    const original = collection.findOne.bind(collection);
    Object.assign(collection, {
      findOne: (...parameters: Parameters<typeof original>) => {
        finds++;
        return original(...parameters);
      },
    });
    for (let count = 0; count < 5; count++) await send(client, 'GET', 'statements?limit=1');
    for (let count = 0; count < 5; count++) await send({ ...client, key: 'k-0123456789abcdeg' }, 'GET', 'statements');
    expect(finds).toBe(2);
    server.time.now = new Date(server.time.now.getTime() + believed + 1);
    await send(client, 'GET', 'statements?limit=1');
    expect(finds).toBe(3);
    Reflect.deleteProperty(collection, 'findOne');
  });

  it('that is revoked is refused at once, stays in the list, and cannot be revoked again', async () => {
    const client = await newClient(['all'], 'Alt <b>');
    expect((await send(client, 'GET', 'statements?limit=1')).status).toBe(200);
    const path = `/verwaltung/zugaenge/${client.key}/widerrufen`;
    expect((await admin.post(path)).status).toBe(303);
    expect((await send(client, 'GET', 'statements?limit=1')).status).toBe(401);
    const list = await (await admin.get('/verwaltung/zugaenge')).text();
    expect(list).toContain('Alt &lt;b&gt;');
    expect(list).not.toContain(path);
    const again = await admin.post(path);
    expect([again.status, await again.text()]).toEqual([404, expect.stringContaining('LRS_CLIENT_UNKNOWN')]);
  });

  it.each([
    ['no name', { name: ' ', rechte: 'all' }],
    ['no scope', { name: 'x' }],
    ['an unknown scope', { name: 'x', rechte: ['all', 'define'] }],
    ['a name too long', { name: 'x'.repeat(101), rechte: 'all' }],
    ['more than is asked for', { name: 'x', rechte: 'all', key: 'y' }],
  ])('with %s is not made', async (_, form) => {
    const before = await server.connection.collection('clients').countDocuments();
    expect((await admin.post('/verwaltung/zugaenge', form)).status).toBe(400);
    expect(await server.connection.collection('clients').countDocuments()).toBe(before);
  });
});

describe('scopes', () => {
  const machine = { ...lrsCredential };
  const agent = { account: { homePage: 'http://a.example', name: 'a' } };
  const activityId = 'http://a.example/x';
  const state = () => `activities/state?${query({ activityId, agent, stateId: randomUUID() })}`;
  const profile = () => `agents/profile?${query({ agent, profileId: randomUUID() })}`;
  const reads: Scope[] = ['statements/read', 'all/read', 'all'];
  /** What may be done with which of the scopes alone. */
  const table: [string, Scope[], (client: Credential) => Promise<{ status: number; json: unknown }>][] = [
    ['POST statements', ['statements/write', 'all'], (client) => send(client, 'POST', 'statements', statement())],
    [
      'PUT statements',
      ['statements/write', 'all'],
      (client) => {
        const body = statement();
        return send(client, 'PUT', `statements?statementId=${body.id}`, body);
      },
    ],
    ['GET statements', ['statements/read/mine', ...reads], (client) => send(client, 'GET', 'statements?limit=1')],
    ['PUT state', ['state', 'all'], (client) => send(client, 'PUT', state(), {})],
    ['POST state', ['state', 'all'], (client) => send(client, 'POST', state(), {})],
    ['DELETE state', ['state', 'all'], (client) => send(client, 'DELETE', state())],
    ['GET state', ['state', 'all/read', 'all'], (client) => send(client, 'GET', state())],
    ['PUT profile', ['profile', 'all'], (client) => send(client, 'PUT', profile(), {})],
    ['POST profile', ['profile', 'all'], (client) => send(client, 'POST', profile(), {})],
    ['DELETE profile', ['profile', 'all'], (client) => send(client, 'DELETE', profile())],
    ['GET profile', ['profile', 'all/read', 'all'], (client) => send(client, 'GET', profile())],
    [
      'GET activities',
      ['statements/read/mine', 'profile', ...reads],
      (client) => send(client, 'GET', `activities?${query({ activityId })}`),
    ],
    [
      'GET agents',
      ['statements/read/mine', 'profile', ...reads],
      (client) => send(client, 'GET', `agents?${query({ agent })}`),
    ],
    ['GET about', [...scopes], (client) => send(client, 'GET', 'about')],
  ];

  it.each(scopes)('%s alone allows what it says and nothing else', async (scope) => {
    const client = await newClient([scope]);
    for (const [what, allowed, run] of table) {
      const { status, json } = await run(client);
      if (allowed.includes(scope)) expect([what, [200, 204, 404].includes(status)]).toEqual([what, true]);
      else expect([what, status, json]).toEqual([what, 403, expect.objectContaining({ code: 'LRS_SCOPE' })]);
    }
  });

  it('all/read reads in the alternate request syntax too', async () => {
    const { key, secret } = await newClient(['all/read']);
    const place = { activityId: `http://a.example/${randomUUID()}`, agent: JSON.stringify(agent) };
    const form = { ...place, Authorization: `Basic ${btoa(`${key}:${secret}`)}` };
    const response = await fetch(`${server.url}/xapi/activities/state?method=GET`, {
      method: 'POST',
      body: new URLSearchParams({ ...form, 'X-Experience-API-Version': '1.0.3' }),
    });
    expect([response.status, await response.json()]).toEqual([200, []]);
  });

  it('statements/read/mine sees what it wrote itself: by filters, by id, along references, page by page', async () => {
    const client = await newClient(['statements/write', 'statements/read/mine']);
    const activity = `http://mine.example/${randomUUID()}`;
    const object = { id: activity };
    const [foreign, ...own] = [
      statement({ object }),
      statement({ object }),
      statement({ object }),
      statement({ object }),
    ];
    await send(machine, 'POST', 'statements', foreign);
    const about = (id: string) => statement({ object: { objectType: 'StatementRef', id } });
    const ofForeign = about(own[0]?.id ?? '');
    await send(client, 'POST', 'statements', own);
    await send(machine, 'POST', 'statements', ofForeign);
    const idsOf = ({ json }: { json: { statements: { id: string }[] } }) => json.statements.map(({ id }) => id);
    const expected = own.map(({ id }) => id).reverse();
    for (const parameters of [
      { activity },
      {},
      { agent: own[0]?.actor as object, related_agents: 'true' },
      { activity, related_activities: 'true', format: 'ids' },
    ]) {
      const found = idsOf(await send(client, 'GET', `statements?${query(parameters as Record<string, string>)}`));
      expect([parameters, found]).toEqual([parameters, expected]);
    }
    const first = await send(client, 'GET', `statements?${query({ activity, limit: 2 })}`);
    expect(idsOf(first)).toEqual(expected.slice(0, 2));
    expect(idsOf(await send(client, 'GET', first.json.more.replace('/xapi/', '')))).toEqual(expected.slice(2));
    expect((await send(client, 'GET', `statements?statementId=${own[0]?.id}`)).status).toBe(200);
    expect((await send(client, 'GET', `statements?statementId=${foreign?.id}`)).status).toBe(404);
    const all = idsOf(await send(machine, 'GET', `statements?${query({ activity })}`));
    expect(all).toEqual([ofForeign.id, ...expected, foreign?.id]);
  });
});

describe('limits', () => {
  it('more than 6,000 requests a minute from one address are 429 with Retry-After, which pages can read; asking whether one may is none', async () => {
    const limited = await startTestServer({ limit: true });
    const socket = connect(Number(new URL(limited.url).port), 'localhost');
    const text = new Promise<string>((done, fail) => {
      let received = '';
      socket.setEncoding('latin1').on('error', fail);
      socket.on('data', (chunk) => (received += chunk));
      // The last request asks the server to hang up.
      socket.on('end', () => done(received));
    });
    const request = (more = '') => `GET /xapi/about HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`;
    const page = 'Origin: https://inhalte.example\r\nX-Experience-API-Version: 1.0.3\r\n';
    const preflight = request().replace('GET', 'OPTIONS');
    socket.write(request(page).repeat(7_000) + preflight.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    const answers = (await text).split('HTTP/1.1 ').slice(1);
    expect(answers).toHaveLength(7_001);
    expect(answers.pop()).toMatch(/^204/);
    // Those that come in one piece are counted together, so the edge is not sharp.
    expect(answers.slice(0, 5_000).every((answer) => answer.startsWith('200'))).toBe(true);
    for (const answer of answers.slice(6_000)) {
      expect(answer).toMatch(/^429.*\r\n(.*\r\n)*Retry-After: \d+\r\n/);
      expect(answer).toContain('X-Experience-API-Version: 1.0.3');
      expect(answer).toContain('Access-Control-Allow-Origin: *');
      expect(answer).toMatch(/Access-Control-Expose-Headers: .*Retry-After/);
      expect(answer).toContain('ZU_VIELE_ANFRAGEN');
    }
  }, 60_000);
});
