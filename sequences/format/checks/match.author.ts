import type { Inline, MatchCheck } from '../nodes.ts';
import { plainText } from '../render.ts';
import { slugger } from '../slug.ts';
import { type AuthorSide, byId, paperList, unexplained, withFeedback } from './check-type.ts';
import { type CheckParser, isTable, splitBody } from './parse.ts';

/** zuordnung: a table; second column = the choice, third column, if there is one, = the feedback. */
const parse: CheckParser = (head, block) => {
  const { notes } = block.conversion;
  const body = splitBody(block, isTable, () => block.report('LZ062', block.at));
  const table = body.answers;
  if (!table) return undefined;
  const [left, right] = table.head;
  if (!left || !right || table.head.length > 3) {
    block.report('LZ062', notes.where(table));
    return undefined;
  }
  const names = [plainText(left) || 'links', plainText(right) || 'rechts'];

  const pairs: MatchCheck['pairs'] = [];
  const choices = new Map<string, { id: string; text: Inline[] }>();
  const seen = new Set<string>();
  const pairId = slugger();
  const choiceId = slugger();
  for (const row of table.rows) {
    const at = notes.where(row);
    const [text = [], choice = [], feedback = []] = row;
    const words = [text, choice].map((cell) => plainText(cell).trim());
    const empty = words.indexOf('');
    if (empty !== -1) {
      block.report('LZ063', at, { spalte: names[empty] ?? '' });
      continue;
    }
    const [pairKey = '', choiceKey = ''] = words.map((word) => word.toLowerCase());
    if (seen.has(pairKey)) block.report('LZ058', at, { text: plainText(text) });
    seen.add(pairKey);
    if (table.head.length === 3 && feedback.length === 0) {
      block.report('LZ059', at, { text: plainText(text), wie: 'sie in der dritten Spalte' });
    }
    const known = choices.get(choiceKey) ?? { id: choiceId(plainText(choice)), text: choice };
    choices.set(choiceKey, known);
    pairs.push({ id: pairId(plainText(text)), text, feedback, choice: known.id });
  }
  // Rows with empty cells are reported; what the others add up to says nothing.
  if (pairs.length === table.rows.length) {
    if (pairs.length < 2) block.report('LZ057', notes.where(table), { anzahl: pairs.length });
    else if (choices.size < 2) block.report('LZ064', notes.where(table));
  }
  const { prompt, explanation } = body;
  return { ...head, type: 'match', prompt, explanation, head: [left, right], pairs, choices: [...choices.values()] };
};

export const matchAuthor: AuthorSide<'match'> = {
  parsers: { zuordnung: parse },
  ledgerName: 'zuordnung',
  key({ pairs, choices }) {
    const names = new Map(choices.map(({ id, text }) => [id, plainText(text)]));
    return pairs.map(({ text, choice }) => `${plainText(text)} → ${names.get(choice)}`).sort();
  },
  paper({ pairs, choices }) {
    const names = new Map(choices.map(({ id, text }) => [id, text]));
    const between = (index: number): Inline[] => (index > 0 ? [{ kind: 'text', text: ' · ' }] : []);
    const choose: Inline[] = choices.flatMap(({ text }, index) => [...between(index), ...text]);
    return {
      offered: [
        paperList(pairs.map(({ text }) => text)),
        { kind: 'paragraph', children: [{ kind: 'text', text: 'Zur Wahl: ' }, ...choose] },
      ],
      solution: [
        paperList(
          pairs.map(({ text, choice, feedback }) => [
            ...text,
            { kind: 'text', text: ': ' },
            { kind: 'strong', children: names.get(choice) ?? [] },
            ...withFeedback(feedback),
          ]),
        ),
      ],
    };
  },
  seal: (check) => ({
    ...check,
    pairs: check.pairs.map((pair) => ({ ...unexplained(pair), choice: '' })),
    // Choices stand in the order of the pairs they belong to.
    choices: [...check.choices].sort(byId),
  }),
};
