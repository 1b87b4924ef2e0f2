import type { Facts } from '../../sequences/format/fact.ts';
import { type Finding, Findings, type Position } from '../../sequences/format/findings.ts';
import { type Conversion, compileProse } from '../../sequences/format/markdown.ts';
import { Notes } from '../../sequences/format/notes.ts';
import { longestFile, normalize, type Part, type SectionPart, splitSource } from '../../sequences/format/source.ts';
import { meant } from '../../sequences/format/suggest.ts';
import { compileWorkshopBlock } from './blocks/index.ts';
import { Names, splitTitle } from './heading.ts';
import { followUpNames } from './names.ts';
import { isPartTitle, PartReader, readHeading, unknownAttributes } from './part-reader.ts';
import type { AgendaBlock, Workshop, WorkshopNode } from './workshop.ts';
import { readWorkshopHead } from './workshop-head.ts';
import { evaluationTitle, type Form, formTitles, type WorkshopDraft, workshopRules } from './workshop-rules.ts';

export interface CompiledWorkshop {
  /** Undefined if the head is missing or wrong. Serve it only if no finding is an error. */
  workshop: Workshop | undefined;
  /** Sorted by position. */
  findings: Finding[];
  /** Where a block of the agenda or a node stands. */
  where(of: object): Position;
  /** Where a key of the head stands. */
  whereKey(key: string): Position;
}

const start: Position = { line: 1, column: 1 };

/**
 * Compiles one `ablauf.md`. Never throws: everything there is to complain about is collected.
 * @param source the file's text; BOM and CRLF are tolerated
 * @param file its path, for findings
 * @param name of the folder it lies in
 * @param facts what `fakten.yaml` says; without it no fact can be quoted
 */
export function compileWorkshop(
  source: string,
  file: string,
  name: string,
  facts: Facts = new Map(),
): CompiledWorkshop {
  const findings = new Findings(file);
  const notes = new Notes();
  const where = (of: object): Position => notes.where(of) ?? start;
  if (source.length > longestFile) {
    findings.report('LZ028', start, { groesse: source.length, grenze: longestFile });
    return { workshop: undefined, findings: findings.list, where, whereKey: () => start };
  }
  const split = splitSource(normalize(source), findings);
  const read = split.frontMatter && readWorkshopHead(split.frontMatter.text, split.frontMatter.line, findings);
  const head = read?.head;
  const whereKey = (key: string): Position => read?.where(key) ?? start;
  const reader = new Reader(findings, { findings, notes, headings: 'section', facts });
  reader.nothingIn(split.before);
  for (const section of split.sections) reader.read(section);
  const draft: WorkshopDraft = { ...reader.agenda(), head, whereKey, notes };
  for (const rule of workshopRules) rule(draft, findings);

  const { parts, forms } = draft;
  return {
    workshop: head && {
      ...head,
      name,
      facts: factsIn(head.facts, draft),
      parts: parts.map(({ part }) => part),
      evaluation: forms.get(evaluationTitle)?.nodes ?? [],
      followUps: head.followUps.map((one) => ({ ...one, nodes: forms.get(followUpNames[one.id])?.nodes ?? [] })),
    },
    findings: findings.sorted(),
    where,
    whereKey,
  };
}

/** The facts the front matter names and those the text quotes. */
function factsIn(named: readonly string[], { nodes }: WorkshopDraft): string[] {
  const quoted = nodes.flatMap((node) => (node.kind === 'law' && node.fact ? [node.fact.id] : []));
  return [...new Set([...named, ...quoted])].sort();
}

/** Reads the sections of one file, one after the other. */
class Reader {
  private readonly parts: PartReader[] = [];
  private readonly names: Names;
  private readonly forms = new Map<string, Form>();
  /** All nodes in the order of the file. */
  private readonly nodes: WorkshopNode[] = [];
  /** No section was left out. */
  private complete = true;

  constructor(
    private readonly findings: Findings,
    private readonly conversion: Conversion,
  ) {
    this.names = new Names(findings);
  }

  read(section: SectionPart): void {
    const { title, attributes } = splitTitle(section, this.findings);
    const [, blockTitle] = /^Block:\s*(.+)$/.exec(title) ?? [];
    const place = formTitles.indexOf(title);
    if (!blockTitle && place === -1 && !isPartTitle(title)) {
      this.findings.report('LZ170', section.at, { titel: title }, meant(title, formTitles));
      this.complete = false;
      return;
    }
    if (!blockTitle) unknownAttributes(title, attributes, this.findings);
    // Blocks, then what is filled in at the end, then what is asked afterwards, each once.
    if ([...this.forms.keys()].some((before) => place <= formTitles.indexOf(before))) {
      this.findings.report('LZ181', section.at, { titel: title });
      // Minutes of a block that stands wrong are counted once it stands right.
      this.complete = false;
    }
    if (blockTitle) this.readBlock(section, blockTitle, attributes);
    else if (place >= 0) this.forms.set(title, { at: section.at, nodes: this.compile(section.parts) });
    else this.readPart(section, title);
  }

  agenda(): Omit<WorkshopDraft, 'head' | 'whereKey' | 'notes'> {
    const { parts, forms, nodes, complete } = this;
    return { parts, forms, nodes, complete: complete && parts.every((part) => part.complete) };
  }

  /** Text before the first block would be shown nowhere. */
  nothingIn(parts: readonly Part[]): void {
    const [stray] = parts;
    if (!stray) return;
    this.findings.report('LZ179', stray.kind === 'block' ? stray.at : stray.body.at(stray.body.text.search(/\S/)));
  }

  private readPart({ at, parts }: SectionPart, title: string): void {
    this.nothingIn(parts);
    const reader = new PartReader(title, at, this.findings);
    const twin = this.parts.find(({ part }) => part.id === reader.part.id);
    if (this.parts[0]?.part.title === '') this.findings.report('LZ197', at, { titel: title });
    if (twin) this.findings.report('LZ178', at, { titel: title, zeile: twin.at.line });
    this.parts.push(reader);
  }

  private readBlock({ at, parts }: SectionPart, title: string, attributes: Parameters<typeof readHeading>[2]): void {
    const id = this.names.ofHeading(attributes, at, 'LZ171');
    const heading = readHeading(title, id, attributes, at, this.findings);
    let part = this.parts.at(-1);
    if (!part) {
      part = new PartReader('', at, this.findings);
      this.parts.push(part);
    }
    const block: AgendaBlock = part.add(heading, this.compile(parts));
    this.conversion.notes.place(block, at);
  }

  private compile(parts: readonly Part[]): WorkshopNode[] {
    const nodes = parts.flatMap((part): WorkshopNode[] => {
      if (part.kind === 'text') return compileProse(part.body, this.conversion);
      const node = compileWorkshopBlock(part, this.conversion);
      return node ? [node] : [];
    });
    for (const node of nodes) {
      const at = this.conversion.notes.where(node);
      if ('id' in node && at) this.names.take(node.id, at);
    }
    this.nodes.push(...nodes);
    return nodes;
  }
}
