/** German texts of the authors' preview, which is a tool of its own and no part of the product's pages. See `strings.ts`. */
export const strings = {
  file: {
    saved: 'Gespeichert',
    unsaved: 'Nicht gespeichert',
    saving: 'Wird gespeichert …',
    failed: (why: string) => `Nicht gespeichert. ${why} Ihr Text steht noch hier.`,
    unreachable:
      'Die Vorschau antwortet nicht. Läuft sie noch? Starten Sie sie im Befehlsfenster neu und versuchen Sie es noch einmal.',
    reloaded: 'Die Datei wurde in einem anderen Programm geändert. Sie sehen jetzt die neue Fassung.',
    conflict:
      'Die Datei wurde inzwischen in einem anderen Programm geändert. Ihr Text hier ist noch nicht gespeichert. Welche Fassung soll gelten?',
    takeTheirs: 'Die andere Fassung übernehmen',
    keepMine: 'Meine Fassung behalten',
    keptMine: 'Ihre Fassung gilt. Mit „Speichern“ ersetzt sie die andere.',
    tookTheirs: 'Die andere Fassung ist geladen.',
  },
  findings: {
    none: 'Es gibt nichts zu verbessern.',
    error: 'Fehler',
    warning: 'Warnung',
    hint: 'Hinweis',
    line: (line: number) => `Zeile ${line}`,
    inFile: (file: string, line: number) => `${file}, Zeile ${line}`,
    title: (count: string) => `Befunde: ${count}`,
  },
  frame: {
    nothing: 'Noch ist nichts zu sehen. Der Kopf der Datei hat einen Fehler; die Befunde sagen, welchen.',
    old: 'Der Kopf der Datei hat einen Fehler. Sie sehen die letzte Fassung, die sich lesen ließ.',
    exam: 'Diese Sequenz ist eine Prüfung. Die Vorschau bewertet und erklärt Antworten; Lernende erfahren beides hier nicht.',
    method: (minutes: number, form: string) => `Methodik: ${minutes} Minuten, ${form}`,
    solution: 'Lösung',
    poll: 'Hier steht eine Umfrage. Sie wird nur in Workshops gespielt.',
  },
};
