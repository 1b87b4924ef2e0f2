import { inPlanOrder, type PlanRow } from '../../workshops/format/plan.ts';
import type { Change, DeviceDb } from './device-db.ts';
import { Journal } from './journal.ts';

/** What people may change of a row; where it came from and when stands. */
export type PlanChange = Partial<Omit<PlanRow, 'id' | 'source' | 'added'>>;

/** What is written into the plan: whole rows, or a change of one. */
type Written = { rows: PlanRow[] } | { id: string; change: PlanChange };
/** Once for each page, before it writes anything itself. */
const recovered = new WeakMap<DeviceDb, Promise<void>>();

/**
 * The device's one Maßnahmenplan, across sequences and checks, whoever uses the device. Nothing of it is sent but sealed, see
 * `Vault`. Every
 * method that writes resolves when it is on the device. Elements hear of changes as `DeviceElement` does.
 */
export class PlanStore {
  private readonly journal: Journal<Written>;

  constructor(private readonly db: DeviceDb) {
    this.journal = new Journal(db.name, 'plan');
  }

  /** The plan in its own order, see `inPlanOrder`. What an earlier page could not finish writing is finished before. */
  async rows(): Promise<PlanRow[]> {
    const recovery = recovered.get(this.db) ?? this.recover();
    recovered.set(this.db, recovery);
    await recovery;
    return inPlanOrder(await this.db.all('plan'));
  }

  /** Takes rows in, new ones and such that replace the one with their id: all or none. */
  put(rows: readonly PlanRow[]): Promise<void> {
    return this.write({ rows: [...rows] });
  }

  /** Changes one row, safe against other tabs; a row that another tab has removed stays away. */
  change(id: string, change: PlanChange): Promise<void> {
    return this.write({ id, change });
  }

  /** Held from before this returns until the disk has it. */
  private async write(written: Written): Promise<void> {
    const key = this.journal.add(written, new Date().toISOString());
    await this.apply(written);
    this.journal.drop(key);
  }

  private apply(written: Written, isDue: () => boolean = () => true): Promise<void> {
    return this.db.transact(async (get) => {
      if ('rows' in written) return isDue() ? written.rows.map((put) => ({ table: 'plan', put })) : [];
      const row = await get('plan', written.id);
      return row && isDue() ? [{ table: 'plan', put: { ...row, ...written.change } }] : [];
    });
  }

  private async recover(): Promise<void> {
    for (const [key, written] of this.journal.left()) {
      await this.apply(written, () => this.journal.holds(key));
      this.journal.drop(key);
    }
  }

  /** @returns the rows as they were, for whoever wants them back */
  async remove(ids: readonly string[]): Promise<PlanRow[]> {
    let removed: PlanRow[] = [];
    await this.db.transact(async (get) => {
      removed = (await Promise.all(ids.map((id) => get('plan', id)))).filter((row) => row !== undefined);
      return ids.map((remove): Change => ({ table: 'plan', remove }));
    });
    return removed;
  }
}
