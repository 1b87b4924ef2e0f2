/**
 * All German texts of the elements, grouped by element. Used as `strings.check.submit`, `const words = strings.check`
 * or `const { submit } = strings.check`: these are the ways `test/web-components/strings.test.ts` can follow.
 */
export const strings = {
  check: {
    submit: 'Antwort prüfen',
    again: 'Noch einmal',
    yourChoice: 'Ihre Wahl',
    right: 'richtig',
    notFitting: 'passt nicht',
    success: 'Richtig.',
    notYet: 'Das passt noch nicht.',
    share: (right: number, all: number) => `${right} von ${all} Entscheidungen stimmen.`,
    seeItems: 'Das Warum lesen Sie bei den Antworten.',
    explanation: 'Erklärung',
    freshAttempt: 'Sie können neu antworten.',
  },
  choice: {
    kindSingle: 'Eine Antwort ist richtig.',
    kindMultiple: 'Mehrere Antworten möglich.',
    missingSingle: 'Wählen Sie zuerst eine Antwort aus.',
    missingMultiple: 'Wählen Sie zuerst mindestens eine Antwort aus.',
    notChosen: 'nicht gewählt',
  },
  truth: {
    kind: 'Jede Aussage stimmt oder stimmt nicht.',
    yes: 'stimmt',
    no: 'stimmt nicht',
    missing: (count: number) =>
      count === 1
        ? 'Bei einer Aussage fehlt Ihre Entscheidung noch.'
        : `Bei ${count} Aussagen fehlt Ihre Entscheidung noch.`,
  },
  order: {
    kind: 'Verschieben Sie die Einträge mit den Pfeilen.',
    paperKind: 'Nummerieren Sie die Einträge.',
    up: (item: string) => `${item} nach oben`,
    down: (item: string) => `${item} nach unten`,
    moved: (item: string, position: number, all: number) => `${item}: Position ${position} von ${all}`,
    atStart: (item: string) => `${item} steht schon ganz oben.`,
    atEnd: (item: string) => `${item} steht schon ganz unten.`,
    missing: 'Verschieben Sie zuerst mindestens einen Eintrag.',
    belongs: (position: number) => `gehört auf Platz ${position}`,
  },
  match: {
    kind: 'Wählen Sie in jeder Zeile das Passende aus.',
    choose: 'Bitte wählen',
    missing: (count: number) =>
      count === 1 ? 'In einer Zeile fehlt Ihre Wahl noch.' : `In ${count} Zeilen fehlt Ihre Wahl noch.`,
    wouldBe: (choice: string) => `richtig ist: ${choice}`,
    choices: 'Zur Auswahl:',
  },
  reflection: {
    private: 'Bleibt auf diesem Gerät.',
  },
  sequence: {
    contents: 'Inhalt',
    showContents: 'Inhalt zeigen',
    hideContents: 'Inhalt schließen',
    progress: 'Fortschritt',
    sections: (done: number, all: number) => `${done} von ${all} Abschnitten`,
    left: (minutes: number) => (minutes < 5 ? 'nur noch wenige Minuten' : `noch etwa ${minutes} Minuten`),
    allDone: 'alles gelesen',
    whatCounts: 'Fertig ist ein Abschnitt, wenn Sie mit „Weiter“ weitergehen.',
    done: 'fertig:',
    place: (position: number, all: number) => `Abschnitt ${position} von ${all}`,
    back: (title: string) => `← ${title}`,
    next: (title: string) => `Weiter: ${title} →`,
    finish: 'Sequenz abschließen',
    ending: 'Abschluss',
    saved: (time: string) => `Gespeichert um ${time}`,
    onDevice: ' · auf diesem Gerät',
    resumed: (title: string) => `Sie lesen weiter bei: ${title}.`,
    endedBefore: 'Sie waren mit dieser Sequenz schon am Ende.',
    fromStart: 'Von vorn lesen',
    elsewhere: (title: string) => `Auf einem anderen Gerät waren Sie zuletzt bei: ${title}.`,
    readOnThere: 'Dort weiterlesen',
    notDurable:
      'Dieser Browser speichert gerade nichts, zum Beispiel weil der Speicher voll oder das Fenster privat ist. Sie können weiterlernen. Ihr Lernstand geht aber verloren, wenn Sie diese Seite schließen.',
    loadFailed: 'Die Checks ließen sich nicht laden. Den Text können Sie trotzdem lesen.',
    tryAgain: 'Noch einmal laden',
    leaves: (stored: string, notStored: string) => `Gespeichert wird: ${stored}. Nicht gespeichert: ${notStored}.`,
    leavesNothing: 'Ohne Anmeldung bleibt alles, was Sie hier tun, auf diesem Gerät.',
    materials: 'Material und Quellen',
    asOf: (day: string) => `(Stand ${day})`,
    finished: 'Geschafft!',
    reachedEnd: 'Am Ende angekommen',
    finishedWhat: (title: string) => `Sie haben „${title}“ abgeschlossen.`,
    reachedWhat: (title: string) => `Sie sind am Ende von „${title}“.`,
    aim: 'Das können Sie jetzt',
    aimAhead: 'Das ist das Ziel',
    checks: 'Ihre Checks',
    checksRight: (right: number, all: number) => `${right} von ${all} Checks sind richtig.`,
    passed: (right: number, all: number) => `Bestanden: ${right} von ${all} Checks, die zählen, sind richtig.`,
    notYetPassed: (needed: number, all: number, right: number) =>
      `Zum Bestehen sollen ${needed} von ${all} Checks, die zählen, richtig sind. ${right === 0 ? 'Noch ist es keiner.' : right === 1 ? 'Einer ist es schon.' : `${right} sind es schon.`} Schauen Sie sich die anderen in Ruhe noch einmal an und kommen Sie danach wieder zum Abschluss.`,
    right: 'richtig',
    open: 'noch offen',
    notYet: 'passt noch nicht ganz',
    toCheck: (section: string) => `Zum Check in „${section}“`,
    shortened: (text: string) => `${text} …`,
    whatFits: 'Das passt als Nächstes',
    allSequences: 'Alle Sequenzen',
  },
  outbox: {
    allSaved: 'Alles gespeichert',
    onDevice: 'Ihr Lernstand liegt auf diesem Gerät.',
    notDurable: 'Dieser Browser speichert gerade nichts.',
    waiting: (count: number) => (count === 1 ? '1 Meldung wartet.' : `${count} Meldungen warten.`),
    waitingForSignIn: (count: number) =>
      count === 1 ? '1 Meldung wartet auf Ihre Anmeldung.' : `${count} Meldungen warten auf Ihre Anmeldung.`,
    signIn: 'Anmelden',
    refused: (count: number, codes: string) =>
      count === 1 ? `1 Meldung wurde abgelehnt (${codes}).` : `${count} Meldungen wurden abgelehnt (${codes}).`,
    export: 'Exportieren',
    file: 'komki-abgelehnte-meldungen.json',
  },
  device: {
    sections: (done: number, all: number) => `${done} von ${all} Abschnitten`,
    finished: 'abgeschlossen',
    progress: 'Fortschritt',
    nothing: 'Auf diesem Gerät ist noch nichts gespeichert. Sobald Sie eine Sequenz öffnen, steht hier Ihr Lernstand.',
    intro: 'Diese Angaben liegen nur in diesem Browser. Andere sehen sie nicht.',
    bookmark: 'Lesezeichen',
    checks: 'Checks',
    checksRight: (right: number, all: number) => `${all} beantwortet, ${right} davon richtig`,
    none: 'keine',
    notes: 'Eigene Notizen',
    noteCount: (count: number) => (count === 1 ? '1 Notiz' : `${count} Notizen`),
    waiting: 'Noch nicht gesendet',
    waitingCount: (count: number) => (count === 1 ? '1 Meldung' : `${count} Meldungen`),
    kept: 'Bleibt hier',
    keptCount: (count: number) =>
      count === 1
        ? '1 Meldung, die Ihre Vereinbarung nicht hinauslässt'
        : `${count} Meldungen, die Ihre Vereinbarung nicht hinauslässt`,
    export: 'Als Datei mitnehmen',
    file: (day: string) => `komki-dieses-geraet-${day}.json`,
    erase: 'Alles auf diesem Gerät löschen',
    eraseQuestion: 'Alles auf diesem Gerät löschen?',
    eraseWhat:
      'Lesezeichen, Antworten und Notizen werden gelöscht und lassen sich nicht zurückholen. Was in Ihrem Konto gespeichert ist, bleibt dort.',
    eraseUnsent: (count: number) =>
      count === 1
        ? 'Eine Meldung ist noch nicht gesendet. Sie geht dabei verloren.'
        : `${count} Meldungen sind noch nicht gesendet. Sie gehen dabei verloren.`,
    eraseYes: 'Ja, alles löschen',
    eraseNo: 'Abbrechen',
    erased: 'Auf diesem Gerät ist jetzt nichts mehr gespeichert.',
  },
};
