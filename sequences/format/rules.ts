import { answersTellNothing } from './answers.ts';
import type { Draft, Rule } from './draft.ts';
import type { Position } from './findings.ts';
import {
  type Check,
  type Measure,
  type Node,
  type Poll,
  type Reflection,
  type Section,
  sectionTemplate,
  type TrafficLight,
} from './nodes.ts';
import { plainLanguage } from './plain-language.ts';
import { meant } from './suggest.ts';

const titles = sectionTemplate.map((section) => section.title);
const plain = (title: string): string =>
  title
    .replace(/\s+/g, ' ')
    .replace(/\s*\?$/, '')
    .toLowerCase();

const plainTitles = titles.map(plain);

/** Place of a heading in the template. A missing question mark or other capitals are forgiven. */
export const templateIndex = (title: string): number | undefined => {
  const index = plainTitles.indexOf(plain(title));
  return index === -1 ? undefined : index;
};

const allNodes = (draft: Draft): Node[] => draft.sections.flatMap((section) => section.nodes);

const sectionsKnown: Rule = ({ sections }, findings) => {
  for (const { part, template } of sections) {
    if (template === undefined) findings.report('LZ021', part.at, { titel: part.title }, meant(part.title, titles));
  }
};

const sectionsOnceAndInOrder: Rule = ({ sections }, findings) => {
  const first = new Map<number, number>();
  let highest = -1;
  for (const { part, template } of sections) {
    if (template === undefined) continue;
    const titel = titles[template] as string;
    const before = first.get(template);
    if (before !== undefined) {
      findings.report('LZ023', part.at, { titel, zeile: before });
      continue;
    }
    first.set(template, part.at.line);
    if (template < highest) {
      const ort = template === 0 ? 'an den Anfang' : `hinter „${titles[template - 1]}“`;
      findings.report('LZ022', part.at, { titel, ort });
    }
    highest = Math.max(highest, template);
  }
  for (const [index, titel] of titles.entries()) {
    if (!first.has(index)) findings.report('LZ020', placeOfMissing(sections, index), { titel });
  }
};

/** A missing section is reported at the section it should stand before, or at the last one. */
function placeOfMissing(sections: Draft['sections'], index: number): Position {
  const next = sections.find(({ template }) => template !== undefined && template > index);
  return (next ?? sections.at(-1))?.part.at ?? { line: 1, column: 1 };
}

const sectionsFilled: Rule = ({ sections }, findings) => {
  for (const { part, template } of sections) {
    // What is for trainers only leaves learners an empty page.
    const filled = part.parts.some((piece) => piece.kind === 'text' || piece.name !== 'methodik');
    if (!filled && template !== undefined) findings.report('LZ024', part.at, { titel: titles[template] as string });
  }
};

/** Nodes with a name of their own, under which a device or the server keeps something. */
export type Kept = Check | Reflection | TrafficLight | Measure | Poll;
const keptKinds: readonly string[] = [
  'check',
  'reflection',
  'traffic-light',
  'measure',
  'poll',
] satisfies Kept['kind'][];
export const isKept = (node: Node): node is Kept => keptKinds.includes(node.kind);

const idsUnique: Rule = (draft, findings) => {
  const first = new Map<string, number>();
  for (const node of allNodes(draft)) {
    if (!isKept(node) || node.id === '') continue;
    const at = draft.notes.where(node);
    const zeile = first.get(node.id);
    if (!at) continue;
    if (zeile === undefined) first.set(node.id, at.line);
    else findings.report('LZ081', at, { id: node.id, zeile });
  }
};

const hasCheck: Rule = ({ sections, whereKey }, findings) => {
  const blocks = sections.flatMap(({ part }) => part.parts);
  // A check that did not compile is one the author has written.
  if (!blocks.some((part) => part.kind === 'block' && part.name === 'check'))
    findings.report('LZ026', whereKey('titel'));
};

const minutesAddUp: Rule = (draft, findings) => {
  const methods = allNodes(draft).filter((node) => node.kind === 'method');
  // A block without minutes is reported at its place; a sum that leaves it out would only repeat that.
  if (!draft.metadata || methods.some((method) => method.minutes === 0)) return;
  const summe = methods.reduce((sum, method) => sum + method.minutes, 0);
  const { minutes: dauer } = draft.metadata;
  if (summe !== dauer) findings.report('LZ027', draft.whereKey('dauer'), { summe, dauer });
};

const audiencesInTheirSection: Rule = (draft, findings) => {
  const own = sectionTemplate.findIndex((section) => section.slug === 'fuer-ihre-rolle');
  for (const { template, nodes } of draft.sections) {
    if (template === own) continue;
    for (const node of nodes) {
      const at = draft.notes.where(node);
      if (node.kind === 'audience' && at) findings.report('LZ041', at);
    }
  }
};

const neighboursAreOthers: Rule = ({ metadata, whereKey }, findings) => {
  if (!metadata) return;
  const { id: kennung, next, prerequisites } = metadata;
  for (const [name, ids] of Object.entries({ weiter: next, voraussetzungen: prerequisites })) {
    if (ids.includes(kennung)) findings.report('LZ016', whereKey(name), { name, kennung });
  }
};

const factsKnown: Rule = ({ metadata, whereKey, facts }, findings) => {
  for (const fakt of metadata?.facts ?? []) {
    if (!facts.has(fakt)) findings.report('LZ102', whereKey('fakten'), { fakt }, meant(fakt, [...facts.keys()]));
  }
};

/** An Ampel compares with one that stands before it. */
const ampelComparesWithAnother: Rule = (draft, findings) => {
  const before: string[] = [];
  for (const node of allNodes(draft)) {
    if (node.kind !== 'traffic-light') continue;
    const at = draft.notes.where(node);
    const name = node.comparesWith;
    if (name !== undefined && !before.includes(name) && at) findings.report('LZ046', at, { name }, meant(name, before));
    before.push(node.id);
  }
};

const pollsOnlyInWorkshops: Rule = (draft, findings) => {
  for (const node of allNodes(draft)) {
    const at = draft.notes.where(node);
    if (node.kind === 'poll' && at) findings.report('LZ133', at);
  }
};

const attemptsOnlyInExams: Rule = ({ metadata, whereKey }, findings) => {
  if (metadata?.grading === 'self' && whereKey('versuche').line > 1) findings.report('LZ017', whereKey('versuche'));
};

/** All rules on a whole sequence; rules on a single block, check or piece of Markdown stand with its compiler. */
export const rules: readonly Rule[] = [
  sectionsKnown,
  sectionsOnceAndInOrder,
  sectionsFilled,
  idsUnique,
  hasCheck,
  minutesAddUp,
  audiencesInTheirSection,
  neighboursAreOthers,
  factsKnown,
  ampelComparesWithAnother,
  pollsOnlyInWorkshops,
  attemptsOnlyInExams,
  answersTellNothing,
  plainLanguage,
];

/** The sections of the compiled sequence: the known ones, each once, in the template's order. */
export function asSections(sections: Draft['sections']): Section[] {
  return sectionTemplate.flatMap(({ slug, title }, index) => {
    const own = sections.filter(({ template }) => template === index);
    return own.length === 0 ? [] : [{ slug, title, nodes: own.flatMap(({ nodes }) => nodes) }];
  });
}
