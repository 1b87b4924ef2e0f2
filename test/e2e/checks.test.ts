import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Rating, ratings, scales } from '../../workshops/format/instrument.ts';
import type { ServedInstrument } from '../../workshops/format/learning.ts';
import type { Run } from '../../workshops/format/run.ts';
import { exportRuns } from '../../workshops/format/run-file.ts';
import { artefacts, complaints, focused, literally, openPage, sessionOf, tabTo } from '../helpers/browser.ts';
import { firstAdmin, invited, joined, newCohort, startTestServer, type TestServer } from '../helpers/server.ts';
import type { Visitor } from '../helpers/visitor.ts';

const names = ['ki-check', 'one-pager', 'potenzialanalyse-betriebe', 'potenzialanalyse-zivilgesellschaft'];
/** Written into a note; must never be found outside the browser. */
const secret = 'Marke Zebrafink nur für uns';
let server: TestServer;
/** Of a cohort whose agreement lets everything out that may ever leave a device. */
let learner: Visitor;

beforeAll(async () => {
  server = await startTestServer();
  const trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tina Trainerin');
  learner = await joined(server, (await newCohort(trainer, { level: 'antworten' })).invitation);
});

async function instrumentOf(name: string): Promise<ServedInstrument> {
  const page = await (await server.visitor().get(`/checks/${name}`)).text();
  const source = /<komki-instrument src="([^"]+)"/.exec(page)?.[1] ?? '';
  return (await (await server.visitor().get(source)).json()) as ServedInstrument;
}

const heading = (page: Page) => page.locator('komki-instrument h1').textContent();
/** Waits until a page of the check is on show and its heading has the focus. */
async function arrived(page: Page, title: string): Promise<void> {
  await expect.poll(() => heading(page)).toBe(title);
  await expect.poll(() => focused(page)).toBe(`h1 ${title}`);
}
/** Red, yellow, green, not relevant, and again. */
const ratingAt = (index: number): Rating => ratings[index % ratings.length] as Rating;

/** Rates the next Checkpunkt: Tab to its radios, Space, then arrows. */
async function rate(page: Page, rating: Rating): Promise<void> {
  await tabTo(page, /^input /);
  await page.keyboard.press('Space');
  for (let step = 0; step < ratings.indexOf(rating); step++) await page.keyboard.press('ArrowDown');
}

/** What a page says: tables by their rows. */
const tally = (page: Page) =>
  page
    .locator('komki-instrument .tally tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())));

describe('a check by keyboard only', () => {
  it.each(names)(
    '%s: from the list to results, plan and learning path, with a reload in the middle',
    async (name) => {
      const instrument = await instrumentOf(name);
      const page = await openPage(name === 'ki-check' ? sessionOf(learner) : {});
      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.method() !== 'GET') sent.push(`${request.url()} ${request.postData()}`);
      });
      await page.goto(`${server.url}/checks`);
      if (name === 'ki-check') await page.getByRole('button', { name: 'Abmelden' }).waitFor();
      await tabTo(page, new RegExp(`^a ${literally(instrument.title).source}$`));
      await page.keyboard.press('Enter');
      await expect.poll(() => heading(page)).toBe(instrument.title);
      await page.locator('komki-instrument .parts').waitFor();
      if (instrument.quickExtent) {
        await tabTo(page, /^input Kurzfassung/);
        await page.keyboard.press('ArrowDown');
        await page.getByText('die jetzige').first().waitFor();
      }
      await tabTo(page, /^a Beginnen mit: /);
      await page.keyboard.press('Enter');

      const given: Record<string, Rating> = {};
      let index = 0;
      for (const [position, part] of instrument.parts.entries()) {
        await arrived(page, part.title);
        for (const point of part.points) {
          given[point.id] = ratingAt(index);
          await rate(page, ratingAt(index));
          if (index === 0) {
            await tabTo(page, /^button In den Maßnahmenplan/);
            await page.keyboard.press('Enter');
            await page.getByRole('button', { name: 'Aus dem Plan nehmen' }).waitFor();
          }
          if (ratingAt(index) === 'irrelevant') {
            await tabTo(page, new RegExp(`^textarea Notiz zu ${point.number}`));
            await page.keyboard.type(secret);
          }
          index++;
        }
        if (position === 1) {
          await page.locator('.where', { hasText: 'Gespeichert um' }).waitFor();
          await page.reload();
          await page.locator('komki-checkpoint').first().waitFor();
          const chosen = page.locator(`komki-checkpoint input:checked`);
          await expect.poll(() => chosen.count()).toBe(part.points.length);
          expect(
            await chosen.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value)),
          ).toEqual(part.points.map(({ id }) => given[id]));
        }
        await tabTo(page, /^a (Weiter: |Zu meiner Check-Box)/);
        await page.keyboard.press('Enter');
      }

      await arrived(page, 'Meine Check-Box');
      const count = (part: ServedInstrument['parts'][0], rating: Rating) =>
        `${part.points.filter(({ id }) => given[id] === rating).length}`;
      expect(await tally(page)).toEqual(
        instrument.parts.map((part) => [part.title, ...ratings.map((rating) => count(part, rating)), '0']),
      );
      const { word } = scales[instrument.scale].red;
      const first = instrument.parts[0]?.points[0];
      await page.getByText(`${word}: ${first?.number}`).first().waitFor();

      await tabTo(page, /^button Als meinen Lernpfad behalten/);
      await page.keyboard.press('Enter');
      await page.getByText('Ihr Lernpfad ist aufbewahrt.').first().waitFor();
      await page.goto(`${server.url}/lernen`);
      await page.getByRole('heading', { name: `Ihr Lernpfad aus: ${instrument.title}` }).waitFor();
      await page.goto(`${server.url}/massnahmen`);
      await page
        .getByText(first?.number ?? '')
        .first()
        .waitFor();

      expect(sent.filter((request) => !request.includes('/api/aufzeichnung'))).toEqual([]);
      expect(sent.join()).not.toContain(secret);
      await page.context().close();
    },
    240_000,
  );

  it('nothing of it has come to the server, signed in or not: no statement, no document, no row anywhere', async () => {
    for (const { name } of (await server.connection.db?.listCollections().toArray()) ?? []) {
      const rows = await server.connection.collection(name).find().toArray();
      expect(JSON.stringify(rows), name).not.toMatch(/Zebrafink|ki-check|one-pager|potenzialanalyse/);
    }
  });
});

describe('a check that somebody tells of', () => {
  it('comes to the server as counts, by one press of a button, and nothing more of it', async () => {
    const instrument = await instrumentOf('one-pager');
    const points = instrument.parts.flatMap((part) => part.points);
    const at = '2026-11-20T10:00:00.000Z';
    const answers = Object.fromEntries(
      points.map(({ id }, index) => [id, { rating: ratingAt(index), note: secret } as const]),
    );
    const { name, title, version } = instrument;
    const id = '11111111-1111-4111-8111-111111111111';
    const run: Run = {
      id,
      instrument: name,
      title,
      version,
      scope: 'full',
      by: secret,
      started: at,
      changed: at,
      answers,
    };
    const page = await openPage(sessionOf(learner));
    await page.goto(`${server.url}/checks/one-pager`);
    const buffer = Buffer.from(JSON.stringify(exportRuns(instrument, [run])));
    await page
      .locator('komki-instrument input[type=file]')
      .setInputFiles({ name: 'a.json', mimeType: 'text/json', buffer });
    await page.getByText('Eine Bewertung wurde eingelesen.').first().waitFor();
    await page.goto(`${server.url}/checks/one-pager/ergebnisse`);
    const statements = server.connection.collection('statements');
    await page.getByRole('button', { name: 'Abschluss melden' }).waitFor();
    expect(await statements.countDocuments()).toBe(0);
    await page.getByRole('button', { name: 'Abschluss melden' }).click();
    await page.getByText('haben Sie gemeldet, dass dieser Check ausgefüllt ist').first().waitFor();
    await expect.poll(() => statements.countDocuments()).toBe(1);
    const raw = (await statements.findOne())?.raw as string;
    expect(Object.values(JSON.parse(raw).result.extensions)).toEqual(
      ratings.map((rating) => points.filter((_, index) => ratingAt(index) === rating).length),
    );
    for (const point of points) expect(raw).not.toContain(point.id);
    expect(raw).not.toContain(secret);
    await page.context().close();
  });
});

describe('a check whose page is loaded anew in the instant of a choice', () => {
  it('has the choice', async () => {
    const page = await openPage();
    await page.goto(`${server.url}/checks/one-pager/baustein/zuverlaessig`);
    await page.locator('komki-checkpoint').first().waitFor();
    for (const rating of ['red', 'green', 'yellow']) {
      const loaded = page.waitForEvent('load');
      await page
        .locator(`komki-checkpoint input[value=${rating}]`)
        .first()
        .evaluate((input: HTMLInputElement) => {
          input.click();
          location.reload();
        });
      await loaded;
      await expect.poll(() => page.locator(`komki-checkpoint input[value=${rating}]`).first().isChecked()).toBe(true);
    }
    await page.context().close();
  });
});

describe('a check without a connection', () => {
  it('goes on after the first visit: other Bausteine, results, a reload', async () => {
    const page = await openPage();
    await page.goto(`${server.url}/checks/ki-check`);
    await page.locator('komki-instrument .parts').waitFor();
    // The worker says when it holds what this page has loaded.
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const kept = await (await caches.open('komki-seiten')).keys();
          return kept.filter(({ url }) => /check-ki-check-|\/checks\/ki-check$/.test(url)).length;
        }),
      )
      .toBe(2);
    await page.context().setOffline(true);
    await page.goto(`${server.url}/checks/ki-check/baustein/risiken`);
    await page.locator('komki-checkpoint').first().waitFor();
    await page.locator('komki-checkpoint input[value=red]').first().check();
    await page.locator('.where', { hasText: 'Gespeichert um' }).waitFor();
    await page.reload();
    await expect.poll(() => page.locator('komki-checkpoint input[value=red]').first().isChecked()).toBe(true);
    await page.goto(`${server.url}/checks/ki-check/ergebnisse`);
    await page.getByText('Rot: 2.1').first().waitFor();
    await page.context().close();
  });
});

describe('a check on paper', () => {
  /** Prints what is on show and leaves the file for people to look at. @returns how many sheets it takes */
  const printed = async (page: Page, name: string): Promise<number> => {
    const path = join(artefacts, `${name}.pdf`);
    const pdf = await page.pdf({ path, preferCSSPageSize: true });
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  };

  it('has why and how on one sheet, the Checkpunkte on the next ones, and the plan on the last', async () => {
    const page = await openPage();
    await page.goto(`${server.url}/checks/one-pager/druck`);
    expect(await printed(page, 'check-one-pager')).toBe(4);
    await page.goto(`${server.url}/checks/ki-check/druck`);
    // One sheet for each of the seven Bausteine.
    expect(await printed(page, 'check-ki-check')).toBe(9);
    await page.context().close();
  });

  it('has the results of a Baustein on one sheet, to be stapled into a folder', async () => {
    const page = await openPage();
    await page.goto(`${server.url}/checks/ki-check/baustein/einstieg`);
    await page.locator('komki-checkpoint input[value=yellow]').first().check();
    await page.locator('.where', { hasText: 'Gespeichert um' }).waitFor();
    await page.goto(`${server.url}/checks/ki-check/ergebnisse`);
    await page.locator('komki-instrument .tally').waitFor();
    expect(await printed(page, 'check-ergebnisse')).toBe(1);
    await page.context().close();
  });
});

describe('the pages of a check', () => {
  it('complain of nothing: neither policy nor script', () => {
    expect(complaints).toEqual([]);
  });
});
