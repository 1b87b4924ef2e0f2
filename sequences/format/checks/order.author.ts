import { plainText } from '../render.ts';
import { type AuthorSide, byId, paperList, unexplained, withFeedback } from './check-type.ts';
import { asItem, type CheckParser, isList, readItems, splitBody, wantFeedback } from './parse.ts';

/** reihenfolge: a numbered list in the right order; the player mixes it. */
const parse: CheckParser = (head, block) => {
  const wrong = {
    typ: 'reihenfolge',
    grund: 'es braucht eine nummerierte Liste in der richtigen Reihenfolge („1. …“)',
  };
  const body = splitBody(block, isList, () => block.report('LZ053', block.at, wrong));
  if (!body.answers) return undefined;
  const at = block.conversion.notes.where(body.answers);
  if (!body.answers.ordered) {
    block.report('LZ053', at, wrong);
    return undefined;
  }
  const items = readItems(body.answers, block);
  if (items.length < 3 && items.length === body.answers.items.length)
    block.report('LZ061', at, { anzahl: items.length });
  wantFeedback(items, block);
  return { ...head, type: 'order', prompt: body.prompt, explanation: body.explanation, items: items.map(asItem) };
};

export const orderAuthor: AuthorSide<'order'> = {
  parsers: { reihenfolge: parse },
  ledgerName: 'reihenfolge',
  key: ({ items }) => items.map(({ text }) => plainText(text)),
  paper: ({ items }) => ({
    // By the alphabet: the order of the file is the solution.
    offered: [paperList([...items].sort(byId).map(({ text }) => text))],
    solution: [
      paperList(
        items.map(({ text, feedback }) => [...text, ...withFeedback(feedback)]),
        true,
      ),
    ],
  }),
  // Shuffled whatever the author says: the order that is sent is the alphabet's.
  seal: (check) => ({ ...check, shuffle: true, items: check.items.map(unexplained).sort(byId) }),
};
