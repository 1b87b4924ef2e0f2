import type { Sequence } from '../format/nodes.ts';
import { pillarIri, profileIri, sequenceIri, sequenceVersionIri } from './ids.ts';
import type { Activity, Draft, Result } from './types.ts';
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

export const activity = (id: string): Activity => ({ objectType: 'Activity', id });
const category: Activity = { ...activity(profileIri), definition: { type: activityTypes.profile } };

/** The lesson as activity, the same bytes in every statement. */
export function lessonActivity(lesson: Lesson): Activity {
  return {
    ...activity(sequenceIri(lesson.id)),
    definition: { type: activityTypes.sequence, name: { de: lesson.title }, description: { de: lesson.aim } },
  };
}

/** Builds one event on a sequence by the table of `recording.md`. Carries no duration: there is no time-on-task. */
export function draft(
  verb: VerbName,
  { id, timestamp }: Occasion,
  lesson: Lesson,
  result?: Result,
  object: Activity = lessonActivity(lesson),
): Draft {
  return {
    id,
    verb: verbs[verb],
    object,
    ...(result && { result }),
    context: {
      contextActivities: { category: [category], grouping: [activity(pillarIri(lesson.pillar))] },
      platform: 'KomKI',
      language: 'de',
      extensions: { [sequenceVersionIri]: lesson.version },
    },
    timestamp,
  };
}
