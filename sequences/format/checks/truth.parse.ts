import { asItem, type CheckParser, readTasks } from './parse.ts';

/** wahrfalsch: statements, a ticked box means true. */
export const parseTruth: CheckParser = (head, block) => {
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
