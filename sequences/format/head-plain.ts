/** A head of the usual form, read without yaml. */
export interface PlainHead {
  /** Every scalar is a string, as in YAML's failsafe schema. */
  values: Record<string, unknown>;
  /** Index of the line each key stands on; all stand in column 1. */
  lines: Map<string, number>;
}

const keyLine = /^([a-z][a-z_]*):(?: (.+))?$/;
const item = '  - ';
/** Text that YAML takes as it stands: nothing that could begin a comment, a key, a tag or an alias, no blank at its ends. */
const plain = /^[^\s,[\]{}#&*!|>'"%@`?:-](?:[^\t:]*[^\s:])?$/;
/** The same between brackets, where commas and brackets end it, too. */
const scalar = /"([^"\\\t]*)"|([^\s,[\]{}#&*!|>'"%@`?:\\-](?:[^\t,[\]{}#'":]*[^\s,[\]{}#'":])?)/y;
const flowKey = /([a-z][a-z_]*): /y;

/**
 * Reads the lines nearly every head consists of: `key: text`, `key: "text"`, `key: [a, { b: c }]` and lists of them, one entry a
 * line. yaml takes a fifth of a whole compile for that. Exactly what yaml would read, or undefined for all that is less usual:
 * then yaml decides what it means and what is wrong with it.
 */
export function readPlainHead(source: string): PlainHead | undefined {
  const values: Record<string, unknown> = {};
  const lines = new Map<string, number>();
  let list: unknown[] | undefined;
  for (const [index, line] of source.split('\n').entries()) {
    if (list && line.startsWith(item)) {
      const value = readValue(line.slice(item.length));
      if (value === undefined) return undefined;
      list.push(value);
      continue;
    }
    const [, key, text] = keyLine.exec(line) ?? [];
    if (key === undefined || lines.has(key) || list?.length === 0) return undefined;
    list = text === undefined ? [] : undefined;
    const value = text === undefined ? list : readValue(text);
    if (value === undefined) return undefined;
    values[key] = value;
    lines.set(key, index);
  }
  return list?.length === 0 ? undefined : { values, lines };
}

function readValue(text: string): unknown {
  if (plain.test(text)) return text.includes(' #') ? undefined : text;
  const flow = new Flow(text);
  const value = flow.value();
  return flow.at === text.length ? value : undefined;
}

/** Reads `"…"`, `[…]` and `{ … }` from left to right. */
class Flow {
  at = 0;
  constructor(private readonly text: string) {}

  /** @param depth brackets around it; no head needs more than a list of maps */
  value(depth = 0): unknown {
    if (depth > 2) return undefined;
    if (this.takes('[')) return this.list(depth + 1);
    if (this.takes('{')) return this.map(depth + 1);
    const [, quoted, words] = this.match(scalar) ?? [];
    return quoted ?? words;
  }

  private list(depth: number): unknown[] | undefined {
    const result: unknown[] = [];
    if (this.takes(']')) return result;
    do {
      const value = this.value(depth);
      if (value === undefined) return undefined;
      result.push(value);
    } while (this.takes(', '));
    return this.takes(']') ? result : undefined;
  }

  private map(depth: number): Record<string, unknown> | undefined {
    const result: Record<string, unknown> = {};
    this.takes(' ');
    do {
      const key = this.match(flowKey)?.[1];
      const value = key !== undefined && !Object.hasOwn(result, key) ? this.value(depth) : undefined;
      if (key === undefined || value === undefined) return undefined;
      result[key] = value;
    } while (this.takes(', '));
    this.takes(' ');
    return this.takes('}') ? result : undefined;
  }

  private takes(mark: string): boolean {
    const found = this.text.startsWith(mark, this.at);
    if (found) this.at += mark.length;
    return found;
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? undefined;
    if (found) this.at = pattern.lastIndex;
    return found;
  }
}
