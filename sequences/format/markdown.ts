import type { Token, Tokens } from 'marked';
import { decodeEntities } from './entities.ts';
import type { Facts } from './fact.ts';
import type { Findings } from './findings.ts';
import { convertInline } from './inline.ts';
import { cutMark, lex } from './lexer.ts';
import { isImageFile } from './links.ts';
import { located } from './located.ts';
import type { Block, Heading, Inline } from './nodes.ts';
import type { Notes } from './notes.ts';
import type { Span } from './span.ts';

/** What converting needs beside the text. */
export interface Conversion {
  findings: Findings;
  notes: Notes;
  /** How deep a `#` heading may be, and which level it becomes. Sections begin at `###`, handouts at `#`. */
  headings: 'section' | 'handout';
  /** What `:::gesetz{fakt=…}` may quote. */
  facts: Facts;
}

/** Compiles ordinary Markdown to the closed vocabulary. What is not in it is reported and kept as plain text. */
export function compileMarkdown(span: Span, conversion: Conversion): Block[] {
  return blocks(lex(span.text), span, conversion);
}

/** Compiles Markdown outside checks, where nothing can be ticked: boxes of task lists become characters. */
export function compileProse(span: Span, conversion: Conversion): Block[] {
  const nodes = compileMarkdown(span, conversion);
  showBoxes(nodes, conversion);
  return nodes;
}

function showBoxes(nodes: readonly Block[], conversion: Conversion): void {
  const { notes, findings, headings } = conversion;
  for (const node of nodes) {
    if (node.kind === 'quote') showBoxes(node.children, conversion);
    if (node.kind !== 'list') continue;
    const at = notes.where(node);
    // On a printed handout boxes are for a pen; in a sequence they look like a check that lost its block line.
    if (at && headings === 'section' && notes.isTaskList(node)) findings.report('LZ076', at);
    for (const item of node.items) {
      const ticked = notes.ticked(item);
      const [first] = item;
      if (ticked !== undefined && first?.kind === 'paragraph') {
        first.children.unshift({ kind: 'text', text: ticked ? '☒ ' : '☐ ' });
      }
      showBoxes(item, conversion);
    }
  }
}

function blocks(tokens: readonly Token[], span: Span, conversion: Conversion): Block[] {
  const result: Block[] = [];
  for (const [token, offset] of located(tokens, span)) {
    const block = convert(token as Tokens.Generic as Token, span, offset, conversion);
    if (!block) continue;
    conversion.notes.place(block, span.at(offset + leading(token.raw)));
    result.push(block);
  }
  return result;
}

/** Blank space a token begins with is not where its text stands. */
const leading = (raw: string): number => Math.max(0, raw.search(/\S/));

function convert(token: Token, span: Span, offset: number, conversion: Conversion): Block | undefined {
  const { findings } = conversion;
  switch (token.type) {
    case 'paragraph':
    case 'text':
      return paragraph(token as Tokens.Paragraph, span, offset, conversion);
    case 'heading':
      return heading(token as Tokens.Heading, span, offset, conversion);
    case 'list':
      return list(token as Tokens.List, span, offset, conversion);
    case 'table':
      return table(token as Tokens.Table, span, offset, conversion);
    case 'blockquote': {
      const quote = token as Tokens.Blockquote;
      return { kind: 'quote', children: blocks(quote.tokens, span.inner(quote.text, offset), conversion) };
    }
    case 'code':
      return { kind: 'code-block', text: (token as Tokens.Code).text };
    case 'hr':
      return { kind: 'rule' };
    case 'html':
      findings.report('LZ070', span.at(offset + leading(token.raw)), { text: token.raw });
      return plain(token.raw);
    case cutMark:
      findings.report('LZ077', span.at(offset));
      return plain(token.raw);
    default:
      // `space`, and the box of a task item, which the list notes.
      return undefined;
  }
}

function plain(text: string): Block | undefined {
  const words = text.replace(/\s+/g, ' ').trim();
  return words === '' ? undefined : { kind: 'paragraph', children: [{ kind: 'text', text: words }] };
}

function paragraph(
  token: Tokens.Paragraph | Tokens.Text,
  span: Span,
  offset: number,
  conversion: Conversion,
): Block | undefined {
  const tokens = (token.tokens ?? []).filter((child) => child.type !== 'checkbox');
  const [only] = tokens.filter((child) => child.raw.trim() !== '');
  if (only?.type === 'image' && tokens.every((child) => child === only || child.raw.trim() === '')) {
    return image(only as Tokens.Image, span, offset + leading(token.raw), conversion);
  }
  const children = convertInline(tokens, span, offset, conversion.findings);
  return children.length === 0 ? undefined : { kind: 'paragraph', children };
}

function image(token: Tokens.Image, span: Span, offset: number, { findings }: Conversion): Block | undefined {
  const file = decodeEntities(token.href);
  const alt = decodeEntities(token.text).trim();
  if (alt === '') findings.report('LZ071', span.at(offset));
  if (isImageFile(file)) return { kind: 'image', file, alt };
  findings.report('LZ072', span.at(offset), { datei: file });
  return plain(alt);
}

function heading(token: Tokens.Heading, span: Span, offset: number, conversion: Conversion): Heading | undefined {
  // A handout is a page of its own: its `#` is the title, `##` its parts.
  const depth = conversion.headings === 'handout' ? token.depth + 1 : token.depth;
  const allowed = conversion.headings === 'handout' ? depth >= 2 && depth <= 5 : depth === 3 || depth === 4;
  if (!allowed) conversion.findings.report('LZ074', span.at(offset + leading(token.raw)));
  const inner = token.raw.indexOf(token.text);
  const children = convertInline(token.tokens, span, offset + Math.max(0, inner), conversion.findings);
  if (children.length === 0) return undefined;
  const block: Heading = { kind: 'heading', level: depth <= 3 ? 3 : 4, children };
  conversion.notes.depth(block, token.depth);
  return block;
}

function list(token: Tokens.List, span: Span, offset: number, conversion: Conversion): Block {
  const items: Block[][] = [];
  for (const [item, at] of located(token.items, span, offset)) {
    // The item's text lost its marker, its indentation and its box; each line of it is the end of a line of the source.
    const inner = span.inner(item.text, at);
    const children = blocks(item.tokens, inner, conversion);
    conversion.notes.place(children, span.at(at + leading(item.raw)));
    if (item.task) conversion.notes.tick(children, item.checked === true);
    items.push(children);
  }
  return { kind: 'list', ordered: token.ordered, start: typeof token.start === 'number' ? token.start : 1, items };
}

function table(token: Tokens.Table, span: Span, offset: number, conversion: Conversion): Block {
  const row = (cells: readonly Tokens.TableCell[], count: number): Inline[][] => {
    const { at, text, offset: from } = span.line(offset, count);
    if (count > 0) {
      const found = countCells(text);
      if (found > token.header.length) {
        conversion.findings.report('LZ078', at, { anzahl: found, spalten: token.header.length });
      }
    }
    let cursor = 0;
    const result = cells.map((cell) => {
      const place = text.indexOf(cell.text, cursor);
      if (place !== -1) cursor = place;
      const inline = convertInline(cell.tokens, span, from + cursor, conversion.findings);
      cursor += cell.text.length;
      return inline;
    });
    conversion.notes.place(result, at);
    return result;
  };
  return {
    kind: 'table',
    head: row(token.header, 0),
    rows: token.rows.map((cells, index) => row(cells, index + 2)),
  };
}

/** Cells of a table row: what stands between unescaped pipes, not counting the outer ones. */
function countCells(line: string): number {
  const row = line.trim();
  const isBorder = (at: number): boolean => row[at] === '|' && row[at - 1] !== '\\';
  let count = 1;
  // The first and the last character are outer pipes or none.
  for (let at = row.indexOf('|', 1); at !== -1 && at < row.length - 1; at = row.indexOf('|', at + 1)) {
    if (isBorder(at)) count++;
  }
  return count;
}
