import { z } from 'zod';
import { longestPassword, passwordLength, shortestPassword } from './secrets.ts';

// Generous caps on what is read at all; what people can do about a value is said beside its field.
const line = z.string().max(1_000);
const secret = z.string().max(4_000);

export const signInForm = z.strictObject({ email: line, passwort: secret, weiter: line.optional() });

/** The ways to accept an invitation, one per form on its page. */
export const acceptForm = z.discriminatedUnion('weg', [
  z.strictObject({ weg: z.literal('beitreten') }),
  z.strictObject({ weg: z.literal('link'), name: line }),
  z.strictObject({ weg: z.literal('passwort'), name: line, email: line, passwort: secret }),
]);

/** What a form shows again after an error; never the password. */
export interface Entered {
  name?: string;
  email?: string;
}
/** German sentences beside the fields. */
export type FieldErrors = Partial<Record<'name' | 'email' | 'passwort', string>>;

// Control characters, and those that reverse the reading direction: on a certificate they would forge a name.
const unwanted = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

export const cleanName = (name: string): string =>
  name.normalize('NFC').replace(unwanted, '').replace(/\s+/g, ' ').trim();
/** Addresses are compared in lower case: nobody has two accounts by accident. */
export const cleanEmail = (email: string): string => email.normalize('NFC').trim().toLowerCase();

const longestName = 100;

export function nameError(name: string, required: boolean): string | undefined {
  if (required && name === '') return 'Bitte geben Sie Ihren Namen an.';
  if ([...name].length > longestName) return `Bitte kürzen Sie den Namen auf höchstens ${longestName} Zeichen.`;
  return undefined;
}

export function emailError(email: string): string | undefined {
  if (email === '') return 'Bitte geben Sie Ihre E-Mail-Adresse an.';
  if (email.length > 254 || !z.email().safeParse(email).success) {
    return 'Das sieht nicht nach einer E-Mail-Adresse aus. Beispiel: name@betrieb.de';
  }
  return undefined;
}

export function passwordError(password: string): string | undefined {
  const length = passwordLength(password);
  if (length < shortestPassword) return `Bitte wählen Sie ein Passwort mit mindestens ${shortestPassword} Zeichen.`;
  if (length > longestPassword) return `Bitte wählen Sie ein Passwort mit höchstens ${longestPassword} Zeichen.`;
  return undefined;
}

/**
 * Where to go after signing in, if the address asked for is one of our own pages.
 * @returns path with query and fragment, or undefined for anything that could lead to another site (CWE-601)
 */
export function localPath(wanted: unknown): string | undefined {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > 1_000) return undefined;
  // Browsers read a backslash as a slash and drop tabs and line breaks.
  if (/[\\\p{Cc}]/u.test(wanted)) return undefined;
  const base = 'http://hier.invalid';
  if (!URL.canParse(wanted, base)) return undefined;
  const url = new URL(wanted, base);
  const path = url.pathname + url.search + url.hash;
  // “/..//x” leaves “//x” once the dots are resolved: another host.
  return url.origin === base && !path.startsWith('//') ? path : undefined;
}
