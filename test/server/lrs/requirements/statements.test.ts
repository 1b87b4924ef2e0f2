import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Answer, homePage, statement } from '../harness.ts';
import { type Client, requirements } from './requirement.ts';

const path = 'statements';
const account = (name: string = randomUUID()) => ({ account: { homePage, name } });
const activity = () => ({ id: `http://activity.example/${randomUUID()}` });
const verb = () => ({ id: `http://verb.example/${randomUUID()}` });
const voided = { id: 'http://adlnet.gov/expapi/verbs/voided' };
const refTo = ({ id }: { id: string }) => ({ objectType: 'StatementRef', id });
const idsOf = ({ json }: Answer): string[] => json.statements.map(({ id }: { id: string }) => id);
const post = async ({ send }: Client, ...body: { id: string }[]): Promise<void> => {
  const answer = await send('POST', path, {}, { body });
  expect([answer.status, answer.json]).toEqual([200, body.map(({ id }) => id)]);
};
const one = async ({ send }: Client, id: string) => (await send('GET', path, { statementId: id })).json;

requirements('storing statements', [
  [
    'XAPI-00139, XAPI-00146, XAPI-00147',
    'POST of one or many answers 200 with the ids in order',
    async (client) => {
      const single = statement();
      expect((await client.send('POST', path, {}, { body: single })).json).toEqual([single.id]);
      await post(client, statement(), statement(), statement());
    },
  ],
  [
    'XAPI-00143',
    'PUT answers 204 and stores under the id of the parameter',
    async (client) => {
      const { id, ...body } = statement();
      expect((await client.send('PUT', path, { statementId: id }, { body })).status).toBe(204);
      expect((await one(client, id)).id).toBe(id);
    },
  ],
  [
    'XAPI-00145',
    'PUT without statementId is 400',
    async ({ send }) => {
      expect((await send('PUT', path, {}, { body: statement() })).json.code).toBe('LRS_PARAMETER_REQUIRED');
    },
  ],
  [
    'XAPI-00142',
    'a statement is never changed: the same again is accepted, another under its id is 409',
    async (client) => {
      const given = statement({ timestamp: '2026-11-23T03:00:00.123Z' });
      await post(client, given);
      const before = await one(client, given.id);
      await post(client, given);
      const other = { ...given, verb: verb() };
      const { status, json } = await client.send('PUT', path, { statementId: given.id }, { body: other });
      expect([status, json.code]).toEqual([409, 'LRS_CONFLICT']);
      expect(await one(client, given.id)).toEqual(before);
    },
  ],
  [
    'Data § 2.3.1; IEEE 9274.1.1 § 4.2',
    'time, case of letters and what is said of attachments make another statement in 1.0.3, and none in 2.0',
    async (client) => {
      const attached = { usageType: 'http://u.example/', contentType: 'text/plain', length: 1, sha2: '0'.repeat(64) };
      const attachment = { ...attached, display: { de: 'x' }, fileUrl: 'https://f.example/' };
      const given = statement({
        timestamp: '2026-11-23T03:00:00.123Z',
        attachments: [attachment],
        actor: { objectType: 'Group', member: [account('A'), account('b')] },
        result: { response: 'Ja', extensions: { 'http://e.example/B': 'x', 'http://e.example/a': 'y' } },
      });
      await post(client, given);
      const before = await one(client, given.id);
      for (const difference of [
        { timestamp: '2026-11-23T03:00:00.124Z' },
        { attachments: [{ ...attachment, display: { de: 'y' } }] },
        { actor: { objectType: 'Group', member: [account('B'), account('a')] } },
        { result: { response: 'JA', extensions: { 'http://e.example/b': 'X', 'http://e.example/A': 'Y' } } },
      ]) {
        const { status } = await client.send('POST', path, {}, { body: { ...given, ...difference } });
        expect([difference, status]).toEqual([difference, client.version === '2.0.0' ? 200 : 409]);
      }
      const other = await client.send('POST', path, {}, { body: { ...given, result: { response: 'Nein' } } });
      expect(other.status).toBe(409);
      expect(await one(client, given.id)).toEqual(before);
    },
  ],
  [
    'XAPI-00326',
    'of a batch with one bad statement none is stored',
    async (client) => {
      const good = statement();
      const answer = await client.send('POST', path, {}, { body: [good, statement({ verb: {} })] });
      expect(answer.status).toBe(400);
      expect((await client.send('GET', path, { statementId: good.id })).status).toBe(404);
    },
  ],
  [
    'XAPI-00023, XAPI-00026, XAPI-00097, XAPI-00099',
    'id, stored, authority and timestamp are set where they are missing, stored and authority always',
    async (client) => {
      const { id: _, ...body } = statement({
        stored: '2013-01-01T00:00:00Z',
        authority: { mbox: 'mailto:a@b.example' },
      });
      const [id] = (await client.send('POST', path, {}, { body })).json;
      const read = await one(client, id);
      expect(read.stored).toMatch(/^20(2[6-9]|[3-9]\d).*Z$/);
      expect(read.timestamp).toBe(read.stored);
      expect(read.authority).toEqual({ objectType: 'Agent', account: { homePage, name: 'maschine' } });
    },
  ],
  [
    'XAPI-00332, XAPI-00330',
    'a version in the statement is kept, without one it is that of the request',
    async (client) => {
      const [own, none] = [statement({ version: '1.0.2' }), statement()];
      await post(client, own, none);
      expect((await one(client, own.id)).version).toBe('1.0.2');
      expect((await one(client, none.id)).version).toBe(client.version === '1.0.3' ? '1.0.0' : '2.0.0');
    },
  ],
  [
    'XAPI-00328',
    'a statement beyond the size limit is 413, which counts bytes, not letters',
    async ({ send }) => {
      const of = (response: string) => send('POST', path, {}, { body: statement({ result: { response } }) });
      for (const response of ['x'.repeat(2 * 1024 * 1024), 'ä'.repeat(600 * 1024)]) {
        const { status, json } = await of(response);
        expect([status, json.code, json.path]).toEqual([413, 'LRS_STATEMENT_SIZE', '$']);
      }
      expect((await of('ä'.repeat(400 * 1024))).status).toBe(200);
    },
  ],
]);

requirements('reading statements', [
  [
    'XAPI-00149, XAPI-00154, XAPI-00110, XAPI-00113, XAPI-00109',
    'a query answers 200 with a list and an empty more, also when nothing matches',
    async (client) => {
      const agent = account();
      expect((await client.send('GET', path, { agent })).json).toEqual({ statements: [], more: '' });
      const given = statement({ actor: agent });
      await post(client, given);
      const answer = await client.send('GET', path, { agent });
      expect([idsOf(answer), answer.json.more]).toEqual([[given.id], '']);
    },
  ],
  [
    'XAPI-00108, XAPI-00111, XAPI-00114, XAPI-00173',
    'limit cuts the list, and more leads to the rest as if asked in one',
    async (client) => {
      const agent = account();
      const all = Array.from({ length: 5 }, () => statement({ actor: agent }));
      await post(client, ...all);
      const seen: string[] = [];
      let answer = await client.send('GET', path, { agent, limit: 2, related_agents: 'true', format: 'ids' });
      for (;;) {
        seen.push(...idsOf(answer));
        expect(answer.json.statements.length).toBeLessThanOrEqual(2);
        if (answer.json.more === '') break;
        answer = await client.lrs.send('GET', answer.json.more, { version: client.version });
      }
      expect(seen).toEqual(all.map(({ id }) => id).reverse());
    },
  ],
  [
    'XAPI-00155, XAPI-00156, XAPI-00157, XAPI-00158, XAPI-00163',
    'statementId gives a statement that is not voided, voidedStatementId one that is, with Last-Modified as stored',
    async (client) => {
      const given = statement();
      await post(client, given);
      const read = await client.send('GET', path, { statementId: given.id });
      expect(Date.parse(read.headers.get('last-modified') ?? '') / 1000).toBe(
        Math.floor(Date.parse(read.json.stored) / 1000),
      );
      expect((await client.send('GET', path, { voidedStatementId: given.id })).status).toBe(404);
      await post(client, statement({ verb: voided, object: refTo(given) }));
      expect((await client.send('GET', path, { statementId: given.id })).status).toBe(404);
      expect((await client.send('GET', path, { voidedStatementId: given.id })).json.id).toBe(given.id);
    },
  ],
  [
    'IEEE 9274.1.1 § 4.1.6.1',
    'a list is as new as the newest of its statements, whatever the order and format; an empty one has no time',
    async (client) => {
      const agent = account();
      // Between the times of the test of since and until.
      const day = client.version === '1.0.3' ? '2027-02-02' : '2027-02-03';
      for (const second of [1, 2, 3]) {
        client.lrs.time.now = () => new Date(`${day}T05:06:0${second}.007Z`);
        await post(client, statement({ actor: agent, timestamp: '2026-11-23T03:00:00Z' }));
      }
      client.lrs.time.now = () => new Date();
      const modified = async (parameters: object) =>
        (await client.send('GET', path, { agent, ...parameters })).headers.get('last-modified');
      const at = (second: number) => new Date(`${day}T05:06:0${second}Z`).toUTCString();
      for (const format of ['exact', 'ids', 'canonical']) {
        expect(await modified({ format })).toBe(at(3));
        expect(await modified({ format, ascending: 'true' })).toBe(at(3));
        expect(await modified({ format, ascending: 'true', limit: 2 })).toBe(at(2));
      }
      expect(await modified({ verb: 'http://verb.example/none' })).toBeNull();
    },
  ],
  [
    'XAPI-00150, XAPI-00151',
    'an id goes with attachments and format only',
    async (client) => {
      const given = statement();
      await post(client, given);
      for (const name of ['statementId', 'voidedStatementId']) {
        for (const [parameter, value] of Object.entries({
          agent: account(),
          verb: 'http://v.example/',
          activity: 'http://a.example/',
          registration: randomUUID(),
          related_activities: 'true',
          related_agents: 'true',
          since: '2020-01-01T00:00:00Z',
          until: '2030-01-01T00:00:00Z',
          limit: 1,
          ascending: 'true',
        })) {
          const answer = await client.send('GET', path, { [name]: given.id, [parameter]: value });
          expect([answer.status, answer.json.code, answer.json.parameter]).toEqual([
            400,
            'LRS_PARAMETER_COMBINATION',
            parameter,
          ]);
        }
      }
      for (const more of [{ attachments: 'false' }, { attachments: 'true' }, { format: 'exact' }, { format: 'ids' }])
        expect((await client.send('GET', path, { statementId: given.id, ...more })).status).toBe(200);
    },
  ],
  [
    'XAPI-00153, XAPI-00160',
    'every answer names the time through which it is consistent',
    async ({ send }) => {
      for (const [status, parameters] of [
        [200, { limit: 1 }],
        [404, { statementId: randomUUID() }],
        [400, { foo: 1 }],
      ] as const) {
        const answer = await send('GET', path, parameters);
        expect(answer.status).toBe(status);
        expect(answer.headers.get('x-experience-api-consistent-through')).toMatch(
          /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/,
        );
      }
    },
  ],
  [
    'XAPI-00096',
    'context activities are always given out as lists',
    async (client) => {
      const given = statement({ context: { contextActivities: { parent: activity(), other: [activity()] } } });
      await post(client, given);
      const { context } = await one(client, given.id);
      expect(context.contextActivities.parent).toHaveLength(1);
      expect(context.contextActivities.other).toHaveLength(1);
    },
  ],
  [
    'XAPI-00166',
    'ascending turns the order round',
    async (client) => {
      const agent = account();
      const all = [statement({ actor: agent }), statement({ actor: agent })];
      await post(client, ...all);
      expect(idsOf(await client.send('GET', path, { agent, ascending: 'true' }))).toEqual(all.map(({ id }) => id));
    },
  ],
  [
    'XAPI-00174, XAPI-00175',
    'since leaves out its own time and until takes it in, with as many digits as one likes',
    async (client) => {
      const agent = account();
      // The same server serves both versions, and its time never goes back.
      const day = client.version === '1.0.3' ? '2027-02-03' : '2027-02-04';
      client.lrs.time.now = () => new Date(`${day}T04:05:06.007Z`);
      const first = statement({ actor: agent });
      await post(client, first);
      client.lrs.time.now = () => new Date(`${day}T04:05:06.009Z`);
      const second = statement({ actor: agent });
      await post(client, second);
      client.lrs.time.now = () => new Date();
      const ids = async (parameters: object) =>
        idsOf(await client.send('GET', path, { agent, ascending: 'true', ...parameters }));
      for (const between of [`${day}T04:05:06.008Z`, `${day}T05:05:06.0085+01:00`]) {
        expect(await ids({ since: between })).toEqual([second.id]);
        expect(await ids({ until: between })).toEqual([first.id]);
      }
      const { stored } = await one(client, first.id);
      expect(await ids({ since: stored })).toEqual([second.id]);
      expect(await ids({ until: stored })).toEqual([first.id]);
    },
  ],
  [
    'XAPI-00164, XAPI-00178, XAPI-00179, XAPI-00180, XAPI-00181',
    'agent, verb, activity and registration choose, alone and together',
    async (client) => {
      const [agent, registration] = [account(), randomUUID()];
      const [does, what] = [verb(), activity()];
      const fitting = statement({ actor: agent, verb: does, object: what, context: { registration } });
      const others = [
        statement({ verb: does, object: what, context: { registration } }),
        statement({ actor: agent, object: what, context: { registration } }),
        statement({ actor: agent, verb: does, context: { registration } }),
        statement({ actor: agent, verb: does, object: what }),
      ];
      await post(client, fitting, ...others);
      const filters = { agent, verb: does.id, activity: what.id, registration };
      expect(idsOf(await client.send('GET', path, filters))).toEqual([fitting.id]);
      for (const [index, name] of (['agent', 'verb', 'activity', 'registration'] as const).entries()) {
        const ids = idsOf(await client.send('GET', path, { [name]: filters[name] }));
        const expected = [fitting, ...others.filter((_, other) => other !== index)].map(({ id }) => id);
        expect(ids.sort()).toEqual(expected.sort());
      }
    },
  ],
  [
    'XAPI-00012',
    'a parameter of the wrong form is 400 and named',
    async ({ send }) => {
      for (const [name, value] of [
        ['agent', '{"mbox":"a@b.de"}'],
        ['verb', 'passed'],
        ['activity', 'G01'],
        ['registration', '1'],
        ['since', '2026-13-01T00:00:00Z'],
        ['limit', '-1'],
        ['format', 'xml'],
        ['ascending', 'ja'],
        ['statementId', 'x'],
      ] as const) {
        const answer = await send('GET', path, { [name]: value });
        expect([answer.status, answer.json.code, answer.json.parameter]).toEqual([400, 'LRS_PARAMETER_VALUE', name]);
      }
    },
  ],
]);

requirements('the broad filters', [
  [
    'XAPI-00176',
    'related_agents finds the agent wherever it stands, agent alone only as actor, object or member',
    async (client) => {
      const me = account();
      const sub = (over: object) =>
        statement({
          object: { objectType: 'SubStatement', actor: account(), verb: verb(), object: activity(), ...over },
        });
      const group = { objectType: 'Group', member: [account(), me] };
      const near = [
        statement({ actor: me }),
        statement({ object: { objectType: 'Agent', ...me } }),
        statement({ actor: group }),
      ];
      const far = [
        statement({ context: { instructor: me } }),
        statement({ context: { team: group } }),
        sub({ actor: me }),
        sub({ object: { objectType: 'Agent', ...me } }),
        sub({ context: { instructor: me } }),
      ];
      await post(client, statement(), ...near, ...far);
      expect(idsOf(await client.send('GET', path, { agent: me })).reverse()).toEqual(near.map(({ id }) => id));
      const all = await client.send('GET', path, { agent: me, related_agents: 'true' });
      expect(idsOf(all).reverse()).toEqual([...near, ...far].map(({ id }) => id));
    },
  ],
  [
    'XAPI-00176',
    'related_agents finds context agents and context groups',
    async (client) => {
      const me = account();
      const given = [
        statement({ context: { contextAgents: [{ objectType: 'contextAgent', agent: me }] } }),
        statement({
          context: { contextGroups: [{ objectType: 'contextGroup', group: { objectType: 'Group', member: [me] } }] },
        }),
      ];
      await post(client, ...given);
      const answer = await client.send('GET', path, { agent: me, related_agents: 'true' });
      expect(idsOf(answer).reverse()).toEqual(given.map(({ id }) => id));
    },
    '2.0.0',
  ],
  [
    'XAPI-00176',
    'related_agents finds the authority',
    async (client) => {
      const given = statement({ verb: verb() });
      await post(client, given);
      const parameters = { agent: account('maschine'), verb: (given.verb as { id: string }).id };
      expect(idsOf(await client.send('GET', path, parameters))).toEqual([]);
      expect(idsOf(await client.send('GET', path, { ...parameters, related_agents: 'true' }))).toEqual([given.id]);
    },
  ],
  [
    'XAPI-00177',
    'related_activities finds the activity in every part, activity alone only as object',
    async (client) => {
      const what = activity();
      const near = statement({ object: what });
      const far = [
        ...['parent', 'grouping', 'category', 'other'].map((kind) =>
          statement({ context: { contextActivities: { [kind]: [activity(), what] } } }),
        ),
        statement({ object: { objectType: 'SubStatement', actor: account(), verb: verb(), object: what } }),
      ];
      await post(client, statement(), near, ...far);
      expect(idsOf(await client.send('GET', path, { activity: what.id }))).toEqual([near.id]);
      const all = await client.send('GET', path, { activity: what.id, related_activities: 'true' });
      expect(idsOf(all).reverse()).toEqual([near, ...far].map(({ id }) => id));
    },
  ],
]);

requirements('statements about statements', [
  ...(['after', 'before', 'with'] as const).map(
    (order) =>
      [
        'XAPI-00164',
        `a statement that comes ${order} the one it is about is found by what that one is found by, along the chain`,
        async (client) => {
          const [me, does, what, registration] = [account(), verb(), activity(), randomUUID()];
          const target = statement({ actor: me, verb: does, object: what, context: { registration } });
          const about = statement({ object: refTo(target) });
          const aboutThat = statement({ object: refTo(about) });
          const all = [target, about, aboutThat];
          if (order === 'with') await post(client, ...all);
          else for (const given of order === 'after' ? all : [...all].reverse()) await post(client, given);
          const expected = (order === 'before' ? [...all].reverse() : all).map(({ id }) => id);
          for (const parameters of [
            { agent: me },
            { verb: does.id },
            { activity: what.id },
            { registration },
            { agent: me, related_agents: 'true' },
            { activity: what.id, related_activities: 'true' },
            { agent: me, verb: does.id, activity: what.id, registration },
          ]) {
            const found = idsOf(await client.send('GET', path, { ...parameters, ascending: 'true' }));
            expect([parameters, found]).toEqual([parameters, expected]);
          }
          // One condition met by the statement itself and one by its target are not met together.
          const own = (about.verb as { id: string }).id;
          expect(idsOf(await client.send('GET', path, { agent: me, verb: own }))).toEqual([]);
        },
      ] as Parameters<typeof requirements>[1][number],
  ),
  [
    'XAPI-00164',
    'time and number are those of the statement itself, and it is given out once, whole pages long',
    async (client) => {
      const me = account();
      const target = statement({ actor: me });
      const about = Array.from({ length: 4 }, () => statement({ actor: me, object: refTo(target) }));
      await post(client, target, ...about);
      const seen: string[] = [];
      let answer = await client.send('GET', path, { agent: me, limit: 2 });
      for (;;) {
        seen.push(...idsOf(answer));
        if (answer.json.more === '') break;
        expect(idsOf(answer)).toHaveLength(2);
        answer = await client.lrs.send('GET', answer.json.more, { version: client.version });
      }
      expect(seen).toEqual([target, ...about].map(({ id }) => id).reverse());
      const { stored } = await one(client, target.id);
      expect(idsOf(await client.send('GET', path, { agent: me, until: stored }))).toEqual([target.id]);
    },
  ],
  [
    'XAPI-00018, XAPI-00162, XAPI-00163',
    'a voided statement is not found, what is about it is, and what is voided itself is not',
    async (client) => {
      const me = account();
      const target = statement({ actor: me });
      const [voiding, about, taken] = [
        statement({ verb: voided, object: refTo(target) }),
        statement({ object: refTo(target) }),
        statement({ object: refTo(target) }),
      ];
      await post(client, target, about, taken);
      await post(client, voiding);
      const voidingTaken = statement({ verb: voided, object: refTo(taken) });
      await post(client, voidingTaken);
      const found = idsOf(await client.send('GET', path, { agent: me, ascending: 'true' }));
      expect(found).toEqual([about.id, voiding.id, voidingTaken.id]);
    },
  ],
  [
    'XAPI-00016',
    'a voiding statement cannot be voided',
    async (client) => {
      const voiding = statement({ verb: voided, object: refTo({ id: randomUUID() }) });
      await post(client, voiding);
      await post(client, statement({ verb: voided, object: refTo(voiding) }));
      expect((await one(client, voiding.id)).id).toBe(voiding.id);
    },
  ],
  [
    'XAPI-00164',
    'statements about each other, and about themselves, are stored and found once each',
    async (client) => {
      const me = account();
      const [first, second] = [statement({ actor: me }), statement({ actor: me })];
      await post(client, { ...first, object: refTo(second) } as never);
      await post(client, { ...second, object: refTo(first) } as never);
      const self = statement({ actor: me });
      await post(client, { ...self, object: refTo(self) } as never);
      const found = idsOf(await client.send('GET', path, { agent: me, ascending: 'true' }));
      expect(found).toEqual([first.id, second.id, self.id]);
    },
  ],
  [
    'XAPI-00142',
    'a conflict leaves no trace of the refused statement',
    async (client) => {
      const me = account();
      const target = statement({ actor: me });
      const plain = statement();
      await post(client, target, plain);
      const other = { ...plain, object: refTo(target) };
      expect((await client.send('POST', path, {}, { body: other })).status).toBe(409);
      expect(idsOf(await client.send('GET', path, { agent: me }))).toEqual([target.id]);
    },
  ],
]);

requirements('formats', [
  [
    'XAPI-00168, XAPI-00170',
    'exact gives what was sent',
    async (client) => {
      const given = statement({ object: { ...activity(), definition: { name: { de: 'Eins', en: 'One' } } } });
      await post(client, given);
      const { json } = await client.send('GET', path, { statementId: given.id, format: 'exact' });
      expect(json).toMatchObject(given);
    },
  ],
  [
    'XAPI-00171',
    'ids leaves of agents, groups, verbs and activities what identifies them',
    async (client) => {
      const named = (actor: object) => ({ objectType: 'Agent', name: 'Anna', ...actor });
      const [a, b] = [account(), { mbox: 'mailto:b@example.org' }];
      const described = { ...activity(), objectType: 'Activity', definition: { name: { de: 'Eins' } } };
      const context = { instructor: named(a), contextActivities: { parent: [described] } };
      const group = { objectType: 'Group', name: 'Wir', member: [named(a), named(b)] };
      const identified = { objectType: 'Group', name: 'Wir', ...a, member: [named(b)] };
      const given = statement({
        actor: group,
        verb: { ...verb(), display: { de: 'tat' } },
        object: { objectType: 'SubStatement', actor: identified, verb: { ...verb(), display: {} }, object: described },
        context,
      });
      await post(client, given);
      const { json } = await client.send('GET', path, { statementId: given.id, format: 'ids' });
      const agent = (actor: object) => ({ objectType: 'Agent', ...actor });
      const { verb: does, object } = given as unknown as Record<
        'verb' | 'object',
        { id: string; verb: { id: string } }
      >;
      expect(json).toMatchObject({ id: given.id, authority: agent(account('maschine')) });
      expect(json.actor).toEqual({ objectType: 'Group', member: [agent(a), agent(b)] });
      expect(json.verb).toEqual({ id: does.id });
      expect(json.object).toEqual({
        objectType: 'SubStatement',
        actor: { objectType: 'Group', ...a },
        verb: { id: object.verb.id },
        object: { id: described.id },
      });
      expect(json.context).toEqual({ instructor: agent(a), contextActivities: { parent: [{ id: described.id }] } });
    },
  ],
  [
    'XAPI-00169, XAPI-00172',
    'canonical gives what all statements say of an activity, each map in the one language that fits',
    async (client) => {
      const what = activity();
      const choices = [{ id: 'x', description: { de: 'Ja', en: 'Yes' } }];
      const given = statement({
        verb: { ...verb(), display: { 'en-US': 'did', 'de-AT': 'tat' } },
        object: { ...what, definition: { name: { en: 'One', de: 'Eins' }, interactionType: 'choice', choices } },
      });
      await post(client, given);
      await post(client, statement({ object: { ...what, definition: { description: { fr: 'Texte', it: 'Testo' } } } }));
      const read = async (languages?: string) => {
        const headers = { 'Accept-Language': languages };
        const { json } = await client.send(
          'GET',
          path,
          { activity: what.id, format: 'canonical', ascending: 'true' },
          { headers },
        );
        const [{ verb: does, object }] = json.statements;
        return [does.display, object.definition];
      };
      const rest = { interactionType: 'choice', choices: [{ id: 'x', description: { de: 'Ja' } }] };
      expect(await read('it;q=0.2, de, en;q=0')).toEqual([
        { 'de-AT': 'tat' },
        { ...rest, name: { de: 'Eins' }, description: { it: 'Testo' } },
      ]);
      expect((await read('en-GB'))[1]).toMatchObject({ name: { en: 'One' }, description: { fr: 'Texte' } });
      expect((await read('*'))[0]).toEqual({ 'en-US': 'did' });
      // What is not wanted is given only where there is nothing else; `*` is what no other range speaks of.
      expect((await read('en-US;q=0, *'))[0]).toEqual({ 'de-AT': 'tat' });
      expect((await read('en;q=0'))[0]).toEqual({ 'de-AT': 'tat' });
      expect((await read('en, en-US;q=0'))[0]).toEqual({ 'de-AT': 'tat' });
      expect((await read('en-US;q=0.1, *;q=0.5'))[0]).toEqual({ 'de-AT': 'tat' });
      expect((await read('de-CH, *;q=0.1'))[1]).toMatchObject({ name: { de: 'Eins' } });
      expect((await read('*;q=0'))[0]).toEqual({ 'en-US': 'did' });
      expect((await read('xx, ;;;, de-DE;q=kaputt'))[0]).toEqual({ 'en-US': 'did' });
    },
  ],
]);
