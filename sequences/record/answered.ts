import { responseOf } from '../format/index.ts';
import type { Answer, Check, Evaluation } from '../format/nodes.ts';
import { activity, draft, type Lesson, lessonActivity, type Occasion } from './event.ts';
import { checkIri, checkVersionIri } from './ids.ts';
import { definitionOf } from './interaction.ts';
import type { Draft } from './types.ts';

// A file of its own, because it knows every type of check: in the browser it comes with the checks.

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
