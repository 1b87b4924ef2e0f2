import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { complaints, openPage, sessionOf } from '../helpers/browser.ts';
import { firstAdmin, invited, joined, newCohort, startTestServer, type TestServer } from '../helpers/server.ts';
import type { Visitor } from '../helpers/visitor.ts';

/** One person with two devices, and the encrypted copy between them. */
const secrets = ['Marke Zebrafink nur für uns', 'Maßnahme Kornblume'];
let server: TestServer;
let learner: Visitor;
let phone: Page;
let desk: Page;
let words: string[];

beforeAll(async () => {
  server = await startTestServer();
  const trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tina Trainerin');
  learner = await joined(server, (await newCohort(trainer)).invitation);
  phone = await openPage({ ...sessionOf(learner), viewport: { width: 390, height: 844 } });
  desk = await openPage(sessionOf(learner));
});

const note = (page: Page) => page.getByRole('textbox', { name: 'Notiz zu 1.1' });
async function rate(page: Page, rating: string, text: string): Promise<void> {
  await page.goto(`${server.url}/checks/ki-check/baustein/einstieg`);
  await page.locator(`komki-checkpoint input[value=${rating}]`).first().check();
  await page.locator('komki-checkpoint summary', { hasText: 'Notiz' }).first().click();
  await note(page).fill(text);
  await note(page).blur();
  await page.locator('.where', { hasText: 'Gespeichert um' }).waitFor();
}
async function plan(page: Page, action: string): Promise<void> {
  await page.goto(`${server.url}/massnahmen`);
  await page.locator('komki-plan .add').click();
  await page.locator('komki-plan [name=action]').fill(action);
  await page.getByRole('button', { name: 'Fertig' }).click();
  await page.locator('komki-plan tbody', { hasText: action }).waitFor();
}
const fields = (list: readonly string[]) => desk.getByLabel('Ihre sechs Wörter, der Reihe nach').fill(list.join(' '));
const connect = () => desk.getByRole('button', { name: 'Dieses Gerät verbinden' }).click();

describe('an encrypted copy for one’s own devices', () => {
  it('is set up on one device, and the server has nothing of it that anybody could read', async () => {
    await rate(phone, 'red', secrets[0] ?? '');
    await plan(phone, secrets[1] ?? '');
    await phone.goto(`${server.url}/meine-daten`);
    await phone.getByRole('button', { name: 'Verschlüsselte Kopie einrichten' }).click();
    const shown = phone.locator('komki-vault .words li');
    await expect.poll(() => shown.count()).toBe(6);
    words = await shown.allTextContents();
    await phone.getByRole('button', { name: 'Aufgeschrieben: Kopie jetzt speichern' }).click();
    await phone.getByText('Die verschlüsselte Kopie ist gespeichert.').first().waitFor();
    expect(await server.connection.collection('vaults').countDocuments()).toBe(1);
    const kept: string[] = [];
    for (const { name } of (await server.connection.db?.listCollections().toArray()) ?? []) {
      for (const row of await server.connection.collection(name).find().toArray()) {
        const text = JSON.stringify(row);
        kept.push(
          text,
          ...[...text.matchAll(/[\w+/=]{40,}/g)].map(([part]) => Buffer.from(part, 'base64').toString('latin1')),
        );
      }
    }
    const all = [...kept, ...server.log].join('\n');
    for (const secret of ['Zebrafink', 'Kornblume', 'ki-check', 'komki-kopie', words.join(' ')])
      expect(all).not.toContain(secret);
  });

  it('is not opened by wrong words, and nothing is lost by trying', async () => {
    await plan(desk, 'Am Schreibtisch');
    await desk.goto(`${server.url}/meine-daten`);
    await fields([...words].reverse());
    await connect();
    await desk.getByText('(TRESOR_FALSCHE_WOERTER)').first().waitFor();
    await desk.getByText('Auf diesem Gerät hat sich nichts geändert.').first().waitFor();
    await desk.goto(`${server.url}/massnahmen`);
    await desk.locator('komki-plan tbody', { hasText: 'Am Schreibtisch' }).waitFor();
    expect(await desk.locator('komki-plan tbody').textContent()).not.toContain('Kornblume');
  });

  it('brings checks and plan to the second device by the right words, and its own to the first', async () => {
    await desk.goto(`${server.url}/meine-daten`);
    await fields(words);
    await connect();
    await desk.getByText('Dieses Gerät ist verbunden.').first().waitFor();
    await desk.goto(`${server.url}/massnahmen`);
    for (const action of ['Am Schreibtisch', 'Maßnahme Kornblume'])
      await desk.locator('komki-plan tbody', { hasText: action }).waitFor();
    await desk.goto(`${server.url}/checks/ki-check/baustein/einstieg`);
    await expect.poll(() => desk.locator('komki-checkpoint input[value=red]').first().isChecked()).toBe(true);
    expect(await note(desk).inputValue()).toBe(secrets[0]);
    await desk.getByText('auf dem Server liegt nur Ihre verschlüsselte Kopie').first().waitFor();
    await phone.goto(`${server.url}/massnahmen`);
    await phone.locator('komki-plan tbody', { hasText: 'Am Schreibtisch' }).waitFor();
  });

  it('takes what was changed without a connection along when it is back', async () => {
    await desk.goto(`${server.url}/massnahmen`);
    await desk.locator('komki-plan tbody', { hasText: 'Maßnahme Kornblume' }).waitFor();
    await desk.context().setOffline(true);
    await desk.locator('komki-plan .add').click();
    await desk.locator('komki-plan [name=action]').fill('Im Zug');
    await desk.getByRole('button', { name: 'Fertig' }).click();
    await desk.locator('komki-plan tbody', { hasText: 'Im Zug' }).waitFor();
    const copies = server.connection.collection('vaults');
    const before = (await copies.findOne())?.etag;
    await desk.context().setOffline(false);
    await expect.poll(async () => (await copies.findOne())?.etag, { timeout: 30_000 }).not.toBe(before);
    await phone.goto(`${server.url}/massnahmen`);
    await phone.locator('komki-plan tbody', { hasText: 'Im Zug' }).waitFor();
  });

  it('is deleted on the server, and both devices keep what they have', async () => {
    await phone.goto(`${server.url}/meine-daten`);
    await phone.getByRole('button', { name: 'Kopie auf dem Server löschen' }).click();
    await phone.getByRole('button', { name: 'Ja, Kopie löschen' }).click();
    await phone.getByText('Die Kopie auf dem Server ist gelöscht.').first().waitFor();
    expect(await server.connection.collection('vaults').countDocuments()).toBe(0);
    await desk.goto(`${server.url}/meine-daten`);
    await desk.getByText('Die Kopie auf dem Server gibt es nicht mehr.').first().waitFor();
    for (const page of [phone, desk]) {
      await page.goto(`${server.url}/massnahmen`);
      await page.locator('komki-plan tbody', { hasText: 'Im Zug' }).waitFor();
    }
    expect(await server.connection.collection('vaults').countDocuments()).toBe(0);
    expect(complaints).toEqual([]);
    await Promise.all([phone.context().close(), desk.context().close()]);
  });
});
