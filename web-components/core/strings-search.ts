/** German texts of the search. See `strings.ts`. */
export const strings = {
  search: {
    loading: 'Die Suche wird geladen …',
    failed:
      'Die Suche ließ sich nicht laden. Sie braucht dafür einmal eine Verbindung; danach geht sie auch ohne. Versuchen Sie es noch einmal.',
  },
};
