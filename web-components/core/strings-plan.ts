/** German texts of the Maßnahmenplan. See `strings.ts`; what its columns are called stands in `workshops/format/plan.ts`. */
export const strings = {
  plan: {
    caption: 'Maßnahmenplan',
    asOf: (day: string) => `Stand: ${day}`,
    empty: 'Noch steht keine Maßnahme in Ihrem Plan',
    emptyHow:
      'Übernehmen Sie Maßnahmen aus einem Check oder aus einer Lernsequenz, oder schreiben Sie hier selbst eine auf. Haben Sie auf einem anderen Gerät schon einen Plan, können Sie seine Datei einlesen.',
    toChecks: 'Betrieb prüfen',
    toSequences: 'Lernsequenzen ansehen',
    addFirst: 'Eigene Maßnahme aufschreiben',
    add: 'Eigene Maßnahme hinzufügen',
    notDurable:
      'Dieser Browser speichert gerade nichts, zum Beispiel weil der Speicher voll oder das Fenster privat ist. Ihr Plan geht verloren, wenn Sie diese Seite schließen. Sichern Sie ihn als Datei.',
    sortBy: 'Sortieren nach',
    planOrder: 'Reihenfolge im Plan',
    ascending: (column: string) => `${column}, aufsteigend`,
    descending: (column: string) => `${column}, absteigend`,
    sorted: (how: string) => `Sortiert: ${how}.`,
    edit: 'Bearbeiten',
    editing: 'Maßnahme bearbeiten',
    fromSequence: (kennung: string) => `aus ${kennung}`,
    fromCheck: 'aus einem Check',
    due: 'fällig',
    savedAtOnce: 'Was Sie ändern, ist sofort auf diesem Gerät gespeichert.',
    finish: 'Fertig',
    further: 'Weitere Maßnahme zu diesem Checkpunkt',
    remove: 'Löschen',
    nameless: 'ohne Text',
    removed: (action: string) => `Gelöscht: ${action}`,
    back: (action: string) => `Wieder im Plan: ${action}`,
    undo: 'Rückgängig',
  },
  planFiles: {
    title: 'Mitnehmen und weitergeben',
    print: 'Drucken',
    csv: 'Als Tabelle (CSV)',
    calendar: 'Für den Kalender (.ics)',
    json: 'Als Datei sichern',
    read: 'Datei einlesen',
    what: 'Die Tabelle öffnet jedes Tabellenprogramm. Die Kalenderdatei enthält Beginn und Kontrolle als ganze Tage. Mit der gesicherten Datei nehmen Sie den Plan auf ein anderes Gerät mit. In allen stehen die Namen, die Sie eingetragen haben.',
    noDays: 'Noch hat keine Maßnahme einen Beginn oder eine Kontrolle. Deshalb gibt es nichts für den Kalender.',
    name: (day: string) => `massnahmenplan-${day}`,
    refused: (reason: string, code: string) => `${reason} An Ihrem Plan hat sich nichts geändert. (${code})`,
    broughtNothing: 'Alles aus dieser Datei steht schon in Ihrem Plan.',
    brought: (added: number, changed: number) =>
      [
        added > 0 && (added === 1 ? '1 Maßnahme ist dazugekommen.' : `${added} Maßnahmen sind dazugekommen.`),
        changed > 0 &&
          (changed === 1
            ? '1 Maßnahme steht jetzt so da wie in der Datei.'
            : `${changed} Maßnahmen stehen jetzt so da wie in der Datei.`),
      ]
        .filter(Boolean)
        .join(' '),
    undone: 'Ihr Plan ist wieder, wie er vor dem Einlesen war.',
  },
  due: {
    waiting: (count: number) =>
      count === 1 ? '1 Maßnahme wartet auf Ihre Kontrolle.' : `${count} Maßnahmen warten auf Ihre Kontrolle.`,
    toPlan: 'Zum Maßnahmenplan',
  },
};
