import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Check, Sequence } from '../../sequences/format/index.ts';
import { profileIri, type Statement, verbName } from '../../sequences/record/index.ts';
import { complaints, focused, openPage, tabTo } from '../helpers/browser.ts';
import { checksIn, learn } from '../helpers/learner.ts';
import { invitationIn, joined, password, sequenceOf, startTestServer, type TestServer } from '../helpers/server.ts';
import { answerByKeyboard, tryAgain } from './answer-by-keyboard.ts';

/** The product's main job, once through, in a real browser against a real database. */
let server: TestServer;
let g01: Sequence;
let trainer: Page;
let learner: Page;
let cohort: string;
let invitation: string;
let personalLink: string;
let registration = '';

beforeAll(async () => {
  server = await startTestServer({ now: new Date('2026-11-23T10:00:00Z') });
  g01 = await sequenceOf(server, 'G01');
});

const travel = (hours: number) => {
  server.time.now = new Date(server.time.now.getTime() + hours * 3600_000);
};

async function fillAccount(page: Page, name: string, email: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-Mail').fill(email);
  await page.getByLabel('Passwort').fill(password);
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${server.url}/anmelden`);
  await page.getByLabel('E-Mail').fill(email);
  await page.getByLabel('Passwort').fill(password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.waitForURL(/kohorten/);
}

const boardRow = async () =>
  ((await trainer.locator('.board tbody tr').first().textContent()) ?? '').replace(/\s+/g, ' ');

async function openPersonalLink(): Promise<void> {
  await learner.goto(personalLink);
  await learner.getByRole('button', { name: 'Jetzt anmelden' }).click();
}

/** Statements of the learner in the browser, as MongoDB has them. The six others were registered before. */
async function stored(): Promise<Statement[]> {
  const all = await server.connection.collection('statements').find({ registration }).sort({ _id: 1 }).toArray();
  return all.map(({ raw }) => JSON.parse(raw) as Statement);
}

/** The registration under which the learner's browser records. */
const registrationOfBrowser = (): Promise<string> =>
  learner.evaluate(async () => {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ sequenz: 'G01' });
    const response = await fetch('/api/aufzeichnung', { method: 'POST', headers, body });
    return ((await response.json()) as { registration: string }).registration;
  });

const heading = () => learner.locator('komki-sequence h2').first().textContent();
const sectionAt = (index: number) => {
  const section = g01.sections[index];
  if (!section) throw new Error(`no section ${index}`);
  return section;
};
const checksOf = (index: number) => sectionAt(index).nodes.filter((node): node is Check => node.kind === 'check');

/** “Weiter” by keyboard; the focus then stands on the next section's heading. */
async function goOn(to: number): Promise<void> {
  await tabTo(learner, /^a Weiter: /);
  await learner.keyboard.press('Enter');
  await expect.poll(heading).toBe(sectionAt(to).title);
  await expect.poll(() => focused(learner)).toBe(`h2 ${sectionAt(to).title}`);
  expect(await learner.title()).toContain(sectionAt(to).title);
}

describe('from the first start to a board that moves', () => {
  it('the first admin accepts the one-time link and invites a trainer', async () => {
    const admin = await openPage();
    await admin.goto((await server.app.firstAdminLink()) ?? '');
    await fillAccount(admin, 'Anna Admin', 'anna@example.org');
    await admin.waitForURL(/verwaltung/);
    await admin.getByRole('radio', { name: /Training/ }).check();
    await admin.getByRole('button', { name: 'Einladungslink erstellen' }).click();
    const link = invitationIn(await admin.content());
    trainer = await openPage();
    await trainer.goto(link);
    await fillAccount(trainer, 'Tina Trainerin', 'tina@example.org');
    await trainer.waitForURL(/kohorten/);
  });

  it('the trainer makes a cohort and gets its invitation as link and QR code', async () => {
    await trainer.getByRole('link', { name: 'Kohorte anlegen' }).click();
    await trainer.getByLabel('Name der Kohorte').fill('Herbst 2026 Hannover');
    await trainer.getByRole('radio', { name: /Fortschritt/ }).check();
    await trainer.getByRole('button', { name: 'Kohorte anlegen' }).click();
    await trainer.waitForURL(/kohorten\/[0-9a-f-]{36}/);
    cohort = trainer.url();
    invitation = await trainer.getByRole('textbox', { name: 'Einladungslink' }).inputValue();
    await trainer.getByRole('img', { name: /QR-Code/ }).waitFor();
  });

  it('six others join; four of them have finished', async () => {
    for (let i = 0; i < 6; i++) await learn(await joined(server, invitation), g01, { finish: i < 4 });
  });

  it('a learner opens the link, reads what is stored, and joins without a password', async () => {
    learner = await openPage();
    await learner.goto(invitation);
    await learner.getByText('Gespeichert wird:').first().waitFor();
    await learner.getByRole('button', { name: 'Mit persönlichem Link beitreten' }).click();
    await learner.getByRole('heading', { name: /dabei|Willkommen|Link/ }).waitFor();
    personalLink = await learner.getByRole('textbox').first().inputValue();
    expect(personalLink).toContain('/anmelden/link/');
  });

  it('the next morning the board shows the group in bands', async () => {
    travel(24);
    await signIn(trainer, 'tina@example.org');
    await trainer.goto(cohort);
    // Six of seven have begun, four have finished.
    expect(await boardRow()).toMatch(/über 70 %.*30–70 %/);
  });

  it('the learner signs in with the personal link', async () => {
    await openPersonalLink();
    await learner.waitForURL(/lernen/);
  });

  it('begins G01 by keyboard only', async () => {
    await tabTo(learner, /^a G01/);
    await learner.keyboard.press('Enter');
    await learner.waitForURL(/lernen\/G01/);
    await expect.poll(heading).toBe(sectionAt(0).title);
    registration = await registrationOfBrowser();
    await goOn(1);
    await expect.poll(async () => (await stored()).map(({ verb }) => verbName(verb.id))).toContain('initialized');
  });

  it('answers wrongly, reads why, tries again, answers rightly', async () => {
    const [check] = checksOf(1);
    if (!check) throw new Error('the second section of G01 has no check');
    expect(await answerByKeyboard(learner, check, false)).toContain('passt noch nicht');
    await tryAgain(learner, check);
    expect(await answerByKeyboard(learner, check)).toContain('Richtig');
  });

  it('loses the network: learning goes on, what waits is visible, and a reload loses nothing', async () => {
    // The service worker takes over after the first visit.
    await learner.waitForFunction(() => navigator.serviceWorker.controller !== null);
    // The last thing it fetches ahead is the drawing of a section that has not been opened. Asked from here, because
    // `waitForFunction` takes the promise itself for a yes.
    const keepsDrawing = () =>
      learner.evaluate(async () => {
        const pages = await caches.open('komki-seiten');
        return (await pages.keys()).some(({ url }) => url.endsWith('.svg'));
      });
    await expect.poll(keepsDrawing).toBe(true);
    await learner.context().setOffline(true);
    await goOn(2);
    const [first] = checksOf(2);
    if (!first) throw new Error('the third section of G01 has no check');
    expect(await answerByKeyboard(learner, first)).toContain('Richtig');
    await learner
      .getByText(/Meldungen warten/)
      .first()
      .waitFor();
    await learner.reload();
    await expect.poll(heading).toBe(sectionAt(2).title);
    await learner.locator(`#${first.id}`).getByRole('button', { name: 'Noch einmal' }).waitFor();
    await learner
      .getByText(/Meldungen warten/)
      .first()
      .waitFor();
  });

  it('delivers what waited when the network is back', async () => {
    const before = (await server.connection.collection('statements').countDocuments()) as number;
    await learner.context().setOffline(false);
    await learner.getByText('Alles gespeichert').first().waitFor({ timeout: 30_000 });
    expect(await server.connection.collection('statements').countDocuments()).toBeGreaterThan(before);
  });

  it('resumes on coming back, and finishes by keyboard', async () => {
    await learner.goto(`${server.url}/lernen/G01`);
    await expect.poll(heading).toBe(sectionAt(2).title);
    await learner
      .getByText(/Sie lesen weiter bei/)
      .first()
      .waitFor();
    for (let index = 2; index < g01.sections.length; index++) {
      for (const check of index === 2 ? checksOf(2).slice(1) : checksOf(index)) {
        expect(await answerByKeyboard(learner, check), check.id).toContain('Richtig');
      }
      if (index < g01.sections.length - 1) await goOn(index + 1);
    }
    await tabTo(learner, /^button Sequenz abschließen/);
    await learner.keyboard.press('Enter');
    await expect.poll(heading).toMatch(/Geschafft/);
    await learner.getByText('Alles gespeichert').first().waitFor({ timeout: 30_000 });
  });

  it('has every statement in MongoDB once, with the verbs and structure of the profile', async () => {
    await expect.poll(async () => (await stored()).map(({ verb }) => verbName(verb.id))).toContain('passed');
    const statements = await stored();
    const verbs = statements.map(({ verb }) => verbName(verb.id));
    const count = (name: string) => verbs.filter((verb) => verb === name).length;
    expect(count('initialized')).toBe(1);
    expect(count('progressed')).toBe(g01.sections.length);
    expect(count('answered')).toBe(checksIn(g01).length + 1);
    expect(count('completed')).toBe(1);
    expect(count('passed')).toBe(1);
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
    const [{ actor, context } = {} as Statement] = statements;
    for (const statement of statements) {
      expect(statement.actor).toEqual(actor);
      expect(statement.actor.account.name).toMatch(/^[0-9a-f-]{36}$/);
      expect(statement.context).toMatchObject({
        registration: context.registration,
        platform: 'KomKI',
        language: 'de',
      });
      expect(statement.context.contextActivities.category.map(({ id }) => id)).toEqual([profileIri]);
      expect(statement.result?.response, 'the agreement lets no answer leave').toBeUndefined();
    }
    for (const statement of statements.filter(({ verb }) => verbName(verb.id) === 'answered')) {
      expect(statement.object.id).toMatch(/\/sequenz\/G01#/);
      expect(statement.context.contextActivities.parent?.[0]?.id).toMatch(/\/sequenz\/G01$/);
      expect(statement.object.definition?.interactionType).toMatch(/^(choice|sequencing|matching|fill-in|numeric)$/);
    }
  });

  it('the trainer’s board does not move at once, and moves with the next publication', async () => {
    // The learner has gone home; an open page would ask for a new session the next day.
    await learner.goto('about:blank');
    await trainer.reload();
    expect(await boardRow()).toMatch(/über 70 %.*30–70 %/);
    travel(24);
    await signIn(trainer, 'tina@example.org');
    await trainer.goto(cohort);
    // Now five of seven have finished.
    expect(await boardRow()).toMatch(/über 70 %.*über 70 %/);
    await trainer.getByRole('heading', { name: 'Bestandene Checks' }).waitFor();
  });

  it('“Meine Daten” exports all of it', async () => {
    const mine = await stored();
    await openPersonalLink();
    await learner.goto(`${server.url}/meine-daten`);
    const download = learner.waitForEvent('download');
    await learner.getByRole('link', { name: /Alles vom Server/ }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    expect((JSON.parse(file) as { statements: Statement[] }).statements).toEqual(mine);
    await learner.getByRole('heading', { name: 'Auf diesem Gerät' }).waitFor();
    await learner
      .locator('komki-device-data')
      .getByText(/Was ist KI/)
      .waitFor();
  });

  it('no page complained on the way', () => {
    expect(complaints).toEqual([]);
  });
});
