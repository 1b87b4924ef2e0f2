import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Sequence } from '../../sequences/format/index.ts';
import { newRow } from '../../workshops/format/plan.ts';
import { exportPlan } from '../../workshops/format/plan-exchange.ts';
import { artefacts, complaints, focused, openPage, tabTo } from '../helpers/browser.ts';
import { firstAdmin, invited, newCohort, sequenceOf, startTestServer, type TestServer } from '../helpers/server.ts';

/** From a sequence into the Maßnahmenplan and out of it again, with the keyboard. */
let server: TestServer;
let g01: Sequence;
let page: Page;
let csv: string;
/** Words that nobody but this device may ever know. */
const secret = 'Frau Geheim';

const plan = () => `${server.url}/massnahmen`;
const rows = () => page.locator('komki-plan tbody th .value').allTextContents();
const press = async (wanted: RegExp) => {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
};
/** Presses a button that hands out a file. */
async function taken(wanted: RegExp): Promise<{ name: string; text: string; path: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press(wanted)]);
  const path = await file.path();
  return { name: file.suggestedFilename(), text: await readFile(path, 'utf8'), path };
}

beforeAll(async () => {
  server = await startTestServer();
  g01 = await sequenceOf(server, 'G01');
  const trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tina Trainerin');
  const { invitation } = await newCohort(trainer, { level: 'antworten' });
  page = await openPage();
  await page.goto(invitation);
  await page.getByRole('button', { name: 'Mit persönlichem Link beitreten' }).click();
  await page.getByRole('heading', { name: 'Sie sind dabei' }).waitFor();
});

describe('the Maßnahmenplan', () => {
  it('says how measures get there, and takes one from a sequence', async () => {
    await page.goto(plan());
    await page.getByRole('heading', { name: 'Noch steht keine Maßnahme in Ihrem Plan' }).waitFor();
    const section = g01.sections.find(({ nodes }) => nodes.some(({ kind }) => kind === 'measure'));
    await page.goto(`${server.url}/lernen/G01/${section?.slug}`);
    await page.getByRole('button', { name: 'In den Maßnahmenplan' }).first().waitFor();
    await press(/^button In den Maßnahmenplan/);
    await press(/^a Zum Plan/);
    await page.waitForURL(plan());
    await expect.poll(rows).toHaveLength(1);
    await page.getByRole('link', { name: 'aus G01' }).waitFor();
  });

  it('is worked on by keyboard; what was written survives a reload at once', async () => {
    await press(/^button Bearbeiten/);
    await expect.poll(() => focused(page)).toMatch(/^textarea Checkpunkt/);
    await tabTo(page, /^select Priorität/);
    await page.keyboard.press('ArrowUp');
    await tabTo(page, /^input Verantwortlich/);
    await page.keyboard.type(secret);
    await tabTo(page, /^input Kontrolle/);
    // In which order its parts are typed depends on the browser's language.
    await page.getByLabel('Kontrolle', { exact: true }).fill('2025-01-15');
    await tabTo(page, /^select Status/);
    await page.reload();
    const row = page.locator('komki-plan tbody tr').first();
    for (const words of ['1 hoch', secret, '15.01.2025', 'fällig', 'offen']) {
      await expect.poll(() => row.textContent()).toContain(words);
    }
  });

  it('takes rows of one’s own and several for one Checkpunkt', async () => {
    await press(/^button Eigene Maßnahme hinzufügen/);
    await expect.poll(() => focused(page)).toMatch(/^textarea Checkpunkt/);
    await page.keyboard.type('Ämter und Pflichten sind geklärt.');
    await tabTo(page, /^textarea Maßnahme/);
    await page.keyboard.type('Anlaufstelle benennen');
    await press(/^button Weitere Maßnahme/);
    await expect.poll(() => focused(page)).toBe('textarea Maßnahme');
    await page.keyboard.type('=1+1 im Aushang');
    await press(/^button Fertig/);
    await expect.poll(() => focused(page)).toMatch(/^button Bearbeiten/);
    expect((await rows()).slice(1)).toEqual(['Anlaufstelle benennen', '=1+1 im Aushang']);
  });

  it('sorts by its heads', async () => {
    const before = await rows();
    await page.reload();
    await tabTo(page, /^button Maßnahme/);
    await page.keyboard.press('Enter');
    await expect.poll(rows).toEqual([...before].sort(new Intl.Collator('de', { numeric: true }).compare));
    expect(await page.locator('[aria-sort=ascending]').textContent()).toContain('Maßnahme');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(rows).toEqual(before);
  });

  it('goes out as table, calendar and file', async () => {
    const table = await taken(/^button Als Tabelle/);
    expect(table.name).toMatch(/^massnahmenplan-\d{4}-\d\d-\d\d\.csv$/);
    expect(table.text).toContain(`"${secret}"`);
    expect(table.text).toContain(`"'=1+1 im Aushang"`);
    const calendar = await taken(/^button Für den Kalender/);
    expect(calendar.text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    const file = await taken(/^button Als Datei sichern/);
    expect(JSON.parse(file.text).rows).toHaveLength(3);
    csv = table.text;

    // Another device takes the file in and has the same plan; what is no plan changes nothing.
    const other = await openPage();
    await other.goto(plan());
    const input = other.locator('komki-plan input[type=file]');
    await input.setInputFiles(file.path);
    await other.getByText('3 Maßnahmen sind dazugekommen.').first().waitFor();
    await input.setInputFiles(table.path);
    await other.getByText('(PLAN_FREMD)').first().waitFor();
    const [same] = await Promise.all([
      other.waitForEvent('download'),
      other.getByRole('button', { name: 'Als Tabelle' }).click(),
    ]);
    expect(await readFile(await same.path(), 'utf8')).toBe(csv);
    await other.context().close();
  });

  it('deletes by keyboard and brings everything back', async () => {
    await page.reload();
    await press(/^button Bearbeiten: Anlaufstelle/);
    await press(/^button Löschen/);
    await expect.poll(() => focused(page)).toBe('button Rückgängig');
    expect(await rows()).toHaveLength(2);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('button Bearbeiten: Anlaufstelle benennen');
    const back = await taken(/^button Als Tabelle/);
    expect(back.text).toBe(csv);
  });

  it('reminds on the start page of what is due, and leads to it', async () => {
    await page.goto(server.url);
    await page.getByText('1 Maßnahme wartet auf Ihre Kontrolle.').first().waitFor();
    await press(/^a Zum Maßnahmenplan/);
    await page.waitForURL(plan());
  });

  it('works without a connection', async () => {
    // Asked from here: `waitForFunction` takes the promise itself for a yes.
    await expect.poll(() => page.evaluate(async () => (await caches.match('/massnahmen')) !== undefined)).toBe(true);
    await page.context().setOffline(true);
    await page.reload();
    await expect.poll(rows).toHaveLength(3);
    await press(/^button Bearbeiten: Anlaufstelle/);
    await tabTo(page, /^input Verantwortlich/);
    await page.keyboard.type('Herr Still');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByText('Herr Still').first().waitFor();
    await page.context().setOffline(false);
  });

  it('prints fifteen measures on one sheet that lies, however narrow the window', async () => {
    const other = await openPage({ viewport: { width: 390, height: 844 } });
    await other.goto(plan());
    const print = async (count: number) => {
      const many = Array.from({ length: count }, (_, index) => ({
        ...newRow(
          { kind: 'own' },
          {
            checkpoint: '5.1 Wir wissen, welche Daten in die KI gehen und wer sie sieht.',
            action: `${index + 1}. Datensteckbrief für den Chatbot, Auftragsverarbeitungsvertrag (AVV) anfordern`,
          },
          { id: `00000000-0000-4000-8000-0000000000${10 + index}`, added: '2026-11-23T10:00:00.000Z' },
        ),
        responsible: 'Herr B. + Fachkraft für Arbeitssicherheit',
        begin: '2026-12-08',
        control: '2027-01-15',
      }));
      const buffer = Buffer.from(exportPlan(many, new Date()));
      const file = { name: 'plan.json', mimeType: 'application/json', buffer };
      await other.locator('komki-plan input[type=file]').setInputFiles(file);
      await other
        .locator('komki-plan tbody tr')
        .nth(count - 1)
        .waitFor();
      // Fields that are open do not stand on paper.
      await other.locator('.act button').nth(1).click();
      const path = join(artefacts, `massnahmen-${count}.pdf`);
      const pdf = (await other.pdf({ preferCSSPageSize: true, path })).toString('latin1');
      const sheets = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
      return sheets.map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
    };
    expect(await print(15)).toEqual([[842, 595]]);
    expect((await print(30)).length).toBe(2);
    await other.context().close();
  });

  it('never leaves the device: nothing in the whole database knows a word of it', async () => {
    // Learning itself is recorded, under the widest agreement there is.
    const statements = () => server.connection.collection('statements').countDocuments();
    await expect.poll(statements).toBeGreaterThan(0);
    const [{ checkpoint = '', id = '' } = {}] = await page.evaluate(async () => {
      const open = indexedDB.open('komki');
      await new Promise((done) => open.addEventListener('success', done));
      const all = open.result.transaction('plan').objectStore('plan').getAll();
      await new Promise((done) => all.addEventListener('success', done));
      return all.result as { checkpoint: string; id: string }[];
    });
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const collections = (await server.connection.db?.collections()) ?? [];
    expect(collections.length).toBeGreaterThan(5);
    const everything = JSON.stringify(await Promise.all(collections.map((one) => one.find().toArray())));
    for (const words of [secret, 'Herr Still', 'Anlaufstelle', checkpoint, id]) expect(everything).not.toContain(words);
    for (const line of server.log) expect(line).not.toContain(secret);
  });

  it('can be seen and erased under “Meine Daten”', async () => {
    await page.goto(`${server.url}/meine-daten`);
    await page.getByRole('link', { name: 'Maßnahmenplan' }).waitFor();
    await press(/^button Alles auf diesem Gerät löschen/);
    await page.getByRole('button', { name: 'Ja, alles löschen' }).click();
    await page.getByText('Auf diesem Gerät ist noch nichts gespeichert.').first().waitFor();
    await page.goto(plan());
    await page.getByRole('heading', { name: 'Noch steht keine Maßnahme in Ihrem Plan' }).waitFor();
  });

  it('no page complained', () => {
    expect(complaints).toEqual([]);
  });
});
