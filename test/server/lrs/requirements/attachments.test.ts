import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Answer, homePage, learnerStatement, statement } from '../harness.ts';
import { type Client, type Requirement, requirements, type Version } from './requirement.ts';
import { jwsOf, newSigner } from './signer.ts';

const path = 'statements';
const boundary = "abcABC0123'()+_,-./:=?";
const sha = (content: Buffer | string, algorithm = 'sha256'): string =>
  createHash(algorithm).update(content).digest('hex');

const attachment = (content: Buffer | string, over: object = {}) => ({
  usageType: 'http://id.example/usage',
  display: { de: 'Anhang' },
  contentType: 'application/octet-stream',
  length: Buffer.byteLength(content),
  sha2: sha(content),
  ...over,
});

interface PartToSend {
  headers: Record<string, string>;
  content: Buffer | string;
}
const json = (value: unknown): PartToSend => ({
  headers: { 'Content-Type': 'application/json' },
  content: JSON.stringify(value),
});
const part = (content: Buffer | string, headers: Record<string, string> = {}): PartToSend => ({
  headers: { 'Content-Transfer-Encoding': 'binary', 'X-Experience-API-Hash': sha(content), ...headers },
  content,
});

const bodyOf = (parts: PartToSend[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat([
      ...parts.flatMap(({ headers, content }) => [
        Buffer.from(
          `\r\n--${boundary}\r\n${Object.entries(headers)
            .filter(([, value]) => value !== '')
            .map(([name, value]) => `${name}:${value}\r\n`)
            .join('')}\r\n`,
        ),
        Buffer.from(content),
      ]),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  );
const mixed = { 'Content-Type': `multipart/mixed; boundary="${boundary}"` };
const post = ({ send }: Client, parts: PartToSend[]): Promise<Answer> =>
  send('POST', path, {}, { raw: bodyOf(parts), headers: mixed });

const image = Buffer.from([0x89, 0x50, 0x0d, 0x0a, 0x2d, 0x2d, 0xff, 0x00, 0x0d, 0x0a]);

requirements('attachments', [
  [
    'XAPI-00127, XAPI-00167',
    'come with their statement and are given out with it, byte for byte, each once',
    async (client) => {
      const agent = { account: { homePage, name: randomUUID() } };
      const jpeg = attachment(image, { contentType: 'image/jpeg' });
      const other = Buffer.from(`Zeile\r\n\r\n${randomUUID()}`);
      const bodies = [
        statement({ actor: agent, attachments: [jpeg] }),
        statement({ actor: agent, attachments: [jpeg, attachment(other)] }),
        statement({ actor: agent }),
      ];
      const stored = await post(client, [json(bodies), part(image, { 'Content-Type': 'image/jpeg' }), part(other)]);
      expect([stored.status, stored.json]).toEqual([200, bodies.map(({ id }) => id)]);

      const { lrs, version } = client;
      const query = new URLSearchParams({ agent: JSON.stringify(agent), attachments: 'true' });
      const response = await fetch(`${lrs.url}/xapi/statements?${query}`, {
        headers: { Authorization: `Basic ${btoa('maschine:geheim')}`, 'X-Experience-API-Version': version },
      });
      const type = response.headers.get('content-type') ?? '';
      expect(type).toMatch(/^multipart\/mixed; boundary=\w+$/);
      const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
      const [before, ...parts] = text.split(`\r\n--${type.split('=')[1]}`);
      expect([before, parts.pop()]).toEqual(['', '--\r\n']);
      const read = parts.map((one) => {
        const end = one.indexOf('\r\n\r\n');
        return { head: one.slice(2, end).split('\r\n').sort(), content: one.slice(end + 4) };
      });
      expect(read[0]?.head).toEqual(['Content-Type: application/json']);
      expect(JSON.parse(read[0]?.content ?? '').statements).toHaveLength(3);
      const headOf = (contentType: string, content: Buffer) => [
        'Content-Transfer-Encoding: binary',
        `Content-Type: ${contentType}`,
        `X-Experience-API-Hash: ${sha(content)}`,
      ];
      expect(new Set(read.slice(1))).toEqual(
        new Set([
          { head: headOf('image/jpeg', image), content: image.toString('latin1') },
          { head: headOf('application/octet-stream', other), content: other.toString('latin1') },
        ]),
      );
    },
  ],
  [
    'XAPI-00161, XAPI-00165',
    'stay where they are unless they are asked for',
    async (client) => {
      const given = statement({ attachments: [attachment(image)] });
      await post(client, [json(given), part(image)]);
      for (const parameters of [{}, { attachments: 'false' }]) {
        const answer = await client.send('GET', path, { statementId: given.id, ...parameters });
        expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
        expect(answer.json.attachments).toEqual(given.attachments);
      }
    },
  ],
  [
    'XAPI-00127',
    'a single statement with its attachment by PUT, and out again by its id, by HEAD without a body',
    async (client) => {
      const given = statement({ attachments: [attachment(image)] });
      const options = { raw: bodyOf([json(given), part(image)]), headers: mixed };
      expect((await client.send('PUT', path, { statementId: given.id }, options)).status).toBe(204);
      const parameters = { statementId: given.id, attachments: 'true' };
      const answer = await client.send('GET', path, parameters);
      expect(answer.headers.get('content-type')).toMatch(/^multipart\/mixed/);
      expect(answer.text).toContain(`X-Experience-API-Hash: ${sha(image)}`);
      expect((await client.send('HEAD', path, parameters)).text).toBe('');
    },
  ],
  [
    'XAPI-00127',
    'SHA-224, SHA-384 and SHA-512 are as good, in any case',
    async (client) => {
      for (const algorithm of ['sha224', 'sha384', 'sha512']) {
        const sha2 = sha(image, algorithm).toUpperCase();
        const given = statement({ attachments: [attachment(image, { sha2 })] });
        const answer = await post(client, [json(given), part(image, { 'X-Experience-API-Hash': sha2 })]);
        expect([algorithm, answer.status]).toEqual([algorithm, 200]);
        const read = await client.send('GET', path, { statementId: given.id, attachments: 'true' });
        expect(read.text).toContain(`X-Experience-API-Hash: ${sha2.toLowerCase()}`);
      }
    },
  ],
  [
    'XAPI-00132, XAPI-00133',
    'a part that does not say so is binary, its type may be spelt otherwise, and its headers may go over several lines',
    async (client) => {
      const contentType = 'text/plain; charset=utf-8';
      for (const headers of [
        { 'Content-Transfer-Encoding': '' },
        { 'Content-Transfer-Encoding': 'BINARY', 'Content-Length': String(image.length) },
        { 'Content-Type': 'Text/Plain;charset=UTF-8' },
        { 'Content-Type': 'text/plain;\r\n charset=utf-8' },
        { 'Content-Disposition': 'attachment;\r\n\tname="x:y"' },
      ]) {
        const given = statement({ attachments: [attachment(image, { contentType })] });
        expect([headers, (await post(client, [json(given), part(image, headers)])).status]).toEqual([headers, 200]);
      }
    },
  ],
  [
    'XAPI-00127',
    'a fileUrl is enough, as JSON or multipart, and multipart may come without attachments',
    async (client) => {
      const given = () => statement({ attachments: [attachment(image, { fileUrl: 'https://f.example/1' })] });
      expect((await client.send('POST', path, {}, { body: given() })).status).toBe(200);
      expect((await post(client, [json(given())])).status).toBe(200);
      expect((await post(client, [json(statement())])).status).toBe(200);
    },
  ],
  ...(
    [
      [
        '129',
        'without its data and without fileUrl',
        [json(statement({ attachments: [attachment(image)] }))],
        'LRS_STATEMENT_RULE',
      ],
      ['128', 'part that no statement mentions', [json(statement()), part(image)], 'LRS_ATTACHMENT'],
      ['134', 'first part that is no JSON', [part(image), json(statement())], 'LRS_CONTENT_TYPE'],
      ['134', 'statements in two parts', [json(statement()), json(statement())], 'LRS_ATTACHMENT'],
      [
        '135',
        'part without a hash',
        [json(statement({ attachments: [attachment(image)] })), part(image, { 'X-Experience-API-Hash': '' })],
        'LRS_ATTACHMENT',
      ],
      [
        '135',
        'part with the hash of other data',
        [json(statement({ attachments: [attachment(image)] })), { ...part(image), content: 'anders' }],
        'LRS_ATTACHMENT',
      ],
      [
        '132',
        'part that is not binary',
        [json(statement({ attachments: [attachment(image)] })), part(image, { 'Content-Transfer-Encoding': 'base64' })],
        'LRS_ATTACHMENT',
      ],
      [
        '133',
        'part of another type than the statement says',
        [json(statement({ attachments: [attachment(image)] })), part(image, { 'Content-Type': 'image/png' })],
        'LRS_ATTACHMENT',
      ],
      [
        '133',
        'part of another length than it says',
        [json(statement({ attachments: [attachment(image)] })), part(image, { 'Content-Length': '3' })],
        'LRS_ATTACHMENT',
      ],
      [
        '133',
        'part of another length than the statement says',
        [
          json(statement({ attachments: [attachment(image, { length: 3 })] })),
          part(image, { 'Content-Length': String(image.length) }),
        ],
        'LRS_ATTACHMENT',
      ],
    ] as [string, string, PartToSend[], string][]
  ).map(
    ([number, what, parts, code]): Requirement => [
      `XAPI-00${number}`,
      `${what} is refused, and nothing is stored`,
      async (client) => {
        const answer = await post(client, parts);
        expect([answer.status, answer.json.code]).toEqual([400, code]);
        const id = JSON.parse(String(parts.find(({ headers }) => headers['Content-Type'])?.content)).id;
        expect((await client.send('GET', path, { statementId: id })).status).toBe(404);
      },
    ],
  ),
  ...(
    [
      ['130', 'no boundary in the header', 'multipart/mixed', undefined, 'LRS_MULTIPART'],
      [
        '130',
        'a boundary of 100 characters',
        `multipart/mixed; boundary=${'x'.repeat(100)}`,
        undefined,
        'LRS_MULTIPART',
      ],
      ['131', 'another boundary in the body', 'multipart/mixed; boundary=anders', undefined, 'LRS_MULTIPART'],
      [
        '131',
        'no end',
        mixed['Content-Type'],
        `\r\n--${boundary}\r\nContent-Type:application/json\r\n\r\n{}`,
        'LRS_MULTIPART',
      ],
      [
        '131',
        'a header without colon',
        mixed['Content-Type'],
        `--${boundary}\r\nkaputt\r\n\r\n{}\r\n--${boundary}--`,
        'LRS_MULTIPART',
      ],
      ['131', 'no part', mixed['Content-Type'], `--${boundary}--`, 'LRS_CONTENT_TYPE'],
      [
        '134',
        'a part without headers',
        mixed['Content-Type'],
        `--${boundary}\r\n\r\n{}\r\n--${boundary}--`,
        'LRS_CONTENT_TYPE',
      ],
      ['127', 'form data', `multipart/form-data; boundary="${boundary}"`, undefined, 'LRS_CONTENT_TYPE'],
      ['127', 'text', 'text/plain', undefined, 'LRS_CONTENT_TYPE'],
    ] as [string, string, string, string | undefined, string][]
  ).map(
    ([number, what, type, raw, code]): Requirement => [
      `XAPI-00${number}`,
      `${what} is refused`,
      async ({ send }) => {
        const given = statement({ attachments: [attachment(image)] });
        const body = raw ?? bodyOf([json(given), part(image)]);
        const answer = await send('POST', path, {}, { raw: body, headers: { 'Content-Type': type } });
        expect([answer.status, answer.json.code]).toEqual([400, code]);
      },
    ],
  ),
  [
    'XAPI-00127',
    'a learner’s page attaches nothing',
    async ({ lrs, version }) => {
      const body = learnerStatement('token-anna', { attachments: [attachment(image)] });
      const options = { raw: bodyOf([json(body), part(image)]), headers: mixed, bearer: 'token-anna', version };
      const answer = await lrs.send('POST', '/xapi/statements', options);
      expect([answer.status, answer.json.code, answer.json.path]).toEqual([403, 'LRS_SCOPE', 'attachments']);
    },
  ],
]);

const signer = newSigner();
const ellipticSigner = newSigner('ec');
const usageType = 'http://adlnet.gov/expapi/attachments/signature';
const signed = (given: object, jws: string, over: object = {}): PartToSend[] => [
  json({ ...given, attachments: [attachment(jws, { usageType, ...over })] }),
  part(jws),
];

requirements('signed statements', [
  [
    'XAPI-00116',
    'several may sign: a later one what an earlier one has signed, with its signature, or without',
    async (client) => {
      const given = statement({ attachments: [attachment(image)] });
      const sign = (signatures: string[]): string => {
        const attachments = [
          ...(given.attachments as object[]),
          ...signatures.map((jws) => attachment(jws, { usageType })),
        ];
        return jwsOf(JSON.stringify({ ...given, attachments }), newSigner());
      };
      const first = sign([]);
      const all = [first, sign([first]), sign([])];
      const attachments = [attachment(image), ...all.map((jws) => attachment(jws, { usageType }))];
      const answer = await post(client, [json({ ...given, attachments }), part(image), ...all.map((jws) => part(jws))]);
      expect(answer.status).toBe(200);
    },
  ],
  [
    'IEEE 9274.1.1 § 4.2',
    'what is no part of equivalence is no fault of a signature: id, time, case of letters, attachments',
    async (client) => {
      const given = statement({ timestamp: '2026-11-23T03:00:00Z', result: { response: 'Ä' } });
      const other = { ...given, id: randomUUID(), timestamp: '2026-11-23T03:00:01Z', result: { response: 'ä' } };
      expect((await post(client, signed(given, jwsOf(JSON.stringify(other), signer)))).status).toBe(200);
    },
    '2.0.0',
  ],
  ...['RS256', 'RS384', 'RS512'].map(
    (alg): Requirement => [
      'XAPI-00115, XAPI-00117',
      `${alg}, with and without certificate, is accepted`,
      async (client) => {
        for (const x5c of [undefined, [signer.certificate]]) {
          const given = statement({
            result: { duration: 'PT1.23S' },
            context: { contextActivities: { other: { id: 'http://a.example/' } } },
          });
          const jws = jwsOf(JSON.stringify(given), signer, { alg, ...(x5c && { x5c }) });
          expect((await post(client, signed(given, jws))).status).toBe(200);
          const read = await client.send('GET', path, { statementId: given.id, attachments: 'true' });
          expect(read.text).toContain(jws);
        }
      },
    ],
  ),
  [
    'XAPI-00116',
    'what counts is what the statement says: order, display texts, time zone and thousandths of durations do not',
    async (client) => {
      const given = statement({ timestamp: '2026-11-23T03:00:00Z', result: { duration: 'PT1.2349S' } });
      const { id, actor, verb, object } = given;
      const again = {
        result: { duration: 'PT1.23S' },
        timestamp: '2026-11-23T04:00:00+01:00',
        object,
        verb: { id: (verb as { id: string }).id },
        actor,
        id,
      };
      expect((await post(client, signed(given, jwsOf(JSON.stringify(again), signer)))).status).toBe(200);
    },
  ],
  ...(
    [
      [
        '115',
        'of another content type',
        (given) => signed(given, jwsOf(JSON.stringify(given), signer), { contentType: 'text/plain' }),
      ],
      [
        '115',
        'that lies elsewhere',
        (given) => [json({ ...given, attachments: [attachment('x', { usageType, fileUrl: 'https://f.example/' })] })],
      ],
      ['115', 'that is no JWS', (given) => signed(given, 'kaputt')],
      ['115', 'with four segments', (given) => signed(given, `${jwsOf(JSON.stringify(given), signer)}.x`)],
      [
        '115',
        'with a header that is no JSON',
        (given) => signed(given, `e30x.${jwsOf(JSON.stringify(given), signer).slice(4)}`),
      ],
      ['116', 'over what is no JSON', (given) => signed(given, jwsOf(JSON.stringify(given).replace('"', "'"), signer))],
      ['116', 'over what is no statement', (given) => signed(given, jwsOf('{"a":1}', signer))],
      ['116', 'over nothing', (given) => signed(given, jwsOf('null', signer))],
      [
        '116',
        'over another statement',
        (given) => signed(given, jwsOf(JSON.stringify(statement({ id: given.id, result: { success: true } })), signer)),
      ],
      [
        '116',
        'over another id',
        (given) => signed(given, jwsOf(JSON.stringify({ ...given, id: randomUUID() }), signer)),
        '1.0.3',
      ],
      [
        '116',
        'over another time',
        (given) =>
          signed(
            { ...given, timestamp: '2026-11-23T03:00:00Z' },
            jwsOf(JSON.stringify({ ...given, timestamp: '2026-11-23T03:00:01Z' }), signer),
          ),
        '1.0.3',
      ],
      [
        '116',
        'over the statement without one of its attachments',
        (given) => {
          const [sign, ...more] = signed(given, jwsOf(JSON.stringify(given), signer));
          const { attachments, ...rest } = JSON.parse(String(sign?.content));
          return [json({ ...rest, attachments: [...attachments, attachment(image)] }), ...more, part(image)];
        },
        '1.0.3',
      ],
      [
        '117',
        'without an algorithm',
        (given) => signed(given, jwsOf(JSON.stringify(given), signer).replace(/^[^.]+/, 'e30')),
      ],
      [
        '117',
        'by a shared secret',
        (given) =>
          signed(
            given,
            jwsOf(JSON.stringify(given), signer).replace(
              /^[^.]+/,
              Buffer.from('{"alg":"HS256"}').toString('base64url'),
            ),
          ),
      ],
      [
        '117',
        'by no algorithm',
        (given) =>
          signed(
            given,
            jwsOf(JSON.stringify(given), signer).replace(/^[^.]+/, Buffer.from('{"alg":"none"}').toString('base64url')),
          ),
      ],
      [
        '117',
        'by another key than its certificate’s',
        (given) =>
          signed(given, jwsOf(JSON.stringify(given), newSigner(), { alg: 'RS256', x5c: [signer.certificate] })),
      ],
      [
        '117',
        'by ECDSA, its certificate’s algorithm, under the name of another',
        (given) => signed(given, jwsOf(JSON.stringify(given), ellipticSigner)),
      ],
      [
        '117',
        'with a certificate that is none',
        (given) => signed(given, jwsOf(JSON.stringify(given), signer, { alg: 'RS256', x5c: ['AAAA'] })),
      ],
    ] as [string, string, (given: { id: string }) => PartToSend[], Version?][]
  ).map(([number, what, partsOf, only]): Requirement => {
    const run = async (client: Client) => {
      const given = statement();
      const answer = await post(client, partsOf(given));
      expect([answer.status, answer.json.code, answer.json.path]).toEqual([400, 'LRS_SIGNATURE', '$.attachments[0]']);
      expect((await client.send('GET', path, { statementId: given.id })).status).toBe(404);
    };
    const promise = `a signature ${what} is refused, and nothing is stored`;
    return only ? [`XAPI-00${number}`, promise, run, only] : [`XAPI-00${number}`, promise, run];
  }),
]);
