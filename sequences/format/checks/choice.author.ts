import { plainText } from '../render.ts';
import { type AuthorSide, paperList, solved, unexplained } from './check-type.ts';
import { asItem, type CheckParser, readTasks } from './parse.ts';

/** einfachauswahl (exactly one right) and mehrfachauswahl (two or more right, one or more wrong). */
function parse(multiple: boolean): CheckParser {
  return (head, block) => {
    const tasks = readTasks(block);
    if (!tasks) return undefined;
    const { items, at, prompt, explanation } = tasks;
    const right = items.filter((item) => item.correct).length;
    if (tasks.whole) {
      if (items.length < 2) block.report('LZ057', at, { anzahl: items.length });
      else if (right === 0) block.report('LZ054', at);
      else if (!multiple && right > 1) block.report('LZ055', at, { anzahl: right });
      else if (multiple && (right < 2 || right === items.length)) {
        block.report('LZ056', at, { richtig: right, falsch: items.length - right });
      }
    }
    const options = items.map((item) => ({ ...asItem(item), correct: item.correct }));
    return { ...head, type: 'choice', multiple, prompt, explanation, options };
  };
}

export const choiceAuthor: AuthorSide<'choice'> = {
  parsers: { einfachauswahl: parse(false), mehrfachauswahl: parse(true) },
  ledgerName: 'auswahl',
  key: ({ multiple, options }) => [
    multiple,
    ...options.map(({ text, correct }) => `${plainText(text)} ${correct}`).sort(),
  ],
  paper: ({ options }) => ({
    offered: [paperList(options.map(({ text }) => text))],
    solution: [
      paperList(
        options.map(({ text, correct, feedback }) => solved(correct ? 'Richtig' : 'Passt nicht', text, feedback)),
      ),
    ],
  }),
  seal: (check) => ({ ...check, options: check.options.map((option) => ({ ...unexplained(option), correct: false })) }),
};
