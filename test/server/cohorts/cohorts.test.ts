import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate, type Sequence } from '../../../sequences/format/index.ts';
import { answered, initialized, levelWords } from '../../../sequences/record/index.ts';
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
let other: Visitor;
let g01: Sequence;

const dayLater = () => {
  server.time.now = new Date(server.time.now.getTime() + 24 * 3600_000);
};
const signIn = (visitor: Visitor, email: string) =>
  visitor.post('/anmelden', { email, passwort: 'ein langes Kennwort' });

beforeAll(async () => {
  server = await startTestServer({ now: new Date('2026-11-23T10:00:00Z') });
  const admin = await firstAdmin(server);
  trainer = await invited(server, admin, 'trainer', 'Tina Trainerin');
  other = await invited(server, admin, 'trainer', 'Olaf Other');
  g01 = await sequenceOf(server, 'G01');
});

describe('a cohort', () => {
  it('is made with the narrowest agreement unless the trainer chooses another, and shows its link and what is stored', async () => {
    const form = await (await trainer.get('/kohorten/neu')).text();
    expect(form).toMatch(/value="nur-abschluss" checked/);
    const { path } = await newCohort(trainer);
    const page = await (await trainer.get(path)).text();
    expect(page).toContain(levelWords['nur-abschluss'].stored);
    expect(page).toContain('<svg class="qr"');
    expect(await (await trainer.get('/kohorten')).text()).toContain('Herbst 2026 Hannover');
  });

  it('keeps what was typed when something is missing, and says what', async () => {
    const answer = await trainer.post('/kohorten', { name: 'Ohne Sequenz', start: '2026-12-01', level: 'fortschritt' });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('mindestens eine Lernsequenz');
    expect(page).toContain('KOHORTE_OHNE_SEQUENZ');
    expect(page).toContain('value="Ohne Sequenz"');
    expect(page).toMatch(/value="fortschritt" checked/);
    const nameless = await trainer.post('/kohorten', {
      name: ' ',
      start: '2026-12-01',
      level: 'fortschritt',
      sequences: 'G01',
    });
    expect(nameless.status).toBe(400);
    const namelessPage = await nameless.text();
    expect(namelessPage).toMatch(/value="G01" checked/);
    expect(namelessPage).toContain('KOHORTE_UNVOLLSTAENDIG');
  });

  it('does not exist for another trainer', async () => {
    const { path } = await newCohort(trainer);
    const answer = await other.get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('KOHORTE_UNBEKANNT');
  });

  it('tells a learner before joining what is stored', async () => {
    const { invitation } = await newCohort(trainer, { level: 'fortschritt' });
    const page = await (await server.visitor().get(new URL(invitation).pathname)).text();
    expect(page).toContain(levelWords.fortschritt.stored);
    expect(page).toContain(levelWords.fortschritt.notStored);
  });
});

describe('recording', () => {
  it('stays on the device for a visitor', async () => {
    const answer = await server.visitor().postJson('/api/aufzeichnung', { sequenz: 'G01' });
    expect(await answer.json()).toEqual({ angemeldet: false });
  });

  it('happens under the cohort that has the sequence, else alone under the narrowest level', async () => {
    const { invitation } = await newCohort(trainer, { level: 'antworten', sequences: ['G01'] });
    const learner = await joined(server, invitation);
    expect(await recordingOf(learner, 'G01')).toMatchObject({
      stufe: 'antworten',
      kohorte: { name: 'Herbst 2026 Hannover' },
    });
    expect(await recordingOf(learner, 'O06')).toMatchObject({ stufe: 'nur-abschluss', kohorte: null });
  });

  it('gives one registration per learner and cohort, however many tabs ask at once', async () => {
    const learner = await joined(server, (await newCohort(trainer)).invitation);
    const all = await Promise.all(Array.from({ length: 20 }, () => recordingOf(learner, 'O06')));
    expect(new Set(all.map(({ registration }) => registration)).size).toBe(1);
  });

  it('refuses a statement beyond the agreement with a code, and stores nothing of its batch', async () => {
    const learner = await joined(server, (await newCohort(trainer)).invitation);
    const recording = await recordingOf(learner, 'G01');
    const [check] = checksIn(g01);
    if (!check) throw new Error('no check');
    const answer = rightAnswer(check);
    const drafts = [initialized(occasion(), g01), answered(occasion(), g01, check, answer, evaluate(check, answer))];
    const tooMuch = boundFor({ ...recording, stufe: 'antworten' }, drafts);
    const response = await send(learner, recording.token, tooMuch);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'VEREINBARUNG_UEBERSCHRITTEN' });
    const mine = (await (await learner.get('/meine-daten/export.json')).json()) as { statements: unknown[] };
    expect(mine.statements).toEqual([]);
  });

  it('answers 404 for a sequence that is not published', async () => {
    expect((await server.visitor().postJson('/api/aufzeichnung', { sequenz: 'G99' })).status).toBe(404);
  });
});

describe('the board', () => {
  const board = async (path: string) => {
    await signIn(trainer, 'tina.trainerin@example.org');
    return (await (await trainer.get(path)).text()).replace(/\s+/g, ' ');
  };

  it('shows nothing of six people, and bands of seven from the next publication on', async () => {
    const { path, invitation } = await newCohort(trainer, { level: 'fortschritt' });
    for (let i = 0; i < 6; i++) await learn(await joined(server, invitation), g01, { finish: i < 4 });
    dayLater();
    expect(await board(path)).toContain('Zu wenige Teilnehmende');
    const seventh = await joined(server, invitation);
    await learn(seventh, g01, { finish: false });
    // Joined today: counts from tomorrow.
    expect(await board(path)).toContain('Zu wenige Teilnehmende');
    dayLater();
    const page = await board(path);
    expect(page).toMatch(/data-label="begonnen">über 70 %/);
    expect(page).toMatch(/data-label="abgeschlossen">30–70 %/);
    expect(page).toContain('Bestandene Checks');
    expect(page).toMatch(/data-label="bestanden">30–70 %/);
  });

  it('does not move before the next publication', async () => {
    const { path, invitation } = await newCohort(trainer);
    const learners = await Promise.all(Array.from({ length: 7 }, () => joined(server, invitation)));
    dayLater();
    const before = await board(path);
    expect(before).toMatch(/data-label="abgeschlossen">unter 30 %/);
    await Promise.all(learners.map((learner) => learn(learner, g01, { finish: true }).catch(() => undefined)));
    expect(await board(path)).toBe(before);
  });

  it('shows no checks where only completion is agreed', async () => {
    const { path, invitation } = await newCohort(trainer, { level: 'nur-abschluss' });
    for (let i = 0; i < 7; i++) await learn(await joined(server, invitation), g01, { finish: true });
    dayLater();
    const page = await board(path);
    expect(page).toMatch(/data-label="abgeschlossen">über 70 %/);
    expect(page).not.toContain('Bestandene Checks');
  });
});

describe('the read model', () => {
  const dump = () => server.connection.collection('progress').find().sort({ _id: 1 }).toArray();

  it('is the same when it is rebuilt from the statements', async () => {
    const before = await dump();
    expect(before.length).toBeGreaterThan(10);
    await server.app.rebuildProgress();
    expect(await dump()).toEqual(before);
  });
});
