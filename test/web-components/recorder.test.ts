import { type Answer, type Check, evaluate, type Measure } from '../../sequences/format/index.ts';
import { progressIri } from '../../sequences/record/index.ts';
import { mergeBookmarks } from '../../web-components/core/bookmark-sync.ts';
import type { Bookmark } from '../../web-components/core/device-db.ts';
import { PlanStore } from '../../web-components/core/plan-store.ts';
import { Recorder } from '../../web-components/core/recorder.ts';
import { begunOf, checksOf, resultOf, shareOfRequired } from '../../web-components/core/results.ts';
import { learner, sequence, testDevice } from './device.ts';
import { describe, equal, it, ok } from './helpers.ts';

type Device = ReturnType<typeof testDevice>;

async function recorder(device: Device, now?: () => Date): Promise<Recorder> {
  const made = new Recorder(device, sequence, now);
  await made.load();
  return made;
}
const drafts = async (device: Device) =>
  (await device.db.all('outbox')).sort((a, b) => a.order - b.order).map(({ draft }) => draft);
const verbs = async (device: Device) => (await drafts(device)).map(({ verb }) => verb.display.en);
const [one, two] = checksOf(sequence) as [Check, Check];
const measure: Measure = {
  kind: 'measure',
  id: 'liste',
  checkpoint: [{ kind: 'text', text: 'Wir kennen unsere Programme.' }],
  measure: [{ kind: 'text', text: 'Eine Liste anlegen.' }],
};
const give = (made: Recorder, check: Check, answer: Answer) => made.answer(check, answer, evaluate(check, answer));

describe('recorder', () => {
  it('begins a sequence once, however often it is opened', async () => {
    const device = testDevice();
    await (await recorder(device)).open('hinfuehrung', false);
    await (await recorder(device)).open('hinfuehrung', false);
    equal(await verbs(device), ['initialized']);
  });

  it('tells progress once per section, in percent', async () => {
    const device = testDevice();
    const made = await recorder(device);
    await made.open('hinfuehrung', false);
    await made.done('hinfuehrung', 'warum');
    await made.visit('hinfuehrung');
    await made.done('hinfuehrung', 'warum');
    await made.done('warum', 'evaluation');
    equal(await verbs(device), ['initialized', 'progressed', 'progressed']);
    equal(
      (await drafts(device)).map(({ result }) => result?.extensions?.[progressIri]),
      [undefined, 33, 67],
    );
    equal(made.state.sequence?.bookmark.done, ['hinfuehrung', 'warum']);
    equal(made.state.sequence?.bookmark.section, 'evaluation');
  });

  it('has answer and statement on the device together', async () => {
    const device = testDevice();
    const made = await recorder(device);
    await give(made, one, ['nein']);
    const again = await recorder(device);
    equal(resultOf(one, again.state.checks)?.answer, ['nein']);
    equal(
      (await drafts(device)).map(({ result }) => result?.response),
      ['nein'],
    );
  });

  it('keeps a case that is begun without a statement, as open, and never instead of an answer', async () => {
    const device = testDevice();
    const made = await recorder(device);
    await made.decide(one, ['ja'], evaluate(one, ['ja']));
    const again = await recorder(device);
    equal([resultOf(one, again.state.checks), begunOf(one, again.state.checks)], [undefined, ['ja']]);
    equal(shareOfRequired(sequence, again.state.checks), 0);
    equal(begunOf({ ...one, version: 2 }, again.state.checks), undefined);
    equal(await drafts(device), []);
    await give(again, one, ['nein']);
    for (const tab of [again, made]) await tab.decide(one, ['ja'], evaluate(one, ['ja']));
    const whole = await recorder(device);
    equal([resultOf(one, whole.state.checks)?.answer, begunOf(one, whole.state.checks)], [['nein'], undefined]);
  });

  it('asks a changed check again', async () => {
    const device = testDevice();
    const made = await recorder(device);
    await give(made, one, ['ja']);
    equal(resultOf({ ...one, version: 2 }, made.state.checks), undefined);
  });

  it('finishes: completed once, failed once while checks are open, passed when they are right, and never back', async () => {
    const device = testDevice();
    const made = await recorder(device);
    await made.open('evaluation', true);
    await give(made, one, ['ja']);
    await made.finish();
    await made.finish();
    await give(made, two, ['ja']);
    await made.finish();
    await give(made, two, ['nein']);
    await made.finish();
    equal(await verbs(device), [
      'initialized',
      'answered',
      'progressed',
      'completed',
      'failed',
      'answered',
      'passed',
      'answered',
    ]);
    const failed = (await drafts(device)).find(({ verb }) => verb.display.en === 'failed');
    equal(failed?.result, { success: false, completion: true, score: { scaled: 0.5 } });
    equal(made.state.sequence?.outcome, 'passed');
  });

  it('a sequence without required checks is completed, neither passed nor failed', async () => {
    const device = testDevice();
    const sections = sequence.sections.map((section) => ({
      ...section,
      nodes: section.nodes.map((node) => (node.kind === 'check' ? { ...node, required: false } : node)),
    }));
    const made = new Recorder(device, { ...sequence, sections });
    await made.load();
    await made.open('evaluation', true);
    await made.finish();
    equal(await verbs(device), ['initialized', 'progressed', 'completed']);
  });

  it('notes stay on the device and make no statement', async () => {
    const device = testDevice({ ask: async () => learner() });
    const made = await recorder(device);
    await made.note('vorher', 'Mein Gedanke');
    equal((await recorder(device)).state.notes.get('vorher'), 'Mein Gedanke');
    equal(await drafts(device), []);
    await made.note('vorher', '');
    equal(await device.db.all('notes'), []);
  });
});

describe('what a learner keeps for themselves', () => {
  it('colours of an Ampel stay on the device and make no statement', async () => {
    const device = testDevice({ ask: async () => learner() });
    const made = await recorder(device);
    await made.colour('vorher', { a: 'red' });
    await made.colour('vorher', { a: 'green', b: 'yellow' });
    equal((await recorder(device)).state.lights.get('vorher'), { a: 'green', b: 'yellow' });
    equal(await drafts(device), []);
  });
});

describe('two learners on one browser', () => {
  const send = async () => {
    throw Object.assign(new Error('offline'), { status: 0, code: 'NETZ' });
  };
  /** A page of its own on the same device, as after signing in anew. What it reports stays in the outbox. */
  const page = (name: string, who: ReturnType<typeof learner> | 'unknown') =>
    testDevice({ name, ask: async () => who, send });

  it('each begins and completes, and sees only their own', async () => {
    const name = `test-${crypto.randomUUID()}`;
    for (const person of ['ayse', 'brandt']) {
      const device = page(name, learner(person));
      const made = await recorder(device);
      equal(made.state.sequence, undefined);
      equal([...made.state.notes.values(), ...made.state.checks.values()], []);
      await made.open('hinfuehrung', true);
      await give(made, one, ['ja']);
      await made.note('vorher', `Gedanke von ${person}`);
      await made.finish();
      const { registration } = learner(person);
      const told = (await device.db.all('outbox', { owner: registration })).map(({ draft }) => draft.verb.display.en);
      ok(told.includes('initialized') && told.includes('completed'), `${person}: ${told}`);
    }
    const again = await recorder(page(name, learner('ayse')));
    equal([...again.state.notes.values()], ['Gedanke von ayse']);
  });

  it('the same learner in a second cohort counts there, too', async () => {
    const name = `test-${crypto.randomUUID()}`;
    await (await recorder(page(name, learner('ayse')))).open('hinfuehrung', true);
    const second = page(name, learner('ayse', 'antworten', 'second-cohort'));
    await (await recorder(second)).open('hinfuehrung', true);
    equal((await second.db.all('outbox', { owner: 'second-cohort' })).length, 1);
  });

  it('one’s bookmark is not written into the other’s account', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const hers = await recorder(page(name, learner('ayse')));
    await hers.done('hinfuehrung', 'warum');
    const his = page(name, learner('brandt'));
    const made = await recorder(his);
    await made.sync();
    ok(!his.account.bookmark, 'something was written');
  });

  it('without connection goes on as whoever learned it here last', async () => {
    const name = `test-${crypto.randomUUID()}`;
    await (await recorder(page(name, learner('ayse')))).note('vorher', 'Gedanke');
    const offline = await recorder(page(name, 'unknown'));
    equal(offline.owner, learner('ayse').registration);
    equal(offline.state.notes.get('vorher'), 'Gedanke');
  });
});

describe('bookmark', () => {
  const at = (section: string, minute: number, done: string[] = []): Bookmark => ({
    section,
    done,
    finished: false,
    updatedAt: `2026-11-23T10:${minute}:00.000Z`,
  });

  it('of two devices: everything done is done, the later place wins, whoever asks', () => {
    const [here, there] = [at('warum', 10, ['a', 'b']), at('evaluation', 20, ['b', 'c'])];
    const merged = { ...there, done: ['a', 'b', 'c'] };
    equal(mergeBookmarks(here, there), merged);
    equal(mergeBookmarks(there, here), merged);
  });

  it('is taken along into the account, and from there to a second device', async () => {
    const first = testDevice({ ask: async () => learner() });
    const made = await recorder(first);
    await made.open('hinfuehrung', false);
    await made.done('hinfuehrung', 'warum');
    equal(await made.sync(), false);
    const second = testDevice({ ask: async () => learner() });
    second.bookmarks = async () => first.account;
    const other = await recorder(second);
    await other.open('hinfuehrung', false);
    equal(await other.sync(), true);
    equal(other.state.sequence?.bookmark.section, 'warum');
    equal(other.state.sequence?.bookmark.done, ['hinfuehrung']);
  });

  it('is merged when another device has written in between', async () => {
    const device = testDevice({ ask: async () => learner() });
    device.account.put(at('hinfuehrung', 0));
    device.account.meanwhile = () => device.account.put(at('hinfuehrung', 1, ['evaluation']));
    const made = await recorder(device, () => new Date('2026-11-23T11:00:00.000Z'));
    await made.open('hinfuehrung', false);
    await made.done('hinfuehrung', 'warum');
    await made.sync();
    equal(device.account.bookmark?.done, ['evaluation', 'hinfuehrung']);
    equal(device.account.bookmark?.section, 'warum');
  });

  it('tells nobody which sections were read where the agreement is nur-abschluss', async () => {
    const device = testDevice({ ask: async () => learner('p-1', 'nur-abschluss') });
    const made = await recorder(device);
    await made.open('hinfuehrung', false);
    await made.done('hinfuehrung', 'warum');
    await made.sync();
    equal(device.account.bookmark?.section, 'warum');
    equal(device.account.bookmark?.done, []);
    equal(made.state.sequence?.bookmark.done, ['hinfuehrung']);
  });

  it('of a visitor stays here', async () => {
    const device = testDevice();
    const made = await recorder(device);
    await made.open('hinfuehrung', false);
    equal(await made.sync(), false);
    ok(!device.account.bookmark, 'something was written');
  });
});

describe('a measure of a sequence', () => {
  const at = () => new Date('2026-11-23T10:00:00.000Z');

  it('goes into the device’s plan with its words and where it comes from', async () => {
    const device = testDevice();
    await (await recorder(device, at)).plan(measure, true);
    const [row, ...others] = await new PlanStore(device.db).rows();
    equal(others, []);
    equal(row?.source, { kind: 'sequence', kennung: 'G01', id: 'liste' });
    equal([row?.checkpoint, row?.action], ['Wir kennen unsere Programme.', 'Eine Liste anlegen.']);
    equal(row?.added, '2026-11-23T10:00:00.000Z');
    equal((await recorder(device)).state.measures.get('liste'), row);
  });

  it('is there once, though two tabs put it in', async () => {
    const device = testDevice();
    const [here, there] = [await recorder(device), await recorder(device)];
    await here.plan(measure, true);
    await there.plan(measure, true);
    equal((await new PlanStore(device.db).rows()).length, 1);
  });

  it('is the same plan whoever is learning', async () => {
    const name = `test-${crypto.randomUUID()}`;
    await (await recorder(testDevice({ name }))).plan(measure, true);
    const signedIn = await recorder(testDevice({ name, ask: async () => learner() }));
    ok(signedIn.state.measures.has('liste'), 'the plan of the device is not seen');
  });

  it('taken out and put in again, comes back as people had written it meanwhile', async () => {
    const device = testDevice();
    const plan = new PlanStore(device.db);
    const made = await recorder(device);
    await made.plan(measure, true);
    const [row] = await plan.rows();
    await plan.change(row?.id ?? '', { responsible: 'Frau A.', control: '2027-01-15' });
    const written = await plan.rows();
    // As fast as somebody presses, without waiting for the disk.
    await Promise.all([made.plan(measure, false), made.plan(measure, true), made.plan(measure, false)]);
    equal(await plan.rows(), []);
    ok(!made.state.measures.has('liste'), 'still shown as planned');
    await made.plan(measure, true);
    equal(await plan.rows(), written);
  });

  it('never leaves the device: no statement and no bookmark says anything of it', async () => {
    const sent: unknown[] = [];
    const device = testDevice({
      ask: async () => learner('p-1', 'antworten'),
      send: async (statements) => {
        sent.push(...statements);
      },
    });
    const made = await recorder(device);
    await made.open('hinfuehrung', false);
    await made.plan(measure, true);
    const [row] = await new PlanStore(device.db).rows();
    await new PlanStore(device.db).change(row?.id ?? '', { responsible: 'Frau Geheim' });
    await made.done('hinfuehrung', 'warum');
    await made.finish();
    await made.sync();
    await device.outbox.flush();
    ok(sent.length > 0 && device.account.bookmark, 'nothing was sent at all');
    const everything = JSON.stringify([sent, device.account.bookmark, await drafts(device)]);
    for (const secret of ['Programme', 'Liste', 'liste', 'Geheim', row?.id ?? '?'])
      ok(!everything.includes(secret), `“${secret}” has left the plan`);
  });
});
