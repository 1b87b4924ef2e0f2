/** One line of the table. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** The value must not be above it; undefined: nothing is aimed at, the figure is there for comparison. */
  target?: number;
  /** The value must not be below it. */
  atLeast?: number;
  note?: string;
}

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2, useGrouping: false });

/** Undefined where nothing is aimed at. */
function isMet({ value, target, atLeast }: Figure): boolean | undefined {
  if (target === undefined && atLeast === undefined) return undefined;
  return value <= (target ?? value) && value >= (atLeast ?? value);
}

const verdict = (figure: Figure): string => ({ true: 'met', false: 'MISSED', undefined: '' })[`${isMet(figure)}`];

const aim = ({ target, atLeast }: Figure): string =>
  target !== undefined ? `≤ ${target}` : atLeast !== undefined ? `≥ ${atLeast}` : '';

/** The figures as a table: name, value, target, verdict, note. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${number.format(figure.value)} ${figure.unit}`,
    aim(figure),
    verdict(figure),
    figure.note ?? '',
  ]);
  const all = [['figure', 'value', 'target', 'verdict', ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The figures as JSON; a figure with a target has `met`. */
export const asJson = (figures: readonly Figure[]): string =>
  JSON.stringify(
    figures.map((figure) => ({
      ...figure,
      ...(isMet(figure) !== undefined && { met: isMet(figure) }),
    })),
    null,
    2,
  );

/** @throws for an empty list */
export function median(values: readonly number[]): number {
  const middle = [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error('median of nothing');
  return middle;
}
