import type { PrivacyDeclaration } from '../http/privacy.ts';

export const privacy: PrivacyDeclaration[] = [
  {
    model: 'Statement',
    data: 'Lernereignisse unter einem zufälligen Pseudonym, so weit die Vereinbarung der Kohorte reicht; nie Name oder E-Mail-Adresse.',
    purpose: 'Lernstand festhalten und den Abschluss einer Lernsequenz belegen.',
    retention:
      'Statements sind nach der xAPI-Spezifikation unveränderlich. Sie bleiben gespeichert; mit dem Löschen der Person entfällt die Zuordnung.',
    export: 'Vollständig und im Wortlaut unter „Meine Daten“.',
    erase: 'Die Verbindung zwischen Person und Pseudonym wird gelöscht; das Statement bleibt ohne Personenbezug.',
  },
  {
    model: 'StateDocument',
    data: 'Lesezeichen unter einem Pseudonym, so weit die Vereinbarung der Kohorte reicht.',
    purpose: 'An der letzten Stelle weiterlernen, auch auf einem anderen Gerät.',
    retention: 'Bis die Person sie löscht oder gelöscht wird.',
    export: 'Vollständig unter „Meine Daten“.',
    erase: 'Wird mit der Person gelöscht.',
  },
];
