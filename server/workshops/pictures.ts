import { createHash } from 'node:crypto';
import { imagesIn } from '../../sequences/format/walk.ts';
import type { ServedWorkshop } from '../../workshops/format/room.ts';
import type { Workshop } from '../../workshops/format/workshop.ts';
import type { ReadWorkshop } from '../../workshops/format/workshop-folder.ts';
import { imageType } from '../http/file-types.ts';
import { publicWorkshop } from './agenda.ts';
import { duplicateKey, type PictureDoc, type WorkshopStore } from './model.ts';

const hashLength = 16;
/** A document of the database holds 16 MiB. A larger picture, of which authors are warned, is shown as it is now. */
const mostKept = 15_000_000;

/**
 * The pictures of a format, by file name. Their addresses carry a hash of the bytes, so they may be cached for ever; what only
 * notes and sheets for facilitators show has an address that only facilitators may call.
 */
export function picturesOf(workshop: Workshop, { handouts, pictures }: ReadWorkshop): Map<string, PictureDoc> {
  const open = publicWorkshop(workshop);
  const sheets = open.materials.map(({ file }) => handouts.get(file)?.nodes);
  const forAll = new Set(imagesIn([open, sheets]).map(({ file }) => file));
  const entries = [...pictures].map(([file, bytes]): [string, PictureDoc] => {
    const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, hashLength);
    const folder = `/workshops/${workshop.name}/${forAll.has(file) ? 'bilder' : 'leitfaden/bilder'}`;
    return [file, { _id: `${folder}/${hash}/${file}`, type: imageType(file) ?? '', bytes }];
  });
  return new Map(entries);
}

/**
 * Content whose pictures name their address in place of their file: whoever shows it needs not know where it came from.
 * @param value compiled content, plain JSON; it is copied
 */
export function withAddresses<T extends object>(value: T, addressOf: (file: string) => string): T {
  return JSON.parse(JSON.stringify(value), (_key, node) =>
    node?.kind === 'image' ? { ...node, file: addressOf(node.file) } : node,
  );
}

/**
 * Pictures by address: those the formats show now, and those of rooms that were opened before a file was changed.
 * @param shown of all formats
 */
export function createPictures({ pictures }: Pick<WorkshopStore, 'pictures'>, shown: readonly PictureDoc[]) {
  const now = new Map(shown.map((picture) => [picture._id, picture]));

  return {
    /** Undefined if no room has ever shown it and no format does. */
    async find(address: string): Promise<PictureDoc | undefined> {
      return now.get(address) ?? (await pictures.findOne({ _id: address }, { promoteBuffers: true })) ?? undefined;
    },

    /** Keeps what a room shows that is opened with a format, whatever becomes of the files. */
    async keep(workshop: ServedWorkshop): Promise<void> {
      const addresses = [...new Set(imagesIn(workshop).map(({ file }) => file))];
      if (addresses.length === 0) return;
      const kept = await pictures.find({ _id: { $in: addresses } }, { projection: { _id: 1 } }).toArray();
      const missing = addresses
        .filter((address) => !kept.some(({ _id }) => _id === address))
        .flatMap((address) => now.get(address) ?? []);
      for (const picture of missing.filter(({ bytes }) => bytes.length <= mostKept)) {
        await pictures.insertOne(picture).catch((error: { code?: unknown }) => {
          if (error.code !== duplicateKey) throw error;
        });
      }
    },
  };
}
export type Pictures = ReturnType<typeof createPictures>;
