import type { Response } from 'express';
import { defineErrors, httpError } from '../http/errors.ts';

const contentError = defineErrors({
  TEIL_GIBT_ES_NICHT: { status: 416, text: 'Diesen Teil der Datei gibt es nicht. Laden Sie die Seite noch einmal.' },
});

/**
 * Streams a film or its captions from the disk, whole or the part asked for (RFC 9110, 14.2), with a validator so that a
 * browser asks again cheaply.
 * @param name one of the names found beside the sequence, never one from an address
 * @throws NICHT_GEFUNDEN (404) when the file is gone meanwhile, TEIL_GIBT_ES_NICHT (416)
 */
export function sendMedia(res: Response, folder: string, name: string): Promise<void> {
  // Packed on the way, a part would be a part of something else.
  const headers = { 'Cache-Control': 'public, max-age=3600, no-transform' };
  return new Promise((resolve, reject) => {
    res.sendFile(name, { root: folder, headers, cacheControl: false }, (error?: Error) => {
      const { status, code, headers: extra } = (error ?? {}) as SendError;
      // Who jumps to another place in the film hangs up on the part before.
      if (!error || code === 'ECONNABORTED' || res.headersSent) return resolve();
      if (status === 404) return reject(httpError('NICHT_GEFUNDEN'));
      if (status !== 416) return reject(error);
      res.set(extra ?? {});
      reject(contentError('TEIL_GIBT_ES_NICHT'));
    });
  });
}

/** What `send` says of a failure. */
interface SendError {
  status?: number;
  code?: string;
  headers?: Record<string, string>;
}
