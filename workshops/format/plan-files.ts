import { calendarFile } from './calendar.ts';
import { type PlanColumn, type PlanRow, planColumns, planWords } from './plan.ts';

// The Maßnahmenplan for other programs: a table for spreadsheets and dates for calendars.

/** A cell that begins like this runs as a formula; the letters of full width do so in some programs, too. */
const formula = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * A table as German spreadsheets open it: UTF-8 with byte order mark, semicolons, every cell quoted (RFC 4180 otherwise).
 * What would run as a formula gets an apostrophe in front.
 */
export function asCsv(lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(';');
  return `\uFEFF${lines.map(line).join('\r\n')}\r\n`;
}

/** The plan for spreadsheets. */
export function toCsv(rows: readonly PlanRow[]): string {
  const head = planColumns.map((column) => planWords.columns[column]);
  return asCsv([head, ...rows.map((row) => planColumns.map((column) => cellWords(row, column)))]);
}

const harmless = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** What people read in a column of a row. */
export function cellWords(row: PlanRow, column: PlanColumn): string {
  if (column === 'priority') return `${row.priority} ${planWords.priorities[row.priority]}`;
  if (column === 'status') return planWords.statuses[row.status];
  if (column === 'begin' || column === 'control') return row[column].split('-').reverse().join('.');
  return row[column];
}

/** The two dates of a row that stand in a calendar. */
const occasions = [
  { column: 'begin', mark: 'beginn' },
  { column: 'control', mark: 'kontrolle' },
] as const;

/**
 * The plan as an iCalendar file (RFC 5545): Beginn and Kontrolle of every measure as a whole day that leaves people free.
 * The same date of the same measure has the same UID every time, so that a calendar updates it instead of doubling it.
 * @param now when the file is made
 */
export function toCalendar(rows: readonly PlanRow[], now: Date): string {
  const events = rows.flatMap((row) =>
    occasions.flatMap(({ column, mark }) => {
      if (row[column] === '') return [];
      const summary = `${planWords.columns[column]}: ${row.action}`;
      return [{ uid: `${row.id}-${mark}`, day: row[column], summary, description: about(row) }];
    }),
  );
  return calendarFile('Massnahmenplan', events, now);
}

/** What a calendar says about a row beside its measure. */
const about = (row: PlanRow): string =>
  (['checkpoint', 'priority', 'responsible'] as const)
    .filter((column) => row[column] !== '')
    .map((column) => `${planWords.columns[column]}: ${cellWords(row, column)}`)
    .join('\n');
