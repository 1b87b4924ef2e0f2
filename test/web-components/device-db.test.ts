import { openDB } from 'idb';
import { eraseDevice, exportDevice } from '../../web-components/core/device-contents.ts';
import { DeviceDb, type NoteRecord, visitor } from '../../web-components/core/device-db.ts';
import { newRow } from '../../workshops/format/plan.ts';
import { describe, equal, it, ok, until } from './helpers.ts';

const note = (text: string): NoteRecord => ({ owner: visitor, kennung: 'G01', note: 'vorher', text });
const key = [visitor, 'G01', 'vorher'];
const fresh = () => new DeviceDb(`test-${crypto.randomUUID()}`);

describe('device storage', () => {
  it('writes all changes or none', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const db = new DeviceDb(name);
    await db.write([{ table: 'notes', put: note('schon da') }]);
    // A function is nothing a disk can take.
    const broken = { ...note(''), note: 'nachher', text: (() => {}) as unknown as string };
    await db.write([
      { table: 'notes', remove: key },
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
      equal(await db.get('notes', key), note('Gedanke'));
      equal(await db.all('notes', { kennung: 'G01', owner: visitor }), [note('Gedanke')]);
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

  it('two writes that fail at the same time are both kept', async () => {
    const db = fresh();
    await db.write([{ table: 'notes', put: note('alt') }]);
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, names, mode, options) {
      if (mode === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
      return transaction.call(this, names, mode, options);
    };
    try {
      const names = ['a', 'b', 'c', 'd'];
      await Promise.all(names.map((name) => db.write([{ table: 'notes', put: { ...note(name), note: name } }])));
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    equal((await db.all('notes')).map(({ text }) => text).sort(), ['a', 'alt', 'b', 'c', 'd']);
  });

  it('what an older version has stored belongs to nobody, except for what was bound to a registration', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const old = await openDB(name, 1, {
      upgrade(first) {
        first.createObjectStore('outbox', { keyPath: 'id' });
        first.createObjectStore('sequences', { keyPath: 'kennung' });
        first.createObjectStore('checks', { keyPath: ['kennung', 'check'] });
        first.createObjectStore('notes', { keyPath: ['kennung', 'note'] });
        first.createObjectStore('learners', { keyPath: 'kennung' });
      },
    });
    await old.put('notes', { kennung: 'G01', note: 'vorher', text: 'Gedanke' });
    await old.put('sequences', { kennung: 'G01', title: 'T' });
    await old.put('outbox', { id: 'a', kennung: 'G01', state: 'wartet' });
    await old.put('outbox', { id: 'b', kennung: 'G01', statement: { context: { registration: 'r-1' } } });
    await old.put('learners', { kennung: 'G01' });
    old.close();
    const db = new DeviceDb(name);
    equal(await db.get('notes', key), note('Gedanke'));
    equal((await db.get('sequences', [visitor, 'G01']))?.title, 'T');
    equal(
      (await db.all('outbox')).map(({ id, owner }) => [id, owner]),
      [
        ['a', visitor],
        ['b', 'r-1'],
      ],
    );
    equal(db.durable, true);
  });

  it('what the last version has stored stays as it is, and the new tables are there', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const old = await openDB(name, 2, {
      upgrade(second) {
        second.createObjectStore('outbox', { keyPath: 'id' });
        second.createObjectStore('sequences', { keyPath: ['owner', 'kennung'] });
        second.createObjectStore('checks', { keyPath: ['owner', 'kennung', 'check'] });
        second.createObjectStore('notes', { keyPath: ['owner', 'kennung', 'note'] });
        second.createObjectStore('learners', { keyPath: 'kennung' });
        second.createObjectStore('owners', { keyPath: 'owner' });
      },
    });
    const rows = {
      outbox: { id: 'a', owner: 'r-1', kennung: 'G01', order: 1, state: 'wartet' },
      sequences: { owner: 'r-1', kennung: 'G01', title: 'T' },
      checks: { owner: 'r-1', kennung: 'G01', check: 'eins', answer: ['ja'] },
      notes: { owner: 'r-1', kennung: 'G01', note: 'vorher', text: 'Gedanke' },
      learners: { kennung: 'G01', learner: { registration: 'r-1' }, seen: '2026-11-23T10:00:00.000Z' },
      owners: { owner: 'r-1', person: 'p-1', declined: true },
    };
    for (const [table, row] of Object.entries(rows)) await old.put(table, row);
    old.close();
    const db = new DeviceDb(name);
    const found: Record<string, unknown> = await exportDevice(db);
    for (const [table, row] of Object.entries(rows)) equal(found[table], [row], table);
    await db.write([
      { table: 'lights', put: { owner: 'r-1', kennung: 'G01', light: 'vorher', signals: { a: 'green' } } },
    ]);
    equal((await db.get('lights', ['r-1', 'G01', 'vorher']))?.signals, { a: 'green' });
    equal(await db.all('plan'), []);
    equal(db.durable, true);
  });

  it('a page of the older version that is still open does not hold up the newer one', async () => {
    const name = `test-${crypto.randomUUID()}`;
    let closed = 0;
    const old = await openDB(name, 2, {
      upgrade: (second) => void second.createObjectStore('notes', { keyPath: ['owner', 'kennung', 'note'] }),
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        closed += 1;
      },
    });
    await old.put('notes', note('Gedanke'));
    const db = new DeviceDb(name);
    equal(await db.get('notes', key), note('Gedanke'));
    equal([closed, db.durable], [1, true]);
  });

  it('goes on in memory when another tab has a newer version, which it does not hold up', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const db = new DeviceDb(name);
    await db.write([{ table: 'notes', put: note('alt') }]);
    const newer = await openDB(name, 99);
    await db.write([{ table: 'notes', put: note('neu') }]);
    equal([(await db.get('notes', key))?.text, db.durable], ['neu', false]);
    equal((await newer.get('notes', key)).text, 'alt');
    newer.close();
  });

  it('hands out what belongs to somebody, and erases everything', async () => {
    const db = fresh();
    await db.write([
      { table: 'notes', put: note('ohne Konto') },
      { table: 'notes', put: { ...note('von Ayşe'), owner: 'ayse' } },
      { table: 'notes', put: { ...note('von Brandt'), owner: 'brandt' } },
      { table: 'owners', put: { owner: 'ayse', person: 'p-1' } },
    ]);
    const { notes, owners } = await exportDevice(db, ['brandt', visitor]);
    equal(notes.map(({ text }) => text).sort(), ['ohne Konto', 'von Brandt']);
    equal(owners, []);
    await eraseDevice(db);
    ok(
      Object.values(await exportDevice(db)).every((list) => list.length === 0),
      'something is left',
    );
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
        const old = await get('notes', key);
        return [{ table: 'notes', put: note(`${old?.text ?? ''}${mark}`) }];
      });
    await Promise.all(Array.from({ length: 10 }, (_, index) => add(tabs[index % 2] as DeviceDb, 'x')));
    equal((await tabs[0]?.get('notes', key))?.text, 'xxxxxxxxxx');
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
      { table: 'sequences', put: { owner: visitor, kennung: 'G01', title: 'T', sections: 9, bookmark } },
      { table: 'learners', put: { kennung: 'G01', seen: bookmark.updatedAt } },
      { table: 'lights', put: { owner: visitor, kennung: 'G01', light: 'vorher', signals: { a: 'red' } } },
      {
        table: 'plan',
        put: newRow({ kind: 'own' }, { checkpoint: 'C', action: 'A' }, { id: 'a', added: bookmark.updatedAt }),
      },
    ]);
    const all = await exportDevice(db);
    equal(all.notes, [note('Gedanke')]);
    equal([all.sequences.length, all.lights.length, all.plan.length], [1, 1, 1]);
    await eraseDevice(db);
    ok(
      Object.values(await exportDevice(db)).every((list) => list.length === 0),
      'something is left',
    );
  });
});
