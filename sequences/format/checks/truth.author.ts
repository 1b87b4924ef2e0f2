import { plainText } from '../render.ts';
import { type AuthorSide, paperList, solved, unexplained } from './check-type.ts';
import { asItem, type CheckParser, readTasks } from './parse.ts';

/** wahrfalsch: statements, a ticked box means true. */
const parse: CheckParser = (head, block) => {
  const tasks = readTasks(block);
  if (!tasks) return undefined;
  const { items, at, prompt, explanation } = tasks;
  const right = items.filter((item) => item.correct).length;
  if (tasks.whole) {
    if (items.length < 2) block.report('LZ057', at, { anzahl: items.length });
    else if (right === 0 || right === items.length)
      block.report('LZ060', at, { wert: right === 0 ? 'falsch' : 'wahr' });
  }
  const statements = items.map((item) => ({ ...asItem(item), correct: item.correct }));
  return { ...head, type: 'truth', prompt, explanation, statements };
};

export const truthAuthor: AuthorSide<'truth'> = {
  parsers: { wahrfalsch: parse },
  ledgerName: 'wahrfalsch',
  key: ({ statements }) => statements.map(({ text, correct }) => `${plainText(text)} ${correct}`).sort(),
  paper: ({ statements }) => ({
    offered: [paperList(statements.map(({ text }) => text))],
    solution: [
      paperList(
        statements.map(({ text, correct, feedback }) => solved(correct ? 'Stimmt' : 'Stimmt nicht', text, feedback)),
      ),
    ],
  }),
  seal: (check) => ({ ...check, statements: check.statements.map((one) => ({ ...unexplained(one), correct: false })) }),
};
