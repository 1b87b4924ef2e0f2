import { eraseDevice, exportDevice } from '../../web-components/core/device-contents.ts';
import { DeviceDb } from '../../web-components/core/device-db.ts';
import { PlanStore } from '../../web-components/core/plan-store.ts';
import { RunStore } from '../../web-components/core/run-store.ts';
import { keepInStep, Vault } from '../../web-components/core/vault.ts';
import {
  keyOf,
  newSalt,
  newWords,
  openText,
  readWords,
  sealText,
  unknownWords,
} from '../../web-components/core/vault-seal.ts';
import { vaultWords } from '../../web-components/core/vault-words.ts';
import { newRow } from '../../workshops/format/plan.ts';
import { planLimits } from '../../workshops/format/plan-exchange.ts';
import { describe, equal, it, ok, until } from './helpers.ts';
import { Place } from './vault-place.ts';

const words = ['Abend', 'Zweig', 'Nagel', 'Orgel', 'Biene', 'Kupfer'];
const other = ['Zweig', 'Abend', 'Nagel', 'Orgel', 'Biene', 'Kupfer'];
const probe = { name: 'probe', title: 'Probe', version: 1 };

/** A device of its own, one more tab of which is `tab`. */
function aDevice(place: Place, name = `test-${crypto.randomUUID()}`) {
  const db = new DeviceDb(name);
  const [plan, runs] = [new PlanStore(db), new RunStore(db, probe)];
  const write = async (action: string) => {
    const stamp = { id: crypto.randomUUID(), added: new Date().toISOString() };
    const row = newRow({ kind: 'own' }, { checkpoint: 'Wir', action }, stamp);
    await plan.put([row]);
    return row.id;
  };
  const actions = async () => (await plan.rows()).map(({ action }) => action).sort();
  return { db, plan, runs, write, actions, vault: new Vault(db, place), tab: () => new DeviceDb(name) };
}

describe('the words of a copy', () => {
  it('are 1,024 different ones without umlauts, each as likely as any other', () => {
    equal(vaultWords.length, 1024);
    equal(new Set(vaultWords).size, 1024);
    equal(
      vaultWords.filter((word) => !/^[A-Z][a-z]{2,8}$/.test(word)),
      [],
    );
    equal(2 ** 16 % vaultWords.length, 0);
    const made = newWords();
    equal(made.length, 6);
    equal(unknownWords(made), []);
  });

  it('are read however somebody has typed them', () => {
    equal(readWords('  abend, ZWEIG\n3. Nagel - orgel;biene  Kupfer. '), words);
    equal(unknownWords(readWords('Abend Zwieg')), ['Zwieg']);
  });
});

describe('sealing', () => {
  it('gives back the text to whoever has the words, and nothing to anybody else or when a byte was changed', async () => {
    const salt = newSalt();
    const [key, wrong] = [await keyOf(words, salt), await keyOf(other, salt)];
    const sealed = await sealText('{"geheim":"Marke 4711"}', key, salt);
    equal((await openText(sealed, key))?.trim(), '{"geheim":"Marke 4711"}');
    equal(await openText(sealed, wrong), undefined);
    for (const place of [3, 5, 25, 40, sealed.length - 1]) {
      const changed = sealed.slice();
      changed[place] = (changed[place] ?? 0) ^ 1;
      equal(await openText(changed, key), undefined, `byte ${place} may be changed`);
    }
  });

  it('never makes the same bytes twice, tells nothing by its length, and keeps its key', async () => {
    const salt = newSalt();
    const key = await keyOf(words, salt);
    const [one, two] = [await sealText('a', key, salt), await sealText('a'.repeat(3000), key, salt)];
    equal(one.length, two.length);
    ok(
      one.subarray(20, 32).join() !== (await sealText('a', key, salt)).subarray(20, 32).join(),
      'the nonce is the same',
    );
    equal(key.extractable, false);
  });
});

describe('a copy for one’s own devices', () => {
  it('brings a second device the plan and the checks, and both what the other has added, changed and deleted', async () => {
    const place = new Place();
    const [one, two] = [aDevice(place), aDevice(place)];
    const first = await one.write('Liste anlegen');
    const run = one.runs.draft({ scope: 'full', by: 'Leitung' });
    await one.runs.answer(run, 'ueberblick', { rating: 'red', note: 'Marke 4711' });
    equal(await one.vault.create(words), 'done');
    await two.write('Karten verteilen');
    equal(await two.vault.join(words), 'done');
    equal(await two.actions(), ['Karten verteilen', 'Liste anlegen']);
    equal(await two.runs.runs(), await one.runs.runs());
    equal(await one.vault.sync(), 'done');
    equal(await one.actions(), await two.actions());

    await one.plan.remove([first]);
    await two.runs.answer(run, 'regel', { rating: 'green' });
    await Promise.all([one.vault.sync(), two.vault.sync()]);
    for (const { vault } of [one, two, one]) equal(await vault.sync(), 'done');
    equal(await two.actions(), ['Karten verteilen']);
    equal(await one.actions(), ['Karten verteilen']);
    equal(Object.keys((await one.runs.runs())[0]?.answers ?? {}).sort(), ['regel', 'ueberblick']);
    equal(await one.runs.runs(), await two.runs.runs());
  });

  it('holds no word of what is in it', async () => {
    const place = new Place();
    const { vault, write } = aDevice(place);
    await write('Marke 4711');
    await vault.create(words);
    const bytes = place.copy?.bytes ?? new Uint8Array();
    const text = [...bytes].map((byte) => String.fromCharCode(byte)).join('');
    for (const secret of ['Marke', '4711', 'komki', 'Wir', ...words])
      ok(!text.includes(secret), `${secret} can be read`);
  });

  it('merges and tries again when another device was quicker', async () => {
    const place = new Place();
    const [one, two] = [aDevice(place), aDevice(place)];
    await one.vault.create(words);
    await two.vault.join(words);
    await one.write('von eins');
    await two.write('von zwei');
    place.meanwhile = () => two.vault.sync();
    equal(await one.vault.sync(), 'done');
    equal(await one.actions(), ['von eins', 'von zwei']);
  });

  it('leaves everything as it is where words are wrong, a copy is newer, damaged, or not there', async () => {
    const place = new Place();
    const [one, two] = [aDevice(place), aDevice(place)];
    await one.write('von eins');
    await one.vault.create(words);
    await two.write('von zwei');
    const before = place.copy;
    equal(await two.vault.join(other), 'TRESOR_FALSCHE_WOERTER');
    equal(await two.vault.sync(), 'off');
    equal(await two.vault.create(words), 'exists');
    const bytes = before?.bytes.slice() ?? new Uint8Array();
    bytes[3] = 2;
    place.copy = { bytes, etag: '"neuer"' };
    equal([await two.vault.join(words), await one.vault.sync()], ['TRESOR_NEUER', 'TRESOR_NEUER']);
    place.copy = { bytes: bytes.slice(0, 40), etag: '"halb"' };
    equal([await two.vault.join(words), await one.vault.sync()], ['TRESOR_BESCHAEDIGT', 'TRESOR_BESCHAEDIGT']);
    place.copy = before;
    equal([await one.actions(), await two.actions()], [['von eins'], ['von zwei']]);
    equal(await one.vault.sync(), 'done');
    place.copy = undefined;
    equal(await two.vault.join(words), 'gone');
  });

  it('goes on offline and for others: what cannot be brought together now stays and is brought later', async () => {
    const place = new Place();
    const { vault, write, actions } = aDevice(place);
    await vault.create(words);
    place.online = false;
    await write('im Zug');
    equal([await vault.sync(), await vault.find(), await vault.erase()], ['unreachable', 'unreachable', 'unreachable']);
    place.online = true;
    place.person = undefined;
    equal([await vault.sync(), await vault.find()], ['visitor', 'visitor']);
    place.person = 'p-2';
    const mine = place.copy;
    place.copy = undefined;
    equal(await vault.sync(), 'foreign');
    equal(place.copy, undefined, 'it was given to somebody else');
    Object.assign(place, { person: 'p-1', copy: mine });
    equal(await vault.sync(), 'done');
    equal(place.writes, 2);
    equal(await actions(), ['im Zug']);
  });

  it('ends on every device when it was deleted or set up anew, and what is on the devices stays', async () => {
    const place = new Place();
    const [one, two] = [aDevice(place), aDevice(place)];
    await one.write('von eins');
    await one.vault.create(words);
    await two.vault.join(words);
    equal(await one.vault.erase(), 'done');
    equal([await two.vault.sync(), await two.vault.sync()], ['gone', 'off']);
    equal(place.copy, undefined, 'a device has brought it back');
    await two.vault.create(words);
    await one.vault.join(words);
    await two.vault.erase();
    await two.vault.create(other);
    equal([await one.vault.sync(), await one.vault.sync()], ['changed', 'off']);
    equal([await one.actions(), await two.actions()], [['von eins'], ['von eins']]);
  });

  it('loses nothing to an old copy from a backup', async () => {
    const place = new Place();
    const [one, two] = [aDevice(place), aDevice(place)];
    await one.write('alt');
    await one.vault.create(words);
    await two.vault.join(words);
    const backup = place.copy;
    await one.write('neu');
    await one.vault.sync();
    place.copy = backup && { ...backup, etag: '"backup"' };
    for (const { vault } of [one, two]) equal(await vault.sync(), 'done');
    equal(
      [await one.actions(), await two.actions()],
      [
        ['alt', 'neu'],
        ['alt', 'neu'],
      ],
    );
  });

  it('refuses to hold more than a device takes in again, and keeps what it held', async () => {
    const place = new Place();
    const { vault, plan, write } = aDevice(place);
    await write('erste');
    await vault.create(words);
    const before = place.copy;
    const rows = Array.from({ length: planLimits.rows }, (_, index) =>
      newRow(
        { kind: 'own' },
        { checkpoint: '', action: `${index}` },
        { id: crypto.randomUUID(), added: new Date().toISOString() },
      ),
    );
    await plan.put(rows);
    equal(await vault.sync(), 'TRESOR_ZU_GROSS');
    equal(place.copy, before);
  });

  it('is no part of what the device hands out, and is forgotten with everything else', async () => {
    const place = new Place();
    const { vault, db } = aDevice(place);
    await vault.create(words);
    equal('vaults' in (await exportDevice(db)), false);
    await eraseDevice(db);
    equal(await vault.sync(), 'off');
    ok(place.copy, 'erasing a device has deleted the copy in the account');
  });

  it('asks the server for nothing while nothing was changed here, and tells soon after something was', async () => {
    const place = new Place();
    const { vault, db, write } = aDevice(place);
    await vault.create(words);
    equal(await vault.sync('if-changed'), 'done');
    equal(place.reads, 1);
    keepInStep(vault, db);
    await until(() => place.reads === 2, 'not looked at when the page opens');
    await write('neu');
    await until(() => place.writes === 2, 'not told', 10_000);
  });
});
