const shortest = 5_000;
const longest = 15 * 60_000;
/** A receiver may ask for more patience than ours, but not for ever. */
const longestAsked = 24 * 60 * 60_000;

/** Milliseconds a `Retry-After` asks for (RFC 9110 § 10.2.3: seconds or a date); 0 when it is missing or unreadable. */
function asked(retryAfter: string | undefined, now: Date): number {
  if (retryAfter === undefined) return 0;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1_000;
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime());
}

/**
 * When to try again: twice as long after each failure in a row up to 15 minutes, shortened by chance by up to half so
 * that many servers do not come back at the same moment, and not before the receiver wants it.
 * @param failures in a row, 1 after the first
 * @param random 0 (inclusive) to 1
 */
export function retryAt(failures: number, retryAfter: string | undefined, now: Date, random: () => number): Date {
  const full = Math.min(shortest * 2 ** (failures - 1), longest);
  const own = full * (1 - random() / 2);
  const theirs = Math.min(asked(retryAfter, now), longestAsked);
  return new Date(now.getTime() + Math.max(own, theirs));
}
