import { beforeAll, describe, expect, it } from 'vitest';
import {
  firstAdmin,
  invitationIn,
  invited,
  joined,
  newCohort,
  password,
  startTestServer,
  type TestServer,
} from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';

let server: TestServer;
let admin: Visitor;
let trainer: Visitor;
beforeAll(async () => {
  server = await startTestServer({ now: new Date('2026-11-23T10:00:00Z') });
  admin = await firstAdmin(server);
  trainer = await invited(server, admin, 'trainer', 'Tina Trainerin');
});

const cohorts = () => server.connection.collection<{ _id: string; invitation?: string }>('cohorts');
const signIn = () => trainer.post('/anmelden', { email: 'tina.trainerin@example.org', passwort: password });
const pageOf = async (path: string) => (await (await trainer.get(path)).text()).replace(/\s+/g, ' ');

describe('the invitation of a cohort', () => {
  it('is stored as its code alone; the page says until when the link holds', async () => {
    const { path, invitation } = await newCohort(trainer);
    const stored = await cohorts().findOne({ _id: path.split('/').at(-1) ?? '' });
    expect(stored?.invitation).toBe(invitation.split('/').at(-1));
    expect(invitation.startsWith(server.url)).toBe(true);
    expect(await pageOf(path)).toContain('Er gilt bis zum 21. Februar 2027.');
  });

  it('can be made anew by who leads the cohort when it has ended, and not before', async () => {
    const { path, invitation } = await newCohort(trainer);
    await trainer.post(`${path}/einladung`);
    expect(invitationIn(await pageOf(path))).toBe(invitation);

    server.time.now = new Date('2027-02-22T10:00:00Z');
    await signIn();
    const ended = await pageOf(path);
    expect(ended).not.toContain(invitation);
    expect(ended).not.toContain('<svg class="qr"');
    // Opening the page changes nothing.
    expect(await pageOf(path)).toBe(ended);

    const made = await trainer.post(`${path}/einladung`);
    expect([made.status, made.headers.get('location')]).toEqual([303, `${path}#einladen`]);
    const again = invitationIn(await pageOf(path));
    expect(again).not.toBe(invitation);
    await joined(server, again);
  });

  it('can be made anew when none is stored or it was withdrawn, but not for a foreign cohort', async () => {
    const { path, invitation } = await newCohort(trainer);
    const _id = path.split('/').at(-1) ?? '';
    for (const stored of [undefined, 'http://anderswo.example/einladung/alt', invitation.split('/').at(-1)]) {
      await server.connection.collection('invitations').deleteMany({ cohortId: _id });
      await cohorts().updateOne(
        { _id },
        stored === undefined ? { $unset: { invitation: '' } } : { $set: { invitation: stored } },
      );
      expect(await pageOf(path)).toContain('Neuen Einladungslink erstellen');
      await trainer.post(`${path}/einladung`);
      await joined(server, invitationIn(await pageOf(path)));
    }
    await admin.post('/anmelden', { email: 'anna@example.org', passwort: password });
    const other = await invited(server, admin, 'trainer', 'Olaf Other');
    const refused = await other.post(`${path}/einladung`);
    expect(refused.status).toBe(404);
    expect(await refused.text()).toContain('KOHORTE_UNBEKANNT');
  });

  it('is not for who leads the cohort: the seven are seven others', async () => {
    const { path, invitation } = await newCohort(trainer);
    const refused = await trainer.post(new URL(invitation).pathname, { weg: 'beitreten' });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('KOHORTE_SELBST_GELEITET');
    expect(await pageOf(path)).toContain('<dt>Teilnehmende</dt><dd>0</dd>');
    expect(await pageOf(path)).toContain('Ab 7 Personen');
    const person = await server.connection.collection('people').findOne({ email: 'tina.trainerin@example.org' });
    expect(person?.roles).toEqual(['trainer']);
  });
});
