import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';

/** JSON as it is delivered. */
export interface Packed {
  /** Its address; carries a hash of the bytes, so it may be cached for ever. */
  url: string;
  json: { plain: Buffer; brotli: Buffer };
}

/** @param name what the address begins with, e.g. `G01` for `/inhalte/G01-<hash>.json` */
export function packJson(name: string, value: unknown): Packed {
  const plain = Buffer.from(JSON.stringify(value));
  const brotli = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 10);
  return { url: `/inhalte/${name}-${hash}.json`, json: { plain, brotli } };
}
