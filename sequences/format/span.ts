import type { Position } from './findings.ts';

/**
 * A stretch of text that knows where each of its lines stands in the file. Markdown takes prefixes off the lines
 * of quotes and list items; `inner` follows it there, so that a finding deep inside still names its place.
 */
export class Span {
  private readonly starts: number[] = [0];

  private constructor(
    readonly text: string,
    /** Where its `index`-th line begins. */
    private readonly lineStart: (index: number) => Position,
  ) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** A stretch of whole lines that begins in column 1 of `line`. */
  static lines(text: string, line: number): Span {
    return new Span(text, (index) => ({ line: line + index, column: 1 }));
  }

  /** Where the character at `offset` stands. */
  at(offset: number): Position {
    const index = this.lineAt(offset);
    const { line, column } = this.lineStart(index);
    return { line, column: column + Math.max(0, offset - (this.starts[index] as number)) };
  }

  /** Where the `count`-th line after the one at `offset` begins, and its text. */
  line(offset: number, count: number): { at: Position; text: string; offset: number } {
    const index = Math.min(this.lineAt(offset) + count, this.starts.length - 1);
    return {
      at: this.lineStart(index),
      text: this.lineText(index),
      offset: this.starts[index] as number,
    };
  }

  /**
   * The stretch `text` that begins at `offset` and has lost a prefix on each of its lines (`> `, `- `, indentation).
   * What is left of a line is its end, so it is found from behind.
   */
  inner(text: string, offset: number): Span {
    const first = this.lineAt(offset);
    const places = text.split('\n').map((inner, count) => {
      const index = Math.min(first + count, this.starts.length - 1);
      const outer = this.lineText(index).trimEnd();
      const core = inner.trim();
      const found = core === '' ? outer.length : outer.lastIndexOf(core);
      const column =
        found === -1 ? outer.search(/\S|$/) : Math.max(0, found - (inner.length - inner.trimStart().length));
      const { line, column: base } = this.lineStart(index);
      return { line, column: base + column };
    });
    return new Span(text, (index) => places[index] as Position);
  }

  private lineText(index: number): string {
    const next = this.starts[index + 1];
    return this.text.slice(this.starts[index], next === undefined ? undefined : next - 1);
  }

  private lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
