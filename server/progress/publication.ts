import { DateTime } from 'luxon';

const zone = 'Europe/Berlin';
const hour = 6;

/** 06:00 in Germany on the day of `moment`. */
const morning = (moment: Date) =>
  DateTime.fromJSDate(moment, { zone }).set({ hour, minute: 0, second: 0, millisecond: 0 });

/** The day between two publications that was asked for last: asked at every statement, and reckoning in zones is dear. */
let day = { from: 0, until: 0 };

/** When something that happened at `moment` may first be counted: the next 06:00 in Germany. */
export function publishedFrom(moment: Date): Date {
  const time = moment.getTime();
  if (!(time >= day.from && time < day.until)) {
    const today = morning(moment);
    const next = today.toJSDate() > moment ? today : today.plus({ days: 1 });
    day = { from: lastPublication(moment).getTime(), until: next.toMillis() };
  }
  return new Date(day.until);
}

/** The publication that is in force at `now`: the last 06:00 in Germany. Boards show this state, never live deltas. */
export function lastPublication(now: Date): Date {
  const today = morning(now);
  return (today.toJSDate() <= now ? today : today.minus({ days: 1 })).toJSDate();
}

/** “Montag, 23. November, 06:00 Uhr” */
export function publicationWords(moment: Date): string {
  return DateTime.fromJSDate(moment, { zone }).setLocale('de').toFormat("cccc, d. LLLL, HH:mm 'Uhr'");
}
