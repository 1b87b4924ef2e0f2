import type { Block, Definition, Sequence } from './nodes.ts';

/** A term, explained once. */
export interface GlossaryEntry {
  term: string;
  /** Other forms of the word. */
  also: string[];
  definition: Block[];
  /** Kennung of the sequence that explains it. */
  sequence: string;
}
/** By slug, the term's place in `/glossar#<slug>`; in the order of the alphabet. */
export type Glossary = Record<string, GlossaryEntry>;

const byAlphabet = new Intl.Collator('de').compare;

/**
 * Every term once. Where two sequences explain the same, the first in the list is taken.
 * @param sequences in the order of the Bausteine
 */
export function glossaryOf(sequences: readonly Pick<Sequence, 'id' | 'sections'>[]): Glossary {
  const entries = new Map<string, GlossaryEntry>();
  for (const { id: sequence, sections } of sequences) {
    const definitions = sections.flatMap(({ nodes }) =>
      nodes.filter((node): node is Definition => node.kind === 'definition'),
    );
    for (const { id, term, also, children } of definitions) {
      if (!entries.has(id)) entries.set(id, { term, also, definition: children, sequence });
    }
  }
  return Object.fromEntries([...entries].sort(([, one], [, other]) => byAlphabet(one.term, other.term)));
}

/** The letter a term stands under: Ä, Ö and Ü are A, O and U, what is no letter is #. */
export function letterOf(term: string): string {
  const [first = ''] = term.normalize('NFD').toUpperCase();
  return /[A-Z]/.test(first) ? first : '#';
}
