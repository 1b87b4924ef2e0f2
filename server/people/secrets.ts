import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** A secret for a link: 24 random bytes as 32 URL-safe characters. Too many to guess, so a fast hash is enough. */
export const newToken = (): string => randomBytes(24).toString('base64url');
export const looksLikeToken = (text: unknown): text is string => typeof text === 'string' && /^[\w-]{32}$/.test(text);
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** argon2id (the library's default), the minimum of the OWASP Password Storage Cheat Sheet. Memory in KiB. */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** The same typed password must match whether the keyboard composes “ü” or sends it in two parts. */
const normalise = (password: string): string => password.normalize('NFC');

/** Length as people count it, in characters after NFC. */
export const passwordLength = (password: string): number => [...normalise(password)].length;
export const shortestPassword = 12;
export const longestPassword = 200;

/** About 30 ms in a thread of the pool. @returns PHC string */
export const hashPassword = (password: string): Promise<string> => hash(normalise(password), cost);

/**
 * Checks a password; without a stored hash it works just as long on a hash nobody knows the password of,
 * so that the time does not tell whether an account exists.
 */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await nobodysHash()), normalise(password));
  return fits && stored !== undefined;
}

let nobody: Promise<string> | undefined;
/** Made once; `createPeople` asks for it at start, so that no sign-in waits for it. */
export function nobodysHash(): Promise<string> {
  nobody ??= hashPassword(newToken());
  return nobody;
}
