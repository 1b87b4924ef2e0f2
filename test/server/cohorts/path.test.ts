import { beforeAll, describe, expect, it } from 'vitest';
import { recordingOf } from '../../helpers/learner.ts';
import { firstAdmin, invited, joined, newCohort, startTestServer, type TestServer } from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';

let server: TestServer;
let trainer: Visitor;
let other: Visitor;
beforeAll(async () => {
  server = await startTestServer();
  const admin = await firstAdmin(server);
  trainer = await invited(server, admin, 'trainer', 'Tina Trainerin');
  other = await invited(server, admin, 'trainer', 'Theo Trainer');
});

const idOf = ({ path }: { path: string }): string => path.split('/').at(-1) ?? '';
const propose = (who: Visitor, kohorte: string, sequenzen: string[]) =>
  who.post('/kohorten/vorschlag', { kohorte, sequenzen });
const decide = (who: Visitor, cohort: { path: string }, weg: string) => who.post(`${cohort.path}/lernpfad`, { weg });
const text = async (who: Visitor, path: string) => (await who.get(path)).text();
const stored = (cohort: { path: string }) =>
  server.connection.collection('cohorts').findOne({ _id: idOf(cohort) as never });

describe('a learning path for a cohort', () => {
  it('is proposed on a form that has the sequences ticked and asks for which group', async () => {
    const cohort = await newCohort(trainer, { name: 'Frühschicht' });
    const page = await text(trainer, '/kohorten/vorschlag?sequenzen=O06,G01,O06,X99,<script>');
    expect([...page.matchAll(/name="sequenzen" value="(\w+)" checked/g)].map(([, id]) => id)).toEqual(['O06', 'G01']);
    expect(page).toContain(`value="${idOf(cohort)}"`);
    expect(await text(other, '/kohorten/vorschlag?sequenzen=G01')).toContain('Sie leiten noch keine Kohorte.');
    expect(await text(trainer, '/kohorten/vorschlag')).toContain('Es ist keine Sequenz ausgewählt.');
  });

  it('is seen by the trainer first, and by the cohort’s learners when it is taken over; by nobody else', async () => {
    const cohort = await newCohort(trainer, { sequences: ['G01'], name: 'Spätschicht' });
    const learner = await joined(server, cohort.invitation);
    const stranger = await joined(server, (await newCohort(trainer)).invitation);
    const answer = await propose(trainer, idOf(cohort), ['O06', 'G01']);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${cohort.path}#lernpfad`]);
    expect(await text(trainer, cohort.path)).toMatch(/Vorschlag aus einem Check.*?O06.*?G01/s);
    expect(await text(learner, '/lernen')).not.toContain('Lernpfad Ihrer Gruppe');

    await decide(trainer, cohort, 'uebernehmen');
    expect(await text(trainer, cohort.path)).not.toContain('Vorschlag aus einem Check');
    expect(await text(learner, '/lernen')).toMatch(
      /Lernpfad Ihrer Gruppe: Spätschicht.*?2 Sequenzen.*?href="\/lernen\/O06".*?href="\/lernen\/G01"/s,
    );
    for (const one of [stranger, server.visitor(), trainer])
      expect(await text(one, '/lernen')).not.toContain('Lernpfad Ihrer Gruppe');

    await decide(trainer, cohort, 'entfernen');
    expect(await text(learner, '/lernen')).not.toContain('Lernpfad Ihrer Gruppe');
  });

  it('holds sequences and nothing of the check they come from, and changes nothing about what is recorded', async () => {
    const cohort = await newCohort(trainer, { level: 'antworten', sequences: ['G01'] });
    const learner = await joined(server, cohort.invitation);
    const before = await stored(cohort);
    await trainer.post('/kohorten/vorschlag', {
      kohorte: idOf(cohort),
      sequenzen: ['O06'],
      aus: 'ki-check',
      gruende: '1.1 Wir …',
    });
    await decide(trainer, cohort, 'uebernehmen');
    expect(await stored(cohort)).toEqual({ ...before, path: ['O06'] });
    expect(await recordingOf(learner, 'O06')).toMatchObject({ stufe: 'nur-abschluss', kohorte: null });
  });

  it('replaces the one before; a proposal that is thrown away leaves the path; doing either twice changes nothing', async () => {
    const cohort = await newCohort(trainer);
    for (const ids of [['G01'], ['O06'], ['F02']]) await propose(trainer, idOf(cohort), ids);
    await decide(trainer, cohort, 'uebernehmen');
    await decide(trainer, cohort, 'uebernehmen');
    await propose(trainer, idOf(cohort), ['G01']);
    await decide(trainer, cohort, 'verwerfen');
    await decide(trainer, cohort, 'verwerfen');
    const kept = await stored(cohort);
    expect([kept?.path, kept && 'proposal' in kept]).toEqual([['F02'], false]);
  });

  it('is refused without a group or a published sequence, and what was chosen stays', async () => {
    const cohort = await newCohort(trainer);
    for (const answer of [await propose(trainer, '', ['G01']), await propose(trainer, idOf(cohort), ['X99'])]) {
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('VORSCHLAG_LEER');
    }
    expect(await (await propose(trainer, '', ['G01'])).text()).toContain('value="G01" checked');
    expect((await decide(trainer, cohort, 'anders')).status).toBe(400);
  });

  it('cannot be proposed to a foreign cohort, nor decided there', async () => {
    const cohort = await newCohort(trainer);
    await propose(trainer, idOf(cohort), ['G01']);
    const before = await stored(cohort);
    for (const answer of [
      await propose(other, idOf(cohort), ['O06']),
      await decide(other, cohort, 'uebernehmen'),
      await propose(other, 'gibt-es-nicht', ['O06']),
    ]) {
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('KOHORTE_UNBEKANNT');
    }
    expect(await stored(cohort)).toEqual(before);
  });
});
