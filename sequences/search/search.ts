import type { SearchDocuments } from './documents.ts';
import { countBits, excerpt, marked, type Piece } from './excerpt.ts';
import { wordPattern } from './german.ts';
import { Vocabulary } from './vocabulary.ts';

export interface TermHit {
  slug: string;
  term: Piece[];
  excerpt: Piece[];
}
export interface SectionHit {
  slug: string;
  title: string;
  excerpt: Piece[];
}
export interface SequenceHit {
  id: string;
  title: Piece[];
  aim: Piece[];
  /** The sections where it stands, best first, at most three. */
  sections: SectionHit[];
}
export interface SearchResults {
  /** At most three. */
  terms: TermHit[];
  /** Best first, at most twelve. */
  sequences: SequenceHit[];
  /** Sequences that were found beyond those. */
  more: number;
}
export type Search = (query: string) => SearchResults;

const most = { words: 8, terms: 3, sequences: 12, sections: 3 };
const weights = { title: 6, aim: 2, term: 8, also: 6, text: 1 };

/** What a document is: a sequence's title and aim, one of its sections, or a term. */
type Place = { sequence: number; section?: number } | { term: number };
/** How a document fits the query: which of its words, as bits, and how well. */
interface Fitting {
  bits: number;
  score: number;
}
const nothing: Fitting = { bits: 0, score: 0 };

/** Words that stand everywhere: looked for only if the query has no others. */
const fillers = new Set(
  'aber als auch auf aus bei bin bis da das dass dem den der des die dies du ein eine einem einen einer er es für gibt hat ich ihr im in ist ja kann man mein mit muss nach nicht noch nur oder sich sie sind so über um und uns unser vom von vor wann war warum was wenn wer werden wie wir wird wo zu zum zur'.split(
    ' ',
  ),
);

/** The words of a query; single letters say nothing. */
function wordsOf(query: string): string[] {
  const words = [...query.slice(0, 200).matchAll(wordPattern)].map(([word]) => word).filter((word) => word.length > 1);
  const telling = words.filter((word) => !fillers.has(word.toLowerCase()));
  return (telling.length > 0 ? telling : words).slice(0, most.words);
}

/**
 * Prepares the search; the same on the server and on the device. It finds whole words, their beginnings and parts of
 * compounds in any inflection, and forgives slips of the pen. What has all words of the query is found; if nothing has,
 * what has most of them.
 */
export function createSearch({ sequences, terms }: SearchDocuments): Search {
  const vocabulary = new Vocabulary();
  const places: Place[] = [];
  const add = (place: Place, fields: [string, number][]): void => {
    places.push(place);
    vocabulary.add(fields);
  };
  for (const [sequence, { title, aim, sections, id }] of sequences.entries()) {
    add({ sequence }, [
      [`${id} ${title}`, weights.title],
      [aim, weights.aim],
    ]);
    for (const [section, { lines }] of sections.entries()) {
      add(
        { sequence, section },
        lines.map((line) => [line, weights.text]),
      );
    }
  }
  for (const [term, { term: name, also, lines }] of terms.entries()) {
    add({ term }, [
      [name, weights.term],
      [also.join(' '), weights.also],
      ...lines.map((line): [string, number] => [line, weights.text]),
    ]);
  }

  return (query) => {
    const matches = new Map<string, number>();
    const found = new Map<number, Fitting>();
    for (const [index, word] of wordsOf(query).entries()) {
      const bit = 1 << index;
      const fits = vocabulary.fitting(word);
      for (const { stem } of fits) matches.set(stem, (matches.get(stem) ?? 0) | bit);
      for (const [document, score] of vocabulary.score(fits)) {
        const before = found.get(document) ?? nothing;
        found.set(document, { bits: before.bits | bit, score: before.score + score });
      }
    }
    return collect(found, matches);
  };

  function collect(found: ReadonlyMap<number, Fitting>, matches: ReadonlyMap<string, number>): SearchResults {
    const heads = new Map<number, Fitting>();
    const inSections = new Map<number, (Fitting & { section: number })[]>();
    const ofTerms: (Fitting & { term: number })[] = [];
    for (const [document, fitting] of found) {
      const place = places[document] as Place;
      if ('term' in place) ofTerms.push({ ...fitting, term: place.term });
      else if (place.section === undefined) heads.set(place.sequence, fitting);
      else {
        const list = inSections.get(place.sequence) ?? [];
        inSections.set(place.sequence, [...list, { ...fitting, section: place.section }]);
      }
    }
    // A section stands under its sequence's title: what that has, the section need not repeat.
    const candidates = [...new Set([...heads.keys(), ...inSections.keys()])].map((sequence) => {
      const head = heads.get(sequence) ?? nothing;
      const sections = (inSections.get(sequence) ?? [])
        .map((one) => ({ ...one, bits: one.bits | head.bits }))
        .sort(byFit);
      const [best = nothing, ...others] = sections;
      const score = head.score + best.score + others.reduce((sum, other) => sum + other.score, 0) / 10;
      return { sequence, sections, bits: head.bits | best.bits, score };
    });
    const all = [...candidates, ...ofTerms];
    const reached = Math.max(0, ...all.map(({ bits }) => countBits(bits)));
    const fits = ({ bits }: Fitting): boolean => countBits(bits) === reached;
    const sorted = candidates.filter(fits).sort(byFit);
    return {
      terms: ofTerms
        .filter(fits)
        .sort(byFit)
        .slice(0, most.terms)
        .map(({ term }) => termHit(term, matches)),
      sequences: sorted.slice(0, most.sequences).map(({ sequence, sections }) =>
        sequenceHit(
          sequence,
          sections
            .filter(fits)
            .slice(0, most.sections)
            .map(({ section }) => section),
          matches,
        ),
      ),
      more: Math.max(0, sorted.length - most.sequences),
    };
  }

  function termHit(index: number, matches: ReadonlyMap<string, number>): TermHit {
    const { slug, term, lines } = terms[index] as SearchDocuments['terms'][number];
    return { slug, term: marked(term, matches), excerpt: excerpt(lines, matches) };
  }

  function sequenceHit(index: number, places: number[], matches: ReadonlyMap<string, number>): SequenceHit {
    const { id, title, aim, sections } = sequences[index] as SearchDocuments['sequences'][number];
    return {
      id,
      title: marked(title, matches),
      aim: marked(aim, matches),
      sections: places.map((place) => {
        const { slug, title: name, lines } = sections[place] as (typeof sections)[number];
        return { slug, title: name, excerpt: excerpt(lines, matches) };
      }),
    };
  }
}

const byFit = (one: Fitting, other: Fitting): number =>
  countBits(other.bits) - countBits(one.bits) || other.score - one.score;
