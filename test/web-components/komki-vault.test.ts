import { PlanStore } from '../../web-components/core/plan-store.ts';
import { vaultWords } from '../../web-components/core/vault-words.ts';
import { newRow } from '../../workshops/format/plan.ts';
import '../../web-components/komki-vault/komki-vault.ts';
import { type TestDevice, testDevice } from './device.ts';
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
import { Place } from './vault-place.ts';

type Element = HTMLElementTagNameMap['komki-vault'];
const open = async (place: Place, device = testDevice()): Promise<Element> => {
  const element = await fixture('komki-vault', { place, device });
  await until(() => all(element, 'slot').length === 0, 'not shown');
  return element;
};
const shown = (element: Element) => words(element.shadowRoot as Node);
const button = (element: Element, text: string) => {
  const found = all<HTMLButtonElement>(element, 'button').find((one) => words(one) === text);
  ok(found, `no button “${text}”`);
  return found;
};
const says = (element: Element, text: string) =>
  until(() => all(element, '.told').some((one) => words(one).includes(text)), `not told: ${text}`, 10_000);
/** Of what somebody has pressed: the answer has the focus. */
const told = async (element: Element, text: string) => {
  await says(element, text);
  await until(() => focused()?.classList.contains('told') ?? false, 'the focus is lost');
};
const planned = (device: TestDevice, action: string) =>
  new PlanStore(device.db).put([
    newRow(
      { kind: 'own' },
      { checkpoint: 'Wir', action },
      { id: crypto.randomUUID(), added: '2026-11-26T10:00:00.000Z' },
    ),
  ]);
const actions = async (device: TestDevice) =>
  (await new PlanStore(device.db).rows()).map(({ action }) => action).sort();

/** Sets a copy up. @returns its words */
async function setUp(element: Element): Promise<string[]> {
  button(element, 'Verschlüsselte Kopie einrichten').click();
  await until(() => all(element, '.words li').length === 6, 'no words');
  const made = all(element, '.words li').map(words);
  button(element, 'Aufgeschrieben: Kopie jetzt speichern').click();
  await told(element, 'Die verschlüsselte Kopie ist gespeichert.');
  return made;
}

describe('komki-vault', () => {
  it('explains before anything happens, and sends nothing by itself', async () => {
    const place = new Place();
    const element = await open(place);
    ok(shown(element).includes('Nur wer Ihre sechs Wörter hat, kann sie lesen.'), 'not explained');
    equal(place.writes, 0);
    await expectAccessible(element);
  });

  it('shows the words once, on screen and on paper, and sends the copy only when they are written down', async () => {
    const place = new Place();
    const element = await open(place);
    button(element, 'Verschlüsselte Kopie einrichten').click();
    await until(() => all(element, '.words li').length === 6, 'no words');
    equal(words(focused() as HTMLElement), 'Ihre sechs Wörter');
    ok(
      all(element, '.words li').every((word) => vaultWords.includes(words(word))),
      'a word is not in the list',
    );
    await expectAccessible(element);
    const { print } = window;
    let printed = '';
    window.print = () => {
      printed = document.body.dataset.print ?? '';
    };
    button(element, 'Wörter drucken').click();
    window.print = print;
    equal(printed, 'words');
    window.dispatchEvent(new Event('afterprint'));
    equal(document.body.dataset.print, undefined);
    equal(place.writes, 0);
    button(element, 'Abbrechen').click();
    await until(() => all(element, '.words').length === 0, 'still there');
    const made = await setUp(element);
    equal(place.writes, 1);
    equal(all(element, '.words').length, 0);
    for (const word of made) ok(!shown(element).includes(word), 'the words are shown again');
    ok(shown(element).includes('Eingeschaltet'), 'not said that it is on');
    await expectAccessible(element);
  });

  it('connects a second device by the words, however they are typed, and says what is wrong with them before that', async () => {
    const place = new Place();
    const [first, second] = [testDevice(), testDevice()];
    await planned(first, 'von eins');
    await planned(second, 'von zwei');
    const made = await setUp(await open(place, first));
    const element = await open(place, second);
    const said = heard();
    await expectAccessible(element);
    const enter = (text: string) => {
      one<HTMLInputElement>(element, 'input').value = text;
      button(element, 'Dieses Gerät verbinden').click();
    };
    const { reads } = place;
    enter(made.slice(1).join(' '));
    await told(element, 'Es sind sechs Wörter, eingegeben: 5.');
    enter(`${made.slice(1).join(' ')} Abnd`);
    await told(element, 'Nicht in der Wörterliste: Abnd.');
    equal(place.reads, reads, 'the server was asked about words that cannot be right');
    const [a = '', b = '', ...rest] = made;
    enter([...rest, b, a].join(' '));
    await told(element, '(TRESOR_FALSCHE_WOERTER)');
    ok(shown(element).includes('Auf diesem Gerät hat sich nichts geändert.'), 'not told that nothing is lost');
    equal(await actions(second), ['von zwei']);
    await expectAccessible(element);
    enter(made.join(', ').toLowerCase());
    await told(element, 'Dieses Gerät ist verbunden.');
    equal(await actions(second), ['von eins', 'von zwei']);
    await until(() => said.some((text) => text.startsWith('Dieses Gerät ist verbunden.')), 'not spoken');
  });

  it('switches off here without touching the copy; deletes it only after asking, the careful answer first', async () => {
    const place = new Place();
    const device = testDevice();
    await planned(device, 'bleibt');
    const element = await open(place, device);
    await setUp(element);
    button(element, 'Auf diesem Gerät ausschalten').click();
    await told(element, 'Auf diesem Gerät ist die Kopie ausgeschaltet.');
    ok(place.copy, 'the copy is gone');
    button(element, 'Kopie auf dem Server löschen').click();
    equal(words(focused() as HTMLElement), 'Abbrechen');
    await expectAccessible(element);
    await press('Escape');
    ok(place.copy, 'deleted without being asked');
    button(element, 'Kopie auf dem Server löschen').click();
    button(element, 'Ja, Kopie löschen').click();
    await told(element, 'Die Kopie auf dem Server ist gelöscht.');
    equal(place.copy, undefined);
    equal(await actions(device), ['bleibt']);
    button(element, 'Verschlüsselte Kopie einrichten');
  });

  it('says what stands in the way: another account, no connection, a copy that is gone, a device that keeps nothing', async () => {
    const place = new Place();
    const device = testDevice();
    await setUp(await open(place, device));
    place.person = 'p-2';
    place.copy = undefined;
    await says(await open(place, device), 'die Kopie eines anderen Kontos');
    place.person = 'p-1';
    place.online = false;
    const offline = await open(place, device);
    await says(offline, 'Der Server ist gerade nicht erreichbar.');
    ok(shown(offline).includes('Eingeschaltet'), 'looks as if it were off');
    await expectAccessible(offline);
    const stranger = await open(place);
    ok(shown(stranger).includes('Der Server ist gerade nicht erreichbar.'), 'not told');
    place.online = true;
    await says(await open(place, device), 'Die Kopie auf dem Server gibt es nicht mehr.');
    const { open: openDisk } = indexedDB;
    indexedDB.open = () => {
      throw new DOMException('private mode', 'SecurityError');
    };
    try {
      const element = await open(place);
      ok(shown(element).includes('Dieser Browser speichert gerade nichts.'), 'not told');
      equal(all(element, 'button').length, 0);
    } finally {
      indexedDB.open = openDisk;
    }
  });
});
