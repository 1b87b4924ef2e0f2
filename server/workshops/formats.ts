import { join } from 'node:path';
import { compileMaterial } from '../../sequences/format/compile.ts';
import { isError } from '../../sequences/format/findings.ts';
import { readFacts } from '../../sequences/format/folder.ts';
import { type Known, withKnownLinks } from '../../sequences/format/known-links.ts';
import type { Block, Check, Sequence } from '../../sequences/format/nodes.ts';
import { sequencesOf } from '../../workshops/format/agenda.ts';
import { quizKey } from '../../workshops/format/ballot.ts';
import { nodesOf } from '../../workshops/format/walk.ts';
import type { Workshop } from '../../workshops/format/workshop.ts';
import { checkOf, findingsAlone, type ReadWorkshop, readWorkshops } from '../../workshops/format/workshop-folder.ts';

export interface FormatParts {
  /** The repository: formats lie in `workshops/formate/<name>/ablauf.md` below it. */
  root: string;
  /** All published sequences with their keys, by Kennung. */
  sequences: ReadonlyMap<string, Sequence>;
  /** Slugs of the terms they explain. */
  terms: ReadonlySet<string>;
  log(line: string): void;
}

/** A workshop format, compiled once at start. */
export interface PublishedFormat {
  workshop: Workshop;
  /** The checks its quizzes ask, with their keys, by `<Kennung>#<id>`. */
  checks: Readonly<Record<string, Check>>;
  /** Titles of the published sequences it names, by Kennung. */
  titles: Readonly<Record<string, string>>;
  /** Handouts, by the name of their file without `.md`. */
  materials: ReadonlyMap<string, { title: string; nodes: Block[] }>;
}

/** Compiles all formats. What has errors is left out and named in the log, as with sequences. */
export async function publishFormats({
  root,
  sequences,
  terms,
  log,
}: FormatParts): Promise<Map<string, PublishedFormat>> {
  const { facts } = await readFacts(join(root, 'sequences'));
  const known: Known = { titles: new Map([...sequences].map(([id, { title }]) => [id, title])), terms };
  const published = new Map<string, PublishedFormat>();
  for (const read of await readWorkshops(root, facts)) {
    const error = findingsAlone(read, sequences).find(isError);
    if (read.workshop && !error) {
      published.set(read.workshop.name, publish(read.workshop, read, sequences, known));
      continue;
    }
    const { file, line, code, message } = error ?? { file: read.file, line: 1, code: '', message: 'unlesbar' };
    log(`Nicht veröffentlicht: ${file}:${line}: ${code} ${message}`);
  }
  return published;
}

function publish(
  workshop: Workshop,
  { handouts }: ReadWorkshop,
  sequences: FormatParts['sequences'],
  known: Known,
): PublishedFormat {
  const asked = nodesOf(workshop).flatMap((node) => (node.kind === 'quiz' ? node.checks : []));
  const checks = asked.flatMap((one) => {
    const check = checkOf(sequences.get(one.sequence), one);
    return check ? [[quizKey(one), withKnownLinks(check, known)] as const] : [];
  });
  const titles = [...sequencesOf(workshop), ...asked.map(({ sequence }) => sequence)].flatMap((id) => {
    const title = known.titles.get(id);
    return title === undefined ? [] : [[id, title] as const];
  });
  const materials = [...handouts].map(([file, source = '']) => {
    const { title, nodes } = compileMaterial(source, file);
    return [file.replace(/\.md$/, ''), { title, nodes: nodes.map((node) => withKnownLinks(node, known)) }] as const;
  });
  return {
    workshop: withKnownLinks(workshop, known),
    checks: Object.fromEntries(checks),
    titles: Object.fromEntries(titles),
    materials: new Map(materials),
  };
}
