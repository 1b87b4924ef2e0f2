import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { textOf, textRules } from '../../sequences/format/across.ts';
import { compileMaterial } from '../../sequences/format/compile.ts';
import type { Facts } from '../../sequences/format/fact.ts';
import { byPosition, type Finding, finding } from '../../sequences/format/findings.ts';
import type { Check, Sequence } from '../../sequences/format/nodes.ts';
import { meant } from '../../sequences/format/suggest.ts';
import { imagesIn } from '../../sequences/format/walk.ts';
import { type CompiledWorkshop, compileWorkshop } from './compile-workshop.ts';
import { legalDates, namesOfFolders } from './folder.ts';
import { nodesOf, wordsOf } from './walk.ts';
import type { Quiz, QuizCheck } from './workshop.ts';

export interface ReadWorkshop extends CompiledWorkshop {
  file: string;
  /** Handouts beside it, by file name; `undefined` where the file is missing. */
  handouts: Map<string, string | undefined>;
}

/**
 * Compiles every `workshops/formate/<name>/ablauf.md`, sorted by name. No folder, no formats.
 * @param root of the repository
 */
export async function readWorkshops(root: string, facts: Facts): Promise<ReadWorkshop[]> {
  const names = await namesOfFolders(path.join(root, 'workshops/formate'));
  return Promise.all(
    names.map(async (name) => {
      const folder = `workshops/formate/${name}`;
      const file = `${folder}/ablauf.md`;
      const compiled = compileWorkshop(await readFile(path.join(root, file), 'utf8'), file, name, facts);
      const handouts = new Map<string, string | undefined>();
      for (const { file: handout } of compiled.workshop?.materials ?? []) {
        handouts.set(handout, await readFile(path.join(root, folder, handout), 'utf8').catch(missing));
      }
      return { ...compiled, file, handouts };
    }),
  );
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

/** What workshop formats are held against. */
export interface Surroundings {
  /** All sequences, by Kennung. */
  sequences: ReadonlyMap<string, Sequence>;
  facts: Facts;
  /** ISO date of today. */
  today: string;
}

/** What is wrong with the workshop formats, sorted by file and position. */
export async function checkWorkshops(root: string, around: Surroundings): Promise<Finding[]> {
  const read = await readWorkshops(root, around.facts);
  const instruments = await namesOfFolders(path.join(root, 'workshops/checks'));
  return read
    .flatMap((one) => [
      ...findingsAlone(one, around.sequences),
      ...sequencesExist(one, around),
      ...linksLead(one, around),
      ...instrumentExists(one, instruments),
      ...legalDates(one, one.workshop, around),
    ])
    .sort(byPosition);
}

/** What keeps a format from being served: its text, its handouts, the questions of its quizzes. */
export const findingsAlone = (one: ReadWorkshop, sequences: Surroundings['sequences']): Finding[] => [
  ...one.findings,
  ...handoutsLie(one),
  ...quizzesLead(one, sequences),
];

/** Handouts are there, compile, and hold words only. */
function handoutsLie({ file, handouts, whereKey }: ReadWorkshop): Finding[] {
  return [...handouts].flatMap(([name, source]) => {
    if (source === undefined) return [finding('LZ092', file, whereKey('material'), { datei: name })];
    const own = `${path.posix.dirname(file)}/${name}`;
    const { nodes, findings } = compileMaterial(source, own);
    const images = imagesIn(nodes).map(({ file: datei }) => finding('LZ194', own, { line: 1, column: 1 }, { datei }));
    return [...findings, ...images];
  });
}

function sequencesExist({ file, workshop, where, whereKey }: ReadWorkshop, { sequences }: Surroundings): Finding[] {
  if (!workshop) return [];
  const before = workshop.before.map((kennung) => ({ name: 'vorher', kennung, at: whereKey('vorher') }));
  const named = workshop.parts.flatMap(({ blocks }) =>
    blocks.flatMap((block) => block.sequences.map((kennung) => ({ name: block.title, kennung, at: where(block) }))),
  );
  return [...before, ...named]
    .filter(({ kennung }) => !sequences.has(kennung))
    .map(({ at, ...details }) => finding('LZ192', file, at, details));
}

/** Links and terms lead somewhere, in what participants read and in the notes of those who lead. */
function linksLead({ file, workshop, where }: ReadWorkshop, { sequences }: Surroundings): Finding[] {
  const stretches = textOf((workshop ? nodesOf(workshop) : []).flatMap(wordsOf));
  return textRules.flatMap((rule) => rule([{ file, where, stretches }], [...sequences.values()]));
}

/** A quiz asks checks that exist, whose answer is one click, and whose key is no secret. */
function quizzesLead({ file, workshop, where }: ReadWorkshop, sequences: Surroundings['sequences']): Finding[] {
  const quizzes = (workshop ? nodesOf(workshop) : []).filter((node): node is Quiz => node.kind === 'quiz');
  return quizzes.flatMap((quiz) =>
    quiz.checks.flatMap((name) => {
      const frage = `${name.sequence}#${name.id}`;
      const sequence = sequences.get(name.sequence);
      const check = checkOf(sequence, name);
      if (!sequence || !check) {
        const known = sequence ? checksIn(sequence).map(({ id }) => `${name.sequence}#${id}`) : [];
        return [finding('LZ190', file, where(quiz), { frage }, meant(frage, known))];
      }
      const grund = unfit(sequence, check);
      return grund ? [finding('LZ191', file, where(quiz), { frage, grund })] : [];
    }),
  );
}

/** Why a check cannot be asked in a room; undefined if it can. */
function unfit({ grading }: Sequence, check: Check): string | undefined {
  if (grading === 'exam') return 'sie gehört zu einer Prüfung, ihre Lösung bleibt beim Server';
  if (check.type === 'truth' || (check.type === 'choice' && !check.multiple)) return undefined;
  return 'sie ist von einem anderen Typ';
}

const checksIn = ({ sections }: Sequence): Check[] =>
  sections.flatMap(({ nodes }) => nodes.filter((node): node is Check => node.kind === 'check'));

/** The check of a sequence that a quiz names. */
export const checkOf = (sequence: Sequence | undefined, { id }: Pick<QuizCheck, 'id'>): Check | undefined =>
  sequence && checksIn(sequence).find((check) => check.id === id);

function instrumentExists({ file, workshop, whereKey }: ReadWorkshop, instruments: readonly string[]): Finding[] {
  return (workshop?.followUps ?? []).flatMap(({ id, check: name }) =>
    name === undefined || instruments.includes(name)
      ? []
      : [finding('LZ193', file, whereKey(`${id}_check`), { name }, meant(name, instruments))],
  );
}
