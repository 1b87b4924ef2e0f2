/** German texts of the Ampel. See `strings.ts`. */
export const strings = {
  light: {
    now: 'Wo stehen Sie?',
    again: 'Wo stehen Sie jetzt?',
    green: 'Grün',
    yellow: 'Gelb',
    red: 'Rot',
    greenMeans: 'trifft zu',
    yellowMeans: 'teils, teils',
    redMeans: 'noch nicht',
    before: 'Vorher:',
    change: (parts: string) => `Im Vergleich zu vorher: ${parts}.`,
    surer: (count: number) => `${count}-mal sicherer`,
    same: (count: number) => `${count}-mal gleich`,
    warier: (count: number) => `${count}-mal vorsichtiger`,
    private: 'Nur für Sie selbst, keine Note. Bleibt auf diesem Gerät.',
  },
};
