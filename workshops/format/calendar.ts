/** A whole day that leaves people free. */
export interface CalendarDay {
  /** The same occasion has the same one every time, so that a calendar updates it instead of doubling it. */
  uid: string;
  /** ISO date. */
  day: string;
  summary: string;
  description: string;
}

/**
 * Days as an iCalendar file (RFC 5545).
 * @param product what they belong to, for `PRODID`: ASCII without slashes
 * @param now when the file is made
 */
export function calendarFile(product: string, days: readonly CalendarDay[], now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const events = days.flatMap(({ uid, day, summary, description }) => [
    'BEGIN:VEVENT',
    `UID:${uid}@komki`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    `DTEND;VALUE=DATE:${basic(dayAfter(day, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//KomKI//${product}//DE`, 'CALSCALE:GREGORIAN'];
  return [...head, ...events, 'END:VCALENDAR'].map((line) => `${folded(line)}\r\n`).join('');
}

const basic = (day: string): string => day.replaceAll('-', '');

/** The ISO date so many days after another. */
export function dayAfter(day: string, days: number): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + days);
  return next.toISOString().slice(0, 10);
}

/** TEXT (RFC 5545, 3.3.11): line breaks as `\n`, other control characters left out. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\n\r\u2028\u2029\u0085]/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what may not stand in a calendar
    .replace(/[\u0000-\u0008\u000a-\u001f\u007f]/g, '');

/** Folds a line after 75 octets at the latest (RFC 5545, 3.1), never inside a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = utf8.encode(character).length;
    if (octets + size > 75) {
      parts.push(part);
      // The space that begins a continuation counts.
      [part, octets] = ['', 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
const utf8 = new TextEncoder();
