import { beforeAll, describe, expect, it } from 'vitest';
import { type Role, type Route, roles } from '../../../server/http/route.ts';
import type { Client } from './client.ts';
import { peopleWorld, type World } from './world.ts';

const askers = ['visitor', ...roles] as const;
const allowed = ({ access }: Route, asker: 'visitor' | Role): boolean => {
  if (access === 'everyone') return true;
  if (asker === 'visitor') return false;
  return access === 'signed-in' || access.includes(asker);
};

const form = 'application/x-www-form-urlencoded';
/** What no form of ours sends: wrong shapes, operators, prototype keys, wrong types, far too much. */
const hostile: [what: string, body: string, type: string][] = [
  ['nothing', '', form],
  ['no content type', 'email=a&passwort=b', ''],
  ['operators in brackets', 'email[$ne]=1&passwort[$ne]=1&rolle[$ne]=1&rollen[$ne]=1&weg[$ne]=1', form],
  [
    'lists',
    'email=a&email=b&passwort=c&passwort=d&rolle=admin&rolle=trainer&rollen=x&rollen=y&weg=link&weg=link',
    form,
  ],
  ['a prototype key', '__proto__=1&email=a&passwort=b&rolle=admin&rollen=admin&weg=link&name=x', form],
  ['a prototype key with a path', '__proto__[admin]=1&constructor[prototype][admin]=1', form],
  ['unknown fields', 'email=a&passwort=b&rolle=admin&rollen=admin&weg=link&name=x&roles=admin', form],
  ['an unknown role', 'rolle=root&rollen=root', form],
  [
    'JSON with operators',
    '{"email":{"$ne":""},"passwort":{"$ne":""},"weg":{"$ne":1},"rolle":{"$gt":""}}',
    'application/json',
  ],
  ['JSON with a prototype key', '{"__proto__":{"admin":true}}', 'application/json'],
  ['JSON null', 'null', 'application/json'],
  [
    'multipart',
    '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\na\r\n--x--',
    'multipart/form-data; boundary=x',
  ],
  ['broken escapes', 'email=%ZZ%00&passwort=%', form],
  ['an unknown charset', 'email=a&passwort=b', `${form}; charset=utf-99`],
  ['300 fields', Array.from({ length: 300 }, (_, index) => `f${index}=1`).join('&'), form],
  [
    'values far too long',
    `email=${'a'.repeat(5_000)}&passwort=${'b'.repeat(5_000)}&weg=passwort&name=${'c'.repeat(5_000)}`,
    form,
  ],
  ['one megabyte', `email=${'a'.repeat(1_000_000)}&passwort=b`, form],
];

describe('every route of people', () => {
  let world: World;
  const clients = new Map<string, Client>();
  let invitation: string;
  let trainer: string;

  const pathOf = (route: Route): string =>
    route.path.replace(':code', invitation).replace(':token', 'A'.repeat(32)).replace(':id', trainer);

  beforeAll(async () => {
    world = await peopleWorld();
    clients.set('visitor', world.client());
    for (const role of roles) clients.set(role, await world.signedInAs(role));
    trainer = String((await world.connection.collection('people').findOne({ roles: 'trainer' }))?._id);
    invitation = (await world.service.createInvitation({ kind: 'kohorte', cohortId: 'k1', createdBy: 'x' })).code;
  });

  /** A client of its own with the asker’s cookie, so that signing out in one case does not spoil the next. */
  const as = async (asker: (typeof askers)[number]): Promise<Client> =>
    asker === 'visitor' ? world.client() : await world.signedInAs(asker);

  it('states an address, who may call it and what for, once', () => {
    const stated = world.people.routes.map(({ method, path, access }) => `${method} ${path}: ${access}`);
    expect(stated.sort()).toEqual([
      'GET /anmelden/link/:token: everyone',
      'GET /anmelden: everyone',
      'GET /einladung/:code: everyone',
      'GET /verwaltung: admin',
      'POST /abmelden/ueberall: signed-in',
      'POST /abmelden: everyone',
      'POST /anmelden/link/:token: everyone',
      'POST /anmelden: everyone',
      'POST /einladung/:code: everyone',
      'POST /verwaltung/einladungen/:id/zurueckziehen: admin',
      'POST /verwaltung/einladungen: admin',
      'POST /verwaltung/personen/:id/rollen: admin',
    ]);
    expect(world.people.routes.every(({ purpose }) => purpose.length > 0)).toBe(true);
    expect(world.people.routes.filter(({ throttle }) => throttle === 'secrets').map(({ path }) => path)).toEqual([
      '/anmelden',
    ]);
  });

  it.each(askers)('lets %s in exactly where that is stated', async (asker) => {
    for (const route of world.people.routes) {
      const client = await as(asker);
      const answer = route.method === 'GET' ? await client.get(pathOf(route)) : await client.post(pathOf(route));
      const where = `${route.method} ${route.path} as ${asker}: ${answer.status}`;
      const refused = /Code für Rückfragen: (ANMELDUNG_NOETIG|KEIN_ZUGRIFF)/.test(answer.text);
      const sentToSignIn = answer.location?.startsWith('/anmelden?weiter=') ?? false;
      expect([where, !refused && !sentToSignIn]).toEqual([where, allowed(route, asker)]);
      expect([where, answer.status < 500]).toEqual([where, true]);
    }
  });

  it('refuses a POST from a second origin, signed in or not, before anything happens', async () => {
    const admin = clients.get('admin');
    for (const route of world.people.routes.filter(({ method }) => method === 'POST')) {
      const answer = await admin?.post(pathOf(route), { rolle: 'admin' }, { origin: 'https://evil.example' });
      expect([route.path, answer?.status]).toEqual([route.path, 403]);
      expect(answer?.text).toContain('FREMDE_HERKUNFT');
    }
    expect((await admin?.get('/verwaltung'))?.status).toBe(200);
  });

  it.each(hostile)('answers %s with 4xx and a code, and changes nothing', async (_what, body, type) => {
    const admin = clients.get('admin');
    const stored = async () => ({
      people: await world.connection.collection('people').find().toArray(),
      invitations: await world.connection.collection('invitations').find().toArray(),
    });
    const before = await stored();
    for (const route of world.people.routes.filter(({ body: reads }) => reads === 'form')) {
      const client = route.access === 'everyone' ? world.client() : admin;
      const answer = await client?.postRaw(pathOf(route), body, type);
      expect([route.path, Math.floor((answer?.status ?? 0) / 100)]).toEqual([route.path, 4]);
      expect(answer?.text).toMatch(/Code für Rückfragen: [A-Z_]+/);
    }
    expect(await stored()).toEqual(before);
  });

  it('logged no error', () => expect(world.logged).toEqual([]));
});
