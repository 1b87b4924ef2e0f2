import { type Attributes, readAttributes } from './attributes.ts';
import type { Findings, Position } from './findings.ts';
import { Span } from './span.ts';

/** A container block `:::name{…}` … `:::`. */
export interface BlockPart {
  kind: 'block';
  name: string;
  attributes: Attributes;
  at: Position;
  body: Span;
  /** Unclosed or nested, and reported: its body is read without further complaints. */
  broken: boolean;
}
/** Ordinary Markdown between blocks. */
export interface TextPart {
  kind: 'text';
  body: Span;
}
export type Part = BlockPart | TextPart;

export interface SectionPart {
  title: string;
  at: Position;
  parts: Part[];
}
export interface Source {
  /** The YAML between the `---` lines and the line it begins on. */
  frontMatter: { text: string; line: number } | undefined;
  /** What stands before the first `## `. */
  before: Part[];
  sections: SectionPart[];
}

/** Longest file that is read, in characters: ten times a long sequence. */
export const longestFile = 300_000;

/** Line ends become `\n`, a byte order mark goes. */
export const normalize = (source: string): string => source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

/**
 * Splits a file into front matter, sections and container blocks, line by line; each line is looked at once.
 * Text in code fences is left alone. An unclosed block ends at the next block line or `## ` heading.
 * @param source normalized text
 */
export function splitSource(source: string, findings: Findings): Source {
  const lines = source.split('\n');
  const { frontMatter, next } = splitFrontMatter(lines, findings);
  return { frontMatter, ...new Splitter(lines, next, findings).split() };
}

function splitFrontMatter(lines: string[], findings: Findings): { frontMatter: Source['frontMatter']; next: number } {
  if (lines[0]?.trimEnd() !== '---') {
    findings.report('LZ010', { line: 1, column: 1 });
    return { frontMatter: undefined, next: 0 };
  }
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] as string;
    if (line.trimEnd() === '---')
      return { frontMatter: { text: lines.slice(1, index).join('\n'), line: 2 }, next: index + 1 };
    if (/^(##|:::)/.test(line)) break;
  }
  findings.report('LZ011', { line: 1, column: 1 });
  const text = lines.findIndex((line) => /^(##|:::)/.test(line));
  return { frontMatter: undefined, next: text === -1 ? lines.length : text };
}

const headingLine = /^##(?!#)[ \t]*(.*)$/;
const blockLine = /^ {0,3}:::/;
const closeLine = /^ {0,3}:::[ \t]*$/;
const fenceLine = /^ {0,3}(`{3,}|~{3,})(.*)$/;

class Splitter {
  private readonly before: Part[] = [];
  private readonly sections: SectionPart[] = [];
  private parts: Part[] = this.before;
  private textFrom: number;
  private open: { index: number; name: string; attributes: Attributes; at: Position } | undefined;
  /** Close lines that belong to an outer block which a nested one has ended already. */
  private expectedCloses = 0;

  constructor(
    private readonly lines: string[],
    private readonly start: number,
    private readonly findings: Findings,
  ) {
    this.textFrom = start;
  }

  split(): { before: Part[]; sections: SectionPart[] } {
    const fences = this.fences();
    for (let index = this.start; index < this.lines.length; index++) {
      const fenceEnd = fences.get(index);
      if (fenceEnd !== undefined) {
        index = fenceEnd;
        continue;
      }
      const line = this.lines[index] as string;
      if (blockLine.test(line)) {
        if (closeLine.test(line)) this.close(index);
        else this.begin(index, fences);
      } else if (line.startsWith('##')) {
        const heading = headingLine.exec(line);
        if (heading) this.section(index, heading[1] ?? '');
      }
    }
    if (this.open) this.unclosed(this.lines.length);
    this.flush(this.lines.length);
    return { before: this.before, sections: this.sections };
  }

  /** First line → last line of every code fence. An unclosed fence is reported and protects nothing. */
  private fences(): Map<number, number> {
    const result = new Map<number, number>();
    let open: { index: number; fence: string } | undefined;
    for (let index = this.start; index < this.lines.length; index++) {
      const match = fenceLine.exec(this.lines[index] as string);
      if (!match) continue;
      const [, fence = '', info = ''] = match;
      if (!open) {
        if (fence.startsWith('~') || !info.includes('`')) open = { index, fence };
      } else if (fence.startsWith(open.fence) && info.trim() === '') {
        result.set(open.index, index);
        open = undefined;
      }
    }
    if (open) {
      this.findings.report('LZ029', { line: open.index + 1, column: 1 }, { zaun: open.fence });
    }
    return result;
  }

  private section(index: number, title: string): void {
    if (this.open) this.unclosed(index);
    this.flush(index);
    this.expectedCloses = 0;
    const section = {
      title: title.replace(/[ \t]+#*[ \t]*$/, '').trim(),
      at: { line: index + 1, column: 1 },
      parts: [],
    };
    this.sections.push(section);
    this.parts = section.parts;
    this.textFrom = index + 1;
  }

  private begin(index: number, fences: Map<number, number>): void {
    const line = this.lines[index] as string;
    const column = line.indexOf(':') + 1;
    const at = { line: index + 1, column };
    const rest = line.slice(column - 1);
    const [head = '', name = ''] = /^:::[ \t]*([\p{L}\p{N}_-]*)[ \t]*/u.exec(rest) ?? [];
    const tail = rest.slice(head.length).trimEnd();
    if (name === '') {
      const reason = rest.startsWith('::::')
        ? 'es sind genau drei Doppelpunkte'
        : 'nach „:::“ fehlt der Name des Blocks';
      this.findings.report('LZ034', at, { grund: reason });
    }

    if (this.open) {
      if (this.closesTwice(index, fences)) {
        this.findings.report('LZ032', at, { name, aussen: this.open.name });
        this.finish(index, true);
        this.expectedCloses++;
      } else this.unclosed(index);
    }
    this.flush(index);

    let attributes: Attributes = { id: undefined, list: [] };
    const tailAt = { line: at.line, column: column + head.length };
    if (tail.startsWith('{')) attributes = readAttributes(tail, tailAt, this.findings);
    else if (tail !== '' && name !== '') {
      this.findings.report('LZ034', tailAt, { grund: 'nach dem Namen folgt nur eine Klammer „{…}“' });
    }
    this.open = { index, name, attributes, at };
  }

  /** Does the block line at `index` stand inside the open block? Then two close lines follow it without an opening between. */
  private closesTwice(index: number, fences: Map<number, number>): boolean {
    let closes = 0;
    for (let next = index + 1; next < this.lines.length; next++) {
      next = fences.get(next) ?? next;
      const line = this.lines[next] as string;
      if (closeLine.test(line)) closes++;
      else if (blockLine.test(line) || headingLine.test(line)) return false;
      if (closes === 2) return true;
    }
    return false;
  }

  private close(index: number): void {
    if (this.open) {
      this.finish(index, false);
      this.textFrom = index + 1;
      return;
    }
    this.flush(index);
    this.textFrom = index + 1;
    if (this.expectedCloses > 0) this.expectedCloses--;
    else this.findings.report('LZ033', { line: index + 1, column: 1 });
  }

  private unclosed(index: number): void {
    if (!this.open) return;
    this.findings.report('LZ030', this.open.at, { name: this.open.name });
    this.finish(index, true);
  }

  private finish(index: number, broken: boolean): void {
    if (!this.open) return;
    const { index: from, name, attributes, at } = this.open;
    const body = Span.lines(this.lines.slice(from + 1, index).join('\n'), from + 2);
    // A block line without a name is reported already; its text is kept as ordinary text.
    if (name === '') this.parts.push({ kind: 'text', body });
    else this.parts.push({ kind: 'block', name, attributes, at, body, broken });
    this.open = undefined;
    this.textFrom = index;
  }

  /** Keeps the ordinary text up to `index`. */
  private flush(index: number): void {
    const text = this.lines.slice(this.textFrom, index).join('\n');
    if (text.trim() !== '') this.parts.push({ kind: 'text', body: Span.lines(text, this.textFrom + 1) });
    this.textFrom = index;
  }
}
