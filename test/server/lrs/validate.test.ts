import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { repeatedProperty } from '../../../server/lrs/repeated.ts';
import { malformed, malformedByVersion, mutated, valid, validInOne, validInTwo } from './corpus.ts';
import { homePage, type LrsTestServer, startLrs, statement } from './harness.ts';

let lrs: LrsTestServer;
beforeAll(async () => {
  lrs = await startLrs();
});

const post = (body: unknown, version = '1.0.3') => lrs.send('POST', '/xapi/statements', { body, version });
const rows = <Row extends unknown[]>(table: Row[]): [string, ...Row][] =>
  table.map((row) => [
    row
      .map((cell) => (typeof cell === 'string' ? cell : JSON.stringify(cell)))
      .join(' ')
      .slice(0, 90),
    ...row,
  ]);

describe('a malformed statement is refused with the code and the path of its first fault', () => {
  it('the table holds at least 200 of them', () =>
    expect(malformed.length + malformedByVersion.length).toBeGreaterThanOrEqual(200));

  it.each(rows(malformed))('%s', async (_, path, value, code, at = `$.${path}`) => {
    for (const version of ['1.0.3', '2.0.0']) {
      const answer = await post(mutated(path, value), version);
      expect([answer.status, answer.json.code, answer.json.path]).toEqual([400, `LRS_STATEMENT_${code}`, at]);
    }
  });

  it.each(rows(malformedByVersion))('%s', async (_, version, path, value, code, at = `$.${path}`) => {
    const answer = await post(mutated(path, value), version);
    expect([answer.status, answer.json.code, answer.json.path]).toEqual([400, `LRS_STATEMENT_${code}`, at]);
  });

  it.each([
    ['revision', { objectType: 'Agent', mbox: 'mailto:a@b.de' }],
    ['platform', { objectType: 'StatementRef', id: '6690e6c9-3ef0-4ed3-8b37-7f3964730bee' }],
  ])('%s without an activity as object', async (property, object) => {
    const answer = await post(statement({ object, context: { [property]: 'x' } }));
    expect([answer.json.code, answer.json.path]).toEqual(['LRS_STATEMENT_RULE', `$.context.${property}`]);
  });

  it('in a batch the path names the statement, and none is stored', async () => {
    const good = statement();
    const answer = await post([good, mutated('verb', {})]);
    expect([answer.status, answer.json.path]).toEqual([400, '$[1].verb.id']);
    expect(await lrs.connection.collection('statements').countDocuments({ id: good.id })).toBe(0);
  });
});

describe('a valid statement is accepted and given back as it came', () => {
  const both = valid.flatMap(([name, body]): [string, string, Record<string, unknown>][] => [
    ['1.0.3', name, body],
    ['2.0.0', name, body],
  ]);
  it.each([
    ...both,
    ...validInOne.map(([name, body]): [string, string, Record<string, unknown>] => ['1.0.3', name, body]),
    ...validInTwo.map(([name, body]): [string, string, Record<string, unknown>] => ['2.0.0', name, body]),
  ])('%s: %s', async (version, _, body) => {
    const answer = await post(body, version);
    expect(answer.json).toEqual([body.id]);
    const { json } = await lrs.send('GET', `/xapi/statements?statementId=${body.id}`, { version });
    for (const [key, value] of Object.entries(body)) {
      if (key !== 'authority' && key !== 'context') expect(json[key]).toEqual(value);
    }
  });
});

describe('generated statements', () => {
  const iri = fc.webUrl();
  const word = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('__proto__', '$gt', 'a.b', 'constructor', ''),
  );
  const json = fc.jsonValue({ maxDepth: 4 });
  /** Mostly right, sometimes anything. */
  const mostly = <Value>(right: fc.Arbitrary<Value>) =>
    fc.oneof({ weight: 19, arbitrary: right as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: json });
  const agent = fc.oneof(
    fc.record({ account: fc.record({ homePage: iri, name: fc.string({ minLength: 1, unit: 'binary' }) }) }),
    fc.record(
      { mbox: fc.emailAddress().map((address) => `mailto:${address}`), name: word },
      { requiredKeys: ['mbox'] },
    ),
    fc.record({ openid: iri }),
  );
  const actor = fc.oneof(
    agent,
    fc.record({ objectType: fc.constant('Group'), member: fc.array(mostly(agent), { maxLength: 3 }) }),
  );
  const extensions = fc.dictionary(mostly(iri).map(String), json, { maxKeys: 3 });
  const map = fc.dictionary(mostly(fc.constantFrom('de', 'en-US', 'und')).map(String), mostly(word), { maxKeys: 2 });
  const activity = fc.record(
    {
      id: mostly(iri),
      definition: mostly(fc.record({ name: map, type: iri, extensions: mostly(extensions) }, { requiredKeys: [] })),
    },
    { requiredKeys: ['id'] },
  );
  const generated = fc.record(
    {
      id: mostly(fc.uuid()),
      actor: mostly(actor),
      verb: mostly(fc.record({ id: iri, display: map }, { requiredKeys: ['id'] })),
      object: mostly(fc.oneof(activity, fc.record({ objectType: fc.constant('StatementRef'), id: fc.uuid() }))),
      result: mostly(
        fc.record(
          {
            score: fc.record({ scaled: fc.double(), raw: fc.double() }, { requiredKeys: [] }),
            response: word,
            extensions: mostly(extensions),
          },
          { requiredKeys: [] },
        ),
      ),
      context: mostly(
        fc.record(
          {
            registration: fc.uuid(),
            contextActivities: fc.record({ parent: mostly(activity) }),
            extensions: mostly(extensions),
          },
          { requiredKeys: [] },
        ),
      ),
      timestamp: mostly(fc.date({ noInvalidDate: true }).map((date) => date.toISOString())),
    },
    { requiredKeys: ['actor', 'verb', 'object'] },
  );

  it('are stored or refused with a code, never answered 500', async () => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(generated, fc.constantFrom('1.0.3', '2.0.0'), async (body, version) => {
        const answer = await post(body, version);
        seen.add(answer.status);
        expect([200, 400]).toContain(answer.status);
        if (answer.status === 400) expect(answer.json.code).toMatch(/^LRS_[A-Z_]+$/);
        else expect((await post(body, version)).status).toBe(200);
      }),
      { numRuns: 250 },
    );
    expect(seen).toEqual(new Set([200, 400]));
  });

  it('any JSON at all is refused with a code', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (body) => {
        const answer = await post(body);
        if (Array.isArray(body) && body.length === 0) expect([answer.status, answer.json]).toEqual([200, []]);
        else expect([answer.status, answer.json.code]).toEqual([400, expect.stringMatching(/^LRS_STATEMENT_/)]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('hostile bodies are answered with a code, never with 500', () => {
  const json = { 'Content-Type': 'application/json' };
  const text = (over: string) =>
    `{"actor":{"account":{"homePage":"${homePage}","name":"a"}},"verb":{"id":"http://v.example/"},"object":{"id":"http://a.example/"}${over}}`;
  const inExtension = (value: string) => text(`,"result":{"extensions":{"http://e.example/":${value}}}`);
  const table: [string, string | Uint8Array<ArrayBuffer>, Record<string, string>, number, string][] = [
    ['empty', '', json, 400, 'LRS_BODY_JSON'],
    ['cut off', text('').slice(0, -1), json, 400, 'LRS_BODY_JSON'],
    ['not JSON', 'actor=anna', json, 400, 'LRS_BODY_JSON'],
    ['NaN', inExtension('NaN'), json, 400, 'LRS_BODY_JSON'],
    ['invalid UTF-8', new Uint8Array([123, 34, 255, 34, 58, 49, 125]), json, 400, 'LRS_BODY_UTF8'],
    ['nested 2 million deep', '['.repeat(2_000_000), json, 400, 'LRS_BODY_JSON'],
    [
      'nested 1 million deep, closed',
      `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`,
      json,
      400,
      'LRS_STATEMENT_TYPE',
    ],
    [
      'extension nested 100,000 deep',
      inExtension(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      json,
      400,
      'LRS_STATEMENT_LIMIT',
    ],
    ['a number beyond all', inExtension('1e999'), json, 400, 'LRS_STATEMENT_RANGE'],
    ['a score beyond all', text(',"result":{"score":{"raw":-1e999}}'), json, 400, 'LRS_STATEMENT_RANGE'],
    ['__proto__ beside actor', text(',"__proto__":{"id":"x"}'), json, 400, 'LRS_STATEMENT_UNKNOWN'],
    ['__proto__ as extension', text(',"result":{"extensions":{"__proto__":{}}}'), json, 400, 'LRS_STATEMENT_FORMAT'],
    ['constructor as language', text(',"context":{"language":"constructor"}'), json, 400, 'LRS_STATEMENT_FORMAT'],
    ['a statement of 2 MiB', inExtension(`"${'x'.repeat(2 * 1024 * 1024)}"`), json, 413, 'LRS_STATEMENT_SIZE'],
    ['9 MiB', inExtension(`"${'x'.repeat(9 * 1024 * 1024)}"`), json, 413, 'LRS_BODY_TOO_LARGE'],
    ['no content type', text(''), { 'Content-Type': '' }, 400, 'LRS_CONTENT_TYPE'],
    ['a form', text(''), { 'Content-Type': 'application/x-www-form-urlencoded' }, 400, 'LRS_CONTENT_TYPE'],
    ['a content type that begins right', text(''), { 'Content-Type': 'application/json5' }, 400, 'LRS_CONTENT_TYPE'],
    ['another charset', text(''), { 'Content-Type': 'application/json; charset=latin1' }, 400, 'LRS_CONTENT_TYPE'],
    ['multipart', text(''), { 'Content-Type': 'multipart/mixed; boundary=x' }, 400, 'LRS_MULTIPART'],
    ['compressed', text(''), { ...json, 'Content-Encoding': 'gzip' }, 415, 'LRS_BODY_ENCODING'],
  ];
  it.each(table)('%s', async (_, raw, headers, status, code) => {
    for (const method of ['POST', 'PUT']) {
      const path =
        method === 'PUT' ? '/xapi/statements?statementId=6690e6c9-3ef0-4ed3-8b37-7f3964730bee' : '/xapi/statements';
      const answer = await lrs.send(method, path, { raw, headers });
      // A list is a batch to POST and a wrong type to PUT; its first element is a list again.
      expect([answer.status, answer.json.code]).toEqual([status, code]);
    }
  });

  it('a chunked body beyond 8 MiB is cut off at its size', async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(32);
    let sent = 0;
    const stream = new ReadableStream({
      pull: (controller) => (sent++ < 10 ? controller.enqueue(chunk) : controller.close()),
    });
    const answer = await fetch(`${lrs.url}/xapi/statements`, {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { Authorization: `Basic ${btoa('maschine:geheim')}`, 'X-Experience-API-Version': '1.0.3', ...json },
    } as RequestInit);
    expect(answer.status).toBe(413);
  });

  it('text with zeros, halves of surrogate pairs and every plane comes back as it was', async () => {
    const given = statement({ result: { response: '\u0000\ud800 \u{1f600} ﷺ' } });
    expect((await post(given)).status).toBe(200);
    expect((await lrs.send('GET', `/xapi/statements?statementId=${given.id}`)).json.result).toEqual(given.result);
  });
});

describe('a property used twice', () => {
  const whole = JSON.stringify(
    statement({
      result: { response: '{"verb":1,"verb":2} \\":', extensions: { 'http://e.example/': [0, { a: { b: 1 } }] } },
    }),
  );
  /** The statement with one more property, at the beginning of the object behind this text. */
  const within = (before: string, property: string): string => {
    const at = whole.indexOf(before) + before.length;
    return `${whole.slice(0, at)}${property},${whole.slice(at)}`;
  };
  const table: [string, string, string][] = [
    ['beside itself', within('{', '"verb":{"id":"http://v.example/"}'), '$.verb'],
    ['with the same value', within('"verb":{', '"id":"http://adlnet.gov/expapi/verbs/experienced"'), '$.verb.id'],
    ['in a language map', within('"display":{', '"en-US":"x"'), '$.verb.display["en-US"]'],
    ['as extension', within('"extensions":{', '"http://e.example/":null'), '$.result.extensions["http://e.example/"]'],
    ['deep in an extension', within('"a":{', '"b":2'), '$.result.extensions["http://e.example/"][1].a.b'],
    ['in escapes', within('{', String.raw`"\u0076erb":1`), '$.verb'],
    ['before white space', within('{', '"verb"\r\n\t :1'), '$.verb'],
  ];

  it.each(table)('%s is refused with its path, by POST, PUT, in a batch and in multipart', async (_, raw, path) => {
    const headers = { 'Content-Type': 'application/json' };
    const mixed = { 'Content-Type': 'multipart/mixed; boundary=b' };
    const { id } = JSON.parse(whole) as { id: string };
    for (const version of ['1.0.3', '2.0.0']) {
      for (const [method, parameters, body, heads, at] of [
        ['POST', '', raw, headers, path],
        ['PUT', `?statementId=${id}`, raw, headers, path],
        ['POST', '', `[${whole}, ${raw}]`, headers, path.replace('$', '$[1]')],
        ['POST', '', `--b\r\nContent-Type:application/json\r\n\r\n${raw}\r\n--b--`, mixed, path],
      ] as const) {
        const answer = await lrs.send(method, `/xapi/statements${parameters}`, { raw: body, headers: heads, version });
        expect([answer.status, answer.json.code, answer.json.path]).toEqual([400, 'LRS_STATEMENT_REPEATED', at]);
        expect(answer.json.message).toBe(`Im Statement steht ${at} mehr als einmal.`);
      }
    }
  });

  it('is found in any JSON, and nothing else is taken for it', () => {
    const space = fc.constantFrom('', '', ' ', '\r\n\t');
    const names = fc.oneof(fc.constantFrom('a', 'b', '__proto__', '', '1', 'a":', '\\', '":', '„', ':'), fc.string());
    const escaped = (text: string): string =>
      `"${text
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join('')}"`;
    /** JSON texts, and whether an object in them has a property twice. */
    type Sample = [text: string, repeats: boolean];
    const { sample } = fc.letrec<{ sample: Sample }>((tie) => ({
      sample: fc.oneof(
        { depthSize: 'small' },
        fc
          .oneof(
            fc.constantFrom('1', 'null', '":"', '" :"'),
            fc.string().map((text) => JSON.stringify(text)),
          )
          .map((text): Sample => [text, false]),
        fc
          .tuple(fc.array(tie('sample'), { maxLength: 3 }), space)
          .map(
            ([items, gap]): Sample => [
              `[${gap}${items.map(([text]) => text).join(`${gap},`)}]`,
              items.some(([, repeats]) => repeats),
            ],
          ),
        fc
          .array(fc.tuple(names, fc.boolean(), space, tie('sample')), { maxLength: 4 })
          .map(
            (fields): Sample => [
              `{${fields
                .map(([name, isEscaped, gap, [text]]) =>
                  [isEscaped ? escaped(name) : JSON.stringify(name), ':', text, ''].join(gap),
                )
                .join()}}`,
              new Set(fields.map(([name]) => name)).size < fields.length ||
                fields.some(([, , , [, repeats]]) => repeats),
            ],
          ),
      ),
    }));
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(sample, ([text, repeats]) => {
        seen.add(repeats);
        expect(repeatedProperty(Buffer.from(text), JSON.parse(text)) !== undefined, text).toBe(repeats);
      }),
      { seed: 2026, numRuns: 1_000 },
    );
    expect(seen.size).toBe(2);
  });
});
