import { type Check, evaluate } from '../../sequences/format/index.ts';
import { exportDevice } from '../../web-components/core/device-contents.ts';
import { PlanStore } from '../../web-components/core/plan-store.ts';
import { Recorder } from '../../web-components/core/recorder.ts';
import { checksOf } from '../../web-components/core/results.ts';
import { RunStore } from '../../web-components/core/run-store.ts';
import { newRow, type PlanRow } from '../../workshops/format/plan.ts';
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
    const [answered] = await device.db.all('checks');
    // A case left half-way is no answer yet.
    if (answered) await device.db.write([{ table: 'checks', put: { ...answered, check: 'fall', begun: true } }]);
    const element = await fixture('komki-device-data', { device });
    await until(() => all(element, 'li').length === 2, 'not shown');
    const told = all(element, 'dt').map((term) => `${words(term)}: ${words(term.nextElementSibling as Element)}`);
    equal(told, [
      'Gehört zu: keinem Konto; wer diesen Browser benutzt, kann es sehen',
      'Fortschritt: 1 von 3 Abschnitten',
      'Lesezeichen: Warum ist das Thema wichtig?',
      'Checks: 2 beantwortet, 1 davon richtig',
      'Eigene Notizen: 1 Notiz',
      'Ampel: 2 Einschätzungen',
      'Noch nicht gesendet: 4 Meldungen',
      'Gehört zu: diesem Gerät; wer diesen Browser benutzt, kann ihn sehen. Er verlässt es nur verschlüsselt, wenn Sie eine Kopie für Ihre Geräte einrichten.',
      'Inhalt: 1 Maßnahme',
    ]);
    await expectAccessible(element);
  });

  it('tells that the plan belongs to the device, leads there, hands it out and erases it', async () => {
    const device = testDevice();
    const plan = new PlanStore(device.db);
    const stamp = { id: crypto.randomUUID(), added: '2026-11-23T10:00:00.000Z' };
    const row = newRow({ kind: 'own' }, { checkpoint: 'Wir', action: 'Liste anlegen.' }, stamp);
    await plan.put([row]);
    const element = await fixture('komki-device-data', { device });
    await until(() => all(element, 'li').length === 1, 'not shown');
    const told = words(one(element, 'li'));
    ok(told.includes('1 Maßnahme') && told.includes('diesem Gerät; wer diesen Browser benutzt'), told);
    equal(one(element, 'h3 a').getAttribute('href'), '/massnahmen');
    await expectAccessible(element);
    button(element, 'Alles auf diesem Gerät löschen').click();
    button(element, 'Ja, alles löschen').click();
    await until(() => shown(element).startsWith('Auf diesem Gerät ist noch nichts'), 'still shown');
    equal(await plan.rows(), []);
  });

  it('tells of checks that were filled in here, leads to them, hands them out and erases them', async () => {
    const device = testDevice();
    const store = new RunStore(device.db, { name: 'ki-check', title: 'KI-Check', version: 1 });
    const run = store.draft({ scope: 'full', by: 'Leitung' });
    await store.answer(run, 'ueberblick', { rating: 'red', note: 'Nachsehen' });
    await store.keepPath([]);
    const element = await fixture('komki-device-data', { device });
    await until(() => all(element, 'li').length === 1, 'not shown');
    const told = words(one(element, 'li'));
    ok(told.includes('KI-Check1 Bewertung mit Farben und Notizen, dazu ein Lernpfad'), told);
    ok(told.includes('Farben und Notizen verlassen es nur verschlüsselt'), told);
    equal(one(element, 'dt a').getAttribute('href'), '/checks/ki-check');
    await expectAccessible(element);
    const { runs, paths } = await exportDevice(device.db);
    equal([runs[0]?.answers, paths.length], [{ ueberblick: { rating: 'red', note: 'Nachsehen' } }, 1]);
    button(element, 'Alles auf diesem Gerät löschen').click();
    button(element, 'Ja, alles löschen').click();
    await until(() => shown(element).startsWith('Auf diesem Gerät ist noch nichts'), 'still shown');
    equal([await store.runs(), await store.path()], [[], undefined]);
  });

  it('tells of notes from workshops', async () => {
    const device = testDevice();
    const note = { owner: 'besucher', kennung: 'workshop ABC234', note: 'notizen', text: 'Frau Ay fragen.' };
    await device.db.write([{ table: 'notes', put: note }]);
    const element = await fixture('komki-device-data', { device });
    await until(() => shown(element).includes('Workshops'), 'not told');
    ok(shown(element).includes('Eigene Notizen1 Notiz'), shown(element));
  });

  it('takes everything along as a file, tokens excepted', async () => {
    const device = testDevice();
    await learned(device);
    const element = await fixture('komki-device-data', { device });
    await until(() => all(element, 'li').length === 2, 'not shown');
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
      file.plan.map(({ source, checkpoint, action }: PlanRow) => ({ source, checkpoint, action })),
      [{ source: { kind: 'sequence', kennung: 'G01', id: 'liste' }, checkpoint: 'Wir …', action: 'Liste' }],
    );
    equal(file.checks.length, 2);
    equal(file.outbox.length, 4);
  });

  it('erases only after asking; the careful answer has the focus, Escape closes', async () => {
    const device = testDevice();
    await learned(device);
    const said = heard();
    const element = await fixture('komki-device-data', { device });
    await until(() => all(element, 'li').length === 2, 'not shown');
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
    for (const table of ['outbox', 'notes', 'lights', 'plan'] as const) equal(await device.db.all(table), [], table);
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
    equal(all(element, 'h3').map(words), ['Maßnahmenplan'], 'more than the plan, which belongs to the device');
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
    equal(all(element, 'li').length, 2);
  });
});
