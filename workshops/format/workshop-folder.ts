import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { textOf, textRules } from '../../sequences/format/across.ts';
import { type CompiledMaterial, compileMaterial } from '../../sequences/format/compile.ts';
import type { Facts } from '../../sequences/format/fact.ts';
import { byPosition, type Finding, finding } from '../../sequences/format/findings.ts';
import type { Check, Image, Sequence } from '../../sequences/format/nodes.ts';
import { checkPictures } from '../../sequences/format/pictures.ts';
import { plainText } from '../../sequences/format/render.ts';
import { meant } from '../../sequences/format/suggest.ts';
import { imagesIn } from '../../sequences/format/walk.ts';
import { type CompiledWorkshop, compileWorkshop } from './compile-workshop.ts';
import { legalDates, namesOfFolders } from './folder.ts';
import { nodesOf, wordsOf } from './walk.ts';
import type { Quiz, QuizCheck } from './workshop.ts';

export interface ReadWorkshop extends CompiledWorkshop {
  file: string;
  /** Handouts beside it, by file name; `undefined` where the file is missing. */
  handouts: Map<string, CompiledMaterial | undefined>;
  /** The pictures that format and handouts show and that lie beside them, by file name. */
  pictures: Map<string, Buffer>;
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
      const handouts = new Map<string, CompiledMaterial | undefined>();
      for (const { file: handout } of compiled.workshop?.materials ?? []) {
        const source = await readFile(path.join(root, folder, handout), 'utf8').catch(missing);
        handouts.set(handout, source === undefined ? undefined : compileMaterial(source, `${folder}/${handout}`));
      }
      const shown = imagesIn([compiled.workshop, [...handouts.values()]]);
      return { ...compiled, file, handouts, pictures: await picturesIn(path.join(root, folder), shown) };
    }),
  );
}

async function picturesIn(folder: string, shown: readonly Image[]): Promise<Map<string, Buffer>> {
  const named = new Set(shown.map(({ file }) => file));
  const there = (await readdir(folder)).filter((name) => named.has(name));
  return new Map(
    await Promise.all(there.map(async (name) => [name, await readFile(path.join(folder, name))] as [string, Buffer])),
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

/** What keeps a format from being served: its text, its handouts, its pictures, the questions of its quizzes. */
export const findingsAlone = (one: ReadWorkshop, sequences: Surroundings['sequences']): Finding[] => [
  ...one.findings,
  ...handoutsLie(one),
  ...picturesLie(one),
  ...solutionsAreKept(one),
  ...quizzesLead(one, sequences),
];

/** Handouts are there and compile. */
const handoutsLie = ({ file, handouts, whereKey }: ReadWorkshop): Finding[] =>
  [...handouts].flatMap(
    ([name, handout]) => handout?.findings ?? [finding('LZ092', file, whereKey('material'), { datei: name })],
  );

/** Pictures are there, of the format and of its handouts. */
function picturesLie({ file, workshop, where, handouts, pictures }: ReadWorkshop): Finding[] {
  const sizes = new Map([...pictures].map(([name, { length }]) => [name, length]));
  return [
    ...checkPictures(workshop, sizes, { file, where }),
    ...[...handouts].flatMap(([name, handout]) =>
      handout ? checkPictures(handout.nodes, sizes, { file: beside(file, name), where: handout.where }) : [],
    ),
  ];
}

/** What participants may read does not tell what they are to find out. */
function solutionsAreKept({ file, workshop, handouts }: ReadWorkshop): Finding[] {
  const open = (workshop?.materials ?? []).filter(({ leadersOnly }) => !leadersOnly);
  return open.flatMap(({ file: name }) => {
    const handout = handouts.get(name);
    return (handout?.nodes ?? []).flatMap((node) => {
      const titel = node.kind === 'heading' ? plainText(node.children) : '';
      if (!handout || !/^(?:Muster)?lösung(?:en)?\b/i.test(titel)) return [];
      return [finding('LZ198', beside(file, name), handout.where(node), { titel })];
    });
  });
}

/** The path of a file in the same folder. */
const beside = (file: string, name: string): string => `${path.posix.dirname(file)}/${name}`;

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
