import { verify, X509Certificate } from 'node:crypto';
import { sameContent } from './canonical.ts';
import { lrsError } from './errors.ts';
import type { Part } from './multipart.ts';
import { signatureUsage, type Version, type XapiAttachment, type XapiStatement } from './statement.ts';
import { validateStatement } from './validate.ts';

/** Algorithms of a JWS that sign a statement (Data § 2.6), with Node's names of their hashes. */
const hashes: Record<string, string> = { RS256: 'RSA-SHA256', RS384: 'RSA-SHA384', RS512: 'RSA-SHA512' };

const base64url = /^[\w-]+$/;

function jsonOf(segment: string): unknown {
  return base64url.test(segment) ? JSON.parse(Buffer.from(segment, 'base64url').toString('utf8')) : undefined;
}

const sha2Of = ({ sha2 }: XapiAttachment): string => sha2.toLowerCase();
const isSignature = ({ usageType }: XapiAttachment): boolean => usageType === signatureUsage;

/** A statement as it was before it was signed: of its signatures only those that were signed with it. */
function before({ attachments = [], ...rest }: XapiStatement, signed: XapiStatement): XapiStatement {
  const earlier = new Set(signed.attachments?.filter(isSignature).map(sha2Of));
  const kept = attachments.filter((attachment) => !isSignature(attachment) || earlier.has(sha2Of(attachment)));
  return { ...rest, ...(kept.length > 0 && { attachments: kept }) };
}

/** Whether a JWS in compact form signs this statement; throws where something in it cannot be read at all. */
function signs(jws: string, statement: XapiStatement, version: Version, received: ReadonlyMap<string, Part>): boolean {
  const [head = '', payload = '', signature = '', more] = jws.split('.');
  const header = jsonOf(head) as { alg?: unknown; x5c?: unknown } | null | undefined;
  const algorithm = typeof header?.alg === 'string' ? hashes[header.alg] : undefined;
  if (!algorithm || more !== undefined || !base64url.test(signature)) return false;
  const signed = jsonOf(payload);
  if (validateStatement(signed, version, '$', received)) return false;
  const original = signed as XapiStatement;
  if (!sameContent(original, before(statement, original), version)) return false;
  if (header?.x5c === undefined) return true;
  // Only a slip of the signer is to be caught here; whether the certificate is to be trusted is the reader's question.
  const { publicKey } = new X509Certificate(Buffer.from(String((header.x5c as unknown[])[0]), 'base64'));
  // Node takes of the algorithm only the hash: with another kind of key it would check another kind of signature.
  if (publicKey.asymmetricKeyType !== 'rsa') return false;
  return verify(algorithm, Buffer.from(`${head}.${payload}`), publicKey, Buffer.from(signature, 'base64url'));
}

/**
 * Checks every signature of a statement (Data § 2.6): a JWS over the statement as it was before it was signed.
 * @param parts what came with the request, by SHA-2 in lower case
 * @param path JSON path of the statement in the body
 * @throws LRS_SIGNATURE (400) with the path of the attachment
 */
export function checkSignatures(
  statement: XapiStatement,
  parts: ReadonlyMap<string, Part>,
  version: Version,
  path: string,
): void {
  for (const [index, { usageType, contentType, sha2 }] of (statement.attachments ?? []).entries()) {
    if (usageType !== signatureUsage) continue;
    const refusal = (cause?: unknown) => lrsError('LRS_SIGNATURE', { path: `${path}.attachments[${index}]` }, cause);
    const jws = parts.get(sha2.toLowerCase())?.content;
    if (contentType !== 'application/octet-stream' || !jws) throw refusal();
    let isGood: boolean;
    try {
      isGood = signs(jws.toString('latin1'), statement, version, parts);
    } catch (error) {
      throw refusal(error);
    }
    if (!isGood) throw refusal();
  }
}
