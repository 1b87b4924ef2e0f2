import { type Check, evaluate } from '../../sequences/format/index.ts';
import { Recorder } from '../../web-components/core/recorder.ts';
import { checksOf } from '../../web-components/core/results.ts';
import '../../web-components/komki-device-data/komki-device-data.ts';
import { learner, sequence, type TestDevice, testDevice } from './device.ts';
import {
  all,
  describe,
  equal,
  expectAccessible,
  fixture,
  focused,
  heard,
  it,
  ok,
  one,
  press,
  until,
  words,
} from './helpers.ts';

const shown = (element: Element) => words(element.shadowRoot as Node);
const button = (element: Element, text: string) => {
  const found = all<HTMLButtonElement>(element, 'button').find((one) => words(one) === text);
  ok(found, `no button “${text}”`);
  return found;
};

async function learned(device: TestDevice): Promise<void> {
  const recorder = new Recorder(device, sequence);
  await recorder.load();
  await recorder.open('hinfuehrung', false);
  await recorder.note('vorher', 'Mein Gedanke');
  await recorder.colour('anfang', { a: 'green', b: 'red' });
  const words = (text: string) => [{ kind: 'text' as const, text }];
  await recorder.plan({ kind: 'measure', id: 'liste', checkpoint: words('Wir …'), measure: words('Liste') }, true);
  await recorder.done('hinfuehrung', 'warum');
  const [one, two] = checksOf(sequence) as [Check, Check];
  await recorder.answer(one, ['ja'], evaluate(one, ['ja']));
  await recorder.answer(two, ['nein'], evaluate(two, ['nein']));
}

describe('komki-device-data', () => {
  it('says how something gets here while there is nothing', async () => {
    const element = await fixture('komki-device-data', { device: testDevice() });
    await until(() => shown(element).startsWith('Auf diesem Gerät ist noch nichts gespeichert.'), 'not told');
    await expectAccessible(element);
  });

  it('tells in plain words what is stored', async () => {
    const device = testDevice();
    await learned(device);
    const element = await fixture('komki-device-data', { device });
    await until(() => all(element, 'li').length === 1, 'not shown');
    const told = all(element, 'dt').map((term) => `${words(term)}: ${words(term.nextElementSibling as Element)}`);
    equal(told, [
      'Gehört zu: keinem Konto; wer diesen Browser benutzt, kann es sehen',
      'Fortschritt: 1 von 3 Abschnitten',
      'Lesezeichen: Warum ist das Thema wichtig?',
      'Checks: 2 beantwortet, 1 davon richtig',
      'Eigene Notizen: 1 Notiz',
      'Ampel: 2 Einschätzungen',
      'Maßnahmenplan: 1 Maßnahme',
      'Noch nicht gesendet: 4 Meldungen',
    ]);
    await expectAccessible(element);
  });

  it('takes everything along as a file, tokens excepted', async () => {
    const device = testDevice();
    await learned(device);
    const element = await fixture('komki-device-data', { device });
    await until(() => all(element, 'li').length === 1, 'not shown');
    const blobs: Blob[] = [];
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    URL.createObjectURL = (blob: Blob) => {
      blobs.push(blob);
      return createObjectURL.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = () => {};
    button(element, 'Als Datei mitnehmen').click();
    await until(() => blobs.length > 0, 'no file');
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
    const file = JSON.parse((await blobs[0]?.text()) ?? '{}');
    equal(file.notes, [{ owner: 'besucher', kennung: 'G01', note: 'vorher', text: 'Mein Gedanke' }]);
    equal(file.lights, [{ owner: 'besucher', kennung: 'G01', light: 'anfang', signals: { a: 'green', b: 'red' } }]);
    equal(
      file.measures.map(({ added: _added, ...row }: { added: string }) => row),
      [{ owner: 'besucher', kennung: 'G01', measure: 'liste', checkpoint: 'Wir …', action: 'Liste' }],
    );
    equal(file.checks.length, 2);
    equal(file.outbox.length, 4);
  });

  it('erases only after asking; the careful answer has the focus, Escape closes', async () => {
    const device = testDevice();
    await learned(device);
    const said = heard();
    const element = await fixture('komki-device-data', { device });
    await until(() => all(element, 'li').length === 1, 'not shown');
    const erase = button(element, 'Alles auf diesem Gerät löschen');
    erase.click();
    const dialog = one<HTMLDialogElement>(element, 'dialog');
    ok(dialog.open, 'no question');
    equal(words(focused() as Element), 'Abbrechen');
    ok(words(dialog).includes('4 Meldungen sind noch nicht gesendet.'), 'what is lost is not told');
    await expectAccessible(element);
    await press('Escape');
    ok(!dialog.open, 'Escape does not close');
    equal((await device.db.all('notes')).length, 1);
    erase.click();
    button(element, 'Ja, alles löschen').click();
    await until(() => shown(element).startsWith('Auf diesem Gerät ist noch nichts'), 'still shown');
    for (const table of ['outbox', 'notes', 'lights', 'measures'] as const)
      equal(await device.db.all(table), [], table);
    await until(() => said.includes('Auf diesem Gerät ist jetzt nichts mehr gespeichert.'), 'not spoken');
  });

  it('shows and hands out nothing of others, but says that there is something and erases it, too', async () => {
    let who = learner('ayse');
    const name = `test-${crypto.randomUUID()}`;
    await learned(testDevice({ name, ask: async () => who }));
    who = learner('brandt');
    const device = testDevice({ name, ask: async () => who });
    const element = await fixture('komki-device-data', { device });
    await until(() => shown(element).includes('haben auch andere gelernt'), 'not told');
    equal(all(element, 'li').length, 0);
    await expectAccessible(element);
    button(element, 'Alles auf diesem Gerät löschen').click();
    ok(words(one(element, 'dialog')).includes('Auch was anderen gehört'), 'not told what is erased');
    button(element, 'Ja, alles löschen').click();
    await until(() => shown(element).startsWith('Auf diesem Gerät ist noch nichts'), 'still shown');
    equal(await device.db.all('notes'), []);
  });

  it('asks who is signed in whether what was learned without an account is theirs', async () => {
    const name = `test-${crypto.randomUUID()}`;
    await learned(testDevice({ name }));
    const element = await fixture('komki-device-data', { device: testDevice({ name, ask: async () => learner() }) });
    const question = () => all(element, 'komki-take-along')[0];
    await until(() => question()?.shadowRoot?.textContent?.includes('Gehört er Ihnen?') ?? false, 'not asked');
    all<HTMLButtonElement>(question() as Element, 'button')[0]?.click();
    await until(() => !shown(element).includes('keinem Konto'), 'still nobody’s');
    equal(all(element, 'li').length, 1);
  });
});
