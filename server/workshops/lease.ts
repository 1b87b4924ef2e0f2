import { randomUUID } from 'node:crypto';
import type { Clock } from '../http/route.ts';
import { duplicateKey, type WorkshopStore } from './model.ts';

/** Milliseconds for which a lease holds; it is renewed several times meanwhile. */
const term = 30_000;
export const renewal = 10_000;
const name = 'workshops';

/**
 * Of several servers on a database that cannot tell them of each other's changes one may serve workshops: the one that holds
 * the lease.
 */
export function createLease({ leases }: Pick<WorkshopStore, 'leases'>, clock: Clock) {
  const holder = randomUUID();

  /** @returns whether this process holds the lease now */
  async function take(): Promise<boolean> {
    const now = clock().getTime();
    const until = new Date(now + term);
    // Insert and update, not one upsert: racing upserts of the embedded engine may answer with nothing.
    try {
      await leases.insertOne({ _id: name, holder, until });
      return true;
    } catch (error) {
      if ((error as { code?: unknown }).code !== duplicateKey) throw error;
    }
    const free = { _id: name, $or: [{ holder }, { until: { $lte: new Date(now) } }] };
    return (await leases.updateOne(free, { $set: { holder, until } })).matchedCount === 1;
  }

  return {
    take,
    async giveBack(): Promise<void> {
      await leases.deleteOne({ _id: name, holder });
    },
  };
}
