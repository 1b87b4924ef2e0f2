import { checkVersionIri, countIris, levelIri, parseIri, progressIri, sequenceVersionIri } from './ids.ts';
import type { Level } from './levels.ts';
import type { Draft, Result } from './types.ts';
import { type VerbName, verbName } from './verbs.ts';

/** What a statement's result may hold beside nothing. */
type Part = 'success' | 'completion' | 'scaled' | 'progress' | 'response' | 'counts';
/** What is told: a verb of the profile; a check instrument `completed` is another matter than a sequence. */
type Told = VerbName | 'filledIn';
type Rules = Partial<Record<Told, readonly Part[]>>;
/** Parts that are result extensions. */
const extensionsOf: Partial<Record<Part, readonly string[]>> = {
  progress: [progressIri],
  counts: Object.values(countIris),
};

/** No outcome either: whether somebody has passed is a judgement, and only completion is agreed. */
const onlyCompletion: Rules = { initialized: [], completed: ['completion'] };
const progress: Rules = {
  ...onlyCompletion,
  progressed: ['progress'],
  answered: ['success'],
  passed: ['success', 'completion'],
  failed: ['success', 'completion'],
  // How a firm stands is more than that somebody has come to an end: not under the narrowest agreement, counts or not.
  filledIn: ['counts'],
};
/** Verbs that are not named may not leave at all: `terminated` beside `initialized` would tell how long somebody took. */
const rules: Record<Level, Rules> = {
  'nur-abschluss': onlyCompletion,
  fortschritt: progress,
  antworten: {
    ...progress,
    answered: ['success', 'scaled', 'response'],
    passed: ['success', 'completion', 'scaled'],
    failed: ['success', 'completion', 'scaled'],
  },
};

/**
 * Takes out of an event what may not leave the device under an agreement.
 * @returns a copy that `permitted` accepts, or undefined when the event may not leave at all
 */
export function reduce<S extends Draft>(level: Level, statement: S): S | undefined {
  const parts = partsOf(level, statement.verb.id, statement.object.id);
  if (!parts) return undefined;
  const { result, ...rest } = statement;
  const kept: Result = {};
  for (const part of parts) {
    if (part === 'scaled') {
      if (result?.score) kept.score = { scaled: result.score.scaled };
    } else if (part === 'progress' || part === 'counts') {
      for (const iri of extensionsOf[part] ?? []) {
        const value = result?.extensions?.[iri];
        if (value !== undefined) kept.extensions = { ...kept.extensions, [iri]: value };
      }
    } else if (result?.[part] !== undefined) Object.assign(kept, { [part]: result[part] });
  }
  return { ...rest, ...(Object.keys(kept).length > 0 && { result: kept }) } as S;
}

/**
 * Whether a statement keeps to an agreement. Takes any JSON object, for it guards the server against other clients too:
 * whatever the profile does not know (attachments, durations, foreign extensions, other objects) is refused.
 */
export function permitted(level: Level, statement: object): boolean {
  const { verb, object, result = {}, context = {} } = statement as Record<string, unknown>;
  if (!has(statement, statementKeys) || !isRecord(verb) || !isRecord(object)) return false;
  if (typeof verb.id !== 'string' || typeof object.id !== 'string') return false;
  const parts = partsOf(level, verb.id, object.id);
  if (!parts || !plainActivity(object)) return false;
  return permittedResult(parts, result) && permittedContext(context);
}

/** Whether a learner may tell under an agreement that they have filled in a check instrument. */
export const letsOutChecks = (level: Level): boolean => rules[level].filledIn !== undefined;

/**
 * What of a bookmark may leave: the place always; which sections were read only where the agreement says so.
 * @param bookmark `done` are slugs of sections
 */
export function reduceBookmark<B extends { done: readonly string[] }>(level: Level, bookmark: B): B {
  return level === 'nur-abschluss' ? { ...bookmark, done: [] } : bookmark;
}

function partsOf(level: Level, verbId: string, objectId: string): readonly Part[] | undefined {
  const told = toldBy(verbId, objectId);
  return told && rules[level][told];
}

/** `answered` speaks of a check of ours, `completed` of a sequence or a check instrument, everything else of a sequence. */
function toldBy(verbId: string, objectId: string): Told | undefined {
  const name = verbName(verbId);
  const kind = parseIri(objectId)?.kind;
  if (name === 'completed' && kind === 'instrument') return 'filledIn';
  return kind === (name === 'answered' ? 'check' : 'sequence') ? name : undefined;
}

const statementKeys = [
  'id',
  'actor',
  'verb',
  'object',
  'result',
  'context',
  'timestamp',
  'stored',
  'authority',
  'version',
];
const definitionKeys = [
  'type',
  'name',
  'description',
  'interactionType',
  'correctResponsesPattern',
  'choices',
  'source',
  'target',
];
const contextKeys = ['registration', 'contextActivities', 'platform', 'language', 'extensions'];
const contextExtensions = [sequenceVersionIri, checkVersionIri, levelIri];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Per cent and numbers of Checkpunkte: small, whole, and never words. */
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1000;
/** Has no own key but these. */
const has = (value: unknown, keys: readonly string[]): boolean =>
  isRecord(value) && Object.keys(value).every((key) => keys.includes(key));

const plainActivity = ({ id: _, objectType = 'Activity', definition = {}, ...rest }: Record<string, unknown>) =>
  objectType === 'Activity' && Object.keys(rest).length === 0 && has(definition, definitionKeys);

function permittedResult(parts: readonly Part[], result: unknown): boolean {
  if (!isRecord(result)) return false;
  return Object.entries(result).every(([key, value]) => {
    if (key === 'score') return parts.includes('scaled') && has(value, ['scaled']);
    if (key === 'extensions') {
      return (
        has(
          value,
          parts.flatMap((part) => extensionsOf[part] ?? []),
        ) && Object.values(value as object).every(isCount)
      );
    }
    return !['scaled', 'progress', 'counts'].includes(key) && (parts as readonly string[]).includes(key);
  });
}

function permittedContext(context: unknown): boolean {
  if (!isRecord(context) || !has(context, contextKeys)) return false;
  const { contextActivities = {}, extensions = {} } = context;
  return has(contextActivities, ['category', 'grouping', 'parent']) && has(extensions, contextExtensions);
}
