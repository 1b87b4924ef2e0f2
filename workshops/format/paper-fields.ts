import type { Check } from '../../sequences/format/nodes.ts';
import { plainText } from '../../sequences/format/render.ts';
import { colours } from './ballot.ts';
import { resultOf, resultWords } from './result.ts';
import type { Votable } from './workshop.ts';

/** One field of a paper form: key of the tally it counts for, and what stands before it. */
export interface PaperField {
  key: string;
  label: string;
}

/**
 * What is counted on paper ballots; `undefined` for what people write, which is typed in line by line.
 * @returns groups of fields: one per statement or option where there are several numbers to each
 */
export function paperFields(
  node: Votable,
  checks: Readonly<Record<string, Check>> = {},
): { title: string; fields: PaperField[] }[] | undefined {
  const { rows } = resultOf(node, { votes: 0, counts: {} }, checks);
  if (node.kind === 'quiz') {
    return [{ title: resultWords.right, fields: rows.map(({ id, label }) => ({ key: `${id}/right`, label })) }];
  }
  switch (node.type) {
    case 'single':
    case 'multiple':
    case 'scale':
      return [{ title: '', fields: rows.map(({ id, label }) => ({ key: id, label })) }];
    case 'traffic-light':
      return rows.map(({ id, label }) => ({
        title: label,
        fields: colours.map((colour) => ({
          key: `${id}/${colour}`,
          label: resultWords[colour],
        })),
      }));
    case 'ranking':
      return node.options.map(({ id, text }) => ({
        title: plainText(text),
        fields: node.options.map((_, index) => ({ key: `${id}/${index + 1}`, label: `Platz ${index + 1}` })),
      }));
    default:
      return undefined;
  }
}
