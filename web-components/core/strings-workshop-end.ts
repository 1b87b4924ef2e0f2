/** German texts of a workshop's end. See `strings.ts`. */
export const strings = {
  workshopEnd: {
    followUpTitle: 'In einigen Wochen',
    followUp: (day: string) =>
      `Am ${day} fragen wir noch einmal nach: wenige Fragen, ohne Namen, über denselben Code wie heute.`,
    calendar: 'Termin in den Kalender',
    calendarFile: (code: string) => `komki-workshop-${code}.ics`,
    calendarTitle: (title: string) => `Nachfrage zum Workshop: ${title}`,
    calendarText: (address: string, code: string) => `${address} (Code ${code})`,
    goOn: 'Zum Vertiefen',
    sequence: (kennung: string) => `Lernsequenz ${kennung}`,
  },
};
