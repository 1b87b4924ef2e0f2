import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { complaints, openPage, sessionOf } from '../helpers/browser.ts';
import { freshDatabase } from '../helpers/database.ts';
import { firstAdmin, invited, startTestServer, type TestServer } from '../helpers/server.ts';
import { soon } from '../helpers/workshop.ts';

/** Half a day in a firm, played in real browsers: one leads, three have phones, two vote on paper, all look at the wall. */
let server: TestServer;
let stage: Page;
let wall: Page;
let phones: Page[];
let code = '';

const phoneSize = { viewport: { width: 390, height: 844 } };
const scale = (step: number) => ({ name: `${step}`, exact: true }) as const;

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
const votes = (question: string) => poll(question).locator('.count').textContent();
/** Waits until the room stands in a block, on every screen. */
const everywhere = (title: string) => Promise.all([stage, wall, ...phones].map((page) => on(page, title)));

/** Types in what was voted on paper. */
async function paper(question: string, counts: Record<string, number>): Promise<void> {
  const one = poll(question);
  await one.getByText('Stimmen vom Papier').click();
  for (const [label, count] of Object.entries(counts)) await one.getByLabel(label, { exact: true }).fill(`${count}`);
  await one.getByRole('button', { name: 'Eintragen' }).click();
  await one.getByText('Stimmzettel eingetragen').waitFor();
}

const sure = 'Wie sicher fühle ich mich jetzt mit KI?';

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
    await stage.getByText('3 Geräte verbunden').waitFor();
    await wall.getByRole('img', { name: 'QR-Code zum Mitmachen' }).waitFor();
  });

  it('counts votes from phones and paper, keeps them over a reload, and shows them only when they are revealed', async () => {
    await press(sure, 'Starten');
    await all(async (phone, index) => {
      await phone
        .getByRole('radio', { name: index === 0 ? '1: gar nicht sicher' : '2', exact: true })
        .check({ force: true });
      await phone.getByRole('button', { name: 'Abstimmen' }).click();
      await phone.getByText('Ihre Stimme ist gezählt').waitFor();
    });
    await soon(() => votes(sure)).toBe('3 Stimmen');
    const [first] = phones as [Page];
    await first.reload();
    await first.getByRole('radio', { name: '1: gar nicht sicher' }).and(first.locator(':checked')).waitFor();
    await first.getByRole('radio', scale(3)).check({ force: true });
    await first.getByRole('button', { name: 'Stimme ändern' }).click();
    await first.getByText('Ihre Stimme ist gezählt').waitFor();
    await paper(sure, { '2': 1, '4': 1 });
    await soon(() => votes(sure)).toBe('5 Stimmen');
    await press(sure, 'Beenden');
    await poll(sure).getByText('Dieses Ergebnis sehen bisher nur Sie.').waitFor();
    expect(await wall.getByRole('table').count()).toBe(0);
    await press(sure, 'Aufdecken');
    for (const page of [wall, ...phones]) {
      await page.getByRole('row', { name: /^2 3 \(60 %\)/ }).waitFor();
      await page.getByText('Im Mittel 2,6 von 5').waitFor();
    }
  });
});

describe('no page', () => {
  it('complained', () => {
    expect(complaints).toEqual([]);
  });
});
