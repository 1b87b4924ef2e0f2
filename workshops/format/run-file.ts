import { ratings } from './instrument.ts';
import { type PointAnswer, type Run, scopes } from './run.ts';

/** The runs of one instrument as a file to take along. */
export interface RunFile {
  format: typeof format;
  /** Of the file's form; a newer one is refused rather than half understood. */
  version: number;
  instrument: string;
  title: string;
  runs: Run[];
}

const format = 'komki-check';
const current = 1;
/** Bytes of a file, far above what years of runs with long notes take. */
export const longestFile = 20_000_000;
export const longestNote = 10_000;
export const longestName = 200;

/** Why a file is refused: a code to quote, and what happened, why and what to do. */
export const refusals = {
  CHECK_DATEI_UNLESBAR:
    'Diese Datei lässt sich nicht lesen, denn sie ist beschädigt oder keine JSON-Datei. Nehmen Sie die Datei, die KomKI unter „Als Datei mitnehmen“ gespeichert hat.',
  CHECK_DATEI_FREMD:
    'Diese Datei kommt nicht aus einem Betriebs-Check von KomKI. Nehmen Sie die Datei, die dort unter „Als Datei mitnehmen“ gespeichert wurde.',
  CHECK_DATEI_NEUER:
    'Diese Datei hat eine neuere Fassung von KomKI gespeichert. Laden Sie diese Seite neu oder lesen Sie die Datei dort ein, wo sie herkommt.',
  CHECK_DATEI_ANDERER:
    'Diese Datei gehört zu einem anderen Check. Öffnen Sie unter „Betrieb prüfen“ den Check, aus dem sie kommt, und lesen Sie sie dort ein.',
  CHECK_DATEI_BESCHAEDIGT:
    'In dieser Datei fehlt etwas, oder jemand hat sie verändert. Speichern Sie sie dort, wo sie herkommt, noch einmal.',
  CHECK_DATEI_ZU_GROSS:
    'Diese Datei ist zu groß für einen Betriebs-Check. Prüfen Sie, ob Sie die richtige gewählt haben.',
} as const;
export type Refusal = keyof typeof refusals;

export const exportRuns = (instrument: { name: string; title: string }, runs: readonly Run[]): RunFile => ({
  format,
  version: current,
  instrument: instrument.name,
  title: instrument.title,
  runs: [...runs],
});

/**
 * Reads a file of `exportRuns`. Never throws.
 * @param name of the instrument it is read for
 * @returns its runs, each made of known fields only, or why it is refused
 */
export function readRuns(text: string, name: string): { runs: Run[] } | { refusal: Refusal } {
  if (text.length > longestFile) return { refusal: 'CHECK_DATEI_ZU_GROSS' };
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { refusal: 'CHECK_DATEI_UNLESBAR' };
  }
  if (!isObject(file) || file.format !== format) return { refusal: 'CHECK_DATEI_FREMD' };
  if (typeof file.version !== 'number') return { refusal: 'CHECK_DATEI_BESCHAEDIGT' };
  if (file.version > current) return { refusal: 'CHECK_DATEI_NEUER' };
  if (file.instrument !== name) return { refusal: 'CHECK_DATEI_ANDERER' };
  if (!Array.isArray(file.runs)) return { refusal: 'CHECK_DATEI_BESCHAEDIGT' };
  const runs = file.runs.map((run) => readRun(run, name));
  const whole = runs.filter((run) => run !== undefined);
  return whole.length === runs.length ? { runs: whole } : { refusal: 'CHECK_DATEI_BESCHAEDIGT' };
}

/**
 * What comes of reading runs where there are some: the same run twice is one, as it was changed last.
 * @returns those to write, because they are new here or newer than what is here
 */
export function newerRuns(here: readonly Run[], read: readonly Run[]): Run[] {
  const known = new Map(here.map((run) => [run.id, run]));
  for (const run of read) {
    const other = known.get(run.id);
    if (!other || other.changed < run.changed) known.set(run.id, run);
  }
  return [...known.values()].filter((run) => !here.includes(run));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most;
const isInstant = (value: unknown): value is string =>
  isText(value, 30) && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value));
const isId = (value: unknown): value is string => isText(value, 36) && /^[0-9a-f-]{36}$/.test(value);

function readRun(run: unknown, name: string): Run | undefined {
  if (!isObject(run) || !isObject(run.answers)) return undefined;
  const { id, instrument, title, version, by, started, changed, reported } = run;
  const scope = scopes.find((one) => one === run.scope);
  const answers = Object.entries(run.answers).map(([point, answer]) => [point, readAnswer(answer)] as const);
  if (!isId(id) || instrument !== name || !isText(title, longestName) || !isText(by, longestName)) return undefined;
  if (typeof version !== 'number' || !scope || !isInstant(started) || !isInstant(changed)) return undefined;
  if (reported !== undefined && !isInstant(reported)) return undefined;
  const read: [string, PointAnswer][] = [];
  for (const [point, answer] of answers) {
    if (!answer || !/^[a-z][a-z0-9-]{0,60}$/.test(point)) return undefined;
    read.push([point, answer]);
  }
  const head = { id, instrument, title, version, scope, by, started, changed };
  return { ...head, ...(reported !== undefined && { reported }), answers: Object.fromEntries(read) };
}

function readAnswer(answer: unknown): PointAnswer | undefined {
  if (!isObject(answer)) return undefined;
  const { note } = answer;
  const rating = ratings.find((one) => one === answer.rating);
  if ((answer.rating !== undefined && !rating) || (note !== undefined && !isText(note, longestNote))) return undefined;
  return { ...(rating && { rating }), ...(note && { note }) };
}
