import { compileBlock } from './blocks/index.ts';
import type { Draft } from './draft.ts';
import type { Facts } from './fact.ts';
import { type Finding, Findings, type Position } from './findings.ts';
import { readFrontMatter } from './frontmatter.ts';
import { type Conversion, compileProse } from './markdown.ts';
import type { Block, Node, Sequence } from './nodes.ts';
import { Notes } from './notes.ts';
import { plainText } from './render.ts';
import { asSections, rules, templateIndex } from './rules.ts';
import { longestFile, normalize, type Part, splitSource } from './source.ts';
import { Span } from './span.ts';

export interface CompiledSequence {
  /** Undefined only if the front matter is missing or wrong. Serve it only if no finding is an error. */
  sequence: Sequence | undefined;
  /** Sorted by position. */
  findings: Finding[];
  /** Where a node of the sequence stands, or a front matter key. */
  where(of: object | string): Position;
}

/**
 * Compiles one `sequenz.md` to the closed vocabulary of `nodes.ts`. Never throws: everything there is to complain
 * about is collected, and as much as possible is compiled beside it.
 * @param source the file's text; BOM and CRLF are tolerated
 * @param file its path, for findings
 * @param facts what `fakten.yaml` says; without it no fact can be quoted
 */
export function compileSequence(source: string, file: string, facts: Facts = new Map()): CompiledSequence {
  const findings = new Findings(file);
  const start: Position = { line: 1, column: 1 };
  if (tooLong(source, findings)) return { sequence: undefined, findings: findings.list, where: () => start };

  const split = splitSource(normalize(source), findings);
  const head = split.frontMatter && readFrontMatter(split.frontMatter.text, split.frontMatter.line, findings);
  const metadata = head?.metadata;
  const whereKey = (key: string): Position => head?.where(key) ?? start;
  const notes = new Notes();
  const conversion: Conversion = { findings, notes, headings: 'section', facts };

  const [stray] = split.before;
  if (stray) findings.report('LZ025', stray.kind === 'block' ? stray.at : stray.body.at(stray.body.text.search(/\S/)));
  const draft: Draft = {
    metadata,
    whereKey,
    notes,
    facts,
    sections: split.sections.map((part) => ({
      part,
      template: templateIndex(part.title),
      nodes: part.parts.flatMap((piece) => compilePart(piece, conversion)),
    })),
  };
  for (const rule of rules) rule(draft, findings);
  return {
    sequence: metadata && {
      ...metadata,
      facts: factsIn(metadata.facts, draft.sections),
      sections: asSections(draft.sections),
    },
    findings: findings.sorted(),
    where: (of) => (typeof of === 'string' ? whereKey(of) : (notes.where(of) ?? start)),
  };
}

/** The facts the front matter names and those the text quotes. */
function factsIn(named: readonly string[], sections: Draft['sections']): string[] {
  const quoted = sections.flatMap(({ nodes }) =>
    nodes.flatMap((node) => (node.kind === 'law' && node.fact ? [node.fact.id] : [])),
  );
  return [...new Set([...named, ...quoted])].sort();
}

function compilePart(part: Part, conversion: Conversion): Node[] {
  if (part.kind === 'text') return compileProse(part.body, conversion);
  const node = compileBlock(part, conversion);
  return node ? [node] : [];
}

export interface CompiledMaterial {
  /** The handout without its title. `##` became level 3, `###` and deeper level 4. */
  nodes: Block[];
  /** The text of its first `#` heading. */
  title: string;
  findings: Finding[];
  /** Where a node of the handout stands. */
  where(of: object): Position;
}

/** Compiles a handout named in `material`: plain Markdown with a `#` title, no front matter, no blocks. Never throws. */
export function compileMaterial(source: string, file: string): CompiledMaterial {
  const findings = new Findings(file);
  const notes = new Notes();
  const where = (of: object): Position => notes.where(of) ?? { line: 1, column: 1 };
  if (tooLong(source, findings)) return { nodes: [], title: '', findings: findings.list, where };
  const nodes = compileProse(Span.lines(normalize(source), 1), {
    findings,
    notes,
    headings: 'handout',
    facts: new Map(),
  });
  const at = nodes.findIndex((node) => node.kind === 'heading' && notes.depthOf(node) === 1);
  const heading = nodes[at];
  if (heading?.kind !== 'heading') {
    findings.report('LZ095', { line: 1, column: 1 });
    return { nodes, title: '', findings: findings.sorted(), where };
  }
  const title = plainText(heading.children);
  return { nodes: nodes.toSpliced(at, 1), title, findings: findings.sorted(), where };
}

function tooLong(source: string, findings: Findings): boolean {
  if (source.length <= longestFile) return false;
  findings.report('LZ028', { line: 1, column: 1 }, { groesse: source.length, grenze: longestFile });
  return true;
}
