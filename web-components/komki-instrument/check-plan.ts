import { plainText } from '../../sequences/format/render.ts';
import type { Checkpoint, Rating } from '../../workshops/format/instrument.ts';
import { newRow, type PlanRow, type Priority } from '../../workshops/format/plan.ts';
import type { DeviceDb } from '../core/device-db.ts';
import { newId } from '../core/new-id.ts';
import { PlanStore } from '../core/plan-store.ts';

/** How urgent a measure is at first: as its Checkpunkt. */
const priorities: Partial<Record<Rating, Priority>> = { red: 1, yellow: 2, green: 3 };

/** What comes from one check into the device's Maßnahmenplan. */
export class CheckPlan {
  private readonly plan: PlanStore;
  /** Rows that were taken out here, as people had written them: who presses again has them back. */
  private readonly takenOut = new Map<string, PlanRow[]>();
  /** Ends when the plan holds what was last asked for: one after the other, however fast somebody presses. */
  private planning: Promise<void> = Promise.resolve();

  /** @param name of the instrument */
  constructor(
    db: DeviceDb,
    private readonly name: string,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.plan = new PlanStore(db);
  }

  async rows(): Promise<PlanRow[]> {
    return (await this.plan.rows()).filter(({ source }) => source.kind === 'check' && source.name === this.name);
  }

  /**
   * A suggestion goes into the plan or out of it; it is known by its words.
   * @param rating of the Checkpunkt; says how urgent the measure is
   */
  toggle(point: Checkpoint, action: string, planned: boolean, rating: Rating | undefined): Promise<void> {
    this.planning = this.planning.then(async () => {
      const key = `${point.id} ${action}`;
      const same = (await this.rows()).filter(
        (row) => row.source.kind === 'check' && row.source.id === point.id && row.action === action,
      );
      if (!planned) this.takenOut.set(key, await this.plan.remove(same.map(({ id }) => id)));
      else if (same.length === 0) await this.plan.put(this.takenOut.get(key) ?? [this.row(point, action, rating)]);
    });
    return this.planning;
  }

  private row({ id, number, text }: Checkpoint, action: string, rating: Rating | undefined): PlanRow {
    const words = { checkpoint: `${number} ${plainText(text)}`, action };
    const row = newRow({ kind: 'check', name: this.name, id }, words, { id: newId(), added: this.now().toISOString() });
    return { ...row, priority: (rating && priorities[rating]) ?? row.priority };
  }
}
