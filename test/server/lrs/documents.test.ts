import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { homePage, type LrsTestServer, query, type SendOptions, startLrs } from './harness.ts';

let lrs: LrsTestServer;
beforeAll(async () => {
  lrs = await startLrs();
});

const agent = { account: { homePage, name: 'anna' } };
const activityId = 'https://w3id.org/komki/sequenz/G01';
const at = (parameters: Record<string, string | object> = {}) =>
  `/xapi/activities/state?${query({ activityId, agent, ...parameters })}`;
/** A document of its own per test. */
const fresh = (): string => at({ stateId: randomUUID() });
const status = async (method: string, path: string, options: SendOptions = {}) =>
  (await lrs.send(method, path, options)).status;

describe('documents', () => {
  it('come back byte for byte with type, quoted SHA-1 and time of change', async () => {
    const path = fresh();
    const raw = new Uint8Array([0, 255, 10, 13, 226, 130]);
    expect(await status('PUT', path, { raw, headers: { 'Content-Type': 'image/x-odd; a=b' } })).toBe(204);
    const response = await fetch(lrs.url + path, {
      headers: { Authorization: `Basic ${btoa('maschine:geheim')}`, 'X-Experience-API-Version': '1.0.3' },
    });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(raw);
    expect(response.headers.get('content-type')).toBe('image/x-odd; a=b');
    expect(response.headers.get('etag')).toBe(`"${createHash('sha1').update(raw).digest('hex')}"`);
    expect(Date.parse(response.headers.get('last-modified') ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it('of any type never run as a page of this site', async () => {
    const path = fresh();
    await lrs.send('PUT', path, { raw: '<script>alert(1)</script>', headers: { 'Content-Type': 'text/html' } });
    const { headers } = await lrs.send('GET', path);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('belong to activity, agent, registration and state id', async () => {
    const stateId = randomUUID();
    const registration = randomUUID();
    const places = [
      at({ stateId }),
      at({ stateId, registration }),
      at({ stateId, agent: { account: { homePage, name: 'ben' } } }),
      at({ stateId, activityId: 'https://w3id.org/komki/sequenz/G02' }),
    ];
    for (const [index, place] of places.entries()) await lrs.send('PUT', place, { body: { index } });
    for (const [index, place] of places.entries()) expect((await lrs.send('GET', place)).json).toEqual({ index });
    const upper = at({ stateId, registration: registration.toUpperCase() });
    expect((await lrs.send('GET', upper)).json).toEqual({ index: 1 });
  });

  it('that are missing are 404, deleting them is 204', async () => {
    const path = fresh();
    expect((await lrs.send('GET', path)).json.code).toBe('LRS_NOT_FOUND');
    expect(await status('HEAD', path)).toBe(404);
    expect(await status('DELETE', path)).toBe(204);
    await lrs.send('PUT', path, { body: {} });
    expect(await status('HEAD', path)).toBe(200);
    expect(await status('DELETE', path)).toBe(204);
    expect(await status('GET', path)).toBe(404);
  });

  it('are listed and deleted by their scope, the list since a time', async () => {
    const scope = { activityId: `http://list.example/${randomUUID()}` };
    const registration = randomUUID();
    lrs.time.now = () => new Date('2026-11-23T10:00:00.000Z');
    await lrs.send('PUT', at({ ...scope, stateId: 'alt' }), { body: 1 });
    lrs.time.now = () => new Date('2026-11-23T11:00:00.000Z');
    await lrs.send('PUT', at({ ...scope, stateId: 'neu', registration }), { body: 2 });
    lrs.time.now = () => new Date();
    const list = async (more: Record<string, string> = {}) =>
      (await lrs.send('GET', at({ ...scope, ...more }))).json.sort();
    expect(await list()).toEqual(['alt', 'neu']);
    expect(await list({ registration })).toEqual(['neu']);
    expect(await list({ since: '2026-11-23T10:00:00Z' })).toEqual(['neu']);
    expect((await lrs.send('GET', at(scope))).headers.get('last-modified')).toBe('Mon, 23 Nov 2026 11:00:00 GMT');
    expect(await status('DELETE', at({ ...scope, registration }))).toBe(204);
    expect(await list()).toEqual(['alt']);
    expect(await status('DELETE', at(scope))).toBe(204);
    expect(await list()).toEqual([]);
  });

  it('of a learner are given out for the export, JSON as JSON, text as text, bytes as base64', async () => {
    const name = randomUUID();
    await lrs.send('PUT', at({ agent: { account: { homePage, name } }, stateId: 'massnahmenplan' }), {
      body: { a: 1 },
    });
    const others: [string, string, string | Uint8Array<ArrayBuffer>][] = [
      ['notiz', 'text/plain', 'Grüße'],
      ['kaputt', 'application/json', '{'],
      ['bild', 'image/png', new Uint8Array([0x89, 0x50, 0xff])],
    ];
    for (const [stateId, type, raw] of others) {
      const headers = { 'Content-Type': type };
      await lrs.send('PUT', at({ agent: { account: { homePage, name } }, stateId }), { raw, headers });
    }
    const documents = await lrs.service.statesOf(name);
    const common = { activity: activityId, updated: expect.any(Date) };
    expect(documents.sort((a, b) => a.id.localeCompare(b.id))).toEqual([
      { ...common, id: 'bild', contentType: 'image/png', content: 'iVD/' },
      { ...common, id: 'kaputt', contentType: 'application/json', content: '{' },
      { ...common, id: 'massnahmenplan', contentType: 'application/json', content: { a: 1 } },
      { ...common, id: 'notiz', contentType: 'text/plain', content: 'Grüße' },
    ]);
  });
});

describe('preconditions', () => {
  const etagOf = (body: unknown) => `"${createHash('sha1').update(JSON.stringify(body)).digest('hex')}"`;
  /** Method, header, whether the document is there, version, expected status. */
  const table: [string, Record<string, string>, boolean, string, number][] = [
    ['PUT', {}, false, '1.0.3', 204],
    ['PUT', {}, true, '1.0.3', 204],
    ['PUT', {}, false, '2.0.0', 204],
    ['PUT', {}, true, '2.0.0', 409],
    ['PUT', { 'If-None-Match': '*' }, false, '2.0.0', 204],
    ['PUT', { 'If-None-Match': '*' }, true, '2.0.0', 412],
    ['PUT', { 'If-None-Match': '*' }, true, '1.0.3', 412],
    ['PUT', { 'If-Match': etagOf({ a: 1 }) }, true, '2.0.0', 204],
    ['PUT', { 'If-Match': etagOf({ a: 1 }).replaceAll('"', '') }, true, '1.0.3', 204],
    ['PUT', { 'If-Match': `"x", W/${etagOf({ a: 1 })}` }, true, '1.0.3', 204],
    ['PUT', { 'If-Match': '"falsch"' }, true, '2.0.0', 412],
    ['PUT', { 'If-Match': '1234' }, true, '1.0.3', 412],
    ['PUT', { 'If-Match': '*' }, true, '2.0.0', 204],
    ['PUT', { 'If-Match': '*' }, false, '2.0.0', 412],
    ['PUT', { 'If-Match': etagOf({ a: 1 }) }, false, '1.0.3', 412],
    ['PUT', { 'If-None-Match': etagOf({ a: 1 }) }, true, '2.0.0', 412],
    ['PUT', { 'If-None-Match': '"anders"' }, true, '2.0.0', 204],
    ['PUT', { 'If-Match': '*', 'If-None-Match': '*' }, true, '2.0.0', 412],
    ['POST', {}, true, '2.0.0', 204],
    ['POST', {}, false, '1.0.3', 204],
    ['POST', { 'If-Match': etagOf({ a: 1 }) }, true, '1.0.3', 204],
    ['POST', { 'If-Match': '"falsch"' }, true, '1.0.3', 412],
    ['POST', { 'If-Match': '"falsch"' }, false, '2.0.0', 412],
    ['POST', { 'If-None-Match': '*' }, true, '2.0.0', 412],
    ['POST', { 'If-None-Match': '*' }, false, '2.0.0', 204],
    ['DELETE', {}, true, '2.0.0', 204],
    ['DELETE', { 'If-Match': etagOf({ a: 1 }) }, true, '2.0.0', 204],
    ['DELETE', { 'If-Match': '"falsch"' }, true, '1.0.3', 412],
    ['DELETE', { 'If-Match': '*' }, false, '1.0.3', 412],
    ['DELETE', { 'If-None-Match': etagOf({ a: 1 }) }, true, '1.0.3', 412],
    ['DELETE', { 'If-None-Match': '*' }, true, '2.0.0', 412],
    ['DELETE', { 'If-None-Match': '*' }, false, '2.0.0', 204],
    ['DELETE', { 'If-None-Match': '"anders"' }, true, '2.0.0', 204],
  ];
  it.each(table)(
    '%s with %j, document there: %s, version %s: %i',
    async (method, headers, exists, version, expected) => {
      const path = fresh();
      if (exists) await lrs.send('PUT', path, { body: { a: 1 } });
      const answer = await lrs.send(method, path, { headers, version, ...(method !== 'DELETE' && { body: { b: 2 } }) });
      expect(answer.status).toBe(expected);
      if (expected >= 400) expect(answer.json.code).toBe(expected === 409 ? 'LRS_DOCUMENT_EXISTS' : 'LRS_PRECONDITION');
      const after = await lrs.send('GET', path);
      if (expected >= 400)
        expect(after.json).toEqual(exists ? { a: 1 } : expect.objectContaining({ code: 'LRS_NOT_FOUND' }));
      else if (method === 'DELETE') expect(after.status).toBe(404);
      else expect(after.json).toEqual(method === 'POST' && exists ? { a: 1, b: 2 } : { b: 2 });
    },
  );

  it.each([etagOf({ a: 1 }), `W/${etagOf({ a: 1 })}`, '*'])('GET with If-None-Match: %s is 304', async (tag) => {
    const path = fresh();
    await lrs.send('PUT', path, { body: { a: 1 } });
    const answer = await lrs.send('GET', path, { headers: { 'If-None-Match': tag } });
    expect([answer.status, answer.text]).toEqual([304, '']);
  });

  it('of 20 parallel writers with the same ETag one wins', async () => {
    const path = fresh();
    await lrs.send('PUT', path, { body: { a: 1 } });
    const headers = { 'If-Match': etagOf({ a: 1 }) };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => status('PUT', path, { body: { index }, headers })),
    );
    expect(answers.filter((one) => one === 204)).toHaveLength(1);
    expect(answers.filter((one) => one === 412)).toHaveLength(19);
  });

  it('16 parallel merges without one all succeed, and nothing of them is lost', async () => {
    const path = fresh();
    const names = Array.from({ length: 16 }, (_, index) => `p${index}`);
    const answers = await Promise.all(names.map((name) => status('POST', path, { body: { [name]: 1 } })));
    expect(answers.filter((one) => one !== 204)).toEqual([]);
    expect(Object.keys((await lrs.send('GET', path)).json).sort()).toEqual([...names].sort());
  });

  it('of 20 parallel first writers with If-None-Match: * one wins', async () => {
    const path = fresh();
    const headers = { 'If-None-Match': '*' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => status('PUT', path, { body: { index }, headers })),
    );
    expect(answers.filter((one) => one === 204)).toHaveLength(1);
  });
});

describe('merging', () => {
  it('replaces top-level properties whole and keeps the others', async () => {
    const path = fresh();
    await lrs.send('PUT', path, { body: { x: 'foo', y: { a: 1, b: 2 } } });
    expect(await status('POST', path, { body: { y: { c: 3 }, z: null } })).toBe(204);
    expect((await lrs.send('GET', path)).json).toEqual({ x: 'foo', y: { c: 3 }, z: null });
  });

  it('keeps a property called __proto__ as data', async () => {
    const path = fresh();
    const headers = { 'Content-Type': 'application/json' };
    await lrs.send('POST', path, { raw: '{"a":1}', headers });
    await lrs.send('POST', path, { raw: '{"__proto__":{"admin":true}}', headers });
    expect((await lrs.send('GET', path)).text).toBe('{"a":1,"__proto__":{"admin":true}}');
  });

  it.each([
    ['text onto JSON', 'application/json', '{"a":1}', 'text/plain', '{"b":2}'],
    ['JSON onto text', 'text/plain', '{"a":1}', 'application/json', '{"b":2}'],
    ['an array onto JSON', 'application/json', '{"a":1}', 'application/json', '[1]'],
    ['JSON onto an array', 'application/json', '[1]', 'application/json', '{"b":2}'],
    ['broken JSON onto JSON', 'application/json', '{"a":1}', 'application/json', '{"b":'],
    ['JSON onto broken JSON', 'application/json', '{"a":', 'application/json', '{"b":2}'],
    ['null onto JSON', 'application/json', '{"a":1}', 'application/json', 'null'],
  ])('%s is refused and changes nothing', async (_, type, content, postedType, posted) => {
    const path = fresh();
    await lrs.send('PUT', path, { raw: content, headers: { 'Content-Type': type } });
    const before = (await lrs.send('HEAD', path)).headers.get('etag');
    const answer = await lrs.send('POST', path, { raw: posted, headers: { 'Content-Type': postedType } });
    expect([answer.status, answer.json.code]).toEqual([400, 'LRS_DOCUMENT_JSON']);
    expect((await lrs.send('HEAD', path)).headers.get('etag')).toBe(before);
  });

  it('of parallel merges none is lost', async () => {
    const path = fresh();
    await lrs.send('PUT', path, { body: {} });
    await Promise.all(
      Array.from({ length: 4 }, (_, index) => lrs.send('POST', path, { body: { [`k${index}`]: index } })),
    );
    expect(Object.keys((await lrs.send('GET', path)).json)).toHaveLength(4);
  });
});

describe('bad requests', () => {
  const good = { activityId, agent: JSON.stringify(agent), stateId: 's' };
  const without = (name: keyof typeof good) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
  const table: [string, string, Record<string, string>, string, string][] = [
    ['no activity', 'GET', without('activityId'), 'LRS_PARAMETER_REQUIRED', 'activityId'],
    ['no agent', 'GET', without('agent'), 'LRS_PARAMETER_REQUIRED', 'agent'],
    ['no state id to write', 'PUT', without('stateId'), 'LRS_PARAMETER_REQUIRED', 'stateId'],
    ['no state id to merge', 'POST', without('stateId'), 'LRS_PARAMETER_REQUIRED', 'stateId'],
    ['empty state id', 'DELETE', { ...good, stateId: '' }, 'LRS_PARAMETER_VALUE', 'stateId'],
    ['activity without scheme', 'PUT', { ...good, activityId: 'G01' }, 'LRS_PARAMETER_VALUE', 'activityId'],
    ['agent as text', 'GET', { ...good, agent: '"anna"' }, 'LRS_PARAMETER_VALUE', 'agent'],
    [
      'a group as agent',
      'GET',
      { ...good, agent: '{"objectType":"Group","mbox":"mailto:a@b.de"}' },
      'LRS_PARAMETER_VALUE',
      'agent',
    ],
    ['registration', 'DELETE', { ...good, registration: 'x' }, 'LRS_PARAMETER_VALUE', 'registration'],
    ['since', 'GET', { ...without('stateId'), since: 'x' }, 'LRS_PARAMETER_VALUE', 'since'],
    ['since with a state id', 'GET', { ...good, since: '2026-01-01T00:00:00Z' }, 'LRS_PARAMETER_COMBINATION', 'since'],
    ['unknown', 'PUT', { ...good, profileId: 'x' }, 'LRS_PARAMETER_UNKNOWN', 'profileId'],
    ['alternate syntax with parameters', 'POST', { ...good, method: 'PUT' }, 'LRS_PARAMETER_UNKNOWN', 'activityId'],
  ];
  it.each(table)('%s', async (_, method, parameters, code, parameter) => {
    const options = method === 'PUT' || method === 'POST' ? { body: {} } : {};
    const answer = await lrs.send(method, `/xapi/activities/state?${query(parameters)}`, options);
    expect([answer.status, answer.json.code, answer.json.parameter]).toEqual([400, code, parameter]);
  });
});
