import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Check, Sequence } from '../../sequences/format/index.ts';
import { type Statement, verbName } from '../../sequences/record/index.ts';
import { openPage } from '../helpers/browser.ts';
import { checksIn } from '../helpers/learner.ts';
import { firstAdmin, invited, newCohort, sequenceOf, startTestServer, type TestServer } from '../helpers/server.ts';
import { answerByKeyboard } from './answer-by-keyboard.ts';

/** Learning without an account first, signing up later. */
let server: TestServer;
let g01: Sequence;
let page: Page;
let check: Check;
let invitation: string;

const verbs = async () => {
  const stored = await server.connection.collection('statements').find().sort({ _id: 1 }).toArray();
  return stored.map(({ raw }) => verbName((JSON.parse(raw) as Statement).verb.id));
};
const second = () => `${server.url}/lernen/G01/${g01.sections[1]?.slug}`;

beforeAll(async () => {
  server = await startTestServer();
  g01 = await sequenceOf(server, 'G01');
  const found = checksIn({ ...g01, sections: g01.sections.slice(0, 2) })[0];
  if (!found) throw new Error('no check in the first two sections');
  check = found;
  const trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tina Trainerin');
  invitation = (await newCohort(trainer, { level: 'fortschritt' })).invitation;
  page = await openPage();
});

describe('without an account', () => {
  it('everything works and nothing leaves the device', async () => {
    await page.goto(second());
    expect(await answerByKeyboard(page, check)).toContain('Richtig');
    await page.reload();
    await page.locator(`#${check.id}`).getByRole('button', { name: 'Noch einmal' }).waitFor();
    expect(await verbs()).toEqual([]);
  });

  it('signing up asks before it takes anything along', async () => {
    await page.goto(invitation);
    await page.getByRole('button', { name: 'Mit persönlichem Link beitreten' }).click();
    await page.goto(second());
    await page.getByRole('button', { name: 'Mitnehmen' }).waitFor();
    expect(await verbs()).not.toContain('answered');
  });

  it('and one key takes it all along', async () => {
    await page.getByRole('button', { name: 'Mitnehmen' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(verbs).toContain('answered');
    await page.locator(`#${check.id}`).getByRole('button', { name: 'Noch einmal' }).waitFor();
    expect((await verbs()).filter((verb) => verb === 'answered')).toHaveLength(1);
  });
});
