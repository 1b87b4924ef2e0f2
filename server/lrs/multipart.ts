import { lrsError } from './errors.ts';

/** One part of a `multipart/mixed` body. */
export interface Part {
  /** Names in lower case. */
  headers: Map<string, string>;
  content: Buffer;
}

const mostParts = 1_000;
/** Bytes of one part's headers. */
const longestHead = 8_192;
const fault = (reason: string) => lrsError('LRS_MULTIPART', { reason });

/** The boundary a `Content-Type` names (RFC 2046 § 5.1.1). @throws LRS_MULTIPART (400) */
export function boundaryOf(contentType: string): string {
  const at = contentType.search(/;\s*boundary=/i);
  const value = at < 0 ? '' : contentType.slice(contentType.indexOf('=', at) + 1);
  const boundary = value.startsWith('"') ? value.slice(1, value.indexOf('"', 1)) : (value.split(';')[0] ?? '').trim();
  if (boundary.length === 0 || boundary.length > 70) throw fault('boundary');
  return boundary;
}

function headersOf(head: string): Map<string, string> {
  const headers = new Map<string, string>();
  // A line that begins with white space goes on with the one before (RFC 5322 § 2.2.3).
  for (const line of head.replace(/\r\n(?=[ \t])/g, '').split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) throw fault('header');
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

/**
 * Takes a body apart, in one walk over its bytes.
 * @throws LRS_MULTIPART (400) where it does not keep to RFC 2046
 */
export function parseMultipart(body: Buffer, boundary: string): Part[] {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  const parts: Part[] = [];
  // The first delimiter may stand at the very beginning, without a line break before it.
  let at = body.indexOf(delimiter.subarray(2));
  if (at < 0) throw fault('boundary');
  at += delimiter.length - 2;
  for (;;) {
    if (body.toString('latin1', at, at + 2) === '--') return parts;
    const line = body.indexOf('\r\n', at);
    if (line < 0 || body.toString('latin1', at, line).trim() !== '' || parts.length === mostParts) throw fault('part');
    // A part without headers begins with an empty line.
    const isBare = body.toString('latin1', line + 2, line + 4) === '\r\n';
    const end = isBare ? line : body.indexOf('\r\n\r\n', line);
    if (end < 0 || end - line > longestHead) throw fault('header');
    const next = body.indexOf(delimiter, isBare ? line + 2 : end + 2);
    if (next < 0) throw fault('end');
    const headers = isBare ? new Map<string, string>() : headersOf(body.toString('latin1', line + 2, end));
    parts.push({ headers, content: body.subarray(Math.min(end + 4, next), next) });
    at = next + delimiter.length;
  }
}

/** What stands in front of a part's content in a body of ours. */
export const partHead = (boundary: string, headers: Record<string, string>): string =>
  `\r\n--${boundary}\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

/** What stands in front of an attachment (Communication § 1.5.2). */
export const attachmentHead = (boundary: string, sha2: string, contentType = 'application/octet-stream'): string =>
  partHead(boundary, {
    'Content-Type': contentType,
    'Content-Transfer-Encoding': 'binary',
    'X-Experience-API-Hash': sha2,
  });

/** What stands behind the last part. */
export const bodyEnd = (boundary: string): string => `\r\n--${boundary}--\r\n`;
