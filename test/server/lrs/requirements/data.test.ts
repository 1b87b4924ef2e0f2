import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { homePage, statement } from '../harness.ts';
import { type Client, type Requirement, requirements, type Version } from './requirement.ts';

type Body = Record<string, unknown>;
const account = { homePage, name: 'a' };
const agent = { account };
const group = { objectType: 'Group', member: [agent] };
const activity = { id: 'http://a.example/' };
const map = { de: 'Text' };
const about = (definition: object) => ({ object: { ...activity, definition } });
const interaction = (interactionType: string, more: object = {}) => about({ interactionType, ...more });
const sub = (over: object = {}) => ({
  object: { objectType: 'SubStatement', actor: agent, verb: { id: 'http://v.example/' }, object: activity, ...over },
});
const attachment = (over: object = {}) => ({
  attachments: [
    {
      usageType: 'http://u.example/',
      display: map,
      contentType: 'text/plain',
      length: 1,
      sha2: '0'.repeat(64),
      fileUrl: 'https://f.example/',
      ...over,
    },
  ],
});
const time = (timestamp: string) => ({ timestamp });
const everywhere = (actor: object): object[] => [
  { actor },
  { object: { objectType: 'Agent', ...actor } },
  { context: { instructor: actor } },
  { context: { team: { objectType: 'Group', member: [actor] } } },
  { authority: actor },
  sub({ actor }),
];

const post = ({ send }: Client, body: Body) => send('POST', 'statements', {}, { body });

/** Statements that are stored and come back as they were. */
const good: [ids: string, promise: string, bodies: object[], only?: Version][] = [
  [
    'XAPI-00002',
    'numbers keep the precision of IEEE 754',
    [{ result: { score: { raw: 0.1234567890123456, min: -1e-7, max: 1e21 } } }],
  ],
  ['XAPI-00015', 'strings are UTF-8', [{ result: { response: 'Grüße, 你好, \u{1f600}' } }]],
  [
    'XAPI-00034, XAPI-00038, XAPI-00039, XAPI-00040, XAPI-00041',
    'agents are identified by one of four',
    [
      ...everywhere({ mbox: 'mailto:a@b.de' }),
      ...everywhere({ mbox_sha1sum: 'a'.repeat(40) }),
      ...everywhere({ openid: 'http://o.example/' }),
      ...everywhere(agent),
    ],
  ],
  [
    'XAPI-00035, XAPI-00036, XAPI-00037',
    'groups are anonymous with members or identified with or without',
    [{ actor: group }, { actor: { objectType: 'Group', account } }, { actor: { ...group, account } }],
  ],
  [
    'XAPI-00005, XAPI-00047, XAPI-00066, XAPI-00073',
    'objects are activities, agents, groups, references or SubStatements',
    [
      { object: { ...activity, objectType: 'Activity' } },
      { object: { objectType: 'Agent', ...agent } },
      { object: group },
      { object: { objectType: 'StatementRef', id: randomUUID() } },
      sub(),
    ],
  ],
  [
    'XAPI-00064',
    'all interaction types',
    [
      'true-false',
      'choice',
      'fill-in',
      'long-fill-in',
      'matching',
      'performance',
      'sequencing',
      'likert',
      'numeric',
      'other',
    ].map((type) => interaction(type, { correctResponsesPattern: ['a'] })),
  ],
  [
    'XAPI-00119',
    'extensions hold anything, null, empty texts and empty objects too',
    [{ result: { extensions: { 'http://e.example/': null, 'urn:a:b': '', 'http://e.example/x.y$z': {} } } }],
  ],
  [
    'XAPI-00122',
    'timestamps keep what they say to the millisecond and beyond',
    [time('2026-11-23T03:41:22.123456789Z'), time('2016-12-31T23:59:60Z')],
  ],
  [
    'XAPI-00122',
    'timestamps keep their zone',
    ['2026-11-23T03:41:22.123456789+05:30', '2008-09-15 15:53:00.601+00:00', '0001-01-01T00:00:00+23:59'].map(time),
    '1.0.3',
  ],
  ['XAPI-00101', 'version 1.0 and 1.0.x', ['1.0', '1.0.0', '1.0.9'].map((version) => ({ version }))],
  [
    'XAPI-00101',
    'version 2.0 and 2.0.x, of both also what Semantic Versioning lets follow',
    ['2.0', '2.0.0', '2.0.1-rc-1', '1.0.9-beta'].map((version) => ({ version })),
    '2.0.0',
  ],
  [
    'XAPI-00123',
    'ISO 8601 outside RFC 3339',
    ['20261123T034122Z', '2026-11-23T03:41:22+01', '2026-11-23T03:41:22'].map(time),
    '1.0.3',
  ],
  [
    'IEEE 9274.1.1 § 4.2.2',
    'context agents and groups with relevant types',
    [
      {
        context: {
          contextAgents: [{ objectType: 'contextAgent', agent, relevantTypes: ['http://r.example/'] }],
          contextGroups: [{ objectType: 'contextGroup', group, relevantTypes: ['http://r.example/'] }],
        },
      },
      sub({ context: { contextAgents: [{ objectType: 'contextAgent', agent }] } }),
    ],
    '2.0.0',
  ],
  [
    'XAPI-00104',
    'attachments with a fileUrl, with and without description',
    [attachment(), attachment({ description: map })],
  ],
];

/** Statements that are refused, each with the code of its first fault. */
const bad: [ids: string, promise: string, code: string, bodies: object[], only?: Version][] = [
  [
    'XAPI-00001',
    'null anywhere but in extensions',
    'TYPE',
    [{ verb: null }, { result: { response: null } }, about({ name: null }), { context: { platform: null } }],
  ],
  [
    'XAPI-00010',
    'a key in another case',
    'UNKNOWN',
    [{ Actor: agent }, { context: { Platform: 'x' } }, { result: { Success: true } }],
  ],
  [
    'Data § 2.2',
    'an unknown key',
    'UNKNOWN',
    [{ extra: 1 }, about({ title: {} }), sub({ extra: 1 }), attachment({ name: 'x' })],
  ],
  [
    'XAPI-00007, XAPI-00011, XAPI-00118',
    'an IRI without a scheme',
    'FORMAT',
    [
      { verb: { id: 'passed' } },
      { object: { id: 'G01' } },
      about({ type: 'lesson' }),
      { result: { extensions: { farbe: 1 } } },
    ],
  ],
  [
    'XAPI-00006, XAPI-00074, XAPI-00079, XAPI-00090',
    'a value of another type',
    'TYPE',
    [
      { result: { success: 'true' } },
      { result: { score: { raw: '1' } } },
      { context: { platform: 1 } },
      { attachments: {} },
    ],
  ],
  ['XAPI-00027, XAPI-00028', 'an id that is no UUID', 'FORMAT', [{ id: '1' }, { id: `${randomUUID()}0` }]],
  [
    'XAPI-00003, XAPI-00004, XAPI-00005, XAPI-00066',
    'actor, verb or object missing',
    'REQUIRED',
    [{ actor: undefined }, { verb: undefined }, { object: undefined }, sub({ verb: undefined })],
  ],
  [
    'XAPI-00034',
    'an agent with no identifier or more than one',
    'IDENTITY',
    [{}, { name: 'a' }, { ...agent, mbox: 'mailto:a@b.de' }].map((actor) => ({ actor })),
  ],
  [
    'XAPI-00038',
    'a mailbox that is none',
    'FORMAT',
    ['a@b.de', 'mailto:', 'mailto:a', 'mailto:a@b.de,c@d.de'].map((mbox) => ({ actor: { mbox } })),
  ],
  [
    'XAPI-00042, XAPI-00043',
    'an account without its two parts',
    'REQUIRED',
    [{ actor: { account: { name: 'a' } } }, { actor: { account: { homePage } } }],
  ],
  ['XAPI-00035', 'an anonymous group without members', 'REQUIRED', [{ actor: { objectType: 'Group' } }]],
  ['XAPI-00036', 'a group within a group', 'VALUE', [{ actor: { objectType: 'Group', member: [group] } }]],
  [
    'XAPI-00009, XAPI-00065',
    'an object of no known type',
    'VALUE',
    [{ object: { objectType: 'activity', ...activity } }, { object: { objectType: 'Statement', id: randomUUID() } }],
  ],
  ['XAPI-00009', 'an interaction type that is none', 'VALUE', [interaction('Choice'), interaction('true_false')]],
  [
    'XAPI-00064',
    'interaction parts without a type',
    'REQUIRED',
    [about({ correctResponsesPattern: ['a'] }), about({ choices: [] })],
  ],
  [
    'Data § 2.4.4.1',
    'components with the same id twice, or of another interaction',
    'RULE',
    [interaction('choice', { choices: [{ id: 'a' }, { id: 'a' }] }), interaction('choice', { scale: [] })],
  ],
  ['XAPI-00071', 'a SubStatement within a SubStatement', 'RULE', [sub(sub())]],
  [
    'XAPI-00067, XAPI-00068, XAPI-00069, XAPI-00070',
    'a SubStatement with id, stored, version or authority',
    'UNKNOWN',
    [
      sub({ id: randomUUID() }),
      sub({ stored: '2026-01-01T00:00:00Z' }),
      sub({ version: '1.0.0' }),
      sub({ authority: agent }),
    ],
  ],
  [
    'XAPI-00072, XAPI-00092',
    'a reference to what is no statement',
    'FORMAT',
    [
      { object: { objectType: 'StatementRef', id: 'x' } },
      { context: { statement: { objectType: 'StatementRef', id: 'x' } } },
    ],
  ],
  ['Data § 2.3.2', 'voiding what is no statement', 'RULE', [{ verb: { id: 'http://adlnet.gov/expapi/verbs/voided' } }]],
  [
    'Data § 2.4.5.1',
    'a score outside its bounds',
    'RANGE',
    [{ scaled: 1.01 }, { scaled: -2 }, { min: 2, max: 1 }, { raw: 3, max: 2 }, { raw: 0, min: 1 }].map((score) => ({
      result: { score },
    })),
  ],
  [
    'XAPI-00077, XAPI-00124',
    'a duration that is none',
    'FORMAT',
    ['', 'P', '1D', 'P1D2Y', 'P1W1D', 'PT1.5H3M'].map((duration) => ({ result: { duration } })),
  ],
  ['XAPI-00087', 'a registration that is no UUID', 'FORMAT', [{ context: { registration: 'x' } }]],
  ['XAPI-00088', 'a team that is no group', 'REQUIRED', [{ context: { team: agent } }]],
  [
    'XAPI-00089, XAPI-00090',
    'revision and platform without an activity as object',
    'RULE',
    ['revision', 'platform'].map((name) => ({ object: group, context: { [name]: 'x' } })),
  ],
  [
    'XAPI-00013, XAPI-00091, XAPI-00121',
    'a language that is none',
    'FORMAT',
    [{ context: { language: 'de_DE' } }, { verb: { id: 'http://v.example/', display: { deutsch_: 'x' } } }],
  ],
  [
    'XAPI-00086',
    'context activities of no known kind',
    'UNKNOWN',
    [{ context: { contextActivities: { course: activity } } }],
  ],
  [
    'XAPI-00024, XAPI-00098, XAPI-00100',
    'an authority group of other than two agents',
    'RULE',
    [
      { authority: { objectType: 'Group', member: [agent] } },
      { authority: { objectType: 'Group', member: [agent, agent, agent] } },
    ],
  ],
  [
    'XAPI-00101',
    'a version of another kind',
    'VALUE',
    ['0.9.9', '1.1.0', '1', '3.0.0', '1.0.x', '1.0.0-', '1.0-beta', '1.0.0-ß'].map((version) => ({ version })),
  ],
  [
    'XAPI-00101',
    'version 2.0.0, or a patch with more behind',
    'VALUE',
    ['2.0.0', '1.0.9-beta'].map((version) => ({ version })),
    '1.0.3',
  ],
  [
    'XAPI-00102, XAPI-00103, XAPI-00105, XAPI-00106, XAPI-00107',
    'an attachment without what it needs',
    'REQUIRED',
    ['usageType', 'display', 'contentType', 'length', 'sha2'].map((name) => attachment({ [name]: undefined })),
  ],
  ['XAPI-00129', 'an attachment with neither data nor address', 'RULE', [attachment({ fileUrl: undefined })]],
  [
    'XAPI-00078, XAPI-00120',
    'extensions that are no object',
    'TYPE',
    [{ result: { extensions: [] } }, { context: { extensions: 'x' } }],
  ],
  [
    'XAPI-00022, XAPI-00123',
    'a timestamp that is none',
    'FORMAT',
    ['gestern', '2026-13-01T00:00:00Z', '2026-02-29T00:00:00Z', '2026-01-01T00:00:00-00:00'].map(time),
  ],
  [
    'XAPI-00123',
    'ISO 8601 outside RFC 3339',
    'FORMAT',
    ['20261123T034122Z', '2026-11-23T03:41:22+01', '2026-11-23T03:41:22'].map(time),
    '2.0.0',
  ],
  [
    'RFC 3339 § 5.7',
    'a sixtieth second that no day has',
    'FORMAT',
    ['2026-11-26T12:30:60Z', '2016-12-31T23:59:60+01:00', '2016-09-30T23:59:60Z', '2016-12-31T23:59:61Z'].map(time),
    '2.0.0',
  ],
  [
    'IEEE 9274.1.1 § 4.2.2',
    'context agents and groups',
    'UNKNOWN',
    [{ context: { contextAgents: [] } }, { context: { contextGroups: [] } }],
    '1.0.3',
  ],
  [
    'IEEE 9274.1.1 § 4.2.2',
    'context agents without object type or agent',
    'REQUIRED',
    [{ context: { contextAgents: [{ agent }] } }, { context: { contextGroups: [{ objectType: 'contextGroup' }] } }],
    '2.0.0',
  ],
  [
    'IEEE 9274.1.1 § 4.2.2',
    'relevant types that are empty',
    'RULE',
    [{ context: { contextAgents: [{ objectType: 'contextAgent', agent, relevantTypes: [] }] } }],
    '2.0.0',
  ],
];

requirements('statement data', [
  ...(
    [
      ['2026-11-23T03:41:22.123456789+05:30', '2026-11-22T22:11:22.123456789Z'],
      ['2026-12-31T23:30:00-01:00', '2027-01-01T00:30:00Z'],
      ['2017-01-01T00:59:60.5+01:00', '2016-12-31T23:59:60.5Z'],
      ['2026-11-23 03:41:22.10+00:00', '2026-11-23T03:41:22.10Z'],
      ['0001-01-01T00:00:00+23:59', '0000-12-31T00:01:00Z'],
      ['9999-12-31T23:59:59-01:00', '9999-12-31T23:59:59-01:00'],
    ] as const
  ).map(
    ([sent, kept]): Requirement => [
      'IEEE 9274.1.1 § 4.2.7',
      `the time ${sent} is given back as ${kept}, of a SubStatement too`,
      async (client) => {
        const body = statement({ timestamp: sent, ...sub({ timestamp: sent }) });
        expect((await post(client, body)).status).toBe(200);
        const { json } = await client.send('GET', 'statements', { statementId: body.id });
        expect([json.timestamp, json.object.timestamp]).toEqual([kept, kept]);
      },
      '2.0.0',
    ],
  ),
  ...good.map(([ids, promise, bodies, only]): Requirement => {
    const run = async (client: Client) => {
      for (const over of bodies) {
        const body = statement(over as Body);
        expect([over, (await post(client, body)).status]).toEqual([over, 200]);
        const { json } = await client.send('GET', 'statements', { statementId: body.id });
        const { authority: _, ...sent } = body;
        expect(json).toMatchObject(sent);
      }
    };
    return only
      ? [ids, `${promise}: stored and given back`, run, only]
      : [ids, `${promise}: stored and given back`, run];
  }),
  ...bad.map(([ids, promise, code, bodies, only]): Requirement => {
    const run = async (client: Client) => {
      for (const over of bodies) {
        const body = statement(over as Body);
        const { status, json } = await post(client, body);
        expect([over, status, json.code]).toEqual([over, 400, `LRS_STATEMENT_${code}`]);
        expect(json.path).toMatch(/^\$/);
      }
    };
    return only ? [ids, `${promise}: refused`, run, only] : [ids, `${promise}: refused`, run];
  }),
]);
