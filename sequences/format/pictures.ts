import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Finding, finding, type Position } from './findings.ts';
import { imagesIn } from './walk.ts';

/** Larger pictures load too long on a phone, in bytes. */
const largestPicture = 500_000;

/** Where a text stands and where in it its nodes do. */
export interface Illustrated {
  file: string;
  where(of: object): Position;
}

/**
 * Pictures lie beside the text that shows them, and are small enough for a phone.
 * @param content compiled nodes, and whatever holds some
 * @param sizes of those that lie there in bytes, by name
 */
export function checkPictures(
  content: unknown,
  sizes: ReadonlyMap<string, number>,
  { file, where }: Illustrated,
): Finding[] {
  return imagesIn(content).flatMap((image) => {
    const { file: datei } = image;
    const size = sizes.get(datei);
    if (size === undefined) return [finding('LZ094', file, where(image), { datei })];
    if (size <= largestPicture) return [];
    return [finding('LZ097', file, where(image), { datei, groesse: Math.round(size / 1000) })];
  });
}

/** Sizes in bytes of the pictures that content shows and that lie in a folder, by file name. */
export async function sizesIn(folder: string, content: unknown): Promise<Map<string, number>> {
  const shown = new Set(imagesIn(content).map(({ file }) => file));
  const there = (await readdir(folder)).filter((name) => shown.has(name));
  return new Map(
    await Promise.all(
      there.map(async (name) => [name, (await stat(path.join(folder, name))).size] as [string, number]),
    ),
  );
}
