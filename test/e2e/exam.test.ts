import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { complaints, openPage } from '../helpers/browser.ts';
import { asExam, probe, rootWith } from '../helpers/content.ts';
import { firstAdmin, invited, newCohort, startTestServer, type TestServer } from '../helpers/server.ts';

/** Words of key, feedback and explanation in the probe: none of them may ever reach the browser. */
const secrets = [
  'Grün ist die Wiese',
  'Blaues Licht streut',
  'Ohne Wasser kein Kaffee',
  'Fäustel',
  'Er verdient daran',
];

let server: TestServer;
let page: Page;
/** Everything the browser received as text. */
const received: string[] = [];
const question = () => page.locator('#eine-richtig');
const button = (name: string) => question().getByRole('button', { name });

beforeAll(async () => {
  server = await startTestServer({ root: await rootWith(await probe(asExam)) });
  const trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tina Trainerin');
  const { invitation } = await newCohort(trainer, { level: 'fortschritt', sequences: ['G99'] });
  page = await openPage();
  page.on('response', async (response) => {
    if (/json|html/.test(response.headers()['content-type'] ?? ''))
      received.push(await response.text().catch(() => ''));
  });
  await page.goto(invitation);
  await page.getByRole('button', { name: 'Mit persönlichem Link beitreten' }).click();
});

describe('an exam in the browser', () => {
  it('says what is different about it, and judges nothing by itself', async () => {
    await page.goto(`${server.url}/lernen/G99/warum`);
    await page.getByText('Das ist eine Prüfung.').first().waitFor();
    await question().getByLabel('Grün').check();
    await button('Antwort abgeben').click();
    await question().getByText('Sie haben noch einen Versuch.').first().waitFor();
    expect(await question().getByText('passt nicht').count()).toBe(0);
  });

  it('keeps an answer that could not be handed in, and counts it once', async () => {
    await button('Noch einmal').click();
    await question().getByLabel('Blau').check();
    await page.context().setOffline(true);
    await button('Antwort abgeben').click();
    await question().getByText('Ihre Antwort ist noch nicht angekommen.').first().waitFor();
    expect(await question().getByLabel('Blau').isChecked()).toBe(true);
    await page.context().setOffline(false);
    await button('Antwort abgeben').click();
    await question().locator('.result.success').waitFor();
    await button('Abgegeben').waitFor();
    expect(await server.connection.collection('attempts').countDocuments()).toBe(2);
  });

  it('is as it was after a reload, and on a device that has never seen the answers', async () => {
    await page.reload();
    await button('Abgegeben').waitFor();
    expect(await question().getByLabel('Blau').isChecked()).toBe(true);
    await page.evaluate(
      () =>
        new Promise((done) =>
          indexedDB.databases().then((all) => {
            for (const { name } of all) indexedDB.deleteDatabase(name ?? '');
            done(undefined);
          }),
        ),
    );
    await page.reload();
    await question().locator('.result.success').waitFor();
    await button('Abgegeben').waitFor();
  });

  it('has never let a word of its key out', () => {
    expect(received.length).toBeGreaterThan(3);
    for (const text of received) for (const secret of secrets) expect(text).not.toContain(secret);
    expect(complaints).toEqual([]);
  });
});

describe('for a visitor', () => {
  it('asks to sign in', async () => {
    const visitor = await openPage();
    await visitor.goto(`${server.url}/lernen/G99/warum`);
    await visitor.getByText('Dafür brauchen Sie ein Konto.').first().waitFor();
    await visitor.getByRole('link', { name: 'Anmelden' }).last().waitFor();
  });
});
