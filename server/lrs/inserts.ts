import { mongo } from 'mongoose';
import type { LrsStore, StatementRecord } from './model.ts';

const duplicateKey = 11_000;
const writeConflict = 112;

/** What the writer asks of the database: which ids are taken, and to store records one by one or together. */
export function createInserts({ statements, startSession }: Pick<LrsStore, 'statements' | 'startSession'>) {
  return {
    /** Those of the ids that are taken, with the texts of their statements. */
    async textsOf(ids: string[]): Promise<Map<string, string>> {
      const projection = { id: 1, raw: 1 };
      const found = statements.find({ id: { $in: ids } }, { projection, batchSize: ids.length + 1 });
      const texts = new Map<string, string>();
      for await (const { id, raw } of found) texts.set(id, raw);
      return texts;
    },

    /** Inserts what is not there and returns the ids that are; any other failure is thrown. */
    async insert(records: StatementRecord[]): Promise<string[]> {
      try {
        if (records.length > 0) await statements.insertMany(records, { ordered: false });
        return [];
      } catch (error) {
        if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError()) throw error;
        const failures = [error.writeErrors].flat();
        if (failures.length === 0 || failures.some(({ code }) => code !== duplicateKey)) throw error;
        return failures.flatMap(({ index }) => records[index]?.id ?? []);
      }
    },

    /** Inserts all or nothing. @returns false when another process was faster with one of the ids. */
    async insertWhole(records: StatementRecord[]): Promise<boolean> {
      const session = await startSession();
      try {
        session.startTransaction({ writeConcern: { w: 'majority', journal: true } });
        await statements.insertMany(records, { session });
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
  };
}
