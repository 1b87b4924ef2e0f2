import type { Clock } from '../http/route.ts';
import { retryAt } from './backoff.ts';
import { type DeliveryDeps, deliver, type Outcome, type Outgoing } from './delivery.ts';
import type { TargetRecord } from './model.ts';
import type { Targets } from './targets.ts';

/** Statements of one request at most. */
const pageSize = 50;
/**
 * Age in ms from which a statement is forwarded. Several servers store out of order by as much as an insert takes and as
 * their clocks differ; what becomes visible behind the cursor would never be sent.
 */
export const settled = 60_000;
/** Failures in a row after which statements are passed over that the receiver refuses while it takes no other. */
export const mostRefusals = 5;
/** How often to look for something to forward (ms). */
const interval = 5_000;

/** Where statements come from: the LRS. */
export interface Source extends Omit<DeliveryDeps, 'send'> {
  cursorAt(moment: Date): string;
  next(
    range: { after: string | undefined; before: string },
    filter: { verbs: readonly string[]; activities: readonly string[] },
    limit: number,
  ): Promise<{ statements: Outgoing[]; through: string | undefined }>;
}

export interface ForwarderDeps {
  targets: Targets;
  source: Source;
  send: DeliveryDeps['send'];
  clock: Clock;
  random(): number;
  log(line: string): void;
}

/**
 * Forwards what is stored, at least once and in order. A target's cursor moves after its receiver has answered, so that
 * nothing is lost by a crash in between: it is sent again.
 */
export function createForwarder({ targets, source, send, clock, random, log }: ForwarderDeps) {
  let stopping = false;

  /**
   * Refused, and nothing else was taken: perhaps it is not these statements but the receiver, say its version. Then it is
   * a failure like others; only after several in a row they are passed over, so that the row does not stop for ever.
   */
  function judged(outcome: Outcome, { failures }: TargetRecord): Outcome {
    const { arrived, refused, failure } = outcome;
    const [first] = refused;
    if (failure || !first || arrived > 0 || refused.some(({ status }) => status === 409)) return outcome;
    const seeming = { code: `HTTP_${first.status}` };
    return failures < mostRefusals
      ? { through: undefined, arrived, refused: [], failure: seeming }
      : { ...outcome, failure: seeming };
  }

  /** @returns whether to go on at once */
  async function page(target: TargetRecord): Promise<boolean> {
    const before = source.cursorAt(new Date(clock().getTime() - settled));
    const { statements, through } = await source.next({ after: target.cursor, before }, target, pageSize);
    if (through === undefined) return false;
    const mayGoOn = async () => !stopping && (await targets.hold(target._id)) !== undefined;
    const sent: Outcome =
      statements.length === 0
        ? { through, arrived: 0, refused: [] }
        : await deliver(statements, target, targets.credentialsOf(target), mayGoOn, { ...source, send });
    // Behind the last one that matches lie others that do not.
    if (sent.through === statements.at(-1)?.key) sent.through = through;
    const outcome = judged(sent, target);
    const { arrived, failure } = outcome;
    // Held back before the first request: there is nothing to write down.
    if (!failure && outcome.through === undefined) return false;
    const failures = arrived > 0 ? 1 : target.failures + 1;
    if (failure && failures === 1) log(`Weiterleitung an „${target.name}“ wartet: ${failure.code}`);
    await targets.record(target, outcome, failure && retryAt(failures, failure.retryAfter, clock(), random));
    return failure === undefined;
  }

  async function forward(id: string): Promise<void> {
    let target: TargetRecord | undefined;
    try {
      do target = await targets.hold(id);
      while (target && !stopping && (await page(target)));
    } catch (error) {
      log(`Weiterleitung ${id}: ${error instanceof Error ? error.stack : String(error)}`);
      const failed: Outcome = { through: undefined, arrived: 0, refused: [], failure: { code: 'SERVER_FEHLER' } };
      if (target) await targets.record(target, failed, retryAt(target.failures + 1, undefined, clock(), random));
    } finally {
      await targets.release(id);
    }
  }

  async function everyone(): Promise<void> {
    const ids = stopping ? [] : await targets.due();
    const ended = await Promise.allSettled(ids.map(forward));
    for (const one of ended) if (one.status === 'rejected') log(`Weiterleitung unterbrochen: ${String(one.reason)}`);
  }

  let turn: Promise<void> = Promise.resolve();
  let isBusy = false;
  /** Forwards everything that is due, to all targets at the same time; rounds follow each other. */
  function round(): Promise<void> {
    isBusy = true;
    const own = turn.then(everyone);
    turn = own
      .catch((error: unknown) => log(`Weiterleitung noch nicht möglich: ${String(error)}`))
      .finally(() => {
        isBusy = false;
      });
    return own;
  }

  return {
    round,

    /** Forwards while the server runs. @returns a function that stops it; what is under way is finished and written down */
    keepForwarding(): () => Promise<void> {
      const timer = setInterval(() => {
        if (!isBusy) round().catch(() => {});
      }, interval);
      timer.unref();
      return async () => {
        stopping = true;
        clearInterval(timer);
        await turn;
      };
    },
  };
}

export type Forwarder = ReturnType<typeof createForwarder>;
