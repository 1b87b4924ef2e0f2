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
  {
    model: 'ProfileDocument',
    data: 'Dokumente, die angebundene xAPI-Programme zu einem Pseudonym oder zu einer Aktivität ablegen; Lernende selbst schreiben hier nichts.',
    purpose: 'Einstellungen angebundener Programme behalten.',
    retention: 'Bis das Programm sie löscht oder die Person gelöscht wird.',
    export: 'Vollständig unter „Meine Daten“.',
    erase: 'Dokumente zu einer Person werden mit ihr gelöscht.',
  },
  {
    model: 'Attachment',
    data: 'Dateien, die angebundene xAPI-Programme an Statements hängen, etwa ein Zertifikat; Lernende selbst hängen nichts an.',
    purpose: 'Was zu einem Statement gehört, mit ihm aufbewahren.',
    retention: 'Wie das Statement, an dem sie hängen.',
    export: 'Name, Art und Prüfsumme stehen im Statement; die Datei gibt die Verwaltung auf Anfrage heraus.',
    erase:
      'Wie beim Statement entfällt die Verbindung zur Person; steht ein Name in der Datei, löscht die Verwaltung sie.',
  },
  {
    model: 'LrsClient',
    data: 'Zugänge angebundener Programme: Zweck, Rechte, Prüfwert des Geheimnisses; nichts über Personen.',
    purpose: 'Nur zugelassene Programme melden oder lesen Lernereignisse.',
    retention: 'Dauerhaft, auch widerrufene: Statements nennen ihren Zugang.',
    export: 'Entfällt: kein Personenbezug.',
    erase: 'Entfällt: kein Personenbezug.',
  },
  {
    model: 'Activity',
    data: 'Titel und Beschreibungen von Lerninhalten, wie Statements sie nennen; nichts über Personen.',
    purpose: 'Lerninhalte in Auswertungen benennen.',
    retention: 'Dauerhaft.',
    export: 'Entfällt: kein Personenbezug.',
    erase: 'Entfällt: kein Personenbezug.',
  },
];
