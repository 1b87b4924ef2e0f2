import { join } from 'node:path';
import { isError } from '../../sequences/format/findings.ts';
import { readFacts } from '../../sequences/format/folder.ts';
import { type Known, withKnownLinks } from '../../sequences/format/known-links.ts';
import type { Block, Check, Sequence } from '../../sequences/format/nodes.ts';
import { handoutName } from '../../sequences/format/words.ts';
import { sequencesOf } from '../../workshops/format/agenda.ts';
import { quizKey } from '../../workshops/format/ballot.ts';
import { nodesOf } from '../../workshops/format/walk.ts';
import type { Workshop } from '../../workshops/format/workshop.ts';
import { checkOf, findingsAlone, type ReadWorkshop, readWorkshops } from '../../workshops/format/workshop-folder.ts';
import type { PictureDoc } from './model.ts';
import { picturesOf, withAddresses } from './pictures.ts';

export interface FormatParts {
  /** The repository: formats lie in `workshops/formate/<name>/ablauf.md` below it. */
  root: string;
  /** All published sequences with their keys, by Kennung. */
  sequences: ReadonlyMap<string, Sequence>;
  /** Slugs of the terms they explain. */
  terms: ReadonlySet<string>;
  log(line: string): void;
}

/** A handout, ready to print. */
export interface Sheet {
  title: string;
  nodes: Block[];
  leadersOnly: boolean;
}

/** A workshop format, compiled once at start. */
export interface PublishedFormat {
  workshop: Workshop;
  /** The checks its quizzes ask, with their keys, by `<Kennung>#<id>`. */
  checks: Readonly<Record<string, Check>>;
  /** Titles of the published sequences it names, by Kennung. */
  titles: Readonly<Record<string, string>>;
  /** Handouts, by the name of their file without `.md`. */
  materials: ReadonlyMap<string, Sheet>;
  /** The pictures that format and handouts show. */
  pictures: readonly PictureDoc[];
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
  read: ReadWorkshop,
  sequences: FormatParts['sequences'],
  known: Known,
): PublishedFormat {
  const pictures = picturesOf(workshop, read);
  const ready = <T extends object>(value: T): T =>
    withAddresses(withKnownLinks(value, known), (file) => pictures.get(file)?._id ?? file);
  const asked = nodesOf(workshop).flatMap((node) => (node.kind === 'quiz' ? node.checks : []));
  const checks = asked.flatMap((one) => {
    const check = checkOf(sequences.get(one.sequence), one);
    const served = check && withAddresses(withKnownLinks(check, known), (file) => `/inhalte/${one.sequence}/${file}`);
    return served ? [[quizKey(one), served] as const] : [];
  });
  const titles = [...sequencesOf(workshop), ...asked.map(({ sequence }) => sequence)].flatMap((id) => {
    const title = known.titles.get(id);
    return title === undefined ? [] : [[id, title] as const];
  });
  const materials = workshop.materials.flatMap(({ file, leadersOnly = false }) => {
    const handout = read.handouts.get(file);
    if (!handout) return [];
    return [[handoutName(file), { title: handout.title, nodes: ready(handout.nodes), leadersOnly }] as const];
  });
  return {
    workshop: ready(workshop),
    checks: Object.fromEntries(checks),
    titles: Object.fromEntries(titles),
    materials: new Map(materials),
    pictures: [...pictures.values()],
  };
}
