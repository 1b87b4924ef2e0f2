import { hash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Preconditions } from './documents.ts';
import { lrsError } from './errors.ts';
import { isIri, isUuid } from './formats.ts';
import type { Version } from './statement.ts';
import { formatMicros, readTimestamp } from './timestamps.ts';

const bodyLimit = 8 * 1024 * 1024;

/** The newest patch of each, which its answers name. */
export const answered: Record<Version, string> = { 1: '1.0.3', 2: '2.0.0' };

/** The rules a version header asks for: `1.0`, `1.0.x`, `2.0` or `2.0.x` (Communication § 3.3). */
export function majorOf(header: unknown): Version | undefined {
  if (typeof header !== 'string' || !/^[12]\.0(\.\d{1,4})?$/.test(header)) return undefined;
  return header.startsWith('1') ? 1 : 2;
}

/** Answers with the newest patch of a version, also in front of an error. */
export function answerVersion(res: Response, version: Version): void {
  res.setHeader('X-Experience-API-Version', answered[version]);
}

/**
 * Query parameters, each at most once.
 * @param allowed every name the resource knows.
 * @throws LRS_PARAMETER_REPEATED, LRS_PARAMETER_UNKNOWN (400)
 */
export function readParameters(req: Request, allowed: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  const start = req.url.indexOf('?');
  if (start < 0) return values;
  for (const [name, value] of new URLSearchParams(req.url.slice(start + 1))) {
    const parameter = name.slice(0, 64);
    if (!allowed.includes(name)) throw lrsError('LRS_PARAMETER_UNKNOWN', { parameter });
    if (values.has(name)) throw lrsError('LRS_PARAMETER_REPEATED', { parameter });
    values.set(name, value);
  }
  return values;
}

/** Typed access to the parameters; each throws LRS_PARAMETER_VALUE (400) for a value that does not fit. */
export function parameterReader(values: Map<string, string>, version: Version) {
  const bad = (parameter: string) => lrsError('LRS_PARAMETER_VALUE', { parameter });
  const checked = (name: string, test: (text: string) => boolean): string | undefined => {
    const value = values.get(name);
    if (value !== undefined && !test(value)) throw bad(name);
    return value;
  };
  return {
    /** @throws LRS_PARAMETER_REQUIRED (400) */
    required(name: string): void {
      if (!values.has(name)) throw lrsError('LRS_PARAMETER_REQUIRED', { parameter: name });
    },
    iri: (name: string) => checked(name, isIri),
    uuid: (name: string) => checked(name, isUuid)?.toLowerCase(),
    text: (name: string) => checked(name, (text) => text !== ''),
    flag: (name: string) => checked(name, (text) => text === 'true' || text === 'false') === 'true',
    count(name: string): number {
      const digits = checked(name, (text) => /^\d{1,9}$/.test(text));
      return digits === undefined ? 0 : Number(digits);
    },
    /** UTC with microseconds, see `formatMicros`. */
    timestamp(name: string): string | undefined {
      const text = values.get(name);
      if (text === undefined) return undefined;
      const instant = readTimestamp(text, version === 2);
      if (!instant) throw bad(name);
      return formatMicros(instant);
    },
    json(name: string): unknown {
      const text = values.get(name);
      if (text === undefined) return undefined;
      try {
        return JSON.parse(text) as unknown;
      } catch (error) {
        throw lrsError('LRS_PARAMETER_VALUE', { parameter: name }, error);
      }
    },
  };
}

export type Parameters = ReturnType<typeof parameterReader>;

/** Bodies that came inside another (`alternate.ts`). */
const bodies = new WeakMap<Request, Buffer>();

/** Says what `readBody` gives for a request whose own body has been read. */
export const bodyIs = (req: Request, body: Buffer): unknown => bodies.set(req, body);

/** Reads the body, up to 8 MiB. @throws LRS_BODY_TOO_LARGE (413), LRS_BODY_ENCODING (415), LRS_BODY_INCOMPLETE */
export function readBody(req: Request): Promise<Buffer> {
  const known = bodies.get(req);
  if (known) return Promise.resolve(known);
  return new Promise((resolve, reject) => {
    const encoding = req.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') return reject(lrsError('LRS_BODY_ENCODING'));
    if (Number(req.headers['content-length'] ?? 0) > bodyLimit) return reject(lrsError('LRS_BODY_TOO_LARGE'));
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bodyLimit) chunks.push(chunk);
      else {
        // The rest is read and dropped by Node, so that the answer arrives.
        chunks.length = 0;
        reject(lrsError('LRS_BODY_TOO_LARGE'));
      }
    });
    req.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    req.on('error', (error) => reject(lrsError('LRS_BODY_INCOMPLETE', {}, error)));
    req.on('close', () => {
      if (!req.readableEnded) reject(lrsError('LRS_BODY_INCOMPLETE'));
    });
  });
}

/** Whether a content type is `application/json` in UTF-8. */
export function isJsonType(contentType: string): boolean {
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='));
  return (
    type.trim() === 'application/json' && (charset === undefined || charset.replaceAll('"', '') === 'charset=utf-8')
  );
}

/** Sends JSON text as it is. */
export function sendJson(res: Response, text: string | Buffer): void {
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.end(text);
}

/**
 * Sends what clients may cache (Concurrency § 3.1): with its ETag, or 304 without a body where the client has it already.
 * @param etag hex SHA-1 of the content
 */
export function sendTagged(
  req: Request,
  res: Response,
  contentType: string,
  content: string | Buffer,
  etag: string = hash('sha1', content),
): void {
  res.setHeader('ETag', `"${etag}"`);
  const had = etags(req.headers['if-none-match']);
  if (had?.includes(etag) || had?.includes('*')) {
    res.status(304).end();
    return;
  }
  // Not res.type(): the type of a document is given back exactly as it came.
  res.setHeader('Content-Type', contentType);
  res.end(content);
}

/** ETags of a header, without quotes and weakness marks; undefined when the header is missing. */
function etags(header: string | undefined): string[] | undefined {
  return header?.split(',').map((tag) => {
    const plain = tag.trim().replace(/^W\//, '');
    return plain.startsWith('"') && plain.endsWith('"') && plain.length > 1 ? plain.slice(1, -1) : plain;
  });
}

/** `If-Match` and `If-None-Match` (§ 3.1). */
export function preconditions(req: Request): Preconditions {
  const ifMatch = etags(req.headers['if-match']);
  const ifNoneMatch = etags(req.headers['if-none-match']);
  return { ...(ifMatch && { ifMatch }), ...(ifNoneMatch && { ifNoneMatch }) };
}
