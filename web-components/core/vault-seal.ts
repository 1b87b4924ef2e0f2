import { isSealed, seal } from '../../workshops/format/vault.ts';
import { vaultWords } from './vault-words.ts';

// Sealing of the copy for somebody's own devices: AES-GCM with 256 bits, the key from six words by PBKDF2 (NIST SP 800-132).
// The key never leaves the device, and a script cannot read it out of the browser either.

/** How many words: six of 1,024 are 60 bits, and each guess costs 600,000 rounds of SHA-256 (OWASP, 2023). */
export const wordCount = 6;
const rounds = 600_000;
/** Sealed text is as long as the next multiple of this, in bytes: its length does not tell what was written. */
const block = 4096;

type Bytes = Uint8Array<ArrayBuffer>;
const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

/** Browsers seal only on pages that came encrypted themselves (or from this very machine). */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined;

/** Words for a new copy, each as likely as any other. */
export const newWords = (): string[] =>
  // 2^16 is a multiple of 1,024: no word comes more often.
  [...crypto.getRandomValues(new Uint16Array(wordCount))].map((number) => vaultWords[number % vaultWords.length] ?? '');

/** What somebody has entered, as words of the list are written; anything between them parts them. */
export const readWords = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());

/** Words that are not in the list: a slip of the pen. */
export const unknownWords = (words: readonly string[]): string[] => words.filter((word) => !vaultWords.includes(word));

export const newSalt = (): Bytes => random(seal.nonceAt - seal.saltAt);

/** The key that words make with a salt; it cannot be exported. Takes a moment by design. */
export async function keyOf(words: readonly string[], salt: Bytes): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(words.join(' '));
  const material = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  const kdf = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(kdf, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Seals a text; every time with another nonce. */
export async function sealText(text: string, key: CryptoKey, salt: Bytes): Promise<Bytes> {
  const words = new TextEncoder().encode(text);
  // JSON does not mind spaces at its end.
  const padded = new Uint8Array(Math.ceil((words.length + 1) / block) * block).fill(0x20);
  padded.set(words);
  const head = new Uint8Array([...seal.mark, seal.version, ...salt, ...random(seal.textAt - seal.nonceAt)]);
  const sealed = new Uint8Array(await crypto.subtle.encrypt(settings(head), key, padded));
  const bytes = new Uint8Array(head.length + sealed.length);
  bytes.set(head);
  bytes.set(sealed, head.length);
  return bytes;
}

/** @returns the text; undefined: another key, or somebody has changed a byte */
export async function openText(bytes: Bytes, key: CryptoKey): Promise<string | undefined> {
  try {
    const sealed = bytes.subarray(seal.textAt);
    return new TextDecoder().decode(await crypto.subtle.decrypt(settings(bytes), key, sealed));
  } catch {
    return undefined;
  }
}

/** The salt of a sealed copy, and whether this KomKI knows how it was sealed. */
export function saltOf(bytes: Bytes): Bytes | 'newer' | 'damaged' {
  if (!isSealed(bytes)) return 'damaged';
  return (bytes[3] ?? 0) > seal.version ? 'newer' : bytes.slice(seal.saltAt, seal.nonceAt);
}

const settings = (head: Bytes) => ({
  name: 'AES-GCM',
  iv: head.slice(seal.nonceAt, seal.textAt),
  additionalData: head.slice(0, seal.nonceAt),
});
