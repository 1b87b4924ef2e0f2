import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { homePage } from '../harness.ts';
import { type Client, type Requirement, requirements } from './requirement.ts';

/** The three document resources and the numbers their requirements have, by what is required. */
const resources = [
  {
    path: 'activities/state',
    id: 'stateId',
    needs: ['activityId', 'agent'],
    numbers: {
      put: '190',
      post: '189, 231, 233',
      get: '188, 192, 230',
      list: '193',
      remove: '187, 191',
      since: '195, 221',
      sinceValue: '204',
      noId: '206, 211',
      needs: { activityId: '207, 208, 209, 210', agent: '212, 213, 214, 215' },
      agentValue: '196, 197, 198, 199',
      merge: '234, 183, 184',
      otherType: '232',
      noObject: '229',
      noJson: '235',
    },
  },
  {
    path: 'activities/profile',
    id: 'profileId',
    needs: ['activityId'],
    numbers: {
      put: '287, 293',
      post: '286, 292, 310, 312',
      get: '288, 290, 311',
      list: '289',
      remove: '285, 291',
      since: '294, 303',
      sinceValue: '295',
      noId: '300, 301, 302',
      needs: { activityId: '296, 297, 298, 299' },
      agentValue: undefined,
      merge: '308',
      otherType: '309',
      noObject: '313',
      noJson: '314',
    },
  },
  {
    path: 'agents/profile',
    id: 'profileId',
    needs: ['agent'],
    numbers: {
      put: '273',
      post: '272, 280, 283',
      get: '259, 269, 274, 282',
      list: '270',
      remove: '271',
      since: '268, 275',
      sinceValue: '260',
      noId: '265, 266, 267',
      needs: { agent: '261, 262, 263, 264' },
      agentValue: '255, 256, 257, 258',
      merge: '279',
      otherType: '278',
      noObject: '281',
      noJson: '284',
    },
  },
] as const;
type Resource = (typeof resources)[number];

const xapi = (numbers: string): string =>
  numbers
    .split(', ')
    .map((number) => `XAPI-00${number}`)
    .join(', ');
const json = { 'Content-Type': 'application/json' };
/** A new document: 1.0.x wants a header for profiles, and nobody minds it elsewhere. */
const fresh = { 'If-None-Match': '*' };
const etagOf = (text: string): string => `"${createHash('sha1').update(text).digest('hex')}"`;

function tableOf({ path, id, needs, numbers }: Resource): Requirement[] {
  const scope = (): Record<string, string | object> => ({
    ...(needs.some((name) => name === 'activityId') && { activityId: `http://a.example/${randomUUID()}` }),
    ...(needs.some((name) => name === 'agent') && { agent: { account: { homePage, name: randomUUID() } } }),
  });
  const place = () => ({ ...scope(), [id]: randomUUID() });
  const put = ({ send }: Client, at: Record<string, string | object>, raw: string, headers = {}) =>
    send('PUT', path, at, { raw, headers: { ...json, ...fresh, ...headers } });

  const table: Requirement[] = [
    [
      xapi(numbers.put),
      'PUT stores a document and answers 204',
      async (client) => {
        const at = place();
        expect((await put(client, at, '{"a":1}')).status).toBe(204);
        expect((await client.send('GET', path, at)).text).toBe('{"a":1}');
      },
    ],
    [
      xapi(numbers.get),
      'GET gives bytes and type as they came, with ETag and Last-Modified',
      async (client) => {
        const at = place();
        await put(client, at, 'Grüße', { 'Content-Type': 'text/plain; charset=utf-8' });
        const answer = await client.send('GET', path, at);
        expect([answer.status, answer.text]).toEqual([200, 'Grüße']);
        expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
        expect(answer.headers.get('etag')).toBe(etagOf('Grüße'));
        expect(Date.parse(answer.headers.get('last-modified') ?? '')).toBeGreaterThan(Date.now() - 60_000);
        const head = await client.send('HEAD', path, at);
        expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', etagOf('Grüße')]);
      },
    ],
    [
      xapi(numbers.post),
      'POST stores a document that was not there and answers 204',
      async ({ send }) => {
        const at = place();
        expect((await send('POST', path, at, { body: { a: 1 } })).status).toBe(204);
        expect((await send('GET', path, at)).json).toEqual({ a: 1 });
      },
    ],
    [
      xapi(numbers.merge),
      'POST merges one level deep: what is sent replaces, the rest stays',
      async (client) => {
        const at = place();
        await put(client, at, '{"x":"foo","y":{"a":1,"b":2}}');
        expect((await client.send('POST', path, at, { body: { y: { c: 3 }, z: null } })).status).toBe(204);
        expect((await client.send('GET', path, at)).json).toEqual({ x: 'foo', y: { c: 3 }, z: null });
      },
    ],
    ...(
      [
        [numbers.otherType, 'text onto JSON', 'application/json', '{"a":1}', 'text/plain', '{"b":2}'],
        [numbers.otherType, 'JSON onto text', 'text/plain', '{"a":1}', 'application/json', '{"b":2}'],
        [numbers.noObject, 'a list onto an object', 'application/json', '{"a":1}', 'application/json', '[1]'],
        [numbers.noObject, 'an object onto a list', 'application/json', '[1]', 'application/json', '{"b":2}'],
        [numbers.noJson, 'what is no JSON', 'application/json', '{"a":1}', 'application/json', '{"b":'],
      ] as const
    ).map(
      ([number, what, type, content, postedType, raw]): Requirement => [
        `${xapi(number)}, XAPI-00182`,
        `POST of ${what} is 400 and changes nothing`,
        async (client) => {
          const at = place();
          await put(client, at, content, { 'Content-Type': type });
          const answer = await client.send('POST', path, at, { raw, headers: { 'Content-Type': postedType } });
          expect([answer.status, answer.json.code]).toEqual([400, 'LRS_DOCUMENT_JSON']);
          expect((await client.send('GET', path, at)).text).toBe(content);
        },
      ],
    ),
    [
      xapi(numbers.remove),
      'DELETE removes a document and answers 204',
      async (client) => {
        const at = place();
        await put(client, at, '{}');
        expect((await client.send('DELETE', path, at)).status).toBe(204);
        expect((await client.send('GET', path, at)).json.code).toBe('LRS_NOT_FOUND');
      },
    ],
    [
      xapi(numbers.list),
      'GET without an id lists the ids of the scope, with the latest Last-Modified',
      async (client) => {
        const within = scope();
        const ids = ['eins', 'zwei'];
        for (const one of ids) await put(client, { ...within, [id]: one }, '{}');
        await put(client, place(), '{}');
        const answer = await client.send('GET', path, within);
        expect(answer.json.sort()).toEqual(ids);
        expect(answer.headers.get('last-modified')).not.toBeNull();
        expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{40}"$/);
        expect((await client.send('GET', path, scope())).json).toEqual([]);
      },
    ],
    [
      xapi(numbers.since),
      'since leaves out what was stored at that time or before',
      async (client) => {
        const within = scope();
        client.lrs.time.now = () => new Date('2026-11-23T10:00:00.000Z');
        await put(client, { ...within, [id]: 'alt' }, '{}');
        client.lrs.time.now = () => new Date('2026-11-23T11:00:00.000Z');
        await put(client, { ...within, [id]: 'neu' }, '{}');
        client.lrs.time.now = () => new Date();
        expect((await client.send('GET', path, { ...within, since: '2026-11-23T10:00:00.000Z' })).json).toEqual([
          'neu',
        ]);
        expect((await client.send('GET', path, { ...within, since: '2026-11-23T10:59:59+01:00' })).json).toHaveLength(
          2,
        );
      },
    ],
    [
      xapi(numbers.sinceValue),
      'since that is no timestamp is 400',
      async ({ send }) => {
        const answer = await send('GET', path, { ...scope(), since: 'gestern' });
        expect([answer.status, answer.json.code]).toEqual([400, 'LRS_PARAMETER_VALUE']);
      },
    ],
    [
      xapi(numbers.noId),
      `${id} missing where one document is meant is 400`,
      async ({ send }) => {
        const methods = id === 'stateId' ? ['PUT', 'POST'] : ['PUT', 'POST', 'DELETE'];
        for (const method of methods) {
          const content = method === 'DELETE' ? {} : { body: {} };
          const answer = await send(method, path, scope(), { headers: fresh, ...content });
          expect([method, answer.status, answer.json.parameter]).toEqual([method, 400, id]);
        }
      },
    ],
    ...Object.entries(numbers.needs).map(
      ([name, number]): Requirement => [
        xapi(number),
        `${name} missing is 400, by any method`,
        async ({ send }) => {
          const without = Object.fromEntries(Object.entries(place()).filter(([key]) => key !== name));
          for (const method of ['GET', 'PUT', 'POST', 'DELETE']) {
            const content = method === 'PUT' || method === 'POST' ? { body: {} } : {};
            const answer = await send(method, path, without, { headers: fresh, ...content });
            expect([method, answer.status, answer.json.code, answer.json.parameter]).toEqual([
              method,
              400,
              'LRS_PARAMETER_REQUIRED',
              name,
            ]);
          }
        },
      ],
    ),
    [
      'XAPI-00322',
      'a document is only replaced, merged or deleted by whoever knows its ETag, where one is given',
      async (client) => {
        const at = place();
        await put(client, at, '{"a":1}');
        for (const method of ['PUT', 'POST', 'DELETE']) {
          const content = method === 'DELETE' ? {} : { body: { b: 2 } };
          const answer = await client.send(method, path, at, { headers: { 'If-Match': '"falsch"' }, ...content });
          expect([method, answer.status, answer.json.code]).toEqual([method, 412, 'LRS_PRECONDITION']);
          expect((await client.send('GET', path, at)).text).toBe('{"a":1}');
        }
        const right = { 'If-Match': etagOf('{"a":1}') };
        expect((await client.send('PUT', path, at, { headers: right, raw: 'neu' })).status).toBe(204);
        expect((await client.send('DELETE', path, at, { headers: right })).status).toBe(412);
        expect((await client.send('DELETE', path, at, { headers: { 'If-Match': etagOf('neu') } })).status).toBe(204);
      },
    ],
    [
      'XAPI-00322',
      'If-None-Match: * refuses to replace, and PUT with neither header is 409 where a document is',
      async (client) => {
        const at = place();
        await put(client, at, '{"a":1}');
        expect((await put(client, at, '{}')).status).toBe(412);
        const answer = await client.send('PUT', path, at, { body: {} });
        // The State resource of 1.0.x is exempt (Communication § 3.1).
        const isExempt = id === 'stateId' && client.version === '1.0.3';
        expect(answer.status).toBe(isExempt ? 204 : 409);
        if (!isExempt) expect(answer.json.message).toContain('If-Match');
        expect((await client.send('GET', path, at)).json).toEqual(isExempt ? {} : { a: 1 });
      },
    ],
  ];
  if (numbers.agentValue !== undefined) {
    table.push([
      xapi(numbers.agentValue),
      'agent that is no JSON, no agent or a group is 400, by any method',
      async ({ send }) => {
        for (const agent of ['anna', '{"name":"a"}', '{"objectType":"Group","mbox":"mailto:a@b.de"}', '[]']) {
          for (const method of ['GET', 'PUT', 'POST', 'DELETE']) {
            const content = method === 'PUT' || method === 'POST' ? { body: {} } : {};
            const answer = await send(method, path, { ...place(), agent }, { headers: fresh, ...content });
            expect([method, answer.status, answer.json.parameter]).toEqual([method, 400, 'agent']);
          }
        }
      },
    ]);
  }
  return table;
}

for (const resource of resources) requirements(resource.path, tableOf(resource));

const at = () => ({
  activityId: `http://a.example/${randomUUID()}`,
  agent: { account: { homePage, name: 'a' } },
  stateId: 's',
});
requirements('the State resource alone', [
  [
    'XAPI-00200, XAPI-00201, XAPI-00202, XAPI-00203',
    'registration that is no UUID is 400, by any method',
    async ({ send }) => {
      for (const method of ['GET', 'PUT', 'POST', 'DELETE']) {
        const content = method === 'PUT' || method === 'POST' ? { body: {} } : {};
        const answer = await send(method, 'activities/state', { ...at(), registration: 'x' }, content);
        expect([method, answer.status, answer.json.parameter]).toEqual([method, 400, 'registration']);
      }
    },
  ],
  [
    'XAPI-00216, XAPI-00217, XAPI-00218, XAPI-00219, XAPI-00220, XAPI-00227',
    'documents with and without registration are apart, by any method',
    async ({ send }) => {
      const place = at();
      const registered = { ...place, registration: randomUUID() };
      await send('PUT', 'activities/state', place, { body: { a: 1 } });
      await send('PUT', 'activities/state', registered, { body: { b: 2 } });
      await send('POST', 'activities/state', registered, { body: { c: 3 } });
      expect((await send('GET', 'activities/state', place)).json).toEqual({ a: 1 });
      expect((await send('GET', 'activities/state', registered)).json).toEqual({ b: 2, c: 3 });
      await send('DELETE', 'activities/state', registered);
      expect((await send('GET', 'activities/state', place)).status).toBe(200);
    },
  ],
  [
    'XAPI-00194',
    'DELETE without a state id empties the scope and nothing else',
    async ({ send }) => {
      const { stateId: _, ...scope } = at();
      const other = at();
      for (const stateId of ['a', 'b']) await send('PUT', 'activities/state', { ...scope, stateId }, { body: {} });
      await send('PUT', 'activities/state', other, { body: {} });
      expect((await send('DELETE', 'activities/state', scope)).status).toBe(204);
      expect((await send('GET', 'activities/state', scope)).json).toEqual([]);
      expect((await send('GET', 'activities/state', other)).status).toBe(200);
    },
  ],
]);

requirements('the Profile resources alone', [
  [
    'XAPI-00273, XAPI-00287',
    'a new profile without If-Match and If-None-Match is refused by 1.0.x',
    async ({ send }) => {
      for (const [path, scope] of [
        ['agents/profile', { agent: at().agent }],
        ['activities/profile', { activityId: at().activityId }],
      ] as const) {
        const answer = await send('PUT', path, { ...scope, profileId: randomUUID() }, { body: {} });
        expect([answer.status, answer.json.code]).toEqual([400, 'LRS_PRECONDITION_MISSING']);
      }
    },
    '1.0.3',
  ],
  [
    'XAPI-00273, XAPI-00287',
    'a new profile needs no header',
    async ({ send }) => {
      const { activityId, agent } = at();
      const profileId = randomUUID();
      expect((await send('PUT', 'agents/profile', { agent, profileId }, { body: {} })).status).toBe(204);
      expect((await send('PUT', 'activities/profile', { activityId, profileId }, { body: {} })).status).toBe(204);
    },
    '2.0.0',
  ],
  [
    'XAPI-00182',
    'a learner’s page gets and stores no profile',
    async ({ send }) => {
      const agent = { account: { homePage, name: 'anna' } };
      for (const method of ['GET', 'PUT', 'POST', 'DELETE']) {
        const content = method === 'PUT' || method === 'POST' ? { body: {} } : {};
        const options = { bearer: 'token-anna', headers: fresh, ...content };
        const answer = await send(method, 'agents/profile', { agent, profileId: 'p' }, options);
        expect([method, answer.status, answer.json.code]).toEqual([method, 403, 'LRS_SCOPE']);
      }
    },
  ],
]);
