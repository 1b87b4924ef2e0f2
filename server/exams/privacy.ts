import type { PrivacyDeclaration } from '../http/privacy.ts';

export const privacy: PrivacyDeclaration[] = [
  {
    model: 'Attempt',
    data: 'Pseudonym, Registriernummer, Prüfungsfrage, richtig oder nicht, Anteil, Zeitpunkt; die Antwort selbst nicht',
    purpose: 'begrenzt die Zahl der Versuche und entscheidet über das Bestehen einer Prüfung',
    retention: 'bis die Person gelöscht wird',
    export: 'vollständig unter „Meine Daten“',
    erase: 'wird gelöscht',
  },
];
