import { checkEdited, readSurroundings, type Surroundings } from '../../sequences/format/edited.ts';
import type { Finding } from '../../sequences/format/findings.ts';
import { type Compiled, checkFolder } from '../../sequences/format/folder.ts';
import { type Glossary, glossaryOf } from '../../sequences/format/glossary.ts';
import type { Sequence } from '../../sequences/format/nodes.ts';
import { forLearners, shownOf, type Verdict } from '../../sequences/format/preview.ts';
import type { Clock } from '../http/route.ts';
import { previewError } from './errors.ts';
import { type Place, type SequenceFiles, stampOf } from './files.ts';

/** A sequence in the list. */
export interface Listed extends Place {
  /** Undefined while its front matter cannot be read. */
  sequence: Sequence | undefined;
  findings: Finding[];
}

/** Prints that are kept: the latest of a few authors at their desks. */
const mostPrints = 20;

/** Checks texts while they are being written, and keeps what their prints are made from. */
export function createWorkshop(root: string, files: SequenceFiles, clock: Clock) {
  let surroundings: Promise<Surroundings> | undefined;
  const prints = new Map<string, Sequence>();
  const today = (): string => clock().toISOString().slice(0, 10);

  function keepPrint(stamp: string, { sequence }: Compiled): void {
    if (!sequence) return;
    prints.delete(stamp);
    prints.set(stamp, forLearners(sequence));
    for (const oldest of [...prints.keys()].slice(0, Math.max(0, prints.size - mostPrints))) prints.delete(oldest);
  }

  return {
    /** Something on the disk has changed: the next check reads everything anew. */
    refresh(): void {
      surroundings = undefined;
    },

    /** Every term that is explained on the disk. */
    async glossary(): Promise<Glossary> {
      surroundings ??= readSurroundings(root, today());
      const { compiled } = await surroundings;
      return glossaryOf(compiled.flatMap(({ sequence }) => (sequence ? [sequence] : [])));
    },

    /** Checks one text; compiles nothing else, once everything has been read. */
    async check(place: Place, source: string): Promise<Verdict> {
      surroundings ??= readSurroundings(root, today());
      const { compiled, findings } = await checkEdited(root, { ...place, source }, await surroundings);
      const stamp = stampOf(source);
      keepPrint(stamp, compiled);
      const shown = shownOf(compiled);
      return { findings, stamp, ...(shown && { shown }) };
    },

    /** What a text that was checked looks like for learners. @throws DRUCK_VERALTET (404) */
    print(stamp: string): Sequence {
      const sequence = prints.get(stamp);
      if (!sequence) throw previewError('DRUCK_VERALTET');
      return sequence;
    },

    /** All sequences with what is wrong in their folders, and what is wrong elsewhere. */
    async overview(): Promise<{ listed: Listed[]; elsewhere: Finding[] }> {
      const { findings, published } = await checkFolder(root, today());
      const inFolder = (place: Place, { file }: Finding): boolean =>
        file.startsWith(`sequences/${place.pillarFolder}/${place.folder}/`);
      const listed = (await files.list()).map((place) => ({
        ...place,
        sequence: published.find(({ file }) => file === place.file)?.sequence,
        findings: findings.filter((finding) => inFolder(place, finding)),
      }));
      return { listed, elsewhere: findings.filter((finding) => !listed.some((place) => inFolder(place, finding))) };
    },
  };
}
export type Workshop = ReturnType<typeof createWorkshop>;
