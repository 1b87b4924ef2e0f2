import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Handover } from '../../../server/workshops/handover.ts';
import { spelled } from '../../../workshops/format/room-code.ts';
import { firstAdmin, invited, password, startTestServer, type TestServer } from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';
import { opened, phones, rootWithFormat, Stage } from '../../helpers/workshop.ts';

// Each test talks to the real engine a few hundred times, and the machine may have much else to do.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 180_000 });

/** A laptop in a room without internet, and the server of the firm. */
let laptop: TestServer;
let firm: TestServer;
/** The same person on both, and a colleague at the firm. */
let there: Visitor;
let here: Visitor;
let colleague: Visitor;
/** A room on the laptop that is over, with every kind of poll, and its file. */
let code: string;
let text: string;

const day = 24 * 3_600_000;
const json = { Accept: 'application/json' };
const address = '/workshops/uebergabe';

beforeAll(async () => {
  const root = await rootWithFormat('ki-werkstatt');
  // The trainer is back two days later. Not the laptop is behind: the engine deletes by the real clock what has expired.
  const now = new Date(Date.now() + 2 * day);
  [laptop, firm] = await Promise.all([startTestServer({ root }), startTestServer({ root, now })]);
  there = await invited(laptop, await firstAdmin(laptop), 'trainer', 'Tina Trainerin');
  const admin = await firstAdmin(firm);
  here = await invited(firm, admin, 'trainer', 'Tina Trainerin');
  colleague = await invited(firm, admin, 'trainer', 'Otto Trainer');
  code = await opened(there);
  await lead(code);
  text = await fileOf(code);
});

/** Everything that leaves something in a room. */
async function lead(room: string): Promise<void> {
  const stage = new Stage(there, room);
  const polls = ['lage', 'sicherheit', 'vorwissen', 'fundstuecke', 'ein-wort', 'wichtig', 'regeln'];
  for (const poll of polls) await stage.does({ do: 'poll-open', poll });
  const all = await phones(laptop, room, 6);
  const voted = all.map(async (phone, index) => {
    await phone.vote('lage', { type: 'multiple', choices: index % 2 ? ['buero'] : ['buero', 'personal'] });
    await phone.vote('sicherheit', { type: 'scale', step: 1 + (index % 4) });
    await phone.vote('vorwissen', { type: 'quiz', right: { 'G01#assistenz-delegation': index > 1 } });
    await phone.vote('fundstuecke', { type: 'cards', cards: ['=cmd|calc', '__proto__', `<b>Karte</b> ${index}`] });
    await phone.vote('ein-wort', { type: 'words', words: ['Ordnung', 'ordnung', 'weg damit'] });
    await phone.vote('wichtig', { type: 'ranking', order: index ? ['holz', 'schrauben'] : ['schrauben', 'holz'] });
    await phone.vote('regeln', { type: 'traffic-light', colours: { 'jedes-teil-hat-einen-platz': 'green' } });
  });
  await Promise.all(voted);
  await stage.does({ do: 'text', poll: 'ein-wort', text: 'weg damit', decision: 'hidden', cluster: '' });
  await stage.does({ do: 'paper', poll: 'ein-wort', tally: { votes: 1, counts: { 'weg damit': 1, Platz: 1 } } });
  await stage.does({ do: 'text', poll: 'fundstuecke', text: '__proto__', decision: 'shown', cluster: 'Technik' });
  await stage.does({ do: 'poll-reveal', poll: 'lage' });
  await stage.does({ do: 'paper', poll: 'lage', tally: { votes: 2, counts: { personal: 2 } } });
  const cells = ['Wir wissen es', '<i>Liste</i> anlegen', '1', '', '', ''];
  await stage.does({ do: 'row-put', list: 'plan', row: { id: 'r1', cells } });
  await stage.does({ do: 'row-put', list: 'beschluesse', row: { id: 'b1', cells: ['So machen wir es'] } });
  await stage.does({ do: 'go', block: 'auswertung' });
  await stage.does({ do: 'close' });
  const edits = {
    place: 'Hannover',
    summary: 'Gut\n\nwar es',
    'note.ankommen': 'Runde',
    'list.fragen.0.0': 'Wer zahlt?',
  };
  const kept = {
    'list.plan.0.0': 'Wir wissen es',
    'list.plan.0.1': '<i>Liste</i> anlegen',
    'list.beschluesse.0.0': 'Ja',
  };
  await there.post(`/workshop/${room}/protokoll`, { ...edits, ...kept });
}

const fileOf = async (room: string): Promise<string> => (await there.get(`/workshop/${room}/uebergabe`)).text();
const get = async (visitor: Visitor, path: string): Promise<string> => (await visitor.get(path)).text();
const parsed = (): Handover => JSON.parse(text) as Handover;
/** The room's file as one of another room. */
const asNew = (): Handover => ({ ...parsed(), id: randomUUID() });

const upload = (file: string | object, headers: Record<string, string> = {}): Promise<Response> =>
  here.upload(address, typeof file === 'string' ? file : JSON.stringify(file), headers);
/** Reads a file in. @returns where that leads to, and the room's code there */
async function taken(file: string | object): Promise<{ status: number; path: string; code: string }> {
  const response = await upload(file);
  const path = response.headers.get('location') ?? '';
  return { status: response.status, path, code: path.split('/')[2] ?? '' };
}
async function refusal(file: string | object): Promise<{ status: number; code: string; message: string }> {
  const response = await upload(file, json);
  return { status: response.status, ...((await response.json()) as { code: string; message: string }) };
}

describe('the file', () => {
  it('is there once the workshop is over, for whoever led it', async () => {
    const running = await opened(there);
    const early = await there.get(`/workshop/${running}/uebergabe`, json);
    expect([early.status, await early.json()]).toEqual([409, expect.objectContaining({ code: 'PROTOKOLL_OFFEN' })]);
    const response = await there.get(`/workshop/${code}/uebergabe`);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="workshop-${code}.komki.json"`);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await get(there, `/workshop/${code}/protokoll`)).toContain(`href="/workshop/${code}/uebergabe"`);
  });

  it('holds sums, texts and the protocol, and no agenda, no vote, no place, no person, no hidden text', async () => {
    const keys = ['komki', 'version', 'id', 'code', 'format', 'title', 'openedAt', 'closedAt', 'places', 'content'];
    expect(Object.keys(parsed())).toEqual([...keys, 'protocol']);
    expect(Object.keys(parsed().content)).toEqual(['polls', 'paper', 'lists']);
    const person = await laptop.connection.collection('people').findOne({ email: 'tina.trainerin@example.org' });
    expect(person).not.toBeNull();
    for (const trace of [String(person?._id), 'Tina', 'example.org', 'Welche KI läuft', 'weg damit'])
      expect(text).not.toContain(trace);
  });
});

describe('a workshop from another server', () => {
  it('has the same protocol there, word for word, as a page, as a table and as a file', async () => {
    const { status, path } = await taken(text);
    expect([status, path]).toEqual([303, `/workshop/${code}/protokoll?eingelesen=${code}`]);
    const page = await get(here, path);
    expect(page).toContain('Eingelesen.');
    expect(page).toContain('Auf den Telefonen und in Kalendern steht noch die alte Adresse');
    expect(page).toContain(`<a href="${firm.url}/workshop/${code}/nachfassen">`);
    expect(page).not.toContain('hat hier schon ein anderer Workshop');
    for (const file of ['protokoll.csv', 'protokoll.html', 'uebergabe']) {
      const [before, after] = [
        await get(there, `/workshop/${code}/${file}`),
        await get(here, `/workshop/${code}/${file}`),
      ];
      expect(after, file).toBe(before);
    }
    expect(await get(here, `/workshop/${code}/protokoll.html`)).toContain('__proto__');
    expect(await get(here, path)).not.toContain('weg damit');
    expect(page).toContain('&lt;b&gt;Karte&lt;/b&gt; 0');
  });

  it('is one of the trainer’s own: edited, certified, listed until it is deleted as long after its end as at home', async () => {
    const saved = await here.post(`/workshop/${code}/protokoll`, { place: 'Braunschweig' });
    expect(saved.status).toBe(303);
    expect(await get(here, `/workshop/${code}/protokoll`)).toContain('Braunschweig');
    expect((await get(here, `/workshop/${code}/bescheinigung`)).match(/<h2>Teilnahmebescheinigung</g)).toHaveLength(6);
    const room = await firm.connection.collection('rooms').findOne({ code });
    expect(room?.closedAt).toEqual(new Date(parsed().closedAt));
    const atHome = await laptop.connection.collection('rooms').findOne({ code });
    expect(room?.expiresAt).toEqual(atHome?.expiresAt);
    expect(await get(here, '/workshops')).toContain(`href="/workshop/${code}/protokoll"`);
    expect((await colleague.get(`/workshop/${code}/protokoll`)).status).toBe(404);
    expect(await get(here, '/meine-daten/export.json')).toContain('Probe im Lager');
  });

  it('goes on with its next part', async () => {
    const first = await opened(there, 'ki-werkstatt');
    const stage = new Stage(there, first);
    await stage.does({ do: 'poll-open', poll: 'werkzeug-verstehen' });
    for (const phone of await phones(laptop, first, 5))
      await phone.vote('werkzeug-verstehen', { type: 'scale', step: 4 });
    await stage.does({ do: 'row-put', list: 'beschluesse', row: { id: 'b1', cells: ['So machen wir es'] } });
    await stage.does({ do: 'close' });
    const { code: after } = await taken(await fileOf(first));
    const [, part = ''] =
      /<option value="([^"]+)">[^<]*Gemeinsam entscheiden/.exec(await get(here, '/workshops')) ?? [];
    const next = await here.post('/workshops/ki-werkstatt/raum', { nach: after, teil: part });
    const [, second = ''] = /workshop\/(\w{6})\/leitung/.exec(next.headers.get('location') ?? '') ?? [];
    expect(await new Stage(here, second).stand()).toMatchObject({
      block: 'zahlen',
      decisions: [{ id: 'b1', cells: ['So machen wir es'] }],
      tallies: { 'werkzeug-verstehen': { votes: 5, counts: { 4: 5 } } },
    });
  });

  it('gets a code of its own where another has it already, and says so', async () => {
    const file = asNew();
    const { code: other, path } = await taken(file);
    expect(other).toMatch(/^[A-Z2-9]{6}$/);
    expect(other).not.toBe(code);
    const page = await get(here, path);
    for (const words of [
      `Den Code ${spelled(code)} hat hier schon ein anderer`,
      spelled(other),
      `/workshop/${other}/nachf`,
    ]) {
      expect(page).toContain(words);
    }
  });

  it('is deleted there with everything that belongs to it, and can be read in anew', async () => {
    const file = asNew();
    const { code: other } = await taken(file);
    await here.post(`/workshop/${other}/loeschen`);
    expect(await firm.connection.collection('rooms').findOne({ code: other })).toBeNull();
    expect((await taken(file)).status).toBe(303);
  });

  it('is there once, however often and at once it is read in', async () => {
    const file = JSON.stringify(asNew());
    const answers = await Promise.all(Array.from({ length: 8 }, () => here.upload(address, file, json)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 7 }, () => 409)]);
  });
});

describe('a file that does not fit', () => {
  it('of a workshop that is here already leads to its protocol, and only the one who leads it', async () => {
    const own = await here.upload(address, text);
    expect(own.status).toBe(409);
    const page = await own.text();
    expect(page).toContain('UEBERGABE_VORHANDEN');
    expect(page).toContain(`<a href="/workshop/${code}/protokoll">`);
    expect(page).toContain('name="datei"');
    const other = await colleague.upload(address, text);
    expect([other.status, (await other.text()).includes(code)]).toEqual([409, false]);
  });

  type Change = (file: Handover) => object | string;
  const withContent =
    (change: (content: Handover['content']) => object): Change =>
    (file) => ({
      ...file,
      content: { ...file.content, ...change(file.content) },
    });
  /** One poll changed. */
  const withPoll = (id: string, change: object): Change =>
    withContent(({ polls }) => ({ polls: polls.map((poll) => (poll.id === id ? { ...poll, ...change } : poll)) }));
  const withCounts = (id: string, votes: number, counts: Record<string, number>): Change =>
    withPoll(id, { votes, tally: { votes, counts } });
  const moved =
    (milliseconds: number): Change =>
    ({ openedAt, closedAt, ...file }) => ({
      ...file,
      openedAt: at(openedAt, milliseconds),
      closedAt: at(closedAt, milliseconds),
    });
  const at = (moment: unknown, milliseconds: number) => new Date(Date.parse(String(moment)) + milliseconds);
  const row = (cells: number) => ({ id: 'r', cells: Array.from({ length: cells }, () => '') });
  const edits = { place: '', present: '', summary: '', notes: {}, lists: {} };

  const unreadable: [string, Change | string, string][] = [
    ['no JSON', '{"komki":', 'beschädigt'],
    ['nothing', '', 'Es ist keine Datei dabei'],
    ['something else', '{"format":"komki-check"}', 'keine Übergabedatei'],
    ['a newer form', (file) => ({ ...file, version: 2 }), 'neueren Fassung'],
    ['an id that is none', (file) => ({ ...file, id: 'x' }), '(id)'],
    ['a field nobody knows', (file) => ({ ...file, owner: 'x' }), '(owner)'],
    [
      'an end before the beginning',
      ({ openedAt, ...file }) => ({ ...file, openedAt: at(openedAt, 1) }),
      'Beginn und Ende',
    ],
    ['a day of work', ({ openedAt, ...file }) => ({ ...file, openedAt: at(openedAt, -day) }), 'Beginn und Ende'],
    ['more places than there can be', (file) => ({ ...file, places: 1e9 }), '(places)'],
    ['fewer than five votes', withCounts('lage', 4, { buero: 4, personal: 0 }), 'weniger als fünf Stimmen'],
    ['votes without their result', withPoll('lage', { votes: 40 }), 'Zahl der Stimmen'],
    ['more crosses than votes', withCounts('sicherheit', 6, { 1: 6, 2: 6, 3: 0, 4: 0, 5: 0 }), 'Wie sicher sind Sie?'],
    ['less than nothing', withCounts('lage', 6, { buero: 6, personal: -1 }), '(content.polls.0.tally.counts'],
    ['half a vote', withCounts('lage', 6, { buero: 6, personal: 0.5 }), '(content.polls.0.tally.counts'],
    ['a text that is too long', withCounts('ein-wort', 6, { ['x'.repeat(41)]: 6 }), 'Ein Wort dazu?'],
    ['a text that turns its direction', withCounts('ein-wort', 6, { 'x\u202Ey': 6 }), 'Ein Wort dazu?'],
    ['a poll twice', withContent(({ polls }) => ({ polls: [...polls, ...polls.slice(0, 1)] })), 'zweimal'],
    ['paper without its poll', withContent(() => ({ paper: { nutzen: { votes: 1, counts: {} } } })), 'Papier'],
    [
      'paper called __proto__',
      (file) => JSON.stringify(file).replace('"paper":{', '"paper":{"__proto__":{"votes":0,"counts":{}},'),
      '__proto__',
    ],
    [
      'decisions on what is no text',
      withPoll('lage', { moderated: [{ text: 'x', decision: 'shown', cluster: '' }] }),
      'Texte',
    ],
    [
      'ten thousand rows',
      withContent(() => ({ lists: { plan: Array.from({ length: 10_000 }, () => row(6)) } })),
      '(content.lists',
    ],
    ['one row twice', withContent(() => ({ lists: { plan: [row(6), row(6)] } })), 'zweimal'],
    [
      'an endless summary',
      (file) => ({ ...file, protocol: { ...edits, summary: 'x'.repeat(5001) } }),
      '(protocol.summary)',
    ],
    ['nests', () => text.replace('"places"', `"x":${'['.repeat(100_000)}${']'.repeat(100_000)},"places"`), '(x)'],
    ['__proto__', () => text.replace('"places"', '"__proto__":{"places":1},"places"'), '(__proto__)'],
    ['a number beyond all', () => text.replace(/"places": \d+/, '"places": 1e999'), '(places)'],
  ];
  it.each(unreadable)('is refused as unreadable: %s', async (_name, change, words) => {
    const answer = await refusal(typeof change === 'string' ? change : change(asNew()));
    expect(answer).toMatchObject({ status: 422, code: 'UEBERGABE_UNLESBAR' });
    expect(answer.message).toContain(words);
  });

  const strange: [string, Change, string][] = [
    ['a format', (file) => ({ ...file, format: 'gibt-es-nicht' }), 'gibt-es-nicht'],
    ['a format that every object has', (file) => ({ ...file, format: '__proto__' }), '__proto__'],
    ['a poll', withContent(({ polls }) => ({ polls: [...polls, { ...polls[0], id: 'laune' }] })), '„laune“'],
    ['an answer', withCounts('lage', 6, { buero: 6, personal: 0, werkstatt: 6 }), 'Welche KI läuft bei Ihnen?'],
    ['a list', withContent(() => ({ lists: { wuensche: [] } })), '„wuensche“'],
    ['columns', withContent(() => ({ lists: { plan: [row(3)] } })), '„plan“'],
    ['a question asked again', withContent(() => ({ followUp: { weiter: { votes: 0 } } })), '„weiter“'],
    ['a block', (file) => ({ ...file, protocol: { ...edits, notes: { pause: 'Kaffee' } } }), '„pause“'],
    ['a list of the protocol', (file) => ({ ...file, protocol: { ...edits, lists: { ideen: [] } } }), '„ideen“'],
  ];
  it.each(strange)('is refused where this server’s format lacks %s', async (_name, change, words) => {
    const answer = await refusal(change(asNew()));
    expect(answer).toMatchObject({ status: 422, code: 'UEBERGABE_FORMAT' });
    expect(answer.message).toContain(words);
  });

  it.each([
    ['is past', -300 * day, 'Seine Frist ist am'],
    ['has not begun', 3 * day, 'die Uhr des anderen Geräts geht vor'],
  ])('is refused when its time %s', async (_name, milliseconds, words) => {
    const answer = await refusal(moved(milliseconds)(asNew()));
    expect(answer).toMatchObject({ status: 422, code: 'UEBERGABE_ABGELAUFEN' });
    expect(answer.message).toContain(words);
  });

  it('is refused when it is too large, no form, in the wrong field, no text or from another site', async () => {
    const status = async (response: Promise<Response>) => {
      const { status, headers } = await response;
      return headers.get('location') ?? status;
    };
    expect(await status(here.upload(address, 'x'.repeat(2 * 1024 * 1024)))).toBe(413);
    expect(await status(here.upload(address, JSON.stringify(asNew()), {}, 'anders'))).toBe(422);
    expect(await status(here.upload(address, new Uint8Array([0x7b, 0xff, 0x7d])))).toBe(422);
    expect(await status(here.post(address, { datei: JSON.stringify(asNew()) }))).toBe(422);
    expect(await status(here.postJson(address, asNew()))).toBe(422);
    for (const body of [
      '',
      'x',
      '--x\r\n\r\n--x--',
      '--x\r\nContent-Disposition: form-data; name="datei"\r\n\r\n{}\r\n--x--',
    ]) {
      const headers = { Origin: firm.url, 'Content-Type': 'multipart/form-data; boundary=x' };
      expect(await status(here.request(address, { method: 'POST', body, headers }))).toBe(422);
    }
    const foreign = await here.upload(address, JSON.stringify(asNew()), { ...json, Origin: 'https://evil.example' });
    expect([foreign.status, await foreign.json()]).toEqual([403, expect.objectContaining({ code: 'FREMDE_HERKUNFT' })]);
  });

  it('never does harm, whatever in it is another: it is refused, or shown like every other', async () => {
    /** All places in the file, by the way to them. */
    const places = (value: unknown, path: string[] = []): string[][] =>
      typeof value === 'object' && value !== null
        ? [path, ...Object.entries(value).flatMap(([key, one]) => places(one, [...path, key]))]
        : [path];
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>(-1, 1e300, 5, 6, '', '<img src=x>', '__proto__', null, [], {}, [[[[]]]], { $ne: 1 }),
    );
    const how = fc.constantFrom('replace', 'remove', 'add', 'double', 'proto');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places(parsed()).slice(1)), how, value, async (path, change, other) => {
        const file = asNew();
        const parent = path.slice(0, -1).reduce<unknown>((one, key) => (one as Record<string, unknown>)[key], file);
        const object = parent as Record<string, unknown>;
        const last = path.at(-1) as string;
        if (change === 'remove') delete object[last];
        else if (change === 'double' && Array.isArray(parent)) parent.push(parent[Number(last)]);
        else if (change === 'replace') object[last] = other;
        else
          Object.defineProperty(object, change === 'proto' ? '__proto__' : 'neu', { value: other, enumerable: true });
        const answer = await here.upload(address, JSON.stringify(file), json);
        if (answer.status !== 303) {
          expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
            422,
            expect.stringMatching(/^UEBERGABE_(UNLESBAR|FORMAT|ABGELAUFEN)$/),
          ]);
          return;
        }
        const room = (answer.headers.get('location') ?? '').split('/')[2];
        const page = await here.get(`/workshop/${room}/protokoll`);
        expect([page.status, (await page.text()).includes('<img src=x>')]).toEqual([200, false]);
        for (const file of ['protokoll.csv', 'bescheinigung', 'uebergabe']) {
          expect((await here.get(`/workshop/${room}/${file}`)).status, file).toBe(200);
        }
      }),
      { numRuns: 40 },
    );
    expect(firm.log.filter((line) => line.startsWith('Fehler'))).toEqual([]);
  });
});

describe('the follow-up of a workshop from another server', () => {
  const travel = async (to: Date) => {
    firm.time.now = to;
    here = firm.visitor();
    await here.post('/anmelden', { email: 'tina.trainerin@example.org', passwort: password });
  };
  const closedAt = () => Date.parse(String(parsed().closedAt));

  it('opens and is counted as at home, from five answers on; then it goes along with the file', async () => {
    const path = `/workshop/${code}/nachfassen`;
    expect((await firm.visitor().get(path)).status).toBe(410);
    await travel(new Date(closedAt() + 36 * day));
    expect(await get(firm.visitor(), path)).toContain('Haben Sie Ihren Vorsatz umgesetzt?');
    for (let count = 0; count < 5; count++) {
      expect((await firm.visitor().post(path, { getan: count ? 'ja' : 'noch-nicht' })).status).toBe(303);
    }
    await travel(new Date(closedAt() + 70 * day));
    await firm.app.sweep();
    expect(await get(here, `/workshop/${code}/protokoll`)).toMatch(/Vorsatz umgesetzt.*"Stimmen">4 .*"Stimmen">1 /s);

    const file = JSON.parse(await get(here, `/workshop/${code}/uebergabe`)) as Handover;
    expect(file.content.followUp).toEqual({
      getan: { votes: 5, tally: { votes: 5, counts: { ja: 4, 'noch-nicht': 1 } } },
    });
    const { code: other, path: after } = await taken({ ...file, id: randomUUID() });
    const page = await get(here, after);
    expect(page).toMatch(/Vorsatz umgesetzt.*"Stimmen">4 /s);
    // What was asked is counted; half a year after the workshop comes what is still to be asked.
    expect(page).not.toContain('<b>Nachfassen:</b>');
    await travel(new Date(closedAt() + 182 * day));
    expect(await get(firm.visitor(), `/workshop/${other}/nachfassen`)).toContain('Was hat sich geändert?');
  });

  it('is not opened any more where its time is over', async () => {
    await travel(new Date(closedAt() + 220 * day));
    const { code: late, path } = await taken(asNew());
    expect(await get(here, path)).not.toContain('alte Adresse');
    expect((await firm.visitor().post(`/workshop/${late}/nachfassen`, { getan: 'ja' })).status).toBe(410);
    expect(await firm.connection.collection('rooms').findOne({ code: late })).toMatchObject({ dueAt: null, open: [] });
  });
});
