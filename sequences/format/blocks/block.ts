import type { Attribute } from '../attributes.ts';
import type { Details, FindingCode, Findings, Position } from '../findings.ts';
import type { Conversion } from '../markdown.ts';
import { compileMarkdown, compileProse } from '../markdown.ts';
import type { Block, Inline, Node } from '../nodes.ts';
import type { BlockPart } from '../source.ts';
import { Span } from '../span.ts';
import { meant } from '../suggest.ts';

/**
 * A kind of container block and the node it compiles to. A new one is a file beside this one with its `BlockKind`, a line in
 * `index.ts` and a node in `nodes.ts`.
 */
export interface BlockKind<N extends object = Node> {
  /** As authors write it after `:::`. */
  name: string;
  /** Names of the attributes it knows; others are reported before `compile` runs. */
  attributes: readonly string[];
  /** Bare words it knows, e.g. the audiences in `{beratung}`. */
  words?: readonly string[];
  /** Code of the finding for an unknown word; LZ035 by default. */
  wordCode?: FindingCode;
  /** Code of the finding if the `#id` is missing; undefined: the block has no id. */
  idCode?: FindingCode;
  /** @returns the node, or undefined if what is missing leaves nothing to show; the reason has been reported. */
  compile(block: BlockReader): N | undefined;
}

/** What a block kind reads its source through: attributes by type, the body as Markdown, findings at the right place. */
export class BlockReader {
  readonly findings: Findings;
  constructor(
    readonly part: BlockPart,
    readonly conversion: Conversion,
  ) {
    this.findings = conversion.findings;
  }

  /** Where the block opens. */
  get at(): Position {
    return this.part.at;
  }
  /** The `#id`; its form and its being there are checked by the registry. Empty if it is missing. */
  get id(): string {
    return this.part.attributes.id?.name ?? '';
  }

  report(code: FindingCode, at: Position | undefined, details?: Details, help?: string): void {
    this.findings.report(code, at ?? this.at, details, help);
  }

  attribute(name: string): Attribute | undefined {
    return this.part.attributes.list.find((attribute) => attribute.name === name);
  }

  /** Text of an attribute that must be there. */
  text(name: string, expected: string): string {
    const attribute = this.attribute(name);
    if (!attribute) this.report('LZ037', this.at, { block: this.part.name, name, erwartet: expected });
    else if (!attribute.value?.trim()) this.bad(attribute, expected);
    return attribute?.value?.trim() ?? '';
  }

  /** A whole number between `least` and `most`. */
  integer(name: string, fallback: number, least: number, most: number): number {
    const attribute = this.attribute(name);
    if (!attribute) return fallback;
    const value = /^\d{1,6}$/.test(attribute.value ?? '') ? Number(attribute.value) : Number.NaN;
    if (value >= least && value <= most) return value;
    this.bad(attribute, `eine ganze Zahl von ${least} bis ${most}`);
    return fallback;
  }

  /** One of the words given. */
  word<W extends string>(name: string, words: readonly W[], fallback: W): W {
    const attribute = this.attribute(name);
    if (!attribute) return fallback;
    const found = words.find((word) => word === attribute.value);
    if (found === undefined) this.bad(attribute, list(words), meant(attribute.value ?? '', words));
    return found ?? fallback;
  }

  /** `name=ja` or `name=nein`. */
  yes(name: string): boolean {
    return this.word(name, ['ja', 'nein'] as const, 'ja') === 'ja';
  }

  /** Name of a file beside the sequence. */
  file(name: string, endings: readonly string[]): string {
    const expected = `einen Dateinamen wie „${this.part.name}.${endings[0]}“, klein geschrieben, ohne Leerzeichen`;
    const file = this.text(name, expected);
    const attribute = this.attribute(name);
    const known = new RegExp(`^[a-z0-9][a-z0-9_-]*\\.(?:${endings.join('|')})$`);
    if (file !== '' && attribute && !known.test(file)) this.bad(attribute, expected);
    return file;
  }

  /** Reports a body where none belongs. */
  nothingInside(): void {
    const { body, name } = this.part;
    const at = body.text.search(/\S/);
    if (at !== -1) this.report('LZ049', body.at(at), { block: name });
  }

  /** The lines of the body that are not empty, each read for itself; an empty body is reported, what is no line of text, too. */
  lines(): { text: Inline[]; at: Position }[] {
    const { body, name } = this.part;
    if (body.text.trim() === '') this.report('LZ039', this.at, { block: name });
    let offset = 0;
    return body.text.split('\n').flatMap((line) => {
      const at = body.at(offset);
      offset += line.length + 1;
      if (line.trim() === '') return [];
      const [only, ...more] = compileMarkdown(Span.lines(line, at.line), this.conversion);
      return [{ text: only?.kind === 'paragraph' && more.length === 0 ? only.children : [], at }];
    });
  }

  /** The body as Markdown; an empty body is reported. */
  body(): Block[] {
    const nodes = compileProse(this.part.body, this.conversion);
    if (this.part.body.text.trim() === '') this.report('LZ039', this.at, { block: this.part.name });
    return nodes;
  }

  /** Reports an attribute whose value is not what is expected. */
  bad(attribute: Attribute, expected: string, help?: string): void {
    this.report('LZ038', attribute.at, { block: this.part.name, name: attribute.name, erwartet: expected }, help);
  }
}

/** “a, b oder c” in quotation marks. */
export function list(words: readonly string[]): string {
  const quoted = words.map((word) => `„${word}“`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} oder ${quoted.at(-1)}`;
}
