import type { Block, Check } from '../../sequences/format/nodes.ts';
import { plainBlocks, plainText } from '../../sequences/format/render.ts';
import { colours, quizKey, usualSteps } from './ballot.ts';
import type { Tally } from './room.ts';
import type { Votable } from './workshop.ts';

/** One line of a result: what it is about, and how often. */
export interface ResultRow {
  /** Id of the option, step, check or text. */
  id: string;
  label: string;
  /** One number per column, see `Result.columns`. */
  counts: number[];
  /** Length of the bar, 0–1 of the longest there can be; one per column of a stacked bar. */
  bars: number[];
}

/** A tally as a table; the same for phone, projector, stage and protocol. */
export interface Result {
  /** Heading of the first column: what the rows are. */
  about: string;
  /** Headings of the columns after the first; numbers are printed as they are, shares with their percentage, means as decimals. */
  columns: { id: string; title: string; form: 'number' | 'share' | 'mean' }[];
  rows: ResultRow[];
  /** Mean of a scale, from 1 to its number of steps; undefined where there is none. */
  mean?: number;
  votes: number;
}

/** Words of the table's head. */
export const resultWords = {
  option: 'Antwort',
  statement: 'Aussage',
  question: 'Frage',
  votes: 'Stimmen',
  times: 'Genannt',
  green: 'Grün',
  yellow: 'Gelb',
  red: 'Rot',
  place: 'Mittlerer Platz',
  first: 'Auf Platz 1',
  right: 'Richtig',
} as const;

const votesColumn = { id: 'votes', title: resultWords.votes, form: 'share' } as const;

/** What is asked, in one line; a picture that belongs to it stands elsewhere, unless it asks alone. */
export const questionOf = ({ prompt }: { prompt: readonly Block[] }): string =>
  plainBlocks(prompt.filter(({ kind }) => kind !== 'image')) || plainBlocks(prompt);

/** Percentage without decimals, as people write it. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

const oneDecimal = new Intl.NumberFormat('de', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
/** A mean as people write it: “3,0”. */
export const decimal = (mean: number): string => oneDecimal.format(mean);
/** A number of a result as people write it. */
export const numberWords = (count: number, form: Result['columns'][number]['form']): string =>
  form === 'mean' ? decimal(count) : `${count}`;

/**
 * Adds a tally up into rows and columns.
 * @param checks of the room by key, for the questions of a quiz
 */
export function resultOf(
  node: Votable,
  { votes, counts }: Tally,
  checks: Readonly<Record<string, Check>> = {},
): Result {
  const count = (key: string): number => counts[key] ?? 0;
  const share = (number: number): number => (votes > 0 ? Math.min(1, number / votes) : 0);
  const row = (id: string, label: string): ResultRow => ({ id, label, counts: [count(id)], bars: [share(count(id))] });

  if (node.kind === 'quiz') {
    const rows = node.checks.map((one) => {
      const key = quizKey(one);
      const [right, answered] = [count(`${key}/right`), count(`${key}/answered`)];
      const check = checks[key];
      return {
        id: key,
        label: check ? questionOf(check) : key,
        counts: [right],
        bars: [answered > 0 ? right / answered : 0],
      };
    });
    return {
      about: resultWords.question,
      columns: [{ id: 'right', title: resultWords.right, form: 'share' }],
      rows,
      votes,
    };
  }
  const about = node.type === 'traffic-light' ? resultWords.statement : resultWords.option;
  const labelled = node.options.map(({ id, text }) => ({ id, label: plainText(text) }));
  switch (node.type) {
    case 'single':
    case 'multiple':
      return { about, columns: [votesColumn], rows: labelled.map(({ id, label }) => row(id, label)), votes };
    case 'scale': {
      const steps = Array.from({ length: node.steps ?? usualSteps }, (_, index) => index + 1);
      const ends = [labelled[0]?.label, labelled[1]?.label];
      const name = (step: number) => {
        const end = step === 1 ? ends[0] : step === steps.length ? ends[1] : undefined;
        return end ? `${step} – ${end}` : `${step}`;
      };
      // Of paper ballots some may be blank.
      const given = steps.reduce((total, step) => total + count(`${step}`), 0);
      const sum = steps.reduce((total, step) => total + step * count(`${step}`), 0);
      const rows = steps.map((step) => row(`${step}`, name(step)));
      return { about, columns: [votesColumn], rows, votes, ...(given > 0 && { mean: sum / given }) };
    }
    case 'traffic-light': {
      const rows = labelled.map(({ id, label }) => {
        const each = colours.map((colour) => count(`${id}/${colour}`));
        const all = each.reduce((total, one) => total + one, 0);
        return { id, label, counts: each, bars: each.map((one) => (all > 0 ? one / all : 0)) };
      });
      const columns = colours.map((id) => ({ id, title: resultWords[id], form: 'number' as const }));
      return { about, columns, rows, votes };
    }
    case 'ranking': {
      const places = labelled.map((_, index) => index + 1);
      const rows = labelled.map(({ id, label }) => {
        const each = places.map((place) => count(`${id}/${place}`));
        const all = each.reduce((total, one) => total + one, 0);
        const mean = all > 0 ? each.reduce((total, one, index) => total + one * (index + 1), 0) / all : places.length;
        // The higher it was ranked, the longer its bar.
        const bar = all > 0 ? (places.length - mean + 1) / places.length : 0;
        return { id, label, counts: [Math.round(mean * 10) / 10, each[0] ?? 0], bars: [bar] };
      });
      rows.sort((one, other) => (one.counts[0] ?? 0) - (other.counts[0] ?? 0));
      const columns = [
        { id: 'place', title: resultWords.place, form: 'mean' as const },
        { id: 'first', title: resultWords.first, form: 'number' as const },
      ];
      return { about, columns, rows, votes };
    }
    case 'words':
    case 'cards': {
      const most = Math.max(1, ...Object.values(counts));
      const rows = Object.entries(counts)
        .sort(([one, times], [other, otherTimes]) => otherTimes - times || one.localeCompare(other, 'de'))
        .map(([text, times]) => ({ id: text, label: text, counts: [times], bars: [times / most] }));
      return { about, columns: [{ id: 'times', title: resultWords.times, form: 'number' }], rows, votes };
    }
  }
}
