import { scopeWords } from './client.views.ts';
import type { ClientRecord } from './clients.ts';

/** A program that may read what is stored of learners, as the works council is told. */
export interface ReadingProgram {
  /** German. */
  name: string;
  /** Its rights, German. */
  rights: string;
  since?: Date;
  /** When it was revoked. */
  until?: Date;
}

/** Programs with a right to read more than what they have reported themselves, revoked ones too. */
export function readingPrograms(clients: readonly ClientRecord[], isConfigured: boolean): ReadingProgram[] {
  const made = clients.flatMap(({ name, scopes, created, revoked }): ReadingProgram[] => {
    const rights = scopes.filter((scope) => scope !== 'statements/write' && scope !== 'statements/read/mine');
    if (rights.length === 0) return [];
    const words = rights.map((scope) => scopeWords[scope].name).join(', ');
    return [{ name, rights: words, since: created, ...(revoked && { until: revoked }) }];
  });
  const configured = { name: 'Zugang aus den Einstellungen des Servers (LRS_KEY)', rights: scopeWords.all.name };
  return isConfigured ? [configured, ...made] : made;
}
