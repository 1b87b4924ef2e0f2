import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { longestVault } from '../../../workshops/format/vault.ts';
import {
  firstAdmin,
  invited,
  joined,
  newCohort,
  password,
  startTestServer,
  type TestServer,
} from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';

let server: TestServer;
let learner: () => Promise<Visitor>;
let trainer: Visitor;
beforeAll(async () => {
  server = await startTestServer();
  trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tina Trainerin');
  const { invitation } = await newCohort(trainer);
  learner = () => joined(server, invitation);
});

/** Bytes that look sealed. */
const sealed = (length = 100) => Buffer.concat([Buffer.from([0x4b, 0x4b, 0x56, 1]), randomBytes(length - 4)]);
interface Copy {
  inhalt: string;
  fassung: string;
}
const read = async (visitor: Visitor) =>
  (await (await visitor.get('/api/tresor')).json()) as { angemeldet: boolean; person?: string; kopie?: Copy | null };
const write = (visitor: Visitor, body: Buffer, known: Record<string, string>) =>
  visitor.request('/api/tresor', {
    method: 'PUT',
    body: new Uint8Array(body),
    headers: { Origin: server.url, Accept: 'application/json', 'Content-Type': 'application/octet-stream', ...known },
  });
const none = { 'If-None-Match': '*' };
const told = async (answer: Response) => [answer.status, ((await answer.json()) as { code?: string }).code];

describe('the encrypted copy on the server', () => {
  it('is the bytes a device has sent, for its person alone', async () => {
    const [anna, ben] = [await learner(), await learner()];
    expect(await read(anna)).toMatchObject({ angemeldet: true, kopie: null });
    const bytes = sealed();
    const answer = (await (await write(anna, bytes, none)).json()) as { fassung: string };
    const { kopie, person } = await read(anna);
    expect(kopie).toEqual({ inhalt: bytes.toString('base64'), fassung: answer.fassung });
    expect(person).toMatch(/^[\w-]{8,}$/);
    expect((await read(ben)).kopie).toBeNull();
    expect(await read(server.visitor())).toEqual({ angemeldet: false });
  });

  it('is not sent again to a device that has it', async () => {
    const anna = await learner();
    const { fassung } = (await (await write(anna, sealed(), none)).json()) as Copy;
    expect((await anna.get('/api/tresor', { 'If-None-Match': fassung })).status).toBe(304);
    expect((await anna.get('/api/tresor', { 'If-None-Match': '"anders"' })).status).toBe(200);
  });

  it('is written over only by a device that knows it: of many at once one wins, the others are told', async () => {
    const anna = await learner();
    const first = await Promise.all(Array.from({ length: 12 }, () => write(anna, sealed(), none)));
    expect(first.map(({ status }) => status).sort()).toEqual([200, ...Array(11).fill(412)]);
    const { kopie } = await read(anna);
    const known = { 'If-Match': kopie?.fassung ?? '' };
    const then = await Promise.all(Array.from({ length: 12 }, () => write(anna, sealed(), known)));
    expect(then.map(({ status }) => status).sort()).toEqual([200, ...Array(11).fill(412)]);
    expect(await told(await write(anna, sealed(), known))).toEqual([412, 'TRESOR_VERALTET']);
    expect(await told(await write(anna, sealed(), none))).toEqual([412, 'TRESOR_VERALTET']);
    expect(await told(await write(anna, sealed(), {}))).toEqual([428, 'TRESOR_OHNE_FASSUNG']);
  });

  it.each<[string, () => Buffer, number, string]>([
    ['plain text', () => Buffer.from('{"rows":[]}'.repeat(20)), 400, 'TRESOR_UNVERSCHLUESSELT'],
    ['nothing', () => Buffer.alloc(0), 400, 'TRESOR_UNVERSCHLUESSELT'],
    ['more than 2 MB', () => sealed(longestVault + 1), 413, 'TRESOR_ZU_GROSS'],
    ['much more', () => sealed(4_000_000), 413, 'ANFRAGE_ZU_GROSS'],
  ])('is refused with a code, and what was there stays: %s', async (_, body, status, code) => {
    const anna = await learner();
    await write(anna, sealed(), none);
    const before = await read(anna);
    const known = { 'If-Match': before.kopie?.fassung ?? '' };
    expect(await told(await write(anna, body(), known))).toEqual([status, code]);
    expect(await read(anna)).toEqual(before);
    expect((await write(anna, sealed(longestVault), known)).status).toBe(200);
  });

  it('stands in the person’s own export and on their page, is deleted when they say so, and nobody else’s is', async () => {
    const [anna, ben] = [await learner(), await learner()];
    await write(anna, sealed(), none);
    await write(ben, sealed(), none);
    const mine = async () => (await (await anna.get('/meine-daten/export.json')).json()) as Record<string, unknown>;
    expect((await mine()).verschluesselteKopie).toMatchObject({ inhalt: (await read(anna)).kopie?.inhalt });
    expect(await (await anna.get('/meine-daten')).text()).toContain('eine verschlüsselte Kopie, 1 kB groß');
    const erase = () => anna.request('/api/tresor', { method: 'DELETE', headers: { Origin: server.url } });
    expect([(await erase()).status, (await erase()).status]).toEqual([204, 204]);
    expect((await read(anna)).kopie).toBeNull();
    expect((await mine()).verschluesselteKopie).toBeNull();
    expect((await read(ben)).kopie).not.toBeNull();
  });

  it('asks who is there before anything is written or deleted', async () => {
    const visitor = server.visitor();
    expect((await write(visitor, sealed(), none)).status).toBe(401);
    const json = { Accept: 'application/json', Origin: server.url };
    expect((await visitor.request('/api/tresor', { method: 'DELETE', headers: json })).status).toBe(401);
    const anna = await learner();
    const elsewhere = await anna.request('/api/tresor', {
      method: 'DELETE',
      headers: { Origin: 'https://example.org' },
    });
    expect(elsewhere.status).toBe(403);
  });

  it('ends two years after the last change, and a device may begin anew', async () => {
    const bytes = sealed();
    await write(trainer, bytes, none);
    const copy = (await read(trainer)).kopie;
    const later = async (years: number, days: number) => {
      const { now } = server.time;
      server.time.now = new Date(
        Date.UTC(now.getUTCFullYear() + years, now.getUTCMonth(), now.getUTCDate() + days, 12),
      );
      await trainer.post('/anmelden', { email: 'tina.trainerin@example.org', passwort: password });
    };
    await later(2, 0);
    expect((await read(trainer)).kopie).toEqual(copy);
    await later(0, 1);
    expect((await read(trainer)).kopie).toBeNull();
    expect((await write(trainer, sealed(), { 'If-Match': copy?.fassung ?? '' })).status).toBe(412);
    expect((await write(trainer, sealed(), none)).status).toBe(200);
  });
});
