/** Words of a text: letters and digits; “KI-Verordnung” is two. */
export const wordPattern = /[\p{L}\p{N}]+/gu;

const endings = /(?:ern|em|en|er|es|e|n|s)$/;
/** What is left of a word without its ending has at least that many letters. */
const shortest = 4;

/**
 * A word as it is compared: small, without umlaut and ending, so that “Betriebsräte”, “Betriebsraete” and “Betriebsrats”
 * are one. Not a linguist's stem: it is made the same way for text and query, and that is enough.
 */
export function stem(word: string): string {
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/([aou])e/g, '$1');
  const cut = plain.replace(endings, '');
  return cut.length >= shortest ? cut : plain;
}
