/**
 * German texts of the elements every page loads, grouped by element; those loaded later have theirs in
 * `strings-<what>.ts`. Used as `strings.outbox.signIn`, `const words = strings.outbox` or
 * `const { signIn } = strings.outbox`: these are the ways `test/web-components/strings.test.ts` can follow.
 */
export const strings = {
  reflection: {
    private: 'Bleibt auf diesem Gerät.',
  },
  exam: {
    explained: (attempts: number) =>
      `Das ist eine Prüfung. Ihre Antworten gehen zum Bewerten an den Server und werden dort nicht aufbewahrt; gespeichert wird, ob sie richtig waren. Für jede Frage haben Sie ${attempts === 1 ? 'einen Versuch' : `${attempts} Versuche`}.`,
    signIn: 'Dafür brauchen Sie ein Konto.',
    signInLink: 'Anmelden',
  },
  sequence: {
    contents: 'Inhalt',
    showContents: 'Inhalt zeigen',
    hideContents: 'Inhalt schließen',
    print: 'Drucken',
    guide: 'Leitfaden',
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
    loadFailed: 'Ein Teil dieser Seite ließ sich nicht laden. Den Text können Sie trotzdem lesen.',
    tryAgain: 'Noch einmal laden',
    leaves: (stored: string, notStored: string) => `Gespeichert wird: ${stored}. Nicht gespeichert: ${notStored}.`,
    leavesNothing: 'Ohne Anmeldung bleibt alles, was Sie hier tun, auf diesem Gerät.',
    materials: 'Material und Quellen',
    asOf: (day: string) => `(Stand ${day})`,
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
};
