import type { Step, WorkshopOffer } from '../../workshops/format/learning.ts';
import { answered, latestFirst, type PointAnswer, type Run } from '../../workshops/format/run.ts';
import { longestFile, newerRuns, type Refusal, readRuns } from '../../workshops/format/run-file.ts';
import type { Change, DeviceDb, PathRecord } from './device-db.ts';
import { Journal } from './journal.ts';
import { newId } from './new-id.ts';

/** What somebody says of a run: of one Checkpunkt, or of the whole. */
type Said = { point: string; answer: PointAnswer } | { set: Partial<Pick<Run, 'scope' | 'by' | 'reported'>> };
/** `at`: when it was said, ISO 8601. */
interface JournalEntry {
  run: Run;
  said: Said;
  at: string;
}

/** What can be said of a whole run. */
export type RunChange = Partial<Pick<Run, 'scope' | 'by'>>;

/**
 * The runs of one check instrument on this device and the learning path kept from it, whoever uses the device. Nothing of
 * them is sent but, by somebody's own act, that a run is filled in, with counts only. Every method that writes resolves when
 * it is on the device.
 */
export class RunStore {
  private readonly journal: Journal<JournalEntry>;
  private recovered: Promise<void> | undefined;

  constructor(
    private readonly db: DeviceDb,
    private readonly instrument: { name: string; title: string; version: number },
    private readonly now: () => Date = () => new Date(),
  ) {
    this.journal = new Journal(db.name, 'bewertung');
  }

  /** The latest first. What an earlier page could not finish writing is finished before. */
  async runs(): Promise<Run[]> {
    this.recovered ??= this.recover();
    await this.recovered;
    return latestFirst(await this.db.all('runs', { instrument: this.instrument.name }));
  }

  /** A run that has not been kept yet: it is with the first thing that is said in it. */
  draft({ scope, by }: Required<RunChange>): Run {
    const { name: instrument, title, version } = this.instrument;
    const started = this.now().toISOString();
    return { id: newId(), instrument, title, version, scope, by, started, changed: started, answers: {} };
  }

  /** Keeps a run as it is. */
  keep(run: Run): Promise<void> {
    return this.db.write([{ table: 'runs', put: run }]);
  }

  /** Says something of a Checkpunkt, see `answered`. */
  answer(run: Run, point: string, answer: PointAnswer): Promise<void> {
    return this.change(run, { point, answer });
  }

  set(run: Run, change: RunChange): Promise<void> {
    return this.change(run, { set: change });
  }

  /** Remembers that a run was told of, in one transaction with the statement that tells it. */
  report(run: Run, statement: Change): Promise<void> {
    return this.change(run, { set: { reported: this.now().toISOString() } }, [statement]);
  }

  remove({ id }: Run): Promise<void> {
    return this.db.write([{ table: 'runs', remove: id }]);
  }

  /**
   * Takes in a file that was taken along; what is here already stays unless the file has it newer.
   * @returns how many runs came in, or why the file is refused and nothing was changed
   */
  async read(file: Blob): Promise<number | Refusal> {
    if (file.size > longestFile) return 'CHECK_DATEI_ZU_GROSS';
    const read = readRuns(await file.text(), this.instrument.name);
    if ('refusal' in read) return read.refusal;
    let count = 0;
    await this.db.transact(async (get) => {
      const here = (await Promise.all(read.runs.map(({ id }) => get('runs', id)))).filter((run) => run !== undefined);
      const news = newerRuns(here, read.runs);
      count = news.length;
      return news.map((put): Change => ({ table: 'runs', put }));
    });
    return count;
  }

  /** The learning path that was kept from this check. */
  path(): Promise<PathRecord | undefined> {
    return this.db.get('paths', this.instrument.name);
  }

  keepPath(steps: Step[], workshops: WorkshopOffer[] = []): Promise<void> {
    const { name: check, title } = this.instrument;
    return this.db.write([{ table: 'paths', put: { check, title, steps, workshops, kept: this.now().toISOString() } }]);
  }

  dropPath(): Promise<void> {
    return this.db.write([{ table: 'paths', remove: this.instrument.name }]);
  }

  /** Reads and writes in one transaction, safe against other tabs; what was said is held from before this returns. */
  private async change(run: Run, said: Said, besides: readonly Change[] = []): Promise<void> {
    const at = this.now().toISOString();
    // A statement is told with its run or not at all: no journal holds half of it.
    const key = besides.length === 0 ? this.journal.add({ run, said, at }, at) : undefined;
    await this.db.transact(async (get) => {
      const old = (await get('runs', run.id)) ?? run;
      return [{ table: 'runs', put: { ...after(old, said), changed: at } }, ...besides];
    });
    if (key !== undefined) this.journal.drop(key);
  }

  private async recover(): Promise<void> {
    for (const [key, { run, said, at }] of this.journal.left()) {
      if (run.instrument !== this.instrument.name) continue;
      await this.db.transact(async (get) => {
        const old = (await get('runs', run.id)) ?? run;
        // Another page has written it, or something later.
        if (!this.journal.holds(key) || old.changed > at) return [];
        return [{ table: 'runs', put: { ...after(old, said), changed: at } }];
      });
      this.journal.drop(key);
    }
  }
}

const after = (old: Run, said: Said): Run =>
  'point' in said ? answered(old, said.point, said.answer) : { ...old, ...said.set };
