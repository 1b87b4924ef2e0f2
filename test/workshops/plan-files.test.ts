import fc from 'fast-check';
import ICAL from 'ical.js';
import { convertIcsCalendar } from 'ts-ics';
import { describe, expect, it } from 'vitest';
import type { PlanRow } from '../../workshops/format/plan.ts';
import { toCalendar, toCsv } from '../../workshops/format/plan-files.ts';
import { aRow, plans } from './plan-rows.ts';

const now = new Date('2026-11-26T09:00:00.000Z');

/** Reads a CSV file as RFC 4180 says, with semicolons. */
function readCsv(text: string): string[][] {
  const cells = [...text.matchAll(/"((?:[^"]|"")*)"(;|\r\n)/g)];
  expect(cells.map(([all]) => all).join('')).toBe(text);
  const rows: string[][] = [[]];
  for (const [, cell = '', end] of cells) {
    rows.at(-1)?.push(cell.replaceAll('""', '"'));
    if (end !== ';') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('the plan as a table for spreadsheets', () => {
  it('has the six columns of the checks and the status, in German', () => {
    const row = aRow({
      checkpoint: '5.1 Wir wissen, welche „Daten“ in die KI gehen.',
      action: 'Datensteckbrief; "AVV" anfordern',
      priority: 1,
      responsible: 'Frau A.',
      begin: '2026-12-08',
      status: 'begun',
    });
    expect(toCsv([row])).toBe(
      '\uFEFF"Checkpunkt";"Maßnahme";"Priorität";"Verantwortlich";"Beginn";"Kontrolle";"Status"\r\n' +
        '"5.1 Wir wissen, welche „Daten“ in die KI gehen.";"Datensteckbrief; ""AVV"" anfordern";"1 hoch";"Frau A.";"08.12.2026";"";"begonnen"\r\n',
    );
  });

  it('holds every word of every row, and no cell that a spreadsheet would run as a formula', () => {
    fc.assert(
      fc.property(plans, (rows) => {
        const text = toCsv(rows);
        expect(text.startsWith('\uFEFF')).toBe(true);
        const [head, ...lines] = readCsv(text.slice(1));
        expect(head).toHaveLength(7);
        expect(lines).toHaveLength(rows.length);
        for (const [index, cells] of lines.entries()) {
          for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
          const { checkpoint, action, responsible } = rows[index] as PlanRow;
          const plain = cells.map((cell) => cell.replace(/^'/, ''));
          for (const [at, words] of [checkpoint, action].entries())
            expect([cells[at], plain[at]], 'a word is lost').toContain(words);
          expect([cells[3], plain[3]]).toContain(responsible);
        }
      }),
    );
  });

  it.each(['=1+1', '+49 511', '-', '@SUM(A1)', '\tx', '\rx', ' =1', '＝1'])('begins %j with an apostrophe', (words) => {
    expect(readCsv(toCsv([aRow({ action: words })]).slice(1))[1]?.[1]).toBe(`'${words}`);
  });
});

/** A day of the plan as calendars tell it. */
interface Event {
  uid: string;
  summary: string;
  description: string;
  start: string;
  end: string;
}

/** What a calendar is meant to show. */
function expected(rows: readonly PlanRow[]): Event[] {
  const clean = (text: string) =>
    text
      .replace(/\r\n|[\n\r\u2028\u2029\u0085]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they may not stand in a calendar (RFC 5545, 3.1)
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
  const dayAfter = (day: string) => new Date(Date.parse(day) + 24 * 3600_000).toISOString().slice(0, 10);
  const words = { 1: '1 hoch', 2: '2 mittel', 3: '3 gering' };
  return rows.flatMap((row) => {
    const description = [
      row.checkpoint && `Checkpunkt: ${row.checkpoint}`,
      `Priorität: ${words[row.priority]}`,
      row.responsible && `Verantwortlich: ${row.responsible}`,
    ];
    const event = (name: string, day: string) => ({
      uid: `${row.id}-${name.toLowerCase()}@komki`,
      summary: clean(`${name}: ${row.action}`),
      description: clean(description.filter(Boolean).join('\n')),
      start: day,
      end: day && dayAfter(day),
    });
    return [event('Beginn', row.begin), event('Kontrolle', row.control)].filter(({ start }) => start);
  });
}

function readByIcalJs(text: string): Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, description, startDate, endDate } = new ICAL.Event(component);
    expect(startDate.isDate && endDate.isDate, 'not all day').toBe(true);
    return { uid, summary, description, start: startDate.toString(), end: endDate.toString() };
  });
}

function readByTsIcs(text: string): Event[] {
  const { events = [] } = convertIcsCalendar(undefined, text);
  return events.map(({ uid, summary, description = '', start, end }) => {
    expect([start.type, end?.type], 'not all day').toEqual(['DATE', 'DATE']);
    const day = (date: Date | undefined) => date?.toISOString().slice(0, 10) ?? '';
    return { uid, summary, description, start: day(start.date), end: day(end?.date) };
  });
}

/** Plans of words that both parsers promise to read: this is about our file, not about their treatment of stray bytes. */
const readable = plans.map((rows) =>
  rows.map((row) => ({
    ...row,
    checkpoint: printable(row.checkpoint),
    action: printable(row.action),
    responsible: printable(row.responsible),
  })),
);
const printable = (text: string) => text.replace(/[^\P{C}\n]|\p{Z}+/gu, ' ').trim();

describe('the plan as dates for calendars', () => {
  const rows = [
    aRow({
      checkpoint: '1.1 Wir wissen, wo in unserem Betrieb KI steckt.',
      action:
        'Rundgang; Liste, Zweck\\Ziel und alles, was sonst noch in eine sehr lange Zeile über fünfundsiebzig passt 🧭',
      responsible: 'Herr B. + Fachkraft für Arbeitssicherheit',
      begin: '2026-12-31',
      control: '2027-02-28',
    }),
    aRow({ action: 'Ohne Tag' }),
    aRow({ action: 'Nur Kontrolle\nzweite Zeile', control: '2028-02-28' }),
  ];

  it('reads back equal in two calendar programs', () => {
    const text = toCalendar(rows, now);
    expect(expected(rows)).toHaveLength(3);
    expect(readByIcalJs(text)).toEqual(expected(rows));
    expect(readByTsIcs(text)).toEqual(expected(rows));
  });

  it('reads back equal whatever people wrote', () => {
    fc.assert(
      fc.property(readable, (some) => {
        const text = toCalendar(some, now);
        expect(readByIcalJs(text)).toEqual(expected(some));
        expect(readByTsIcs(text)).toEqual(expected(some));
      }),
    );
  });

  it('has lines of at most 75 octets that end in CRLF, and no control character, whatever people wrote (RFC 5545, 3.1)', () => {
    fc.assert(
      fc.property(plans, (some) => {
        const text = toCalendar(some, now);
        expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
          expect(line).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f]/);
        }
        const unfolded = text.replaceAll('\r\n ', '');
        expect(unfolded.match(/BEGIN:VEVENT/g)?.length ?? 0).toBe(expected(some).length);
      }),
    );
  });

  it('names the same date the same every time, so that a calendar changes it instead of doubling it', () => {
    const [first] = rows;
    const later = toCalendar(
      [{ ...(first as PlanRow), control: '2027-03-15', action: 'Anders' }],
      new Date('2027-01-01'),
    );
    const uids = (text: string) => readByIcalJs(text).map(({ uid }) => uid);
    expect(uids(later)).toEqual(uids(toCalendar(rows, now)).slice(0, 2));
  });
});
