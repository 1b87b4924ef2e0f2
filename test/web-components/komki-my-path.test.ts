import { RunStore } from '../../web-components/core/run-store.ts';
import '../../web-components/komki-my-path/komki-my-path.ts';
import { testDevice } from './device.ts';
import { all, describe, equal, expectAccessible, fixture, it, ok, one, until, words } from './helpers.ts';

const step = (kennung: string, title: string) => ({ kennung, title, minutes: 70, sections: 9, reasons: [] });
const steps = [step('G05', 'KI im Betrieb erkennen'), step('O05', 'KI-Regeln')];
const runs = (device: ReturnType<typeof testDevice>) =>
  new RunStore(device.db, { name: 'ki-check', title: 'KI-Check', version: 1 });

describe('komki-my-path', () => {
  it('takes no room while no path was kept', async () => {
    const element = await fixture('komki-my-path', { device: testDevice() });
    equal(all(element, '*').filter(({ localName }) => localName !== 'style').length, 0);
    equal(element.getBoundingClientRect().height, 0);
  });

  it('leads through the sequences of a kept path, and shows it as soon as it is kept', async () => {
    const device = testDevice();
    const element = await fixture('komki-my-path', { device });
    await runs(device).keepPath(steps);
    await until(() => all(element, 'section').length === 1, 'not shown');
    equal(words(one(element, 'h2')), 'Ihr Lernpfad aus: KI-Check');
    ok(words(one(element, 'section')).includes('2 Sequenzen, zum Selbstlernen etwa 2 Stunden 20 Minuten'), 'no extent');
    equal(words(one(element, 'komki-next')), 'Mit G05 beginnen');
    equal(
      all(element, 'li a').map((link) => [link.getAttribute('href'), words(link)]),
      [
        ['/lernen/G05', 'G05 KI im Betrieb erkennen'],
        ['/lernen/O05', 'O05 KI-Regeln'],
      ],
    );
    await expectAccessible(element);
    await runs(device).dropPath();
    await until(() => all(element, 'section').length === 0, 'still shown');
  });

  it('names the workshops that go with it', async () => {
    const device = testDevice();
    await runs(device).keepPath(steps, [{ name: 'lex-kmu', title: 'LeX KMU', minutes: 240, sequences: ['O05'] }]);
    const element = await fixture('komki-my-path', { device });
    await until(() => all(element, 'section').length === 1, 'not shown');
    ok(words(one(element, 'section')).includes('Dazu passt der Workshop: LeX KMU, etwa 4 Stunden'), 'not named');
    equal(one(element, 'section > p > a[href^="/workshops"]').getAttribute('href'), '/workshops/lex-kmu');
    await expectAccessible(element);
  });

  it('goes on with the sequence that is not finished, and shows how far each is', async () => {
    const device = testDevice();
    await runs(device).keepPath(steps);
    const bookmark = {
      section: 'warum',
      done: ['hinfuehrung'],
      finished: false,
      updatedAt: '2026-11-26T10:00:00.000Z',
    };
    const record = { owner: 'besucher', title: '', sections: 9 };
    await device.db.write([
      { table: 'sequences', put: { ...record, kennung: 'G05', bookmark: { ...bookmark, finished: true } } },
      { table: 'sequences', put: { ...record, kennung: 'O05', bookmark } },
    ]);
    const element = await fixture('komki-my-path', { device });
    const next = () => all(element, 'komki-next')[0]?.shadowRoot;
    await until(() => Boolean(next() && words(next() as Node).includes('Mit O05 weitermachen')), 'not the next one');
    await until(
      () => all(element, 'komki-progress').every(({ shadowRoot }) => words(shadowRoot as Node) !== ''),
      'no progress',
    );
    equal(
      all(element, 'komki-progress').map(({ shadowRoot }) => words(shadowRoot as Node)),
      ['abgeschlossen', '1 von 9 Abschnitten'],
    );
  });
});
