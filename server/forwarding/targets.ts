import { randomUUID } from 'node:crypto';
import { type Connection, trusted } from 'mongoose';
import type { Clock } from '../http/route.ts';
import type { Outcome } from './delivery.ts';
import { forwardingError } from './errors.ts';
import { type Refusals, type TargetRecord, targetModel } from './model.ts';
import type { Seal } from './sealed.ts';

/** What an admin says about a receiver. */
export interface NewTarget
  extends Pick<TargetRecord, 'name' | 'endpoint' | 'version' | 'verbs' | 'activities' | 'earlier'> {
  key: string;
  secret: string;
}

/** How long a server process may forward without asking again (ms): at most so long after its death nobody does. */
export const held = 30_000;
/** Refused statements of which the ids are kept. */
const latestRefusals = 10;

const refusalsWith = (before: Refusals | undefined, refused: Outcome['refused']): Refusals | undefined => {
  const [first] = refused;
  if (!first) return before;
  const latest = refused.map(({ id, status }) => ({ id, status })).reverse();
  return {
    count: (before?.count ?? 0) + refused.length,
    earliest: before?.earliest ?? first.key,
    latest: [...latest, ...(before?.latest ?? [])].slice(0, latestRefusals),
  };
};

/** What is known of receivers, shared by all servers of a database. */
export function createTargets(connection: Connection, clock: Clock, seal: Seal) {
  const Target = targetModel(connection);
  /** This server process. */
  const self = randomUUID();

  async function change(_id: string, states: readonly TargetRecord['state'][], update: object): Promise<void> {
    const { matchedCount } = await Target.updateOne({ _id, state: trusted({ $in: [...states] }) }, update);
    if (matchedCount === 0) throw forwardingError('WEITERLEITUNG_UNBEKANNT');
  }

  return {
    /** @param cursor where it begins; undefined: with the first statement there is */
    async add({ key, secret, ...target }: NewTarget, cursor: string | undefined): Promise<void> {
      const _id = randomUUID();
      await Target.create({
        ...target,
        _id,
        credentials: seal.seal(`${key}:${secret}`, _id),
        since: clock(),
        state: 'running',
        failures: 0,
        ...(cursor !== undefined && { cursor }),
      });
    },

    /** All, the newest first, ended ones too. */
    list: (): Promise<TargetRecord[]> => Target.find().sort({ since: -1 }).lean<TargetRecord[]>(),

    /** @throws WEITERLEITUNG_UNBEKANNT (404), as do the next three */
    stop: (id: string) => change(id, ['running', 'stopped'], { $set: { state: 'stopped' } }),

    /** Goes on at once where it had stopped, also from waiting after a failure. */
    resume: (id: string) =>
      change(id, ['running', 'stopped'], { $set: { state: 'running', failures: 0 }, $unset: { waitUntil: 1 } }),

    /** For ever: its credentials are deleted. */
    end: (id: string) =>
      change(id, ['running', 'stopped'], {
        $set: { state: 'ended', ended: clock() },
        $unset: { credentials: 1, waitUntil: 1, holder: 1, heldUntil: 1 },
      }),

    /**
     * Begins again before the first statement that was refused; what has arrived since arrives once more, which changes
     * nothing there.
     * @param cursorBefore a cursor before a key
     */
    async sendRefusedAgain(_id: string, cursorBefore: (key: string) => string): Promise<void> {
      const target = await Target.findOne({
        _id,
        state: trusted({ $in: ['running', 'stopped'] }),
      }).lean<TargetRecord>();
      if (!target) throw forwardingError('WEITERLEITUNG_UNBEKANNT');
      if (!target.refused) return;
      const set = { failures: 0, cursor: cursorBefore(target.refused.earliest) };
      await Target.updateOne({ _id }, { $set: set, $unset: { refused: 1, waitUntil: 1 } });
    },

    /** Ids of those that may be tried now. */
    async due(): Promise<string[]> {
      const waited = [{ waitUntil: null }, { waitUntil: trusted({ $lte: clock() }) }];
      const found = await Target.find({ state: 'running', $or: waited }).select({ _id: 1 }).lean();
      return found.map(({ _id }) => _id);
    },

    /**
     * Takes a target for this process, or keeps it: one process at a time forwards.
     * @returns it as it is now; undefined when another process has it, or it is no longer to run
     */
    async hold(_id: string): Promise<TargetRecord | undefined> {
      const now = clock();
      const free = [{ holder: self }, { heldUntil: null }, { heldUntil: trusted({ $lte: now }) }];
      const update = { $set: { holder: self, heldUntil: new Date(now.getTime() + held) } };
      const found = await Target.findOneAndUpdate({ _id, state: 'running', $or: free }, update, {
        returnDocument: 'after',
      }).lean<TargetRecord | null>();
      return found ?? undefined;
    },

    async release(_id: string): Promise<void> {
      await Target.updateOne({ _id, holder: self }, { $unset: { holder: 1, heldUntil: 1 } });
    },

    credentialsOf: ({ _id, credentials }: TargetRecord): string => seal.open(credentials ?? '', _id),

    /**
     * Writes down how far a target has come since it was held, unless somebody has moved its cursor meanwhile.
     * @param waitUntil after a failure
     */
    async record(
      { _id, cursor, failures, refused }: TargetRecord,
      { through, arrived, refused: newlyRefused, failure }: Outcome,
      waitUntil: Date | undefined,
    ): Promise<void> {
      const now = clock();
      const known = arrived > 0 ? 0 : failures;
      const refusals = refusalsWith(refused, newlyRefused);
      const set = {
        failures: failure ? known + 1 : 0,
        ...(through !== undefined && { cursor: through }),
        ...(refusals && { refused: refusals }),
        ...(arrived > 0 && { lastSuccess: now }),
        ...(failure && { lastError: { at: now, code: failure.code } }),
        ...(waitUntil && { waitUntil }),
      };
      const update = { $set: set, ...(!waitUntil && { $unset: { waitUntil: 1 } }) };
      await Target.updateOne({ _id, holder: self, cursor: cursor ?? null }, update);
    },
  };
}

export type Targets = ReturnType<typeof createTargets>;
