import { createHash } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sequenceFolders } from '../../sequences/format/folder.ts';
import { normalize } from '../../sequences/format/source.ts';
import { httpError } from '../http/errors.ts';
import { filmType, imageType } from '../http/file-types.ts';
import { previewError } from './errors.ts';

/** Where a sequence lies. Only `find` makes one, from what is on the disk. */
export interface Place {
  /** Relative to the root, with slashes. */
  file: string;
  pillarFolder: string;
  folder: string;
}
/** A text with the name of the state of the file it came from. */
export interface Text {
  text: string;
  stamp: string;
}

/** Names a text: who has the stamp has seen exactly this. */
export const stampOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/**
 * The only part of the preview that touches the disk. Names from a request are compared with what the folders list; no path
 * is ever made of them.
 * @param root the folder above `sequences/`
 */
export function sequenceFiles(root: string) {
  const pathOf = ({ file }: Place): string => join(root, file);
  const placed = ([pillarFolder, folder]: [string, string]): Place => ({
    file: `sequences/${pillarFolder}/${folder}/sequenz.md`,
    pillarFolder,
    folder,
  });

  /** Every folder that holds a sequence. */
  async function list(): Promise<Place[]> {
    const folders = await sequenceFolders(root);
    const held = await Promise.all(
      folders.map(async (one) =>
        (await readdir(join(root, 'sequences', ...one))).includes('sequenz.md') ? [one] : [],
      ),
    );
    return held.flat().map(placed);
  }

  /** @throws NICHT_GEFUNDEN (404) */
  async function find(wanted: (place: Place) => boolean): Promise<Place> {
    const place = (await list()).find(wanted);
    if (!place) throw httpError('NICHT_GEFUNDEN');
    return place;
  }

  return {
    list,
    find,

    /** The text with `\n` at the line ends, as a browser's text field has it. */
    async read(place: Place): Promise<Text> {
      const raw = await readFile(pathOf(place), 'utf8');
      return { text: normalize(raw), stamp: stampOf(raw) };
    },

    /**
     * Writes the text, with the line ends and the byte order mark the file has; in one step, so that no half of it is ever there.
     * @param seen stamp of the state the author began from
     * @returns the new stamp
     * @throws DATEI_GEAENDERT (409) if the file is another by now
     */
    async write(place: Place, text: string, seen: string): Promise<string> {
      const raw = await readFile(pathOf(place), 'utf8');
      if (stampOf(raw) !== seen) throw previewError('DATEI_GEAENDERT');
      const lines = raw.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
      const next = raw.startsWith('\uFEFF') ? `\uFEFF${lines}` : lines;
      await writeFile(`${pathOf(place)}.neu`, next);
      await rename(`${pathOf(place)}.neu`, pathOf(place));
      return stampOf(next);
    },

    /** A picture, film or caption file beside the sequence. @throws NICHT_GEFUNDEN (404) */
    async beside(place: Place, name: string): Promise<{ type: string; content: Buffer }> {
      const folder = join(root, 'sequences', place.pillarFolder, place.folder);
      const file = (await readdir(folder)).find((one) => one === name);
      const type = imageType(file ?? '') ?? filmType(file ?? '');
      if (!file || !type) throw httpError('NICHT_GEFUNDEN');
      return { type, content: await readFile(join(folder, file)) };
    },
  };
}
export type SequenceFiles = ReturnType<typeof sequenceFiles>;
