/**
 * The Maßnahmenplan of “Betrieb prüfen”: what a firm does about its Checkpunkte, who does it, from when, and when somebody
 * looks whether it worked. Rows come from sequences, from check instruments and from people. They stay on the device: no
 * statement and no state document holds any of them.
 */
export interface PlanRow {
  /** UUID, made on the device. */
  id: string;
  source: PlanSource;
  /** “Wir …”: what should be so. Plain text, like everything people write here. */
  checkpoint: string;
  /** What the firm does about it. */
  action: string;
  priority: Priority;
  responsible: string;
  /** ISO dates; empty while nobody has said when. */
  begin: string;
  control: string;
  status: PlanStatus;
  /** ISO 8601: when it came into the plan. */
  added: string;
}

/** Where a row comes from. A sequence's `id` names one measure, a check's `id` a Checkpunkt with any number of measures. */
export type PlanSource =
  | { kind: 'sequence'; kennung: string; id: string }
  | { kind: 'check'; name: string; id: string }
  | { kind: 'own' };

export const priorities = [1, 2, 3] as const;
/** 1 high, 2 medium, 3 low. */
export type Priority = (typeof priorities)[number];

export const planStatuses = ['open', 'begun', 'done'] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** The plan's columns in their order, as German readers know them from the checks of the Offensive Mittelstand. */
export const planColumns = ['checkpoint', 'action', 'priority', 'responsible', 'begin', 'control', 'status'] as const;
export type PlanColumn = (typeof planColumns)[number];

/** What people call columns, priorities and states, on screen, on paper and in files. */
export const planWords = {
  columns: {
    checkpoint: 'Checkpunkt',
    action: 'Maßnahme',
    priority: 'Priorität',
    responsible: 'Verantwortlich',
    begin: 'Beginn',
    control: 'Kontrolle',
    status: 'Status',
  } satisfies Record<PlanColumn, string>,
  priorities: { 1: 'hoch', 2: 'mittel', 3: 'gering' } satisfies Record<Priority, string>,
  statuses: { open: 'offen', begun: 'begonnen', done: 'erledigt' } satisfies Record<PlanStatus, string>,
};

const { checkpoint, action, responsible, begin, control } = planWords.columns;
/** Columns of an empty plan on paper, with soft hyphens: four of the six are narrow. */
export const sheetColumns = [checkpoint, action, 'Prio\u00adrität (1–3)', responsible, begin, control];

/** A row as it comes into the plan: of medium priority, and everything else still to be said. */
export function newRow(
  source: PlanSource,
  { checkpoint, action }: Pick<PlanRow, 'checkpoint' | 'action'>,
  { id, added }: Pick<PlanRow, 'id' | 'added'>,
): PlanRow {
  return {
    id,
    source,
    checkpoint,
    action,
    priority: 2,
    responsible: '',
    begin: '',
    control: '',
    status: 'open',
    added,
  };
}

/** Whether two rows are about the same measure of a sequence or the same Checkpunkt; what people add is about nothing else. */
export function sameSource(one: PlanSource, other: PlanSource): boolean {
  if (one.kind === 'sequence' && other.kind === 'sequence') return one.kennung === other.kennung && one.id === other.id;
  return one.kind === 'check' && other.kind === 'check' && one.name === other.name && one.id === other.id;
}

/** An ISO date of a day that exists, in a year that calendars of today can show (1900 to 2199). */
export function isDay(text: string): boolean {
  if (!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const german = new Intl.Collator('de', { numeric: true });

/** Checkpunkte in the order in which they came into the plan, the measures of each beside each other. */
export function inPlanOrder(rows: readonly PlanRow[]): PlanRow[] {
  const byTime = [...rows].sort((a, b) => compare(a.added, b.added) || compare(a.id, b.id));
  const points = [...new Set(byTime.map(({ checkpoint }) => checkpoint))];
  return points.flatMap((point) => byTime.filter(({ checkpoint }) => checkpoint === point));
}

/**
 * Sorts by one column: words as German sorts them, numbers in words by their value, empty cells last in both directions.
 * Rows that are equal there keep their order.
 */
export function sortPlan(rows: readonly PlanRow[], column: PlanColumn, descending = false): PlanRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (a[column] === '' || b[column] === '') return Number(a[column] === '') - Number(b[column] === '');
    return sign * compareIn(column, a, b);
  });
}

function compareIn(column: PlanColumn, a: PlanRow, b: PlanRow): number {
  if (column === 'priority') return a.priority - b.priority;
  if (column === 'status') return planStatuses.indexOf(a.status) - planStatuses.indexOf(b.status);
  if (column === 'begin' || column === 'control') return compare(a[column], b[column]);
  return german.compare(a[column], b[column]);
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * What waits for somebody to look whether it worked, the longest waiting first.
 * @param today ISO date where the people are
 */
export function due(rows: readonly PlanRow[], today: string): PlanRow[] {
  const waiting = rows.filter(({ status, control }) => status !== 'done' && control !== '' && control <= today);
  return sortPlan(waiting, 'control');
}
