/** Timestamps: ISO 8601 for 1.0.x (Data § 4.5), its profile RFC 3339 for 2.0 (IEEE 9274.1.1 § 4.2.7). */
const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads `count` digits; NaN when one is missing. */
function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let index = from; index < from + count; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

interface Instant {
  /** Milliseconds since 1970, without the digits after the third. */
  millis: number;
  /** Microseconds within the millisecond, 0–999. */
  micros: number;
}

/** Offset in minutes from the text after the seconds: `Z`, `±hh:mm`, and outside RFC 3339 also `±hhmm`, `±hh` or nothing. */
function offset(text: string, at: number, strict: boolean): number {
  const sign = text.charCodeAt(at);
  const rest = text.length - at;
  if (rest === 0) return strict ? Number.NaN : 0;
  if ((sign | 32) === 122) return rest === 1 ? 0 : Number.NaN;
  if (sign !== 43 && sign !== 45) return Number.NaN;
  const colon = text.charCodeAt(at + 3) === 58;
  const hours = digits(text, at + 1, 2);
  let minutes = 0;
  if (rest === 6 && colon) minutes = digits(text, at + 4, 2);
  else if (rest === 5 && !strict) minutes = digits(text, at + 3, 2);
  else if (rest !== 3 || strict) return Number.NaN;
  // “−00:00” is no offset in ISO 8601.
  if (!(hours < 24 && minutes < 60) || (sign === 45 && hours === 0 && minutes === 0)) return Number.NaN;
  return (sign === 45 ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * Reads a timestamp.
 * @param strict RFC 3339: extended form with seconds and zone. Otherwise the basic form and a missing zone
 *   (read as UTC) are accepted too.
 * @returns undefined when the text is no timestamp or no day of the calendar.
 */
export function readTimestamp(text: string, strict: boolean): Instant | undefined {
  if (text.length < 13 || text.length > 64) return undefined;
  const extended = text.charCodeAt(4) === 45;
  if (strict && !extended) return undefined;
  const gap = extended ? 1 : 0;
  const year = digits(text, 0, 4);
  const month = digits(text, 4 + gap, 2);
  const day = digits(text, 6 + 2 * gap, 2);
  let at = 8 + 2 * gap;
  if (extended && text.charCodeAt(7) !== 45) return undefined;
  const separator = text.charCodeAt(at++);
  if ((separator | 32) !== 116 && !(separator === 32 && extended)) return undefined;
  const hour = digits(text, at, 2);
  const minute = digits(text, at + 2 + gap, 2);
  if (extended && text.charCodeAt(at + 2) !== 58) return undefined;
  at += 4 + gap;
  let second = 0;
  let millis = 0;
  let micros = 0;
  const hasSeconds = extended ? text.charCodeAt(at) === 58 : digits(text, at, 2) >= 0;
  if (hasSeconds) {
    second = digits(text, at + gap, 2);
    at += 2 + gap;
    const point = text.charCodeAt(at);
    if (point === 46 || (point === 44 && !strict)) {
      const start = ++at;
      while (digits(text, at, 1) >= 0) at++;
      if (at === start) return undefined;
      const fraction = text.slice(start, Math.min(at, start + 6)).padEnd(6, '0');
      millis = digits(fraction, 0, 3);
      micros = digits(fraction, 3, 3);
    }
  } else if (strict) return undefined;
  if (!(month >= 1 && month <= 12 && day >= 1 && hour < 24 && minute < 60 && second <= 60)) return undefined;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > (daysInMonth[month - 1] ?? 0) + (leap ? 1 : 0)) return undefined;
  const zone = offset(text, at, strict);
  if (Number.isNaN(zone) || Number.isNaN(year)) return undefined;
  // Date.UTC reads the years 0–99 as 1900–1999.
  const base = Date.UTC(year + 400, month - 1, day, hour, minute, second) - 400 * 365.2425 * 86_400_000;
  const whole = base - zone * 60_000;
  if (strict && second === 60 && !isLeapSecond(new Date(whole))) return undefined;
  return { millis: whole + millis, micros };
}

/** RFC 3339 § 5.7: only at the end of June and of December, in UTC. The second after a sixtieth is the first of the next day. */
const isLeapSecond = (next: Date): boolean => /-0[17]-01T00:00:00/.test(next.toISOString());

/**
 * A timestamp of RFC 3339 in UTC, as precise as it was sent (IEEE 9274.1.1 § 4.2.7). Those of years beyond four digits then
 * stay as they are.
 * @param text a timestamp that has been checked
 */
export function inUtc(text: string): string {
  if (text.endsWith('Z') || text.endsWith('z')) return text;
  // Zones are whole minutes: the seconds stay. 16 characters come before them, 6 behind.
  const minute = readTimestamp(`${text.slice(0, 16)}:00${text.slice(-6)}`, true)?.millis as number;
  const iso = new Date(minute).toISOString();
  return iso.length === 24 ? `${iso.slice(0, 16)}${text.slice(16, -6)}Z` : text;
}

/** The last millisecond written: under load several statements share one. */
let last = { millis: Number.NaN, iso: '' };
const isoOf = (millis: number): string => {
  if (millis !== last.millis) last = { millis, iso: new Date(millis).toISOString() };
  return last.iso;
};

/** Milliseconds and microseconds as `2026-11-23T03:41:22.123456Z`: 27 characters that sort by time. */
export function formatMicros({ millis, micros }: Instant): string {
  const iso = isoOf(millis);
  // Offsets can push year 0000 below and year 9999 above what sorts as text.
  if (iso.startsWith('-')) return '0000-01-01T00:00:00.000000Z';
  if (iso.startsWith('+')) return '9999-12-31T23:59:59.999999Z';
  return `${iso.slice(0, 23)}${String(micros).padStart(3, '0')}Z`;
}
