import { bind, type Draft, reduce, type Statement } from '../../sequences/record/index.ts';
import { type Change, type DeviceDb, type Learner, type OutboxEntry, visitor } from './device-db.ts';
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
  /** How many statements have yet to be sent: those of who is here; for a visitor those of everybody who learned here. */
  waiting: number;
  /** Statements of who is here that were refused. */
  refused: OutboxEntry[];
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

/** `stays`: the server takes this from nobody who is here. `unasked`: it could not say. `later`: it could not be reached. */
type Outcome = 'sent' | 'stays' | 'unasked' | 'later';

/**
 * Statements on their way. Everything is on the disk before `entry` returns its change's write; one tab sends at a
 * time; a statement is bound once, so that sending again is sending the same bytes; nothing refused is thrown away.
 */
export class Outbox {
  private running: Promise<void> | undefined;
  private again = false;
  private failures = 0;
  private timer: number | undefined;
  private lastOrder = 0;

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

  /**
   * The change that puts a draft into the outbox; write it together with what it tells of, then call `flush`.
   * @param learner undefined: a visitor, whose drafts stay here
   */
  entry(kennung: string, draft: Draft, learner: Learner | undefined): Change {
    // The clock is coarse: what is made in the same instant still has an order.
    this.lastOrder = Math.max(performance.timeOrigin + performance.now(), this.lastOrder + 0.001);
    const order = this.lastOrder;
    const made: OutboxEntry = { id: draft.id, owner: visitor, kennung, order, state: 'wartet', draft };
    return { table: 'outbox', put: learner ? bound(made, learner) : made };
  }

  async status(): Promise<OutboxStatus> {
    const person = await this.contexts.person();
    const entries = (await this.db.all('outbox')).filter(({ owner }) => owner !== visitor);
    const owners = new Set((person ? await this.db.all('owners', { person }) : []).map(({ owner }) => owner));
    const own = entries.filter(({ owner }) => owners.has(owner));
    return {
      waiting: (person ? own : entries).filter(({ state }) => state === 'wartet').length,
      refused: own.filter(({ state }) => state === 'abgelehnt'),
      signedIn: person === undefined ? undefined : person !== null,
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

  /** What a visitor has done belongs to nobody yet and is not sent. */
  private async round(): Promise<void> {
    const waiting = (await this.db.all('outbox')).filter((entry) => entry.state === 'wartet' && entry.statement);
    waiting.sort((one, other) => one.order - other.order);
    const place = ({ kennung, owner }: OutboxEntry) => `${kennung} ${owner}`;
    let unasked = false;
    for (const one of new Set(waiting.map(place))) {
      const outcome = await this.deliver(waiting.filter((entry) => place(entry) === one));
      if (outcome === 'later') return;
      if (outcome === 'unasked') unasked = true;
    }
    if (unasked) this.retry();
    else this.failures = 0;
  }

  /** Sends what waits of one sequence under one registration. */
  private async deliver(entries: OutboxEntry[]): Promise<Outcome> {
    const { kennung, owner } = entries[0] as OutboxEntry;
    const context = await this.contexts.of(kennung, owner);
    if (context === 'unknown') return 'unasked';
    if (typeof context === 'string') return 'stays';
    for (let from = 0; from < entries.length; from += batchSize) {
      const outcome = await this.sendBatch(entries.slice(from, from + batchSize), context);
      if (outcome !== 'sent') return outcome;
    }
    return 'sent';
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
        const fresh = await this.contexts.of(batch[0]?.kennung ?? '', context.registration, true);
        if (fresh === 'visitor' || fresh === 'none') return 'stays';
        return typeof fresh === 'object' ? this.sendBatch(batch, fresh, true) : this.retry();
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
export function bound(entry: OutboxEntry, learner: Learner): OutboxEntry {
  const kept = reduce(learner.level, entry.draft);
  const made = { ...entry, owner: learner.registration };
  return kept ? { ...made, statement: bind(kept, learner) } : { ...made, state: 'nur-geraet' };
}
