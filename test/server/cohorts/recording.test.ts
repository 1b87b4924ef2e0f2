import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { bookmarkStateId, checkIri, filledIn, type Level, sequenceIri } from '../../../sequences/record/index.ts';
import { documentWithinAgreement } from '../../../server/cohorts/recording.ts';
import { boundFor, occasion, type Recording, recordingOf, send } from '../../helpers/learner.ts';
import { firstAdmin, invited, joined, newCohort, startTestServer, type TestServer } from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';

let server: TestServer;
let trainer: Visitor;
beforeAll(async () => {
  server = await startTestServer();
  trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tina Trainerin');
});

const registration = '11111111-1111-4111-8111-111111111111';
const place = { section: 'wer-prueft', done: [] as string[], finished: false, updatedAt: '2026-11-23T10:00:00.000Z' };
const body = (value: unknown) => Buffer.from(JSON.stringify(value));
const document = {
  stateId: bookmarkStateId,
  activityId: sequenceIri('G01'),
  registration: registration as string | undefined,
  contentType: 'application/json',
  body: body(place),
};
const codeFor = (over: Partial<typeof document>, level: Level = 'antworten') =>
  documentWithinAgreement({ ...document, ...over }, { pseudonym: 'p', registration, level })?.code;

describe('a state document of a learner’s page', () => {
  it('may be the bookmark of a sequence, with the sections that are done only where the agreement says so', () => {
    const read = body({ ...place, done: ['a', 'b'], finished: true });
    expect(codeFor({})).toBeUndefined();
    expect(codeFor({}, 'nur-abschluss')).toBeUndefined();
    expect(codeFor({ contentType: 'application/json; charset=utf-8' })).toBeUndefined();
    expect([codeFor({ body: read }, 'fortschritt'), codeFor({ body: read }, 'antworten')]).toEqual([
      undefined,
      undefined,
    ]);
    expect(codeFor({ body: read }, 'nur-abschluss')).toBe('VEREINBARUNG_UEBERSCHRITTEN');
  });

  it.each<[string, Partial<typeof document>]>([
    ['another state id', { stateId: 'reflexion' }],
    ['the activity of a stranger', { activityId: 'https://example.org/kurs' }],
    ['a check', { activityId: checkIri('G01', 'c1') }],
    ['no registration', { registration: undefined }],
    ['a foreign registration', { registration: randomUUID() }],
    ['another type', { contentType: 'text/html' }],
    ['words beside the type', { contentType: 'application/json; note="mein Chef"' }],
    ['no JSON', { body: Buffer.from('{') }],
    ['nothing', { body: Buffer.alloc(0) }],
    ['a list', { body: body([place]) }],
    ['a missing field', { body: body({ ...place, finished: undefined }) }],
    ['a field of its own', { body: body({ ...place, reflexion: 'Mein Chef …' }) }],
    ['a field of its own in disguise', { body: Buffer.from(`{"__proto__":"x",${body(place).toString().slice(1)}`) }],
    ['prose as section', { body: body({ ...place, section: 'Mein Chef weiß davon' }) }],
    ['prose among the sections', { body: body({ ...place, done: ['Mein Chef'] }) }],
    ['no time', { body: body({ ...place, updatedAt: 'gestern' }) }],
    ['more than 4 kB', { body: body({ ...place, done: Array.from({ length: 300 }, (_, i) => `abschnitt-${i}`) }) }],
  ])('is refused: %s', (_name, over) => {
    expect(codeFor(over)).toBe('VEREINBARUNG_UEBERSCHRITTEN');
  });

  it('is held to it by the server, and a machine is not', async () => {
    const learner = await joined(server, (await newCohort(trainer)).invitation);
    const recording = await recordingOf(learner, 'G01');
    const write = (value: unknown, over: Record<string, string> = {}, authorization = `Bearer ${recording.token}`) => {
      const address = {
        activityId: sequenceIri('G01'),
        agent: JSON.stringify(recording.actor),
        registration: recording.registration,
        stateId: bookmarkStateId,
        ...over,
      };
      return learner.request(`/xapi/activities/state?${new URLSearchParams(address)}`, {
        method: 'PUT',
        body: JSON.stringify(value),
        headers: {
          Authorization: authorization,
          'Content-Type': 'application/json',
          'X-Experience-API-Version': '1.0.3',
        },
      });
    };
    expect((await write(place)).status).toBe(204);
    for (const answer of [await write({ ...place, done: ['a'] }), await write('Mein Chef', { stateId: 'reflexion' })]) {
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: 'VEREINBARUNG_UEBERSCHRITTEN' });
    }
    const machine = `Basic ${btoa('test-key:test-secret')}`;
    expect((await write({ a: 1 }, { stateId: 'fremd' }, machine)).status).toBe(204);
  });
});

describe('a registration that the page asks for', () => {
  const ask = (visitor: Visitor, sequenz: string, wanted: string) =>
    visitor.postJson('/api/aufzeichnung', { sequenz, registration: wanted });

  it('is the learner’s own one, older cohorts and learning alone included', async () => {
    const cohorts = [
      await newCohort(trainer, { level: 'antworten', name: 'Erste' }),
      await newCohort(trainer, { level: 'fortschritt', name: 'Zweite' }),
    ];
    const learner = await joined(server, cohorts[0]?.invitation ?? '');
    await learner.post(new URL(cohorts[1]?.invitation ?? '').pathname, { weg: 'beitreten' });
    const alone = await recordingOf(learner, 'O06');
    const { kohorten } = (await (await learner.get('/meine-daten/export.json')).json()) as {
      kohorten: { name: string; stufe: Level; registration: string }[];
    };
    expect(kohorten.map(({ name }) => name).sort()).toEqual(['Erste', 'Zweite']);
    for (const place of [...kohorten, { name: undefined, stufe: 'nur-abschluss', registration: alone.registration }]) {
      const answer = await ask(learner, 'G01', place.registration.toUpperCase());
      const { registration: got, stufe, kohorte } = (await answer.json()) as Recording;
      expect([got, stufe, kohorte?.name]).toEqual([place.registration, place.stufe, place.name]);
    }
  });

  it('is refused when it is unknown, somebody else’s, of a cohort without the sequence, or no UUID', async () => {
    const { invitation } = await newCohort(trainer, { sequences: ['G01'] });
    const [anna, ben] = [await joined(server, invitation), await joined(server, invitation)];
    const own = await recordingOf(anna, 'G01');
    for (const answer of [
      await ask(anna, 'G01', randomUUID()),
      await ask(ben, 'G01', own.registration),
      await ask(anna, 'O06', own.registration),
    ]) {
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'REGISTRIERUNG_UNBEKANNT' });
    }
    expect((await ask(anna, 'G01', 'x')).status).toBe(400);
    expect(await (await ask(server.visitor(), 'G01', own.registration)).json()).toEqual({ angemeldet: false });
  });
});

describe('a check instrument that was filled in', () => {
  const instrument = { name: 'ki-check', title: 'KI-Check', version: 1 };
  const told = () => filledIn(occasion(), instrument, { red: 3, yellow: 2, green: 20, irrelevant: 3 });
  const ask = async (visitor: Visitor, more = {}) =>
    (await visitor.postJson('/api/aufzeichnung', { check: 'ki-check', ...more })).json();

  it('may be told to the newest cohort whose agreement lets it out, and to no other', async () => {
    const cohorts = [
      await newCohort(trainer, { level: 'fortschritt', name: 'Darf' }),
      await newCohort(trainer, { level: 'nur-abschluss', name: 'Darf nicht' }),
    ];
    const learner = await joined(server, cohorts[1]?.invitation ?? '');
    expect(await ask(learner)).toEqual({ angemeldet: true, erlaubt: false });
    const narrow = await recordingOf(learner, 'G01');
    await learner.post(new URL(cohorts[0]?.invitation ?? '').pathname, { weg: 'beitreten' });
    const place = (await ask(learner)) as Recording;
    expect(place).toMatchObject({ stufe: 'fortschritt', kohorte: { name: 'Darf' } });
    expect(await ask(learner, { registration: place.registration })).toMatchObject({
      registration: place.registration,
    });
    expect(await ask(learner, { registration: narrow.registration })).toEqual({ angemeldet: true, erlaubt: false });
    expect(await ask(server.visitor())).toEqual({ angemeldet: false });
    expect((await learner.postJson('/api/aufzeichnung', { check: 'gibt-es-nicht' })).status).toBe(404);
    expect((await learner.postJson('/api/aufzeichnung', { check: 'ki-check', sequenz: 'G01' })).status).toBe(400);
  });

  it('is stored with its counts where that is agreed, and stands in the learner’s own data', async () => {
    const learner = await joined(server, (await newCohort(trainer, { level: 'fortschritt' })).invitation);
    const place = (await ask(learner)) as Recording;
    const statements = boundFor(place, [told()]);
    expect((await send(learner, place.token, statements)).status).toBe(200);
    const mine = (await (await learner.get('/meine-daten/export.json')).json()) as { statements: object[] };
    expect(mine.statements).toMatchObject(statements);
  });

  it('is refused with a code under a narrower agreement, whatever the page has sent', async () => {
    const learner = await joined(server, (await newCohort(trainer, { level: 'nur-abschluss' })).invitation);
    const place = await recordingOf(learner, 'G01');
    const answer = await send(learner, place.token, boundFor({ ...place, stufe: 'fortschritt' }, [told()]));
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      403,
      'VEREINBARUNG_UEBERSCHRITTEN',
    ]);
  });
});
