import type { Facts } from './fact.ts';
import { factsFile } from './facts.ts';
import { type Finding, finding, type Position } from './findings.ts';
import type { Published } from './ledger.ts';
import type { Definition, Node, Sequence } from './nodes.ts';
import { plainText } from './render.ts';
import { meant } from './suggest.ts';
import { inlines, type Stretch, stretches } from './walk.ts';
import { germanDay } from './words.ts';

/** What rules across files look at. */
export interface Content {
  published: readonly Published[];
  facts: Facts;
  /** ISO date of today, for what has to be read again by a day. */
  today: string;
}
type Across = (content: Content) => Finding[];

/** What people read in one file, with the node each stretch stands in. */
export interface Text {
  file: string;
  where(of: object): Position;
  stretches: readonly (Stretch & { node: object })[];
}
/** A rule on what texts say and where their links lead; `sequences` are all there are. */
type TextRule = (texts: readonly Text[], sequences: readonly Sequence[]) => Finding[];

const asText = ({ file, where, sequence }: Published): Text => ({
  file,
  where,
  stretches: textOf(sequence.sections.flatMap(({ nodes }) => nodes.filter(({ kind }) => kind !== 'method'))),
});
export const textOf = (nodes: readonly Node[]): Text['stretches'] =>
  nodes.flatMap((node) => [...stretches(node)].map((stretch) => ({ ...stretch, node })));

/** The place of a stretch; of the block around it where the compiler noted none. */
const placeOf = (text: Text, { of, node }: { of: object; node: object }): Position => {
  const at = text.where(of);
  return at.line === 1 ? text.where(node) : at;
};

const neighboursExist: Across = ({ published }) => {
  const ids = published.map(({ sequence }) => sequence.id);
  return published.flatMap(({ file, sequence, where }) =>
    Object.entries({ weiter: sequence.next, voraussetzungen: sequence.prerequisites }).flatMap(([name, list]) =>
      list
        .filter((kennung) => !ids.includes(kennung))
        .map((kennung) => finding('LZ110', file, where(name), { name, kennung })),
    ),
  );
};

/** What must be known before must not need what comes after. */
const prerequisitesEnd: Across = ({ published }) => {
  const needs = new Map(published.map(({ sequence }) => [sequence.id, sequence.prerequisites]));
  const way = (from: string, to: string, seen: string[]): string[] | undefined => {
    for (const next of needs.get(from) ?? []) {
      if (next === to) return [...seen, from, to];
      const found = seen.includes(next) ? undefined : way(next, to, [...seen, from]);
      if (found) return found;
    }
    return undefined;
  };
  return published.flatMap(({ file, sequence: { id, prerequisites }, where }) => {
    // Alone with itself it is reported in its own file.
    const circle = prerequisites.includes(id) ? undefined : way(id, id, []);
    return circle ? [finding('LZ111', file, where('voraussetzungen'), { kreis: circle.join(' → ') })] : [];
  });
};

/** Links to sequences and their sections lead somewhere. */
const linksLead: TextRule = (texts, sequences) => {
  const sections = new Map(sequences.map((sequence) => [sequence.id, sequence.sections.map(({ slug }) => slug)]));
  return texts.flatMap((text) =>
    text.stretches.flatMap((stretch) =>
      [...inlines(stretch.words)].flatMap((node) => {
        const [, id = '', slug] =
          (node.kind === 'link' && /^\/lernen\/([A-Z]\d\d)(?:\/([\w-]+))?/.exec(node.href)) || [];
        if (id === '') return [];
        const known: readonly string[] | undefined = sections.get(id);
        if (known && (slug === undefined || known.includes(slug))) return [];
        const ziel = slug === undefined ? id : `${id}/${slug}`;
        return [finding('LZ112', text.file, placeOf(text, stretch), { ziel }, slug && known && meant(slug, known))];
      }),
    ),
  );
};

const definitionsIn = ({ sections }: Sequence): Definition[] =>
  sections.flatMap(({ nodes }) =>
    nodes.filter((node): node is Definition => node.kind === 'definition' && node.term !== ''),
  );

const termsOnce: Across = ({ published }) => {
  const first = new Map<string, Published>();
  return published.flatMap((one) =>
    definitionsIn(one.sequence).flatMap((definition) => {
      const other = first.get(definition.id);
      if (!other) first.set(definition.id, one);
      const details = { begriff: definition.term, andere: other?.file ?? '' };
      return other ? [finding('LZ114', one.file, one.where(definition), details)] : [];
    }),
  );
};

const termsExist: TextRule = (texts, sequences) => {
  const terms = sequences.flatMap(definitionsIn).map(({ id }) => id);
  return texts.flatMap((text) =>
    text.stretches.flatMap((stretch) =>
      [...inlines(stretch.words)].flatMap((node) =>
        node.kind === 'term' && !terms.includes(node.term)
          ? [finding('LZ113', text.file, placeOf(text, stretch), { begriff: node.term }, meant(node.term, terms))]
          : [],
      ),
    ),
  );
};

/** A term and its other forms without hyphens, spaces and case: how a spelling that differs is recognized. */
const folded = (words: string): string => words.replace(/[\s\u00ad‐‑–-]+/g, '').toLowerCase();

/** “KI Verordnung” where the glossary writes “KI-Verordnung”: one thing, one spelling. */
const termsSpeltAlike: TextRule = (texts, sequences) => {
  const compounds = sequences
    .flatMap(definitionsIn)
    .flatMap(({ term, also }) => [term, ...also].filter((form) => /[\s-]/.test(form)));
  const wanted = new Map(compounds.map((form) => [folded(form), form]));
  if (wanted.size === 0) return [];
  const literal = (letter: string): string => letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // Any of the compounds with any joint between its parts.
  const parts = compounds.map((form) =>
    form
      .split(/[\s-]+/)
      .map(literal)
      .join('[\\s\u00ad‐‑–-]*'),
  );
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${parts.join('|')})(?![\\p{L}\\p{N}-])`, 'giu');
  return texts.flatMap((text) =>
    text.stretches.flatMap((stretch) =>
      [...plainText(stretch.words).matchAll(pattern)].flatMap(([found]) => {
        const right = wanted.get(folded(found));
        if (!right || compounds.some((form) => sameJoints(form, found))) return [];
        return [finding('LZ115', text.file, placeOf(text, stretch), { gefunden: found, begriff: right })];
      }),
    ),
  );
};
/** The beginning of a sentence may be a capital; hyphens and spaces must be the same. */
const sameJoints = (form: string, found: string): boolean => {
  const plain = (words: string) => words.replace(/[\s\u00a0]+/g, ' ').replace(/‑/g, '-');
  return plain(form).slice(1) === plain(found).slice(1);
};

/** Days a passed review date is only a warning. */
const grace = 60;
/** How urgently something should have been read again by a day. @returns undefined while there is time */
export function overdue(day: string, today: string): 'warning' | 'error' | undefined {
  const days = (Date.parse(today) - Date.parse(day)) / 86_400_000;
  return days <= 0 ? undefined : days > grace ? 'error' : 'warning';
}

/** The legal-date alarm: what should have been read again by now, with what depends on it. */
const reviewed: Across = ({ published, facts, today }) => {
  const sequences = published
    .filter(({ sequence }) => overdue(sequence.reviewBy, today))
    .map(({ file, sequence, where }) => {
      const code = overdue(sequence.reviewBy, today) === 'error' ? 'LZ019' : 'LZ018';
      return finding(code, file, where('pruefen_bis'), { tag: germanDay(sequence.reviewBy) });
    });
  const users = usersOf(published);
  return [
    ...sequences,
    ...[...facts.values()].flatMap(({ id, title, reviewBy, at }) => {
      const urgency = overdue(reviewBy, today);
      if (!urgency) return [];
      const betroffen = users.get(id)?.join(', ') || 'keine Sequenz';
      const details = { fakt: `${id} (${title})`, tag: germanDay(reviewBy), betroffen };
      return [finding(urgency === 'error' ? 'LZ105' : 'LZ104', factsFile, at, details)];
    }),
  ];
};

/** A sequence cannot claim an older state of the law than the facts it quotes. */
const legalStateCurrent: Across = ({ published, facts }) =>
  published.flatMap(({ file, sequence, where }) =>
    sequence.facts.flatMap((id) => {
      const fact = facts.get(id);
      if (!fact || fact.asOf <= sequence.legalAsOf) return [];
      const details = { rechtsstand: germanDay(sequence.legalAsOf), fakt: id, stand: germanDay(fact.asOf) };
      return [finding('LZ103', file, where('rechtsstand'), details)];
    }),
  );

/** Which sequences rely on which fact, by number. */
export function usersOf(published: readonly Published[]): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const { sequence } of published) {
    for (const fact of sequence.facts) users.set(fact, [...(users.get(fact) ?? []), sequence.id]);
  }
  return new Map([...users].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Rules on every text that people read, in sequences and elsewhere. */
export const textRules: readonly TextRule[] = [linksLead, termsExist, termsSpeltAlike];
const textsLead: Across = ({ published }) => {
  const sequences = published.map(({ sequence }) => sequence);
  return textRules.flatMap((rule) => rule(published.map(asText), sequences));
};

/** All rules on what only shows across files. */
export const acrossRules: readonly Across[] = [
  neighboursExist,
  prerequisitesEnd,
  termsOnce,
  textsLead,
  reviewed,
  legalStateCurrent,
];
