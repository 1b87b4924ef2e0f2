import { isDay, type PlanRow, type PlanSource, planStatuses, priorities } from './plan.ts';

// The Maßnahmenplan as a file that another device of the same people takes in again.

const format = 'komki-massnahmenplan';
/** Goes up when an older KomKI could no longer read the file. */
const version = 1;

/** Most rows in one plan, and most characters in one cell: far above what people write, far below what hurts a phone. */
export const planLimits = { rows: 2000, text: 4000 } as const;

/** The plan as a file of readable JSON. */
export function exportPlan(rows: readonly PlanRow[], now: Date): string {
  return `${JSON.stringify({ format, version, exported: now.toISOString(), rows }, null, 2)}\n`;
}

/** What is wrong with a file. People read `reason`; who helps them asks for `code`. */
export interface PlanRefusal {
  code: 'PLAN_BESCHAEDIGT' | 'PLAN_FREMD' | 'PLAN_NEUER' | 'PLAN_ZU_GROSS';
  reason: string;
}

/** What a file brings: rows that are new here, rows that it says otherwise, and how many were here just so. */
export interface PlanImport {
  added: PlanRow[];
  changed: PlanRow[];
  same: number;
}

/**
 * Reads a file and compares it with the plan, row by row by id. Touches nothing: whoever calls writes `added` and `changed`.
 * @param text the whole file
 * @param here the plan as it is
 */
export function importPlan(text: string, here: readonly PlanRow[]): PlanImport | PlanRefusal {
  const read = readPlan(text);
  if ('code' in read) return read;
  const known = new Map(here.map((row) => [row.id, row]));
  const added = read.rows.filter(({ id }) => !known.has(id));
  if (here.length + added.length > planLimits.rows) return refuse('PLAN_ZU_GROSS');
  const common = read.rows.filter(({ id }) => known.has(id));
  const changed = common.filter((row) => !sameRow(row, known.get(row.id) as PlanRow));
  return { added, changed, same: common.length - changed.length };
}

const reasons: Record<PlanRefusal['code'], string> = {
  PLAN_BESCHAEDIGT: 'Diese Datei ist beschädigt oder unvollständig.',
  PLAN_FREMD: 'Diese Datei ist kein Maßnahmenplan aus KomKI.',
  PLAN_NEUER: 'Diese Datei stammt aus einer neueren Fassung von KomKI, die dieses KomKI noch nicht kennt.',
  PLAN_ZU_GROSS: `Mit dieser Datei hätte Ihr Plan mehr als ${planLimits.rows} Maßnahmen.`,
};

const refuse = (code: PlanRefusal['code'], where = ''): PlanRefusal => ({
  code,
  reason: [reasons[code], where].filter(Boolean).join(' '),
});

function readPlan(text: string): { rows: PlanRow[] } | PlanRefusal {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // A plan that was cut off still says what it is; a photo or a letter does not.
    return refuse(text.includes(`"${format}"`) ? 'PLAN_BESCHAEDIGT' : 'PLAN_FREMD');
  }
  if (!isObject(file) || file.format !== format) return refuse('PLAN_FREMD');
  if (typeof file.version !== 'number' || !Number.isInteger(file.version) || file.version < 1)
    return refuse('PLAN_BESCHAEDIGT', 'Ihr fehlt die Angabe, in welcher Fassung sie geschrieben ist.');
  if (file.version > version) return refuse('PLAN_NEUER');
  if (!Array.isArray(file.rows)) return refuse('PLAN_BESCHAEDIGT', 'In ihr stehen keine Maßnahmen.');
  if (file.rows.length > planLimits.rows) return refuse('PLAN_ZU_GROSS');
  const rows = new Map<string, PlanRow>();
  for (const [index, given] of (file.rows as unknown[]).entries()) {
    const row = readRow(given);
    if (!row || rows.has(row.id))
      return refuse('PLAN_BESCHAEDIGT', `Die ${index + 1}. Maßnahme lässt sich nicht lesen.`);
    rows.set(row.id, row);
  }
  return { rows: [...rows.values()] };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= planLimits.text;
const isDate = (value: unknown): value is string => value === '' || (typeof value === 'string' && isDay(value));
const oneOf = <T>(values: readonly T[], value: unknown): value is T => values.some((one) => one === value);
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** A row with its own fields and nothing else; undefined: one of them is missing or wrong. */
function readRow(given: unknown): PlanRow | undefined {
  if (!isObject(given)) return undefined;
  const { id, checkpoint, action, priority, responsible, begin, control, status, added } = given;
  const source = readSource(given.source);
  if (!source || typeof id !== 'string' || !uuid.test(id)) return undefined;
  if (!isText(checkpoint) || !isText(action) || !isText(responsible)) return undefined;
  if (!isDate(begin) || !isDate(control)) return undefined;
  if (!oneOf(priorities, priority) || !oneOf(planStatuses, status)) return undefined;
  if (typeof added !== 'string' || !instant.test(added) || Number.isNaN(Date.parse(added))) return undefined;
  return { id, source, checkpoint, action, priority, responsible, begin, control, status, added };
}

function readSource(given: unknown): PlanSource | undefined {
  if (!isObject(given)) return undefined;
  const { kind, kennung, name, id } = given;
  if (kind === 'own') return { kind };
  if (!isText(id)) return undefined;
  if (kind === 'sequence') return isText(kennung) ? { kind, kennung, id } : undefined;
  return kind === 'check' && isText(name) ? { kind, name, id } : undefined;
}

/** Rows are flat but for their source, and `readRow` gives both the same order of fields. */
const sameRow = (one: PlanRow, other: PlanRow): boolean => JSON.stringify(one) === JSON.stringify(readRow(other));
