import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sealed } from '../../sequences/format/checks/authors.ts';
import { compileMaterial, compileSequence } from '../../sequences/format/compile.ts';
import type { Facts } from '../../sequences/format/fact.ts';
import { readFacts, transcriptsIn } from '../../sequences/format/folder.ts';
import { glossaryOf } from '../../sequences/format/glossary.ts';
import { type Known, withKnownLinks } from '../../sequences/format/known-links.ts';
import { type Block, type LearnerSequence, pillars, type Sequence } from '../../sequences/format/nodes.ts';
import { handoutName } from '../../sequences/format/words.ts';
import { filmType, imageType } from '../http/file-types.ts';
import { type Packed, packJson } from './packed.ts';

export interface Material {
  title: string;
  nodes: Block[];
}

/** A sequence, compiled once at start and packed as learners get it. */
export interface Published extends Packed {
  /** As learners get it: without the trainers' column, and without the keys where it is an exam. */
  sequence: LearnerSequence;
  /** All of it. Its keys and the trainers' column leave the server only for those they are meant for. */
  full: Sequence;
  materials: Map<string, Material>;
  /** Images beside the file, by name. */
  images: Map<string, Buffer>;
  /** Where films and captions lie, and their names. */
  folder: string;
  media: ReadonlySet<string>;
}

/**
 * Compiles every `sequences/<baustein>/<folder>/sequenz.md`. What has errors or misses a file is left out and named in the log:
 * one author's slip must not stop the others' learners.
 */
export async function loadLibrary(root: string, log: (line: string) => void): Promise<Map<string, Published>> {
  const folders = (
    await Promise.all(
      pillars.map(async (pillar) => {
        const names = await readdir(join(root, pillar)).catch(() => []);
        return names.sort().map((name) => join(root, pillar, name));
      }),
    )
  ).flat();
  const { facts } = await readFacts(root);
  const compiled = folders.map((folder) =>
    compileFolder(folder, facts, log).catch((error: Error) => {
      log(`Nicht veröffentlicht: ${folder}: ${error.message}`);
      return undefined;
    }),
  );
  const drafts = (await Promise.all(compiled)).filter((one) => one !== undefined);

  const known: Known = {
    titles: new Map(drafts.map(({ sequence }) => [sequence.id, sequence.title])),
    terms: new Set(Object.keys(glossaryOf(drafts.map(({ sequence }) => sequence)))),
  };
  return new Map(drafts.map((draft) => [draft.sequence.id, publish(draft, known)]));
}

interface Draft {
  sequence: Sequence;
  materials: Map<string, Material>;
  images: Map<string, Buffer>;
  folder: string;
  media: ReadonlySet<string>;
}

async function compileFolder(folder: string, facts: Facts, log: (line: string) => void): Promise<Draft | undefined> {
  const file = join(folder, 'sequenz.md');
  const { sequence, findings } = compileSequence(await readFile(file, 'utf8'), file, facts);
  const error = findings.find((finding) => finding.severity === 'fehler');
  if (!sequence || error) {
    log(`Nicht veröffentlicht: ${file}:${error?.line ?? 1}: ${error?.code ?? ''} ${error?.message ?? 'unlesbar'}`);
    return undefined;
  }
  const materials = new Map<string, Material>();
  for (const name of [...sequence.materials.map((one) => one.file), ...transcriptsIn(sequence)]) {
    const compiled = compileMaterial(await readFile(join(folder, name), 'utf8'), name);
    materials.set(handoutName(name), { title: compiled.title, nodes: compiled.nodes });
  }
  const images = new Map<string, Buffer>();
  const names = await readdir(folder);
  for (const name of names) {
    if (imageType(name)) images.set(name, await readFile(join(folder, name)));
  }
  return { sequence, materials, images, folder, media: new Set(names.filter(filmType)) };
}

function publish({ sequence, ...beside }: Draft, known: Known): Published {
  const { titles } = known;
  const next = sequence.next.filter((id) => titles.has(id));
  const full: Sequence = {
    ...sequence,
    sections: sequence.sections.map((section) => ({
      ...section,
      nodes: section.nodes.map((node) => withKnownLinks(node, known)),
    })),
  };
  const forLearners: LearnerSequence = {
    ...full,
    next,
    nextTitles: Object.fromEntries(next.map((id) => [id, titles.get(id) ?? ''])),
    sections: full.sections.map((section) => ({
      ...section,
      nodes: section.nodes
        .filter((node) => node.kind !== 'method')
        .map((node) => (node.kind === 'check' && sequence.grading === 'exam' ? sealed(node) : node)),
    })),
  };
  return {
    sequence: forLearners,
    full,
    ...packJson(sequence.id, forLearners),
    ...beside,
  };
}
