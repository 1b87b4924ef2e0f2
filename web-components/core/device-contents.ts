import { type Change, type DeviceDb, keyOf, type Owner, type Table, type Tables, tables } from './device-db.ts';
import { Journal } from './journal.ts';
import { PlanStore } from './plan-store.ts';

/** What lies on this device, as it is handed out. Holds no token and no key. */
export type DeviceContents = { [T in Exclude<Table, 'vaults'>]: Tables[T][] };

/** Everything on this device that belongs to the given owners, and what belongs to the device itself; without them, everything. */
export async function exportDevice(db: DeviceDb, owners?: readonly Owner[]): Promise<DeviceContents> {
  const theirs = (owner: Owner | undefined) => !owners || owner === undefined || owners.includes(owner);
  const of = async <T extends Exclude<Table, 'learners' | 'plan' | 'runs' | 'paths' | 'vaults'>>(table: T) =>
    (await db.all(table)).filter(({ owner }) => theirs(owner));
  return {
    outbox: await of('outbox'),
    sequences: await of('sequences'),
    checks: await of('checks'),
    notes: await of('notes'),
    lights: await of('lights'),
    plan: await new PlanStore(db).rows(),
    runs: await db.all('runs'),
    paths: await db.all('paths'),
    learners: (await db.all('learners')).filter(({ learner }) => theirs(learner?.registration)),
    owners: await of('owners'),
  };
}

/** Forgets everything on this device, whose ever it is: learning, outbox and the pages kept for reading offline. */
export async function eraseDevice(db: DeviceDb): Promise<void> {
  const rows = await Promise.all(
    tables.map(async (table) => (await db.all(table)).map((row): Change => ({ table, remove: keyOf(table, row) }))),
  );
  await db.write(rows.flat());
  for (const kind of ['bewertung', 'plan'] as const) new Journal(db.name, kind).forget();
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name);
}
