import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { germanDate } from '../../../server/http/moments.ts';
import { keptUntil } from '../../../server/workshops/follow-up.ts';
import { firstAdmin, invited, password, startTestServer, type TestServer } from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';
import { opened, Phone, phones, rootWithFormat, Stage } from '../../helpers/workshop.ts';

// Each test talks to the real engine a few hundred times, and the machine may have much else to do.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 180_000 });

let server: TestServer;
let trainer: Visitor;
/** A room that is over, with results, lists and decisions. */
let code: string;
let path: string;
const day = 24 * 3_600_000;

beforeAll(async () => {
  server = await startTestServer({ root: await rootWithFormat('ki-werkstatt') });
  const admin = await firstAdmin(server);
  trainer = await invited(server, admin, 'trainer', 'Tina Trainerin');
  await invited(server, admin, 'trainer', 'Otto Trainer');
  code = await opened(trainer);
  path = `/workshop/${code}`;
  const stage = new Stage(trainer, code);
  for (const poll of ['lage', 'vorwissen', 'wichtig', 'fundstuecke']) await stage.does({ do: 'poll-open', poll });
  for (const phone of await phones(server, code, 5)) {
    await phone.vote('lage', { type: 'multiple', choices: ['buero'] });
    await phone.vote('vorwissen', { type: 'quiz', right: { 'G01#assistenz-delegation': true } });
    await phone.vote('wichtig', { type: 'ranking', order: ['holz', 'schrauben'] });
    await phone.vote('fundstuecke', { type: 'cards', cards: ['=cmd|calc', 'Das bleibt <b>weg</b>'] });
  }
  await stage.does({ do: 'text', poll: 'fundstuecke', text: 'Das bleibt <b>weg</b>', decision: 'hidden', cluster: '' });
  const cells = ['Wir wissen es', '+Liste anlegen', '1', '', '', ''];
  await stage.does({ do: 'row-put', list: 'plan', row: { id: 'r1', cells } });
  await stage.does({ do: 'row-put', list: 'beschluesse', row: { id: 'b1', cells: ['So machen wir es'] } });
});

const get = async (address: string) => {
  const response = await trainer.get(address);
  return { response, status: response.status, text: await response.text() };
};
async function travel(milliseconds: number): Promise<void> {
  server.time.now = new Date(server.time.now.getTime() + milliseconds);
  trainer = server.visitor();
  await trainer.post('/anmelden', { email: 'tina.trainerin@example.org', passwort: password });
}

describe('the protocol', () => {
  it('can be read while the workshop runs, and be edited and taken along once it is over', async () => {
    expect((await get(`${path}/protokoll`)).text).toContain('Der Workshop läuft noch');
    for (const file of ['protokoll.csv', 'protokoll.html']) {
      const refused = await trainer.get(`${path}/${file}`, { Accept: 'application/json' });
      expect([refused.status, await refused.json()]).toEqual([
        409,
        expect.objectContaining({ code: 'PROTOKOLL_OFFEN' }),
      ]);
    }
    await new Stage(trainer, code).does({ do: 'close' });
    const { text } = await get(`${path}/protokoll`);
    for (const words of [
      'Probe im Lager',
      'Welche KI läuft bei Ihnen?',
      'So machen wir es',
      'Wir wissen es',
      '100 %',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('Holz – Platz 1');
    expect(text).not.toContain('Das bleibt');
    expect(text).not.toContain('Nur für die Leitung');
  });

  it('keeps what the trainer writes, and forgets rows that are emptied', async () => {
    const fields = {
      place: 'Hannover',
      summary: 'Erste Zeile\n\n<script>alert(1)</script>',
      'note.ankommen': 'Gute Runde',
      'list.plan.0.0': '',
      'list.plan.1.0': 'Neue Zeile',
      'list.plan.1.3': 'Lager',
      'list.beschluesse.0.0': 'Anders beschlossen',
      'list.fragen.2.0': 'Wer zahlt?',
    };
    const saved = await trainer.post(`${path}/protokoll`, fields);
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${path}/protokoll?gespeichert`]);
    const { text } = await get(`${path}/protokoll?gespeichert`);
    for (const words of ['Gespeichert.', 'Hannover', 'Gute Runde', 'Neue Zeile', 'Anders beschlossen', 'Wer zahlt?']) {
      expect(text).toContain(words);
    }
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('So machen wir es');
    expect(text).not.toContain('Wir wissen es');
  });

  it('as a table runs no formula, and as a page stands alone', async () => {
    const csv = await get(`${path}/protokoll.csv`);
    expect(csv.response.headers.get('content-disposition')).toBe(`attachment; filename="protokoll-${code}.csv"`);
    expect(csv.text).toContain(`"Abstimmung";"Was haben Sie gefunden?";"'=cmd|calc";"5";"100 %";"5"`);
    expect(csv.text).toContain('"Beschlüsse";"Anders beschlossen"');
    const file = await get(`${path}/protokoll.html`);
    expect(file.response.headers.get('content-disposition')).toContain('attachment');
    expect(file.text).toMatch(/^<!doctype html>/);
    expect(file.text).not.toMatch(/<script|<link|src=/);
    expect(file.text).toContain('Neue Zeile');
  });
});

describe('a format of several parts', () => {
  /** Opens a room as the form on the page does. */
  async function openAt(visitor: Visitor, fields: Record<string, string>) {
    const response = await visitor.post('/workshops/ki-werkstatt/raum', fields);
    const [, code = ''] = /workshop\/(\w{6})\/leitung/.exec(response.headers.get('location') ?? '') ?? [];
    return { status: response.status, code };
  }

  it('goes on in a room of its own, which knows what was agreed and counted before', async () => {
    const first = await openAt(trainer, {});
    const before = new Stage(trainer, first.code);
    await before.does({ do: 'poll-open', poll: 'werkzeug-verstehen' });
    const group = await phones(server, first.code, 5);
    for (const phone of group) await phone.vote('werkzeug-verstehen', { type: 'scale', step: 4 });
    await before.does({ do: 'row-put', list: 'beschluesse', row: { id: 'b1', cells: ['So machen wir es'] } });
    await before.does({ do: 'go', block: 'auswertung' });
    for (const phone of group) await phone.vote('nutzen', { type: 'scale', step: 5 });
    await before.does({ do: 'close' });

    const { text } = await get('/workshops');
    const [, part = ''] = /<option value="([^"]+)">[^<]*Gemeinsam entscheiden/.exec(text) ?? [];
    const second = await openAt(trainer, { nach: first.code, teil: part });
    expect([second.status, second.code === first.code]).toEqual([303, false]);
    const after = await new Stage(trainer, second.code).stand();
    expect(after).toMatchObject({
      block: 'zahlen',
      decisions: [{ id: 'b1', cells: ['So machen wir es'] }],
      tallies: { 'werkzeug-verstehen': { votes: 5, counts: { 4: 5 } } },
      seats: { taken: 0 },
    });
    // The evaluation asks anew at the end of each room.
    expect(after?.polls.map(({ id }) => id)).toEqual(['werkzeug-verstehen']);
    expect((await openAt(trainer, { nach: first.code, teil: 'tag-9' })).status).toBe(404);
    expect((await openAt(trainer, { nach: code, teil: part })).status).toBe(404);
  });

  it('does not go on after a room of somebody else', async () => {
    const first = await openAt(trainer, {});
    const other = server.visitor();
    await other.post('/anmelden', { email: 'otto.trainer@example.org', passwort: password });
    expect((await openAt(other, { nach: first.code })).status).toBe(404);
    expect((await openAt(other, {})).status).toBe(303);
  });
});

describe('certificates', () => {
  it('are blank sheets with title, day, extent and contents, as many as there were places or as are asked for', async () => {
    const { text } = await get(`${path}/bescheinigung`);
    expect(text.match(/<h2>Teilnahmebescheinigung</g)).toHaveLength(5);
    for (const words of ['Probe im Lager', '1 Stunde', 'Ankommen · Sammeln · Maßnahmen']) expect(text).toContain(words);
    expect((await get(`${path}/bescheinigung?anzahl=2`)).text.match(/<h2>Teilnahmebescheinigung</g)).toHaveLength(2);
    expect((await get(`${path}/bescheinigung?anzahl=9999`)).text.match(/<h2>Teilnahmebescheinigung</g)).toHaveLength(5);
  });
});

describe('what is asked again', () => {
  const answer = (one: Visitor, fields: Record<string, string>, where = path) =>
    one.post(`${where}/nachfassen`, fields);
  /** As many devices say this. */
  async function said(count: number, fields: Record<string, string>, where = path): Promise<void> {
    for (let index = 0; index < count; index++) await answer(server.visitor(), fields, where);
  }
  /** What somebody reads who comes when nothing is asked. */
  async function refused(where = path): Promise<string> {
    const response = await server.visitor().get(`${where}/nachfassen`, { Accept: 'application/json' });
    const { code: kind, message } = (await response.json()) as { code: string; message: string };
    expect([response.status, kind]).toEqual([410, 'NACHFASSEN_ZU']);
    return message;
  }
  const ballots = () => server.connection.collection('ballots').countDocuments();
  const room = async (of: string) => {
    const doc = await server.connection.collection('rooms').findOne({ code: of });
    if (!doc) throw new Error(`no room ${of}`);
    return doc;
  };
  const counted = (option: string, votes: number) => new RegExp(`${option}</th><td data-label="Stimmen">${votes}<`);
  const date = (days: number): string => germanDate(new Date(closedAt.getTime() + days * day));
  let closedAt: Date;
  beforeAll(async () => {
    closedAt = (await room(code)).closedAt;
  });

  it('opens a week before its day, takes one answer per device, and shows a sum from five on after it has ended', async () => {
    const dates = `vom ${date(35)} bis zum ${date(70)}`;
    expect(await refused()).toContain(dates);
    const { text: ahead } = await get(`${path}/protokoll`);
    for (const words of [dates, `vom ${date(175)} bis zum ${date(210)}`, `href="${server.url}${path}/nachfassen"`]) {
      expect(ahead).toContain(words);
    }
    await travel(36 * day);
    const visitor = server.visitor();
    const form = await (await visitor.get(`${path}/nachfassen`)).text();
    expect(form).toContain('Haben Sie Ihren Vorsatz umgesetzt?');
    expect(form).toContain('value="noch-nicht"');
    expect(form).not.toContain('Was hat sich geändert?');
    expect((await answer(visitor, { getan: 'gibt-es-nicht' })).status).toBe(400);
    expect((await answer(visitor, { getan: 'ja' })).headers.get('location')).toBe(`${path}/nachfassen?danke`);
    await answer(visitor, { getan: 'noch-nicht' });
    await said(4, { getan: 'ja' });
    const thanks = await (await visitor.get(`${path}/nachfassen?danke`)).text();
    expect(thanks).toContain(`Vom ${date(175)} an fragen wir`);
    expect((await get(`${path}/protokoll`)).text).not.toContain('Vorsatz umgesetzt');

    await travel(34 * day + 1);
    await server.app.sweep();
    expect((await answer(visitor, { getan: 'ja' })).status).toBe(410);
    const { text } = await get(`${path}/protokoll`);
    expect(text).toMatch(counted('ja', 4));
    expect(text).toMatch(counted('noch nicht', 1));
    expect(await ballots()).toBe(0);
  });

  it('comes again half a year later, beside what was said before', async () => {
    expect(await refused()).toContain(`vom ${date(175)} bis zum ${date(210)}`);
    await travel(105 * day);
    const form = await (await server.visitor().get(`${path}/nachfassen`)).text();
    expect(form).toContain('Was hat sich geändert?');
    expect(form).not.toContain('Haben Sie Ihren Vorsatz umgesetzt?');
    // Who has kept the first form open is too late with it.
    await said(5, { geaendert: 'eine-regel', getan: 'noch-nicht' });
    const { text: meanwhile } = await get(`${path}/protokoll`);
    expect(meanwhile).toMatch(counted('ja', 4));
    expect(meanwhile).not.toMatch(counted('eine Regel', 5));
    expect(await ballots()).toBe(5);

    await travel(35 * day);
    await server.app.sweep();
    expect(await refused()).toContain('Sie ist beendet');
    const { text } = await get(`${path}/protokoll`);
    expect(text).not.toContain('Noch einmal gefragt wird');
    const [, late = ''] = text.split('<h2>Nachfassen</h2>');
    const [first = '', second = ''] = late.split('<h2>Wirkung</h2>');
    expect(first).toMatch(counted('ja', 4));
    expect(first).toMatch(counted('noch nicht', 1));
    expect(second).toMatch(counted('eine Regel', 5));
    const csv = (await get(`${path}/protokoll.csv`)).text;
    expect(csv).toContain('"Nachfassen";"Haben Sie Ihren Vorsatz umgesetzt?";"ja";"4";"80 %";"5"');
    expect(csv).toContain('"Wirkung";"Was hat sich geändert?";"eine Regel";"5";"100 %";"5"');
    expect(await ballots()).toBe(0);
    expect(await room(code)).toMatchObject({ dueAt: null, open: [] });
  });

  it('is forgotten with everything else four weeks after the last answers, by the database itself, and not before 26 weeks', async () => {
    expect((await room(code)).expiresAt).toEqual(new Date(closedAt.getTime() + (182 + 28 + 28) * day));
    expect(keptUntil(closedAt, [{ days: 42 }])).toEqual(new Date(closedAt.getTime() + 182 * day));
    expect((await get('/workshops')).text).toContain('Gewesen');
    expect((await new Phone(server, code).visitor.get(path)).status).toBe(200);
  });

  it('is kept as it was for rooms from when a format asked only once', async () => {
    const other = await opened(trainer);
    expect(await refused(`/workshop/${other}`)).toContain('läuft noch, gefragt wird etwa 6 Wochen danach');
    await new Stage(trainer, other).does({ do: 'close' });
    const doc = await room(other);
    const agendas = server.connection.collection<{ _id: string; json: string }>('agendas');
    const { followUps, ...rest } = JSON.parse((await agendas.findOne({ _id: doc.agenda }))?.json ?? '');
    const { id: __, ...followUp } = followUps[0];
    const old = { _id: randomUUID(), code: 'ALTALT', agenda: `probe-${'alt'.repeat(5)}-` };
    await agendas.insertOne({ _id: old.agenda, json: JSON.stringify({ ...rest, followUp }) });
    await server.connection.collection<{ _id: string }>('rooms').insertOne({ ...doc, ...old });

    await travel(42 * day);
    const where = `/workshop/${old.code}`;
    await said(5, { getan: 'ja' }, where);
    await travel(28 * day);
    await server.app.sweep();
    expect((await get(`${where}/protokoll`)).text).toMatch(counted('ja', 5));
    expect(await refused(where)).toContain('Sie ist beendet');
    expect(await room(old.code)).toMatchObject({ dueAt: null, open: [], expiresAt: doc.expiresAt });
  });
});
