import { createHash } from 'node:crypto';
import type { mongo } from 'mongoose';
import type { AttachmentRecord } from './model.ts';
import type { Part } from './multipart.ts';
import type { XapiAttachment, XapiStatement } from './statement.ts';

/** SHA-2 in lower-case hexadecimal, by the length of its text (Data § 2.4.11). */
const algorithms: Record<number, string> = { 56: 'sha224', 64: 'sha256', 96: 'sha384', 128: 'sha512' };

/** Whether bytes have this SHA-2, whichever of the four it is. */
export function hasSha2(content: Buffer, sha2: string): boolean {
  const algorithm = algorithms[sha2.length];
  return algorithm !== undefined && createHash(algorithm).update(content).digest('hex') === sha2.toLowerCase();
}

/** Attachments of a statement and of its SubStatement. */
export function attachmentsOf({ attachments = [], object }: XapiStatement): XapiAttachment[] {
  return object.objectType === 'SubStatement' ? [...attachments, ...(object.attachments ?? [])] : attachments;
}

/** Whether a statement, as JSON text, may have attachments. */
export const mentionsAttachments = (text: string): boolean => text.includes('"attachments":');

/** Content types of what statements, as JSON texts, have attached, by SHA-2. */
export function attachedTypes(texts: readonly string[]): Map<string, string> {
  const types = new Map<string, string>();
  for (const text of texts.filter(mentionsAttachments)) {
    for (const { sha2, contentType } of attachmentsOf(JSON.parse(text) as XapiStatement))
      types.set(sha2.toLowerCase(), contentType);
  }
  return types;
}

/** The bytes of attachments, each once, under their SHA-2 (Communication § 1.5.2). */
export function createAttachments(collection: mongo.Collection<AttachmentRecord>) {
  return {
    /** Stores what came with a request, before its statements. Repeatable. */
    async keep(parts: ReadonlyMap<string, Part>): Promise<void> {
      if (parts.size === 0) return;
      const operations = Array.from(parts, ([_id, { content }]) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: { content } }, upsert: true },
      }));
      await collection.bulkWrite(operations, { ordered: false });
    },

    /** Those that are there, one by one: together they may be larger than the memory. */
    read: (sha2s: readonly string[]): AsyncIterable<AttachmentRecord> =>
      collection.find({ _id: { $in: [...sha2s] } }, { promoteBuffers: true, batchSize: 1 }),
  };
}

export type Attachments = ReturnType<typeof createAttachments>;
