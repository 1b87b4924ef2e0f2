import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { linkIn, password, pathOf, peopleWorld, type World } from './world.ts';

describe('administration', () => {
  let world: World;
  let admin: Client;
  const people = () => world.connection.collection<{ _id: string; roles: string[]; email: string }>('people');
  const idOf = async (role: string) => (await people().findOne({ roles: role }))?._id ?? '';
  const rolesOf = async (id: string) => (await people().findOne({ _id: id }))?.roles;

  beforeAll(async () => {
    world = await peopleWorld();
  });
  beforeEach(async () => {
    await people().deleteMany({});
    await world.connection.collection('invitations').deleteMany({});
    admin = await world.signedInAs('admin');
  });

  it('lists people with a role and never learners', async () => {
    await world.signedInAs('trainer');
    await world.signedInAs('learner');
    const { text } = await admin.get('/verwaltung');
    expect(text).toContain((await people().findOne({ roles: 'trainer' }))?.email);
    expect(text).not.toContain((await people().findOne({ roles: 'learner' }))?.email);
  });

  it.each(['trainer', 'betriebsrat', 'admin'])('invites for the role %s with a link that works', async (rolle) => {
    const answer = await admin.post('/verwaltung/einladungen', { rolle });
    expect(answer.status).toBe(201);
    const path = pathOf(linkIn(answer.text));
    const client = world.client();
    const form = { weg: 'passwort', name: 'Neu', email: 'neu@betrieb.de', passwort: password };
    expect((await client.post(path, form)).status).toBe(303);
    expect((await people().findOne({ email: 'neu@betrieb.de' }))?.roles).toEqual([rolle]);
  });

  it('lists open invitations, without their links, and withdraws them', async () => {
    const path = pathOf(linkIn((await admin.post('/verwaltung/einladungen', { rolle: 'trainer' })).text));
    await world.service.createInvitation({ kind: 'kohorte', cohortId: 'k1', createdBy: 'x' });
    const { text } = await admin.get('/verwaltung');
    expect(text).toContain('Rolle „Training“');
    expect(text).toContain('Kohorte „Herbst 2026 &lt;Hannover&gt;“');
    expect(text).not.toContain(path.split('/').at(-1));
    const withdrawals = [...text.matchAll(/action="(\/verwaltung\/einladungen\/[^"]+\/zurueckziehen)"/g)].map(
      ([, to]) => String(to),
    );
    expect(withdrawals).toHaveLength(2);
    for (const withdrawal of withdrawals) expect((await admin.post(withdrawal)).location).toBe('/verwaltung');
    expect((await world.client().get(path)).status).toBe(404);
    expect((await admin.post(withdrawals[0] ?? '')).status).toBe(404);
  });

  it('shows admins their own open invitations in the export', async () => {
    await admin.post('/verwaltung/einladungen', { rolle: 'trainer' });
    const data = await world.service.personalData(await idOf('admin'));
    expect(data?.invitations).toEqual([{ role: 'trainer', cohortId: null, expiresAt: expect.stringMatching(/Z$/) }]);
  });

  it('changes roles at once, in sessions that are open too, and leaves being a learner alone', async () => {
    const trainer = await world.signedInAs('trainer');
    const id = await idOf('trainer');
    await people().updateOne({ _id: id }, { $push: { roles: 'learner' } });
    await admin.post(`/verwaltung/personen/${id}/rollen`, { rollen: ['', 'admin', 'betriebsrat'] });
    expect(await rolesOf(id)).toEqual(['learner', 'betriebsrat', 'admin']);
    expect((await trainer.get('/verwaltung')).status).toBe(200);
    await admin.post(`/verwaltung/personen/${id}/rollen`, { rollen: ['', 'trainer'] });
    expect((await trainer.get('/verwaltung')).status).toBe(403);
    await admin.post(`/verwaltung/personen/${id}/rollen`, { rollen: '' });
    expect(await rolesOf(id)).toEqual(['learner']);
  });

  it('never takes the last admin’s role', async () => {
    const id = await idOf('admin');
    const answer = await admin.post(`/verwaltung/personen/${id}/rollen`, { rollen: ['', 'trainer'] });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('LETZTE_VERWALTUNG');
    expect(await rolesOf(id)).toEqual(['admin']);
  });

  it('keeps an admin when two take each other’s role at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      await people().deleteMany({});
      const [one, two] = [await world.signedInAs('admin'), await world.signedInAs('admin')];
      const [first, second] = (await people().find().toArray()).map(({ _id }) => _id);
      await Promise.all([
        one.post(`/verwaltung/personen/${second}/rollen`, { rollen: '' }),
        two.post(`/verwaltung/personen/${first}/rollen`, { rollen: '' }),
      ]);
      expect(await people().countDocuments({ roles: 'admin' })).toBeGreaterThan(0);
    }
  });

  it('gives no role to an account that only a personal link opens, and none to nobody', async () => {
    const { code } = await world.service.createInvitation({ kind: 'kohorte', cohortId: 'k1', createdBy: 'x' });
    await world.client().post(`/einladung/${code}`, { weg: 'link', name: '' });
    const refused = await admin.post(`/verwaltung/personen/${await idOf('learner')}/rollen`, { rollen: ['', 'admin'] });
    expect([refused.status, /KONTO_OHNE_PASSWORT/.test(refused.text)]).toEqual([409, true]);
    const nobody = await admin.post('/verwaltung/personen/nobody/rollen', { rollen: ['', 'admin'] });
    expect([nobody.status, /PERSON_UNBEKANNT/.test(nobody.text)]).toEqual([404, true]);
  });
});
