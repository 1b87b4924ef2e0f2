import { RunStore } from '../../web-components/core/run-store.ts';
import type { Rating } from '../../workshops/format/instrument.ts';
import type { ServedInstrument } from '../../workshops/format/learning.ts';
import { exportRuns } from '../../workshops/format/run-file.ts';
import '../../web-components/komki-instrument/komki-instrument.ts';
import type { Statement } from '../../sequences/record/index.ts';
import { learner, type TestDevice, testDevice } from './device.ts';
import {
  afterEach,
  all,
  describe,
  equal,
  expectAccessible,
  fixture,
  focused,
  heard,
  it,
  nextFrame,
  ok,
  one,
  press,
  until,
  words,
} from './helpers.ts';

const src = new URL('instrument.json', import.meta.url).pathname;
const instrument = (await (await fetch(src)).json()) as ServedInstrument;
const home = location.href;
afterEach(() => history.replaceState(null, '', home));

type Element = HTMLElementTagNameMap['komki-instrument'];

/** A check on its own page. */
async function open(device: TestDevice, place = ''): Promise<Element> {
  history.replaceState(null, '', `/checks/probe${place}`);
  const element = await fixture('komki-instrument', { src, device });
  await until(() => all(element, 'h1').length === 1, 'not loaded');
  await nextFrame();
  return element;
}

const shown = (element: Element) => words(element.shadowRoot as Node);
const link = (element: Element, text: string) => {
  const found = all<HTMLAnchorElement>(element, 'a').find((one) => words(one).startsWith(text));
  ok(found, `no link “${text}”`);
  return found;
};
const button = (element: Element, text: string) => {
  const found = all<HTMLButtonElement>(element, 'button').find((one) => words(one) === text);
  ok(found, `no button “${text}”`);
  return found;
};
const point = (element: Element, index: number) => all(element, 'komki-checkpoint')[index] as HTMLElement;
async function rate(element: Element, index: number, rating: string): Promise<void> {
  one<HTMLInputElement>(point(element, index), `input[value=${rating}]`).click();
  await nextFrame();
}
const store = (device: TestDevice) => new RunStore(device.db, instrument);
/** Waits until the latest run on the device has these ratings. */
const kept = async (device: TestDevice, ratings: Record<string, Rating>) => {
  const read = async () =>
    Object.fromEntries(
      Object.entries((await store(device).runs())[0]?.answers ?? {}).map(([id, { rating }]) => [id, rating]),
    );
  for (let wait = 0; wait < 60 && JSON.stringify(await read()) !== JSON.stringify(ratings); wait++) await nextFrame();
  equal(await read(), ratings, 'not on the device');
};

/** A device with a run in which everything has a colour, and a note. */
async function filled(device = testDevice()): Promise<TestDevice> {
  const runs = store(device);
  const run = { ...runs.draft({ scope: 'full', by: 'Leitung, Betriebsrat' }), started: '2026-08-03T10:00:00.000Z' };
  await runs.keep(run);
  await runs.answer(run, 'ueberblick', { rating: 'red', note: 'Im Büro anfangen.' });
  await runs.answer(run, 'nachsehen', { rating: 'yellow' });
  await runs.answer(run, 'regel', { rating: 'green' });
  return device;
}

describe('komki-instrument', () => {
  it('shows what the server says until the check is loaded, and offers to try again when it is not', async () => {
    const element = await fixture('komki-instrument', { src: '/gibt-es-nicht.json', device: testDevice() });
    element.append('Text des Servers');
    await until(() => all(element, '.warning').length === 1, 'failure not told');
    equal(all(element, 'slot').length, 1);
    element.src = src;
    button(element, 'Noch einmal laden').click();
    await until(() => all(element, 'h1').length === 1, 'not loaded');
    equal(element.childNodes.length, 0);
  });

  it('begins with aim, extent, starting help and the Bausteine with their progress in words', async () => {
    const device = testDevice();
    const element = await open(device);
    equal(words(one(element, 'h1')), 'Probe-Check');
    equal(all(element, '.parts a').map(words), [
      '1 Überblick noch nicht begonnen',
      '2 Regeln noch nicht begonnen',
      'Meine Check-BoxIhre Ergebnisse, Stärken und Maßnahmen, jederzeit.',
    ]);
    ok(one<HTMLDetailsElement>(element, '.help').open, 'the starting help is closed at first');
    equal(words(one(element, '.scope label:has(:checked)')), 'Kurzfassung2 Checkpunkte mit ★, etwa 20 Minuten');
    equal(await store(device).runs(), []);
    ok(document.title.startsWith('Probe-Check – KomKI'), document.title);
    await expectAccessible(element);
  });

  it('asks the points with a star first, all of them when somebody wants all; nothing said is lost on the way', async () => {
    const device = testDevice();
    const element = await open(device);
    link(element, 'Beginnen mit: Überblick').click();
    await until(() => all(element, 'komki-checkpoint').length === 1, 'not the short version');
    await rate(element, 0, 'red');
    await kept(device, { ueberblick: 'red' });
    link(element, '← Übersicht').click();
    await until(() => all(element, '.scope').length === 1, 'no overview');
    one<HTMLInputElement>(element, '.scope input[value=full]').click();
    await until(() => shown(element).includes('1 von 2 bewertet'), 'progress not told');
    link(element, '1 Überblick').click();
    await until(() => all(element, 'komki-checkpoint').length === 2, 'not all points');
    ok(one<HTMLInputElement>(point(element, 0), 'input[value=red]').checked, 'the rating is lost');
    await rate(element, 1, 'green');
    await kept(device, { ueberblick: 'red', nachsehen: 'green' });
    link(element, 'Probe-Check').click();
    await until(() => all(element, '.scope').length === 1, 'no overview');
    one<HTMLInputElement>(element, '.scope input[value=quick]').click();
    await until(() => shown(element).includes('alle 2 bewertet'), 'what was said is not counted');
  });

  it('every choice survives a reload in the middle of a Baustein, a note in the middle of a word', async () => {
    const device = testDevice();
    const element = await open(device, '/baustein/einstieg');
    await rate(element, 0, 'irrelevant');
    one(point(element, 0), 'textarea').focus();
    await press('J', 'a');
    // As a browser does when the page goes.
    document.dispatchEvent(new Event('visibilitychange'));
    await kept(device, { ueberblick: 'irrelevant' });
    const again = await open(device, '/baustein/einstieg');
    ok(one<HTMLInputElement>(point(again, 0), 'input[value=irrelevant]').checked, 'the rating is lost');
    equal(one<HTMLTextAreaElement>(point(again, 0), 'textarea').value, 'Ja');
  });

  it('what somebody is writing stays while other things are stored', async () => {
    const device = testDevice();
    const element = await open(device, '/baustein/einstieg');
    await rate(element, 0, 'irrelevant');
    one(point(element, 0), 'textarea').focus();
    await press('J');
    await store(device).answer((await store(device).runs())[0] as never, 'regel', { rating: 'green' });
    await press('a');
    equal(one<HTMLTextAreaElement>(point(element, 0), 'textarea').value, 'Ja');
    await until(() => shown(element).includes('Gespeichert um'), 'not told that it is saved');
  });

  it('moves between its places: focus to the heading, title, address, and back', async () => {
    const element = await open(testDevice());
    link(element, '2 Regeln').click();
    await until(() => words(one(element, 'h1')) === 'Regeln', 'not there');
    await until(() => focused() === one(element, 'h1'), 'the heading has no focus');
    equal(location.pathname, '/checks/probe/baustein/regeln');
    ok(document.title.startsWith('Regeln – Probe-Check'), document.title);
    link(element, 'Zu meiner Check-Box').click();
    await until(() => words(one(element, 'h1')) === 'Meine Check-Box', 'not there');
    equal(location.pathname, '/checks/probe/ergebnisse');
    ok(shown(element).includes('sobald Sie den ersten Checkpunkt bewertet haben'), 'the empty state is not told');
    history.back();
    await until(() => words(one(element, 'h1')) === 'Regeln', 'back does not lead back');
  });

  it('takes a suggestion into the device’s plan with its Checkpunkt and urgency, and gives back what was written in it', async () => {
    const device = testDevice();
    const element = await open(device, '/baustein/einstieg');
    await rate(element, 0, 'red');
    await kept(device, { ueberblick: 'red' });
    await until(() => shown(element).includes('Gespeichert um'), 'not saved');
    const toggle = () => one<HTMLButtonElement>(point(element, 0), 'li button');
    toggle().click();
    const rows = () => device.db.all('plan');
    for (let wait = 0; wait < 60 && (await rows()).length === 0; wait++) await nextFrame();
    const [row] = await rows();
    equal(
      [row?.source, row?.checkpoint, row?.action, row?.priority],
      [{ kind: 'check', name: 'probe', id: 'ueberblick' }, '1.1 Wir wissen, wo KI steckt.', 'Liste führen.', 1],
    );
    if (row) await device.db.write([{ table: 'plan', put: { ...row, responsible: 'Frau C.' } }]);
    await until(() => words(toggle()) === 'Aus dem Plan nehmen', 'not shown as planned');
    toggle().click();
    for (let wait = 0; wait < 60 && (await rows()).length > 0; wait++) await nextFrame();
    equal(await rows(), []);
    toggle().click();
    for (let wait = 0; wait < 60 && (await rows()).length === 0; wait++) await nextFrame();
    equal(
      (await rows()).map(({ responsible }) => responsible),
      ['Frau C.'],
    );
  });

  it('shows results per Baustein in a table of words, what is to do with its note, and strengths; no score', async () => {
    const element = await open(await filled(), '/ergebnisse');
    const table = all(element, '.tally tr').map((row) => [...row.children].map(words));
    equal(table, [
      ['Baustein', 'Rot', 'Gelb', 'Grün', 'Nicht relevant', 'offen'],
      ['Überblick', '1', '1', '0', '0', '0'],
      ['Regeln', '0', '0', '1', '0', '0'],
    ]);
    equal(one(element, '.picture').getAttribute('aria-hidden'), 'true');
    const [todo, strengths] = all(element, '.rated');
    equal(words(todo as HTMLElement), 'Rot: 1.1 Wir wissen, wo KI steckt. Im Büro anfangen. Gelb: 1.2 Wir sehen nach.');
    equal(words(strengths as HTMLElement), 'Grün: 2.1 Wir haben eine kurze Regel.');
    ok(shown(element).includes('Bewertet haben: Leitung, Betriebsrat'), 'who rated is not told');
    ok(!/\d ?%|Punkte:|Rang|\d von \d Punkten/.test(shown(element)), 'a score');
    await expectAccessible(element);
  });

  it('proposes sequences with reason and duration, and keeps them as a path with one click', async () => {
    const device = await filled();
    const element = await open(device, '/ergebnisse');
    equal(all(element, 'ol.steps-to-learn li').map(words), [
      'G05 KI im Betrieb erkennen etwa 1 Stunde · Passt zu 1.1 Wir wissen, wo KI steckt.',
      'O05 KI-Regeln etwa 1 Stunde 20 Minuten · Passt zu 1.1 Wir wissen, wo KI steckt.',
      'G01 Was ist KI? etwa 1 Stunde 10 Minuten · Passt zu 1.2 Wir sehen nach.',
    ]);
    ok(
      shown(element).includes('3 Sequenzen passen zu dem, was zu tun ist: zum Selbstlernen etwa 3 Stunden 30 Minuten.'),
      'no sum',
    );
    equal(all(element, 'ul.steps-to-learn li').map(words), [
      'Langer Workshop etwa 7 Stunden 30 Minuten · Behandelt gemeinsam, was in G05 und G01 steht',
    ]);
    const said = heard();
    button(element, 'Als meinen Lernpfad behalten').click();
    await until(() => said.length > 0, 'not spoken');
    equal(
      (await store(device).path())?.steps.map(({ kennung }) => kennung),
      ['G05', 'O05', 'G01'],
    );
    equal(
      (await store(device).path())?.workshops?.map(({ name }) => name),
      ['lang'],
    );
    await until(() => all(element, '.kept').length === 1, 'not told');
    button(element, 'Nicht mehr behalten').click();
    await until(() => all(element, '.kept').length === 0, 'still kept');
    equal(await store(device).path(), undefined);
  });

  it('lets whoever leads cohorts propose the path to one: only the sequences go along', async () => {
    const device = await filled();
    equal(all(await open(device, '/ergebnisse'), 'a[href^="/kohorten"]').length, 0, 'offered to everybody');
    history.replaceState(null, '', '/checks/probe/ergebnisse');
    const element = await fixture('komki-instrument', { src, device, leitet: true });
    await until(() => all(element, 'a[href^="/kohorten"]').length === 1, 'not offered');
    equal(link(element, 'Einer Gruppe vorschlagen').getAttribute('href'), '/kohorten/vorschlag?sequenzen=G05,O05,G01');
    await expectAccessible(element);
  });

  it('rates again beside the old run, and tells in words what has changed', async () => {
    const device = await filled();
    const element = await open(device);
    const said = heard();
    button(element, 'Neu bewerten').click();
    await until(() => said.some((sentence) => sentence.startsWith('Eine neue Bewertung hat begonnen')), 'not spoken');
    await until(() => all(element, '.runs li').length === 2, 'the old run is gone');
    ok(words(one(element, '.message')).startsWith('Eine neue Bewertung hat begonnen'), 'not shown');
    link(element, '1 Überblick').click();
    await until(() => all(element, 'komki-checkpoint').length === 2, 'not there');
    equal(all(point(element, 0), 'input:checked').length, 0, 'the new run does not begin empty');
    await rate(element, 0, 'yellow');
    await until(() => all(point(element, 0), '.before').length === 1, 'the earlier rating is not shown');
    equal(words(one(point(element, 0), '.before')), 'Vorher: Rot');
    await rate(element, 1, 'red');
    await kept(device, { ueberblick: 'yellow', nachsehen: 'red' });
    const results = await open(device, '/ergebnisse');
    equal(words(one(results, '.change')), 'Seit der früheren Bewertung: 1-mal weniger dringend, 1-mal dringender.');
    equal(
      all(results, '.compared tbody tr').map((row) => [...row.children].slice(1).map(words)),
      [
        ['Rot', 'Gelb', 'weniger dringend'],
        ['Gelb', 'Rot', 'dringender'],
        ['Grün', 'offen', 'noch nicht neu bewertet'],
      ],
    );
    equal(words(one(results, '.compared thead th:nth-child(2)')), '03.08.2026');
    await expectAccessible(results);
  });

  it('takes the runs along as a file and reads them in elsewhere; a foreign file is refused with its reason', async () => {
    const device = await filled();
    const file = JSON.stringify(exportRuns(instrument, await store(device).runs()));
    const elsewhere = testDevice();
    const element = await open(elsewhere);
    const choose = async (text: string) => {
      const files = new DataTransfer();
      files.items.add(new File([text], 'komki.json', { type: 'application/json' }));
      const input = one<HTMLInputElement>(element, 'input[type=file]');
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
    };
    const said = heard();
    await choose('{"format":"komki-plan","version":1}');
    await until(() => shown(element).includes('(CHECK_DATEI_FREMD)'), 'the reason is not shown');
    ok(shown(element).includes('Es wurde nichts geändert.'), 'not told that nothing is lost');
    equal(await store(elsewhere).runs(), []);
    await expectAccessible(element);
    await choose(file);
    await until(() => said.includes('Eine Bewertung wurde eingelesen.'), 'not spoken');
    equal(await store(elsewhere).runs(), await store(device).runs());
    await until(() => words(one(element, '.runs .message')) === 'Eine Bewertung wurde eingelesen.', 'not shown');
    equal(all(element, '.warning').length, 0, 'the old reason still stands');
  });

  it('hands out a file that it reads in again', async () => {
    const device = await filled();
    const element = await open(device);
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
    const other = testDevice();
    equal(await store(other).read(blobs[0] as Blob), 1);
    equal(await store(other).runs(), await store(device).runs());
  });

  it('deletes a run only after asking; the careful answer has the focus', async () => {
    const device = await filled();
    const element = await open(device);
    const said = heard();
    button(element, 'Löschen').click();
    equal(words(focused() as HTMLElement), 'Abbrechen');
    await expectAccessible(element);
    await press('Escape');
    equal((await store(device).runs()).length, 1);
    button(element, 'Löschen').click();
    button(element, 'Ja, löschen').click();
    await until(() => said.includes('Die Bewertung ist gelöscht.'), 'not spoken');
    equal(await store(device).runs(), []);
    await until(() => all(element, '.runs li').length === 0, 'still listed');
  });

  it('says that the check was changed since', async () => {
    const device = await filled();
    const [run] = await store(device).runs();
    if (run) await store(device).keep({ ...run, version: 0 });
    ok(shown(await open(device, '/ergebnisse')).includes('Sie haben mit Fassung 0 begonnen'), 'not told');
  });

  it('tells that the check is filled in only when somebody asks for it, after saying what is sent: counts', async () => {
    const sent: Statement[] = [];
    const device = testDevice({
      ask: async () => ({ ...learner('p-1', 'fortschritt'), cohort: 'c1', cohortName: 'Herbst 2026' }),
      send: async (statements) => void sent.push(...statements),
    });
    const element = await open(await filled(device), '/ergebnisse');
    await until(() => all(element, '.report').length === 1, 'not offered');
    ok(
      words(one(element, '.report')).includes(
        'unter Ihrem Pseudonym für Ihre Kohorte „Herbst 2026“ gespeichert: „Probe-Check“, Fassung 1, ausgefüllt, der Zeitpunkt und die Zahl der Checkpunkte je Farbe (1 Rot, 1 Gelb, 1 Grün, 0 Nicht relevant)',
      ),
      'not told exactly what is sent',
    );
    await expectAccessible(element);
    equal(await device.db.all('outbox'), []);
    button(element, 'Abschluss melden').click();
    await until(() => sent.length > 0, 'not sent');
    await device.outbox.flush();
    equal(sent.length, 1);
    const text = JSON.stringify(sent[0]);
    for (const secret of ['ueberblick', 'nachsehen', 'Im Büro', 'Leitung'])
      ok(!text.includes(secret), `${secret} was sent`);
    equal(Object.values(sent[0]?.result?.extensions ?? {}), [1, 1, 1, 0]);
    await until(() => words(one(element, '.report')).includes('haben Sie gemeldet'), 'not said that it is told');
    await until(() => focused()?.closest('.report') !== null, 'the focus is lost');
    const again = await open(device, '/ergebnisse');
    equal(all(again, '.report button').length, 0, 'may be told twice');
  });

  it('offers to tell nothing to visitors, without an agreement, and before everything is rated', async () => {
    const asked: string[] = [];
    for (const answer of ['visitor', 'none'] as const) {
      const ask = async (key: string) => {
        asked.push(key);
        return answer;
      };
      const element = await open(await filled(testDevice({ ask })), '/ergebnisse');
      await until(() => asked.length > 0, 'not asked');
      await nextFrame();
      equal(all(element, '.report').length, 0, answer);
      asked.length = 0;
    }
    const device = testDevice({ ask: async () => learner() });
    const run = store(device).draft({ scope: 'full', by: '' });
    await store(device).answer(run, 'ueberblick', { rating: 'red' });
    const element = await open(device, '/ergebnisse');
    await device.contexts.current('check/probe');
    await nextFrame();
    ok(shown(element).includes('offen'), 'no results');
    equal(all(element, '.report').length, 0, 'half a check may be told');
  });

  it('warns when this browser keeps nothing', async () => {
    const { open: openDisk } = indexedDB;
    indexedDB.open = () => {
      throw new DOMException('private mode', 'SecurityError');
    };
    try {
      const element = await open(testDevice(), '/baustein/regeln');
      await rate(element, 0, 'green');
      await until(() => shown(element).includes('Dieser Browser speichert gerade nichts'), 'not told');
      ok(!shown(element).includes('Gespeichert um'), 'says it is saved');
      link(element, 'Zu meiner Check-Box').click();
      await until(() => shown(element).includes('2.1 Wir haben eine kurze Regel.'), 'the check does not go on');
    } finally {
      indexedDB.open = openDisk;
    }
  });

  it('a Baustein is accessible in light, dark, forced colours and at 320 px', async () => {
    await expectAccessible(await open(await filled(), '/baustein/einstieg'));
  });
});
