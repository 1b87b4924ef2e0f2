import type { Checkpoint, Instrument, InstrumentPart, Rating } from './instrument.ts';

/** The whole instrument, or only the Checkpunkte with a star. */
export const scopes = ['full', 'quick'] as const;
export type Scope = (typeof scopes)[number];

/** What somebody has said about one Checkpunkt. */
export interface PointAnswer {
  rating?: Rating;
  /** Plain text, the reason of a “nicht relevant” for instance. */
  note?: string;
}

/** An instrument filled in once; a re-check is a run of its own beside the earlier ones. */
export interface Run {
  /** UUID made on the device. */
  id: string;
  /** Name of the instrument. */
  instrument: string;
  /** Title of the instrument, for lists that do not have it at hand. */
  title: string;
  /** Version of the instrument when the run began. */
  version: number;
  scope: Scope;
  /** Who was at the table, in roles: “Leitung, Betriebsrat”. */
  by: string;
  /** ISO instants. */
  started: string;
  changed: string;
  /** ISO instant at which somebody told that it is filled in, with counts only. */
  reported?: string;
  /** By the Checkpunkt's id. Points that a later version dropped stay in it. */
  answers: Readonly<Record<string, PointAnswer>>;
}

/** The Checkpunkte a run asks: all, or those with a star and whatever has been answered besides. */
export const pointsOf = (
  { points }: InstrumentPart,
  { scope, answers }: Pick<Run, 'scope' | 'answers'>,
): Checkpoint[] => points.filter(({ id, quick }) => scope === 'full' || quick || answers[id]?.rating !== undefined);

/** How many of the points have which colour; never a sum of points. */
export type Tally = Record<Rating | 'open', number>;

export function tally(points: readonly Checkpoint[], { answers }: Pick<Run, 'answers'>): Tally {
  const counts: Tally = { red: 0, yellow: 0, green: 0, irrelevant: 0, open: 0 };
  for (const { id } of points) counts[answers[id]?.rating ?? 'open'] += 1;
  return counts;
}

/** How many of all points that a run asks have which colour. */
export const tallyOf = (instrument: Instrument, run: Pick<Run, 'scope' | 'answers'>): Tally =>
  tally(
    instrument.parts.flatMap((part) => pointsOf(part, run)),
    run,
  );

/** A Checkpunkt with what was said about it. */
export interface RatedPoint {
  part: InstrumentPart;
  point: Checkpoint;
  rating: Rating;
  note: string;
}

/** The rated Checkpunkte with one of the colours, sorted by colour in the given order, then as they stand in the instrument. */
export function ratedAs(instrument: Instrument, { answers }: Pick<Run, 'answers'>, ...colours: Rating[]): RatedPoint[] {
  const rated = instrument.parts.flatMap((part) =>
    part.points.flatMap((point) => {
      const { rating, note = '' } = answers[point.id] ?? {};
      return rating && colours.includes(rating) ? [{ part, point, rating, note }] : [];
    }),
  );
  return rated.sort((one, other) => colours.indexOf(one.rating) - colours.indexOf(other.rating));
}

/**
 * How a Checkpunkt has moved between two runs. `eased`: less urgent than before; `pressing`: more urgent; `dropped`: it no
 * longer concerns the firm; `returned`: it does again; `new`: rated for the first time; `open`: not rated again yet.
 */
export type Move = 'eased' | 'pressing' | 'same' | 'dropped' | 'returned' | 'new' | 'open';

export interface Change {
  part: InstrumentPart;
  point: Checkpoint;
  before: Rating | undefined;
  now: Rating | undefined;
  move: Move;
}

/** Two runs side by side, every Checkpunkt that one of them has rated, in the instrument's order. */
export function changes(instrument: Instrument, earlier: Pick<Run, 'answers'>, later: Pick<Run, 'answers'>): Change[] {
  return instrument.parts.flatMap((part) =>
    part.points.flatMap((point) => {
      const before = earlier.answers[point.id]?.rating;
      const now = later.answers[point.id]?.rating;
      return before || now ? [{ part, point, before, now, move: moveOf(before, now) }] : [];
    }),
  );
}

const urgency: Record<Exclude<Rating, 'irrelevant'>, number> = { red: 2, yellow: 1, green: 0 };

function moveOf(before: Rating | undefined, now: Rating | undefined): Move {
  if (!now) return 'open';
  if (!before) return 'new';
  if (before === now) return 'same';
  if (now === 'irrelevant') return 'dropped';
  if (before === 'irrelevant') return 'returned';
  return urgency[now] < urgency[before] ? 'eased' : 'pressing';
}

/** A run in which something was said of a Checkpunkt, beside what was said of it before. An empty note is forgotten. */
export function answered(run: Run, point: string, { rating, note }: PointAnswer): Run {
  const { note: before, ...other } = run.answers[point] ?? {};
  const text = note ?? before;
  const answer = { ...other, ...(rating && { rating }), ...(text && { note: text }) };
  return { ...run, answers: { ...run.answers, [point]: answer } };
}

/** Runs by the day they began, the latest first. */
export const latestFirst = (runs: readonly Run[]): Run[] =>
  [...runs].sort((one, other) => other.started.localeCompare(one.started) || one.id.localeCompare(other.id));
