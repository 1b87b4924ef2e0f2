import { eraseDevice } from '../../web-components/core/device-contents.ts';
import { DeviceDb } from '../../web-components/core/device-db.ts';
import { RunStore } from '../../web-components/core/run-store.ts';
import type { Run } from '../../workshops/format/run.ts';
import { exportRuns, longestFile } from '../../workshops/format/run-file.ts';
import { describe, equal, it } from './helpers.ts';

const instrument = { name: 'probe', title: 'Probe-Check', version: 1 };
let minute = 0;
const now = () => new Date(Date.UTC(2026, 10, 26, 10, minute++));
const storeOn = (name = `test-${crypto.randomUUID()}`) => new RunStore(new DeviceDb(name), instrument, now);
const answersOf = async (store: RunStore) => (await store.runs()).map(({ answers }) => answers);

/** A store whose disk never answers, as when a page is reloaded in the middle of writing. */
function cutOff(name: string): RunStore {
  const db = new DeviceDb(name);
  db.transact = () => new Promise(() => {});
  return new RunStore(db, instrument, now);
}

describe('a page that goes before the disk has answered', () => {
  it('loses nothing that was said: the next one finishes it, in its order, and once', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const first = storeOn(name);
    const run = first.draft({ scope: 'full', by: '' });
    await first.answer(run, 'a', { rating: 'red' });
    const gone = cutOff(name);
    for (const rating of ['yellow', 'green'] as const) void gone.answer(run, 'a', { rating });
    void gone.answer(run, 'b', { note: 'Fragen' });
    void gone.set(run, { by: 'Leitung' });
    const next = storeOn(name);
    equal(await answersOf(next), [{ a: { rating: 'green' }, b: { note: 'Fragen' } }]);
    equal((await next.runs())[0]?.by, 'Leitung');
    await next.answer(run, 'a', { rating: 'red' });
    equal(await answersOf(storeOn(name)), [{ a: { rating: 'red' }, b: { note: 'Fragen' } }]);
  });

  it('loses the first thing that was said neither', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const gone = cutOff(name);
    void gone.answer(gone.draft({ scope: 'quick', by: '' }), 'a', { rating: 'irrelevant' });
    equal(await answersOf(storeOn(name)), [{ a: { rating: 'irrelevant' } }]);
  });

  it('undoes nothing that another page has said since', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const other = storeOn(name);
    await other.runs();
    const gone = cutOff(name);
    const run = gone.draft({ scope: 'full', by: '' });
    void gone.answer(run, 'a', { rating: 'red' });
    await other.answer(run, 'a', { rating: 'green' });
    equal(await answersOf(storeOn(name)), [{ a: { rating: 'green' } }]);
  });

  it('leaves nothing behind when everything on the device is deleted, and nothing once it is written', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const held = () => Object.keys(localStorage).filter((key) => key.startsWith(name)).length;
    const gone = cutOff(name);
    void gone.answer(gone.draft({ scope: 'quick', by: '' }), 'a', { rating: 'red' });
    equal(held(), 1);
    await eraseDevice(new DeviceDb(name));
    equal(held(), 0);
    const store = storeOn(name);
    await store.answer(store.draft({ scope: 'quick', by: '' }), 'a', { rating: 'red' });
    equal(held(), 0);
  });
});

describe('the runs of a check', () => {
  it('are there after a reload from the first thing that is said on; a draft alone is not', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const store = storeOn(name);
    const run = store.draft({ scope: 'quick', by: '' });
    equal(await store.runs(), []);
    await store.answer(run, 'ueberblick', { rating: 'red' });
    equal(await answersOf(storeOn(name)), [{ ueberblick: { rating: 'red' } }]);
  });

  it('keep rating and note of a point beside each other, and forget an empty note', async () => {
    const store = storeOn();
    const run = store.draft({ scope: 'full', by: '' });
    // All at once, as somebody who is quick does: none is lost.
    await Promise.all([
      store.answer(run, 'a', { rating: 'red' }),
      store.answer(run, 'a', { note: 'Warum' }),
      store.answer(run, 'b', { rating: 'green' }),
      store.answer(run, 'a', { rating: 'yellow' }),
      store.set(run, { by: 'Leitung' }),
    ]);
    equal(await answersOf(store), [{ a: { rating: 'yellow', note: 'Warum' }, b: { rating: 'green' } }]);
    equal((await store.runs())[0]?.by, 'Leitung');
    await store.answer(run, 'a', { note: '' });
    equal((await answersOf(store))[0]?.a, { rating: 'yellow' });
  });

  it('stay when another one begins; the latest comes first; one can be removed', async () => {
    const store = storeOn();
    const first = store.draft({ scope: 'full', by: '' });
    await store.answer(first, 'a', { rating: 'red' });
    const second = store.draft(first);
    await store.keep(second);
    equal(
      (await store.runs()).map(({ id }) => id),
      [second.id, first.id],
    );
    equal(await answersOf(store), [{}, { a: { rating: 'red' } }]);
    await store.remove(second);
    equal(await answersOf(store), [{ a: { rating: 'red' } }]);
  });

  it('of another check are none of this store’s business', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const other = new RunStore(new DeviceDb(name), { ...instrument, name: 'other' }, now);
    await other.keep(other.draft({ scope: 'full', by: '' }));
    equal(await storeOn(name).runs(), []);
  });

  it('come in from a file whole or not at all, and what is newer here stays', async () => {
    const store = storeOn();
    const run = store.draft({ scope: 'full', by: '' });
    await store.answer(run, 'a', { rating: 'red' });
    const [old] = (await store.runs()) as [Run];
    await store.answer(run, 'a', { rating: 'green' });
    const other = { ...old, id: crypto.randomUUID() };
    equal(await store.read(new Blob(['{"format":'])), 'CHECK_DATEI_UNLESBAR');
    equal(await store.read(new Blob([new Uint8Array(longestFile + 1)])), 'CHECK_DATEI_ZU_GROSS');
    const broken = exportRuns(instrument, [other, { ...old, version: 'x' as unknown as number }]);
    equal(await store.read(new Blob([JSON.stringify(broken)])), 'CHECK_DATEI_BESCHAEDIGT');
    equal(await answersOf(store), [{ a: { rating: 'green' } }]);
    equal(await store.read(new Blob([JSON.stringify(exportRuns(instrument, [old]))])), 0);
    equal(await store.read(new Blob([JSON.stringify(exportRuns(instrument, [old, other]))])), 1);
    equal((await answersOf(store)).length, 2);
    equal((await store.runs()).find(({ id }) => id === run.id)?.answers, { a: { rating: 'green' } });
  });
});
