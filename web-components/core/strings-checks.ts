/** German texts of “Betrieb prüfen”. See `strings.ts`. */
export const strings = {
  checkpoint: {
    quick: '(auch in der Kurzfassung)',
    before: 'Vorher:',
    hints: (count: number) => (count === 1 ? 'Anregung aus der Praxis' : `${count} Anregungen aus der Praxis`),
    add: 'In den Maßnahmenplan',
    remove: 'Aus dem Plan nehmen',
    planned: 'Steht im Maßnahmenplan, auf diesem Gerät.',
    removed: 'Die Maßnahme ist wieder heraus.',
    noteSummary: 'Notiz',
    note: (number: string) => `Notiz zu ${number}`,
  },
};
