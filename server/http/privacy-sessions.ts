import type { PrivacyDeclaration } from './privacy.ts';

export const privacy: PrivacyDeclaration[] = [
  {
    model: 'Session',
    data: 'Prüfsumme des Anmelde-Cookies, interne Personenkennung, zwei Ablaufzeiten. Keine IP-Adresse, kein Gerät, kein Anmeldeverlauf.',
    purpose: 'Angemeldet bleiben, solange Sie arbeiten; überall abmelden können.',
    retention:
      'Endet beim Abmelden, nach 2 Stunden ohne Nutzung, spätestens nach 12 Stunden; ein Ablaufindex der Datenbank löscht.',
    export: 'Die offenen Anmeldungen mit ihren Ablaufzeiten stehen im Export unter „Meine Daten“.',
    erase: 'Alle Anmeldungen der Person werden gelöscht.',
  },
];
