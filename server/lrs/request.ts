import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Preconditions } from './documents.ts';
import { lrsError } from './errors.ts';
import { isIri, isUuid } from './formats.ts';
import { formatMicros, readTimestamp } from './timestamps.ts';

const bodyLimit = 8 * 1024 * 1024;

/** Major version whose rules a request follows. */
export type Version = 1 | 2;

const answered: Record<Version, string> = { 1: '1.0.3', 2: '2.0.0' };

/** `1.0`, `1.0.x`, `2.0` or `2.0.x` (Communication § 3.3). */
function majorOf(header: string): Version | undefined {
  if (!/^[12]\.0(\.\d{1,4})?$/.test(header)) return undefined;
  return header.startsWith('1') ? 1 : 2;
}

/**
 * Reads the version header and answers with the newest patch of that version, also in front of an error.
 * @throws LRS_VERSION (400)
 */
export function negotiateVersion(req: Request, res: Response, isRequired = true): Version {
  const version = majorOf(String(req.headers['x-experience-api-version'] ?? ''));
  res.setHeader('X-Experience-API-Version', answered[version ?? 2]);
  if (!version && isRequired) throw lrsError('LRS_VERSION');
  return version ?? 2;
}

/**
 * Query parameters, each at most once.
 * @param allowed every name the resource knows.
 * @param later names of the specification that are not served yet.
 * @throws LRS_PARAMETER_REPEATED, LRS_PARAMETER_UNKNOWN, LRS_NOT_SERVED (400)
 */
export function readParameters(
  req: Request,
  allowed: readonly string[],
  later: readonly string[] = [],
): Map<string, string> {
  const values = new Map<string, string>();
  const start = req.url.indexOf('?');
  if (start < 0) return values;
  for (const [name, value] of new URLSearchParams(req.url.slice(start + 1))) {
    const parameter = name.slice(0, 64);
    if (later.includes(name)) throw lrsError('LRS_NOT_SERVED', { parameter });
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

/** Reads the body, up to 8 MiB. @throws LRS_BODY_TOO_LARGE (413), LRS_BODY_ENCODING (415), LRS_BODY_INCOMPLETE */
export function readBody(req: Request): Promise<Buffer> {
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

/** Reads a body that must be JSON. @throws LRS_CONTENT_TYPE, LRS_NOT_SERVED, LRS_BODY_UTF8, LRS_BODY_JSON (400) and those of `readBody` */
export async function readJson(req: Request): Promise<{ value: unknown; bytes: number }> {
  const [type = '', ...parameters] = (req.headers['content-type'] ?? '').toLowerCase().split(';');
  if (type.trim() === 'multipart/mixed') throw lrsError('LRS_NOT_SERVED', { parameter: 'multipart/mixed' });
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='));
  const isUtf = charset === undefined || charset.replaceAll('"', '') === 'charset=utf-8';
  if (type.trim() !== 'application/json' || !isUtf) throw lrsError('LRS_CONTENT_TYPE');
  const body = await readBody(req);
  if (!isUtf8(body)) throw lrsError('LRS_BODY_UTF8');
  try {
    return { value: JSON.parse(body.toString('utf8')) as unknown, bytes: body.length };
  } catch (error) {
    throw lrsError('LRS_BODY_JSON', {}, error);
  }
}

/** Sends JSON text as it is. */
export function sendJson(res: Response, text: string): void {
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
  if (etags(req.headers['if-none-match'])?.includes(etag)) {
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
