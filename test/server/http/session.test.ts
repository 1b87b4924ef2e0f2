import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeIndexes } from '../../../server/database/indexes.ts';
import type { Route } from '../../../server/http/route.ts';
import { createSessions, type Sessions } from '../../../server/http/session.ts';
import { freshDatabase } from '../../helpers/database.ts';
import { Client, listen, TestClock } from '../people/client.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A product that only signs in and out: whoever asks is who the path says. */
const routesOf = (sessions: Sessions): Route[] => [
  {
    method: 'POST',
    path: '/start/:person',
    access: 'everyone',
    purpose: 'start',
    async handle(req, res) {
      await sessions.start(res, String(req.params.person));
      res.json(req.subject ?? null);
    },
  },
  {
    method: 'POST',
    path: '/end',
    access: 'everyone',
    purpose: 'end',
    async handle(req, res) {
      await sessions.end(req, res);
      res.json(req.subject ?? null);
    },
  },
  {
    method: 'GET',
    path: '/wer',
    access: 'everyone',
    purpose: 'who',
    handle: (req, res) => void res.json(req.subject ?? null),
  },
];

describe('sessions', () => {
  let connection: Connection;
  let base: string;
  let sessions: Sessions;
  const clock = new TestClock();
  const people = new Map<string, { pseudonym: string; roles: ('trainer' | 'learner')[] }>();
  let commands: string[] = [];
  const stored = () => connection.collection('sessions');
  const who = async (client: Client) => JSON.parse((await client.get('/wer')).text);

  beforeAll(async () => {
    connection = await freshDatabase();
    connection.set('debug', (collection: string, method: string) => commands.push(`${collection}.${method}`));
    const subjectOf = async (id: string) => people.get(id);
    sessions = createSessions({ connection, clock: clock.read, publicUrl: 'http://localhost:3000', subjectOf });
    await makeIndexes(connection);
    ({ base } = await listen(routesOf(sessions), sessions.middleware, 'http://localhost:3000'));
  });
  beforeEach(async () => {
    people.clear();
    people.set('anna', { pseudonym: 'p-anna', roles: ['learner'] });
    people.set('bert', { pseudonym: 'p-bert', roles: ['trainer'] });
    await stored().deleteMany({});
    commands = [];
  });

  it('tells who asks, from the very answer that signs in', async () => {
    const client = new Client(base);
    const { text } = await client.post('/start/anna');
    expect(JSON.parse(text)).toMatchObject({ personId: 'anna', pseudonym: 'p-anna', roles: ['learner'] });
    expect(await who(client)).toMatchObject({ personId: 'anna', pseudonym: 'p-anna', roles: ['learner'] });
  });

  it('stores the SHA-256 of the token and nothing about the device', async () => {
    const client = new Client(base);
    await client.post('/start/anna');
    const token = client.cookies.get('komki') ?? '';
    const [document] = await stored().find().toArray();
    expect(Object.keys(document ?? {}).sort()).toEqual(['_id', 'endsAt', 'expiresAt', 'personId']);
    expect(document?._id).toBe(createHash('sha256').update(token).digest('hex'));
    expect(JSON.stringify(document)).not.toContain(token);
  });

  it('gives 32 random bytes in a cookie without personal data, HttpOnly, SameSite=Lax, Path=/', async () => {
    const { setCookie } = await new Client(base).post('/start/anna');
    expect(setCookie).toHaveLength(1);
    expect(setCookie[0]).toMatch(/^komki=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('uses the __Host- cookie with Secure where people use https', async () => {
    const https = 'https://komki.example';
    const secure = createSessions({
      connection,
      clock: clock.read,
      publicUrl: https,
      subjectOf: async (id) => people.get(id),
    });
    const server = await listen(routesOf(secure), secure.middleware, https);
    const client = new Client(server.base);
    const { setCookie } = await client.post('/start/anna');
    expect(setCookie[0]).toMatch(/^__Host-komki=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(await who(client)).toMatchObject({ personId: 'anna' });
    const plain = new Client(server.base);
    plain.cookies.set('komki', client.cookies.get('__Host-komki') ?? '');
    expect(await who(plain)).toBeNull();
  });

  it('never takes over a token the browser brought along', async () => {
    const client = new Client(base);
    const planted = 'A'.repeat(43);
    client.cookies.set('komki', planted);
    await client.post('/start/anna');
    expect(client.cookies.get('komki')).not.toBe(planted);
    const attacker = new Client(base);
    attacker.cookies.set('komki', planted);
    expect(await who(attacker)).toBeNull();
  });

  it('ends the old session of a browser that signs in again', async () => {
    const client = new Client(base);
    await client.post('/start/anna');
    const old = new Client(base);
    old.cookies = new Map(client.cookies);
    await client.post('/start/bert');
    expect(await who(old)).toBeNull();
    expect(await who(client)).toMatchObject({ personId: 'bert' });
    expect(await stored().countDocuments()).toBe(1);
  });

  it('ends after 2 hours without use', async () => {
    const client = new Client(base);
    await client.post('/start/anna');
    clock.forward(2 * hour - minute);
    expect(await who(client)).not.toBeNull();
    clock.forward(2 * hour - minute);
    expect(await who(client)).not.toBeNull();
    clock.forward(2 * hour + minute);
    expect(await who(client)).toBeNull();
  });

  it('ends after 12 hours even in constant use', async () => {
    const client = new Client(base);
    await client.post('/start/anna');
    for (let passed = 0; passed < 11; passed++) {
      clock.forward(hour);
      expect(await who(client)).not.toBeNull();
    }
    clock.forward(59 * minute);
    expect(await who(client)).not.toBeNull();
    clock.forward(2 * minute);
    expect(await who(client)).toBeNull();
  });

  it('writes use down at most every 5 minutes', async () => {
    const client = new Client(base);
    await client.post('/start/anna');
    commands = [];
    clock.forward(4 * minute);
    await who(client);
    await who(client);
    expect(commands).toEqual(['sessions.findOne', 'sessions.findOne']);
    clock.forward(2 * minute);
    commands = [];
    await who(client);
    await who(client);
    expect(commands).toEqual(['sessions.findOne', 'sessions.updateOne', 'sessions.findOne']);
  });

  it('costs a visitor no database command', async () => {
    expect(await who(new Client(base))).toBeNull();
    expect(commands).toEqual([]);
  });

  it.each(['', 'kurz', 'A'.repeat(44), '$ne', '{"$ne":1}', '%00', 'a'.repeat(43).replace('a', '.')])(
    'does not ask the database about the cookie “%s”',
    async (value) => {
      const response = await fetch(`${base}/wer`, { headers: { cookie: `komki=${value}; other=1` } });
      expect(await response.json()).toBeNull();
      expect(commands).toEqual([]);
    },
  );

  it('signs out: the token is dead and the cookie gone', async () => {
    const client = new Client(base);
    await client.post('/start/anna');
    const copy = new Client(base);
    copy.cookies = new Map(client.cookies);
    expect((await client.post('/end')).text).toBe('null');
    expect(client.cookies.size).toBe(0);
    expect(await who(copy)).toBeNull();
  });

  it('signs out on all devices, and nobody else', async () => {
    const [one, two, other] = [new Client(base), new Client(base), new Client(base)];
    await one.post('/start/anna');
    await two.post('/start/anna');
    await other.post('/start/bert');
    await sessions.endAll('anna');
    expect([await who(one), await who(two)]).toEqual([null, null]);
    expect(await who(other)).toMatchObject({ personId: 'bert' });
  });

  it('reads roles anew at every request, and forgets a person who is gone', async () => {
    const client = new Client(base);
    await client.post('/start/bert');
    people.set('bert', { pseudonym: 'p-bert', roles: [] });
    expect(await who(client)).toMatchObject({ roles: [] });
    people.delete('bert');
    expect(await who(client)).toBeNull();
  });

  it('shows a person the own open sessions', async () => {
    await new Client(base).post('/start/anna');
    await new Client(base).post('/start/bert');
    const own = await sessions.personalData('anna');
    expect(own).toEqual([{ expiresAt: expect.any(Date), endsAt: expect.any(Date) }]);
  });

  it('has the indexes it uses: by person, and the one that tidies up', async () => {
    const indexes = await stored().indexes();
    expect(
      new Map(indexes.map(({ key, expireAfterSeconds }) => [Object.keys(key).join(), expireAfterSeconds])),
    ).toEqual(
      new Map([
        ['_id', undefined],
        ['personId', undefined],
        ['expiresAt', 0],
      ]),
    );
  });
});
