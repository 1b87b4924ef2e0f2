import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { homePage, statement } from '../harness.ts';
import { type Client, type Requirement, requirements } from './requirement.ts';

const agent = JSON.stringify({ account: { homePage, name: 'a' } });
const activityId = 'http://a.example/';
/** Every resource with parameters that a GET needs. */
const resources: [string, Record<string, string>][] = [
  ['statements', { limit: '1' }],
  ['activities', { activityId }],
  ['agents', { agent }],
  ['activities/state', { activityId, agent }],
  ['activities/profile', { activityId }],
  ['agents/profile', { agent }],
  ['about', {}],
];
const guarded = resources.filter(([path]) => path !== 'about');

requirements('requests', [
  [
    'XAPI-00125, XAPI-00126',
    'HEAD is answered like GET, without a body, by every resource',
    async ({ send }) => {
      for (const [path, parameters] of resources) {
        const [get, head] = [await send('GET', path, parameters), await send('HEAD', path, parameters)];
        expect([path, head.status, head.text]).toEqual([path, 200, '']);
        for (const name of ['content-type', 'etag', 'last-modified', 'x-experience-api-version'])
          expect([path, name, head.headers.get(name)]).toEqual([path, name, get.headers.get(name)]);
      }
    },
  ],
  [
    'XAPI-00321, XAPI-00331',
    'a request without a version, or of one that nobody here speaks, is 400 at every resource but about',
    async ({ lrs, version }) => {
      for (const [path, parameters] of guarded) {
        // Whoever forgets the version is answered in the one spoken last.
        await lrs.send('GET', '/xapi/statements?limit=1', { version });
        const address = `/xapi/${path}?${new URLSearchParams(parameters)}`;
        const none = await lrs.send('GET', address, { headers: { 'X-Experience-API-Version': undefined } });
        expect([path, none.status, none.json.code]).toEqual([path, 400, 'LRS_VERSION']);
        expect(none.headers.get('x-experience-api-version')).toBe(version);
        const wrong = await lrs.send('GET', address, { version: '0.95' });
        expect([path, wrong.status, wrong.json.code]).toEqual([path, 400, 'LRS_VERSION']);
      }
    },
  ],
  [
    'XAPI-00333',
    'every answer carries the newest patch of the version spoken, also a refusal',
    async ({ lrs, version }) => {
      for (const [path, parameters] of resources) {
        for (const asked of [version, version.slice(0, 3), `${version.slice(0, 4)}9`]) {
          const address = `/xapi/${path}?${new URLSearchParams(parameters)}`;
          for (const answer of [
            await lrs.send('GET', address, { version: asked }),
            await lrs.send('GET', `${address}&foo=1`, { version: asked }),
            await lrs.send('GET', address, { version: asked, headers: { Authorization: 'Basic eDp5' } }),
          ])
            expect([path, asked, answer.headers.get('x-experience-api-version')]).toEqual([path, asked, version]);
        }
      }
    },
  ],
  [
    'XAPI-00333',
    'an answer that no resource has given carries the version too, and pages of other sites can read it',
    async ({ lrs, version }) => {
      const headers = { Origin: 'https://inhalte.example' };
      for (const [method, path, status] of [
        ['GET', 'statement', 404],
        ['GET', '', 404],
        ['DELETE', 'statements', 405],
        ['PATCH', 'agents', 405],
        ['OPTIONS', 'agents', 204],
        ['OPTIONS', 'statements', 204],
      ] as const) {
        const answer = await lrs.send(method, `/xapi/${path}`, { version, headers });
        expect([path, answer.status]).toEqual([path, status]);
        expect(answer.headers.get('x-experience-api-version')).toBe(version);
        expect(answer.headers.get('access-control-allow-origin')).toBe('*');
        expect(answer.headers.has('x-experience-api-consistent-through')).toBe(path === 'statements');
        const unasked = await lrs.send(method, `/xapi/${path}`, { headers: { 'X-Experience-API-Version': undefined } });
        expect(unasked.headers.get('x-experience-api-version')).toBe('2.0.0');
      }
    },
  ],
  [
    'XAPI-00324, XAPI-00325',
    'a parameter that is unknown, or known in another case, is 400 at every resource',
    async ({ send }) => {
      for (const [path, parameters] of resources) {
        const known = Object.keys(parameters)[0] ?? 'Version';
        for (const name of ['foo', known.toUpperCase()]) {
          const answer = await send('GET', path, { ...parameters, [name]: 'x' });
          expect([path, answer.status, answer.json.code, answer.json.parameter]).toEqual([
            path,
            400,
            'LRS_PARAMETER_UNKNOWN',
            name,
          ]);
        }
      }
    },
  ],
  [
    'XAPI-00334, XAPI-00335',
    'Basic credentials are taken, and without good ones every resource but about is 401',
    async ({ send }) => {
      for (const [path, parameters] of guarded) {
        expect((await send('GET', path, parameters)).status).toBe(200);
        for (const Authorization of [undefined, `Basic ${btoa('maschine:falsch')}`]) {
          const answer = await send('GET', path, parameters, { headers: { Authorization } });
          expect([path, answer.status, answer.json.code]).toEqual([path, 401, 'LRS_CREDENTIALS']);
        }
      }
    },
  ],
  [
    'XAPI-00139, XAPI-00230, XAPI-00245, XAPI-00252, XAPI-00282, XAPI-00311, XAPI-00315',
    'pages of other sites may ask, with credentials of their own only',
    async ({ lrs, send }) => {
      const headers = { Origin: 'https://inhalte.example' };
      for (const [path, parameters] of resources) {
        const preflight = await lrs.send('OPTIONS', `/xapi/${path}`, {
          headers: { ...headers, Authorization: undefined, 'Access-Control-Request-Method': 'POST' },
        });
        expect([path, preflight.status, preflight.text]).toEqual([path, 204, '']);
        expect(preflight.headers.get('access-control-allow-methods')).toContain('GET');
        for (const name of ['Authorization', 'Content-Type', 'X-Experience-API-Version', 'If-Match', 'If-None-Match'])
          expect(preflight.headers.get('access-control-allow-headers')).toContain(name);
        for (const answer of [preflight, await send('GET', path, parameters, { headers })]) {
          expect(answer.headers.get('access-control-allow-origin')).toBe('*');
          expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
        }
        const refused = await send('GET', path, { foo: '1' }, { headers });
        expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([400, '*']);
      }
    },
  ],
]);

const form = ({ lrs }: Client, path: string, fields: Record<string, string>, headers = {}) =>
  lrs.send('POST', `/xapi/${path}`, {
    raw: new URLSearchParams(fields).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  });
/** No header of xAPI at all: what a page can send that sets none. */
const bare = { Authorization: undefined, 'X-Experience-API-Version': undefined };
const asFields = { Authorization: `Basic ${btoa('maschine:geheim')}`, 'X-Experience-API-Version': '1.0.3' };

const alternate: Requirement[] = [
  [
    'XAPI-00148',
    'POST with method=GET reads, by every resource, and with method=HEAD answers so without a body',
    async (client) => {
      for (const [path, parameters] of resources) {
        const answer = await form(client, `${path}?method=GET`, parameters);
        expect([path, answer.status]).toEqual([path, 200]);
        const head = await form(client, `${path}?method=HEAD`, parameters);
        expect([path, head.status, head.text]).toEqual([path, 200, '']);
        for (const name of ['content-type', 'etag', 'last-modified', 'x-experience-api-version'])
          expect([path, name, head.headers.get(name)]).toEqual([path, name, answer.headers.get(name)]);
      }
      const missing = { statementId: randomUUID() };
      const none = await form(client, 'statements?method=HEAD', missing);
      expect([none.status, none.text]).toEqual([404, '']);
      const withAttachments = await form(client, 'statements?method=HEAD', { attachments: 'true' });
      expect([withAttachments.status, withAttachments.text]).toEqual([200, '']);
    },
  ],
  [
    'XAPI-00336',
    'method=PUT, POST and DELETE write, with headers, parameters and content from the form',
    async (client) => {
      const given = statement({ result: { response: 'Grüße & +100 %' } });
      const content = JSON.stringify(given);
      const put = await form(client, 'statements?method=PUT', { ...asFields, statementId: given.id, content }, bare);
      expect(put.status).toBe(204);
      const posted = await form(client, 'statements?method=POST', { ...asFields, content }, bare);
      expect(posted.json).toEqual([given.id]);
      const read = await form(client, 'statements?method=GET', { ...asFields, statementId: given.id }, bare);
      expect(read.json.result).toEqual(given.result);

      const place = { activityId, agent, stateId: randomUUID() };
      const text = { 'Content-Type': 'text/plain', 'If-None-Match': '*', content: 'Grüße' };
      expect((await form(client, 'activities/state?method=PUT', { ...asFields, ...place, ...text }, bare)).status).toBe(
        204,
      );
      expect((await form(client, 'activities/state?method=PUT', { ...asFields, ...place, ...text }, bare)).status).toBe(
        412,
      );
      const state = await form(client, 'activities/state?method=GET', { ...asFields, ...place }, bare);
      expect([state.text, state.headers.get('content-type')]).toEqual(['Grüße', 'text/plain']);
      expect((await form(client, 'activities/state?method=DELETE', { ...asFields, ...place }, bare)).status).toBe(204);
      expect((await form(client, 'activities/state?method=GET', { ...asFields, ...place }, bare)).status).toBe(404);
    },
  ],
  ...(
    [
      [
        'a form that names no type of its own',
        'statements?method=GET',
        asFields,
        { 'Content-Type': 'text/plain' },
        200,
      ],
      ['other parameters beside method', `statements?method=GET&limit=1`, {}, {}, 400, 'LRS_PARAMETER_UNKNOWN'],
      ['method twice', 'statements?method=GET&method=PUT', {}, {}, 400, 'LRS_PARAMETER_REPEATED'],
      ['a method nobody knows', 'statements?method=PATCH', {}, {}, 400, 'LRS_PARAMETER_VALUE'],
      ['a method the resource has not', 'agents?method=DELETE', { agent }, {}, 400, 'LRS_PARAMETER_VALUE'],
      [
        'a property twice in the content',
        'statements?method=POST',
        { ...asFields, content: JSON.stringify(statement()).replace('{', '{"verb":{},') },
        {},
        400,
        'LRS_STATEMENT_REPEATED',
      ],
      ['no content', 'statements?method=POST', {}, {}, 400, 'LRS_CONTENT_TYPE'],
      [
        'a content type that no header could hold',
        'activities/state?method=PUT',
        { activityId, agent, stateId: 'x', content: 'x', 'Content-Type': 'text/plain; name="日本"' },
        {},
        400,
        'LRS_CONTENT_TYPE',
      ],
      ['content twice', 'statements?method=POST', { content: '{}', Content: 'x' }, {}, 400, 'LRS_PARAMETER_UNKNOWN'],
      [
        'JSON instead of a form',
        'statements?method=GET',
        {},
        { 'Content-Type': 'application/json' },
        400,
        'LRS_CONTENT_TYPE',
      ],
      [
        'a version in the form that is none',
        'statements?method=GET',
        { 'X-Experience-API-Version': '0.8' },
        {},
        400,
        'LRS_VERSION',
      ],
      [
        'wrong credentials in the form',
        'statements?method=GET',
        { Authorization: 'Basic eDp5' },
        {},
        401,
        'LRS_CREDENTIALS',
      ],
      ['no method for a resource without POST', 'agents', { agent }, {}, 405, 'METHODE_NICHT_ERLAUBT'],
    ] as [string, string, Record<string, string>, Record<string, string>, number, string][]
  ).map(
    ([what, address, fields, headers, status, code]): Requirement => [
      'XAPI-00336',
      `${what} is ${status}`,
      async (client) => {
        const answer = await form(client, address, fields, headers);
        expect([answer.status, answer.json.code]).toEqual([status, code]);
        // Who asks for a version that nobody speaks is answered in the newest.
        const spoken = code === 'LRS_VERSION' ? '2.0.0' : '1.0.3';
        expect(answer.headers.get('x-experience-api-version')).toBe(spoken);
        const isConsistent = answer.headers.has('x-experience-api-consistent-through');
        expect(isConsistent).toBe(address.startsWith('statements'));
      },
    ],
  ),
];
requirements('the alternate request syntax', [
  ...alternate.map(([ids, promise, run]): Requirement => [ids, promise, run, '1.0.3']),
  [
    'XAPI-00336',
    'is unknown to 2.0',
    async ({ send, lrs }) => {
      const raw = new URLSearchParams({ limit: '1' }).toString();
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      const answer = await lrs.send('POST', '/xapi/statements?method=GET', { raw, headers, version: '2.0.0' });
      expect([answer.status, answer.json.code]).toEqual([400, 'LRS_PARAMETER_UNKNOWN']);
      expect((await send('GET', 'statements', { method: 'GET' })).status).toBe(400);
    },
    '2.0.0',
  ],
]);
