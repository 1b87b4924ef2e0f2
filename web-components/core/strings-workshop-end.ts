/** German texts of a workshop's end. See `strings.ts`. */
export const strings = {
  workshopEnd: {
    followUpTitle: 'Wir fragen noch einmal nach',
    followUp: (day: string, aim: string) => `Am ${day} fragen wir, ${aim}.`,
    followUpHow: 'Es sind wenige Fragen, ohne Namen, über denselben Code wie heute.',
    calendar: (days: number) => (days === 1 ? 'Termin in den Kalender' : 'Termine in den Kalender'),
    calendarFile: (code: string) => `komki-workshop-${code}.ics`,
    calendarTitle: (title: string) => `Nachfrage zum Workshop: ${title}`,
    calendarText: (address: string, code: string) => `${address} (Code ${code})`,
    goOn: 'Zum Vertiefen',
    sequence: (kennung: string) => `Lernsequenz ${kennung}`,
  },
};
