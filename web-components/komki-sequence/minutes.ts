import type { Sequence } from '../../sequences/format/index.ts';

/**
 * How long the rest takes, in minutes: the sequence's time online, shared out by how much each section holds, in steps
 * of five. An estimate for people, never measured.
 * @param done slugs of sections that are done
 */
export function minutesLeft(sequence: Sequence, done: readonly string[]): number {
  const weights = sequence.sections.map(({ slug, nodes }) => ({ slug, weight: JSON.stringify(nodes).length }));
  const sum = (list: typeof weights) => list.reduce((total, { weight }) => total + weight, 0);
  const rest = sum(weights.filter(({ slug }) => !done.includes(slug)));
  const minutes = (sequence.minutesOnline * rest) / Math.max(1, sum(weights));
  return minutes < 5 ? Math.ceil(minutes) : Math.round(minutes / 5) * 5;
}
