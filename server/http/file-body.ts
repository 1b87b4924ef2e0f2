import type { Request } from 'express';

/** Field of the form that holds the file. */
export const fileField = 'datei';

/**
 * The text of the one file of a form, whose route has `body: 'file'`.
 * @returns undefined when the form cannot be read, has anything else in it, or its file is no UTF-8
 */
export async function fileIn({ body, headers }: Request): Promise<string | undefined> {
  if (!Buffer.isBuffer(body)) return undefined;
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'Content-Type': headers['content-type'] ?? '' },
    }).formData();
    const [[name, file] = [], ...others] = [...form];
    if (name !== fileField || !(file instanceof File) || others.length > 0) return undefined;
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch (error) {
    // No form, or no text; whatever else goes wrong is a fault of ours.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
