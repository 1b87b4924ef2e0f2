import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate, type Sequence } from '../../../sequences/format/index.ts';
import { answered, bookmarkStateId, sequenceIri } from '../../../sequences/record/index.ts';
import { boundFor, checksIn, learn, occasion, recordingOf, rightAnswer, send } from '../../helpers/learner.ts';
import {
  firstAdmin,
  invited,
  joined,
  newCohort,
  sequenceOf,
  startTestServer,
  type TestServer,
} from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';

let server: TestServer;
let trainer: Visitor;
let learner: Visitor;
let g01: Sequence;

beforeAll(async () => {
  server = await startTestServer();
  trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tina Trainerin');
  learner = await joined(server, (await newCohort(trainer, { level: 'fortschritt' })).invitation);
  g01 = await sequenceOf(server, 'G01');
  await learn(learner, g01, { finish: true });
});

interface Export {
  pseudonym: string;
  kohorten: { name: string }[];
  geleiteteKohorten: string[];
  lesezeichen: { content: unknown }[];
  lernstand: { sequence: string; completed?: string }[];
  statements: { actor: { account: { name: string } }; verb: { id: string } }[];
}

describe('Meine Daten', () => {
  it('tells a visitor that the server stores nothing', async () => {
    const page = await (await server.visitor().get('/meine-daten')).text();
    expect(page).toContain('Nichts. Sie sind nicht angemeldet');
    expect(page).toContain('<komki-device-data>');
  });

  it('shows a learner the agreement, the progress and how many statements there are', async () => {
    const page = await (await learner.get('/meine-daten')).text();
    expect(page).toContain('Herbst 2026 Hannover');
    expect(page).toMatch(/<b>G01<\/b> begonnen .*abgeschlossen .*bestanden/);
  });

  it('counts passed checks in correct German', async () => {
    const other = await joined(server, (await newCohort(trainer, { level: 'fortschritt' })).invitation);
    const recording = await recordingOf(other, 'G01');
    const drafts = checksIn(g01)
      .slice(0, 2)
      .map((check) => answered(occasion(), g01, check, rightAnswer(check), evaluate(check, rightAnswer(check))));
    for (const [index, words] of ['1 Check bestanden', '2 Checks bestanden'].entries()) {
      await send(other, recording.token, boundFor(recording, drafts.slice(index, index + 1)));
      expect(await (await other.get('/meine-daten')).text()).toContain(words);
    }
  });

  it('exports every statement that is stored, in the order of storing, and nothing of others', async () => {
    const stranger = await joined(server, (await newCohort(trainer)).invitation);
    await learn(stranger, g01, { finish: false });
    const answer = await learner.get('/meine-daten/export.json');
    expect(answer.headers.get('content-disposition')).toContain('meine-daten.json');
    const all = (await answer.json()) as Export;
    const stored = await server.connection.collection('statements').find().sort({ _id: 1 }).toArray();
    const mine = stored.map(({ raw }) => JSON.parse(raw)).filter(({ actor }) => actor.account.name === all.pseudonym);
    expect(mine.length).toBeGreaterThan(5);
    expect(all.statements).toEqual(mine);
    expect(all.kohorten).toMatchObject([{ name: 'Herbst 2026 Hannover' }]);
    expect(all.lernstand).toMatchObject([{ sequence: 'G01' }]);
  });

  it('exports the bookmark as what it is, and the names of the cohorts somebody leads', async () => {
    const recording = await recordingOf(learner, 'G01');
    const bookmark = { section: 'a', done: ['a'], finished: false, updatedAt: '2026-11-23T10:00:00.000Z' };
    const parameters = new URLSearchParams({
      activityId: sequenceIri('G01'),
      agent: JSON.stringify(recording.actor),
      registration: recording.registration,
      stateId: bookmarkStateId,
    });
    const written = await learner.request(`/xapi/activities/state?${parameters}`, {
      method: 'PUT',
      body: JSON.stringify(bookmark),
      headers: {
        Authorization: `Bearer ${recording.token}`,
        'Content-Type': 'application/json',
        'X-Experience-API-Version': '1.0.3',
      },
    });
    expect(written.status).toBe(204);
    const mine = (await (await learner.get('/meine-daten/export.json')).json()) as Export;
    expect(mine.lesezeichen).toMatchObject([
      { activity: sequenceIri('G01'), id: 'lesezeichen', registration: recording.registration, content: bookmark },
    ]);
    expect(mine.geleiteteKohorten).toEqual([]);
    const trainers = (await (await trainer.get('/meine-daten/export.json')).json()) as Export;
    expect(trainers.geleiteteKohorten).toContain('Herbst 2026 Hannover');
  });

  it('contains no name of a person beside the pseudonym in any statement', async () => {
    const stored = await server.connection.collection('statements').find().toArray();
    expect(stored.every(({ raw }) => !/Tina|Anna|example\.org/.test(raw))).toBe(true);
  });
});
