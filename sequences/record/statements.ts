import { responseOf } from '../format/index.ts';
import type { Answer, Check, Evaluation, Sequence } from '../format/nodes.ts';
import {
  type Counts,
  checkIri,
  checkVersionIri,
  cohortIri,
  countIris,
  instrumentIri,
  levelIri,
  pathIri,
  pillarIri,
  profileIri,
  progressIri,
  sequenceIri,
  sequenceVersionIri,
} from './ids.ts';
import { definitionOf } from './interaction.ts';
import type { Activity, Binding, Draft, Result, Statement } from './types.ts';
import { activityTypes, type VerbName, verbs } from './verbs.ts';

/** What differs each time something happens. */
export interface Occasion {
  /** UUID. */
  id: string;
  /** ISO 8601 in UTC. */
  timestamp: string;
}

/** What a statement says of a sequence. */
export type Lesson = Pick<Sequence, 'id' | 'title' | 'pillar' | 'version' | 'aim'>;

const activity = (id: string): Activity => ({ objectType: 'Activity', id });
const category: Activity = { ...activity(profileIri), definition: { type: activityTypes.profile } };

/** The lesson as activity, the same bytes in every statement. */
function lessonActivity(lesson: Lesson): Activity {
  return {
    ...activity(sequenceIri(lesson.id)),
    definition: { type: activityTypes.sequence, name: { de: lesson.title }, description: { de: lesson.aim } },
  };
}

/** Builds one event on a sequence by the table of `recording.md`. */
const draft = (
  verb: VerbName,
  occasion: Occasion,
  lesson: Lesson,
  result?: Result,
  object: Activity = lessonActivity(lesson),
): Draft =>
  event(verb, occasion, { object, grouping: [activity(pillarIri(lesson.pillar))], version: lesson.version }, result);

/** Carries no duration: there is no time-on-task. */
function event(
  verb: VerbName,
  { id, timestamp }: Occasion,
  { object, grouping, version }: { object: Activity; grouping: Activity[]; version: number },
  result?: Result,
): Draft {
  return {
    id,
    verb: verbs[verb],
    object,
    ...(result && { result }),
    context: {
      contextActivities: { category: [category], grouping },
      platform: 'KomKI',
      language: 'de',
      extensions: { [sequenceVersionIri]: version },
    },
    timestamp,
  };
}

/** Sequence opened for the first time. */
export const initialized = (occasion: Occasion, lesson: Lesson): Draft => draft('initialized', occasion, lesson);

/**
 * A section is done.
 * @param percent 0–100, rounded to a whole number
 */
export const progressed = (occasion: Occasion, lesson: Lesson, percent: number): Draft =>
  draft('progressed', occasion, lesson, { extensions: { [progressIri]: Math.round(percent) } });

/** A check was answered. The whole answer is in the draft; `reduce` takes out what may not leave. */
export function answered(
  occasion: Occasion,
  lesson: Lesson,
  check: Check,
  answer: Answer,
  evaluation: Evaluation,
): Draft {
  const made = draft(
    'answered',
    occasion,
    lesson,
    {
      success: evaluation.success,
      score: { scaled: evaluation.scaled },
      response: responseOf(check, answer),
    },
    {
      ...activity(checkIri(lesson.id, check.id)),
      definition: definitionOf(check, `${lesson.title} – ${check.id}`),
    },
  );
  made.context.contextActivities.parent = [lessonActivity(lesson)];
  made.context.extensions[checkVersionIri] = check.version;
  return made;
}

/** The learner has finished the sequence. */
export const completed = (occasion: Occasion, lesson: Lesson): Draft =>
  draft('completed', occasion, lesson, { completion: true });

/**
 * Outcome of a sequence with required checks.
 * @param scaled share of required checks that are right, 0–1
 */
export const passed = (occasion: Occasion, lesson: Lesson, scaled: number): Draft =>
  draft('passed', occasion, lesson, { success: true, completion: true, score: { scaled } });
export const failed = (occasion: Occasion, lesson: Lesson, scaled: number): Draft =>
  draft('failed', occasion, lesson, { success: false, completion: true, score: { scaled } });

/**
 * A check instrument was filled in, told by the learner's own act only.
 * @param check its folder's name, its title and version
 * @param counts how many of its Checkpunkte have which colour; nothing tells which
 */
export function filledIn(
  occasion: Occasion,
  { name, title, version }: { name: string; title: string; version: number },
  counts: Counts,
): Draft {
  const object: Activity = {
    ...activity(instrumentIri(name)),
    definition: { type: activityTypes.instrument, name: { de: title } },
  };
  const colours = Object.keys(countIris) as (keyof Counts)[];
  const extensions = Object.fromEntries(colours.map((colour) => [countIris[colour], counts[colour]]));
  return event('completed', occasion, { object, grouping: [], version }, { extensions });
}

/** The learner has left. Stays on the device: begun and left together would tell time. */
export const terminated = (occasion: Occasion, lesson: Lesson): Draft => draft('terminated', occasion, lesson);

/** Says as whom and under which agreement a draft is sent. Call `reduce` first, call this once, keep the result. */
export function bind(made: Draft, { actor, registration, level, cohort, path }: Binding): Statement {
  const { id, verb, object, result, context, timestamp } = made;
  const { category: categories, grouping, parent } = context.contextActivities;
  return {
    id,
    actor,
    verb,
    object,
    ...(result && { result }),
    context: {
      registration,
      contextActivities: {
        ...(parent && { parent }),
        grouping: [
          ...grouping,
          ...(path ? [activity(pathIri(path))] : []),
          ...(cohort ? [activity(cohortIri(cohort))] : []),
        ],
        category: categories,
      },
      platform: context.platform,
      language: context.language,
      extensions: { ...context.extensions, [levelIri]: level },
    },
    timestamp,
  };
}
