import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { complaints, openPage, sessionOf } from '../helpers/browser.ts';
import { freshDatabase } from '../helpers/database.ts';
import { firstAdmin, invited, startTestServer, type TestServer } from '../helpers/server.ts';
import { Phone, soon } from '../helpers/workshop.ts';

/** Half a day in a firm: one leads, five have phones, three of them real browsers, two vote on paper, all look at the wall. */
let server: TestServer;
let stage: Page;
let wall: Page;
let phones: Page[];
/** Devices of two who only vote. */
let others: Phone[];
let code = '';

const phoneSize = { viewport: { width: 390, height: 844 } };

beforeAll(async () => {
  server = await startTestServer({ database: await freshDatabase() });
  const trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tina Trainerin');
  stage = await openPage(sessionOf(trainer));
  wall = await openPage({ ...sessionOf(trainer), viewport: { width: 1280, height: 720 } });
  phones = await Promise.all([1, 2, 3].map(() => openPage(phoneSize)));
});

const all = <T>(work: (phone: Page, index: number) => Promise<T>): Promise<T[]> => Promise.all(phones.map(work));
const on = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title }).waitFor();
/** One poll of the stage, by its question. */
const poll = (question: string) => stage.getByRole('article', { name: question });
const press = (question: string, button: string) => poll(question).getByRole('button', { name: button }).click();
const votes = (question: string) => poll(question).locator('.facts .count').textContent();
/** Waits until the room stands in a block, on every screen. */
const everywhere = (title: string) => Promise.all([stage, wall, ...phones].map((page) => on(page, title)));

/** Types in what was voted on paper. */
async function paper(question: string, counts: Record<string, number>): Promise<void> {
  const one = poll(question);
  await one.getByText('Stimmen vom Papier').click();
  for (const [label, count] of Object.entries(counts)) await one.getByLabel(label, { exact: true }).fill(`${count}`);
  await one.getByRole('button', { name: 'Eintragen' }).click();
  await one.getByText('Stimmzettel eingetragen').first().waitFor();
}

const sure = 'Wie sicher fühle ich mich jetzt mit KI?';
const time = 'Was kostet bei uns am meisten Zeit? Ein Wort genügt.';
/** Words of the page, not those for screen readers. */
const seen = (page: Page, words: string | RegExp) => page.locator('main').getByText(words).first().waitFor();
const counted = (page: Page) => seen(page, 'Ihre Stimme ist gezählt');
const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check({ force: true });

describe('a workshop of half a day', () => {
  it('is opened with one button and entered with six letters, without a name', async () => {
    await stage.goto(`${server.url}/workshops/lex-kmu`);
    await stage.getByRole('button', { name: 'Workshop eröffnen' }).click();
    await stage.waitForURL(/\/workshop\/[A-Z2-9]{6}\/leitung$/);
    code = /workshop\/(\w+)\//.exec(stage.url())?.[1] ?? '';
    await wall.goto(`${server.url}/workshop/${code}/beamer`);
    await all(async (phone, index) => {
      if (index > 0) return phone.goto(`${server.url}/workshop/${code}`);
      await phone.goto(`${server.url}/workshop`);
      await phone.getByLabel('Code von der Leinwand').fill(`${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase());
      return phone.getByRole('button', { name: 'Workshop beitreten' }).click();
    });
    await everywhere('Kaffee und Einstieg');
    await seen(stage, '3 Geräte verbunden');
    others = await Promise.all([4, 5].map(() => new Phone(server, code).join()));
    await wall.getByRole('img', { name: 'QR-Code zum Mitmachen' }).waitFor();
  });

  it('counts votes from phones and paper, keeps them over a reload, and shows them only when they are revealed', async () => {
    await press(sure, 'Starten');
    await all(async (phone, index) => {
      await choose(phone, index === 0 ? '1 – gar nicht sicher' : '2');
      await phone.getByRole('button', { name: 'Abstimmen' }).click();
      await counted(phone);
    });
    for (const phone of others) expect(await phone.vote('sicherheit-vorher', { type: 'scale', step: 5 })).toBe(204);
    await soon(() => votes(sure)).toBe('5 Stimmen');
    const [first] = phones as [Page];
    await first.reload();
    await first.getByRole('radio', { name: '1 – gar nicht sicher', checked: true }).waitFor({ state: 'attached' });
    await choose(first, '3');
    await first.getByRole('button', { name: 'Stimme ändern' }).click();
    await counted(first);
    await paper(sure, { '2': 1, '4': 1 });
    await soon(() => votes(sure)).toBe('7 Stimmen');
    await press(sure, 'Beenden');
    await poll(sure).getByText('Dieses Ergebnis sehen bisher nur Sie.').first().waitFor();
    expect(await wall.getByRole('table').count()).toBe(0);
    await press(sure, 'Aufdecken');
    for (const page of [wall, ...phones]) {
      await seen(page, /^\(43\s%\)$/);
      await seen(page, 'Im Mittel 3,3 von 5');
    }
  });

  it('loses no vote where the network fails in the middle', async () => {
    await press(time, 'Starten');
    const [first, second, third] = phones as [Page, Page, Page];
    for (const phone of [first, second]) {
      await phone.getByLabel('Wort 1').fill('Telefon');
      await phone.getByRole('button', { name: 'Abstimmen' }).click();
      await counted(phone);
    }
    await third.context().setOffline(true);
    await third.getByLabel('Wort 1').fill('Suchen');
    await third.getByRole('button', { name: 'Abstimmen' }).click();
    await seen(third, 'Noch nicht gesendet');
    await third.context().setOffline(false);
    await counted(third);
    for (const phone of others)
      expect(await phone.vote('zeitfresser', { type: 'words', words: ['telefon'] })).toBe(204);
    await soon(() => votes(time)).toBe('5 Stimmen');
  });

  it('goes on where it was after the server was restarted, with every vote', async () => {
    const { port } = new URL(server.url);
    const { connection } = server;
    await server.stop();
    await Promise.all(phones.map((phone) => seen(phone, 'Keine Verbindung')));
    await seen(stage, 'Keine Verbindung zum Server');
    server = await startTestServer({ database: connection, port: Number(port) });
    await Promise.all(
      phones.map((phone) => phone.getByText('Keine Verbindung').first().waitFor({ state: 'detached' })),
    );
    await soon(() => votes(time)).toBe('5 Stimmen');
    await seen(stage, '3 Geräte verbunden');
    await stage.reload();
    await wall.reload();
    await everywhere('Kaffee und Einstieg');
    const one = poll(time);
    await one.getByText('Stimmen vom Papier').click();
    await one.getByLabel('Zahl der Stimmzettel').fill('2');
    await one.getByLabel('Antworten, jede in einer eigenen Zeile').fill('Telefon\nPapierkram');
    await one.getByRole('button', { name: 'Eintragen' }).click();
    await soon(() => votes(time)).toBe('7 Stimmen');
  });

  it('shows what people wrote only once somebody has looked', async () => {
    await press(time, 'Beenden');
    await press(time, 'Zeigen: Telefon');
    await press(time, 'Verbergen: Papierkram');
    await press(time, 'Aufdecken');
    for (const page of [wall, ...phones]) {
      await seen(page, '5-mal');
      expect(
        await page
          .locator('main')
          .getByText(/Suchen|Papierkram/)
          .count(),
      ).toBe(0);
    }
  });

  it('asks questions whose answers stay on the phone', async () => {
    await stage.keyboard.press('PageDown');
    await everywhere('Was ist KI?');
    const quiz = stage.getByRole('article').filter({ hasText: 'Wissensfragen' });
    await quiz.getByRole('button', { name: 'Starten' }).click();
    const bodies: string[] = [];
    await all(async (phone) => {
      phone.on('request', (request) => request.method() === 'PUT' && bodies.push(request.postData() ?? ''));
      const check = phone.locator('komki-check-choice, komki-check-truth').first();
      await check.locator('input').first().waitFor();
      for (const field of await check.locator('fieldset:not(:has(fieldset))').all())
        await field.locator('input').first().check();
      await check.getByRole('button', { name: 'Antwort prüfen' }).click();
      await phone.getByRole('button', { name: 'Für die Gruppe zählen' }).click();
      await seen(phone, 'Ihre Antworten sind gezählt.');
    });
    for (const body of bodies) expect(body).toMatch(/^\{"type":"quiz","right":\{"G\d\d#[\w-]+":(true|false)\}\}$/);
    expect(bodies).toHaveLength(3);
    await quiz.getByRole('button', { name: 'Beenden' }).click();
    for (const phone of phones) await seen(phone, 'Erst ab fünf Stimmen zeigen wir ein Ergebnis.');
  });

  it('is led from a second device as well, which shows how many need time', async () => {
    const remote = await stage.context().newPage();
    await remote.setViewportSize(phoneSize.viewport);
    await remote.goto(stage.url());
    const [first] = phones as [Page];
    await first.getByRole('button', { name: 'Ich brauche Zeit' }).click();
    await seen(stage, '1 Person braucht Zeit');
    await remote.getByRole('button', { name: '30 Minuten starten' }).click();
    await first
      .getByText(/noch (30:00|29:\d\d) Minuten/)
      .first()
      .waitFor();
    await remote.getByRole('button', { name: '+ 5 Minuten' }).click();
    await wall
      .getByText(/noch 3[45]:\d\d Minuten/)
      .first()
      .waitFor();
    for (const title of ['Anfassen', 'Pause', 'Chancen und Sorgen', 'Unsere Idee', 'Pause', 'Unsere Regel']) {
      await remote.getByRole('button', { name: `Weiter: ${title}` }).click();
      await on(remote, title);
    }
    await remote.close();
    await everywhere('Unsere Regel');
  });

  it('fills a list together, and loses nothing that was being typed', async () => {
    await stage.getByRole('button', { name: 'Neue Zeile in: Gemeinsamer Maßnahmenplan' }).click();
    await stage.getByLabel('Checkpunkt').fill('Wir prüfen jede Antwort der KI.');
    await stage.reload();
    await stage.getByLabel('Maßnahme').fill('Vier-Augen-Prüfung bei Angeboten');
    await stage.getByRole('button', { name: 'Übernehmen' }).click();
    for (const page of [wall, ...phones]) await seen(page, 'Vier-Augen-Prüfung bei Angeboten');
  });

  it('ends with the evaluation, and leaves sums and a protocol', async () => {
    await stage.getByRole('button', { name: 'Weiter: Abschluss' }).click();
    await stage.getByRole('button', { name: 'Weiter: Auswertung' }).click();
    await everywhere('Auswertung');
    const [first] = phones as [Page];
    const useful = first.locator('komki-poll').filter({ hasText: 'nützlich' });
    await useful.getByRole('radio', { name: '5 – sehr nützlich' }).check({ force: true });
    await useful.getByRole('button', { name: 'Abstimmen' }).click();
    await useful.getByText('Ihre Stimme ist gezählt').first().waitFor();
    await stage.getByRole('button', { name: 'Workshop beenden' }).click();
    await stage.getByRole('button', { name: 'Ja, beenden' }).click();
    for (const phone of phones) await on(phone, 'Danke, dass Sie dabei waren!');
    await seen(first, 'Termine in den Kalender');
    await soon(() => server.connection.collection('ballots').countDocuments()).toBe(0);
    await stage.getByRole('link', { name: 'Protokoll' }).click();
    await stage.getByText('Vier-Augen-Prüfung bei Angeboten').first().waitFor();
  });

  it('and no page complained', () => {
    // While the server is away and the network is cut, Chromium reports what could not be fetched.
    expect(
      complaints.filter(
        (line) => !/ERR_CONNECTION_(REFUSED|RESET)|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE/.test(line),
      ),
    ).toEqual([]);
  });
});
