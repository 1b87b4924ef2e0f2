/** German texts of what explains a word of the glossary. See `strings.ts`. */
export const strings = {
  definition: {
    also: (forms: string) => `Auch: ${forms}`,
    close: 'Schließen',
    all: 'Im Glossar ansehen',
    source: (kennung: string) => `Mehr dazu in ${kennung}`,
    loading: 'Die Erklärung wird geladen.',
    failed: 'Die Erklärung lässt sich gerade nicht laden. Sie steht auch im Glossar.',
  },
};
