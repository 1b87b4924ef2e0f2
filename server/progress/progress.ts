import { type Connection, trusted } from 'mongoose';
import { type BandShown, band, smallestGroup } from './bands.ts';
import { type ProgressDoc, progressModels } from './model.ts';
import { progressRows, progressUpdates, type StoredStatement } from './projection.ts';
import { lastPublication, publicationWords, publishedFrom } from './publication.ts';

/** All statements after a key in the order they were stored, in pages of up to `size`. */
export type StatementSource = (after: string | undefined, size: number) => AsyncIterable<StoredStatement[]>;

/** All statements in the registration of a statement, given by its id, oldest first. */
export type Neighbours = (id: string) => Promise<StoredStatement[]>;

export interface ProgressDependencies {
  connection: Connection;
  besides: Neighbours;
  log(line: string): void;
}

export interface BoardRequest {
  members: readonly { registration: string; countsFrom: Date }[];
  sequences: readonly { id: string; checks: readonly { id: string; title: string }[] }[];
  now: Date;
}
export interface BoardRow {
  sequence: string;
  begun: BandShown | undefined;
  completed: BandShown | undefined;
  checks: { id: string; title: string; passed: BandShown | undefined }[];
}
export interface Board {
  asOf: string;
  next: string;
  members: number;
  counted: number;
  enough: boolean;
  smallest: number;
  rows: BoardRow[];
}

const pageSize = 1000;
/** Keys of several processes may become visible slightly out of order: a catch-up begins this much earlier (ms). */
const overlap = 10 * 60_000;
/** How often the cursor is written down at most (ms). What lies between is projected again, which changes nothing. */
const cursorInterval = 10_000;

/**
 * The read model of all boards: updated after each insert, caught up at start, rebuilt on command.
 * Boards read it and never the statements.
 */
export function createProgress({ connection, besides, log }: ProgressDependencies) {
  const { Progress, ProgressCursor } = progressModels(connection);
  /** Last key projected in this process, and the one written down. */
  let seen: string | undefined;
  let written: string | undefined;
  /** A projection failed: the cursor must not move past it until a catch-up has succeeded. */
  let behind = false;

  /** One after the other: rows that are computed again must not overwrite what another call has just brought. */
  let turn: Promise<void> = Promise.resolve();
  function apply(stored: readonly StoredStatement[]): Promise<void> {
    const own = turn.then(() => applyNow(stored));
    turn = own.catch(() => {});
    return own;
  }

  async function applyNow(stored: readonly StoredStatement[]): Promise<void> {
    const updates = progressUpdates(stored);
    if (updates.length > 0) {
      await Progress.collection.bulkWrite(
        updates.map(({ filter, update }) => ({
          updateOne: { filter: { _id: filter._id as never }, update, upsert: true },
        })),
        { ordered: false },
      );
    }
    for (const { voids } of stored) if (voids !== undefined) await computeAgain(voids);
  }

  /** After a voiding: the rows of the target's registration are what its other statements add up to. */
  async function computeAgain(target: string): Promise<void> {
    const stored = await besides(target);
    const registration = stored[0]?.statement.context?.registration?.toLowerCase();
    if (registration === undefined) return;
    const rows = progressRows(stored);
    const gone = { registration, _id: trusted({ $nin: rows.map(({ _id }) => _id) }) };
    await Promise.all([
      Progress.deleteMany(gone),
      ...rows.map((row) => Progress.replaceOne({ _id: row._id }, row, { upsert: true })),
    ]);
  }

  async function catchUp(source: StatementSource): Promise<void> {
    const cursor = await ProgressCursor.findById('progress').lean();
    const after = cursor ? new Date(Date.parse(cursor.after.slice(0, 27)) - overlap).toISOString() : undefined;
    // From here on: what fails meanwhile is to be caught up again.
    behind = false;
    try {
      let last: string | undefined = cursor?.after;
      for await (const page of source(after, pageSize)) {
        await apply(page);
        last = page.at(-1)?._id;
      }
      seen = last;
    } catch (error) {
      behind = true;
      throw error;
    }
    await saveCursor();
  }

  async function saveCursor(): Promise<void> {
    if (behind || seen === undefined || seen === written) return;
    const after = seen;
    await ProgressCursor.updateOne({ _id: 'progress' }, { $set: { after } }, { upsert: true });
    written = after;
  }

  return {
    /** Brings what was just stored into the read model: one database command, more only for voiding; repeatable. */
    async project(stored: readonly StoredStatement[]): Promise<void> {
      try {
        await apply(stored);
        const last = stored.at(-1)?._id;
        if (last !== undefined && (seen === undefined || last > seen)) seen = last;
      } catch (error) {
        behind = true;
        throw error;
      }
    },

    catchUp,

    /** Empties the read model and computes it again from all statements. @returns how many rows it has */
    async rebuild(source: StatementSource): Promise<number> {
      await Promise.all([Progress.deleteMany({}), ProgressCursor.deleteMany({})]);
      written = undefined;
      await catchUp(source);
      return Progress.countDocuments();
    },

    /**
     * Keeps the cursor near the end while the server runs, and catches up after a failed projection.
     * @returns a function that stops it and writes the cursor down
     */
    keepUp(source: StatementSource): () => Promise<void> {
      const timer = setInterval(() => {
        (behind ? catchUp(source) : saveCursor()).catch((error: unknown) =>
          log(`Lernstand noch nicht nachgeführt: ${String(error)}`),
        );
      }, cursorInterval);
      timer.unref();
      return async () => {
        clearInterval(timer);
        await saveCursor();
      };
    },

    /** What may be shown of a group now: the last publication, in bands, from k people up. */
    async board({ members, sequences, now }: BoardRequest): Promise<Board> {
      const asOf = lastPublication(now);
      const counted = members.filter(({ countsFrom }) => countsFrom <= asOf).map(({ registration }) => registration);
      const enough = counted.length >= smallestGroup;
      const docs = enough ? await Progress.find({ registration: trusted({ $in: counted }) }).lean<ProgressDoc[]>() : [];
      const bandOf = (
        docsOfSequence: ProgressDoc[],
        value: (doc: ProgressDoc) => Date | undefined,
      ): BandShown | undefined =>
        band(
          docsOfSequence.filter((doc) => (value(doc)?.getTime() ?? Number.POSITIVE_INFINITY) <= asOf.getTime()).length,
          counted.length,
        );
      return {
        asOf: publicationWords(asOf),
        next: publicationWords(publishedFrom(now)),
        members: members.length,
        counted: counted.length,
        enough,
        smallest: smallestGroup,
        rows: sequences.map(({ id, checks }) => {
          const own = docs.filter(({ sequence }) => sequence === id);
          return {
            sequence: id,
            begun: bandOf(own, (doc) => doc.begun),
            completed: bandOf(own, (doc) => doc.completed),
            checks: checks.map((check) => ({ ...check, passed: bandOf(own, (doc) => doc.checks?.[check.id]) })),
          };
        }),
      };
    },

    /** The learner's own rows, for “Meine Daten”. */
    personalData: (pseudonym: string): Promise<ProgressDoc[]> => Progress.find({ pseudonym }).lean<ProgressDoc[]>(),
  };
}
export type ProgressService = ReturnType<typeof createProgress>;
