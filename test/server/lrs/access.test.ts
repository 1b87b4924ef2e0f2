import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { grants, homePage, type LrsTestServer, learnerStatement, query, startLrs, statement } from './harness.ts';

let lrs: LrsTestServer;
beforeAll(async () => {
  lrs = await startLrs();
});

describe('versions', () => {
  it.each([
    ['1.0', '1.0.3'],
    ['1.0.0', '1.0.3'],
    ['1.0.3', '1.0.3'],
    ['1.0.9', '1.0.3'],
    ['2.0', '2.0.0'],
    ['2.0.0', '2.0.0'],
    ['2.0.1', '2.0.0'],
  ])('%s is accepted and answered with %s', async (version, answered) => {
    const answer = await lrs.send('GET', '/xapi/statements?limit=1', { version });
    expect([answer.status, answer.headers.get('x-experience-api-version')]).toEqual([200, answered]);
  });

  it.each([
    '',
    '0.9',
    '0.95',
    '1',
    '1.1.0',
    '1.0.x',
    '1.0.3.1',
    '1.0.-1',
    '1.0. 3',
    '2.1.0',
    '3.0.0',
    '2',
    'eins',
    '1.03',
  ])('“%s” is refused', async (version) => {
    const answer = await lrs.send('GET', '/xapi/statements', { version });
    expect([answer.status, answer.json.code]).toEqual([400, 'LRS_VERSION']);
    expect(answer.headers.get('x-experience-api-version')).toBe('2.0.0');
  });

  it('a missing header is refused everywhere but at about', async () => {
    const headers = { 'X-Experience-API-Version': undefined };
    expect((await lrs.send('GET', '/xapi/statements', { headers })).json.code).toBe('LRS_VERSION');
    expect((await lrs.send('GET', '/xapi/activities/state', { headers })).json.code).toBe('LRS_VERSION');
    const about = await lrs.send('GET', '/xapi/about', { headers: { ...headers, Authorization: undefined } });
    expect([about.status, about.json]).toEqual([200, { version: ['1.0.0', '1.0.1', '1.0.2', '1.0.3', '2.0.0'] }]);
    expect((await lrs.send('GET', '/xapi/about', { version: '0.9' })).status).toBe(200);
  });

  it('a statement without version gets that of its request', async () => {
    for (const [version, expected] of [
      ['1.0.3', '1.0.0'],
      ['2.0.0', '2.0.0'],
    ] as const) {
      const given = statement();
      await lrs.send('POST', '/xapi/statements', { body: given, version });
      const read = await lrs.send('GET', `/xapi/statements?statementId=${given.id}`, { version });
      expect(read.json.version).toBe(expected);
    }
  });
});

describe('credentials', () => {
  const encoded = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  it.each([
    ['none', undefined],
    ['wrong secret', encoded('maschine:falsch')],
    ['wrong key', encoded('niemand:geheim')],
    ['no colon', encoded('maschine')],
    ['no base64', 'Basic ???'],
    ['another scheme', 'Digest maschine'],
    ['unknown token', 'Bearer fremd'],
    ['name of an object’s property as token', 'Bearer __proto__x'],
    ['empty', ''],
  ])('%s: 401', async (_, Authorization) => {
    for (const path of [
      '/xapi/statements',
      `/xapi/activities/state?${query({ activityId: 'http://a.example/', agent: {} })}`,
    ]) {
      const answer = await lrs.send('GET', path, { headers: { Authorization } });
      expect([answer.status, answer.json.code]).toEqual([401, 'LRS_CREDENTIALS']);
    }
  });

  it('only machines are asked for Basic credentials: a browser would open its password dialog', async () => {
    const challenge = async (headers: Record<string, string | undefined>) =>
      (await lrs.send('GET', '/xapi/statements', { headers })).headers.get('www-authenticate');
    // Node's fetch sends Sec-Fetch-Mode like a browser; a machine's client does not.
    expect(await challenge({ Authorization: undefined })).toMatch(/^Bearer/);
    expect(await challenge({ Authorization: 'Bearer fremd' })).toMatch(/^Bearer/);
    const { request } = await import('node:http');
    const machine = await new Promise<string | undefined>((resolve) => {
      const headers = { 'X-Experience-API-Version': '1.0.3' };
      request(`${lrs.url}/xapi/statements`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.headers['www-authenticate']);
      }).end();
    });
    expect(machine).toMatch(/^Basic/);
  });

  it('every configured credential works, and statements are asserted in its name', async () => {
    const given = statement();
    await lrs.send('POST', '/xapi/statements', { body: given, headers: { Authorization: encoded('andere:maschine') } });
    const read = await lrs.send('GET', `/xapi/statements?statementId=${given.id}`);
    expect(read.json.authority.account.name).toBe('andere');
  });
});

describe('the page’s token', () => {
  const token = 'token-anna';
  it('writes as its learner, asserted by the learner', async () => {
    const given = learnerStatement(token);
    expect((await lrs.send('POST', '/xapi/statements', { body: [given], bearer: token })).status).toBe(200);
    const put = learnerStatement(token, { actor: { objectType: 'Agent', account: { homePage, name: 'anna' } } });
    expect((await lrs.send('PUT', `/xapi/statements?statementId=${put.id}`, { body: put, bearer: token })).status).toBe(
      204,
    );
    const read = await lrs.send('GET', `/xapi/statements?statementId=${given.id}`);
    expect(read.json.authority).toEqual({ objectType: 'Agent', account: { homePage, name: 'anna' } });
  });

  const foreign = '99999999-9999-4999-8999-999999999999';
  const account = { homePage, name: 'anna' };
  it.each([
    ['another learner', { actor: { account: { homePage, name: 'ben' } } }, '$[0].actor'],
    [
      'the same name on another site',
      { actor: { account: { homePage: 'http://anders.example', name: 'anna' } } },
      '$[0].actor',
    ],
    ['an e-mail address', { actor: { mbox: 'mailto:anna@example.org' } }, '$[0].actor'],
    ['a name beside the account', { actor: { account, name: 'Anna Muster' } }, '$[0].actor'],
    ['a group', { actor: { objectType: 'Group', account } }, '$[0].actor'],
    ['a foreign registration', { context: { registration: foreign } }, '$[0].context.registration'],
    ['no registration', { context: {} }, '$[0].context.registration'],
    ['no context', { context: undefined }, '$[0].context.registration'],
    ['a statement about a statement', { object: { objectType: 'StatementRef', id: foreign } }, '$[0].object'],
    [
      'voiding',
      { verb: { id: 'http://adlnet.gov/expapi/verbs/voided' }, object: { objectType: 'StatementRef', id: foreign } },
      '$[0].object',
    ],
  ])('%s is refused', async (_, over, path) => {
    const good = learnerStatement(token);
    const bad = learnerStatement(token, over);
    const answer = await lrs.send('POST', '/xapi/statements', { body: [bad, good], bearer: token });
    expect([answer.status, answer.json.code, answer.json.path]).toEqual([403, 'LRS_SCOPE', path]);
    expect(await lrs.connection.collection('statements').countDocuments({ id: { $in: [good.id, bad.id] } })).toBe(0);
  });

  it('a statement beyond the agreement is refused with the agreement’s code', async () => {
    const body = learnerStatement('token-ben', { verb: { id: 'http://adlnet.gov/expapi/verbs/answered' } });
    const answer = await lrs.send('POST', '/xapi/statements', { body, bearer: 'token-ben' });
    expect([answer.status, answer.json]).toEqual([
      403,
      { code: 'TEST_STUFE', message: 'Antworten verlassen das Gerät nicht.', path: '$' },
    ]);
  });

  it('reads no statements, not even its own', async () => {
    const agent = { account };
    for (const path of ['', `?${query({ agent })}`, `?statementId=${randomUUID()}`]) {
      const answer = await lrs.send('GET', `/xapi/statements${path}`, { bearer: token });
      expect([answer.status, answer.json.code]).toEqual([403, 'LRS_SCOPE']);
    }
  });

  it('reads and writes its own state documents and nobody else’s', async () => {
    const at = (name: string, more: Record<string, string> = {}) =>
      `/xapi/activities/state?${query({ activityId: 'http://a.example/s', agent: { account: { homePage, name } }, stateId: 'lesezeichen', ...more })}`;
    const own = { registration: grants[token]?.registration ?? '' };
    expect((await lrs.send('PUT', at('anna', own), { body: { seite: 3 }, bearer: token })).status).toBe(204);
    expect((await lrs.send('GET', at('anna', own), { bearer: token })).json).toEqual({ seite: 3 });
    for (const method of ['GET', 'PUT', 'POST', 'DELETE']) {
      const content = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
      const other = await lrs.send(method, at('ben', own), { ...content, bearer: token });
      expect([other.status, other.json.code, other.json.path]).toEqual([403, 'LRS_SCOPE', 'agent']);
      const elsewhere = await lrs.send(method, at('anna', { registration: foreign }), { ...content, bearer: token });
      expect([elsewhere.status, elsewhere.json.path]).toEqual([403, 'registration']);
    }
  });

  it('writes no state document beyond the agreement, by PUT or POST; a machine does', async () => {
    const at = `/xapi/activities/state?${query({ activityId: 'http://a.example/s', agent: { account }, stateId: 'reflexion', registration: grants[token]?.registration ?? '' })}`;
    for (const method of ['PUT', 'POST']) {
      const answer = await lrs.send(method, at, { body: { text: 'Mein Chef …' }, bearer: token });
      expect([answer.status, answer.json.code, answer.json.path]).toEqual([403, 'TEST_ZUSTAND', 'document']);
    }
    expect((await lrs.send('GET', at)).status).toBe(404);
    expect((await lrs.send('PUT', at, { body: {} })).status).toBe(204);
  });
});
