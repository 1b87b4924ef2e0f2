import { findingKinds, type Severity } from './finding-kinds.ts';

/** Where something stands in a file: line and column count from 1, columns in UTF-16 units as editors count them. */
export interface Position {
  line: number;
  column: number;
}

export interface Finding extends Position {
  code: FindingCode;
  severity: Severity;
  /** Path as it was given to the compiler. */
  file: string;
  /** One German sentence or two. */
  message: string;
  /** German: a likely correction, e.g. “Meinten Sie …?”. */
  help?: string;
}

export type FindingCode = keyof typeof findingKinds;
export type Details = Record<string, string | number>;

/** Makes one finding from the table. Long details are cut, so that a message stays a sentence. */
export function finding(code: FindingCode, file: string, at: Position, details: Details = {}, help?: string): Finding {
  const { severity, text } = findingKinds[code];
  // `{{` and `}}` stand for braces the author should write.
  const message = text.replace(/\{\{|\}\}|\{(\w+)\}/g, (whole, name?: string) => {
    if (name === undefined) return whole.charAt(0);
    return shorten(String(details[name] ?? whole));
  });
  return {
    code,
    severity,
    file,
    line: at.line,
    column: at.column,
    message,
    ...(help === undefined ? {} : { help }),
  };
}

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
};

/** More findings than anyone reads at once: a file this broken is no sequence. */
const mostFindings = 1000;

/** Collects findings of one file, up to 1000. */
export class Findings {
  readonly list: Finding[] = [];
  private quiet = 0;
  constructor(readonly file: string) {}

  report(code: FindingCode, at: Position, details?: Details, help?: string): void {
    if (this.quiet > 0 || this.list.length >= mostFindings) return;
    this.list.push(finding(code, this.file, at, details, help));
  }

  /** Runs `work` without reporting: what follows from a mistake already reported only distracts. */
  muted<T>(work: () => T): T {
    this.quiet++;
    try {
      return work();
    } finally {
      this.quiet--;
    }
  }

  /** In the order of the file; what stands at the same place keeps the order it was found in. */
  sorted(): Finding[] {
    return [...this.list].sort(byPosition);
  }
}

export const byPosition = (a: Finding, b: Finding): number =>
  a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
export const isError = (item: Finding): boolean => item.severity === 'fehler';
