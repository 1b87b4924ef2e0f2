import type { Block, Node, Poll } from '../../sequences/format/nodes.ts';

/**
 * A workshop format as it compiles: plain JSON, no HTML strings. Stage, phones, projector, handout and facilitator's script are
 * renderings of this one thing.
 */
export interface Workshop {
  /** Name of its folder, e.g. `lex-betriebsrat`; its place in `/workshops/<name>`. */
  name: string;
  title: string;
  /** One sentence for lists. */
  summary: string;
  /** Whom it is for, in words. */
  for: string;
  /** What it rests on, and what is our own proposal. */
  origin: string;
  version: number;
  /** ISO dates: written on, state of the law, to be read again by. */
  asOf: string;
  legalAsOf: string;
  reviewBy: string;
  /** Facts of `fakten.yaml` that the text relies on; those of its `gesetz` blocks are among them. */
  facts: string[];
  aim: string;
  setting: 'presence' | 'online';
  group: { least: number; most: number };
  /** Sum of all blocks, breaks included. */
  minutes: number;
  /** Kennungen of sequences to be learned before. */
  before: string[];
  preparation: string[];
  materials: Handout[];
  /** Days, meetings or sessions, at least one. */
  parts: AgendaPart[];
  /** The form that participants fill in at the end, on the phone or on paper. */
  evaluation: WorkshopNode[];
  /** What is asked again afterwards, one after the other. */
  followUps: FollowUp[];
}

/** A sheet beside the format. */
export interface Handout {
  title: string;
  /** File name beside `ablauf.md`. */
  file: string;
  /** Solutions, and roles that nobody else may know: neither listed nor served to participants. */
  leadersOnly?: true;
}

/** What can be asked again, in the order of time; each is the key of its days in the head. */
export const followUpIds = ['nachfassen', 'wirkung'] as const;
export type FollowUpId = (typeof followUpIds)[number];

/** A form for weeks or months later, under the code of the room. */
export interface FollowUp {
  id: FollowUpId;
  /** Days after the room was closed. */
  days: number;
  /** Name of a check instrument that goes with it. */
  check: string | undefined;
  nodes: WorkshopNode[];
}

/** It can be answered from so many days before its day to so many after. */
export const followUpWindow = { before: 7, after: 28 } as const;

/** “Tag 2: Bewerten und gestalten”; a format of one part may have it untitled. */
export interface AgendaPart {
  /** Slug of its heading, e.g. `tag-2`. */
  id: string;
  title: string;
  minutes: number;
  blocks: AgendaBlock[];
}

export const blockForms = [
  'plenum',
  'gruppen',
  'paare',
  'einzeln',
  'stationen',
  'rollenspiel',
  'selbstlernen',
  'pause',
] as const;
/** How people work in a block. */
export type BlockForm = (typeof blockForms)[number];

export interface AgendaBlock {
  /** Written by hand, unique in the file. */
  id: string;
  title: string;
  /** Minutes since the beginning of its part, and how long it takes. */
  offset: number;
  minutes: number;
  /** “09:15”, where the part begins at an hour of the day. */
  begin: string | undefined;
  form: BlockForm;
  /** Kennungen of the sequences it draws on. */
  sequences: string[];
  nodes: WorkshopNode[];
}

/** For facilitators only; never leaves the server for phones or projector. */
export interface StageNote {
  kind: 'stage-note';
  children: Block[];
}

export const sharedListKinds = ['measures', 'requirements', 'topics'] as const;
export type SharedListKind = (typeof sharedListKinds)[number];
/** A list that the group fills through its facilitator and takes home with the protocol. */
export interface SharedList {
  kind: 'shared-list';
  id: string;
  list: SharedListKind;
  prompt: Block[];
}

/** Checks of sequences, answered alone on the phone before or after; the room learns how many were right, never who. */
export interface Quiz {
  kind: 'quiz';
  id: string;
  prompt: Block[];
  checks: QuizCheck[];
  /** Id of the quiz that asked the same before. */
  comparesWith?: string;
}
export interface QuizCheck {
  /** Kennung of the sequence and id of the check in it. */
  sequence: string;
  id: string;
}

export type WorkshopNode = Node | StageNote | SharedList | Quiz;
/** What is voted on. */
export type Votable = Poll | Quiz;

/** Columns of the shared lists, in their order. */
export const sharedListColumns: Record<SharedListKind, readonly string[]> = {
  measures: ['Checkpunkt', 'Maßnahme', 'Priorität', 'Verantwortlich', 'Beginn', 'Kontrolle'],
  requirements: ['Anforderung', 'Prüfbar formuliert', 'Prüfweg', 'Zuständig', 'Frist'],
  topics: ['Thema', 'Einschätzung', 'Was folgt daraus?'],
};
