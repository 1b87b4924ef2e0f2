import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Sequence } from '../../../sequences/format/index.ts';
import { evaluate } from '../../../sequences/format/index.ts';
import {
  answered,
  completed,
  type Draft,
  initialized,
  passed,
  type Statement,
} from '../../../sequences/record/index.ts';
import type { ProgressDoc } from '../../../server/progress/model.ts';
import { boundFor, checksIn, occasion, type Recording, recordingOf, rightAnswer, send } from '../../helpers/learner.ts';
import {
  firstAdmin,
  invited,
  joined,
  lrsCredential,
  newCohort,
  sequenceOf,
  startTestServer,
  type TestServer,
} from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';

let server: TestServer;
let invitation: string;
let g01: Sequence;
beforeAll(async () => {
  server = await startTestServer({ now: new Date('2026-11-23T10:00:00Z') });
  const trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tina Trainerin');
  invitation = (await newCohort(trainer, { level: 'fortschritt' })).invitation;
  g01 = await sequenceOf(server, 'G01');
});

type Counted = ProgressDoc & { checks: Record<string, Date> };

const dump = () => server.connection.collection('progress').find().sort({ _id: 1 }).toArray();
const rowOf = (recording: Recording) =>
  server.connection.collection<ProgressDoc>('progress').findOne({ registration: recording.registration });
const rebuilt = async () => {
  await server.app.rebuildProgress();
  return dump();
};

/** As a machine with full rights. */
const asMachine = async (statements: unknown) => {
  const response = await server.visitor().request('/xapi/statements', {
    method: 'POST',
    body: JSON.stringify(statements),
    headers: {
      Authorization: `Basic ${btoa(`${lrsCredential.key}:${lrsCredential.secret}`)}`,
      'Content-Type': 'application/json',
      'X-Experience-API-Version': '1.0.3',
    },
  });
  expect(response.status).toBe(200);
};
const voiding = (id: string) => ({
  id: randomUUID(),
  actor: { mbox: 'mailto:verwaltung@example.org' },
  verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
  object: { objectType: 'StatementRef', id },
});

async function learner(): Promise<{
  visitor: Visitor;
  recording: Recording;
  sent: (drafts: Draft[]) => Promise<Statement[]>;
}> {
  const visitor = await joined(server, invitation);
  const recording = await recordingOf(visitor, 'G01');
  return {
    visitor,
    recording,
    async sent(drafts) {
      const statements = boundFor(recording, drafts);
      expect((await send(visitor, recording.token, statements)).status).toBe(200);
      return statements;
    },
  };
}
const rightly = (): Draft[] =>
  checksIn(g01)
    .slice(0, 2)
    .map((check) => answered(occasion(), g01, check, rightAnswer(check), evaluate(check, rightAnswer(check))));

describe('a voided statement', () => {
  it('stops counting at once, what else was reported stays, and a rebuild says the same', async () => {
    const { recording, sent } = await learner();
    const other = await learner();
    await other.sent([initialized(occasion(), g01), completed(occasion(), g01)]);
    const [, done, check] = await sent([initialized(occasion(), g01), completed(occasion(), g01), ...rightly()]);
    const before = await rowOf(recording);
    expect(Object.keys(before?.checks ?? {})).toHaveLength(2);
    await asMachine([voiding(done?.id ?? ''), voiding(check?.id ?? '')]);
    const after = await rowOf(recording);
    const { completed: _gone, checks, ...rest } = before as Counted;
    const [, kept = ''] = Object.keys(checks);
    expect(after).toEqual({ ...rest, checks: { [kept]: checks[kept] } });
    expect((await rowOf(other.recording))?.completed).toBeDefined();
    const live = await dump();
    expect(await rebuilt()).toEqual(live);
  });

  it('counts again from the day it is reported again', async () => {
    const { recording, sent } = await learner();
    const [, first] = await sent([initialized(occasion(), g01), completed(occasion(), g01)]);
    const before = await rowOf(recording);
    server.time.now = new Date(server.time.now.getTime() + 2 * 24 * 3600_000);
    await asMachine(boundFor(recording, [completed(occasion(), g01)]));
    expect((await rowOf(recording))?.completed).toEqual(before?.completed);
    await asMachine(voiding(first?.id ?? ''));
    expect((await rowOf(recording))?.completed).toEqual(new Date('2026-11-26T05:00:00Z'));
    const live = await dump();
    expect(await rebuilt()).toEqual(live);
  });

  it('leaves no row when it was the only one, whichever came first, in one batch or two', async () => {
    const [one, two, three] = [await learner(), await learner(), await learner()];
    const [begun] = await one.sent([initialized(occasion(), g01)]);
    await asMachine(voiding(begun?.id ?? ''));
    const [late] = boundFor(two.recording, [initialized(occasion(), g01)]);
    await asMachine(voiding(late?.id ?? ''));
    await asMachine(late);
    const [together] = boundFor(three.recording, [initialized(occasion(), g01)]);
    await asMachine([together, voiding(together?.id ?? '')]);
    for (const { recording } of [one, two, three]) expect(await rowOf(recording)).toBeNull();
    const live = await dump();
    expect(await rebuilt()).toEqual(live);
  });

  it('is left out after a crash between the voiding and the read model, by the next start alone', async () => {
    const { recording, sent } = await learner();
    const [, judged] = await sent([initialized(occasion(), g01), passed(occasion(), g01, 1)]);
    expect((await rowOf(recording))?.passed).toBeDefined();
    await asMachine(voiding(judged?.id ?? ''));
    // What the crash would have left: the voiding statement, and a row that still counts.
    await server.connection
      .collection('progress')
      .updateOne({ registration: recording.registration }, { $set: { passed: new Date() } });
    await server.connection.collection('progress_cursor').deleteMany({});
    await startTestServer({ database: server.connection, now: server.time.now });
    expect((await rowOf(recording))?.passed).toBeUndefined();
  });
});

describe('a registration', () => {
  it('is the same in capital letters', async () => {
    const { recording } = await learner();
    const loud = { ...recording, registration: recording.registration.toUpperCase() };
    await asMachine(boundFor(loud, [initialized(occasion(), g01)]));
    await asMachine(boundFor(recording, [completed(occasion(), g01)]));
    expect(await rowOf(recording)).toMatchObject({
      _id: `${recording.registration}/G01`,
      begun: expect.any(Date),
      completed: expect.any(Date),
    });
  });
});
