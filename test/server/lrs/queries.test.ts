import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { queryFilter, type StatementQuery } from '../../../server/lrs/reader.ts';
import { type Answer, homePage, type LrsTestServer, query, startLrs, statement } from './harness.ts';

let lrs: LrsTestServer;
beforeAll(async () => {
  lrs = await startLrs();
});

const get = (parameters: Record<string, string | number | object>): Promise<Answer> =>
  lrs.send('GET', `/xapi/statements?${query(parameters)}`);
const idsOf = (answer: Answer): string[] => answer.json.statements.map(({ id }: { id: string }) => id);
const post = async (...statements: { id: string }[]): Promise<string[]> => {
  const answer = await lrs.send('POST', '/xapi/statements', { body: statements });
  expect(answer.status).toBe(200);
  return answer.json;
};

describe('filters', () => {
  const account = (name: string) => ({ account: { homePage, name } });
  const registration = randomUUID();
  const verb = `http://verb.example/${randomUUID()}`;
  const activity = `http://activity.example/${randomUUID()}?x=ä&y=1#z`;
  const [me, you, team] = [randomUUID(), randomUUID(), randomUUID()];
  const longVerb = `http://long.example/${'x'.repeat(5000)}`;
  const hashOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('base64')}`;
  const given = {
    mine: statement({ actor: account(me) }),
    mineOnActivity: statement({ actor: account(me), object: { id: activity } }),
    yoursOnActivity: statement({ actor: account(you), object: { id: activity }, verb: { id: verb } }),
    yoursAboutMe: statement({
      actor: account(you),
      object: { objectType: 'Agent', ...account(me) },
      verb: { id: verb },
    }),
    ourGroup: statement({ actor: { objectType: 'Group', ...account(team), member: [account(me), account(you)] } }),
    registered: statement({ actor: account(you), context: { registration: registration.toUpperCase() } }),
    onlyContext: statement({ context: { contextActivities: { parent: [{ id: activity }] }, instructor: account(me) } }),
    mail: statement({ actor: { mbox: 'mailto:Anna@Example.ORG' } }),
    longVerb: statement({ verb: { id: longVerb } }),
  };
  const names = Object.keys(given) as (keyof typeof given)[];
  beforeAll(async () => {
    await post(...Object.values(given));
  });

  const table: [string, Record<string, string | object>, (keyof typeof given)[]][] = [
    [
      'agent: actor, object or member of an acting group',
      { agent: account(me) },
      ['mine', 'mineOnActivity', 'yoursAboutMe', 'ourGroup'],
    ],
    ['agent: an identified group itself', { agent: { objectType: 'Group', ...account(team) } }, ['ourGroup']],
    [
      'agent: a name beside the identifier does not count',
      { agent: { ...account(team), objectType: 'Group', name: 'Wir' } },
      ['ourGroup'],
    ],
    ['agent: the domain of an address in any case', { agent: { mbox: 'mailto:Anna@example.org' } }, ['mail']],
    ['agent: the local part in its own case', { agent: { mbox: 'mailto:anna@example.org' } }, []],
    ['verb', { verb }, ['yoursOnActivity', 'yoursAboutMe']],
    ['verb: not by what stands for a long one', { verb: hashOf(longVerb) }, []],
    ['verb: of any length', { verb: longVerb }, ['longVerb']],
    ['activity: as object only', { activity }, ['mineOnActivity', 'yoursOnActivity']],
    ['registration in any case', { registration }, ['registered']],
    ['agent and activity', { agent: account(me), activity }, ['mineOnActivity']],
    ['agent and verb', { agent: account(you), verb }, ['yoursOnActivity', 'yoursAboutMe']],
    ['verb and activity', { verb, activity }, ['yoursOnActivity']],
    ['all together', { agent: account(you), verb, activity, registration }, []],
  ];
  it.each(table)('%s', async (_, parameters, expected) => {
    const answer = await get(parameters);
    expect(answer.status).toBe(200);
    expect(idsOf(answer).map((id) => names.find((name) => given[name].id === id))).toEqual([...expected].reverse());
  });

  it('nothing found is an empty list, not an error', async () => {
    expect((await get({ verb: 'http://nothing.example/' })).json).toEqual({ statements: [], more: '' });
  });

  it('since is exclusive, until inclusive, to the microsecond and in any zone', async () => {
    const agent = account(randomUUID());
    lrs.time.now = () => new Date('2027-01-01T00:00:00.000Z');
    const ids = await post(...Array.from({ length: 4 }, () => statement({ actor: agent })));
    lrs.time.now = () => new Date();
    const all = (await get({ agent, ascending: 'true' })).json.statements as { id: string; stored: string }[];
    expect(all.map(({ id }) => id)).toEqual(ids);
    const second = all[1]?.stored as string;
    expect(idsOf(await get({ agent, since: second }))).toEqual([ids[3], ids[2]]);
    expect(idsOf(await get({ agent, until: second }))).toEqual([ids[1], ids[0]]);
    const elsewhere = second.replace('2027-01-01T00', '2027-01-01T02').replace('Z', '+02:00');
    expect(idsOf(await get({ agent, since: elsewhere, until: all[2]?.stored as string }))).toEqual([ids[2]]);
  });
});

describe('paging', () => {
  it.each([
    ['descending', 'false'],
    ['ascending', 'true'],
  ])('more leads through all statements once, %s, while new ones arrive', async (_, ascending) => {
    const agent = { account: { homePage, name: randomUUID() } };
    const one = () => statement({ actor: agent });
    const first = await post(...Array.from({ length: 7 }, one));
    const seen: string[] = [];
    let answer = await get({ agent, limit: 3, ascending });
    for (;;) {
      seen.push(...idsOf(answer));
      const { more } = answer.json;
      if (more === '') break;
      expect(more).toMatch(/^\/xapi\/statements\?/);
      if (seen.length === 3) first.push(...(await post(one(), one())));
      answer = await lrs.send('GET', more);
      expect(answer.status).toBe(200);
    }
    // Going back in time, what arrives meanwhile is not on the way; going forward, it is.
    expect(seen).toEqual(ascending === 'true' ? first : first.slice(0, 7).reverse());
  });

  it('a more link can be used again and gives the same', async () => {
    const agent = { account: { homePage, name: randomUUID() } };
    await post(...Array.from({ length: 5 }, () => statement({ actor: agent })));
    const { more } = (await get({ agent, limit: 2 })).json;
    expect((await lrs.send('GET', more)).json).toEqual((await lrs.send('GET', more)).json);
  });

  it('limit 0 is the most the server allows, and a page never holds more', async () => {
    const agent = { account: { homePage, name: randomUUID() } };
    await post(...Array.from({ length: 300 }, () => statement({ actor: agent })));
    await post(...Array.from({ length: 300 }, () => statement({ actor: agent })));
    const page = await get({ agent, limit: 0 });
    expect(page.json.statements).toHaveLength(500);
    expect((await lrs.send('GET', page.json.more)).json.statements).toHaveLength(100);
    expect((await get({ agent, limit: 100_000 })).json.statements).toHaveLength(500);
  });

  it('a page is full although voided statements lie in it, and paging goes on behind them', async () => {
    const agent = { account: { homePage, name: randomUUID() } };
    const ids = await post(...Array.from({ length: 6 }, () => statement({ actor: agent })));
    const voiding = (id: string | undefined) =>
      statement({
        actor: agent,
        verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
        object: { objectType: 'StatementRef', id },
      });
    const voiders = await post(voiding(ids[4]), voiding(ids[3]));
    const first = await get({ agent, limit: 3 });
    expect(idsOf(first)).toEqual([voiders[1], voiders[0], ids[5]]);
    const second = await lrs.send('GET', first.json.more);
    expect(idsOf(second)).toEqual([ids[2], ids[1], ids[0]]);
    expect(second.json.more).toBe('');
  });
});

describe('a page that is asked for again', () => {
  const statements = () => lrs.connection.collection<{ id: string }>('statements');
  const bounds = ['$gt', '$lt'] as const;

  it.each([
    ['newest', 'false'],
    ['oldest', 'true'],
  ])('is looked for up to where it ended, and is still the %s there is', async (_, ascending) => {
    const agent = { account: { homePage, name: randomUUID() } };
    const one = () => statement({ actor: agent });
    const all = await post(...Array.from({ length: 12 }, one));
    const page = async () => {
      lrs.commands.splice(0);
      const answer = await get({ agent, limit: 3, ascending });
      const expected = ascending === 'true' ? all.slice(0, 3) : all.slice(-3).reverse();
      expect(idsOf(answer)).toEqual(expected);
      return lrs.commands.map(({ command }) => bounds.filter((bound) => command.filter._id?.[bound] !== undefined));
    };
    const bounded = [ascending === 'true' ? '$lt' : '$gt'];
    expect(await page()).toEqual([[]]);
    expect(await page()).toEqual([bounded]);
    all.push(...(await post(one(), one())));
    expect(await page()).toEqual([bounded]);
    expect(await page()).toEqual([bounded]);

    // A page that has lost statements is filled up from beyond its old end, and knows its new one.
    const lost = all.splice(ascending === 'true' ? 0 : 12, 2);
    await statements().deleteMany({ id: { $in: lost } });
    expect((await page()).at(-1)).toEqual(ascending === 'true' ? ['$gt'] : ['$lt']);
    expect(await page()).toEqual([bounded]);
  });

  it('leaves out what has been voided since, and is filled up', async () => {
    const agent = { account: { homePage, name: randomUUID() } };
    const ids = await post(...Array.from({ length: 8 }, () => statement({ actor: agent })));
    const page = async () => idsOf(await get({ agent, limit: 3 }));
    expect(await page()).toEqual([ids[7], ids[6], ids[5]]);
    const object = { objectType: 'StatementRef', id: ids[7] };
    await post(statement({ verb: { id: 'http://adlnet.gov/expapi/verbs/voided' }, object }));
    // The voiding statement itself meets the query of what it is about, and is not voided.
    expect((await page()).slice(1)).toEqual([ids[6], ids[5]]);
    expect((await page()).slice(1)).toEqual([ids[6], ids[5]]);
  });
});

describe('parameters that do not fit are refused, none is ignored', () => {
  const id = randomUUID();
  const table: [string, string, string, string][] = [
    ['unknown', 'foo=1', 'LRS_PARAMETER_UNKNOWN', 'foo'],
    ['unknown by its case', 'Verb=http://a.example/', 'LRS_PARAMETER_UNKNOWN', 'Verb'],
    ['operator in brackets', 'verb[$ne]=x', 'LRS_PARAMETER_UNKNOWN', 'verb[$ne]'],
    ['twice', 'limit=1&limit=2', 'LRS_PARAMETER_REPEATED', 'limit'],
    ['both ids', `statementId=${id}&voidedStatementId=${id}`, 'LRS_PARAMETER_COMBINATION', 'voidedStatementId'],
    ['id with a filter', `statementId=${id}&limit=1`, 'LRS_PARAMETER_COMBINATION', 'limit'],
    ['id that is none', 'statementId=1', 'LRS_PARAMETER_VALUE', 'statementId'],
    ['agent that is no JSON', 'agent=anna', 'LRS_PARAMETER_VALUE', 'agent'],
    ['agent without identifier', 'agent={"name":"a"}', 'LRS_PARAMETER_VALUE', 'agent'],
    ['agent as operator', 'agent={"$gt":""}', 'LRS_PARAMETER_VALUE', 'agent'],
    [
      'anonymous group',
      'agent={"objectType":"Group","member":[{"mbox":"mailto:a@b.c"}]}',
      'LRS_PARAMETER_VALUE',
      'agent',
    ],
    ['verb without scheme', 'verb=passed', 'LRS_PARAMETER_VALUE', 'verb'],
    ['empty activity', 'activity=', 'LRS_PARAMETER_VALUE', 'activity'],
    ['registration', 'registration=x', 'LRS_PARAMETER_VALUE', 'registration'],
    ['since', 'since=gestern', 'LRS_PARAMETER_VALUE', 'since'],
    ['until on 30 February', 'until=2026-02-30T00:00:00Z', 'LRS_PARAMETER_VALUE', 'until'],
    ['negative limit', 'limit=-1', 'LRS_PARAMETER_VALUE', 'limit'],
    ['limit in words', 'limit=zehn', 'LRS_PARAMETER_VALUE', 'limit'],
    ['ascending', 'ascending=1', 'LRS_PARAMETER_VALUE', 'ascending'],
    ['cursor', 'cursor=abc', 'LRS_PARAMETER_VALUE', 'cursor'],
    ['format', 'format=xml', 'LRS_PARAMETER_VALUE', 'format'],
    ['alternate syntax on a GET', 'method=GET', 'LRS_PARAMETER_UNKNOWN', 'method'],
    ['empty cursor', 'cursor=', 'LRS_PARAMETER_VALUE', 'cursor'],
    ['attachments in words', 'attachments=ja', 'LRS_PARAMETER_VALUE', 'attachments'],
  ];
  it.each(table)('%s', async (_, text, code, parameter) => {
    const answer = await lrs.send('GET', `/xapi/statements?${encodeURI(text)}`);
    expect([answer.status, answer.json.code, answer.json.parameter]).toEqual([400, code, parameter]);
  });

  it('what may be said although it changes nothing is accepted', async () => {
    const harmless = 'attachments=false&related_agents=false&related_activities=false&format=exact&ascending=false';
    expect((await lrs.send('GET', `/xapi/statements?${harmless}`)).status).toBe(200);
  });

  it('POST takes no parameters', async () => {
    const answer = await lrs.send('POST', '/xapi/statements?statementId=1', { body: statement() });
    expect([answer.status, answer.json.code]).toEqual([400, 'LRS_PARAMETER_UNKNOWN']);
  });
});

describe('cost', () => {
  it('a POST of one statement is one insert with w majority and j true, the read model’s own command aside', async () => {
    lrs.commands.splice(0);
    await lrs.send('POST', '/xapi/statements', { body: statement() });
    expect(lrs.commands.map(({ commandName }) => commandName)).toEqual(['insert']);
    expect(lrs.commands[0]?.command.writeConcern).toEqual({ w: 'majority', j: true });
  });

  it('a batch asks once for its ids and inserts once, in a transaction', async () => {
    lrs.commands.splice(0);
    await post(...Array.from({ length: 50 }, () => statement()));
    expect(lrs.commands.map(({ commandName }) => commandName)).toEqual(['find', 'insert', 'commitTransaction']);
    expect(lrs.commands[2]?.command.writeConcern).toMatchObject({ w: 'majority', j: true });
  });

  it('a GET is one command, whatever its filters, and its page too', async () => {
    const agent = { account: { homePage, name: randomUUID() } };
    const verb = `http://verb.example/${randomUUID()}`;
    const [id] = await post(...Array.from({ length: 150 }, () => statement({ actor: agent, verb: { id: verb } })));
    const { more } = (await get({ agent, limit: 10 })).json;
    for (const path of [
      `/xapi/statements?statementId=${id}`,
      `/xapi/statements?${query({ agent, limit: 120 })}`,
      `/xapi/statements?${query({ verb, since: '2020-01-01T00:00:00Z' })}`,
      `/xapi/statements?${query({ agent, related_agents: 'true' })}`,
      `/xapi/statements?${query({ agent, format: 'ids' })}`,
      more,
    ]) {
      lrs.commands.splice(0);
      expect((await lrs.send('GET', path)).status).toBe(200);
      expect(lrs.commands.map(({ commandName }) => commandName)).toEqual(['find']);
    }
  });
});

/** What a query plan says; the shape is MongoDB's. */
interface Explained {
  queryPlanner: { winningPlan: object };
  executionStats: { totalDocsExamined: number; nReturned: number };
}

describe('indexes', () => {
  /** The queries that promise to cost only what they return. Others combine one of these indexes with a fetch. */
  const listed: [string, Partial<StatementQuery>][] = [
    ['agents_1__id_1', { agent: 'a1' }],
    ['agents_1_activity_1__id_1', { agent: 'a1', activity: 'x1' }],
    ['relatedAgents_1__id_1', { agent: 'r1', anywhereAgent: true }],
    ['activities_1__id_1', { activity: 'y1', anywhereActivity: true }],
    ['verb_1__id_1', { verb: 'v1' }],
    ['activity_1__id_1', { activity: 'x1' }],
    ['activity_1_verb_1__id_1', { activity: 'x1', verb: 'v1' }],
    ['registration_1__id_1', { registration: 'r1' }],
  ];
  let sortsInMemory = false;

  beforeAll(async () => {
    const statements = lrs.connection.collection<{ _id: string }>('statements');
    await statements.insertMany(
      Array.from({ length: 600 }, (_, index) => ({
        _id: `2020-01-01T00:00:00.${String(index).padStart(6, '0')}Z-0000`,
        id: `explain-${index}`,
        agents: [`a${index % 5}`, `b${index % 3}`],
        verb: `v${index % 4}`,
        activity: `x${index % 6}`,
        relatedAgents: [`r${index % 5}`, `s${index % 3}`],
        activities: [`y${index % 6}`, `z${index % 4}`],
        registration: `r${index % 5}`,
      })),
    );
    // The smallest case of SecantusDB's known fault (engine/README.md): its Python build sorts what the index has sorted.
    const probe = lrs.connection.collection('probe');
    await probe.createIndex({ a: 1, _id: 1 });
    await probe.insertOne({ a: 1 });
    const plan = await probe.find({ a: 1 }).sort({ _id: 1 }).limit(1).explain('queryPlanner');
    sortsInMemory = JSON.stringify((plan as Explained).queryPlanner.winningPlan).includes('"SORT"');
  });

  it.each(listed)(
    '%s serves its query in both directions, without a sort and without reading what is not asked for',
    async (index, parts) => {
      const statements = lrs.connection.collection<{ _id: string }>('statements');
      for (const ascending of [true, false]) {
        const filter = queryFilter({ ...parts, ascending, limit: 25 }) as object;
        const matching = await statements.countDocuments(filter);
        const explained = (await statements
          .find(filter, { sort: { _id: ascending ? 1 : -1 }, limit: 26 })
          .explain('executionStats')) as unknown as Explained;
        const plan = JSON.stringify(explained.queryPlanner.winningPlan);
        expect(plan).toContain(`"${index}"`);
        expect(plan).not.toContain('COLLSCAN');
        expect(plan.includes('"SORT"')).toBe(sortsInMemory);
        // An engine that sorts by itself reads every match before it can cut off.
        expect(explained.executionStats.totalDocsExamined).toBeLessThanOrEqual(sortsInMemory ? matching : 2 * 26);
      }
    },
  );

  it('there is no index that none of our queries uses', async () => {
    const statements = await lrs.connection.collection('statements').indexes();
    const served = ['_id_', 'id_1', 'refs_1', ...listed.map(([index]) => index)];
    expect(statements.map(({ name }) => name).sort()).toEqual(served.sort());
    const states = await lrs.connection.collection('states').indexes();
    expect(states.map(({ name }) => name).sort()).toEqual(['_id_', 'agent_1_activity_1']);
  });

  it('statements are found by id through their unique index', async () => {
    const explained = (await lrs.connection
      .collection('statements')
      .find({ id: 'explain-1' })
      .explain('executionStats')) as unknown as Explained;
    expect(JSON.stringify(explained.queryPlanner.winningPlan)).toContain('"id_1"');
    expect(explained.executionStats.totalDocsExamined).toBe(1);
  });
});
