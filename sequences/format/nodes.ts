/**
 * The closed vocabulary a sequence compiles to. Plain JSON, no HTML strings anywhere: whoever shows it
 * switches over `kind`. A new block kind adds one interface here, one file in `blocks/` and one element.
 */

export const pillars = ['grundlagen', 'organisation', 'fuehrung', 'sicherheit', 'gesundheit'] as const;
/** One of the programme's five Bausteine. */
export type Pillar = (typeof pillars)[number];

export const audiences = ['beratung', 'fuehrung', 'beschaeftigte', 'betriebsrat'] as const;
/** Whom a passage or a sequence is for. */
export type Audience = (typeof audiences)[number];

export const hintKinds = ['merksatz', 'tipp', 'achtung'] as const;
export type HintKind = (typeof hintKinds)[number];

/** The nine sections of the programme's template, in their fixed order: slug for addresses, title as authors write it. */
export const sectionTemplate = [
  { slug: 'hinfuehrung', title: 'Hinführung' },
  { slug: 'warum', title: 'Warum ist das Thema wichtig?' },
  { slug: 'worum-geht-es', title: 'Worum geht es?' },
  { slug: 'chancen-und-gefahren', title: 'Chancen und Gefahren' },
  { slug: 'fuer-ihre-rolle', title: 'Besondere Inhalte für einzelne Zielgruppen' },
  { slug: 'massnahmen', title: 'Maßnahmen zur Integration in den Betrieb' },
  { slug: 'praxisbeispiele', title: 'Praxisbeispiele' },
  { slug: 'erfolg-und-stolperstellen', title: 'Erfolgsfaktoren und Stolperstellen' },
  { slug: 'evaluation', title: 'Evaluation' },
] as const;
export type SectionSlug = (typeof sectionTemplate)[number]['slug'];

// ── inline ────────────────────────────────────────────────────────────────────────────────────────────────
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong'; children: Inline[] }
  | { kind: 'emphasis'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; children: Inline[] }
  /** A word of the glossary, written as a link to `/glossar#<term>`; opens its definition in place. */
  | { kind: 'term'; term: string; children: Inline[] }
  | { kind: 'break' };

// ── blocks of ordinary Markdown ───────────────────────────────────────────────────────────────────────────
export interface Paragraph {
  kind: 'paragraph';
  children: Inline[];
}
export interface Heading {
  kind: 'heading';
  level: 3 | 4;
  children: Inline[];
}
export interface List {
  kind: 'list';
  ordered: boolean;
  /** First number of an ordered list. */
  start: number;
  items: Block[][];
}
export interface Table {
  kind: 'table';
  head: Inline[][];
  rows: Inline[][][];
}
export interface Quote {
  kind: 'quote';
  children: Block[];
}
export interface CodeBlock {
  kind: 'code-block';
  text: string;
}
export interface Rule {
  kind: 'rule';
}
export interface Image {
  kind: 'image';
  /** File name beside the text; in a published workshop format its address. */
  file: string;
  alt: string;
}
/** What ordinary Markdown compiles to; all that may stand inside a container block. */
export type Block = Paragraph | Heading | List | Table | Quote | CodeBlock | Rule | Image;

// ── container blocks ──────────────────────────────────────────────────────────────────────────────────────
export interface Method {
  kind: 'method';
  minutes: number;
  form: string;
  children: Block[];
}
export interface ForAudience {
  kind: 'audience';
  audience: Audience;
  children: Block[];
}
export interface Hint {
  kind: 'hint';
  hint: HintKind;
  children: Block[];
}
export interface Example {
  kind: 'example';
  children: Block[];
}
export interface Law {
  kind: 'law';
  /** The article or paragraph quoted, e.g. “VO (EU) 2024/1689 Art. 3 Nr. 1”. */
  source: string;
  /** Where the words come from `fakten.yaml`: which fact, and the ISO date it was last read at its source. */
  fact?: { id: string; asOf: string };
  children: Block[];
}
/** A word explained where it first matters; the glossary lists them all. */
export interface Definition {
  kind: 'definition';
  /** Slug, the term's place in `/glossar#<id>`. */
  id: string;
  term: string;
  /** Other forms of the word. */
  also: string[];
  children: Block[];
}
/** A film that lies beside the sequence. */
export interface Video {
  kind: 'video';
  title: string;
  /** File names beside sequenz.md: the film, its captions (WebVTT), its transcript (a handout in Markdown). */
  file: string;
  captions: string;
  transcript: string;
}
/** An H5P package beside the sequence. */
export interface H5p {
  kind: 'h5p';
  title: string;
  file: string;
}
/** Free text that stays on the device unless the learner exports it. */
export interface Reflection {
  kind: 'reflection';
  id: string;
  /** Height of the field in lines. */
  lines: number;
  children: Block[];
}
/** Ampel: where learners see themselves, green, yellow or red per statement. Stays on the device, is never a grade. */
export interface TrafficLight {
  kind: 'traffic-light';
  id: string;
  /** Id of the Ampel that asked the same before; its colours are shown beside the new ones. */
  comparesWith?: string;
  /** `id` is a slug of the statement, the same before and after. */
  statements: { id: string; text: Inline[] }[];
}
/** A row for the learner's own Maßnahmenplan. */
export interface Measure {
  kind: 'measure';
  id: string;
  /** “Wir …”: what should be so. */
  checkpoint: Inline[];
  /** What the firm does about it. */
  measure: Inline[];
}

export const pollTypes = ['single', 'multiple', 'scale', 'traffic-light', 'words', 'ranking', 'cards'] as const;
/** A live vote; played in workshops only. */
export interface Poll {
  kind: 'poll';
  type: (typeof pollTypes)[number];
  id: string;
  prompt: Block[];
  /** What there is to choose, rank or rate; the two ends of a scale; empty for words and cards. */
  options: { id: string; text: Inline[] }[];
  /** Number of steps of a scale. */
  steps?: number;
  /** Id of the poll that asked the same before; both results are shown side by side. */
  comparesWith?: string;
}

// ── checks ────────────────────────────────────────────────────────────────────────────────────────────────
export interface CheckBase {
  kind: 'check';
  /** Written by hand, unique in the file, kept in the ledger; the xAPI activity is `<base>/sequenz/G01#<id>`. */
  id: string;
  /** Raised by the author when question or key change. */
  version: number;
  /** Counts towards passing the sequence. */
  required: boolean;
  /** Whether the player mixes the options. */
  shuffle: boolean;
  /** `bewertung: pruefung`: key, feedback and explanation have been taken out; only the server can evaluate. */
  sealed?: true;
  prompt: Block[];
  explanation: Inline[];
}
/** One thing to choose, order or match. `id` is a slug of its text: stable when options are rearranged. */
export interface CheckItem {
  id: string;
  text: Inline[];
  feedback: Inline[];
}
export interface ChoiceCheck extends CheckBase {
  type: 'choice';
  /** false: einfachauswahl, exactly one right; true: mehrfachauswahl, two or more right. */
  multiple: boolean;
  options: (CheckItem & { correct: boolean })[];
}
export interface TruthCheck extends CheckBase {
  type: 'truth';
  statements: (CheckItem & { correct: boolean })[];
}
export interface OrderCheck extends CheckBase {
  type: 'order';
  /** In the right order. */
  items: CheckItem[];
}
export interface MatchCheck extends CheckBase {
  type: 'match';
  /** Column headings: what is matched, with what. */
  head: [Inline[], Inline[]];
  pairs: (CheckItem & { /** id of the right choice */ choice: string })[];
  choices: { id: string; text: Inline[] }[];
}
export interface GapCheck extends CheckBase {
  type: 'gap';
  /** The text with its gaps, paragraph by paragraph. */
  passage: (Inline | Gap)[][];
  /** What fills each gap: the first solution is shown, the others are right, too. */
  gaps: { id: string; solutions: string[] }[];
}
/** A place in the passage of a gap text. */
export interface Gap {
  kind: 'gap';
  id: string;
}
export interface NumberCheck extends CheckBase {
  type: 'number';
  value: number;
  /** How far an answer may be off. */
  tolerance: number;
  /** What is counted, e.g. “Prozent”; may be empty. */
  unit: string;
}
/** A case that is decided step by step; one option per step is right. */
export interface CaseCheck extends CheckBase {
  type: 'case';
  steps: CaseStep[];
}
export interface CaseStep {
  id: string;
  question: Inline[];
  options: (CheckItem & { correct: boolean })[];
}
export type Check = ChoiceCheck | TruthCheck | OrderCheck | MatchCheck | GapCheck | NumberCheck | CaseCheck;

/**
 * An answer as the browser holds it: choice → ids chosen; truth → verdict per statement; order → ids in order;
 * match → choice id per pair id; gap → words per gap id; number → as typed; case → option id per step id.
 */
export type ChoiceAnswer = string[];
export type TruthAnswer = Record<string, boolean>;
export type OrderAnswer = string[];
export type MatchAnswer = Record<string, string>;
export type GapAnswer = Record<string, string>;
export type NumberAnswer = string;
export type CaseAnswer = Record<string, string>;
export interface AnswerOf {
  choice: ChoiceAnswer;
  truth: TruthAnswer;
  order: OrderAnswer;
  match: MatchAnswer;
  gap: GapAnswer;
  number: NumberAnswer;
  case: CaseAnswer;
}
export type Answer = AnswerOf[keyof AnswerOf];

/** What an answer is worth. */
export interface Evaluation {
  /** All of it is right. */
  success: boolean;
  /** Share that is right, 0–1. */
  scaled: number;
  /** Per option, statement, item, pair, gap or step: is the learner's decision on it right? A number is one part, `value`. */
  parts: Record<string, boolean>;
}

/** Everything that may stand directly in a section. */
export type Node =
  | Block
  | Method
  | ForAudience
  | Hint
  | Example
  | Law
  | Definition
  | Video
  | H5p
  | Reflection
  | TrafficLight
  | Measure
  | Poll
  | Check;

// ── the sequence ──────────────────────────────────────────────────────────────────────────────────────────
export interface Section {
  slug: SectionSlug;
  title: string;
  nodes: Node[];
}
export interface Source {
  text: string;
  /** ISO date on which the source was last read. */
  asOf: string;
}
export type AudienceWeight = 'kern' | 'ergaenzend' | 'keine';
export interface Sequence {
  /** Kennung, e.g. “G01”. */
  id: string;
  title: string;
  titleStatus: 'vorschlag' | 'endgueltig';
  pillar: Pillar;
  version: number;
  /** ISO dates. */
  asOf: string;
  legalAsOf: string;
  reviewBy: string;
  /** Minutes in presence and online. */
  minutes: number;
  minutesOnline: number;
  aim: string;
  audiences: Record<Audience, AudienceWeight>;
  /** Kennungen of what should be known before, and of what fits next. */
  prerequisites: string[];
  next: string[];
  /** Facts of `fakten.yaml` that the text relies on, sorted; those of its `gesetz` blocks are among them. */
  facts: string[];
  preparation: string[];
  materials: { title: string; file: string }[];
  /** Share of required checks that must be right, 0–1. */
  passMark: number;
  /** `self`: keys are in the browser, every answer explains itself. `exam`: only the server knows the keys. */
  grading: 'self' | 'exam';
  /** How often a check of an exam may be answered. */
  attempts: number;
  sources: Source[];
  sections: Section[];
}

/** A sequence as learners get it: without the trainers' column, and with the names of what fits next. */
export interface LearnerSequence extends Sequence {
  /** Titles of the sequences in `next`, by Kennung; only published ones are named. */
  nextTitles: Record<string, string>;
}
