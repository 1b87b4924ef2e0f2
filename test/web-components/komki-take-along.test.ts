import { type Check, evaluate, type Measure } from '../../sequences/format/index.ts';
import * as record from '../../sequences/record/index.ts';
import { visitor } from '../../web-components/core/device-db.ts';
import { Recorder } from '../../web-components/core/recorder.ts';
import { checksOf, resultOf } from '../../web-components/core/results.ts';
import '../../web-components/komki-take-along/komki-take-along.ts';
import { learner, sequence, testDevice } from './device.ts';
import {
  all,
  collect,
  describe,
  equal,
  expectAccessible,
  fixture,
  focused,
  it,
  ok,
  press,
  until,
  words,
} from './helpers.ts';

const shown = (element: Element) => words(element.shadowRoot as Node);
const [first, second] = checksOf(sequence) as [Check, Check];

const text = (words: string) => [{ kind: 'text' as const, text: words }];
const measure: Measure = { kind: 'measure', id: 'liste', checkpoint: text('Wir …'), measure: text('Liste anlegen') };

/** A browser in which somebody has learned without an account. */
async function learnedHere(): Promise<string> {
  const name = `test-${crypto.randomUUID()}`;
  const recorder = new Recorder(testDevice({ name }), sequence);
  await recorder.load();
  await recorder.open('hinfuehrung', true);
  await recorder.done('hinfuehrung', 'warum');
  await recorder.answer(first, ['ja'], evaluate(first, ['ja']));
  await recorder.note('vorher', 'Mein Gedanke');
  await recorder.colour('anfang', { a: 'red', b: 'green' });
  await recorder.plan(measure, true);
  return name;
}
async function asked(name: string, who = learner('p-1', 'fortschritt')) {
  const sent: record.Statement[] = [];
  const device = testDevice({ name, ask: async () => who, send: async (batch) => void sent.push(...batch) });
  const element = await fixture('komki-take-along', { device, kennung: 'G01' });
  await until(() => shown(element).includes('Gehört er Ihnen?'), 'not asked');
  return { device, element, sent, owner: who.registration };
}

describe('komki-take-along', () => {
  it('asks nobody who is not signed in, and nobody where there is nothing', async () => {
    const element = await fixture('komki-take-along', { device: testDevice({ name: await learnedHere() }) });
    const other = await fixture('komki-take-along', { device: testDevice({ ask: async () => learner() }) });
    await new Promise((resolve) => setTimeout(resolve, 100));
    equal([shown(element), shown(other)], ['', '']);
  });

  it('says what will be stored before anything is', async () => {
    const { device, element, sent } = await asked(await learnedHere());
    await device.outbox.flush();
    equal(sent, []);
    ok(shown(element).includes(`gespeichert: ${record.levelWords.fortschritt.stored}`), 'not told');
    await expectAccessible(element);
  });

  it('“Mitnehmen”, one key: everything is the learner’s, sent within the agreement; the page hears of it', async () => {
    const { device, element, sent, owner } = await asked(await learnedHere());
    const decided = collect('komki-decided');
    await press('Tab', 'Enter');
    await until(() => decided[0]?.detail === true, 'nobody hears of it');
    equal(words(focused() as Element), 'Der Lernstand gehört jetzt zu Ihrem Konto.');
    await until(() => sent.length === 3, 'not sent');
    equal(
      sent.map(({ verb }) => verb.display.en),
      ['initialized', 'progressed', 'answered'],
    );
    ok(
      sent.every((one) => record.permitted('fortschritt', one) && one.context.registration === owner),
      'beyond the agreement',
    );
    for (const table of ['sequences', 'checks', 'notes', 'lights'] as const)
      equal(
        (await device.db.all(table)).map((row) => row.owner),
        [owner],
      );
    await expectAccessible(element);
  });

  it('joins with what the learner has already: nothing written is lost, nothing right becomes wrong', async () => {
    const name = await learnedHere();
    const who = learner();
    const own = new Recorder(testDevice({ name, ask: async () => who }), sequence);
    await own.load();
    await own.open('hinfuehrung', false);
    await own.note('vorher', 'Schon im Konto');
    await own.colour('anfang', { a: 'yellow' });
    await own.answer(first, ['nein'], evaluate(first, ['nein']));
    const { element } = await asked(name, who);
    all<HTMLButtonElement>(element, 'button')[0]?.click();
    await until(() => shown(element).startsWith('Der Lernstand gehört'), 'not taken');
    await own.load();
    equal(own.state.notes.get('vorher'), 'Schon im Konto\n\nMein Gedanke');
    equal(own.state.lights.get('anfang'), { a: 'yellow', b: 'green' });
    equal(own.state.measures.size, 1, 'the plan belongs to the device and stays as it is');
    equal(own.state.checks.get(first.id)?.evaluation.success, true);
    equal(own.state.sequence?.bookmark.section, 'warum');
  });

  it('a whole answer of the visitor comes before what the learner has only begun, and never the other way round', async () => {
    const name = await learnedHere();
    const who = learner();
    const visitors = new Recorder(testDevice({ name }), sequence);
    await visitors.load();
    await visitors.answer(first, ['nein'], evaluate(first, ['nein']));
    await visitors.decide(second, ['ja'], evaluate(second, ['ja']));
    const own = new Recorder(testDevice({ name, ask: async () => who }), sequence);
    await own.load();
    await own.decide(first, ['ja'], evaluate(first, ['ja']));
    await own.answer(second, ['nein'], evaluate(second, ['nein']));
    const { element } = await asked(name, who);
    all<HTMLButtonElement>(element, 'button')[0]?.click();
    await until(() => shown(element).startsWith('Der Lernstand gehört'), 'not taken');
    await own.load();
    equal(resultOf(first, own.state.checks)?.answer, ['nein']);
    equal(resultOf(second, own.state.checks)?.answer, ['nein']);
  });

  it('“Nicht meiner”: stays the visitor’s, nothing is sent, this learner is not asked again, another one is', async () => {
    const name = await learnedHere();
    const { device, element, sent } = await asked(name);
    all<HTMLButtonElement>(element, 'button')[1]?.click();
    await until(() => shown(element).startsWith('Gut. Er bleibt'), 'no answer');
    await device.outbox.flush();
    await device.contexts.renew('G01');
    equal(sent, []);
    equal(
      (await device.db.all('notes')).map(({ owner }) => owner),
      [visitor],
    );
    const again = await fixture('komki-take-along', { device, kennung: 'G01' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    equal(shown(again), '');
    await asked(name, learner('brandt'));
  });
});
