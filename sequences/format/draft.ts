import type { Facts } from './fact.ts';
import type { Findings, Position } from './findings.ts';
import type { Metadata } from './frontmatter.ts';
import type { Node } from './nodes.ts';
import type { Notes } from './notes.ts';
import type { SectionPart } from './source.ts';

/** What a rule sees: the compiled file and where things stand in it. */
export interface Draft {
  metadata: Metadata | undefined;
  /** Place of a front matter key. */
  whereKey(key: string): Position;
  /** Sections as they stand in the file; `template` is undefined for an unknown one. */
  sections: { part: SectionPart; template: number | undefined; nodes: Node[] }[];
  notes: Notes;
  facts: Facts;
}
/** A rule looks at the whole sequence. A new one is a function and a line in `rules.ts`. */
export type Rule = (draft: Draft, findings: Findings) => void;
