/**
 * The three agreements of `privacy.md`: what may leave the device. `agreement.ts` holds them to it, on the device and on
 * the server, so what is promised, sent and accepted cannot drift apart.
 */
export const levels = ['nur-abschluss', 'fortschritt', 'antworten'] as const;
export type Level = (typeof levels)[number];

/** One line for every page: what is stored, what is not. German, exact: every statement carries the time it was made. */
export const levelWords: Record<Level, { name: string; stored: string; notStored: string }> = {
  'nur-abschluss': {
    name: 'Nur Abschluss',
    stored: 'Beginn, Lesezeichen und Abschluss einer Sequenz, jeweils mit Zeitpunkt',
    notStored: 'Antworten, Ergebnisse, Lernzeit, Anmeldungen',
  },
  fortschritt: {
    name: 'Fortschritt',
    stored:
      'Beginn, Lesezeichen, gelesene Abschnitte, Abschluss, ob bestanden, bei jedem Check-Versuch, ob er richtig war, und nur wenn Sie es melden, der Abschluss eines Betriebs-Checks mit der Zahl der Checkpunkte je Farbe, jeweils mit Zeitpunkt',
    notStored: 'Antworten, Lernzeit, Anmeldungen',
  },
  antworten: {
    name: 'Antworten',
    stored:
      'Beginn, Lesezeichen, gelesene Abschnitte, Abschluss mit Ergebnis, bei jedem Check-Versuch die Antwort und nur wenn Sie es melden, der Abschluss eines Betriebs-Checks mit der Zahl der Checkpunkte je Farbe, jeweils mit Zeitpunkt',
    notStored: 'Reflexionen, Lernzeit, Anmeldungen',
  },
};
