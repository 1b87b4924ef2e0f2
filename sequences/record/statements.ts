import { activity, draft, type Lesson, type Occasion } from './event.ts';
import { cohortIri, levelIri, pathIri, progressIri } from './ids.ts';
import type { Binding, Draft, Statement } from './types.ts';

/** Sequence opened for the first time. */
export const initialized = (occasion: Occasion, lesson: Lesson): Draft => draft('initialized', occasion, lesson);

/**
 * A section is done.
 * @param percent 0–100, rounded to a whole number
 */
export const progressed = (occasion: Occasion, lesson: Lesson, percent: number): Draft =>
  draft('progressed', occasion, lesson, { extensions: { [progressIri]: Math.round(percent) } });

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
