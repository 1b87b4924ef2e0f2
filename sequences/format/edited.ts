import { acrossRules } from './across.ts';
import { compileSequence } from './compile.ts';
import type { Facts } from './fact.ts';
import { byPosition, type Finding, finding, isError } from './findings.ts';
import { type Compiled, compileFolder, findingsAlone, readLedger } from './folder.ts';
import { checkLedger, type Ledger, type Published } from './ledger.ts';

/** What a sequence that is being written is held against: all content as it lies on the disk. */
export interface Surroundings {
  facts: Facts;
  /** Undefined if it cannot be read. */
  ledger: Ledger | undefined;
  compiled: readonly Compiled[];
  /** ISO date. */
  today: string;
}

/**
 * Reads and compiles everything once.
 * @param root the folder above `sequences/`
 */
export async function readSurroundings(root: string, today: string): Promise<Surroundings> {
  const { facts, compiled } = await compileFolder(root);
  const { ledger } = await readLedger(root);
  return { facts, ledger, compiled, today };
}

/** A text in the place of a file, which itself may not have it yet. */
export type Edited = Pick<Compiled, 'file' | 'pillarFolder' | 'folder'> & { source: string };

/** Of the other sequences only what this one can clash with: reading all their text again would take longer than all the rest. */
const explanationsOnly = (one: Published): Published => ({
  ...one,
  sequence: {
    ...one.sequence,
    sections: one.sequence.sections.map((section) => ({
      ...section,
      nodes: section.nodes.filter(({ kind }) => kind === 'definition'),
    })),
  },
});

/**
 * Checks one text as `checkFolder` would check it if it were saved: compiles this one only, and tells what is wrong in this
 * file and the handouts beside it.
 * @param root the folder above `sequences/`
 */
export async function checkEdited(
  root: string,
  { source, ...place }: Edited,
  { facts, ledger, compiled, today }: Surroundings,
): Promise<{ compiled: Compiled; findings: Finding[] }> {
  const own: Compiled = { ...compileSequence(source, place.file, facts), ...place };
  const findings = await findingsAlone(root, own);
  const { file, sequence, where } = own;
  if (sequence) {
    const others = compiled.flatMap((one): Published[] =>
      one.sequence && one.file !== file ? [{ file: one.file, sequence: one.sequence, where: one.where }] : [],
    );
    const kennung = sequence.id;
    const twin = others.find((one) => one.sequence.id === kennung);
    if (twin) findings.push(finding('LZ093', file, where('kennung'), { kennung, andere: twin.file }));
    const itself = { file, sequence, where };
    const published = [...others.map(explanationsOnly), itself];
    findings.push(...here(acrossRules.flatMap((rule) => rule({ published, facts, today }))));
    // While something is broken, ids seem to vanish that only failed to compile.
    if (ledger && !findings.some(isError)) {
      const entries = Object.hasOwn(ledger, kennung) ? { [kennung]: ledger[kennung] ?? {} } : {};
      findings.push(...here(checkLedger([...others, itself], entries)));
    }
  }
  return { compiled: own, findings: findings.sort(byPosition) };

  function here(found: readonly Finding[]): Finding[] {
    return found.filter((one) => one.file === file);
  }
}
