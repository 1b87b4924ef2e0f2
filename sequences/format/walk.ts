import type { Block, Check, CheckItem, Image, Inline, Node } from './nodes.ts';

/** A stretch of running text with the node that findings on it name. */
export interface Stretch {
  words: readonly Inline[];
  /** The block it stands in, as the compiler noted its place. */
  of: object;
}

/** All text learners read in a node, stretch by stretch: paragraphs, cells, answers, feedback. Trainers' notes are left out. */
export function* stretches(node: Node): Generator<Stretch> {
  switch (node.kind) {
    case 'paragraph':
    case 'heading':
      yield { words: node.children, of: node };
      break;
    case 'list':
      for (const item of node.items) for (const block of item) yield* stretches(block);
      break;
    case 'table':
      for (const row of [node.head, ...node.rows]) for (const words of row) yield { words, of: node };
      break;
    case 'quote':
    case 'audience':
    case 'hint':
    case 'example':
    case 'law':
    case 'definition':
    case 'reflection':
      yield* all(node.children);
      break;
    case 'traffic-light':
      for (const { text } of node.statements) yield { words: text, of: node };
      break;
    case 'measure':
      yield { words: node.checkpoint, of: node };
      yield { words: node.measure, of: node };
      break;
    case 'poll':
      yield* all(node.prompt);
      for (const { text } of node.options) yield { words: text, of: node };
      break;
    case 'check':
      yield* inCheck(node);
      break;
  }
}

function* all(blocks: readonly Block[]): Generator<Stretch> {
  for (const block of blocks) yield* stretches(block);
}

function* inCheck(check: Check): Generator<Stretch> {
  yield* all(check.prompt);
  for (const words of inAnswers(check)) yield { words, of: check };
  yield { words: check.explanation, of: check };
}

/** What a check offers and says about it. */
function* inAnswers(check: Check): Generator<readonly Inline[]> {
  const items = function* (list: readonly CheckItem[]): Generator<readonly Inline[]> {
    for (const { text, feedback } of list) yield* [text, feedback];
  };
  switch (check.type) {
    case 'choice':
      return yield* items(check.options);
    case 'truth':
      return yield* items(check.statements);
    case 'order':
      return yield* items(check.items);
    case 'match':
      yield* items(check.pairs);
      for (const { text } of check.choices) yield text;
      return;
    case 'gap':
      for (const parts of check.passage) yield parts.filter((part) => part.kind !== 'gap');
      return;
    case 'number':
      return;
    case 'case':
      for (const { question, options } of check.steps) {
        yield question;
        yield* items(options);
      }
  }
}

/** Every inline node in a stretch, links' and emphasised words' children too. */
export function* inlines(words: readonly Inline[]): Generator<Inline> {
  for (const node of words) {
    yield node;
    if ('children' in node) yield* inlines(node.children);
  }
}

/** Pictures may stand wherever Markdown may: in lists, quotes, blocks and questions. */
export function imagesIn(value: unknown): Image[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && value.kind === 'image') return [value as Image];
  return Object.values(value).flatMap(imagesIn);
}
