import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createLease } from '../../../server/workshops/lease.ts';
import { workshopStore } from '../../../server/workshops/model.ts';
import type { Ballot } from '../../../workshops/format/room.ts';
import { freshDatabase } from '../../helpers/database.ts';
import { firstAdmin, invited, startTestServer, type TestServer } from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';
import { opened, type Phone, phones, rootWithFormat, Stage, soon } from '../../helpers/workshop.ts';

// Each test talks to the real engine a few hundred times, and the machine may have much else to do.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 180_000 });

let root: string;
let one: TestServer;
let other: TestServer;
let trainer: Visitor;

beforeAll(async () => {
  root = await rootWithFormat();
  one = await startTestServer({ root });
  other = await startTestServer({ root, database: one.connection });
  trainer = await invited(one, await firstAdmin(one), 'trainer', 'Tina Trainerin');
});

const buero: Ballot = { type: 'multiple', choices: ['buero'] };
const personal: Ballot = { type: 'multiple', choices: ['personal'] };
/** The trainer's browser at the other server, still signed in. */
function atOther(): Visitor {
  const visitor = other.visitor();
  visitor.takeCookies(trainer);
  return visitor;
}

describe('two servers on one database', () => {
  it('show each other’s steps and count each other’s votes', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    await stage.listen();
    const here = await phones(one.url, code, 3);
    const there = await phones(other.url, code, 3);
    const [far] = there as [Phone];
    await far.listen();
    await stage.does({ do: 'poll-open', poll: 'lage' });
    await soon(() => far.state.polls).toMatchObject([{ id: 'lage', state: 'open' }]);
    for (const phone of [...here, ...there]) expect(await phone.vote('lage', buero)).toBe(204);
    await soon(() => stage.state.polls[0]?.votes).toBe(6);
    await soon(() => far.state.polls[0]?.votes).toBe(6);
    await soon(() => stage.state.seats.taken).toBe(6);

    const farStage = new Stage(atOther(), code);
    expect((await farStage.does({ do: 'poll-reveal', poll: 'lage' })).tallies.lage?.votes).toBe(6);
    await soon(() => stage.state).toMatchObject({ polls: [{ state: 'closed', result: { votes: 6 } }] });
    expect(await here[0]?.vote('lage', personal)).toBe(409);
    expect((await stage.does({ do: 'next' })).block).toBe('sammeln');
    await soon(() => far.state.block).toBe('sammeln');
    expect(await one.connection.collection('ballots').countDocuments()).toBe(0);
  });

  it('count the devices of both, and no longer those of one that has ended', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    await stage.listen();
    const third = await startTestServer({ root, database: one.connection });
    const [here, there, gone] = [
      await phones(one.url, code, 2),
      await phones(other.url, code, 3),
      await phones(third.url, code, 1),
    ];
    for (const phone of [...here, ...there, ...gone]) await phone.listen();
    await soon(() => stage.state.connected).toBe(6);
    there[0]?.hangUp();
    await soon(() => stage.state.connected).toBe(5);
    await third.stop();
    await soon(() => stage.state.connected).toBe(4);
    // A server that is asked later knows of them all, too.
    const late = new Stage(atOther(), code);
    await soon(async () => (await late.stand())?.connected).toBe(4);
  });

  it('let one of two remotes move the room, whichever server they are at', async () => {
    const code = await opened(trainer);
    const remotes = [new Stage(trainer, code), new Stage(atOther(), code)];
    const revisions = await Promise.all(remotes.map((stage) => stage.stand()));
    const answers = await Promise.all(
      remotes.map((stage, index) => stage.send({ do: 'next' }, revisions[index]?.revision)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.map(({ body }) => ('state' in body ? body.state : body))).toMatchObject([
      { block: 'sammeln' },
      { block: 'sammeln' },
    ]);
  });

  it('delete a room for both', async () => {
    const code = await opened(trainer);
    const [far] = (await phones(other.url, code, 1)) as [Phone];
    await far.listen();
    await trainer.post(`/workshop/${code}/loeschen`);
    await Promise.all(far.lines);
    await soon(async () => (await far.visitor.get(`/workshop/${code}`)).status).toBe(404);
  });

  it('go on where one ends in the middle: the same state, the same places, the same votes', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    await stage.does({ do: 'poll-open', poll: 'lage' });
    const all = await phones(one.url, code, 5);
    for (const phone of all) await phone.vote('lage', buero);
    const [first] = all as [Phone];
    await first.listen();
    await soon(() => first.state.polls[0]?.votes).toBe(5);
    one.app.hangUp();
    await Promise.all(first.lines);
    expect((await first.visitor.get(`/workshop/${code}/ereignisse`)).status).toBe(503);

    const [again, ...rest] = all.map((phone) => phone.at(other.url)) as [Phone, ...Phone[]];
    await again.listen();
    expect(again.state.polls).toEqual(first.state.polls);
    expect(again.state.revision).toBeGreaterThanOrEqual(first.state.revision);
    expect(await again.own()).toMatchObject({ ballots: { lage: buero } });
    for (const phone of [again, ...rest]) expect(await phone.vote('lage', personal)).toBe(204);
    const { tallies } = await new Stage(atOther(), code).does({ do: 'poll-close', poll: 'lage' });
    expect(tallies.lage).toEqual({ votes: 5, counts: { buero: 0, personal: 5 } });
  });
});

describe('servers that cannot hear of each other', () => {
  it('take turns: one holds the lease while it lives, the next when it has ended or fallen silent', async () => {
    const store = workshopStore(await freshDatabase());
    let now = new Date();
    const [first, second] = [createLease(store, () => now), createLease(store, () => now)];
    expect((await Promise.all([first.take(), second.take()])).sort()).toEqual([false, true]);
    const holder = (await first.take()) ? first : second;
    const waiting = holder === first ? second : first;
    now = new Date(now.getTime() + 20_000);
    expect([await holder.take(), await waiting.take()]).toEqual([true, false]);
    now = new Date(now.getTime() + 31_000);
    expect([await waiting.take(), await holder.take()]).toEqual([true, false]);
    await waiting.giveBack();
    expect(await holder.take()).toBe(true);
  });

  it('say in one sentence why the second serves no workshops, serve everything else, and take over when it may', async () => {
    const database = await freshDatabase();
    const first = createLease(workshopStore(database), () => new Date());
    await first.take();
    const second = await alone(root, database);
    expect(second.log.join('\n')).toContain('Workshops laufen schon auf einem anderen Server');
    expect((await second.visitor().get('/')).status).toBe(200);
    const leader = await invited(second, await firstAdmin(second), 'trainer', 'Theo Trainer');
    const refused = await leader.post('/workshops/probe/raum', {}, { Accept: 'application/json' });
    expect([refused.status, await refused.json()]).toEqual([
      503,
      expect.objectContaining({ code: 'WORKSHOPS_NUR_EIN_SERVER' }),
    ]);

    await first.giveBack();
    await second.app.sweep();
    const code = await opened(leader);
    await new Stage(leader, code).does({ do: 'poll-open', poll: 'lage' });
    const [phone] = (await phones(second.url, code, 1)) as [Phone];
    await phone.listen();
    expect(await phone.vote('lage', buero)).toBe(204);
    await soon(() => phone.state.polls[0]?.votes).toBe(1);
  });
});

/** A server that is told its database is a single mongod: it says nothing of a replica set. */
async function alone(root: string, database: TestServer['connection']): Promise<TestServer> {
  const db = database.db;
  if (!db) throw new Error('not connected');
  const command = db.command.bind(db);
  db.command = async (asked, ...rest) => {
    const { setName: _, ...answer } = await command(asked, ...rest);
    return answer;
  };
  return startTestServer({ root, database });
}
