import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { sealed } from '../../sequences/format/checks/authors.ts';
import { compileMaterial, compileSequence } from '../../sequences/format/compile.ts';
import type { Facts } from '../../sequences/format/fact.ts';
import { readFacts, transcriptsIn } from '../../sequences/format/folder.ts';
import {
  type Block,
  type Inline,
  type LearnerSequence,
  type Node,
  pillars,
  type Sequence,
} from '../../sequences/format/nodes.ts';

export interface Material {
  title: string;
  nodes: Block[];
}

/** A sequence, compiled once at start. */
export interface Published {
  /** As learners get it: without the trainers' column, and without the keys where it is an exam. */
  sequence: LearnerSequence;
  /** All of it. Its keys and the trainers' column leave the server only for those they are meant for. */
  full: Sequence;
  /** Address of the compiled JSON; carries a hash of the bytes, so it may be cached for ever. */
  url: string;
  json: { plain: Buffer; brotli: Buffer };
  materials: Map<string, Material>;
  /** Images beside the file, by name. */
  images: Map<string, Buffer>;
}

const imageTypes = /\.(svg|png|jpe?g|webp)$/;

/**
 * Compiles every `sequences/<baustein>/<folder>/sequenz.md`. A file with errors is left out and named in the log:
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
  const drafts = (await Promise.all(folders.map((folder) => compileFolder(folder, facts, log)))).filter(
    (one) => one !== undefined,
  );

  const titles = new Map(drafts.map(({ sequence }) => [sequence.id, sequence.title]));
  return new Map(drafts.map((draft) => [draft.sequence.id, publish(draft, titles)]));
}

interface Draft {
  sequence: Sequence;
  materials: Map<string, Material>;
  images: Map<string, Buffer>;
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
    materials.set(name.replace(/\.md$/, ''), { title: compiled.title, nodes: compiled.nodes });
  }
  const images = new Map<string, Buffer>();
  for (const name of await readdir(folder)) {
    if (imageTypes.test(name)) images.set(name, await readFile(join(folder, name)));
  }
  return { sequence, materials, images };
}

function publish({ sequence, materials, images }: Draft, titles: ReadonlyMap<string, string>): Published {
  const next = sequence.next.filter((id) => titles.has(id));
  const forLearners: LearnerSequence = {
    ...sequence,
    next,
    nextTitles: Object.fromEntries(next.map((id) => [id, titles.get(id) ?? ''])),
    sections: sequence.sections.map((section) => ({
      ...section,
      nodes: section.nodes
        .filter((node) => node.kind !== 'method')
        .map((node) =>
          withKnownLinks(node.kind === 'check' && sequence.grading === 'exam' ? sealed(node) : node, titles),
        ),
    })),
  };
  const plain = Buffer.from(JSON.stringify(forLearners));
  const brotli = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 10);
  return {
    sequence: forLearners,
    full: sequence,
    url: `/inhalte/${sequence.id}-${hash}.json`,
    json: { plain, brotli },
    materials,
    images,
  };
}

/** Links to sequences that are not published yet become plain words: nobody is sent to an empty page. */
function withKnownLinks<T extends Node | Inline>(node: T, published: ReadonlyMap<string, string>): T {
  return JSON.parse(JSON.stringify(node), (_key, value) => {
    const id = value?.kind === 'link' && /^\/lernen\/([A-Z]\d\d)\b/.exec(value.href)?.[1];
    return id && !published.has(id) ? { kind: 'emphasis', children: value.children } : value;
  });
}
