import { isUtf8 } from 'node:buffer';
import type { Request } from 'express';
import { attachmentsOf, hasSha2 } from './attachments.ts';
import { lrsError } from './errors.ts';
import { essenceOf } from './formats.ts';
import { boundaryOf, type Part, parseMultipart } from './multipart.ts';
import { repeatedProperty } from './repeated.ts';
import { isJsonType, readBody } from './request.ts';
import type { XapiAttachment, XapiStatement } from './statement.ts';

/** The content of a request that stores statements (Communication § 1.5). */
export interface Received {
  /** Parsed, not yet validated. */
  value: unknown;
  /** Length of the JSON text. */
  bytes: number;
  /** Attachments by SHA-2 in lower case. */
  parts: ReadonlyMap<string, Part>;
}

const none: ReadonlyMap<string, Part> = new Map();
const mismatch = (reason: string) => lrsError('LRS_ATTACHMENT', { reason });

/** @throws LRS_BODY_UTF8, LRS_BODY_JSON, LRS_STATEMENT_REPEATED (400) */
function parseStatements(body: Buffer): unknown {
  if (!isUtf8(body)) throw lrsError('LRS_BODY_UTF8');
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw lrsError('LRS_BODY_JSON', {}, error);
  }
  const path = repeatedProperty(body, value);
  if (path !== undefined) throw lrsError('LRS_STATEMENT_REPEATED', { path });
  return value;
}

/**
 * Reads JSON, or JSON and attachments as `multipart/mixed`.
 * @throws LRS_CONTENT_TYPE, LRS_MULTIPART, LRS_ATTACHMENT and those of `readBody` and `parseStatements`
 */
export async function readStatements(req: Request): Promise<Received> {
  const type = req.headers['content-type'] ?? '';
  if (isJsonType(type)) {
    const body = await readBody(req);
    return { value: parseStatements(body), bytes: body.length, parts: none };
  }
  if (essenceOf(type) !== 'multipart/mixed') throw lrsError('LRS_CONTENT_TYPE');
  const boundary = boundaryOf(type);
  const [first, ...rest] = parseMultipart(await readBody(req), boundary);
  if (!first || !isJsonType(first.headers.get('content-type') ?? '')) throw lrsError('LRS_CONTENT_TYPE');
  const parts = new Map<string, Part>();
  for (const part of rest) {
    const { headers, content } = part;
    const sha2 = headers.get('x-experience-api-hash')?.toLowerCase();
    if (sha2 === undefined) throw mismatch('X-Experience-API-Hash');
    const encoding = headers.get('content-transfer-encoding') ?? 'binary';
    if (encoding.toLowerCase() !== 'binary') throw mismatch('Content-Transfer-Encoding');
    if (!hasSha2(content, sha2)) throw mismatch(`SHA-2 ${sha2.slice(0, 128)}`);
    parts.set(sha2, part);
  }
  return { value: parseStatements(first.content), bytes: first.content.length, parts };
}

/** A media type as it is compared: case, white space and quotation marks do not count (RFC 9110 § 8.3.1). */
const plainType = (type: string): string =>
  type
    .toLowerCase()
    .replaceAll('"', '')
    .replace(/\s*;\s*/g, ';');

/**
 * Checks the parts against what validated statements say of them: each part belongs to an attachment, and where both
 * name type or length they agree (§ 1.5.2). Not the length of what has come: where the part does not name it, ADL’s
 * conformance suite sends one that differs and wants it stored.
 * @throws LRS_ATTACHMENT (400)
 */
export function checkParts(statements: readonly XapiStatement[], { parts }: Received): void {
  if (parts.size === 0) return;
  const declared = new Map<string, XapiAttachment[]>();
  for (const attachment of statements.flatMap(attachmentsOf)) {
    const sha2 = attachment.sha2.toLowerCase();
    declared.set(sha2, [...(declared.get(sha2) ?? []), attachment]);
  }
  for (const [sha2, { headers, content }] of parts) {
    const attachments = declared.get(sha2);
    if (!attachments) throw mismatch(`SHA-2 ${sha2}`);
    const type = headers.get('content-type');
    const length = headers.get('content-length');
    if (length !== undefined && Number(length) !== content.length) throw mismatch(`Content-Length ${sha2}`);
    for (const attachment of attachments) {
      if (type !== undefined && plainType(type) !== plainType(attachment.contentType))
        throw mismatch(`contentType ${sha2}`);
      if (length !== undefined && Number(length) !== attachment.length) throw mismatch(`length ${sha2}`);
    }
  }
}
