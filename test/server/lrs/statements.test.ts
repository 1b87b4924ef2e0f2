import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { homePage, type LrsTestServer, query, startLrs, statement } from './harness.ts';

let lrs: LrsTestServer;
beforeAll(async () => {
  lrs = await startLrs();
});

const stored = async (id: string) => (await lrs.send('GET', `/xapi/statements?${query({ statementId: id })}`)).json;

describe('storing and reading a statement', () => {
  it('POST answers with the id, and GET gives the statement back with what the LRS sets', async () => {
    const given = statement({ timestamp: '2026-11-23T04:00:00.5+01:00' });
    const answer = await lrs.send('POST', '/xapi/statements', { body: given });
    expect([answer.status, answer.json]).toEqual([200, [given.id]]);
    const read = await lrs.send('GET', `/xapi/statements?statementId=${given.id}`);
    expect(read.status).toBe(200);
    const { authority, version, stored: time, ...rest } = read.json;
    expect(rest).toEqual(given);
    expect(authority).toEqual({ objectType: 'Agent', account: { homePage, name: 'maschine' } });
    expect(version).toBe('1.0.0');
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(new Date(read.headers.get('last-modified') ?? '').getTime()).toBe(
      Math.floor(Date.parse(time) / 1000) * 1000,
    );
  });

  it('a statement without id and timestamp gets both, the timestamp being its stored', async () => {
    const { id: _, ...anonymous } = statement();
    const answer = await lrs.send('POST', '/xapi/statements', { body: [anonymous] });
    const read = await stored(answer.json[0]);
    expect(read.timestamp).toBe(read.stored);
  });

  it('PUT stores under the id of the parameter and answers 204', async () => {
    const { id, ...rest } = statement();
    const answer = await lrs.send('PUT', `/xapi/statements?statementId=${id}`, { body: rest });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await stored(id)).id).toBe(id);
  });

  it('PUT refuses another id in the statement and a missing statementId', async () => {
    const other = await lrs.send('PUT', `/xapi/statements?statementId=${randomUUID()}`, { body: statement() });
    expect([other.status, other.json.code, other.json.path]).toEqual([400, 'LRS_STATEMENT_VALUE', '$.id']);
    const none = await lrs.send('PUT', '/xapi/statements', { body: statement() });
    expect([none.status, none.json.code]).toEqual([400, 'LRS_PARAMETER_REQUIRED']);
  });

  it('stored, authority and version of the sender: stored and authority are replaced, the version is kept', async () => {
    const given = statement({
      stored: '2013-01-01T00:00:00Z',
      authority: { mbox: 'mailto:a@b.example' },
      version: '1.0.2',
    });
    await lrs.send('POST', '/xapi/statements', { body: given });
    const read = await stored(given.id);
    expect(read.stored).not.toBe(given.stored);
    expect(read.authority.account.name).toBe('maschine');
    expect(read.version).toBe('1.0.2');
  });

  it('a single context activity is given back as an array', async () => {
    const given = statement({ context: { contextActivities: { parent: { id: 'http://a.example/p' } } } });
    await lrs.send('POST', '/xapi/statements', { body: given });
    expect((await stored(given.id)).context.contextActivities).toEqual({ parent: [{ id: 'http://a.example/p' }] });
  });

  it('extensions come back with dots, dollars, nulls and __proto__ in their keys and values', async () => {
    const extensions = {
      'http://x.example/$a.b': JSON.parse('{"$gt": null, "a.b": [1.5, {"__proto__": {"x": 1}}]}') as unknown,
    };
    const text = JSON.stringify(statement({ result: { extensions } }));
    const answer = await lrs.send('POST', '/xapi/statements', {
      raw: text,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(answer.status).toBe(200);
    const read = await lrs.send('GET', `/xapi/statements?statementId=${answer.json[0]}`);
    expect(read.text).toContain('"http://x.example/$a.b":{"$gt":null,"a.b":[1.5,{"__proto__":{"x":1}}]}');
  });

  it('HEAD answers like GET, without a body', async () => {
    const given = statement();
    await lrs.send('POST', '/xapi/statements', { body: given });
    for (const path of [`/xapi/statements?statementId=${given.id}`, '/xapi/statements', '/xapi/about']) {
      const head = await lrs.send('HEAD', path);
      expect([head.status, head.text]).toEqual([200, '']);
      expect(head.headers.get('content-type')).toContain('application/json');
    }
    expect((await lrs.send('HEAD', `/xapi/statements?statementId=${randomUUID()}`)).status).toBe(404);
  });

  it('every answer of the resource says through when it is consistent, with microseconds at most of now', async () => {
    const before = Date.now();
    for (const answer of [
      await lrs.send('GET', '/xapi/statements?limit=1'),
      await lrs.send('POST', '/xapi/statements', { body: statement() }),
      await lrs.send('POST', '/xapi/statements', { body: {} }),
    ]) {
      const time = Date.parse(answer.headers.get('x-experience-api-consistent-through') ?? '');
      expect(time).toBeGreaterThanOrEqual(before);
      expect(time).toBeLessThanOrEqual(Date.now());
    }
  });
});

describe('exactly once', () => {
  it('the same statement again is 200 or 204 and stored once', async () => {
    const given = statement({ timestamp: '2026-11-23T04:00:00.123+01:00' });
    // The order of properties, the zone of the timestamp, display texts and definitions are no differences (Data § 2.3.1).
    const again = {
      object: { definition: { name: { de: 'Was ist KI?' } }, ...(given.object as object) },
      verb: { id: (given.verb as { id: string }).id },
      actor: given.actor,
      timestamp: '2026-11-23T03:00:00.123Z',
    };
    expect((await lrs.send('POST', '/xapi/statements', { body: given })).status).toBe(200);
    expect((await lrs.send('POST', '/xapi/statements', { body: { id: given.id, ...again } })).json).toEqual([given.id]);
    expect((await lrs.send('PUT', `/xapi/statements?statementId=${given.id}`, { body: again })).status).toBe(204);
    expect(await lrs.connection.collection('statements').countDocuments({ id: given.id })).toBe(1);
    const read = await stored(given.id);
    expect((await lrs.send('POST', '/xapi/statements', { body: read })).status).toBe(200);
  });

  it.each([
    ['another verb', { verb: { id: 'http://adlnet.gov/expapi/verbs/attended' } }],
    ['another result', { result: { success: true } }],
    ['another point in time', { timestamp: '2026-11-23T03:00:00.124Z' }],
    ['another actor', { actor: { mbox: 'mailto:x@y.example' } }],
  ])('the same id with %s is a conflict and changes nothing', async (_, difference) => {
    const given = statement({ timestamp: '2026-11-23T03:00:00.123Z' });
    await lrs.send('POST', '/xapi/statements', { body: given });
    const before = await stored(given.id);
    const answer = await lrs.send('POST', '/xapi/statements', { body: { ...given, ...difference } });
    expect([answer.status, answer.json.code, answer.json.id]).toEqual([409, 'LRS_CONFLICT', given.id]);
    expect(await stored(given.id)).toEqual(before);
  });

  it('ids are compared without regard to case', async () => {
    const given = statement();
    await lrs.send('POST', '/xapi/statements', { body: given });
    expect(
      (await lrs.send('POST', '/xapi/statements', { body: { ...given, id: given.id.toUpperCase() } })).status,
    ).toBe(200);
    expect(await lrs.connection.collection('statements').countDocuments({ id: given.id })).toBe(1);
  });

  it('a batch with a conflict stores nothing of itself', async () => {
    const old = statement();
    await lrs.send('POST', '/xapi/statements', { body: old });
    const fresh = [statement(), statement()];
    const conflict = { ...old, verb: { id: 'http://a.example/other' } };
    const answer = await lrs.send('POST', '/xapi/statements', { body: [fresh[0], conflict, fresh[1]] });
    expect([answer.status, answer.json.code]).toEqual([409, 'LRS_CONFLICT']);
    expect(
      await lrs.connection.collection('statements').countDocuments({ id: { $in: fresh.map(({ id }) => id) } }),
    ).toBe(0);
  });

  it('a batch with statements that are there already stores the rest and answers with all ids', async () => {
    const batch = [statement(), statement(), statement()];
    await lrs.send('POST', '/xapi/statements', { body: batch[1] });
    const answer = await lrs.send('POST', '/xapi/statements', { body: batch });
    expect([answer.status, answer.json]).toEqual([200, batch.map(({ id }) => id)]);
    expect(await lrs.connection.collection('statements').countDocuments({ id: { $in: answer.json } })).toBe(3);
  });

  it('the same id twice in a batch is refused', async () => {
    const one = statement();
    const answer = await lrs.send('POST', '/xapi/statements', { body: [one, { ...one, id: one.id.toUpperCase() }] });
    expect([answer.status, answer.json.code, answer.json.path]).toEqual([400, 'LRS_STATEMENT_TWICE', '$[1].id']);
  });

  it('a batch holds up to 500 statements', async () => {
    const batch = Array.from({ length: 501 }, () => statement());
    const over = await lrs.send('POST', '/xapi/statements', { body: batch });
    expect([over.status, over.json.code]).toEqual([413, 'LRS_BATCH_LIMIT']);
    expect((await lrs.send('POST', '/xapi/statements', { body: batch.slice(1) })).json).toHaveLength(500);
  });

  it('1,000 parallel equal posts leave one copy, are all answered 200 and projected once', async () => {
    const given = statement();
    lrs.projected.splice(0);
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, () => lrs.send('POST', '/xapi/statements', { body: given })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await lrs.connection.collection('statements').countDocuments({ id: given.id })).toBe(1);
    expect(lrs.projected.flat().filter(({ id }) => id === given.id)).toHaveLength(1);
  });

  it('of 60 parallel posts with one id and different content exactly one wins', async () => {
    const id = randomUUID();
    const posts = Array.from({ length: 60 }, (_, index) => statement({ id, result: { response: String(index) } }));
    const answers = await Promise.all(posts.map((body) => lrs.send('POST', '/xapi/statements', { body })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(59);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect((await stored(id)).result.response).toBe(String(winner));
  });

  it('two processes on one database: every statement once, batches whole or not at all', async () => {
    const other = await startLrs(lrs.connection.name);
    const shared = Array.from({ length: 12 }, () => randomUUID());
    const batch = (mark: string) => {
      const ids = [...shared].sort(() => Math.random() - 0.5).slice(0, 4);
      return ids.map((id) => statement({ id, result: { response: mark } }));
    };
    const batches = Array.from({ length: 40 }, (_, index) => batch(index % 2 ? 'a' : 'b'));
    const answers = await Promise.all(
      batches.map(async (body, index) => {
        const send = () => (index % 2 ? lrs : other).send('POST', '/xapi/statements', { body });
        let answer = await send();
        // On a busy machine the other process may hold an id for longer than a request waits for it.
        while (answer.status === 503) answer = await send();
        return answer;
      }),
    );
    for (const [index, { status }] of answers.entries()) {
      expect([200, 409]).toContain(status);
      if (status !== 200) continue;
      for (const one of batches[index] ?? [])
        expect((await stored(one.id)).result.response).toBe(index % 2 ? 'a' : 'b');
    }
    // What is there came in a batch that was acknowledged as a whole.
    for await (const { id, raw } of lrs.connection.collection('statements').find({ id: { $in: shared } })) {
      const mark = JSON.parse(raw).result.response;
      const owners = batches.filter(
        (body, index) =>
          answers[index]?.status === 200 && (index % 2 ? 'a' : 'b') === mark && body.some((one) => one.id === id),
      );
      expect(owners.length).toBeGreaterThan(0);
    }
    const copies = await lrs.connection.collection('statements').countDocuments({ id: { $in: shared } });
    expect(copies).toBeLessThanOrEqual(shared.length);
    expect(copies).toBeGreaterThan(0);
  });

  it('a batch whose ids another transaction holds is 503, others go on meanwhile, and later it is stored', async () => {
    const [held, free] = [statement(), statement()];
    const session = await lrs.connection.startSession();
    session.startTransaction();
    await lrs.connection
      .collection<object>('statements')
      .insertOne({ _id: randomUUID(), id: held.id } as never, { session });
    const waiting = lrs.send('POST', '/xapi/statements', { body: [held, free] });
    const meanwhile = [statement(), statement()];
    expect((await lrs.send('POST', '/xapi/statements', { body: meanwhile })).status).toBe(200);
    const answer = await waiting;
    expect([answer.status, answer.json.code, answer.headers.get('retry-after')]).toEqual([503, 'LRS_BUSY', '5']);
    await session.abortTransaction();
    await session.endSession();
    expect((await lrs.send('POST', '/xapi/statements', { body: [held, free] })).json).toEqual([held.id, free.id]);
  });

  it('a statement whose storing was not confirmed is found by what it is about all the same', async () => {
    const target = statement({ object: { id: `http://target.example/${randomUUID()}` } });
    const about = statement({ object: { objectType: 'StatementRef', id: target.id } });
    const { collection } = lrs.connection.model('Statement');
    const insertMany = collection.insertMany.bind(collection);
    Object.assign(collection, {
      insertMany: async (...parameters: Parameters<typeof insertMany>) => {
        await insertMany(...parameters);
        throw new Error('nobody knows');
      },
    });
    expect((await lrs.send('POST', '/xapi/statements', { body: about })).status).toBe(500);
    Reflect.deleteProperty(collection, 'insertMany');
    await lrs.send('POST', '/xapi/statements', { body: target });
    const { json } = await lrs.send(
      'GET',
      `/xapi/statements?${query({ activity: (target.object as { id: string }).id })}`,
    );
    expect(json.statements.map(({ id }: { id: string }) => id)).toEqual([target.id, about.id]);
  });
});

describe('a database that takes a command and says nothing', () => {
  it('is given up for it: the sender hears 503, nobody waits behind it, and sending again stores it once', async () => {
    const impatient = await startLrs(undefined, 500);
    const { collection } = impatient.connection.model('Statement');
    let asked = 0;
    Object.assign(collection, {
      insertMany: () => {
        asked++;
        Reflect.deleteProperty(collection, 'insertMany');
        return new Promise(() => {});
      },
    });
    const [lost, later] = [statement(), statement()];
    const send = (body: object) => impatient.send('POST', '/xapi/statements', { body });
    const first = send(lost);
    await expect.poll(() => asked).toBe(1);
    const second = send(later);
    expect(await first).toMatchObject({ status: 503, json: { code: 'DATENBANK_NICHT_ERREICHBAR' } });
    await second;
    for (const body of [lost, later]) await expect.poll(async () => (await send(body)).status).toBe(200);
    expect(await impatient.connection.collection('statements').countDocuments()).toBe(2);
  });
});

describe('order and group commit', () => {
  it('stored rises strictly within the process, even when the clock stands still or goes back', async () => {
    const frozen = new Date(Date.now() + 60_000);
    lrs.time.now = () => frozen;
    const ids: string[] = [];
    for (let round = 0; round < 3; round++) {
      ids.push(...(await lrs.send('POST', '/xapi/statements', { body: [statement(), statement()] })).json);
      lrs.time.now = () => new Date(frozen.getTime() - round * 1000);
    }
    lrs.time.now = () => new Date();
    const times = await Promise.all(ids.map(async (id) => (await stored(id)).stored as string));
    expect([...times].sort()).toEqual(times);
    expect(new Set(times).size).toBe(times.length);
  });

  it('a new process goes on after the last key of the one before, whatever its clock says', async () => {
    const ahead = statement();
    lrs.time.now = () => new Date(Date.now() + 3_600_000);
    await lrs.send('POST', '/xapi/statements', { body: ahead });
    lrs.time.now = () => new Date();
    const next = await startLrs(lrs.connection.name);
    const later = statement();
    await next.send('POST', '/xapi/statements', { body: later });
    expect((await stored(later.id)).stored > (await stored(ahead.id)).stored).toBe(true);
  });

  it('posts that arrive during an insert leave together, each with its own answer', async () => {
    const { collection } = lrs.connection.model('Statement');
    const insertMany = collection.insertMany.bind(collection);
    const inserts: number[] = [];
    const gate = new EventEmitter();
    const opened = once(gate, 'open');
    Object.assign(collection, {
      insertMany: async (...parameters: Parameters<typeof insertMany>) => {
        inserts.push(parameters[0].length);
        gate.emit('reached');
        await opened;
        return insertMany(...parameters);
      },
    });
    const reached = once(gate, 'reached');
    lrs.projected.splice(0);
    const posts = Array.from({ length: 50 }, () => statement());
    const post = (body: unknown) => lrs.send('POST', '/xapi/statements', { body });
    const [one, ...others] = posts;
    const answers = [post(one)];
    await reached;
    const before = lrs.traffic.read;
    answers.push(...others.map(post));
    while (lrs.traffic.read < before + others.length) await nextTurn();
    gate.emit('open');
    expect((await Promise.all(answers)).map(({ json }) => json[0])).toEqual(posts.map(({ id }) => id));
    Reflect.deleteProperty(collection, 'insertMany');
    expect(inserts).toEqual([1, 49]);
    expect(lrs.projected.map(({ length }) => length)).toEqual([1, 49]);
  });
});

describe('the read model', () => {
  it('hears of every statement after it is stored and before the answer', async () => {
    const given = statement();
    lrs.projected.splice(0);
    await lrs.send('POST', '/xapi/statements', { body: given });
    const [[told]] = lrs.projected as [[(typeof lrs.projected)[0][0]]];
    expect(told).toMatchObject({ id: given.id, voided: false, statement: { verb: given.verb, actor: given.actor } });
    expect(told._id.startsWith(told.stored)).toBe(true);
    expect(told._id).toMatch(/^.{27}-[0-9a-f]{4}$/);
    const caught = await lrs.service.after(`${told.stored}-`, 1)[Symbol.asyncIterator]().next();
    expect(caught.value).toEqual([told]);
  });

  it('catches up page by page with one query, over everything there is', async () => {
    const body = Array.from({ length: 7 }, () => statement());
    const ids: string[] = (await lrs.send('POST', '/xapi/statements', { body })).json;
    const { stored } = (await lrs.send('GET', `/xapi/statements?statementId=${ids[0]}`)).json;
    lrs.commands.splice(0);
    const pages: string[][] = [];
    for await (const page of lrs.service.after(`${stored}-`, 3)) pages.push(page.map(({ id }) => id));
    expect(pages.flat().slice(0, 7)).toEqual(ids);
    expect(pages.slice(0, -1).every(({ length }) => length === 3)).toBe(true);
    const [find, ...more] = lrs.commands.map(({ commandName }) => commandName);
    expect([find, ...new Set(more)]).toEqual(['find', 'getMore']);
  });

  it('failing does not fail the answer and is logged', async () => {
    lrs.projection.failure = new Error('kaputt');
    const answer = await lrs.send('POST', '/xapi/statements', { body: statement() });
    delete lrs.projection.failure;
    expect(answer.status).toBe(200);
    expect(lrs.log.at(-1)).toContain('kaputt');
  });
});

describe('voiding', () => {
  const voiding = (id: string, over: Record<string, unknown> = {}) =>
    statement({
      verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
      object: { objectType: 'StatementRef', id },
      ...over,
    });
  const activity = () => `http://void.example/${randomUUID()}`;
  const visible = async (id: string) => {
    const { json } = await lrs.send('GET', `/xapi/statements?${query({ activity: id })}`);
    return json.statements.map((one: { id: string }) => one.id);
  };

  it('a voided statement is found by voidedStatementId only', async () => {
    const object = { id: activity() };
    const given = statement({ object });
    await lrs.send('POST', '/xapi/statements', { body: given });
    expect((await lrs.send('GET', `/xapi/statements?voidedStatementId=${given.id}`)).status).toBe(404);
    const voider = voiding(given.id);
    expect((await lrs.send('POST', '/xapi/statements', { body: voider })).status).toBe(200);
    expect((await lrs.send('GET', `/xapi/statements?statementId=${given.id}`)).json.code).toBe('LRS_NOT_FOUND');
    expect((await lrs.send('GET', `/xapi/statements?voidedStatementId=${given.id}`)).json.id).toBe(given.id);
    // What refers to the voided statement is still found by it (Communication § 2.1.4).
    expect(await visible(object.id)).toEqual([voider.id]);
    expect((await stored(voider.id)).id).toBe(voider.id);
  });

  it('a voiding statement cannot be voided', async () => {
    const voider = voiding(randomUUID());
    await lrs.send('POST', '/xapi/statements', { body: voider });
    await lrs.send('POST', '/xapi/statements', { body: voiding(voider.id) });
    expect((await stored(voider.id)).id).toBe(voider.id);
  });

  it('a statement is voided too when it comes after or together with the one that voids it', async () => {
    const object = { id: activity() };
    const [late, together, afterRestart] = [statement({ object }), statement({ object }), statement({ object })];
    const voiders = [voiding(late.id), voiding(together.id), voiding(afterRestart.id)];
    await lrs.send('POST', '/xapi/statements', { body: voiders[0] });
    await lrs.send('POST', '/xapi/statements', { body: late });
    await lrs.send('POST', '/xapi/statements', { body: [together, voiders[1], voiders[2]] });
    const next = await startLrs(lrs.connection.name);
    await next.send('POST', '/xapi/statements', { body: afterRestart });
    expect((await visible(object.id)).reverse()).toEqual(voiders.map(({ id }) => id));
    expect(lrs.projected.flat().find(({ id }) => id === together.id)?.voided).toBe(true);
  });
});

describe('the service', () => {
  it('gives all statements of a learner as text, voided ones too, and counts them', async () => {
    const name = randomUUID();
    const actor = { account: { homePage, name } };
    const batch = [statement({ actor }), statement({ actor })];
    await lrs.send('POST', '/xapi/statements', { body: batch });
    const texts: string[] = [];
    for await (const text of lrs.service.byAgent(name)) texts.push(text);
    expect(texts.map((text) => JSON.parse(text).id)).toEqual(batch.map(({ id }) => id));
    expect(await lrs.service.countByAgent(name)).toBe(2);
  });
});
