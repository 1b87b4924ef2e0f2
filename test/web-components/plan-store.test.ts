import { openDB } from 'idb';
import { eraseDevice, exportDevice } from '../../web-components/core/device-contents.ts';
import { DeviceDb } from '../../web-components/core/device-db.ts';
import { PlanStore } from '../../web-components/core/plan-store.ts';
import { describe, equal, it, ok } from './helpers.ts';
import { aRow as row } from './plan-rows.ts';

const freshName = () => `test-${crypto.randomUUID()}`;

describe('a plan whose page goes before the disk has answered', () => {
  it('loses nothing that was written: the next one finishes it', async () => {
    const name = freshName();
    const listed = row('Liste');
    const db = new DeviceDb(name);
    db.transact = () => new Promise(() => {});
    const gone = new PlanStore(db);
    void gone.put([listed]);
    void gone.change(listed.id, { responsible: 'Herr Still' });
    const next = new PlanStore(new DeviceDb(name));
    equal(await next.rows(), [{ ...listed, responsible: 'Herr Still' }]);
    await next.remove([listed.id]);
    equal(await new PlanStore(new DeviceDb(name)).rows(), []);
  });
});

describe('the plan on the device', () => {
  it('keeps rows over a reload, in the plan’s order', async () => {
    const name = freshName();
    const [late, early] = [row('b', { added: '2026-11-24T10:00:00Z' }), row('a')];
    await new PlanStore(new DeviceDb(name)).put([late, early]);
    equal(await new PlanStore(new DeviceDb(name)).rows(), [early, late]);
  });

  it('changes a row and nothing else; one that another tab has removed stays away', async () => {
    const plan = new PlanStore(new DeviceDb(freshName()));
    const [one, two] = [row('a'), row('b', { added: '2026-11-24T10:00:00Z' })];
    await plan.put([one, two]);
    await plan.change(one.id, { responsible: 'Frau A.', status: 'begun' });
    equal(await plan.rows(), [{ ...one, responsible: 'Frau A.', status: 'begun' }, two]);
    await plan.remove([two.id]);
    await plan.change(two.id, { status: 'done' });
    equal((await plan.rows()).length, 1);
  });

  it('two tabs that change different cells of a row lose nothing', async () => {
    const name = freshName();
    const [here, there] = [new PlanStore(new DeviceDb(name)), new PlanStore(new DeviceDb(name))];
    const one = row('a');
    await here.put([one]);
    await Promise.all([here.change(one.id, { begin: '2026-12-01' }), there.change(one.id, { control: '2027-01-15' })]);
    equal(await here.rows(), [{ ...one, begin: '2026-12-01', control: '2027-01-15' }]);
  });

  it('hands back what it removes, and takes it in again just so', async () => {
    const plan = new PlanStore(new DeviceDb(freshName()));
    const one = row('a', { responsible: 'Herr B.' });
    await plan.put([one]);
    const removed = await plan.remove([one.id, 'nie-da-gewesen']);
    equal(removed, [one]);
    equal(await plan.rows(), []);
    await plan.put(removed);
    equal(await plan.rows(), [one]);
  });

  it('goes out with what the device hands out, whoever asks, and goes with everything that is erased', async () => {
    const db = new DeviceDb(freshName());
    const one = row('a');
    await new PlanStore(db).put([one]);
    equal((await exportDevice(db, ['somebody'])).plan, [one]);
    await eraseDevice(db);
    equal(await new PlanStore(db).rows(), []);
  });

  it('takes over the measures that versions before it kept for each owner, and loses none', async () => {
    const name = freshName();
    const old = await openDB(name, 3, {
      upgrade(third) {
        third.createObjectStore('measures', { keyPath: ['owner', 'kennung', 'measure'] });
        third.createObjectStore('notes', { keyPath: ['owner', 'kennung', 'note'] });
      },
    });
    const liste = { kennung: 'G01', measure: 'liste', checkpoint: 'Wir kennen sie.', action: 'Liste anlegen.' };
    const at = (hour: number) => `2026-11-23T${hour}:00:00.000Z`;
    await old.put('measures', { owner: 'ayse', ...liste, added: at(12) });
    await old.put('measures', { owner: 'besucher', ...liste, added: at(11) });
    await old.put('measures', { owner: 'brandt', ...liste, action: 'Liste führen.', added: at(13) });
    await old.put('measures', { owner: 'ayse', ...liste, kennung: 'O01', measure: 'idee', added: at(14) });
    await old.put('notes', { owner: 'ayse', kennung: 'G01', note: 'vorher', text: 'Gedanke' });
    old.close();

    const db = new DeviceDb(name);
    const rows = await new PlanStore(db).rows();
    ok(db.durable, 'not on the disk');
    ok(
      rows.every(({ id }) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id)),
      'an id is no UUID',
    );
    equal(
      rows.map(({ source, checkpoint, action, priority, status, added }) => ({
        source,
        checkpoint,
        action,
        priority,
        status,
        added,
      })),
      [
        ['G01', 'liste', 'Liste anlegen.', at(11)],
        ['G01', 'liste', 'Liste führen.', at(13)],
        ['O01', 'idee', 'Liste anlegen.', at(14)],
      ].map(([kennung = '', id = '', action = '', added = '']) => ({
        source: { kind: 'sequence' as const, kennung, id },
        checkpoint: 'Wir kennen sie.',
        action,
        priority: 2 as const,
        status: 'open' as const,
        added,
      })),
    );
    equal((await db.all('notes')).length, 1);
    equal(await new PlanStore(new DeviceDb(name)).rows(), rows, 'a second visit sees the same rows');
  });
});
