import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verbs } from '../../../sequences/record/verbs.ts';
import { mostRefusals, settled } from '../../../server/forwarding/forwarder.ts';
import { held } from '../../../server/forwarding/targets.ts';
import { firstAdmin, lrsCredential, startTestServer, type TestServer } from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';
import { statement } from '../lrs/harness.ts';
import { type Relay, relayTo } from './relay.ts';

let sender: TestServer;
let receiver: TestServer;
let admin: Visitor;
let otherAdmin: Visitor;
let relay: Relay;

beforeAll(async () => {
  [sender, receiver] = await Promise.all([startTestServer({ outboundPrivate: true }), startTestServer()]);
  [admin, otherAdmin] = await Promise.all([firstAdmin(sender), firstAdmin(receiver)]);
});
beforeEach(async () => {
  relay = await relayTo(receiver.url);
  for (const server of [sender, receiver]) await server.connection.collection('statements').deleteMany({});
  await targets().deleteMany({});
});

const targets = () => sender.connection.collection('forwarding_targets');
const target = async () => {
  const found = await targets().findOne({ state: { $ne: 'ended' } });
  if (!found) throw new Error('no target');
  return found;
};
const path = '/verwaltung/weiterleitung';
const pageText = async () => (await (await admin.get(path)).text()).replace(/\s+/g, ' ');
/** Presses a button of the one receiver. */
const press = async (action: string) => {
  const { _id } = await target();
  const response = await admin.post(`${path}/${String(_id)}/${action}`);
  expect(response.status).toBe(303);
};

const form = (over: Record<string, string | string[]> = {}) => ({
  name: 'Landesministerium',
  adresse: `${relay.url}/xapi/`,
  schluessel: lrsCredential.key,
  geheimnis: lrsCredential.secret,
  version: '2.0.0',
  'weitere-verben': '',
  inhalte: '',
  ...over,
});
async function register(over: Record<string, string | string[]> = {}): Promise<void> {
  const response = await admin.post(path, form(over));
  expect(response.status, await response.text()).toBe(303);
}

async function xapi(server: TestServer, method: string, rest: string, body?: BodyInit, type = 'application/json') {
  const response = await fetch(`${server.url}/xapi/${rest}`, {
    method,
    headers: {
      Authorization: `Basic ${btoa(`${lrsCredential.key}:${lrsCredential.secret}`)}`,
      'X-Experience-API-Version': '2.0.0',
      ...(body !== undefined && { 'Content-Type': type }),
    },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return { status: response.status, text, json: /^[{[]/.test(text) ? JSON.parse(text) : undefined };
}

/** Stores statements at the sender, at a moment of their own. @returns their ids */
async function store(count: number, over: Record<string, unknown> = {}): Promise<string[]> {
  pass(1);
  const made = Array.from({ length: count }, () => statement(over));
  const { status, text } = await xapi(sender, 'POST', 'statements', JSON.stringify(made));
  expect(status, text).toBe(200);
  return made.map(({ id }) => id);
}

/** Lets time pass at the sender, in ms. */
function pass(time: number): void {
  sender.time.now = new Date(sender.time.now.getTime() + time);
}
/** Lets what is stored become old enough, and forwards. */
async function forward(): Promise<void> {
  pass(settled + 1);
  await sender.app.forward();
}
/** Ids at the receiver in the order they came. */
async function arrived(): Promise<string[]> {
  const found = receiver.connection.collection('statements').find({ of: { $exists: false } });
  return (await found.sort({ _id: 1 }).toArray()).map(({ id }) => String(id));
}

describe('forwarding', () => {
  it('brings everything to the other LRS, in order, in batches of 50, once and without the database’s keys', async () => {
    await register();
    const ids = [...(await store(40)), ...(await store(40)), ...(await store(40))];
    await forward();
    expect(await arrived()).toEqual(ids);
    expect(relay.passed.map((one) => one.ids.length)).toEqual([50, 50, 20]);
    await forward();
    expect(relay.passed).toHaveLength(3);
    expect(await pageText()).toContain('<b>läuft</b> · keine Aussage im Rückstand');
    const { json: before } = await xapi(sender, 'GET', `statements?statementId=${ids[7]}`);
    const { json: after } = await xapi(receiver, 'GET', `statements?statementId=${ids[7]}`);
    const { stored: _one, authority: _two, ...content } = before;
    expect(after).toMatchObject(content);
    expect(after.authority.account.homePage).toBe(receiver.url);
  });

  it('leaves a statement alone until servers with other clocks have shown theirs', async () => {
    await register();
    await store(1);
    pass(settled - 1);
    await sender.app.forward();
    expect(relay.passed).toEqual([]);
    expect(await pageText()).toContain('1 Aussage im Rückstand');
    pass(2);
    await sender.app.forward();
    expect(await arrived()).toHaveLength(1);
  });

  it('begins with the moment of registration, unless earlier statements are wanted too', async () => {
    const before = await store(3);
    pass(1);
    await register();
    const after = await store(2);
    await forward();
    expect(await arrived()).toEqual(after);
    await press('beenden');
    await register({ frueher: 'ja' });
    await forward();
    expect((await arrived()).sort()).toEqual([...before, ...after].sort());
    expect(relay.passed.at(-1)?.ids).toEqual([...before, ...after]);
  });

  it('forwards only what the filter lets through, and with it what voids it', async () => {
    const iri = 'https://w3id.org/komki/sequenz/G08';
    await register({
      verben: ['completed', 'passed'],
      'weitere-verben': 'https://verb.example/x\n',
      inhalte: 'G08\r\nhttps://inhalt.example/x',
    });
    const completed = { verb: verbs.completed };
    const inside = { contextActivities: { grouping: [{ id: iri }] } };
    const check = { id: `${iri}#frage` };
    const wanted = [
      ...(await store(1, { ...completed, object: { id: iri } })),
      ...(await store(1, { ...completed, object: check, context: inside })),
      ...(await store(1, { verb: { id: 'https://verb.example/x' }, object: { id: 'https://inhalt.example/x' } })),
    ];
    const unwanted = [
      ...(await store(2, { verb: verbs.answered, object: { id: iri } })),
      ...(await store(2, completed)),
      ...(await store(1, { ...completed, object: check })),
    ];
    const voiding = (id: string | undefined) => ({
      verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
      object: { objectType: 'StatementRef', id },
    });
    const voided = await store(1, voiding(wanted[0]));
    await store(1, voiding(unwanted[0]));
    await forward();
    expect(await arrived()).toEqual([...wanted, ...voided]);
    expect((await xapi(receiver, 'GET', `statements?voidedStatementId=${wanted[0]}`)).status).toBe(200);
    expect(await pageText()).toContain(
      `nur „hat abgeschlossen“, „hat bestanden“, https://verb.example/x, beschränkt auf G08, https://inhalt.example/x`,
    );
  });

  it('forwards with a statement also what has been stored before it, page by page, and through failures', async () => {
    const { id } = statement();
    const about = { object: { objectType: 'StatementRef', id } };
    const early = await store(1, { verb: { id: 'http://adlnet.gov/expapi/verbs/voided' }, ...about });
    await register({ verben: 'passed' });
    early.push(...(await store(60, about)));
    early.push(...(await store(1, { object: { objectType: 'StatementRef', id: early[7] } })));
    await forward();
    expect(await arrived()).toEqual([]);
    pass(1);
    const late = statement({ id, verb: verbs.passed });
    expect((await xapi(sender, 'POST', 'statements', JSON.stringify(late))).status).toBe(200);
    const after = await store(1, { verb: verbs.passed });
    let requests = 0;
    relay.fault = () => (requests++ % 2 === 0 ? { status: 500 } : undefined);
    for (let round = 0; round < 4; round++) {
      await forward();
      pass(15 * 60_000);
    }
    expect(await arrived()).toEqual([id, ...early.sort(), ...after]);
    expect(relay.passed.filter(({ status }) => status === 200).map(({ ids }) => ids.length)).toEqual([50, 14]);
    expect((await xapi(receiver, 'GET', `statements?voidedStatementId=${id}`)).status).toBe(200);
    expect(await pageText()).toContain('keine Aussage im Rückstand');
  });

  it('sends once what leaves together with a later statement it is about', async () => {
    await register();
    const { id } = statement();
    const about = { object: { objectType: 'StatementRef', id } };
    const early = await store(2, about);
    pass(1);
    expect((await xapi(sender, 'POST', 'statements', JSON.stringify(statement({ id })))).status).toBe(200);
    await forward();
    expect(relay.passed.map(({ ids, status }) => [ids, status])).toEqual([[[...early, id], 200]]);
  });

  it('walks past more than a page of statements that do not match', async () => {
    await register({ verben: 'passed' });
    for (let batch = 0; batch < 3; batch++) await store(400);
    const wanted = await store(1, { verb: verbs.passed });
    await forward();
    expect(await arrived()).toEqual(wanted);
    expect(relay.passed).toHaveLength(1);
  });

  it('sends a statement with its attachments as multipart, between the others', async () => {
    await register();
    const first = await store(2);
    const content = 'Ein Zertifikat – mit Umlauten: äöü';
    const sha2 = createHash('sha256').update(content).digest('hex');
    const length = Buffer.byteLength(content);
    const attached = statement({
      attachments: [{ usageType: 'http://a.example/u', display: { de: 'x' }, contentType: 'text/plain', length, sha2 }],
    });
    pass(1);
    const head = (type: string, more = '') => `\r\n--xyz\r\nContent-Type: ${type}\r\n${more}\r\n`;
    const hash = `X-Experience-API-Hash: ${sha2}\r\nContent-Transfer-Encoding: binary\r\n`;
    const body = `${head('application/json')}${JSON.stringify(attached)}${head('text/plain', hash)}${content}\r\n--xyz--\r\n`;
    const posted = await xapi(sender, 'POST', 'statements', body, 'multipart/mixed; boundary=xyz');
    expect(posted.status, posted.text).toBe(200);
    const last = await store(2);
    await forward();
    expect(await arrived()).toEqual([...first, attached.id, ...last]);
    expect(relay.passed.map(({ ids, status }) => [ids.length, status])).toEqual([
      [2, 200],
      [1, 200],
      [2, 200],
    ]);
    const { text } = await xapi(receiver, 'GET', `statements?statementId=${attached.id}&attachments=true`);
    expect(text).toContain(content);
  });
});

describe('a receiver in trouble', () => {
  it('that is away for a while gets everything when it is back, and the page says what is waiting', async () => {
    await register();
    const address = new URL(relay.url);
    await relay.close();
    const ids = await store(60);
    await forward();
    expect(await pageText()).toMatch(
      /<b>wartet nach Fehler bis [^<]+ Uhr<\/b> · 60 Aussagen im Rückstand.*nicht zu erreichen\. Code: ZIEL_NICHT_ERREICHBAR/,
    );
    expect(sender.log.filter((line) => line.includes('ZIEL_NICHT_ERREICHBAR'))).toHaveLength(1);
    relay = await relayTo(receiver.url);
    // The relay came back at another port: the receiver has moved its line, not its address.
    await targets().updateOne({}, { $set: { endpoint: `${relay.url}/xapi` } });
    expect(address.host).not.toBe(new URL(relay.url).host);
    await forward();
    expect(await arrived()).toEqual(ids);
    const { failures, waitUntil, lastSuccess } = await target();
    expect([failures, waitUntil, lastSuccess]).toEqual([0, undefined, sender.time.now]);
  });

  it('whose answer is lost gets the same statements again and keeps one of each', async () => {
    await register();
    const ids = await store(60);
    const { cursor } = await target();
    let lost = 0;
    relay.fault = () => (lost++ === 0 ? 'answer lost' : undefined);
    await forward();
    expect((await arrived()).length).toBe(50);
    expect(await target()).toMatchObject({ cursor, failures: 1 });
    await forward();
    expect(await arrived()).toEqual(ids);
    expect(relay.passed.map((one) => one.ids.length)).toEqual([50, 50, 10]);
  });

  it('is asked ever more rarely, up to a quarter of an hour, and not at the same moment by all', async () => {
    await register();
    const ids = await store(1);
    relay.fault = () => ({ status: 500 });
    pass(settled + 1);
    for (let failures = 1; failures <= 12; failures++) {
      await sender.app.forward();
      const found = await target();
      const wait = (found.waitUntil as Date).getTime() - sender.time.now.getTime();
      const full = Math.min(5_000 * 2 ** (failures - 1), 15 * 60_000);
      expect([found.failures, wait >= full / 2, wait <= full]).toEqual([failures, true, true]);
      pass(wait - 1);
      await sender.app.forward();
      expect(relay.passed, 'not before its time').toHaveLength(failures);
      pass(1);
    }
    expect(await pageText()).toContain('Status 500 geantwortet. Code: HTTP_500');
    relay.fault = () => undefined;
    await sender.app.forward();
    expect(await arrived()).toEqual(ids);
  });

  it.each([
    [503, '120', 120_000],
    [429, '3600', 3_600_000],
    [429, 'date', 7_200_000],
    [503, '99999999', 86_400_000],
    [503, 'bald', 0],
  ])('that answers %i with Retry-After %s is left alone that long', async (status, retryAfter, least) => {
    await register();
    await store(1);
    pass(settled + 1_000);
    // A date of HTTP has whole seconds.
    pass(-sender.time.now.getMilliseconds());
    const date = new Date(sender.time.now.getTime() + least).toUTCString();
    const headers = { 'Retry-After': retryAfter === 'date' ? date : retryAfter };
    relay.fault = () => ({ status, headers });
    await sender.app.forward();
    const { waitUntil, lastError } = await target();
    const wait = (waitUntil as Date).getTime() - sender.time.now.getTime();
    expect(wait).toBe(least || wait);
    expect(wait).toBeGreaterThanOrEqual(2_500);
    expect((lastError as { code: string }).code).toBe(`HTTP_${status}`);
  });

  it('that refuses one statement of a batch gets the others, and the refused one is named', async () => {
    await register();
    const ids = await store(20);
    relay.fault = (sent) => (sent.includes(ids[7] as string) ? { status: 400 } : undefined);
    await forward();
    expect(await arrived()).toEqual(ids.filter((id) => id !== ids[7]));
    expect(await pageText()).toMatch(
      new RegExp(`1 Aussage hat der Empfänger nicht angenommen.*<code>${ids[7]}</code> · 400`),
    );
    const more = await store(1);
    await forward();
    expect((await arrived()).at(-1)).toBe(more[0]);
    relay.fault = () => undefined;
    await press('nachsenden');
    await forward();
    expect((await arrived()).sort()).toEqual([...ids, ...more].sort());
    expect(await pageText()).not.toContain('nicht angenommen');
  });

  it('that holds another statement under an id answers 409: counted, and nothing stops for it', async () => {
    await register();
    const ids = await store(3);
    const taken = statement({ id: ids[1], object: { id: 'https://other.example/x' } });
    await xapi(receiver, 'POST', 'statements', JSON.stringify(taken));
    await forward();
    expect((await arrived()).sort()).toEqual([...ids].sort());
    expect(relay.passed.map(({ status }) => status)).toEqual([409, 200, 409, 200]);
    expect((await target()).refused).toMatchObject({ count: 1, latest: [{ id: ids[1], status: 409 }] });
    const alone = await store(1);
    await xapi(
      receiver,
      'POST',
      'statements',
      JSON.stringify(statement({ id: alone[0], actor: { mbox: 'mailto:a@b.de' } })),
    );
    const last = await store(1);
    await forward();
    expect((await target()).refused).toMatchObject({ count: 2 });
    expect((await arrived()).at(-1)).toBe(last[0]);
  });

  it('that refuses everything is tried again several times before anything is passed over', async () => {
    await register();
    const ids = await store(3);
    relay.fault = () => ({ status: 400 });
    for (let failures = 1; failures <= mostRefusals; failures++) {
      await forward();
      pass(15 * 60_000);
      const { refused, failures: counted } = await target();
      expect([refused, counted]).toEqual([undefined, failures]);
    }
    await sender.app.forward();
    expect((await target()).refused).toMatchObject({ count: 3 });
    // The right version at last: what was passed over can still be sent.
    relay.fault = () => undefined;
    await press('nachsenden');
    await forward();
    expect(await arrived()).toEqual(ids);
  });

  it('that rejects the credentials is waited for, not skipped', async () => {
    await register({ geheimnis: 'falsch' });
    await store(2);
    for (let failures = 1; failures <= mostRefusals + 2; failures++) {
      await forward();
      pass(15 * 60_000);
    }
    expect(relay.passed.every(({ status }) => status === 401)).toBe(true);
    expect((await target()).refused).toBeUndefined();
    expect(await pageText()).toMatch(/2 Aussagen im Rückstand.*Schlüssel und Geheimnis abgelehnt/);
  });
});

describe('stopping, ending and dying', () => {
  it('stopped, it sends nothing; resumed, it goes on where it was', async () => {
    await register();
    const first = await store(2);
    await forward();
    await press('anhalten');
    const later = await store(2);
    await forward();
    expect(await arrived()).toEqual(first);
    expect(await pageText()).toContain('<b>angehalten</b> · 2 Aussagen im Rückstand');
    await press('fortsetzen');
    await sender.app.forward();
    expect(await arrived()).toEqual([...first, ...later]);
    expect(relay.passed.map(({ ids }) => ids)).toEqual([first, later]);
  });

  it('stopped in the middle of a backlog it ends after the request under way, and that one counts', async () => {
    await register();
    const ids = await store(120);
    relay.fault = () => {
      relay.gate = new Promise((open) => {
        openGate = open;
      });
      return undefined;
    };
    let openGate = () => {};
    pass(settled + 1);
    const round = sender.app.forward();
    await expect.poll(() => relay.passed.length, { timeout: 55_000 }).toBe(1);
    await press('anhalten');
    openGate();
    await round;
    relay.gate = undefined;
    relay.fault = () => undefined;
    const through = (await arrived()).length;
    expect([50, 100]).toContain(through);
    await press('fortsetzen');
    await sender.app.forward();
    expect(await arrived()).toEqual(ids);
    expect(relay.passed.flatMap((one) => one.ids)).toEqual(ids);
  }, 60_000);

  it('resumed by hand, it need not wait', async () => {
    await register();
    const ids = await store(1);
    relay.fault = () => ({ status: 503, headers: { 'Retry-After': '3600' } });
    await forward();
    relay.fault = () => undefined;
    await sender.app.forward();
    expect(await arrived()).toEqual([]);
    expect(await pageText()).toContain('Jetzt versuchen');
    await press('fortsetzen');
    await sender.app.forward();
    expect(await arrived()).toEqual(ids);
  });

  it('ended, it has lost its credentials for ever and stays in the list', async () => {
    await register();
    const { _id } = await target();
    await press('beenden');
    await store(1);
    await forward();
    expect(relay.passed).toEqual([]);
    expect(await targets().findOne({ _id })).not.toHaveProperty('credentials');
    expect(await pageText()).toMatch(/<b>beendet am [^<]+<\/b>/);
    for (const action of ['anhalten', 'fortsetzen', 'nachsenden', 'beenden']) {
      const response = await admin.post(`${path}/${String(_id)}/${action}`, {}, { Accept: 'application/json' });
      expect([response.status, (await response.json()).code], action).toEqual([404, 'WEITERLEITUNG_UNBEKANNT']);
    }
  });

  it('by two servers of one database at once sends everything once', async () => {
    const second = await startTestServer({ database: sender.connection, outboundPrivate: true });
    await register();
    const ids = await store(120);
    pass(settled + 1);
    second.time.now = sender.time.now;
    while ((await arrived()).length < ids.length) await Promise.all([sender.app.forward(), second.app.forward()]);
    expect(relay.passed.flatMap((one) => one.ids)).toEqual(ids);
    await second.stop();
  }, 60_000);

  it('goes on by itself', async () => {
    await register();
    const ids = await store(1);
    pass(settled + 1);
    await expect.poll(arrived, { timeout: 55_000 }).toEqual(ids);
  }, 60_000);

  it('goes on from the cursor after a crash, as soon as nobody can be thought to be at work', async () => {
    await register();
    const first = await store(2);
    await forward();
    const later = await store(2);
    // What a killed server leaves behind.
    const heldUntil = new Date(sender.time.now.getTime() + settled + held);
    await targets().updateOne({}, { $set: { holder: randomUUID(), heldUntil } });
    await forward();
    expect(await arrived()).toEqual(first);
    pass(held);
    await sender.app.forward();
    expect(await arrived()).toEqual([...first, ...later]);
    expect(relay.passed.map(({ ids }) => ids)).toEqual([first, later]);
  });

  it('goes on with the next server after one has been stopped, without waiting for it', async () => {
    await register();
    await store(60);
    const first = await startTestServer({ database: sender.connection, outboundPrivate: true });
    pass(settled + 1);
    first.time.now = sender.time.now;
    await first.app.forward();
    await first.stop();
    const ids = await store(1);
    await forward();
    expect((await arrived()).at(-1)).toBe(ids[0]);
    expect((await arrived()).length).toBe(61);
  }, 60_000);
});

describe('registering a receiver', () => {
  const problemOf = async (over: Record<string, string | string[]>) => {
    const response = await admin.post(path, form(over));
    const text = await response.text();
    expect(await targets().countDocuments()).toBe(0);
    return { status: response.status, text, code: /Code für Rückfragen: (\w+)/.exec(text)?.[1] };
  };

  it.each([
    ['adresse', 'ftp://lrs.example', 'ZIEL_ADRESSE_UNZULAESSIG'],
    ['adresse', 'http://93.184.215.14/xapi', 'ZIEL_ADRESSE_UNZULAESSIG'],
    ['adresse', 'https://169.254.169.254/xapi', 'ZIEL_NICHT_OEFFENTLICH'],
    ['adresse', 'https://gibt-es-nicht.invalid/xapi', 'ZIEL_UNBEKANNT'],
    ['adresse', 'https://lrs.example/xapi?x=', 'WEITERLEITUNG_ADRESSE'],
    ['weitere-verben', 'bestanden', 'WEITERLEITUNG_FILTER'],
    ['inhalte', 'https://a.example/x\nG1', 'WEITERLEITUNG_FILTER'],
  ])('with a %s of %j says what is wrong and keeps what was entered, except the secret', async (field, value, code) => {
    const found = await problemOf({ [field]: value, verben: 'passed', geheimnis: 'streng geheim', frueher: 'ja' });
    expect([found.status, found.code]).toEqual([400, code]);
    expect(found.text).toContain('value="Landesministerium"');
    expect(found.text).toMatch(/value="passed" checked.*value="ja" checked/s);
    expect(found.text).not.toContain('streng geheim');
  });

  it.each(['name', 'adresse', 'schluessel', 'geheimnis', 'version'])('without %s is refused', async (field) => {
    expect((await problemOf({ [field]: '' })).code).toBe('EINGABE_UNGUELTIG');
  });

  it.each([
    ['http:', 'ZIEL_ADRESSE_UNZULAESSIG'],
    ['https:', 'ZIEL_NICHT_OEFFENTLICH'],
  ])('in the own network with %s is refused unless the setting allows it', async (protocol, code) => {
    // The receiver has not been given the setting.
    const adresse = relay.url.replace('http:', protocol);
    const response = await otherAdmin.post(path, form({ adresse }));
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(code)]);
  });

  it('keeps key and secret where nobody reads them: neither on a page nor in the database', async () => {
    await register({ schluessel: 'schluessel-des-ministeriums', geheimnis: 'geheimnis-des-ministeriums' });
    const everything = JSON.stringify(await targets().find().toArray()) + (await pageText());
    for (const secret of ['schluessel-des-ministeriums', 'geheimnis-des-ministeriums']) {
      expect(everything).not.toContain(secret);
      expect(everything).not.toContain(Buffer.from(secret).toString('base64').slice(0, 20));
    }
  });

  it('whose credentials were moved from another record or changed is not sent with them', async () => {
    await register();
    const { _id, credentials } = await target();
    await targets().deleteMany({});
    await register({ geheimnis: 'anderes' });
    await targets().updateOne({ _id: { $ne: _id } }, { $set: { credentials } });
    await store(1);
    await forward();
    expect(relay.passed).toEqual([]);
    expect(await pageText()).toContain('Code: SERVER_FEHLER');
  });
});

describe('the page for the works council', () => {
  it('shows anyone the recipients with filter and since when, also after the end', async () => {
    await register({ verben: 'passed', frueher: 'ja' });
    const page = async () => (await (await sender.visitor().get('/betriebsrat')).text()).replace(/\s+/g, ' ');
    const host = new URL(relay.url).host;
    expect(await page()).toMatch(new RegExp(`Landesministerium.*${host}.*nur „hat bestanden“, auch von früher.*läuft`));
    await press('beenden');
    expect(await page()).toMatch(/Landesministerium.*beendet am/);
    await targets().deleteMany({});
    expect(await page()).toContain('Es wird nichts weitergeleitet.');
  });
});
