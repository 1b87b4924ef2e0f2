import type { Block, Inline } from '../../sequences/format/nodes.ts';
import { duration } from '../../sequences/format/words.ts';

/**
 * A check instrument (“Betrieb prüfen”) as it compiles: plain JSON, no HTML strings. People answer Checkpunkte with a colour,
 * never with points; there is no score and no ranking.
 */
export interface Instrument {
  /** Name of its folder, e.g. `ki-check`; its place in `/checks/<name>`. */
  name: string;
  title: string;
  /** One sentence for lists. */
  summary: string;
  /** Whom it is for, in words. */
  for: string;
  /** Whose idea it is, and what it is not. */
  origin: string;
  version: number;
  /** ISO dates: written on, to be read again by. */
  asOf: string;
  reviewBy: string;
  /** Facts of `fakten.yaml` that the text relies on. */
  facts: string[];
  /** What the firm aims at: “Wir …”. */
  aim: string;
  /** How long the whole instrument takes, and its ★ version; undefined: there is none. */
  extent: Extent;
  quickExtent?: Extent;
  scale: ScaleName;
  /** Why it is worth it, and where to begin. */
  why: Block[];
  start: Block[];
  parts: InstrumentPart[];
}

/** How long something takes in conversation, in minutes: from so many to so many, `each`: for every Baustein. */
export interface Extent {
  from: number;
  to: number;
  each: boolean;
}

/** “etwa 1 Stunde”, “20 bis 40 Minuten”, “45 bis 60 Minuten je Baustein”. */
export const extentWords = ({ from, to, each }: Extent): string =>
  `${from === to ? `etwa ${duration(from)}` : `${from} bis ${to} Minuten`}${each ? ' je Baustein' : ''}`;

/** A Baustein of the instrument. */
export interface InstrumentPart {
  id: string;
  title: string;
  intro: Block[];
  /** Kennungen of the sequences that go with it. */
  sequences: string[];
  points: Checkpoint[];
}

/** One Checkpunkt. */
export interface Checkpoint {
  /** Written by hand, unique in the file: ratings and measures hang on it. */
  id: string;
  /** As it is printed, e.g. “1.1”. */
  number: string;
  /** Part of the ★ version. */
  quick: boolean;
  text: Inline[];
  /** Suggestions from practice; each can become a measure. */
  hints: Inline[][];
  /** Sequences that fit this point; those of its Baustein where it names none. */
  sequences: string[];
}

export const ratings = ['red', 'yellow', 'green', 'irrelevant'] as const;
/** What somebody thinks of a Checkpunkt. */
export type Rating = (typeof ratings)[number];

/** `traffic-light`: rot, gelb, grün; `need`: hoch, mittel, niedrig, as on the one-pagers of occupational safety. */
export type ScaleName = 'traffic-light' | 'need';

/** The words of a scale, the shape that stands beside the colour, and the letter for a pen. */
export const scales: Record<ScaleName, Record<Rating, { word: string; meaning: string; shape: string }>> = {
  'traffic-light': {
    red: { word: 'Rot', meaning: 'dringender Handlungsbedarf', shape: '▲' },
    yellow: { word: 'Gelb', meaning: 'Handlungsbedarf', shape: '■' },
    green: { word: 'Grün', meaning: 'zurzeit kein Handlungsbedarf', shape: '●' },
    irrelevant: { word: 'Nicht relevant', meaning: 'betrifft uns nicht', shape: '–' },
  },
  need: {
    red: { word: 'Hoch', meaning: 'hoher Handlungsbedarf', shape: '▲' },
    yellow: { word: 'Mittel', meaning: 'mittlerer Handlungsbedarf', shape: '■' },
    green: { word: 'Niedrig', meaning: 'niedriger Handlungsbedarf', shape: '●' },
    irrelevant: { word: 'Nicht relevant', meaning: 'betrifft uns nicht', shape: '–' },
  },
};
