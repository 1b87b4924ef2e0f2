import { type Attributes, readAttributes } from '../../sequences/format/attributes.ts';
import type { FindingCode, Findings, Position } from '../../sequences/format/findings.ts';
import type { SectionPart } from '../../sequences/format/source.ts';

/** “Titel {#name minuten=15}” → its two halves. */
export function splitTitle(
  { title, at }: Pick<SectionPart, 'title' | 'at'>,
  findings: Findings,
): { title: string; attributes: Attributes } {
  const brace = title.indexOf('{');
  if (brace === -1) return { title, attributes: { id: undefined, list: [] } };
  const place = { line: at.line, column: at.column + 3 + brace };
  return { title: title.slice(0, brace).trim(), attributes: readAttributes(title.slice(brace), place, findings) };
}

const idForm = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** The names in one file; each stands for one thing. */
export class Names {
  private readonly lines = new Map<string, number>();
  constructor(private readonly findings: Findings) {}

  /** Reports a name that another thing of the file has already. An empty one has been reported. */
  take(name: string, at: Position): void {
    const zeile = this.lines.get(name);
    if (zeile !== undefined) this.findings.report('LZ081', at, { id: name, zeile });
    else if (name !== '') this.lines.set(name, at.line);
  }

  /** The name in the braces of a heading. @param missing code of the finding if there is none */
  ofHeading({ id }: Attributes, at: Position, missing: FindingCode): string {
    if (!id) this.findings.report(missing, at);
    else if (idForm.test(id.name)) this.take(id.name, id.at);
    else this.findings.report('LZ080', id.at, { id: id.name });
    return id?.name ?? '';
  }
}
