import { Recorder } from '../../web-components/core/recorder.ts';
import '../../web-components/komki-progress/komki-progress.ts';
import { learner, sequence, testDevice } from './device.ts';
import { all, describe, equal, expectAccessible, fixture, it, one, until, words } from './helpers.ts';

const shown = (element: Element) => words(element.shadowRoot as Node);

describe('komki-progress', () => {
  it('shows nothing for a sequence that was not begun here', async () => {
    const element = await fixture('komki-progress', { kennung: 'G01', abschnitte: 3, device: testDevice() });
    equal(shown(element), '');
  });

  it('tells progress in words and bar, as it happens, until the sequence is finished', async () => {
    const device = testDevice();
    const element = await fixture('komki-progress', { kennung: 'G01', abschnitte: 3, device });
    const recorder = new Recorder(device, sequence);
    await recorder.load();
    await recorder.done('hinfuehrung', 'warum');
    await until(() => shown(element) === '1 von 3 Abschnitten', 'not told');
    const bar = one<HTMLProgressElement>(element, 'progress');
    equal([bar.value, bar.max], [1, 3]);
    await expectAccessible(element);
    await recorder.finish();
    await until(() => shown(element) === 'abgeschlossen', 'not told that it is finished');
    equal(all(element, 'progress').length, 0);
    await expectAccessible(element);
  });

  it('is about its own sequence only', async () => {
    const device = testDevice();
    const element = await fixture('komki-progress', { kennung: 'S02', abschnitte: 9, device });
    await new Recorder(device, sequence).done('hinfuehrung', 'warum');
    await new Promise((resolve) => setTimeout(resolve, 50));
    equal(shown(element), '');
  });

  it('of somebody else who has learned here shows nothing', async () => {
    let who = learner('ayse');
    const name = `test-${crypto.randomUUID()}`;
    const recorder = new Recorder(testDevice({ name, ask: async () => who }), sequence);
    await recorder.load();
    await recorder.done('hinfuehrung', 'warum');
    const hers = { kennung: 'G01', abschnitte: 3, device: testDevice({ name, ask: async () => who }) };
    const element = await fixture('komki-progress', hers);
    await until(() => shown(element) === '1 von 3 Abschnitten', 'she does not see her own');
    who = learner('brandt');
    const his = await fixture('komki-progress', { ...hers, device: testDevice({ name, ask: async () => who }) });
    await new Promise((resolve) => setTimeout(resolve, 100));
    equal(shown(his), '');
  });
});
