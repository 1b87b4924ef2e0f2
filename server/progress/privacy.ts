import type { PrivacyDeclaration } from '../http/privacy.ts';

export const privacy: PrivacyDeclaration[] = [
  {
    model: 'Progress',
    data: 'Unter Pseudonym je Sequenz: begonnen, abgeschlossen, bestanden und – wenn die Vereinbarung es erlaubt – bestandene Checks, jeweils nur mit dem Tag der Veröffentlichung',
    purpose: 'Stand der Gruppe in Stufen und eigener Lernstand auf mehreren Geräten',
    retention:
      'so lange wie die Aussagen (Statements), aus denen es berechnet ist; kann jederzeit neu berechnet werden',
    export: 'vollständig unter „Meine Daten“',
    erase: 'wird gelöscht',
  },
  {
    model: 'ProgressCursor',
    data: 'keine',
    purpose: 'merkt, bis zu welcher Aussage der Lernstand berechnet ist',
    retention: 'dauerhaft, ein Eintrag',
    export: 'entfällt, keine personenbezogenen Daten',
    erase: 'entfällt, keine personenbezogenen Daten',
  },
];
