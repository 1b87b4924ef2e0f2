const longest = 40;
const inAscii: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Lower-case ASCII words joined by hyphens, cut at a word border at 40 characters: “Wer prüft?” → `wer-prueft`. */
export function slug(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => inAscii[letter] as string)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let result = '';
  for (const word of words) {
    const longer = result === '' ? word : `${result}-${word}`;
    if (longer.length > longest) break;
    result = longer;
  }
  // A first word longer than the limit has no border to cut at; a text of symbols alone has no words.
  return result || words[0]?.slice(0, longest) || 'eintrag';
}

/** Gives each text its slug; a slug already taken gets `-2`, `-3` … */
export function slugger(): (text: string) => string {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (text) => {
    const base = slug(text);
    let count = counts.get(base) ?? 0;
    let id: string;
    do {
      count++;
      id = count === 1 ? base : `${base}-${count}`;
    } while (taken.has(id));
    counts.set(base, count);
    taken.add(id);
    return id;
  };
}
