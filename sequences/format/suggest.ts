/** “Meinten Sie …?”: the closest of the known words, if it is close enough to be a slip of the pen. */
export function meant(word: string, known: readonly string[]): string | undefined {
  const wanted = fold(word);
  if (wanted === '') return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    const name = fold(candidate);
    if (Math.abs(name.length - wanted.length) >= least) continue;
    const far = distance(wanted, name);
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  return best === undefined ? undefined : `Meinten Sie „${best}“?`;
}

/** Case and umlauts do not count: “Beschäftigte” is close to “beschaeftigte”. */
const fold = (text: string): string =>
  text.slice(0, 80).toLowerCase().replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss');

/** Levenshtein distance with neighbouring letters swapped counting once (optimal string alignment). */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
