import { bind, type Draft, reduce, type Statement } from '../../sequences/record/index.ts';
import type { Change, DeviceDb, LearnerRecord, OutboxEntry } from './device-db.ts';
import type { RecordingContext, RecordingContexts } from './recording-context.ts';

/** Why something did not arrive: an error with these properties. `status` 0: no connection. */
export interface SendFailure extends Error {
  status: number;
  /** Of the LRS, e.g. `LRS_CONFLICT`. */
  code: string;
  /** Seconds the server asks to wait. */
  retryAfter?: number | undefined;
}
/** Delivers statements to the LRS, all or none. @throws SendFailure */
export type Send = (statements: Statement[], context: RecordingContext) => Promise<void>;

export interface OutboxStatus {
  /** Statements that have yet to be sent. */
  waiting: number;
  /** How many of them belong to a learner; the others were made without an account. */
  bound: number;
  /** Codes with which statements were refused, one per statement. */
  refused: string[];
  /** undefined: not known yet. */
  signedIn: boolean | undefined;
  /** false: this device does not keep anything beyond this page. */
  durable: boolean;
}

const batchSize = 50;
const shortest = 2_000;
const longest = 300_000;
/** The server will never take these: waiting does not help. */
const final = [400, 403, 404, 409, 413];

type Outcome = 'sent' | 'later' | 'stop';

/**
 * Statements on their way. Everything is on the disk before `entry` returns its change's write; one tab sends at a
 * time; a statement is bound once, so that sending again is sending the same bytes; nothing refused is thrown away.
 */
export class Outbox {
  private signedIn: boolean | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private failures = 0;
  private timer: number | undefined;

  constructor(
    private readonly db: DeviceDb,
    private readonly contexts: RecordingContexts,
    private readonly send: Send,
    /** Calls back after so many milliseconds. */
    private readonly later: (run: () => void, milliseconds: number) => number = (run, milliseconds) =>
      window.setTimeout(run, milliseconds),
  ) {}

  /** Sends what is left from earlier, and again whenever the device comes back. */
  start(): void {
    window.addEventListener('online', () => void this.flush());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.flush();
    });
    void this.flush();
  }

  /** The change that puts a draft into the outbox; write it together with what it tells of, then call `flush`. */
  async entry(kennung: string, draft: Draft): Promise<Change> {
    const order = performance.timeOrigin + performance.now();
    const made: OutboxEntry = { id: draft.id, kennung, order, state: 'wartet', draft };
    const learner = await this.contexts.lastLearner(kennung);
    return { table: 'outbox', put: learner ? bound(made, learner) : made };
  }

  async status(): Promise<OutboxStatus> {
    const entries = await this.db.all('outbox');
    const learners = await this.db.all('learners');
    const waiting = entries.filter(({ state }) => state === 'wartet');
    return {
      waiting: waiting.length,
      bound: waiting.filter(({ statement }) => statement).length,
      refused: entries.flatMap(({ state, code }) => (state === 'abgelehnt' ? [code ?? ''] : [])),
      signedIn: this.signedIn ?? (learners.length > 0 ? learners.some(({ learner }) => learner) : undefined),
      durable: this.db.durable,
    };
  }

  /** Sends everything that may be sent now. Calls while it runs lead to one more round. */
  flush(): Promise<void> {
    this.again = true;
    this.running ??= this.rounds().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async rounds(): Promise<void> {
    while (this.again) {
      this.again = false;
      window.clearTimeout(this.timer);
      // Without Web Locks (plain http in a local network) two tabs may send the same bytes twice, which the LRS forgives.
      if (navigator.locks) await navigator.locks.request('komki-outbox', () => this.round());
      else await this.round();
    }
  }

  private async round(): Promise<void> {
    const waiting = (await this.db.all('outbox')).filter(({ state }) => state === 'wartet');
    waiting.sort((one, other) => one.order - other.order);
    for (const kennung of new Set(waiting.map((entry) => entry.kennung))) {
      const outcome = await this.deliver(
        kennung,
        waiting.filter((entry) => entry.kennung === kennung),
      );
      if (outcome !== 'sent') return;
    }
    this.failures = 0;
  }

  /** Sends what waits of one sequence. */
  private async deliver(kennung: string, entries: OutboxEntry[]): Promise<Outcome> {
    const context = await this.contexts.current(kennung);
    if (context === 'unknown') return this.retry();
    const signedIn = context !== 'visitor';
    if (this.signedIn !== signedIn) {
      this.signedIn = signedIn;
      await this.db.write([]);
    }
    if (context === 'visitor') return 'stop';
    const ready = await this.bindAll(entries, context);
    for (let from = 0; from < ready.length; from += batchSize) {
      const outcome = await this.sendBatch(ready.slice(from, from + batchSize), context);
      if (outcome !== 'sent') return outcome;
    }
    return 'sent';
  }

  /** Binds what is not bound yet and keeps it so; what belongs to somebody else waits for them. */
  private async bindAll(entries: OutboxEntry[], context: RecordingContext): Promise<OutboxEntry[]> {
    const all = entries.map((entry) => (entry.statement ? entry : bound(entry, context)));
    const changed = all.filter((entry, index) => entry !== entries[index]);
    if (changed.length > 0) await this.db.write(changed.map((put) => ({ table: 'outbox', put })));
    return all.filter(
      ({ state, statement }) =>
        state === 'wartet' &&
        statement?.actor.account.name === context.actor.account.name &&
        statement.context.registration === context.registration,
    );
  }

  private async sendBatch(batch: OutboxEntry[], context: RecordingContext, renewed = false): Promise<Outcome> {
    try {
      await this.send(
        batch.flatMap(({ statement }) => statement ?? []),
        context,
      );
    } catch (error) {
      const failure = error as Partial<SendFailure>;
      const status = failure.status ?? 0;
      if (status === 401 && !renewed) {
        const fresh = await this.contexts.renew(batch[0]?.kennung ?? '');
        const same = typeof fresh === 'object' && fresh.registration === context.registration;
        return same ? this.sendBatch(batch, fresh, true) : this.retry();
      }
      if (!final.includes(status)) return this.retry(failure.retryAfter);
      if (batch.length > 1) return this.sendSingly(batch, context);
      await this.db.write(
        batch.map((entry) => ({ table: 'outbox', put: { ...entry, state: 'abgelehnt', code: failure.code ?? '' } })),
      );
      return 'sent';
    }
    this.failures = 0;
    await this.db.write(batch.map(({ id }) => ({ table: 'outbox', remove: id })));
    return 'sent';
  }

  /** One refused statement must not hold up the others. */
  private async sendSingly(batch: OutboxEntry[], context: RecordingContext): Promise<Outcome> {
    for (const entry of batch) {
      const outcome = await this.sendBatch([entry], context);
      if (outcome !== 'sent') return outcome;
    }
    return 'sent';
  }

  /** Tries again after twice the time of last time, or when the server says. Up to a quarter longer, so that a class does not knock at once. */
  private retry(retryAfter?: number): Outcome {
    const pause = Math.min(longest, shortest * 2 ** this.failures) * (1 + Math.random() / 4);
    this.failures += 1;
    this.timer = this.later(() => void this.flush(), Math.max(pause, (retryAfter ?? 0) * 1000));
    return 'later';
  }
}

/** Says once as whom an entry is sent, or that the agreement keeps it on the device. */
function bound(entry: OutboxEntry, learner: NonNullable<LearnerRecord['learner']>): OutboxEntry {
  const kept = reduce(learner.level, entry.draft);
  return kept ? { ...entry, statement: bind(kept, learner) } : { ...entry, state: 'nur-geraet' };
}
