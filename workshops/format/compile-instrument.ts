import { z } from 'zod';
import { type Attributes, readAttributes } from '../../sequences/format/attributes.ts';
import { type Finding, Findings, type Position } from '../../sequences/format/findings.ts';
import { factForm, isoDate } from '../../sequences/format/frontmatter.ts';
import { type HeadKeys, readHead } from '../../sequences/format/head.ts';
import { type Conversion, compileProse } from '../../sequences/format/markdown.ts';
import type { Block, Heading, Inline } from '../../sequences/format/nodes.ts';
import { Notes } from '../../sequences/format/notes.ts';
import { plainText } from '../../sequences/format/render.ts';
import { longestFile, normalize, type SectionPart, splitSource } from '../../sequences/format/source.ts';
import { Names, splitTitle } from './heading.ts';
import type { Checkpoint, Extent, Instrument, InstrumentPart } from './instrument.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const count = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number);
/** “60”, “20–40”, “45–60 je Baustein”: minutes. */
const extent = z
  .string()
  .transform((given) => /^([1-9]\d{0,2})(?:\s?[–-]\s?([1-9]\d{0,2}))?( je Baustein)?$/.exec(given) ?? [])
  .transform(([, from, to = from, each]): Extent => ({ from: Number(from), to: Number(to), each: each !== undefined }))
  .refine(({ from, to }) => from <= to);
const keys = {
  titel: { schema: text(80), expected: 'der Titel als Text, zum Beispiel „titel: KI-Check“' },
  kurz: { schema: text(300), expected: 'ein Satz, der sagt, was der Check leistet' },
  fuer: { schema: text(120), expected: 'für wen er gedacht ist, zum Beispiel „Betriebe bis 250 Beschäftigte“' },
  herkunft: { schema: text(400), expected: 'woran er sich anlehnt und was er nicht ist' },
  fassung: { schema: count.pipe(z.number().min(1)), expected: 'eine ganze Zahl ab 1' },
  stand: { schema: isoDate, expected: 'ein Datum der Form 2026-11-26' },
  pruefen_bis: { schema: isoDate, expected: 'ein Datum der Form 2027-10-01' },
  fakten: {
    schema: z.array(z.string().regex(factForm)).max(60).default([]),
    expected: 'eine Liste von Nummern aus fakten.yaml, zum Beispiel [R03, R40]',
  },
  ziel: { schema: text(400), expected: 'ein Satz, der mit „Wir“ beginnt' },
  dauer: { schema: extent, expected: 'Minuten, zum Beispiel „60“, „20–40“ oder „45–60 je Baustein“' },
  dauer_kurz: {
    schema: extent.optional(),
    expected: 'Minuten für die Kurzfassung mit den ★-Checkpunkten, zum Beispiel „30“ oder „20–40“',
  },
  skala: { schema: z.enum(['ampel', 'bedarf']).default('ampel'), expected: '„ampel“ oder „bedarf“' },
} satisfies HeadKeys;

export interface CompiledInstrument {
  /** Undefined if the head is missing or wrong. Serve it only if no finding is an error. */
  instrument: Instrument | undefined;
  /** Sorted by position. */
  findings: Finding[];
  /** Where a Baustein or a Checkpunkt stands. */
  where(of: object): Position;
  /** Where a key of the head stands. */
  whereKey(key: string): Position;
}

const start: Position = { line: 1, column: 1 };

/**
 * Compiles one `check.md`. Never throws: everything there is to complain about is collected.
 * @param name of the folder the file lies in
 */
export function compileInstrument(source: string, file: string, name: string): CompiledInstrument {
  const findings = new Findings(file);
  const notes = new Notes();
  const where = (of: object): Position => notes.where(of) ?? start;
  if (source.length > longestFile) {
    findings.report('LZ028', start, { groesse: source.length, grenze: longestFile });
    return { instrument: undefined, findings: findings.list, where, whereKey: () => start };
  }
  const split = splitSource(normalize(source), findings);
  const read = split.frontMatter && readHead(split.frontMatter.text, split.frontMatter.line, findings, keys);
  const head = read?.values;
  const reader = new Reader(
    findings,
    { findings, notes, headings: 'section', facts: new Map() },
    !head || head.dauer_kurz !== undefined,
  );
  for (const section of split.sections) reader.read(section);
  reader.finish();
  const { why, begin, parts } = reader;
  return {
    instrument: head && {
      name,
      title: head.titel,
      summary: head.kurz,
      for: head.fuer,
      origin: head.herkunft,
      version: head.fassung,
      asOf: head.stand,
      reviewBy: head.pruefen_bis,
      facts: head.fakten,
      aim: head.ziel,
      extent: head.dauer,
      ...(head.dauer_kurz && { quickExtent: head.dauer_kurz }),
      scale: head.skala === 'bedarf' ? 'need' : 'traffic-light',
      why,
      start: begin,
      parts,
    },
    findings: findings.sorted(),
    where,
    whereKey: (key) => read?.where(key) ?? start,
  };
}

/** Reads the sections of one file, one after the other. */
class Reader {
  why: Block[] = [];
  begin: Block[] = [];
  readonly parts: InstrumentPart[] = [];
  private readonly names: Names;

  constructor(
    private readonly findings: Findings,
    private readonly conversion: Conversion,
    /** There is a ★ version: every Baustein needs its point in it. */
    private readonly hasQuick: boolean,
  ) {
    this.names = new Names(findings);
  }

  read(section: SectionPart): void {
    const { title, attributes } = splitTitle(section, this.findings);
    const [, partTitle] = /^Baustein:\s*(.+)$/.exec(title) ?? [];
    if (partTitle) this.readPart(section, partTitle, attributes);
    else if (title === 'Warum?') this.why = this.prose(section);
    else if (title === 'Womit beginnen?') this.begin = this.prose(section);
    else this.findings.report('LZ150', section.at, { titel: title });
  }

  finish(): void {
    if (this.parts.every(({ points }) => points.length === 0)) this.findings.report('LZ156', start);
  }

  private prose({ parts }: SectionPart): Block[] {
    return parts.flatMap((part) => {
      if (part.kind === 'text') return compileProse(part.body, this.conversion);
      this.findings.report('LZ157', part.at);
      return [];
    });
  }

  private readPart(section: SectionPart, title: string, attributes: Attributes): void {
    const nodes = this.prose(section);
    const isPoint = (node: Block): node is Heading => node.kind === 'heading' && node.level === 3;
    const first = nodes.findIndex(isPoint);
    const sequences = this.sequencesIn(attributes);
    const part: InstrumentPart = {
      id: this.names.ofHeading(attributes, section.at, 'LZ151'),
      title,
      intro: first === -1 ? nodes : nodes.slice(0, first),
      sequences,
      points: [],
    };
    this.conversion.notes.place(part, section.at);
    this.parts.push(part);
    for (const [index, node] of nodes.entries()) {
      if (!isPoint(node)) continue;
      const until = nodes.findIndex((other, place) => place > index && isPoint(other));
      const point = this.readPoint(node, nodes.slice(index + 1, until === -1 ? undefined : until), part);
      if (point) part.points.push(point);
    }
    const quick = part.points.filter((point) => point.quick).length;
    if (part.points.length > 0 && quick !== (this.hasQuick ? 1 : 0)) {
      this.findings.report('LZ155', section.at, { anzahl: quick, erwartet: this.hasQuick ? 'genau einer' : 'keiner' });
    }
  }

  private readPoint(heading: Heading, body: readonly Block[], part: InstrumentPart): Checkpoint | undefined {
    const { notes } = this.conversion;
    const at = notes.where(heading) ?? start;
    const { words, attributes } = this.splitHeading(heading, at);
    const [whole = '', number = '', star] = /^(\d+\.\d+)\s+(★\s*)?/.exec(plainText(words)) ?? [];
    const text = withoutStart(words, whole.length);
    if (number === '' || !plainText(text).startsWith('Wir ')) {
      this.findings.report('LZ152', at);
      return undefined;
    }
    const expected = `${this.parts.length}.${part.points.length + 1}`;
    if (number !== expected) this.findings.report('LZ154', at, { nummer: number, erwartet: expected });

    const [list, ...more] = body;
    const stray = list && list.kind !== 'list' ? list : more[0];
    if (stray) this.findings.report('LZ157', notes.where(stray) ?? at);
    const hints =
      list?.kind === 'list' ? list.items.flatMap(([item]) => (item?.kind === 'paragraph' ? [item.children] : [])) : [];
    if (hints.length === 0 && !stray) this.findings.report('LZ153', at);
    const own = this.sequencesIn(attributes);
    const point: Checkpoint = {
      id: this.names.ofHeading(attributes, at, 'LZ151'),
      number,
      quick: star !== undefined,
      text,
      hints,
      sequences: own.length > 0 ? own : part.sequences,
    };
    notes.place(point, at);
    return point;
  }

  /** A heading's words and what stands in braces at its end. */
  private splitHeading({ children }: Heading, at: Position): { words: Inline[]; attributes: Attributes } {
    const last = children.at(-1);
    const brace = last?.kind === 'text' ? /\s*(\{[^{}]*\})\s*$/.exec(last.text) : null;
    if (last?.kind !== 'text' || !brace?.[1]) return { words: children, attributes: { id: undefined, list: [] } };
    const text = last.text.slice(0, brace.index);
    const words: Inline[] = [...children.slice(0, -1), { kind: 'text', text }];
    return { words, attributes: readAttributes(brace[1], at, this.findings) };
  }

  private sequencesIn({ list }: Attributes): string[] {
    for (const { name, at } of list) {
      if (name === 'sequenzen') continue;
      this.findings.report('LZ035', at, { block: 'Baustein', name, bekannt: '#name, sequenzen=…' });
    }
    const value = list.find(({ name }) => name === 'sequenzen')?.value ?? '';
    // A name that is none is reported with those that do not exist.
    return value.split(',').filter(Boolean);
  }
}

/** The words behind the first `length` characters, which are plain text. */
function withoutStart([first, ...rest]: readonly Inline[], length: number): Inline[] {
  return first?.kind === 'text' ? [{ kind: 'text', text: first.text.slice(length) }, ...rest] : [];
}
