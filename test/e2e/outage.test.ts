import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Check, Sequence } from '../../sequences/format/index.ts';
import { type Statement, verbName } from '../../sequences/record/index.ts';
import { openPage } from '../helpers/browser.ts';
import { cuttableDatabase } from '../helpers/cut-line.ts';
import { checksIn } from '../helpers/learner.ts';
import { firstAdmin, invited, newCohort, sequenceOf, startTestServer, type TestServer } from '../helpers/server.ts';
import { answerByKeyboard } from './answer-by-keyboard.ts';

/** The database goes away under a learner's hands and comes back. */
let server: TestServer;
let line: Awaited<ReturnType<typeof cuttableDatabase>>;
let g01: Sequence;
let learner: Page;
let check: Check;

const statements = () => line.count('statements');

beforeAll(async () => {
  line = await cuttableDatabase('outage');
  server = await startTestServer({ database: line.connection });
  g01 = await sequenceOf(server, 'G01');
  const found = checksIn({ ...g01, sections: g01.sections.slice(0, 2) })[0];
  if (!found) throw new Error('no check in the first two sections');
  check = found;
  const trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tina Trainerin');
  const { invitation } = await newCohort(trainer, { level: 'fortschritt' });
  learner = await openPage();
  await learner.goto(invitation);
  await learner.getByRole('button', { name: 'Mit persönlichem Link beitreten' }).click();
  await learner.goto(`${server.url}/lernen/G01/${g01.sections[1]?.slug}`);
});

describe('while the database is gone', () => {
  it('learning goes on, and what waits is said', async () => {
    // “Begun” has arrived, so that only the answer can be on its way when the line is cut.
    await expect.poll(statements).toBe(1);
    await learner.getByText('Alles gespeichert').first().waitFor();
    line.cut();
    expect(await answerByKeyboard(learner, check)).toContain('Richtig');
    await learner
      .getByText(/Meldung(en)? warte/)
      .first()
      .waitFor();
    expect(await statements()).toBe(1);
    line.mend();
  });

  it('and when it is back, everything arrives once, by itself', async () => {
    await expect.poll(statements, { timeout: 60_000 }).toBe(2);
    await learner.getByText('Alles gespeichert').first().waitFor();
    const stored = await line.connection.collection('statements').find().sort({ _id: 1 }).toArray();
    const verbs = stored.map(({ raw }) => verbName((JSON.parse(raw) as Statement).verb.id));
    expect(verbs).toEqual(['initialized', 'answered']);
  });
});
