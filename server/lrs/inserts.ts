import { mongo } from 'mongoose';
import { behindEchoes, type Change, placeKey } from './echoes.ts';
import type { LrsStore, StatementRecord } from './model.ts';

const duplicateKey = 11_000;
const writeConflict = 112;

/** What there is under the ids of new statements. */
export interface Taken {
  /** Texts of statements. */
  texts: Map<string, string>;
  /** How often a statement that is not there was awaited. */
  places: Map<string, number>;
}

/** The transaction a command belongs to, if any. */
interface Within {
  session?: mongo.ClientSession;
}

/** What the writer asks of the database: which ids are taken, and to store records one by one or together. */
export function createInserts({ statements, startSession }: Pick<LrsStore, 'statements' | 'startSession'>) {
  /** Marks statements and their echoes. Each by a filter of its own: under `$or` SecantusDB would read everything. */
  async function markVoided(ids: string[], options: Within = {}): Promise<void> {
    if (ids.length === 0) return;
    const filters = [{ id: { $in: ids } }, ...ids.map((id) => ({ id: { $gt: id, $lt: behindEchoes(id) } }))];
    await statements.bulkWrite(
      filters.map((filter) => ({ updateMany: { filter, update: { $set: { voided: true } } } })),
      { ordered: false, ...options },
    );
  }

  /** @returns whether all these places were still there */
  async function keepPlaces(ids: string[], options: Within = {}): Promise<boolean> {
    if (ids.length === 0) return true;
    const filter = { _id: { $in: ids.map(placeKey) } };
    const { matchedCount } = await statements.updateMany(filter, { $inc: { awaits: 1 } }, options);
    return matchedCount === ids.length;
  }

  /** @returns whether all these places were as they had been read */
  async function takePlaces(taken: Change['taken'], options: Within = {}): Promise<boolean> {
    if (taken.length === 0) return true;
    const deletes = taken.map((filter) => ({ deleteOne: { filter } }));
    const { deletedCount } = await statements.bulkWrite(deletes, { ordered: false, ...options });
    return deletedCount === taken.length;
  }

  /** Inserts what is not there and returns the ids that are; any other failure is thrown. */
  async function insert(records: StatementRecord[]): Promise<string[]> {
    try {
      if (records.length > 0) await statements.insertMany(records, { ordered: false });
      return [];
    } catch (error) {
      if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError()) throw error;
      const failures = [error.writeErrors].flat();
      if (failures.length === 0 || failures.some(({ code }) => code !== duplicateKey)) throw error;
      return failures.flatMap(({ index }) => records[index]?.id ?? []);
    }
  }

  return {
    insert,

    async takenOf(ids: string[]): Promise<Taken> {
      const projection = { id: 1, raw: 1, awaits: 1 };
      const found = statements.find({ id: { $in: ids } }, { projection, batchSize: ids.length + 1 });
      const taken: Taken = { texts: new Map(), places: new Map() };
      for await (const { id, raw, awaits } of found) {
        if (awaits === undefined) taken.texts.set(id, raw);
        else taken.places.set(id, awaits);
      }
      return taken;
    },

    /** Stores all or nothing. @returns false when another process was faster with one of the ids. */
    async storeWhole({ statements: own, echoes, places, awaited, taken, voided }: Change): Promise<boolean> {
      const session = await startSession();
      try {
        session.startTransaction({ writeConcern: { w: 'majority', journal: true } });
        if (!(await takePlaces(taken, { session })) || !(await keepPlaces(awaited, { session }))) {
          await session.abortTransaction();
          return false;
        }
        await markVoided(voided, { session });
        await statements.insertMany([...own, ...echoes, ...places], { session });
        await session.commitTransaction();
        return true;
      } catch (error) {
        if (session.inTransaction()) await session.abortTransaction();
        // Two transactions that meet under one id end in either.
        const isRace =
          error instanceof mongo.MongoServerError && (error.code === duplicateKey || error.code === writeConflict);
        if (!isRace) throw error;
        return false;
      } finally {
        await session.endSession();
      }
    },

    /**
     * The same without a transaction, the statements last: what is there without them after a crash does no harm and
     * is completed when they are sent again.
     * @returns ids of those that another process has stored meanwhile; undefined when it was faster with what they lead to
     */
    async storeInTurn({
      statements: own,
      echoes,
      places,
      awaited,
      taken,
      voided,
    }: Change): Promise<string[] | undefined> {
      const met = await insert(places);
      if (met.length > 0 || !(await keepPlaces(awaited))) return undefined;
      await markVoided(voided);
      await insert(echoes);
      return (await takePlaces(taken)) ? insert(own) : undefined;
    },
  };
}
