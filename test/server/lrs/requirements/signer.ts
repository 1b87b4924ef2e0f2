import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** DER (X.690): a tag, the length, the content. */
function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const size = Buffer.from(content.length.toString(16).padStart(content.length > 255 ? 4 : 2, '0'), 'hex');
  const length = content.length < 128 ? size : Buffer.concat([Buffer.from([0x80 | size.length]), size]);
  return Buffer.concat([Buffer.from([tag]), length, content]);
}
const sequence = (...contents: Buffer[]): Buffer => der(0x30, ...contents);
/** sha256WithRSAEncryption with its empty parameter, ecdsa-with-SHA256. */
const algorithms = {
  rsa: sequence(Buffer.from('06092a864886f70d01010b', 'hex'), Buffer.from([5, 0])),
  ec: sequence(Buffer.from('06082a8648ce3d040302', 'hex')),
};
const name = sequence(der(0x31, sequence(Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('Test')))));

export interface Signer {
  privateKey: KeyObject;
  /** X.509 certificate of the key in base64, as `x5c` wants it. */
  certificate: string;
}

/** Makes a key and a certificate that it has signed itself (RFC 5280). */
export function newSigner(kind: 'rsa' | 'ec' = 'rsa'): Signer {
  const algorithm = algorithms[kind];
  const { privateKey, publicKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const time = (text: string) => der(0x17, Buffer.from(text));
  const toBeSigned = sequence(
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    sequence(time('250101000000Z'), time('491231235959Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = createSign('RSA-SHA256').update(toBeSigned).sign(privateKey);
  const certificate = sequence(toBeSigned, algorithm, der(0x03, Buffer.from([0]), signature));
  return { privateKey, certificate: certificate.toString('base64') };
}

/** A JWS in compact form (RFC 7515) over a text. */
export function jwsOf(
  payload: string,
  { privateKey, certificate }: Signer,
  header: { alg: string; x5c?: string[] } = { alg: 'RS256', x5c: [certificate] },
): string {
  const input = [JSON.stringify(header), payload].map((text) => Buffer.from(text).toString('base64url')).join('.');
  const hash = `RSA-SHA${header.alg.slice(2)}`;
  return `${input}.${createSign(hash).update(input).sign(privateKey).toString('base64url')}`;
}
