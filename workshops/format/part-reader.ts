import type { Attribute, Attributes } from '../../sequences/format/attributes.ts';
import type { Findings, Position } from '../../sequences/format/findings.ts';
import { slug } from '../../sequences/format/slug.ts';
import { meant } from '../../sequences/format/suggest.ts';
import { type AgendaBlock, type AgendaPart, type BlockForm, blockForms, type WorkshopNode } from './workshop.ts';

/** What the braces of `## Block: Titel {#name beginn=09:00 minuten=15 form=plenum sequenz=G01,G05}` may hold. */
const known = ['minuten', 'form', 'beginn', 'sequenz'];
const longestBlock = 600;

/** What a block's heading says, before its place in the part is known. `minutes` is 0 where they are missing or wrong. */
export interface BlockHeading {
  id: string;
  title: string;
  minutes: number;
  form: BlockForm;
  /** Minutes since midnight, and where they stand. */
  begin: { minutes: number; at: Position } | undefined;
  sequences: string[];
}

/** Reports what a heading's braces hold and nobody reads. */
export function unknownAttributes(
  title: string,
  { id, list }: Attributes,
  findings: Findings,
  readable: readonly string[] = [],
): void {
  const bekannt = readable.length > 0 ? ['#name', ...readable.map((name) => `${name}=…`)].join(', ') : 'keine';
  const strays = [...(id && readable.length === 0 ? [{ name: `#${id.name}`, at: id.at }] : []), ...list];
  for (const { name, at } of strays) {
    if (readable.includes(name)) continue;
    findings.report('LZ173', at, { titel: title, name, bekannt }, meant(name, readable));
  }
}

/** Reads the heading of one block. @param at where it stands */
export function readHeading(
  title: string,
  id: string,
  attributes: Attributes,
  at: Position,
  findings: Findings,
): BlockHeading {
  unknownAttributes(title, attributes, findings, known);
  const of = (name: string): Attribute | undefined => attributes.list.find((one) => one.name === name);
  const bad = (name: string, erwartet: string, help?: string): void =>
    findings.report('LZ172', of(name)?.at ?? at, { titel: title, name, erwartet }, help);

  const minutes = /^\d{1,3}$/.test(of('minuten')?.value ?? '') ? Number(of('minuten')?.value) : 0;
  if (minutes < 1 || minutes > longestBlock) bad('minuten', `eine ganze Zahl von 1 bis ${longestBlock}`);
  const written = of('form')?.value ?? '';
  const form = blockForms.find((one) => one === written);
  if (!form) bad('form', `eines der Wörter ${blockForms.join(', ')}`, meant(written, blockForms));
  const [, hours = '', rest = ''] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(of('beginn')?.value ?? '') ?? [];
  if (of('beginn') && hours === '') bad('beginn', 'eine Uhrzeit der Form 09:15');
  const sequences = (of('sequenz')?.value ?? '').split(',').filter(Boolean);
  if (of('sequenz') && sequences.length === 0) bad('sequenz', 'Kennungen, zum Beispiel G01 oder G01,G05');
  return {
    id,
    title,
    minutes: minutes > longestBlock ? 0 : minutes,
    form: form ?? 'plenum',
    begin: hours === '' ? undefined : { minutes: Number(hours) * 60 + Number(rest), at: of('beginn')?.at ?? at },
    sequences,
  };
}

/** “09:15” of the minutes since midnight. */
const clock = (minutes: number): string =>
  [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

const partForm = /^(?:(?:Tag|Termin|Sitzung|Treffen)(?: \d+)?|Auftakt|Auswertung der Erprobung)(?=$|:)/;
/** Is it the heading of a day, a meeting or a session? */
export const isPartTitle = (title: string): boolean => partForm.test(title);

/** One part of the agenda while it is read: its blocks follow each other without a gap. */
export class PartReader {
  readonly part: AgendaPart;
  /** Minutes since midnight at which it begins. */
  private begin: number | undefined;
  /** A block without minutes is reported at its place; what follows from it would only repeat that. */
  complete = true;

  /** @param title empty for the only part of a format */
  constructor(
    title: string,
    readonly at: Position,
    private readonly findings: Findings,
  ) {
    // “Tag 2: Bewerten” keeps its place when its subject is put in other words.
    this.part = { id: title === '' ? 'ablauf' : slug(title.split(':')[0] ?? ''), title, minutes: 0, blocks: [] };
  }

  add({ begin, ...heading }: BlockHeading, nodes: WorkshopNode[]): AgendaBlock {
    const { part } = this;
    const offset = part.minutes;
    if (begin && part.blocks.length === 0) this.begin = begin.minutes;
    else if (begin) this.fits(heading.title, begin);
    const block: AgendaBlock = {
      ...heading,
      offset,
      begin: this.begin === undefined ? undefined : clock(this.begin + offset),
      nodes,
    };
    part.minutes += heading.minutes;
    part.blocks.push(block);
    if (heading.minutes === 0) this.complete = false;
    return block;
  }

  /** A block begins when those before it have ended. */
  private fits(titel: string, { minutes, at }: { minutes: number; at: Position }): void {
    if (this.begin === undefined) this.findings.report('LZ175', at, { titel });
    else if (this.complete && minutes !== this.begin + this.part.minutes) {
      const erwartet = clock(this.begin + this.part.minutes);
      this.findings.report('LZ174', at, { titel, beginn: clock(minutes), erwartet });
    }
  }
}
