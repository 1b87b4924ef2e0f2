import { mongo } from 'mongoose';
import { inGroups } from './group.ts';
import { type BallotDoc, duplicateKey, type RoomDoc, type WorkshopStore } from './model.ts';

/**
 * Stores votes, one per id whatever races: insert, and where there is one already put the new in its place. Never an upsert:
 * racing upserts of the embedded engine may answer with nothing.
 */
export function createBallots({ ballots, rooms }: Pick<WorkshopStore, 'ballots' | 'rooms'>) {
  async function insertOrReplace(docs: BallotDoc[]): Promise<void> {
    const taken = await insert(docs);
    if (taken.length === 0) return;
    const replacements = taken.map((replacement) => ({
      replaceOne: { filter: { _id: replacement._id }, replacement },
    }));
    await ballots.bulkWrite(replacements, { ordered: false });
  }

  /** @returns those whose id is taken */
  async function insert(docs: BallotDoc[]): Promise<BallotDoc[]> {
    try {
      await ballots.insertMany(docs, { ordered: false });
      return [];
    } catch (error) {
      if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError()) throw error;
      const failures = [error.writeErrors].flat();
      if (failures.length === 0 || failures.some(({ code }) => code !== duplicateKey)) throw error;
      return failures.flatMap(({ index }) => docs[index] ?? []);
    }
  }

  /**
   * A vote counts if its poll was still open after it was stored: then whoever closes the poll finds it. What came too late is
   * taken back, so that nothing stays behind.
   */
  async function commit(items: BallotDoc[]): Promise<boolean[]> {
    // The last of a device's votes counts.
    await insertOrReplace([...new Map(items.map((item) => [item._id, item])).values()]);
    const ids = [...new Set(items.map(({ room }) => room))];
    const found = await rooms.find({ _id: { $in: ids } }, { projection: { open: 1 } }).toArray();
    const open = new Map(found.map((room: Pick<RoomDoc, '_id' | 'open'>) => [room._id, room.open]));
    const counts = items.map(({ room, poll }) => open.get(room)?.includes(poll) ?? false);
    const late = items.filter((_, index) => !counts[index]);
    if (late.length > 0) await ballots.deleteMany({ _id: { $in: late.map(({ _id }) => _id) } });
    return counts;
  }

  return {
    /** @returns false when its poll was closed meanwhile: the vote is not kept */
    put: inGroups(commit),
    /** Whether a poll has room for this vote: it is there already, or there are fewer than may be. */
    async isFree(room: string, poll: string, id: string, most: number): Promise<boolean> {
      const others = await ballots.countDocuments({ room, poll, _id: { $ne: id } });
      return others < most;
    },
    async withdraw(id: string): Promise<void> {
      await ballots.deleteOne({ _id: id });
    },
    of: (room: string, poll?: string): Promise<BallotDoc[]> =>
      ballots.find(poll === undefined ? { room } : { room, poll }).toArray(),
    async clear(room: string, polls?: readonly string[]): Promise<void> {
      await ballots.deleteMany(polls ? { room, poll: { $in: [...polls] } } : { room });
    },
  };
}
export type Ballots = ReturnType<typeof createBallots>;
