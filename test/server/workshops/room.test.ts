import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Ballot } from '../../../workshops/format/room.ts';
import { firstAdmin, invited, password, startTestServer, type TestServer } from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';
import { opened, Phone, phones, rootWithFormat, Stage, soon } from '../../helpers/workshop.ts';

// Each test talks to the real engine a few hundred times, and the machine may have much else to do.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 180_000 });

let root: string;
let server: TestServer;
let trainer: Visitor;

beforeAll(async () => {
  root = await rootWithFormat();
  server = await startTestServer({ root });
  trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tina Trainerin');
});

const buero: Ballot = { type: 'multiple', choices: ['buero'] };
const personal: Ballot = { type: 'multiple', choices: ['personal'] };
const roomOf = async (code: string) =>
  (await server.connection.collection('rooms').findOne({ code })) ?? { _id: null, content: '{}' };
const ballotsIn = async (code: string) => {
  const { _id } = await roomOf(code);
  return server.connection.collection('ballots').find({ room: _id }).toArray();
};
/** The same person on another device. */
async function secondDevice(): Promise<Visitor> {
  const device = server.visitor();
  await device.post('/anmelden', { email: 'tina.trainerin@example.org', passwort: password });
  return device;
}

describe('votes in a room', () => {
  it('count once per device, can be changed until the poll closes, and are shown once they are revealed', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    await stage.listen();
    const all = await phones(server, code, 5);
    const [first] = all as [Phone];
    await first.listen();
    expect(first.state).toMatchObject({ block: 'ankommen', polls: [], lists: {} });
    await stage.does({ do: 'poll-open', poll: 'lage' });
    await soon(() => first.state.polls).toEqual([{ id: 'lage', state: 'open', votes: 0 }]);
    for (const phone of all) expect(await phone.vote('lage', buero)).toBe(204);
    expect(await first.vote('lage', personal)).toBe(204);
    expect(await first.own()).toEqual({ ballots: { lage: personal }, needTime: false });
    await soon(() => first.state.polls[0]?.votes).toBe(5);
    expect(stage.state.tallies).toEqual({});

    const result = { votes: 5, counts: { buero: 4, personal: 1 } };
    expect((await stage.does({ do: 'poll-close', poll: 'lage' })).tallies).toEqual({ lage: result });
    await soon(() => first.state.polls[0]?.state).toBe('closed');
    expect(first.state.polls[0]).not.toHaveProperty('result');
    await stage.does({ do: 'poll-reveal', poll: 'lage' });
    await soon(() => first.state.polls[0]?.result).toEqual(result);
    const late = await first.send('PUT', '/stimme/lage', buero);
    expect([late.status, await late.json()]).toEqual([409, expect.objectContaining({ code: 'ABSTIMMUNG_ZU' })]);
    expect(await ballotsIn(code)).toEqual([]);
  });

  it('of one device that floods the room are one vote', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    await stage.does({ do: 'poll-open', poll: 'lage' });
    const phone = await new Phone(server, code).join();
    const answers = await Promise.all(Array.from({ length: 100 }, () => phone.vote('lage', buero)));
    expect(new Set(answers)).toEqual(new Set([204]));
    expect((await stage.does({ do: 'poll-close', poll: 'lage' })).polls[0]?.votes).toBe(1);
  });

  it('fewer than five are neither shown nor kept, also where paper makes up the number', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    await stage.does({ do: 'poll-open', poll: 'lage' });
    for (const phone of await phones(server, code, 4)) await phone.vote('lage', buero);
    const closed = await stage.does({ do: 'poll-close', poll: 'lage' });
    expect(closed).toMatchObject({ polls: [{ votes: 4 }], tallies: {} });
    const paper = { votes: 5, counts: { personal: 5 } };
    const typed = await stage.does({ do: 'paper', poll: 'lage', tally: paper });
    expect(typed.polls[0]?.votes).toBe(9);
    expect(typed.tallies.lage).toEqual({ votes: 5, counts: { buero: 0, personal: 5 } });
    expect(JSON.parse((await roomOf(code)).content).polls[0]).not.toHaveProperty('tally');
  });

  it('are added to paper ballots and begin anew when the poll is restarted', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    const all = await phones(server, code, 5);
    await stage.does({ do: 'poll-open', poll: 'sicherheit' });
    for (const phone of all) await phone.vote('sicherheit', { type: 'scale', step: 4 });
    await stage.does({ do: 'paper', poll: 'sicherheit', tally: { votes: 2, counts: { 1: 2 } } });
    const { tallies } = await stage.does({ do: 'poll-reveal', poll: 'sicherheit' });
    expect(tallies.sicherheit).toEqual({ votes: 7, counts: { 1: 2, 2: 0, 3: 0, 4: 5, 5: 0 } });
    const anew = await stage.does({ do: 'poll-restart', poll: 'sicherheit' });
    expect(anew).toMatchObject({ polls: [{ state: 'open', votes: 0 }], tallies: {}, paper: {} });
    expect(await all[0]?.own()).toEqual({ ballots: {}, needTime: false });
  });

  it('with texts show them to the stage first, in groups, and to the room what the stage has let through', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    await stage.does({ do: 'poll-open', poll: 'ein-wort' });
    const all = await phones(server, code, 6);
    const say = (index: number, words: string[]) => all[index]?.vote('ein-wort', { type: 'words', words });
    for (let index = 0; index < 4; index++) await say(index, [index % 2 ? 'ordnung' : 'Ordnung', '=1+1']);
    expect((await stage.stand())?.texts).toEqual({ 'ein-wort': [] });
    await say(4, ['Ordnung', '__proto__']);
    const waiting = (await stage.stand())?.texts['ein-wort'];
    expect(waiting).toEqual([
      { text: '__proto__', count: 1, decision: 'waiting', cluster: '' },
      { text: '=1+1', count: 4, decision: 'waiting', cluster: '' },
      { text: 'Ordnung', count: 5, decision: 'waiting', cluster: '' },
    ]);
    const text = { do: 'text', poll: 'ein-wort' } as const;
    await stage.does({ ...text, text: 'Ordnung', decision: 'shown', cluster: 'Gut' });
    await stage.does({ ...text, text: '=1+1', decision: 'hidden', cluster: '' });
    const { polls } = await stage.does({ do: 'poll-reveal', poll: 'ein-wort' });
    expect(polls[0]).toMatchObject({ result: { votes: 5, counts: { Ordnung: 5 } }, clusters: { Ordnung: 'Gut' } });
    expect(Object.keys(polls[0]?.result?.counts ?? {})).toEqual(['Ordnung']);
  });
});

describe('the stage', () => {
  it('moves through blocks, timer and lists, and takes its steps back', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    expect((await stage.send({ do: 'previous' })).body.code).toBe('BEFEHL_UNPASSEND');
    expect((await stage.does({ do: 'next' })).block).toBe('sammeln');
    const endsAt = new Date(server.time.now.getTime() + 15 * 60_000).toISOString();
    await stage.does({ do: 'timer-start', minutes: 10 });
    expect((await stage.does({ do: 'timer-extend', minutes: 5 })).timer).toEqual({ endsAt, minutes: 15 });
    expect((await stage.does({ do: 'timer-pause' })).timer).toEqual({ left: 15 * 60_000, minutes: 15 });
    const row = { id: 'r1', cells: ['Wir wissen es', 'Liste  anlegen', '1', '', '', ''] };
    const { lists } = await stage.does({ do: 'row-put', list: 'plan', row });
    expect(lists).toEqual({ plan: [{ id: 'r1', cells: ['Wir wissen es', 'Liste anlegen', '1', '', '', ''] }] });
    const own = await stage.does({
      do: 'row-put',
      list: 'beschluesse',
      row: { id: 'b1', cells: ['So machen wir es'] },
    });
    expect(own).toMatchObject({ decisions: [{ id: 'b1' }], lists: { plan: [{ id: 'r1' }] } });
    await stage.does({ do: 'undo' });
    await stage.does({ do: 'undo' });
    const back = await stage.does({ do: 'undo' });
    expect(back).toMatchObject({ lists: {}, decisions: [], timer: { endsAt }, canUndo: true });
    expect((await stage.does({ do: 'go', block: 'auswertung' })).polls).toMatchObject([
      { id: 'nutzen', state: 'open' },
    ]);
    expect((await stage.send({ do: 'undo' })).body.code).toBe('BEFEHL_UNPASSEND');
  });

  it('of two remotes the slower is told the new state', async () => {
    const code = await opened(trainer);
    const [one, two] = [new Stage(trainer, code), new Stage(await secondDevice(), code)];
    const revision = (await one.stand())?.revision;
    const answers = await Promise.all([one.send({ do: 'next' }, revision), two.send({ do: 'next' }, revision)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const slower = answers.find(({ status }) => status === 409)?.body;
    expect(slower).toMatchObject({ code: 'RAUM_WEITER', state: { block: 'sammeln' } });
    expect((await one.stand())?.block).toBe('sammeln');
  });

  it('knows how many are there and how many need time, and nothing else of them', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    await stage.listen();
    const [one, two] = (await phones(server, code, 2)) as [Phone, Phone];
    await one.listen();
    await two.stand();
    expect(await one.needTime(true)).toBe(204);
    await soon(() => stage.state).toMatchObject({ connected: 2, needTime: 1, seats: { taken: 2, most: 12 } });
    expect(await one.own()).toEqual({ ballots: {}, needTime: true });
    await stage.does({ do: 'clear-need-time' });
    expect(await one.own()).toEqual({ ballots: {}, needTime: false });
    expect(await one.needTime(true)).toBe(204);
    expect(await one.needTime(false)).toBe(204);
    await soon(() => stage.state.needTime).toBe(0);
    one.hangUp();
    await soon(() => stage.state.connected).toBe(1);
    expect(await ballotsIn(code)).toEqual([]);
  });

  it('decides how many places there are', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    await stage.does({ do: 'seats', most: 1 });
    await new Phone(server, code).join();
    const full = await new Phone(server, code).send('POST', '/platz', '');
    expect([full.status, await full.json()]).toEqual([409, expect.objectContaining({ code: 'RAUM_VOLL' })]);
    await stage.does({ do: 'seats', most: 20 });
    const many = await Promise.all(
      Array.from({ length: 25 }, async () => (await new Phone(server, code).send('POST', '/platz', '')).status),
    );
    expect(many.filter((status) => status === 204)).toHaveLength(19);
    expect((await stage.stand())?.seats).toEqual({ taken: 20, most: 20 });
  });
});

describe('the way of the events', () => {
  it('asking every few seconds tells the same as listening, and nothing when nothing is new', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    const phone = new Phone(server, code);
    await phone.listen();
    await stage.does({ do: 'next' });
    await soon(() => phone.state.block).toBe('sammeln');
    const { revision, now: _, ...heard } = phone.state;
    const { now: __, ...told } = (await phone.stand()) ?? {};
    expect(told).toEqual({ ...heard, revision });
    expect(await phone.stand(revision)).toBeUndefined();
    await stage.does({ do: 'next' });
    await soon(async () => (await phone.stand(revision))?.block).toBe('massnahmen');
  });

  it('is open, unpacked and kept by nobody on the way', async () => {
    const code = await opened(trainer);
    const abort = new AbortController();
    const { headers } = await server.visitor().request(`/workshop/${code}/ereignisse`, {
      headers: { Accept: 'text/event-stream', 'Accept-Encoding': 'br, gzip' },
      signal: abort.signal,
    });
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('x-accel-buffering')).toBe('no');
    expect(headers.get('content-encoding')).toBeNull();
    abort.abort();
  });

  it('phones get nothing of what is for the facilitator', async () => {
    const code = await opened(trainer);
    const get = async (visitor: Visitor, path: string) => (await visitor.get(`/workshop/${code}${path}`)).text();
    expect(await get(trainer, '/leitung/ablauf.json')).toContain('Nur für die Leitung');
    const forPhones = await get(server.visitor(), '/ablauf.json');
    expect(forPhones).not.toContain('Nur für die Leitung');
    expect(Object.keys(JSON.parse(forPhones).checks)).toEqual(['G01#assistenz-delegation', 'G01#weiterlernen']);
    expect(await get(server.visitor(), '')).toContain('Sie lernen sich kennen.');
    const state = await new Phone(server, code).stand();
    expect(Object.keys(state ?? {}).sort()).toEqual(['block', 'closesAt', 'lists', 'now', 'polls', 'revision'].sort());
  });
});

describe('the end of a room', () => {
  it('leaves sums and no vote, no place and no time of one, in no collection', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    const all = await phones(server, code, 6);
    await stage.does({ do: 'poll-open', poll: 'lage' });
    await stage.does({ do: 'poll-open', poll: 'vorwissen' });
    for (const phone of all) {
      await phone.vote('lage', personal);
      await phone.vote('vorwissen', { type: 'quiz', right: { 'G01#weiterlernen': true } });
      await phone.needTime(true);
    }
    const open = await ballotsIn(code);
    expect(open.map((one) => Object.keys(one).sort())).toEqual(
      open.map(() => ['_id', 'expiresAt', 'poll', 'room', 'value']),
    );
    expect(new Set(open.map(({ expiresAt }) => String(expiresAt))).size).toBe(1);
    server.time.now = new Date(server.time.now.getTime() + 60_000);
    const { tallies, block } = await stage.does({ do: 'close' });
    expect(block).toBe('ende');
    expect(tallies).toMatchObject({ lage: { votes: 6 }, vorwissen: { counts: { 'G01#weiterlernen/right': 6 } } });

    const traces = all.map((phone) => /komki-platz=([\w-]{22})/.exec(phone.visitor.cookieHeader)?.[1] ?? '?');
    const everything: string[] = [];
    for (const { collectionName } of (await server.connection.db?.collections()) ?? []) {
      everything.push(
        ...(await server.connection.collection(collectionName).find().toArray()).map((doc) => JSON.stringify(doc)),
      );
    }
    const text = everything.join('\n');
    for (const trace of [...traces, ...open.map(({ _id }) => String(_id))]) expect(text).not.toContain(trace);
    expect(await ballotsIn(code)).toEqual([]);
    expect((await stage.send({ do: 'next' })).body.code).toBe('RAUM_BEENDET');
    expect(await all[0]?.vote('lage', buero)).toBe(410);
  });

  it('comes by itself after eight hours, with all votes counted, whether somebody asks or not', async () => {
    const [code, other] = [await opened(trainer), await opened(trainer)];
    for (const one of [code, other]) {
      const stage = new Stage(trainer, one);
      await stage.does({ do: 'poll-open', poll: 'lage' });
      for (const phone of await phones(server, one, 5)) await phone.vote('lage', buero);
    }
    server.time.now = new Date(server.time.now.getTime() + 8 * 3_600_000);
    expect(await new Phone(server, code).stand()).toMatchObject({
      block: 'ende',
      polls: [{ state: 'closed', votes: 5 }],
    });
    await server.app.sweep();
    expect(await ballotsIn(other)).toEqual([]);
    expect(JSON.parse((await roomOf(other)).content).polls[0]).toMatchObject({
      votes: 5,
      tally: { counts: { buero: 5 } },
    });
    trainer = await secondDevice();
  });

  it('by deletion leaves nothing', async () => {
    const code = await opened(trainer);
    const phone = await new Phone(server, code).join();
    await phone.listen();
    await phone.needTime(true);
    const { _id } = await roomOf(code);
    expect((await trainer.get(`/workshop/${code}/loeschen`)).status).toBe(200);
    expect((await trainer.post(`/workshop/${code}/loeschen`)).headers.get('location')).toBe('/workshops');
    await Promise.all(phone.lines);
    expect((await roomOf(code))._id).toBeNull();
    expect(await server.connection.collection('ballots').findOne({ room: _id })).toBeNull();
    expect((await phone.visitor.get(`/workshop/${code}`)).status).toBe(404);
  });
});
