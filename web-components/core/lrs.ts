import XAPI, { type Statement as XapiStatement } from '@xapi/xapi';
import type { Statement } from '../../sequences/record/index.ts';
import type { BookmarkAddress } from './bookmark-sync.ts';
import type { Bookmark } from './device-db.ts';
import type { SendFailure } from './outbox.ts';
import type { RecordingContext } from './recording-context.ts';

type Adapter = Extract<NonNullable<ConstructorParameters<typeof XAPI>[0]['adapter']>, (...args: never) => unknown>;

// Only types come from the rest of the house, so that this file and the library stay one piece that loads by itself.

/** Longest body a browser still sends while the page closes, in characters. */
const keepaliveLimit = 30_000;

/** Talks to the LRS with `fetch`. @throws SendFailure with the LRS's code and `Retry-After` */
const adapter: Adapter = async ({ url, method, headers, data }) => {
  const body = data === undefined ? null : JSON.stringify(data);
  const keepalive = body !== null && body.length < keepaliveLimit;
  const response = await fetch(url, { method, body, keepalive, headers: { ...headers } }).catch(() => {
    throw failure(0, 'NETZ');
  });
  const text = await response.text();
  if (!response.ok) throw failure(response.status, codeOf(text, response.status), retryAfter(response));
  return {
    data: text ? JSON.parse(text) : undefined,
    status: response.status,
    headers: Object.fromEntries(response.headers),
  };
};

const failure = (status: number, code: string, retryAfter?: number): SendFailure =>
  Object.assign(new Error(code), { status, code, retryAfter });

function codeOf(text: string, status: number): string {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    if (typeof code === 'string') return code;
  } catch {
    // An answer that is not ours, e.g. of a proxy: the status says enough.
  }
  return `HTTP ${status}`;
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}

const lrs = ({ endpoint, token }: RecordingContext): XAPI =>
  new XAPI({ endpoint, auth: `Bearer ${token}`, version: '1.0.3', adapter });

/** Sends statements in one request, all or none. @throws SendFailure */
export async function sendStatements(statements: Statement[], context: RecordingContext): Promise<void> {
  // Our statements are a narrower type than the library's, which knows every verb and object.
  await lrs(context).sendStatements({ statements: statements as unknown as XapiStatement[] });
}

/** Reads the bookmark in the account. @returns undefined when there is none. @throws SendFailure */
export async function readBookmark(
  address: BookmarkAddress,
  context: RecordingContext,
): Promise<{ bookmark: Bookmark; etag: string } | undefined> {
  try {
    const { data, headers } = await lrs(context).getState(address);
    return { bookmark: data as unknown as Bookmark, etag: String(headers.etag ?? '') };
  } catch (error) {
    if ((error as Partial<SendFailure>).status === 404) return undefined;
    throw error;
  }
}

/**
 * Writes the bookmark if nobody else has in the meantime.
 * @param etag of what was read; undefined when there was nothing
 * @throws SendFailure, 412 when it was changed
 */
export async function writeBookmark(
  address: BookmarkAddress,
  context: RecordingContext,
  bookmark: Bookmark,
  etag: string | undefined,
): Promise<void> {
  await lrs(context).setState({
    ...address,
    state: { ...bookmark },
    etag: etag ?? '*',
    matchHeader: etag === undefined ? 'If-None-Match' : 'If-Match',
    contentType: 'application/json',
  });
}
