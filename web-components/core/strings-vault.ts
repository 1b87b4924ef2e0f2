/** German texts of the encrypted copy for somebody's own devices. See `strings.ts`. */
export const strings = {
  vault: {
    intro:
      'Ihre Betriebs-Checks und Ihr Maßnahmenplan bleiben auf diesem Gerät. Wenn Sie möchten, legt KomKI eine Kopie für Ihre anderen Geräte auf den Server. Sie wird auf diesem Gerät verschlüsselt: Nur wer Ihre sechs Wörter hat, kann sie lesen. Der Server hat sie nicht.',
    whose:
      'In die Kopie kommt alles, was auf diesem Gerät unter „Checks“ und „Maßnahmen“ steht. Benutzen auch andere diesen Browser, gilt das auch für ihre Einträge.',
    setUp: 'Verschlüsselte Kopie einrichten',
    words: 'Ihre sechs Wörter',
    wordsWhat:
      'Schreiben Sie die Wörter der Reihe nach auf oder drucken Sie sie. Sie stehen nur jetzt hier. Mit ihnen verbinden Sie jedes weitere Gerät.',
    wordsLost:
      'Gehen die Wörter verloren, kann niemand die Kopie öffnen, auch wir nicht. Was auf Ihren Geräten liegt, bleibt. Löschen Sie die Kopie dann und richten Sie eine neue ein.',
    sheet:
      'KomKI: die Wörter für meine verschlüsselte Kopie. Zum Verbinden eines Geräts dort anmelden, „Meine Daten“ öffnen und die Wörter eingeben.',
    print: 'Wörter drucken',
    written: 'Aufgeschrieben: Kopie jetzt speichern',
    cancel: 'Abbrechen',
    there: 'In Ihrem Konto liegt eine verschlüsselte Kopie. Dieses Gerät ist noch nicht mit ihr verbunden.',
    enter: 'Ihre sechs Wörter, der Reihe nach',
    join: 'Dieses Gerät verbinden',
    joinWhat: 'Was auf diesem Gerät steht und was in der Kopie steht, wird zusammengeführt. Es geht nichts verloren.',
    on: 'Eingeschaltet',
    synced: (when: string) =>
      `Zuletzt übertragen: ${when}. KomKI gleicht von selbst ab, sobald Sie etwas ändern und verbunden sind.`,
    otherDevice:
      'So verbinden Sie ein weiteres Gerät: Melden Sie sich dort mit demselben Konto an, öffnen Sie „Meine Daten“ und geben Sie Ihre sechs Wörter ein.',
    sync: 'Jetzt abgleichen',
    leave: 'Auf diesem Gerät ausschalten',
    erase: 'Kopie auf dem Server löschen',
    eraseQuestion: 'Verschlüsselte Kopie löschen?',
    eraseWhat:
      'Die Kopie auf dem Server wird gelöscht und lässt sich nicht zurückholen. Ihre Geräte werden nicht mehr abgeglichen. Was auf den Geräten steht, bleibt dort.',
    eraseYes: 'Ja, Kopie löschen',
    working: 'Einen Moment …',
    unsupported:
      'Dieser Browser kann hier nicht verschlüsseln, weil die Seite ohne https geladen ist. Nehmen Sie Checks und Maßnahmenplan solange als Datei mit.',
    notDurable: 'Dieser Browser speichert gerade nichts. Deshalb lässt sich die Kopie hier nicht einrichten.',
    count: (count: number) => `Es sind sechs Wörter, eingegeben: ${count}.`,
    unknown: (words: string) => `Nicht in der Wörterliste: ${words}. Prüfen Sie, wie Sie es aufgeschrieben haben.`,
    refused: (reason: string, code: string) => `${reason} Auf diesem Gerät hat sich nichts geändert. (${code})`,
    saved: 'Die verschlüsselte Kopie ist gespeichert.',
    joined: 'Dieses Gerät ist verbunden. Beide Stände sind zusammengeführt.',
    inStep: 'Alles ist abgeglichen.',
    left: 'Auf diesem Gerät ist die Kopie ausgeschaltet. Was hier steht, bleibt.',
    erased: 'Die Kopie auf dem Server ist gelöscht. Was auf Ihren Geräten steht, bleibt.',
    gone: 'Die Kopie auf dem Server gibt es nicht mehr. Auf diesem Gerät steht noch alles.',
    changed:
      'Die Kopie auf dem Server ist mit anderen Wörtern neu eingerichtet worden. Verbinden Sie dieses Gerät mit den neuen Wörtern.',
    exists:
      'Ein anderes Ihrer Geräte hat inzwischen eine Kopie eingerichtet. Verbinden Sie dieses Gerät mit deren Wörtern.',
    foreign:
      'Auf diesem Gerät ist die Kopie eines anderen Kontos eingeschaltet. Sie wird nur abgeglichen, wenn jenes Konto angemeldet ist.',
    visitor: 'Sie sind nicht mehr angemeldet. Melden Sie sich an, dann geht es weiter.',
    unreachable:
      'Der Server ist gerade nicht erreichbar. Auf diesem Gerät geht nichts verloren; KomKI versucht es wieder.',
  },
};
