import { inPlanOrder, type PlanRow } from '../../workshops/format/plan.ts';
import type { Change, DeviceDb } from './device-db.ts';

/** What people may change of a row; where it came from and when stands. */
export type PlanChange = Partial<Omit<PlanRow, 'id' | 'source' | 'added'>>;

/**
 * The device's one Maßnahmenplan, across sequences and checks, whoever uses the device. Nothing of it is sent but sealed, see
 * `Vault`. Every
 * method that writes resolves when it is on the device. Elements hear of changes as `DeviceElement` does.
 */
export class PlanStore {
  constructor(private readonly db: DeviceDb) {}

  /** The plan in its own order, see `inPlanOrder`. */
  async rows(): Promise<PlanRow[]> {
    return inPlanOrder(await this.db.all('plan'));
  }

  /** Takes rows in, new ones and such that replace the one with their id: all or none. */
  put(rows: readonly PlanRow[]): Promise<void> {
    return this.db.write(rows.map((put) => ({ table: 'plan', put })));
  }

  /** Changes one row, safe against other tabs; a row that another tab has removed stays away. */
  change(id: string, change: PlanChange): Promise<void> {
    return this.db.transact(async (get) => {
      const row = await get('plan', id);
      return row ? [{ table: 'plan', put: { ...row, ...change } }] : [];
    });
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
