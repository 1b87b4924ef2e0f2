/** German texts of the elements that show what has been learned. See `strings.ts`. */
export const strings = {
  device: {
    sections: (done: number, all: number) => `${done} von ${all} Abschnitten`,
    finished: 'abgeschlossen',
    progress: 'Fortschritt',
    nothing:
      'Auf diesem Gerät ist noch nichts gespeichert. Sobald Sie eine Sequenz öffnen oder einen Check ausfüllen, steht hier, was davon gespeichert ist.',
    intro: 'Diese Angaben liegen nur in diesem Browser.',
    bookmark: 'Lesezeichen',
    checks: 'Checks',
    checksRight: (right: number, all: number) => `${all} beantwortet, ${right} davon richtig`,
    belongsTo: 'Gehört zu',
    nobody: 'keinem Konto; wer diesen Browser benutzt, kann es sehen',
    others: 'Auf diesem Gerät haben auch andere gelernt. Was ihnen gehört, sehen Sie hier nicht.',
    none: 'keine',
    notes: 'Eigene Notizen',
    noteCount: (count: number) => (count === 1 ? '1 Notiz' : `${count} Notizen`),
    lights: 'Ampel',
    lightCount: (count: number) => (count === 1 ? '1 Einschätzung' : `${count} Einschätzungen`),
    plan: 'Maßnahmenplan',
    wholeDevice:
      'diesem Gerät; wer diesen Browser benutzt, kann ihn sehen. Er verlässt es nur verschlüsselt, wenn Sie eine Kopie für Ihre Geräte einrichten.',
    content: 'Inhalt',
    firmChecks: 'Betriebs-Checks',
    workshops: 'Workshops',
    checksStay:
      'diesem Gerät; wer diesen Browser benutzt, kann sie sehen. Farben und Notizen verlassen es nur verschlüsselt, wenn Sie eine Kopie für Ihre Geräte einrichten.',
    runCount: (runs: number, path: boolean) =>
      `${runs === 1 ? '1 Bewertung' : `${runs} Bewertungen`} mit Farben und Notizen${path ? ', dazu ein Lernpfad' : ''}`,
    measureCount: (count: number) => (count === 1 ? '1 Maßnahme' : `${count} Maßnahmen`),
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
      'Lesezeichen, Antworten, Notizen, Ampel, Maßnahmenplan und Betriebs-Checks werden gelöscht und lassen sich nicht zurückholen. Was in Ihrem Konto gespeichert ist, bleibt dort.',
    eraseOthers: 'Auch was anderen gehört, die auf diesem Gerät gelernt haben, wird gelöscht.',
    eraseUnsent: (count: number) =>
      count === 1
        ? 'Eine Meldung ist noch nicht gesendet. Sie geht dabei verloren.'
        : `${count} Meldungen sind noch nicht gesendet. Sie gehen dabei verloren.`,
    eraseYes: 'Ja, alles löschen',
    eraseNo: 'Abbrechen',
    erased: 'Auf diesem Gerät ist jetzt nichts mehr gespeichert.',
  },
  next: {
    begin: (id: string) => `Mit ${id} beginnen`,
    goOn: (id: string) => `Mit ${id} weitermachen`,
    done: (done: number, all: number) => `${done} von ${all} Sequenzen sind abgeschlossen.`,
    allDone: 'Sie haben alle Sequenzen dieses Lernpfads abgeschlossen.',
  },
  myPath: {
    title: (check: string) => `Ihr Lernpfad aus: ${check}`,
    extent: (count: number, time: string) =>
      `${count === 1 ? 'Eine Sequenz' : `${count} Sequenzen`}, zum Selbstlernen etwa ${time}`,
    begin: (id: string) => `Mit ${id} beginnen`,
    toCheck: 'Zum Check',
    workshop: 'Dazu passt der Workshop:',
    minutes: (time: string) => `etwa ${time}`,
  },
  takeAlong: {
    question: (sequences: string) => `Auf diesem Gerät liegt ein Lernstand ohne Konto (${sequences}). Gehört er Ihnen?`,
    consent: (stored: string, notStored: string) =>
      `Wenn Sie ihn mitnehmen, wird in Ihrem Konto gespeichert: ${stored}. Nicht gespeichert: ${notStored}.`,
    take: 'Mitnehmen',
    leave: 'Nicht meiner',
    taken: 'Der Lernstand gehört jetzt zu Ihrem Konto.',
    left: 'Gut. Er bleibt, wie er ist, auf diesem Gerät. Sie werden hier nicht mehr danach gefragt.',
  },
};
