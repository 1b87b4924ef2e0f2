import type { Rule } from './draft.ts';
import type { Findings, Position } from './findings.ts';
import type { Node } from './nodes.ts';
import type { Notes } from './notes.ts';
import { plainText } from './render.ts';
import { stretches } from './walk.ts';

/** More words than this in one sentence are hard to follow. */
const longestSentence = 30;

/** Abbreviations everybody knows, or that are names. */
const known = new Set(
  [
    'KI',
    'EU',
    'IT',
    'PC',
    'PDF',
    'QR',
    'USB',
    'CSV',
    'WLAN',
    'GPS',
    'SMS',
    'TV',
    'DIN',
    'EN',
    'ISO',
    'VO',
    'RL',
  ].concat(['GmbH', 'AG', 'GbR', 'LZ', 'OK', 'FAQ', 'KomKI', 'SPEC', 'TS', 'ID']),
);
/** Two capitals or more in a word: DSGVO, BetrVG, ArbSchG. Compounds (KI-Liste), Roman numerals and file numbers (1 ABR 20/74) are none. */
const abbreviation =
  /(?<![\p{L}\p{N}-])(?![IVX]+(?!\p{L}))\p{Lu}\p{Ll}*(?:\p{Lu}\p{Ll}*)+(?![\p{L}\p{N}-]| \d+\/\d\d)/gu;

/**
 * Is there anything in a text that the slow pattern could find? Exact for the letters of German; of what lies beyond Latin-1, all
 * but punctuation counts as both small and capital.
 */
const hasTwoCapitals =
  /[A-ZÀ-ÖØ-Þ\u0100-\u1fff\u2070-\uffff][a-zµß-öø-ÿ\u0100-\u1fff\u2070-\uffff]*[A-ZÀ-ÖØ-Þ\u0100-\u1fff\u2070-\uffff]/;

interface Passage {
  text: string;
  at: Position;
}
/** What people read, with the place of its block. */
function passagesOf(nodes: readonly Node[], notes: Notes): Passage[] {
  const passages: Passage[] = [];
  for (const node of nodes) {
    for (const { words, of } of stretches(node)) {
      const at = notes.where(of) ?? notes.where(node);
      if (at) passages.push({ text: plainText(words), at });
    }
  }
  return passages;
}

/** A sentence ends at . ! ? or : before a space and a capital, a quote or a digit, and at a semicolon; “z. B.”, “Art. 4” and “3. März” do not end one. */
const sentenceEnd =
  /(?<!(?:\b(?:Nr|Art|Abs|Satz|ca|bzw|usw|Std|Dr|vgl|lit|Kap|Anh|Aufl|Hrsg|S|z|d|u|B|h|a|i|F)|\d))[.!?:]["“”»]?\s+(?=["„»]?[\p{Lu}\d])|;\s/u;

/** Hints at what makes a sequence hard to read. */
export const plainLanguage: Rule = ({ sections, notes }, findings) => {
  const read = sections.flatMap(({ nodes }) => nodes.filter(({ kind }) => kind !== 'method'));
  hintAtHardWords(read, notes, findings);
};

/** What makes a text hard to read, as hints: long sentences, abbreviations that are used and never explained. */
export function hintAtHardWords(nodes: readonly Node[], notes: Notes, findings: Findings): void {
  const passages = passagesOf(nodes, notes);
  for (const passage of passages) hintAtLongSentences(passage, findings);
  hintAtAbbreviations(passages, nodes, findings);
}

function hintAtLongSentences({ text, at }: Passage, findings: Findings): void {
  // What has few spaces has few words; counting them takes ten times as long.
  if (!manySpaces.test(text) || countWords(text) <= longestSentence) return;
  for (const sentence of text.split(sentenceEnd)) {
    const anzahl = countWords(sentence);
    if (anzahl > longestSentence) findings.report('LZ122', at, { anzahl, satz: sentence.slice(0, 60) });
  }
}
const manySpaces = new RegExp(`^\\s*(?:\\S+\\s+){${longestSentence}}`);
const countWords = (text: string): number => text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;

/** At their first use. Explained is what stands once in brackets, or before brackets, or in a term of the glossary. */
function hintAtAbbreviations(passages: readonly Passage[], nodes: readonly Node[], findings: Findings): void {
  const suspects = passages.filter(({ text }) => hasTwoCapitals.test(text));
  const whole = suspects.map(({ text }) => text).join('\n');
  const terms = nodes.flatMap((node) => (node.kind === 'definition' ? [node.term, ...node.also] : []));
  const isExplained = (word: string): boolean =>
    [`(${word})`, `(${word},`, `, ${word})`, `${word} (`, `${word} = `].some((form) => whole.includes(form)) ||
    terms.some((term) => term.includes(word));
  const seen = new Set<string>(known);
  for (const { text, at } of suspects) {
    for (const [word] of text.matchAll(abbreviation)) {
      if (seen.has(word)) continue;
      seen.add(word);
      if (!isExplained(word)) findings.report('LZ123', at, { wort: word });
    }
  }
}
