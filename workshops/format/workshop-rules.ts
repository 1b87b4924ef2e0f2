import type { Findings, Position } from '../../sequences/format/findings.ts';
import type { Notes } from '../../sequences/format/notes.ts';
import { hintAtHardWords } from '../../sequences/format/plain-language.ts';
import { meant } from '../../sequences/format/suggest.ts';
import { followUpNames } from './names.ts';
import type { PartReader } from './part-reader.ts';
import { ownLists } from './room.ts';
import { wordsOf } from './walk.ts';
import { followUpIds, followUpWindow, type Votable, type WorkshopNode } from './workshop.ts';
import { expectedIn, type WorkshopHead } from './workshop-head.ts';

export const evaluationTitle = 'Auswertung';
/** Headings of what is filled in at the end and of what is asked afterwards, in their order. */
export const formTitles: readonly string[] = [evaluationTitle, ...followUpIds.map((id) => followUpNames[id])];

/** What is filled in at the end, or asked afterwards. */
export interface Form {
  at: Position;
  nodes: WorkshopNode[];
}

/** What a rule sees: the compiled file and where things stand in it. */
export interface WorkshopDraft {
  head: WorkshopHead | undefined;
  /** Place of a front matter key. */
  whereKey(key: string): Position;
  notes: Notes;
  parts: readonly PartReader[];
  /** All blocks were read with their minutes. What is missing has been reported; a sum without it would only repeat that. */
  complete: boolean;
  /** By heading. */
  forms: ReadonlyMap<string, Form>;
  /** All nodes in the order of the file. */
  nodes: readonly WorkshopNode[];
}
/** A rule looks at the whole format. A new one is a function and a line below. */
type Rule = (draft: WorkshopDraft, findings: Findings) => void;

const start: Position = { line: 1, column: 1 };
const blocksOf = ({ parts }: Pick<WorkshopDraft, 'parts'>) => parts.flatMap(({ part }) => part.blocks);

const hasBlocks: Rule = (draft, findings) => {
  for (const { part, at } of draft.parts) {
    if (part.blocks.length === 0) findings.report('LZ177', at, { titel: part.title });
  }
  if (draft.parts.length === 0 && draft.complete) findings.report('LZ177', start, { titel: 'Workshop' });
};

const minutesAddUp: Rule = ({ parts, head, whereKey, complete }, findings) => {
  if (!head || !complete) return;
  const summe = parts.reduce((sum, { part }) => sum + part.minutes, 0);
  if (summe !== head.minutes && summe > 0) findings.report('LZ176', whereKey('dauer'), { summe, dauer: head.minutes });
};

/** Every workshop ends with a form, and is asked after. */
const endsWithForms: Rule = ({ forms, parts, notes }, findings) => {
  for (const titel of [evaluationTitle, followUpNames.nachfassen]) {
    if (!forms.has(titel)) {
      findings.report('LZ180', parts.at(-1)?.at ?? start, { titel, grund: 'Jedes Format hat ihn' });
    }
  }
  for (const [titel, form] of forms) {
    if (!form.nodes.some(({ kind }) => kind === 'poll')) findings.report('LZ182', form.at, { titel });
    for (const node of form.nodes) {
      if (node.kind === 'shared-list') findings.report('LZ195', notes.where(node) ?? form.at, { titel });
    }
  }
};

/** What the head has days for has its questions, and the other way round. */
const followUpsAreWhole: Rule = ({ head, whereKey, forms }, findings) => {
  if (!head) return;
  for (const id of followUpIds) {
    const titel = followUpNames[id];
    const days = head.followUps.find((one) => one.id === id)?.days;
    if (days === undefined && forms.has(titel)) {
      findings.report('LZ013', whereKey(id), { name: id, erwartet: expectedIn(id) });
    }
    // That of every format has been reported.
    if (days === undefined || forms.has(titel) || id === 'nachfassen') continue;
    const grund = `Im Kopf steht „${id}: ${days}“`;
    findings.report('LZ180', whereKey(id), { titel, grund }, `Oder streichen Sie „${id}“ im Kopf.`);
  }
};

/** Each can be answered only when that before is over: the room takes answers to one at a time. */
const followUpsFollow: Rule = ({ head, whereKey }, findings) => {
  const followUps = head?.followUps ?? [];
  for (const [index, { id, days }] of followUps.entries()) {
    const before = followUps[index - 1];
    const least = before ? before.days + followUpWindow.after + followUpWindow.before : 0;
    if (!before || days >= least) continue;
    const erwartet = `eine Zahl von Tagen ab ${least}: So lange wird noch „${followUpNames[before.id]}“ beantwortet`;
    findings.report('LZ015', whereKey(id), { name: id, erwartet });
  }
};

/** A pause needs nothing; every other block says what participants do and how it is led. */
const blocksAreWhole: Rule = ({ notes, ...draft }, findings) => {
  for (const block of blocksOf(draft)) {
    if (block.form === 'pause') continue;
    const at = notes.where(block) ?? start;
    if (!block.nodes.some(({ kind }) => kind !== 'stage-note')) findings.report('LZ196', at, { titel: block.title });
    if (!block.nodes.some(({ kind }) => kind === 'stage-note')) findings.report('LZ184', at, { titel: block.title });
  }
};

/** Names that a room uses itself: its last two places and the lists every room has. */
const reserved: readonly string[] = ['auswertung', 'ende', 'nachfassen', ...Object.values(ownLists)];

const namesAreFree: Rule = ({ notes, nodes, ...draft }, findings) => {
  for (const of of [...blocksOf(draft), ...nodes]) {
    if (!('id' in of) || !reserved.includes(of.id)) continue;
    findings.report('LZ185', notes.where(of) ?? start, { id: of.id, vergeben: reserved.join(', ') });
  }
};

/** A poll or quiz compares with one that stands before it and asked the same. */
const comparesWithItsTwin: Rule = ({ notes, nodes }, findings) => {
  const before: Votable[] = [];
  for (const node of nodes) {
    if (node.kind !== 'poll' && node.kind !== 'quiz') continue;
    const { comparesWith } = node;
    const at = notes.where(node) ?? start;
    const twin = before.find(({ id }) => id === comparesWith);
    if (comparesWith !== undefined && !twin) {
      const names = before.filter(({ kind }) => kind === node.kind).map(({ id }) => id);
      findings.report('LZ186', at, { name: comparesWith }, meant(comparesWith, names));
    } else if (twin && asked(twin) !== asked(node)) findings.report('LZ187', at, { name: twin.id });
    before.push(node);
  }
};

/** What makes two results comparable key by key. */
const asked = (node: Votable): string =>
  node.kind === 'quiz'
    ? node.checks
        .map(({ sequence, id }) => `${sequence}#${id}`)
        .sort()
        .join(' ')
    : [node.type, node.steps ?? '', ...node.options.map(({ id }) => id).sort()].join(' ');

/** What participants read is held to plain language, as sequences are. */
const plainLanguage: Rule = ({ notes, nodes }, findings) => {
  const read = nodes.filter(({ kind }) => kind !== 'stage-note');
  hintAtHardWords(read.flatMap(wordsOf), notes, findings);
};

/** All rules on a whole format; rules on a single heading or block stand with its compiler. */
export const workshopRules: readonly Rule[] = [
  hasBlocks,
  minutesAddUp,
  endsWithForms,
  followUpsAreWhole,
  followUpsFollow,
  blocksAreWhole,
  namesAreFree,
  comparesWithItsTwin,
  plainLanguage,
];
