import { plainText } from '../render.ts';
import { germanNumber } from '../words.ts';
import { type AuthorSide, paperList } from './check-type.ts';
import { readNumber } from './number.ts';
import { type CheckParser, splitExplanation } from './parse.ts';

const answerLine = /^Antwort:\s*(?<value>[^±]*?)\s*(?:(?:±|\+\/-)\s*(?<tolerance>\S+))?(?:\s+(?<unit>\D.*))?$/;

/** “4 ± 0,5 Prozent” → its three parts. */
function readAnswer(text: string): { value: number; tolerance: number; unit: string } | undefined {
  const parts = answerLine.exec(text)?.groups;
  if (!parts) return undefined;
  const value = readNumber(parts.value ?? '');
  const tolerance = parts.tolerance === undefined ? 0 : readNumber(parts.tolerance);
  if (value === undefined || tolerance === undefined || tolerance < 0) return undefined;
  return { value, tolerance, unit: parts.unit?.trim() ?? '' };
}

/** zahl: a question and a paragraph “Antwort: 4 ± 0,5 Prozent”. */
const parse: CheckParser = (head, block) => {
  const { nodes, explanation } = splitExplanation(block);
  const { notes } = block.conversion;
  const at = nodes.findIndex((node) => node.kind === 'paragraph' && plainText(node.children).startsWith('Antwort:'));
  const line = nodes[at];
  if (line?.kind !== 'paragraph') {
    if (block.part.body.text.trim() === '') block.report('LZ039', block.at, { block: 'check' });
    else block.report('LZ068', block.at);
    return undefined;
  }
  const prompt = nodes.slice(0, at);
  if (!prompt.some((node) => node.kind !== 'rule')) block.report('LZ052', block.at);
  const answer = readAnswer(plainText(line.children));
  if (!answer || at < nodes.length - 1) {
    block.report('LZ068', notes.where(nodes[at + 1] ?? line));
    return undefined;
  }
  return { ...head, type: 'number', prompt, explanation, ...answer };
};

export const numberAuthor: AuthorSide<'number'> = {
  parsers: { zahl: parse },
  ledgerName: 'zahl',
  key: ({ value, tolerance }) => [value, tolerance],
  paper: ({ value, tolerance, unit }) => ({
    offered: [{ kind: 'paragraph', children: [{ kind: 'text', text: `______________ ${unit}` }] }],
    solution: [
      paperList([
        [
          {
            kind: 'text',
            text: `${germanNumber(value)}${tolerance > 0 ? ` ± ${germanNumber(tolerance)}` : ''} ${unit}`.trim(),
          },
        ],
      ]),
    ],
  }),
  seal: (check) => ({ ...check, value: 0, tolerance: 0 }),
};
