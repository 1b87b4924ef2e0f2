import { isDay, type PlanColumn, type PlanRow, planStatuses, priorities } from '../../workshops/format/plan.ts';
import type { PlanChange, PlanStore } from '../core/plan-store.ts';

/** Pause in typing after which a change is worth storing, in milliseconds. */
const pause = 300;

/** One row while somebody works on it: shows every key at once, stores it a moment later. */
export class Editing {
  /** As it is being written. */
  draft: PlanRow;
  private pending: PlanChange = {};
  private timer: number | undefined;

  /**
   * @param before as it was, or as it begins
   * @param isNew not in the plan yet: it comes in with its first word
   */
  constructor(
    private readonly plan: PlanStore,
    readonly before: PlanRow,
    private isNew: boolean,
  ) {
    this.draft = before;
  }

  /** Takes what a field holds now. A date that is only half typed waits until it is one. */
  write(column: PlanColumn, value: string): void {
    const change = changeOf(column, value);
    if (!change) return;
    this.draft = { ...this.draft, ...change };
    this.pending = { ...this.pending, ...change };
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), pause);
  }

  /** Stores what has not been stored yet. */
  async flush(): Promise<void> {
    window.clearTimeout(this.timer);
    const { pending } = this;
    if (Object.keys(pending).length === 0) return;
    this.pending = {};
    if (!this.isNew) return this.plan.change(this.draft.id, pending);
    this.isNew = false;
    await this.plan.put([this.draft]);
  }
}

function changeOf(column: PlanColumn, value: string): PlanChange | undefined {
  if (column === 'priority') {
    const priority = priorities.find((one) => String(one) === value);
    return priority && { priority };
  }
  if (column === 'status') {
    const status = planStatuses.find((one) => one === value);
    return status && { status };
  }
  if ((column === 'begin' || column === 'control') && value !== '' && !isDay(value)) return undefined;
  return { [column]: value };
}
