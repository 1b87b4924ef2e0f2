import { encode } from 'uqr';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkIn, password, pathOf, peopleWorld, type World } from './world.ts';

const day = 24 * 3_600_000;

describe('invitations', () => {
  let world: World;
  const people = () => world.connection.collection('people');
  const invitations = () => world.connection.collection('invitations');
  const form = (name: string) => ({ weg: 'passwort', name, email: `${name}@betrieb.de`, passwort: password });

  beforeAll(async () => {
    world = await peopleWorld();
  });
  beforeEach(async () => {
    await Promise.all([people().deleteMany({}), invitations().deleteMany({})]);
    world.accepted.length = 0;
    world.failAccepting = undefined;
  });

  const firstAdmin = async () => {
    const url = await world.service.ensureFirstAdminLink();
    if (!url) throw new Error('there is an admin already');
    return pathOf(url);
  };
  const roleLink = async (role: 'trainer' | 'betriebsrat' | 'admin') =>
    pathOf((await world.service.createInvitation({ kind: 'rolle', role, createdBy: 'x' })).url);
  const cohortLink = async () =>
    pathOf((await world.service.createInvitation({ kind: 'kohorte', cohortId: 'k1', createdBy: 'x' })).url);

  describe('the first admin', () => {
    it('gets a link that works once and makes an admin', async () => {
      const path = await firstAdmin();
      expect((await world.client().get(path)).text).toContain('Rolle „Verwaltung“ übernehmen');
      const client = world.client();
      const answer = await client.post(path, form('ada'));
      expect([answer.status, answer.location]).toEqual([303, '/verwaltung']);
      expect((await client.get('/verwaltung')).status).toBe(200);
      expect(await people().findOne({ email: 'ada@betrieb.de' })).toMatchObject({ name: 'ada', roles: ['admin'] });
      const again = await world.client().post(path, form('eve'));
      expect(again.status).toBe(404);
      expect(again.text).toContain('EINLADUNG_UNBEKANNT');
      expect(await world.service.ensureFirstAdminLink()).toBeUndefined();
    });

    it('is exactly one, even when 100 people use the link at the same moment', async () => {
      const path = await firstAdmin();
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) => world.client().post(path, form(`a${index}`))),
      );
      expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
      const others = answers.filter((answer) => answer.status !== 303);
      expect(others.every((answer) => [404, 410].includes(answer.status) && /EINLADUNG_/.test(answer.text))).toBe(true);
      expect(await people().countDocuments()).toBe(1);
      expect(answers.filter((answer) => answer.setCookie.length > 0)).toHaveLength(1);
    });

    it('gets a new link at every start; the older ones end', async () => {
      const old = await firstAdmin();
      const current = await firstAdmin();
      expect((await world.client().get(old)).status).toBe(404);
      expect((await world.client().get(current)).status).toBe(200);
      expect(await invitations().countDocuments()).toBe(1);
    });

    it('has 24 hours', async () => {
      const path = await firstAdmin();
      world.clock.forward(day - 60_000);
      expect((await world.client().get(path)).status).toBe(200);
      world.clock.forward(120_000);
      const late = await world.client().get(path);
      expect([late.status, /EINLADUNG_ABGELAUFEN/.test(late.text)]).toEqual([410, true]);
      expect((await world.client().post(path, form('late'))).status).toBe(410);
      expect(await people().countDocuments()).toBe(0);
    });
  });

  describe('a role', () => {
    it.each([
      ['trainer', '/kohorten'],
      ['betriebsrat', '/'],
      ['admin', '/verwaltung'],
    ] as const)('%s: makes an account with this role only and leads to %s', async (role, start) => {
      const answer = await world.client().post(await roleLink(role), form('tom'));
      expect([answer.status, answer.location]).toEqual([303, start]);
      expect(await people().findOne({})).toMatchObject({ roles: [role], email: 'tom@betrieb.de' });
      expect(world.accepted).toMatchObject([{ invitation: { kind: 'rolle', role }, person: { name: 'tom' } }]);
    });

    it('is not given without a password', async () => {
      const path = await roleLink('trainer');
      const answer = await world.client().post(path, { weg: 'link', name: 'x' });
      expect([answer.status, answer.location]).toEqual([303, path]);
      expect(await people().countDocuments()).toBe(0);
      expect(await invitations().countDocuments()).toBe(1);
    });

    it('says beside each field what does not fit, keeps the values but not the password, and the link still works', async () => {
      const path = await roleLink('trainer');
      const { status, text } = await world
        .client()
        .post(path, { weg: 'passwort', name: ' ', email: 'tom@<b>', passwort: 'zu kurz-xyz' });
      expect(status).toBe(422);
      expect(text).toContain('ANGABEN_PASSEN_NICHT');
      expect(text).toContain('<title>Fehler: ');
      for (const field of ['name', 'email', 'passwort']) {
        expect(text).toMatch(new RegExp(`<p class="error" id="${field}-fehler">`));
        expect(text).toMatch(
          new RegExp(`<input[^>]* id="${field}"[^>]*aria-describedby="[^"]*${field}-fehler"[^>]*aria-invalid`),
        );
      }
      expect(text).toContain('value="tom@&lt;b&gt;"');
      expect(text).not.toContain('zu kurz-xyz');
      expect((await world.client().post(path, form('tom'))).status).toBe(303);
    });

    it('does not overwrite an account: a taken address is said, nothing is used up', async () => {
      await world.client().post(await roleLink('trainer'), form('tom'));
      const before = await people().findOne({});
      const path = await roleLink('admin');
      const answer = await world.client().post(path, { ...form('eve'), email: 'TOM@betrieb.de' });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('hat schon ein Konto');
      expect(await people().find().toArray()).toEqual([before]);
      expect(await invitations().countDocuments()).toBe(1);
    });

    it('gives one address one account when two invitations are accepted with it at the same moment', async () => {
      const paths = await Promise.all([roleLink('trainer'), roleLink('betriebsrat')]);
      const answers = await Promise.all(paths.map((path) => world.client().post(path, form('tom'))));
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
      expect(await people().countDocuments()).toBe(1);
      expect(await invitations().countDocuments()).toBe(1);
    });

    it('is added to the account of somebody signed in, with a fresh session', async () => {
      const client = await world.signedInAs('trainer');
      const token = client.cookies.get('komki');
      const path = await roleLink('betriebsrat');
      const page = await client.get(path);
      expect(page.text).toContain('Rolle übernehmen</button>');
      expect(page.text).not.toContain('name="passwort"');
      expect((await client.post(path, { weg: 'beitreten' })).location).toBe('/');
      expect(client.cookies.get('komki')).not.toBe(token);
      expect(await people().find().toArray()).toMatchObject([{ roles: ['trainer', 'betriebsrat'] }]);
    });

    it('never comes to an account that only a personal link opens', async () => {
      const learner = world.client();
      await learner.post(await cohortLink(), { weg: 'link', name: '' });
      const path = await roleLink('admin');
      expect((await learner.get(path)).text).toContain('name="passwort"');
      await learner.post(path, { weg: 'beitreten' });
      expect(await people().find().toArray()).toMatchObject([{ roles: ['learner'] }]);
    });
  });

  describe('a cohort', () => {
    it('says what it is and what is stored, before anybody joins', async () => {
      const { status, text } = await world.client().get(await cohortLink());
      expect(status).toBe(200);
      expect(text).toContain('Herbst 2026 &lt;Hannover&gt;');
      expect(text).toContain('<b>Gespeichert wird:</b> wer abgeschlossen hat.');
      expect(text).toContain('<b>Nicht gespeichert:</b> Ihre Antworten.');
      const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('is joined without a password: the personal link is shown once and works', async () => {
      const client = world.client();
      const answer = await client.post(await cohortLink(), { weg: 'link', name: '' });
      expect(answer.status).toBe(201);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.text).toContain('Weiter zu Ihren Sequenzen');
      const link = linkIn(answer.text);
      expect(link).toMatch(/^http:\/\/localhost:3000\/anmelden\/link\/[\w-]{32}$/);
      const [person] = await people().find().toArray();
      expect(Object.keys(person ?? {}).sort()).toEqual(['_id', 'createdAt', 'linkHash', 'pseudonym', 'roles']);
      expect(person?.roles).toEqual(['learner']);
      expect(world.accepted).toMatchObject([
        { person: { _id: person?._id, pseudonym: person?.pseudonym }, invitation: { kind: 'kohorte', cohortId: 'k1' } },
      ]);
      expect((await world.client().post(pathOf(link))).status).toBe(303);
    });

    it('draws the link as a QR code that holds exactly the link', async () => {
      const { text } = await world.client().post(await cohortLink(), { weg: 'link', name: '' });
      const { data, size } = encode(linkIn(text), { ecc: 'M', border: 4 });
      const path = /<path d="([^"]+)"/.exec(text)?.[1] ?? '';
      const drawn = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`));
      const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x},${y}`] : [])));
      expect(drawn).toEqual(new Set(dark));
      expect(text).toContain(`viewBox="0 0 ${size} ${size}"`);
      expect(data.slice(0, 4).flat().some(Boolean)).toBe(false);
    });

    it('is joined with e-mail address and password; the name is voluntary', async () => {
      const answer = await world.client().post(await cohortLink(), { ...form('lea'), name: '' });
      expect([answer.status, answer.location]).toEqual([303, '/lernen']);
      const [person] = await people().find().toArray();
      expect(person).toMatchObject({ email: 'lea@betrieb.de', roles: ['learner'] });
      expect(person).not.toHaveProperty('name');
    });

    it('returns the form that was sent, not the other one, with its values', async () => {
      const path = await cohortLink();
      const long = 'x'.repeat(101);
      const { status, text } = await world.client().post(path, { weg: 'link', name: long });
      expect(status).toBe(422);
      expect(text).toMatch(new RegExp(`id="link-name"[^>]*value="${long}"`));
      expect(text).toContain('id="link-name-fehler"');
      expect(text).not.toContain('id="name-fehler"');
    });

    it('is joined with one button by somebody signed in; no second person, also not by the other forms', async () => {
      const client = await world.signedInAs('trainer');
      const path = await cohortLink();
      expect((await client.get(path)).text).toContain('Der Kohorte beitreten');
      expect((await client.post(path, { weg: 'beitreten' })).location).toBe('/lernen');
      expect((await client.post(path, { weg: 'link', name: 'zweites Mal' })).location).toBe('/lernen');
      expect(await people().find().toArray()).toMatchObject([{ roles: ['trainer', 'learner'] }]);
    });

    it('shows the page again to somebody whose session ended in between', async () => {
      const path = await cohortLink();
      const answer = await world.client().post(path, { weg: 'beitreten' });
      expect([answer.status, answer.location]).toEqual([303, path]);
    });

    it('takes any number of people', async () => {
      const path = await cohortLink();
      const all = await Promise.all(
        Array.from({ length: 12 }, () => world.client().post(path, { weg: 'link', name: '' })),
      );
      expect(all.map(({ status }) => status)).toEqual(Array(12).fill(201));
      expect(await people().countDocuments()).toBe(12);
    });

    it('can be asked for its link until it ends, which is when it was said to end', async () => {
      const { code, url } = await world.service.createInvitation({ kind: 'kohorte', cohortId: 'k1', createdBy: 'x' });
      const open = await world.service.openInvitation(code);
      expect(open).toEqual({ url, expiresAt: expect.any(Date) });
      expect(await world.service.openInvitation(url)).toBeUndefined();
      world.clock.forward((open?.expiresAt.getTime() ?? 0) - world.clock.read().getTime() + 1_000);
      expect(await world.service.openInvitation(code)).toBeUndefined();
      expect((await world.client().post(pathOf(url), { weg: 'link', name: '' })).status).toBe(410);
    });

    it('undoes everything when joining the cohort fails, and works at the next try', async () => {
      const path = await cohortLink();
      world.failAccepting = new Error('cohorts are down');
      const failed = await world.client().post(path, form('lea'));
      expect(failed.status).toBe(500);
      expect(failed.text).toContain('SERVER_FEHLER');
      expect(failed.text).not.toContain('cohorts are down');
      expect(failed.setCookie).toEqual([]);
      expect(await people().countDocuments()).toBe(0);
      world.failAccepting = undefined;
      const trainer = await world.signedInAs('trainer');
      world.failAccepting = new Error('cohorts are down');
      expect((await trainer.post(path, { weg: 'beitreten' })).status).toBe(500);
      expect(await people().find().toArray()).toMatchObject([{ roles: ['trainer'] }]);
      world.failAccepting = undefined;
      expect((await world.client().post(path, form('lea'))).status).toBe(303);
      expect(world.logged.splice(0)).toHaveLength(2);
    });

    it('is no longer open once the cohort is gone', async () => {
      const { code } = await world.service.createInvitation({ kind: 'kohorte', cohortId: 'gone', createdBy: 'x' });
      const answer = await world.client().get(`/einladung/${code}`);
      expect(answer.status).toBe(410);
      expect((await world.client().post(`/einladung/${code}`, { weg: 'link', name: '' })).status).toBe(410);
      expect(await people().countDocuments()).toBe(0);
    });
  });

  it.each(['x', 'A'.repeat(32), '%24ne', '..%2F..', '%00', '__proto__'])('the code “%s” is nobody’s', async (code) => {
    for (const answer of [
      await world.client().get(`/einladung/${code}`),
      await world.client().post(`/einladung/${code}`, { weg: 'link', name: '' }),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('EINLADUNG_UNBEKANNT');
    }
  });

  it('opening an invitation changes nothing', async () => {
    const path = await roleLink('trainer');
    const before = await invitations().find().toArray();
    const page = await world.client().get(path);
    expect(page.setCookie).toEqual([]);
    expect(await invitations().find().toArray()).toEqual(before);
  });

  it('stores only the SHA-256 of the code', async () => {
    const { code } = await world.service.createInvitation({ kind: 'admin' });
    expect(JSON.stringify(await invitations().find().toArray())).not.toContain(code);
  });

  it('logged no error', () => expect(world.logged).toEqual([]));
});
