import type { Level } from './levels.ts';

/** Text by language tag (xAPI 4.2.1); ours are always `de`, verbs also `en`. */
export type LanguageMap = Record<string, string>;

/** A learner as the LRS knows one: a pseudonym at this site, nothing else. */
export interface Actor {
  objectType: 'Agent';
  account: { homePage: string; name: string };
}

export interface Component {
  id: string;
  description: LanguageMap;
}

export interface ActivityDefinition {
  type: string;
  name?: LanguageMap;
  description?: LanguageMap;
  interactionType?: 'choice' | 'sequencing' | 'matching' | 'fill-in' | 'numeric';
  correctResponsesPattern?: string[];
  choices?: Component[];
  source?: Component[];
  target?: Component[];
}

export interface Activity {
  objectType: 'Activity';
  id: string;
  definition?: ActivityDefinition;
}

export interface Result {
  success?: boolean;
  completion?: boolean;
  response?: string;
  /** −1 to 1; ours 0 to 1. */
  score?: { scaled: number };
  extensions?: Record<string, number>;
}

export interface Context {
  registration?: string;
  contextActivities: { category: Activity[]; grouping: Activity[]; parent?: Activity[] };
  platform: string;
  language: string;
  extensions: Record<string, number | string>;
}

/** What happened, before it is known whether and as whom it may be sent. Kept on the device. */
export interface Draft {
  /** UUID made on the device: sending again is harmless. */
  id: string;
  verb: { id: string; display: LanguageMap };
  object: Activity;
  result?: Result;
  context: Context;
  /** ISO 8601 in UTC, the device's clock. */
  timestamp: string;
}

/** A statement ready to be sent (xAPI 4.1). */
export interface Statement extends Draft {
  actor: Actor;
}

/** As whom, under which registration and agreement a draft is sent. Bound once, so that every retry is byte-identical. */
export interface Binding {
  actor: Actor;
  /** UUID per learner and path. */
  registration: string;
  level: Level;
  cohort?: string;
  path?: string;
}
