/** German texts of what a sequence's first page can do without: checks and the end page. See `strings.ts`. */
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
    handIn: 'Antwort abgeben',
    handingIn: 'Ihre Antwort wird abgegeben.',
    handedIn: 'Abgegeben',
    notHandedIn: 'Ihre Antwort ist noch nicht angekommen. Sie steht noch da: Geben Sie sie gleich noch einmal ab.',
    attemptsLeft: (count: number) =>
      count === 0
        ? 'Sie haben keinen Versuch mehr.'
        : count === 1
          ? 'Sie haben noch einen Versuch.'
          : `Sie haben noch ${count} Versuche.`,
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
  gap: {
    kind: 'Ergänzen Sie die Lücken.',
    label: (place: number, all: number) => (all === 1 ? 'Lücke' : `Lücke ${place} von ${all}`),
    missing: (count: number) => (count === 1 ? 'Eine Lücke ist noch leer.' : `${count} Lücken sind noch leer.`),
    share: (right: number, all: number) => `${right} von ${all} Lücken stimmen.`,
    wouldBe: (words: string) => `richtig ist: ${words}`,
  },
  number: {
    kind: 'Geben Sie eine Zahl ein.',
    label: 'Ihre Antwort',
    missing: 'Geben Sie zuerst eine Zahl ein.',
    unreadable: 'Das lässt sich nicht als Zahl lesen. Schreiben Sie zum Beispiel 12,5 oder 1.200.',
    exactly: (value: string) => `genau: ${value}`,
    wouldBe: (value: string) => `richtig ist: ${value}`,
    within: (value: string, least: string, most: string) => `${value} (von ${least} bis ${most} gilt)`,
  },
  case: {
    kind: 'Zu jeder Frage passt eine Antwort.',
    step: (place: number, all: number) => `Frage ${place} von ${all}`,
    next: 'Nächste Frage',
    missing: 'Wählen Sie zuerst eine Antwort aus.',
    missingSome: (count: number) =>
      count === 1 ? 'Bei einer Frage fehlt Ihre Wahl noch.' : `Bei ${count} Fragen fehlt Ihre Wahl noch.`,
  },
  end: {
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
    measures: 'Ihre Maßnahmen',
    measuresWhere: 'Das haben Sie sich vorgemerkt. Es liegt auf diesem Gerät.',
    toPlan: 'Zum Maßnahmenplan',
    measuresNone: 'Vorgemerkt haben Sie noch keine Maßnahme.',
    toMeasures: (section: string) => `Zu „${section}“`,
    whatFits: 'Das passt als Nächstes',
    allSequences: 'Alle Sequenzen',
  },
};
