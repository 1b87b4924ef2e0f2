import type { Block, CaseStep, Heading } from '../nodes.ts';
import { plainText } from '../render.ts';
import { slugger } from '../slug.ts';
import { type AuthorSide, paperList, solved, unexplained } from './check-type.ts';
import { asItem, type CheckParser, isList, readTaskList, splitExplanation } from './parse.ts';

const isQuestion = (node: Block): node is Heading => node.kind === 'heading' && node.level === 3;

/** fall: the case, then questions under `###`, each with a task list of which one is right. */
const parse: CheckParser = (head, block) => {
  const { nodes, explanation } = splitExplanation(block);
  const { notes } = block.conversion;
  const first = nodes.findIndex(isQuestion);
  if (first === -1) {
    if (block.part.body.text.trim() === '') block.report('LZ039', block.at, { block: 'check' });
    else
      block.report('LZ069', block.at, { grund: 'es fehlen die Fragen; schreiben Sie „### Frage“ über ihre Antworten' });
    return undefined;
  }
  if (first === 0) block.report('LZ052', block.at);

  const steps: CaseStep[] = [];
  const stepId = slugger();
  for (const [index, heading] of nodes.entries()) {
    if (index < first || !isQuestion(heading)) continue;
    const until = nodes.findIndex((node, place) => place > index && isQuestion(node));
    const [list, ...more] = nodes.slice(index + 1, until === -1 ? undefined : until);
    const at = notes.where(list ?? heading);
    if (!list || !isList(list) || more.length > 0) {
      const grund = 'unter jeder Frage steht genau eine Liste mit Antworten, sonst nichts';
      block.report('LZ069', notes.where(more[0] ?? list ?? heading), { grund });
      continue;
    }
    const { items, whole } = readTaskList(list, block) ?? { items: [], whole: false };
    const right = items.filter(({ correct }) => correct).length;
    if (whole) {
      if (items.length < 2) block.report('LZ057', at, { anzahl: items.length });
      else if (right === 0) block.report('LZ054', at);
      else if (right > 1) block.report('LZ069', at, { grund: 'zu jeder Frage ist genau eine Antwort richtig' });
    }
    const options = items.map((item) => ({ ...asItem(item), correct: item.correct }));
    steps.push({ id: stepId(plainText(heading.children)), question: heading.children, options });
  }
  return { ...head, type: 'case', prompt: nodes.slice(0, first), explanation, steps };
};

/** The questions, each with its list. */
const onPaper = ({ steps }: { steps: CaseStep[] }, list: (step: CaseStep) => Block): Block[] =>
  steps.flatMap((step) => [{ kind: 'heading' as const, level: 4 as const, children: step.question }, list(step)]);

export const caseAuthor: AuthorSide<'case'> = {
  parsers: { fall: parse },
  ledgerName: 'fall',
  key: ({ steps }) =>
    steps.flatMap(({ question, options }) => [
      plainText(question),
      ...options.map(({ text, correct }) => `${plainText(text)} ${correct}`).sort(),
    ]),
  paper: (check) => ({
    offered: onPaper(check, ({ options }) => paperList(options.map(({ text }) => text))),
    solution: onPaper(check, ({ options }) =>
      paperList(
        options.map(({ text, correct, feedback }) => solved(correct ? 'Richtig' : 'Passt nicht', text, feedback)),
      ),
    ),
  }),
  seal: (check) => ({
    ...check,
    steps: check.steps.map((step) => ({
      ...step,
      options: step.options.map((option) => ({ ...unexplained(option), correct: false })),
    })),
  }),
};
