import { httpError } from './errors.ts';

/**
 * Gives up what the database does not finish. Without a limit it may wait for ever: a connection that breaks while the driver
 * (7.8) is writing to it never tells the command so, and everything queued behind that command would wait, too. Whatever is
 * given up may have been done or not: sending it again must be harmless.
 * @param longest milliseconds after which the work is given up
 * @throws DATENBANK_NICHT_ERREICHBAR (503)
 */
export async function withPatience<T>(work: Promise<T>, longest = 10_000): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(httpError('DATENBANK_NICHT_ERREICHBAR')), longest);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // What comes of it later is nobody's any more.
    work.catch(() => {});
  }
}
