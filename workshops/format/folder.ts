import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { byPosition, type Finding, finding } from '../../sequences/format/findings.ts';
import { type CompiledInstrument, compileInstrument } from './compile-instrument.ts';

export interface ReadInstrument extends CompiledInstrument {
  file: string;
}

/**
 * Compiles every `workshops/checks/<name>/check.md`, sorted by name. No folder, no instruments.
 * @param root of the repository
 */
export async function readInstruments(root: string): Promise<ReadInstrument[]> {
  const folder = path.join(root, 'workshops/checks');
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const file = `workshops/checks/${name}/check.md`;
      return { ...compileInstrument(await readFile(path.join(root, file), 'utf8'), file, name), file };
    }),
  );
}

/**
 * What is wrong with the check instruments, sorted by file and position.
 * @param known Kennungen of all sequences
 */
export async function checkInstruments(root: string, known: ReadonlySet<string>): Promise<Finding[]> {
  const read = await readInstruments(root);
  const own = read.flatMap(({ findings }) => findings);
  const links = read.flatMap(({ file, instrument, where }) =>
    (instrument?.parts ?? []).flatMap((part) => {
      const named = [part, ...part.points].flatMap((of) => of.sequences.map((kennung) => ({ of, kennung })));
      // A point that names none has those of its Baustein: one finding is enough.
      const unknown = named.filter(
        ({ of, kennung }) => !known.has(kennung) && (of === part || !part.sequences.includes(kennung)),
      );
      return unknown.map(({ of, kennung }) => finding('LZ158', file, where(of), { kennung }));
    }),
  );
  return [...own, ...links].sort(byPosition);
}
