import type { Glossary } from '../format/glossary.ts';
import type { Block, Check, Inline, Node, Sequence } from '../format/nodes.ts';
import { plainText } from '../format/render.ts';
import { shortTitle } from '../format/words.ts';

/** All that is searched, as it travels to the device. Texts are lines: paragraphs, list items, table rows. */
export interface SearchDocuments {
  sequences: { id: string; title: string; aim: string; sections: { slug: string; title: string; lines: string[] }[] }[];
  terms: { slug: string; term: string; also: string[]; lines: string[] }[];
}

/** @param sequences as learners get them: nothing of the trainers' column and no key of a check is searched */
export const searchDocuments = (sequences: readonly Sequence[], glossary: Glossary): SearchDocuments => ({
  sequences: sequences.map(({ id, title, aim, sections }) => ({
    id,
    title,
    aim,
    sections: sections.map((section) => ({
      slug: section.slug,
      title: shortTitle(section),
      lines: section.nodes.flatMap(linesOf),
    })),
  })),
  terms: Object.entries(glossary).map(([slug, { term, also, definition }]) => ({
    slug,
    term,
    also,
    lines: blockLines(definition),
  })),
});

function linesOf(node: Node): string[] {
  switch (node.kind) {
    case 'method':
    case 'poll':
      return [];
    case 'audience':
    case 'hint':
    case 'example':
    case 'reflection':
      return blockLines(node.children);
    case 'law':
      return [node.source, ...blockLines(node.children)];
    case 'definition':
      return [node.term, ...blockLines(node.children)];
    case 'video':
    case 'h5p':
      return [node.title];
    case 'traffic-light':
      return node.statements.map(({ text }) => words(text));
    case 'measure':
      return [words(node.checkpoint), words(node.measure)];
    case 'check':
      return [...blockLines(node.prompt), ...questions(node)];
    default:
      return blockLines([node]);
  }
}

/** What a check asks beside its prompt. Its options stay out: half of them are wrong. */
const questions = (check: Check): string[] =>
  check.type === 'case' ? check.steps.map(({ question }) => words(question)) : [];

const words = (inline: readonly Inline[]): string => plainText(inline).trim();

const blockLines = (blocks: readonly Block[]): string[] => blocks.flatMap(ofBlock).filter(Boolean);

function ofBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [words(block.children)];
    case 'list':
      return block.items.flatMap(blockLines);
    case 'table':
      return block.rows.map((row) => row.map(words).filter(Boolean).join(' – '));
    case 'quote':
      return blockLines(block.children);
    case 'image':
      return [block.alt];
    case 'code-block':
      return [block.text];
    case 'rule':
      return [];
  }
}
