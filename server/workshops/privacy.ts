import type { PrivacyDeclaration } from '../http/privacy.ts';

export const privacy: PrivacyDeclaration[] = [
  {
    model: 'Room',
    data: 'Kennung der Person, die den Workshop leitet; Zeiten, Zahl der vergebenen Plätze und der gerade verbundenen Geräte, Summen der Abstimmungen ab fünf Stimmen, freigegebene Texte, Listen und das Protokoll. Namen von Teilnehmenden nur, wenn die Leitung sie eintippt.',
    purpose: 'Workshop leiten, Protokoll schreiben, nach einigen Wochen und nach etwa einem halben Jahr nachfragen',
    retention:
      'bis 28 Tage nach dem Ende der letzten Nachfrage, mindestens 26 Wochen nach dem Ende des Workshops, auch wenn er von einem anderen Server kommt. Wird nach einem halben Jahr noch einmal gefragt, sind das 34 Wochen. Ein Ablaufindex der Datenbank löscht; die Leitung kann früher löschen.',
    export:
      'für die Leitung: eigene Workshops mit Datum unter „Meine Daten“; das Protokoll und, was für einen anderen Server nötig ist, als Datei',
    erase: 'Die Workshops, die die Person geleitet hat, werden gelöscht.',
  },
  {
    model: 'Ballot',
    data: 'die Stimme ohne Namen, Gerät, Reihenfolge und Uhrzeit, unter einer Prüfsumme, die niemandem zugeordnet werden kann',
    purpose: 'eine Stimme je Gerät zählen und ändern lassen, solange die Abstimmung offen ist',
    retention:
      'bis die Abstimmung endet, spätestens einen Tag nach dem Ende des Workshops; Antworten auf eine Nachfrage bis zu deren Ende, spätestens einen Tag danach',
    export: 'Nicht im Export: zu keiner Person auffindbar. Das Gerät, das sie abgegeben hat, zeigt sie an.',
    erase: 'Zu keiner Person auffindbar; wird mit der Auszählung gelöscht.',
  },
  {
    model: 'Agenda',
    data: 'keine personenbezogenen Daten',
    purpose: 'Ablauf eines Workshops, wie er bei der Eröffnung war',
    retention: 'so lange wie die Datenbank besteht',
    export: 'Nicht im Export: betrifft keine Person.',
    erase: 'Bleibt unverändert.',
  },
  {
    model: 'Picture',
    data: 'keine personenbezogenen Daten',
    purpose: 'Bilder eines Workshops, wie sie bei der Eröffnung waren',
    retention: 'so lange wie die Datenbank besteht',
    export: 'Nicht im Export: betrifft keine Person.',
    erase: 'Bleibt unverändert.',
  },
  {
    model: 'Lease',
    data: 'keine personenbezogenen Daten',
    purpose: 'hält fest, welcher Server Workshops führt, wenn die Datenbank kein Replica-Set ist',
    retention: '30 Sekunden nach dem letzten Lebenszeichen überholt',
    export: 'Nicht im Export: betrifft keine Person.',
    erase: 'Bleibt unverändert.',
  },
];
