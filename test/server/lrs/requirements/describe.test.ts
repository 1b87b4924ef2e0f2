import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { homePage, statement } from '../harness.ts';
import { requirements } from './requirement.ts';

const account = { homePage, name: 'a' };
const about = (id: string, definition: object) => statement({ object: { id, definition } });

requirements('the Agents resource', [
  ...(
    [
      ['238', 'name', { account, name: 'Anna' }, ['Anna']],
      ['239, XAPI-00244', 'mbox', { mbox: 'mailto:a@example.org' }, ['mailto:a@example.org']],
      ['240', 'mbox_sha1sum', { mbox_sha1sum: '0'.repeat(40) }, ['0'.repeat(40)]],
      ['241', 'openid', { openid: 'http://a.example/' }, ['http://a.example/']],
      ['242', 'account', { account }, [account]],
    ] as const
  ).map(
    ([number, name, agent, expected]) =>
      [
        `XAPI-00236, XAPI-00237, XAPI-00245, XAPI-00248, XAPI-00${number}`,
        `the Person object has ${name} as a list`,
        async ({ send }) => {
          const answer = await send('GET', 'agents', { agent });
          expect([answer.status, answer.json.objectType, answer.json[name]]).toEqual([200, 'Person', expected]);
          expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{40}"$/);
          expect((await send('HEAD', 'agents', { agent })).text).toBe('');
        },
      ] as Parameters<typeof requirements>[1][number],
  ),
  [
    'XAPI-00243',
    'agent missing is 400',
    async ({ send }) => {
      const { status, json } = await send('GET', 'agents');
      expect([status, json.code]).toEqual([400, 'LRS_PARAMETER_REQUIRED']);
    },
  ],
  [
    'XAPI-00249',
    'agent that is none is 400',
    async ({ send }) => {
      for (const agent of ['x', '{}', '{"objectType":"Group","mbox":"mailto:a@b.de"}', '{"mbox":"a@b.de"}']) {
        expect((await send('GET', 'agents', { agent })).json.code).toBe('LRS_PARAMETER_VALUE');
      }
    },
  ],
  [
    'XAPI-00248',
    'a learner’s page learns of nobody',
    async ({ send }) => {
      expect((await send('GET', 'agents', { agent: { account } }, { bearer: 'token-anna' })).status).toBe(403);
    },
  ],
]);

requirements('the Activities resource', [
  [
    'XAPI-00251, XAPI-00252, XAPI-00253',
    'gives the activity with its definition as statements have it',
    async ({ lrs, send, version }) => {
      const id = `http://a.example/${randomUUID()}`;
      const definition = { type: 'http://t.example/', extensions: { 'http://e.example/$a.b': { $gt: null } } };
      await lrs.send('POST', '/xapi/statements', { body: about(id, definition), version });
      const answer = await send('GET', 'activities', { activityId: id });
      expect([answer.status, answer.json]).toEqual([200, { objectType: 'Activity', id, definition }]);
      expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{40}"$/);
      expect((await send('HEAD', 'activities', { activityId: id })).status).toBe(200);
    },
  ],
  [
    'XAPI-00250',
    'activityId missing or no IRI is 400',
    async ({ send }) => {
      expect((await send('GET', 'activities')).json.code).toBe('LRS_PARAMETER_REQUIRED');
      expect((await send('GET', 'activities', { activityId: 'G01' })).json.code).toBe('LRS_PARAMETER_VALUE');
    },
  ],
  [
    'XAPI-00254',
    'adds up what different statements say, wherever the activity stands in them',
    async ({ lrs, send, version }) => {
      const id = `http://a.example/${randomUUID()}`;
      const choices = (description: object) => [{ id: 'x', description }, { id: 'y' }];
      const bodies = [
        about(id, { name: { de: 'Eins' }, interactionType: 'choice', choices: choices({ de: 'Ja' }) }),
        statement({
          context: {
            contextActivities: { parent: [{ id, definition: { name: { en: 'One' }, description: { de: 'Text' } } }] },
          },
        }),
        statement({
          object: {
            objectType: 'SubStatement',
            actor: { account },
            verb: { id: 'http://v.example/' },
            object: { id, definition: { interactionType: 'choice', choices: choices({ en: 'Yes' }) } },
          },
        }),
        about(id, { name: { de: 'Zwei' } }),
      ];
      for (const body of bodies) await lrs.send('POST', '/xapi/statements', { body, version });
      expect((await send('GET', 'activities', { activityId: id })).json.definition).toEqual({
        name: { de: 'Zwei', en: 'One' },
        description: { de: 'Text' },
        interactionType: 'choice',
        choices: choices({ de: 'Ja', en: 'Yes' }),
      });
    },
  ],
  [
    'XAPI-00254',
    'loses nothing where many statements describe it at the same time',
    async ({ lrs, send, version }) => {
      const id = `http://a.example/${randomUUID()}`;
      const tags = ['de', 'en', 'fr', 'it', 'es', 'pl', 'nl', 'da'];
      await Promise.all(
        tags.map((tag) => lrs.send('POST', '/xapi/statements', { body: about(id, { name: { [tag]: tag } }), version })),
      );
      const { json } = await send('GET', 'activities', { activityId: id });
      expect(Object.keys(json.definition.name).sort()).toEqual([...tags].sort());
    },
  ],
  [
    'XAPI-00251',
    'an activity nobody has described is still one',
    async ({ send }) => {
      const id = `http://a.example/${randomUUID()}`;
      expect((await send('GET', 'activities', { activityId: id })).json).toEqual({ objectType: 'Activity', id });
    },
  ],
]);

requirements('the About resource', [
  [
    'XAPI-00315, XAPI-00316, XAPI-00317, XAPI-00318, XAPI-00319',
    'lists the versions, with or without version header and credentials',
    async ({ lrs }) => {
      for (const headers of [{}, { 'X-Experience-API-Version': undefined }, { Authorization: undefined }]) {
        const answer = await lrs.send('GET', '/xapi/about', { headers });
        expect([answer.status, answer.json]).toEqual([200, { version: ['1.0.0', '1.0.1', '1.0.2', '1.0.3', '2.0.0'] }]);
      }
    },
  ],
]);
