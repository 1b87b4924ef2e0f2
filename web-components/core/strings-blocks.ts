/** German texts of the blocks that come with the section that needs them. See `strings.ts`. */
export const strings = {
  measure: {
    title: 'Maßnahme für Ihren Betrieb',
    checkpoint: 'Checkpunkt',
    action: 'Maßnahme',
    add: 'In den Maßnahmenplan',
    remove: 'Wieder herausnehmen',
    planned: 'Steht in Ihrem Maßnahmenplan, auf diesem Gerät.',
    toPlan: 'Zum Plan',
    removed: 'Die Maßnahme ist wieder heraus.',
  },
  video: {
    captions: 'Deutsch',
    transcript: 'Als Text lesen',
    failed:
      'Der Film lässt sich gerade nicht laden, zum Beispiel weil keine Verbindung da ist. Was er zeigt, steht auch im Text.',
  },
  h5p: {
    title: 'Interaktive Übung',
    notYet: (title: string) =>
      `„${title}“ lässt sich hier noch nicht abspielen. Alles, was Sie für den Abschluss brauchen, steht auf dieser Seite.`,
  },
};
