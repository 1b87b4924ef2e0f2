import { beforeAll, describe, expect, it } from 'vitest';
import type { Sequence } from '../../../sequences/format/index.ts';
import { learn } from '../../helpers/learner.ts';
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

  it('contains no name of a person beside the pseudonym in any statement', async () => {
    const stored = await server.connection.collection('statements').find().toArray();
    expect(stored.every(({ raw }) => !/Tina|Anna|example\.org/.test(raw))).toBe(true);
  });
});
