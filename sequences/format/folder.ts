import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { acrossRules } from './across.ts';
import { type CompiledSequence, compileMaterial, compileSequence } from './compile.ts';
import type { Facts } from './fact.ts';
import { factsFile, parseFacts } from './facts.ts';
import { byPosition, type Finding, finding, isError, type Position } from './findings.ts';
import { checkLedger, type Ledger, ledgerFile, type Published, parseLedger } from './ledger.ts';
import type { H5p, Sequence, Video } from './nodes.ts';
import { checkPaths, type LearningPath, parsePaths, pathsFile } from './paths.ts';
import { checkPictures, sizesIn } from './pictures.ts';

/** What a check of all content found. */
export interface FolderCheck {
  /** Sorted by file and position. */
  findings: Finding[];
  /** All sequences that compiled. */
  published: Published[];
  /** Number of `sequenz.md` files. */
  files: number;
  facts: Facts;
  /** The ledger as it is, empty if there is none yet; undefined if it cannot be read. */
  ledger: Ledger | undefined;
}

/** One `sequenz.md`, compiled, with where it lies. */
export interface Compiled extends CompiledSequence {
  /** Relative to the root, e.g. `sequences/grundlagen/g01-was-ist-ki/sequenz.md`. */
  file: string;
  pillarFolder: string;
  folder: string;
}

/**
 * Compiles every `sequences/<baustein>/<ordner>/sequenz.md` under `root` and checks what only shows across files:
 * folders, Kennungen, materials, pictures, learning paths, and, if nothing else is wrong, the ledger.
 * @param today ISO date; what should have been read again by then is reported
 * @throws if `root` has no readable folder `sequences`
 */
export async function checkFolder(root: string, today: string): Promise<FolderCheck> {
  const { facts, findings: factFindings, compiled } = await compileFolder(root);
  const findings = [...factFindings];
  const published: Published[] = [];
  const kennungen = new Map<string, string>();
  for (const one of compiled) {
    findings.push(...(await findingsAlone(root, one)));
    const { file, sequence, where } = one;
    if (!sequence) continue;
    published.push({ file, sequence, where });
    const other = kennungen.get(sequence.id);
    if (other) findings.push(finding('LZ093', file, where('kennung'), { kennung: sequence.id, andere: other }));
    else kennungen.set(sequence.id, file);
  }

  findings.push(...acrossRules.flatMap((rule) => rule({ published, facts, today })));
  const { paths, findings: pathFindings } = await readPaths(path.join(root, 'sequences'));
  findings.push(...pathFindings, ...checkPaths(paths, new Set(kennungen.keys())));

  const { ledger, findings: ledgerFindings } = await readLedger(root);
  findings.push(...ledgerFindings);
  // While something is broken, ids seem to vanish that only failed to compile.
  if (ledger && !findings.some(isError)) findings.push(...checkLedger(published, ledger));
  return { findings: findings.sort(byPosition), published, files: compiled.length, facts, ledger };
}

/** Compiles every sequence, with the facts they quote. @param root the folder above `sequences/` */
export async function compileFolder(
  root: string,
): Promise<{ facts: Facts; findings: Finding[]; compiled: Compiled[] }> {
  const { facts, findings } = await readFacts(path.join(root, 'sequences'));
  const compiled: Compiled[] = [];
  for (const [pillarFolder, folder] of await sequenceFolders(root)) {
    const file = `sequences/${pillarFolder}/${folder}/sequenz.md`;
    const source = await readText(path.join(root, file));
    if (source !== undefined) compiled.push({ ...compileSequence(source, file, facts), file, pillarFolder, folder });
  }
  return { facts, findings, compiled };
}

/** What a sequence can be told without the others: its text, its place, the files beside it. */
export async function findingsAlone(root: string, one: Compiled): Promise<Finding[]> {
  const { findings, sequence } = one;
  if (!sequence) return findings;
  return [...findings, ...checkPlace(sequence, one), ...(await checkNeighbours(root, sequence, one))];
}

/** Baustein and folder of everything that may be a sequence, sorted. */
export async function sequenceFolders(root: string): Promise<[pillar: string, folder: string][]> {
  const folders = async (folder: string): Promise<string[]> =>
    (await readdir(folder, { withFileTypes: true }))
      .filter((item) => item.isDirectory())
      .map((item) => item.name)
      .sort();
  const base = path.join(root, 'sequences');
  const result: [string, string][] = [];
  for (const pillar of await folders(base)) {
    for (const folder of await folders(path.join(base, pillar))) result.push([pillar, folder]);
  }
  return result;
}

type Place = { file: string; pillarFolder: string; folder: string; where(of: object | string): Position };

function checkPlace(sequence: Sequence, { file, pillarFolder, folder, where }: Place): Finding[] {
  const findings: Finding[] = [];
  if (sequence.pillar !== pillarFolder) {
    const details = { baustein: sequence.pillar, ordner: pillarFolder };
    findings.push(finding('LZ090', file, where('baustein'), details));
  }
  const beispiel = sequence.id.toLowerCase();
  if (!new RegExp(`^${beispiel}-[a-z0-9-]+$`).test(folder)) {
    findings.push(finding('LZ091', file, where('kennung'), { ordner: folder, kennung: sequence.id, beispiel }));
  }
  return findings;
}

/** The files a sequence names must lie beside it; handouts must compile. */
async function checkNeighbours(
  root: string,
  sequence: Sequence,
  place: Pick<Place, 'file' | 'where'>,
): Promise<Finding[]> {
  const folder = path.posix.dirname(place.file);
  const findings: Finding[] = [];
  const beside = new Set(await readdir(path.join(root, folder)));
  for (const { file } of sequence.materials) {
    const name = `${folder}/${file}`;
    const source = await readText(path.join(root, name));
    if (source === undefined) findings.push(finding('LZ092', place.file, place.where('material'), { datei: file }));
    else findings.push(...(await checkHandout(root, source, name)));
  }
  const sizes = await sizesIn(path.join(root, folder), sequence.sections);
  findings.push(...checkPictures(sequence.sections, sizes, place));
  for (const node of sequence.sections.flatMap(({ nodes }) => nodes)) {
    for (const datei of filesOf(node).filter((name) => !beside.has(name))) {
      findings.push(finding('LZ098', place.file, place.where(node), { datei }));
    }
  }
  for (const name of transcriptsIn(sequence).filter((file) => beside.has(file))) {
    const source = await readFile(path.join(root, folder, name), 'utf8');
    findings.push(...(await checkHandout(root, source, `${folder}/${name}`)));
  }
  return findings;
}

/** A handout compiles, and its pictures lie beside it. */
async function checkHandout(root: string, source: string, file: string): Promise<Finding[]> {
  const { nodes, findings, where } = compileMaterial(source, file);
  const sizes = await sizesIn(path.join(root, path.posix.dirname(file)), nodes);
  return [...findings, ...checkPictures(nodes, sizes, { file, where })];
}

/** Files a block names, pictures aside. */
function filesOf(node: { kind: string }): string[] {
  if (node.kind === 'video') {
    const { file, captions, transcript } = node as Video;
    return [file, captions, transcript];
  }
  return node.kind === 'h5p' ? [(node as H5p).file] : [];
}

/** Transcripts of videos: handouts that no `material` names. */
export const transcriptsIn = ({ sections }: Pick<Sequence, 'sections'>): string[] =>
  sections.flatMap(({ nodes }) => nodes.flatMap((node) => (node.kind === 'video' ? [node.transcript] : [])));

/**
 * The facts that sequences may quote; without the file there are none.
 * @param folder `sequences/`
 */
export async function readFacts(folder: string): Promise<{ facts: Facts; findings: Finding[] }> {
  const text = await readText(path.join(folder, path.basename(factsFile)));
  return text === undefined ? { facts: new Map(), findings: [] } : parseFacts(text);
}

/**
 * The learning paths; without the file there are none.
 * @param folder `sequences/`
 */
export async function readPaths(folder: string): Promise<{ paths: LearningPath[]; findings: Finding[] }> {
  const text = await readText(path.join(folder, path.basename(pathsFile)));
  return text === undefined ? { paths: [], findings: [] } : parsePaths(text);
}

/** The ledger, empty if there is none yet; undefined, with the reason, if it cannot be read. */
export async function readLedger(root: string): Promise<{ ledger: Ledger | undefined; findings: Finding[] }> {
  const text = await readText(path.join(root, ledgerFile));
  if (text === undefined) return { ledger: {}, findings: [] };
  try {
    return { ledger: parseLedger(text), findings: [] };
  } catch (error) {
    const grund = error instanceof SyntaxError ? 'kein gültiges JSON' : 'ein Eintrag hat nicht die vorgesehene Form';
    return { ledger: undefined, findings: [finding('LZ096', ledgerFile, { line: 1, column: 1 }, { grund })] };
  }
}

/** The text of a file, or undefined if it does not exist. */
async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
