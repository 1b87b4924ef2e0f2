import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { httpError } from './errors.ts';
import type { Clock } from './route.ts';

const minute = 60_000;
/** Wrong guesses a minute and address. */
const mostWrong = 20;
/** Addresses that are remembered; above, those whose minute is over are forgotten. */
const mostAddresses = 10_000;

/**
 * Counts wrong guesses at a short secret per address, unlike a rate limit that counts requests: however many people use the
 * right one at the same moment, from behind one address, nobody is held up. Once there were too many, a right guess is
 * answered like a wrong one, so that guessing side by side gains nothing.
 * @param limit false for load tests only
 */
export function createGuesses(clock: Clock, limit: boolean) {
  const wrong = new Map<string, { count: number; until: number }>();

  const keyOf = (req: Request): string => (req.ip === undefined ? '' : ipKeyGenerator(req.ip));

  function countOf(key: string, now: number): number {
    const one = wrong.get(key);
    return one && one.until > now ? one.count : 0;
  }

  function tidy(now: number): void {
    for (const [key, { until }] of wrong) if (until <= now) wrong.delete(key);
  }

  return {
    /** A guess was wrong. @throws ZU_VIELE_ANFRAGEN (429) when it was one too many; returns otherwise */
    wrong(req: Request): void {
      if (!limit) return;
      const now = clock().getTime();
      const key = keyOf(req);
      if (wrong.size >= mostAddresses) tidy(now);
      const count = countOf(key, now) + 1;
      wrong.set(key, { count, until: count === 1 ? now + minute : (wrong.get(key)?.until ?? now + minute) });
      if (count > mostWrong) throw httpError('ZU_VIELE_ANFRAGEN');
    },
    /** A guess was right. @throws ZU_VIELE_ANFRAGEN (429) when there were too many wrong ones before */
    right(req: Request): void {
      if (limit && countOf(keyOf(req), clock().getTime()) >= mostWrong) throw httpError('ZU_VIELE_ANFRAGEN');
    },
  };
}
export type Guesses = ReturnType<typeof createGuesses>;
