import type { PrivacyDeclaration } from '../http/privacy.ts';

export const privacy: PrivacyDeclaration[] = [
  {
    model: 'Person',
    data: 'Name und E-Mail-Adresse, soweit angegeben; Prüfwert des Passworts (argon2id) oder Prüfsumme des persönlichen Links; Rollen; Pseudonym; Tag der Anlage.',
    purpose:
      'Anmelden, Rollen zuordnen, Bescheinigungen ausstellen. Nur hier ist das Pseudonym der Lernaufzeichnung mit einer Person verknüpft.',
    retention: 'Bis die Person gelöscht wird.',
    export: 'Vollständig unter „Meine Daten“, außer Passwort und Link: Von ihnen gibt es nur Prüfwerte.',
    erase: 'Das Dokument wird gelöscht; die Lernaufzeichnung unter dem Pseudonym ist danach anonym.',
  },
  {
    model: 'Invitation',
    data: 'Prüfsumme des Codes, Art, Rolle oder Kohorte, interne Kennung der einladenden Person, Tag der Anlage, Ablaufzeit. Nichts über die eingeladene Person.',
    purpose: 'Personen in eine Rolle oder eine Kohorte einladen.',
    retention: 'Bis zur Annahme, zum Zurückziehen oder zum Ablauf; ein Ablaufindex der Datenbank löscht.',
    export: 'Die eigenen offenen Einladungen stehen im Export unter „Meine Daten“.',
    erase: 'Die offenen Einladungen der Person werden gelöscht.',
  },
];
