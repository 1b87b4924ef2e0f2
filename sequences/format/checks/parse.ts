import type { BlockReader } from '../blocks/block.ts';
import type { Position } from '../findings.ts';
import { compileMarkdown } from '../markdown.ts';
import type { Block, Check, CheckItem, Inline, List, Table } from '../nodes.ts';
import { plainText } from '../render.ts';
import { slugger } from '../slug.ts';

/** What every check has before its body is read. */
export type CheckHead = Pick<Check, 'kind' | 'id' | 'version' | 'required' | 'shuffle'>;
/** Reads the body of a check. @returns undefined if there is nothing to answer; the reason has been reported. */
export type CheckParser = (head: CheckHead, block: BlockReader) => Check | undefined;

/** The three parts of every body: question, answers, explanation. */
export interface CheckBody<Answers extends Block> {
  prompt: Block[];
  answers: Answers | undefined;
  explanation: Inline[];
  /** False if answers stand outside the block of answers, which has been reported. */
  whole: boolean;
}

const typeOf = (block: BlockReader): string => block.attribute('typ')?.value ?? '';

/**
 * Splits a body at its answers: the last block that `isAnswers` accepts. Before it stands the question, after it
 * at most one paragraph “Erklärung: …”; anything else is reported.
 */
export function splitBody<Answers extends Block>(
  block: BlockReader,
  isAnswers: (node: Block) => node is Answers,
  missing: () => void,
): CheckBody<Answers> {
  const nodes = compileMarkdown(block.part.body, block.conversion);
  const { notes } = block.conversion;
  const at = nodes.findLastIndex(isAnswers);
  const answers = nodes[at] as Answers | undefined;
  if (!answers) {
    if (block.part.body.text.trim() === '') block.report('LZ039', block.at, { block: 'check' });
    else missing();
    return { prompt: nodes, answers: undefined, explanation: [], whole: false };
  }

  const prompt = nodes.slice(0, at);
  const stray = prompt.find((node) => node.kind === 'list' && notes.isTaskList(node));
  if (stray) {
    const grund =
      'die Antworten stehen in mehreren Listen; Rückmeldungen („> …“) müssen eingerückt sein und alle Antworten mit demselben Zeichen beginnen';
    block.report('LZ053', notes.where(stray), { typ: typeOf(block), grund });
  } else if (!prompt.some((node) => node.kind !== 'rule')) block.report('LZ052', block.at);

  let explanation: Inline[] = [];
  for (const node of nodes.slice(at + 1)) {
    const words = node.kind === 'paragraph' && explanation.length === 0 ? afterLabel(node.children) : undefined;
    if (words) explanation = words;
    else if (!stray) {
      const grund =
        node.kind === 'quote'
          ? 'eine Rückmeldung („> …“) muss eingerückt unter ihrer Antwort stehen'
          : 'nach den Antworten darf nur noch ein Absatz „Erklärung: …“ folgen';
      block.report('LZ053', notes.where(node), { typ: typeOf(block), grund });
      break;
    }
  }
  return { prompt, answers, explanation, whole: !stray };
}

/** Splits a body without a block of answers at its end: a last paragraph “Erklärung: …” goes out of the rest. */
export function splitExplanation(block: BlockReader): { nodes: Block[]; explanation: Inline[] } {
  const nodes = compileMarkdown(block.part.body, block.conversion);
  const last = nodes.at(-1);
  const explanation = last?.kind === 'paragraph' ? afterLabel(last.children) : undefined;
  return explanation ? { nodes: nodes.slice(0, -1), explanation } : { nodes, explanation: [] };
}

const label = /^Erklärung:\s*/;

function afterLabel([first, ...rest]: readonly Inline[]): Inline[] | undefined {
  if (first?.kind !== 'text' || !label.test(first.text)) return undefined;
  const text = first.text.replace(label, '');
  return text === '' ? rest : [{ kind: 'text', text }, ...rest];
}

/** An answer as it was written, with the place findings name. */
export interface ReadItem extends CheckItem {
  item: Block[];
}

/** Reads list items: first paragraph = the answer, quotes = its feedback. Empty and double answers are reported. */
export function readItems(list: List, block: BlockReader): ReadItem[] {
  const { notes } = block.conversion;
  const nextId = slugger();
  const result: ReadItem[] = [];
  const seen = new Set<string>();
  for (const item of list.items) {
    const [first, ...rest] = item;
    const text = first?.kind === 'paragraph' ? first.children : [];
    const words = plainText(text).trim();
    if (words === '' || /^\[[ xX]?\]/.test(words)) {
      block.report('LZ065', notes.where(item));
      continue;
    }
    const key = words.toLowerCase();
    if (seen.has(key)) block.report('LZ058', notes.where(item), { text: words });
    seen.add(key);
    result.push({ id: nextId(words), text, feedback: feedbackOf(rest, block), item });
  }
  return result;
}

function feedbackOf(nodes: readonly Block[], block: BlockReader): Inline[] {
  const { notes } = block.conversion;
  const result: Inline[] = [];
  const strange = (node: Block): void => {
    const grund = 'unter einer Antwort steht nur ihre Rückmeldung, eingerückt und mit „> “ am Anfang';
    block.report('LZ053', notes.where(node), { typ: typeOf(block), grund });
  };
  for (const node of nodes) {
    if (node.kind !== 'quote') {
      strange(node);
      continue;
    }
    for (const child of node.children) {
      if (child.kind !== 'paragraph') {
        strange(child);
        continue;
      }
      if (result.length > 0) result.push({ kind: 'break' });
      result.push(...child.children);
    }
    if (/(?:^|[.!?…“)] )Erklärung: /.test(plainText(result))) block.report('LZ066', notes.where(node));
  }
  return result;
}

/** Reports answers without feedback (a warning). */
export function wantFeedback(items: readonly ReadItem[], block: BlockReader): void {
  for (const { text, feedback, item } of items) {
    if (feedback.length > 0) continue;
    const wie = 'darunter, eingerückt, eine Zeile „> Rückmeldung“';
    block.report('LZ059', block.conversion.notes.where(item), { text: plainText(text), wie });
  }
}

/** The answer as players get it. */
export const asItem = ({ id, text, feedback }: ReadItem): CheckItem => ({ id, text, feedback });

export const isList = (node: Block): node is List => node.kind === 'list';
export const isTable = (node: Block): node is Table => node.kind === 'table';

/** The body of a check whose answers are a task list. */
export interface Tasks {
  prompt: Block[];
  explanation: Inline[];
  items: (ReadItem & { correct: boolean })[];
  at: Position | undefined;
  /** False if an answer could not be read: what the others add up to then says nothing about the check. */
  whole: boolean;
}

/** Reads a body with a task list. @returns undefined if there is none, which has been reported. */
export function readTasks(block: BlockReader): Tasks | undefined {
  const { notes } = block.conversion;
  const typ = typeOf(block);
  const { prompt, answers, explanation, whole } = splitBody(block, isList, () => {
    const grund = 'es fehlen die Antworten; schreiben Sie sie als Liste „- [ ] Antwort“';
    block.report('LZ053', block.at, { typ, grund });
  });
  if (!answers) return undefined;
  const read = readTaskList(answers, block);
  return read && { prompt, explanation, items: read.items, at: notes.where(answers), whole: whole && read.whole };
}

/**
 * Reads a task list; answers without feedback are reported.
 * @returns undefined if it has no boxes, which has been reported; `whole` is false if an answer could not be read
 */
export function readTaskList(answers: List, block: BlockReader): Pick<Tasks, 'items' | 'whole'> | undefined {
  const { notes } = block.conversion;
  if (!notes.isTaskList(answers)) {
    const grund = 'vor den Antworten fehlen die Kästchen; schreiben Sie „- [ ] Antwort“ oder „- [x] Antwort“';
    block.report('LZ053', notes.where(answers), { typ: typeOf(block), grund });
    return undefined;
  }
  const items: Tasks['items'] = [];
  for (const read of readItems(answers, block)) {
    const correct = notes.ticked(read.item);
    if (correct === undefined) block.report('LZ065', notes.where(read.item));
    else items.push({ ...read, correct });
  }
  wantFeedback(items, block);
  return { items, whole: items.length === answers.items.length };
}
