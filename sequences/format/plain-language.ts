import type { Rule } from './draft.ts';
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

const stretchesOf = (draft: Parameters<Rule>[0]) =>
  draft.sections.flatMap(({ nodes }) =>
    nodes
      .filter(({ kind }) => kind !== 'method')
      .flatMap((node) => [...stretches(node)].map((one) => ({ ...one, node }))),
  );

/** A sentence ends at . ! ? or : before a space and a capital, a quote or a digit, and at a semicolon; “z. B.”, “Art. 4” and “3. März” do not end one. */
const sentenceEnd =
  /(?<!(?:\b(?:Nr|Art|Abs|Satz|ca|bzw|usw|Std|Dr|vgl|lit|Kap|Anh|Aufl|Hrsg|S|z|d|u|B|h|a|i|F)|\d))[.!?:]["“”»]?\s+(?=["„»]?[\p{Lu}\d])|;\s/u;

/** Long sentences, as hints. */
export const sentencesShort: Rule = (draft, findings) => {
  for (const { words, of, node } of stretchesOf(draft)) {
    for (const sentence of plainText(words).split(sentenceEnd)) {
      const count = sentence.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
      const at = draft.notes.where(of) ?? draft.notes.where(node);
      if (count > longestSentence && at) findings.report('LZ122', at, { anzahl: count, satz: sentence.slice(0, 60) });
    }
  }
};

/**
 * Abbreviations that are used and never explained, as hints, at their first use. Explained is what stands once in brackets, or
 * before brackets, or is a term of the glossary.
 */
export const abbreviationsExplained: Rule = (draft, findings) => {
  const all = stretchesOf(draft).map((one) => ({ ...one, text: plainText(one.words) }));
  const whole = all.map(({ text }) => text).join('\n');
  const terms = draft.sections.flatMap(({ nodes }) =>
    nodes.flatMap((node) => (node.kind === 'definition' ? [node.term, ...node.also] : [])),
  );
  const seen = new Set<string>(known);
  for (const { text, of, node } of all) {
    for (const [word] of text.matchAll(abbreviation)) {
      if (seen.has(word)) continue;
      seen.add(word);
      const explained =
        whole.includes(`(${word})`) ||
        whole.includes(`(${word},`) ||
        whole.includes(`, ${word})`) ||
        whole.includes(`${word} (`) ||
        whole.includes(`${word} = `) ||
        terms.some((term) => term.includes(word));
      const at = draft.notes.where(of) ?? draft.notes.where(node);
      if (!explained && at) findings.report('LZ123', at, { wort: word });
    }
  }
};
