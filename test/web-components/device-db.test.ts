import { eraseDevice, exportDevice } from '../../web-components/core/device.ts';
import { DeviceDb } from '../../web-components/core/device-db.ts';
import { describe, equal, it, ok, until } from './helpers.ts';

const note = (text: string) => ({ kennung: 'G01', note: 'vorher', text });
const fresh = () => new DeviceDb(`test-${crypto.randomUUID()}`);

describe('device storage', () => {
  it('writes all changes or none', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const db = new DeviceDb(name);
    await db.write([{ table: 'notes', put: note('schon da') }]);
    // A function is nothing a disk can take.
    const broken = { kennung: 'G01', note: 'nachher', text: (() => {}) as unknown as string };
    await db.write([
      { table: 'notes', remove: ['G01', 'vorher'] },
      { table: 'notes', put: broken },
    ]);
    equal(await new DeviceDb(name).all('notes'), [note('schon da')]);
  });

  it('goes on in memory when IndexedDB refuses, and says so', async () => {
    const open = indexedDB.open;
    indexedDB.open = () => {
      throw new DOMException('private mode', 'SecurityError');
    };
    try {
      const db = fresh();
      await db.write([{ table: 'notes', put: note('Gedanke') }]);
      equal(await db.get('notes', ['G01', 'vorher']), note('Gedanke'));
      equal(await db.all('notes', 'G01'), [note('Gedanke')]);
      equal(db.durable, false);
    } finally {
      indexedDB.open = open;
    }
  });

  it('keeps in memory what was on the disk before it became full', async () => {
    const db = fresh();
    await db.write([{ table: 'notes', put: note('alt') }]);
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, names, mode, options) {
      if (mode === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
      return transaction.call(this, names, mode, options);
    };
    try {
      await db.write([{ table: 'notes', put: { ...note('neu'), note: 'nachher' } }]);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    equal((await db.all('notes')).map(({ text }) => text).sort(), ['alt', 'neu']);
    equal(db.durable, false);
  });

  it('asks the disk for strict durability', async () => {
    const db = fresh();
    await db.write([]);
    const seen: (IDBTransactionOptions | undefined)[] = [];
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, names, mode, options) {
      if (mode === 'readwrite') seen.push(options);
      return transaction.call(this, names, mode, options);
    };
    try {
      await db.write([{ table: 'notes', put: note('x') }]);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    equal(seen, [{ durability: 'strict' }]);
  });

  it('two tabs that change the same entry lose nothing', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const tabs = [new DeviceDb(name), new DeviceDb(name)];
    const add = (db: DeviceDb, mark: string) =>
      db.transact(async (get) => {
        const old = await get('notes', ['G01', 'vorher']);
        return [{ table: 'notes', put: note(`${old?.text ?? ''}${mark}`) }];
      });
    await Promise.all(Array.from({ length: 10 }, (_, index) => add(tabs[index % 2] as DeviceDb, 'x')));
    equal((await tabs[0]?.get('notes', ['G01', 'vorher']))?.text, 'xxxxxxxxxx');
  });

  it('tells other listeners of the page and other tabs of a change', async () => {
    const db = fresh();
    let heard = 0;
    const stop = db.subscribe(() => {
      heard += 1;
    });
    await db.write([{ table: 'notes', put: note('x') }]);
    await until(() => heard > 0, 'no message');
    stop();
  });

  it('hands out everything and forgets everything', async () => {
    const db = fresh();
    const bookmark = { section: 'warum', done: [], finished: false, updatedAt: '2026-11-23T10:00:00.000Z' };
    await db.write([
      { table: 'notes', put: note('Gedanke') },
      { table: 'sequences', put: { kennung: 'G01', title: 'T', sections: 9, bookmark } },
      { table: 'learners', put: { kennung: 'G01' } },
    ]);
    const all = await exportDevice(db);
    equal(all.notes, [note('Gedanke')]);
    equal(all.sequences.length, 1);
    await eraseDevice(db);
    ok(
      Object.values(await exportDevice(db)).every((list) => list.length === 0),
      'something is left',
    );
  });
});
