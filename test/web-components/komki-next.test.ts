import { Recorder } from '../../web-components/core/recorder.ts';
import '../../web-components/komki-next/komki-next.ts';
import { sequence, testDevice } from './device.ts';
import { all, describe, equal, expectAccessible, fixture, it, one, until, words } from './helpers.ts';

const sequenzen: [string, string][] = [
  ['G01', 'Was ist KI?'],
  ['G05', 'KI im Betrieb erkennen'],
];
const shown = (element: Element) => words(element.shadowRoot as Node);

describe('komki-next', () => {
  it('leaves the word to the server until something of the path has been begun here', async () => {
    const element = await fixture('komki-next', { sequenzen, device: testDevice() });
    equal(all(element, 'slot').length, 1);
    equal(shown(element), '');
  });

  it('leads to the first sequence that is not finished, as it happens, and says when all are', async () => {
    const device = testDevice();
    const element = await fixture('komki-next', { sequenzen, device });
    const record = async (id: string) => {
      const recorder = new Recorder(device, { ...sequence, id });
      await recorder.load();
      return recorder;
    };
    const first = await record('G01');
    await first.done('hinfuehrung', 'warum');
    await until(() => shown(element) === 'Mit G01 weitermachen Was ist KI?', 'not told');
    equal(one(element, 'a').getAttribute('href'), '/lernen/G01');
    await expectAccessible(element);
    await first.finish();
    const next = 'Mit G05 beginnen KI im Betrieb erkennen1 von 2 Sequenzen sind abgeschlossen.';
    await until(() => shown(element) === next, 'does not go on');
    equal(one(element, 'a').getAttribute('href'), '/lernen/G05');
    await expectAccessible(element);
    await (await record('G05')).finish();
    await until(() => shown(element) === 'Sie haben alle Sequenzen dieses Lernpfads abgeschlossen.', 'does not end');
    await expectAccessible(element);
  });
});
