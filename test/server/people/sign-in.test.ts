import { beforeAll, describe, expect, it } from 'vitest';
import { passwordFits } from '../../../server/people/secrets.ts';
import { linkIn, password, pathOf, peopleWorld, type World } from './world.ts';

describe('signing in', () => {
  let world: World;
  let link: string;
  const email = 'rosa@betrieb.de';
  const people = () => world.connection.collection('people');

  beforeAll(async () => {
    world = await peopleWorld();
    const { code } = await world.service.createInvitation({ kind: 'kohorte', cohortId: 'k1', createdBy: 'x' });
    const client = world.client();
    await client.post(`/einladung/${code}`, { weg: 'passwort', name: 'Rosa Luchs', email, passwort: password });
    const joined = await world.client().post(`/einladung/${code}`, { weg: 'link', name: '' });
    link = pathOf(linkIn(joined.text));
  });

  it('works with e-mail address and password, however the address is capitalised', async () => {
    const client = world.client();
    const answer = await client.post('/anmelden', { email: ' Rosa@Betrieb.de ', passwort: password });
    expect([answer.status, answer.location]).toEqual([303, '/lernen']);
    expect((await client.get('/lernen')).text).toContain('Abmelden');
  });

  it('accepts the same password composed and decomposed', async () => {
    const answer = await world.client().post('/anmelden', { email, passwort: password.normalize('NFD') });
    expect(password.normalize('NFD')).not.toBe(password);
    expect(answer.status).toBe(303);
  });

  it('gives the same answer for a wrong password, an unknown address and an account without password', async () => {
    const tries = [
      { email, passwort: 'ein anderes Passwort' },
      { email: 'niemand@betrieb.de', passwort: password },
      { email: '', passwort: password },
      { email, passwort: '' },
      { email, passwort: 'x'.repeat(3_999) },
    ];
    const answers = await Promise.all(tries.map((form) => world.client().post('/anmelden', form)));
    for (const [index, answer] of answers.entries()) {
      expect(answer.status).toBe(401);
      expect(answer.setCookie).toEqual([]);
      expect(answer.text).toContain('ANMELDUNG_PASST_NICHT');
      expect(answer.headers.get('www-authenticate')).toBeNull();
      const neutral = answer.text.replaceAll(`value="${tries[index]?.email}"`, 'value=""');
      expect(neutral).toBe(answers[2]?.text);
    }
  });

  it('does the same argon2id work where there is no account', async () => {
    expect(await passwordFits(undefined, password)).toBe(false);
    const document = await people().findOne({ email });
    // The dummy’s cost is in the stored hash’s parameters: one function makes both.
    expect(document?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('keeps the address but never the password in the form that comes back', async () => {
    const { text } = await world.client().post('/anmelden', { email: '"><b>x', passwort: 'geheim-geheim-geheim' });
    expect(text).toContain('value="&quot;&gt;&lt;b&gt;x"');
    expect(text).not.toContain('geheim-geheim');
  });

  it('leads on to the page that was asked for, never to another site', async () => {
    const good = await world.client().post('/anmelden', { email, passwort: password, weiter: '/lernen/G01?a=1' });
    expect(good.location).toBe('/lernen/G01?a=1');
    for (const weiter of ['//evil.example', 'https://evil.example', '/\\evil.example', '/..//evil.example']) {
      const answer = await world.client().post('/anmelden', { email, passwort: password, weiter });
      expect([weiter, answer.location]).toEqual([weiter, '/lernen']);
      expect((await world.client().get(`/anmelden?weiter=${encodeURIComponent(weiter)}`)).text).not.toContain('evil');
    }
    expect((await world.client().get('/anmelden?weiter=%2Flernen%2FG01')).text).toContain(
      '<input type="hidden" name="weiter" value="/lernen/G01">',
    );
    expect((await world.client().get('/anmelden?weiter=/a&weiter=/b')).status).toBe(200);
  });

  it('labels every field and tells password managers what it is for', async () => {
    const { text } = await world.client().get('/anmelden');
    expect(text).toContain('<label for="email">');
    expect(text).toMatch(/id="email"[^>]*autocomplete="username"/);
    expect(text).toMatch(/id="passwort"[^>]*autocomplete="current-password"/);
    expect(text).not.toContain('placeholder');
  });

  it('sends somebody who is signed in already onwards', async () => {
    const client = world.client();
    await client.post('/anmelden', { email, passwort: password });
    expect((await client.get('/anmelden?weiter=/glossar')).location).toBe('/glossar');
  });

  it('opening a personal link signs nobody in: only its button does', async () => {
    const client = world.client();
    const page = await client.get(link);
    expect([page.status, page.setCookie]).toEqual([200, []]);
    expect(page.text).toContain(`<form method="post" action="${link}">`);
    const answer = await client.post(link);
    expect([answer.status, answer.location]).toEqual([303, '/lernen']);
    expect((await client.get('/lernen')).text).toContain('Abmelden');
  });

  it('works with the same personal link again, on the next device too', async () => {
    expect((await world.client().post(link)).status).toBe(303);
    expect((await world.client().post(link)).status).toBe(303);
  });

  it.each(['x', 'A'.repeat(32), '%24ne', '..%2F..', '%00'])(
    'refuses the personal link “%s” with a code',
    async (token) => {
      const answer = await world.client().post(`/anmelden/link/${token}`);
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('PERSOENLICHER_LINK_UNGUELTIG');
      expect(answer.setCookie).toEqual([]);
    },
  );

  it('signs out here, and with “überall” on every device', async () => {
    const [here, there] = [world.client(), world.client()];
    await here.post('/anmelden', { email, passwort: password });
    await there.post('/anmelden', { email, passwort: password });
    expect((await here.post('/abmelden')).location).toBe('/');
    expect((await here.get('/x')).text).not.toContain('Abmelden');
    expect((await there.get('/x')).text).toContain('Abmelden');
    await here.post('/anmelden', { email, passwort: password });
    expect((await here.post('/abmelden/ueberall')).location).toBe('/');
    expect((await there.get('/x')).text).not.toContain('Abmelden');
    expect((await there.post('/abmelden')).status).toBe(303);
  });

  it('stores neither password nor link, only what they can be checked with', async () => {
    const stored = JSON.stringify(await people().find().toArray());
    expect(stored).not.toContain(password);
    expect(stored).not.toContain(link.split('/').at(-1));
    expect(stored).toContain('$argon2id$');
  });

  it('rounds the day of joining and keeps no time of any sign-in', async () => {
    for (const person of await people().find().toArray()) {
      expect(person.createdAt.toISOString()).toMatch(/T00:00:00\.000Z$/);
      const known = ['_id', 'createdAt', 'email', 'linkHash', 'name', 'passwordHash', 'pseudonym', 'roles'];
      expect(Object.keys(person).filter((key) => !known.includes(key))).toEqual([]);
      expect(person._id).not.toBe(person.pseudonym);
    }
  });

  it('refuses a sign-in that another site’s page sends', async () => {
    const form = { email, passwort: password };
    const other = await world.client().post('/anmelden', form, { origin: 'https://evil.example' });
    expect(other.status).toBe(403);
    expect(other.text).toContain('FREMDE_HERKUNFT');
    expect((await world.client().post('/anmelden', form, { origin: 'null' })).status).toBe(403);
    expect(other.setCookie).toEqual([]);
  });

  it('knows what is stored about the person', async () => {
    const document = await people().findOne({ email });
    const pseudonym = String(document?.pseudonym);
    const personId = String(document?._id);
    expect(await world.service.subjectOf(personId)).toEqual({ pseudonym, roles: ['learner'] });
    expect(await world.service.personalData(personId)).toEqual({
      name: 'Rosa Luchs',
      email,
      pseudonym,
      roles: ['learner'],
      createdOn: world.clock.read().toISOString().slice(0, 10),
      hasPassword: true,
      hasPersonalLink: false,
      invitations: [],
    });
    expect(await world.service.personalData('nobody')).toBeUndefined();
  });
});
