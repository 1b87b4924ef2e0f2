import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readCode } from '../../../workshops/format/room-code.ts';
import { cuttableDatabase } from '../../helpers/cut-line.ts';
import { firstAdmin, invited, startTestServer, type TestServer } from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';
import { opened, Phone, phones, rootWithFormat, Stage, soon } from '../../helpers/workshop.ts';

// Each test talks to the real engine a few hundred times, and the machine may have much else to do.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 180_000 });

let root: string;
let server: TestServer;
let trainer: Visitor;
let other: Visitor;
let database: Awaited<ReturnType<typeof cuttableDatabase>>;

beforeAll(async () => {
  root = await rootWithFormat();
  database = await cuttableDatabase(`test-${randomUUID()}`);
  server = await startTestServer({ root, limit: true, database: database.connection });
  const admin = await firstAdmin(server);
  trainer = await invited(server, admin, 'trainer', 'Tina Trainerin');
  other = await invited(server, admin, 'trainer', 'Olaf Other');
});

const json = { Accept: 'application/json' };
const later = (minutes: number) => {
  server.time.now = new Date(server.time.now.getTime() + minutes * 60_000);
};
/** Codes that no room has. */
const wrongCodes = (count: number, right: string): string[] =>
  Array.from({ length: count }, (_, index) => {
    const code = `${'ABCDEFGHJK'[index % 10]}${'LMNPQRTUVW'[Math.floor(index / 10) % 10]}XYZ${'ABCDEFGHJK'[Math.floor(index / 100)]}`;
    return code === right ? 'QQQQQQ' : code;
  });

describe('the way in', () => {
  it('takes a code in any spelling and says what is wrong with one that cannot be', async () => {
    const code = await opened(trainer);
    const visitor = server.visitor();
    const typed = `${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`;
    const found = await visitor.get(`/workshop?${new URLSearchParams({ code: typed })}`);
    expect([found.status, found.headers.get('location')]).toEqual([303, `/workshop/${code}`]);
    expect((await visitor.get(`/workshop/${code.toLowerCase()}`)).headers.get('location')).toBe(`/workshop/${code}`);
    const unreadable = await visitor.get('/workshop?code=AB0DEF');
    expect(unreadable.status).toBe(400);
    expect(await unreadable.text()).toContain('„0“ kommt in keinem Code vor');
    expect(await (await visitor.get('/workshop')).text()).toContain('Code von der Leinwand');
    expect(await (await visitor.get('/')).text()).toContain('action="/workshop"');
  });

  it('asks for no account and no name, and gives one place per device', async () => {
    const code = await opened(trainer);
    const phone = new Phone(server, code);
    const refused = await phone.send('PUT', '/zeit', { needTime: true });
    expect([refused.status, await refused.json()]).toEqual([403, expect.objectContaining({ code: 'PLATZ_FEHLT' })]);
    await phone.join();
    await phone.join();
    const stage = new Stage(trainer, code);
    expect((await stage.stand())?.seats.taken).toBe(1);
    const cookie = (await new Phone(server, code).send('POST', '/platz', '')).headers.getSetCookie()[0];
    expect(cookie).toMatch(
      /^komki-platz=[\w-]{22}\.[\w-]{43}; Path=\/workshop\/[A-Z2-9]{6}; Expires=.*; HttpOnly; SameSite=Lax$/,
    );
  });

  it('takes no place of another room and none that is forged', async () => {
    const [code, another] = [await opened(trainer), await opened(trainer)];
    const phone = await new Phone(server, code).join();
    const moved = new Phone(server, another);
    moved.visitor.takeCookies(phone.visitor);
    expect(await moved.needTime(true)).toBe(403);
    const forged = `komki-platz=${'A'.repeat(22)}.${'A'.repeat(43)}`;
    const answer = await server.visitor().get(`/workshop/${code}/meine-stimmen`, { ...json, Cookie: forged });
    expect(answer.status).toBe(403);
  });

  it('does not open by guessing: after twenty wrong codes a minute the right one is refused, too', async () => {
    const code = await opened(trainer);
    const inside = await new Phone(server, code).join();
    const guesser = server.visitor();
    const guess = (one: string) => guesser.get(`/workshop/${one}/stand`, json);
    const answers = await Promise.all(wrongCodes(60, code).map(guess));
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([count(404), count(429)]).toEqual([20, 40]);
    const right = await guess(code);
    expect([right.status, await right.json()]).toEqual([429, expect.objectContaining({ code: 'ZU_VIELE_ANFRAGEN' })]);
    // Those who are in already sit behind the same address.
    expect((await inside.stand())?.block).toBe('ankommen');
    expect(await inside.needTime(true)).toBe(204);
    expect((await new Stage(trainer, code).stand())?.block).toBe('ankommen');
    later(1.1);
    expect((await guess(code)).status).toBe(200);
  });

  it('is not held up by how many use the right code at the same moment', async () => {
    const code = await opened(trainer);
    await new Stage(trainer, code).does({ do: 'seats', most: 300 });
    expect(await phones(server, code, 60)).toHaveLength(60);
    const pages = await Promise.all(
      Array.from({ length: 60 }, async () => (await server.visitor().get(`/workshop/${code}`)).status),
    );
    expect(new Set(pages)).toEqual(new Set([200]));
  });

  it('what cannot be a code is not found, without a question to the database', async () => {
    expect('problem' in readCode('%00')).toBe(true);
    for (const path of ['%00', '__proto__', 'ABC', 'AAAAAAA', '[object Object]']) {
      const answer = await server.visitor().get(`/workshop/${encodeURIComponent(path)}`, json);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'RAUM_UNBEKANNT']);
    }
  });
});

describe('a room of somebody else', () => {
  it('does not exist for another trainer, on any page of the stage', async () => {
    const code = await opened(trainer);
    const own = server.app.routes.filter(
      ({ path, access }) => path.startsWith('/workshop/:code/') && access !== 'everyone',
    );
    expect(own.length).toBeGreaterThan(10);
    for (const { method, path } of own) {
      const response = await other.request(path.replace(':code', code), {
        method,
        headers: { ...json, Origin: server.url },
      });
      const { code: answer } = (await response.json()) as { code: string };
      expect([response.status, answer], `${method} ${path}`).toEqual([404, 'RAUM_UNBEKANNT']);
    }
    later(1.1);
  });

  it('a format that does not exist opens none', async () => {
    expect((await trainer.post('/workshops/gibt-es-nicht/raum')).status).toBe(404);
  });
});

describe('whatever is sent', () => {
  it('as a vote or as a command never breaks anything', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    const phone = await new Phone(server, code).join();
    await stage.does({ do: 'poll-open', poll: 'lage' });
    const wrong = await phone.send('PUT', '/stimme/lage', { type: 'multiple', choices: ['gibt-es-nicht'] });
    expect([wrong.status, await wrong.json()]).toEqual([400, expect.objectContaining({ code: 'STIMME_UNGUELTIG' })]);
    const strange = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .record({
          type: fc.constantFrom('multiple', 'single', '__proto__', 7),
          choices: fc.anything(),
          do: fc.constantFrom('go', 'poll-open', 'paper', 'row-put', 'text', 'seats', 'timer-start'),
          poll: fc.constantFrom('lage', '__proto__', 'constructor', { $ne: 1 }),
          tally: fc.constantFrom({ votes: 1e9, counts: { buero: -1 } }, { votes: 1, counts: { __proto__: 1 } }),
          list: fc.constantFrom('plan', 'constructor'),
          row: fc.anything(),
          block: fc.string(),
          minutes: fc.double(),
          revision: fc.constantFrom(0, -1, 1e300, 2 ** 24 * 2),
        })
        .map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(strange, fc.constantFrom('lage', '__proto__', 'x'), async (body, poll) => {
        const answers = [
          await phone.send('PUT', `/stimme/${poll}`, body),
          await phone.send('PUT', '/zeit', body),
          await trainer.request(`/workshop/${code}/leitung/befehl`, {
            method: 'POST',
            headers: { ...json, Origin: server.url, 'Content-Type': 'application/json' },
            body,
          }),
        ];
        for (const answer of answers) expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: 25 },
    );
    expect((await stage.does({ do: 'poll-close', poll: 'lage' })).polls).toMatchObject([{ votes: 0 }]);
  });
});

describe('while the database is gone', () => {
  it('votes are refused with 503 and come through when they are sent again', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    const phone = await new Phone(server, code).join();
    await phone.listen();
    await stage.does({ do: 'poll-open', poll: 'lage' });
    const vote = () => phone.vote('lage', { type: 'multiple', choices: ['buero'] });
    expect(await vote()).toBe(204);
    database.cut();
    expect(await vote()).toBe(503);
    database.mend();
    await soon(vote).toBe(204);
    await soon(async () => (await stage.stand())?.polls[0]?.votes).toBe(1);
    expect((await stage.does({ do: 'poll-close', poll: 'lage' })).polls[0]).toMatchObject({
      state: 'closed',
      votes: 1,
    });
  });
});
