import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/**
 * Keeps short secrets that must be read again, encrypted and bound to the record they belong to: whoever sees that
 * collection alone, in a dump or through an injected query, cannot use them, nor move them to another record.
 * @param secret 32 random bytes that every server of this database shares
 */
export function createSeal(secret: Buffer) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'credentials at rest', 32));
  return {
    /** @returns nonce, tag and cipher text in base64 */
    seal(text: string, record: string): string {
      const nonce = randomBytes(nonceLength);
      const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(record));
      const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
      return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64');
    },

    /** @throws when it was sealed with another secret or for another record, or has been changed */
    open(sealed: string, record: string): string {
      const bytes = Buffer.from(sealed, 'base64');
      const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceLength), { authTagLength: tagLength })
        .setAAD(Buffer.from(record))
        .setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
      return opening.update(bytes.subarray(nonceLength + tagLength), undefined, 'utf8') + opening.final('utf8');
    },
  };
}

export type Seal = ReturnType<typeof createSeal>;
