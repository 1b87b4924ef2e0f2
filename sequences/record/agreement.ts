import { checkVersionIri, levelIri, parseIri, progressIri, sequenceVersionIri } from './ids.ts';
import type { Level } from './levels.ts';
import type { Draft, Result } from './types.ts';
import { type VerbName, verbName } from './verbs.ts';

/** What a statement's result may hold beside nothing. */
type Part = 'success' | 'completion' | 'scaled' | 'progress' | 'response';
type Rules = Partial<Record<VerbName, readonly Part[]>>;

/** No outcome either: whether somebody has passed is a judgement, and only completion is agreed. */
const onlyCompletion: Rules = { initialized: [], completed: ['completion'] };
const progress: Rules = {
  ...onlyCompletion,
  progressed: ['progress'],
  answered: ['success'],
  passed: ['success', 'completion'],
  failed: ['success', 'completion'],
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
  const parts = partsOf(level, statement.verb.id);
  if (!parts) return undefined;
  const { result, ...rest } = statement;
  const kept: Result = {};
  for (const part of parts) {
    if (part === 'scaled') {
      if (result?.score) kept.score = { scaled: result.score.scaled };
    } else if (part === 'progress') {
      const value = result?.extensions?.[progressIri];
      if (value !== undefined) kept.extensions = { [progressIri]: value };
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
  const parts = typeof verb.id === 'string' && partsOf(level, verb.id);
  if (!parts || !ownObject(verb.id as string, object)) return false;
  return permittedResult(parts, result) && permittedContext(context);
}

/**
 * What of a bookmark may leave: the place always; which sections were read only where the agreement says so.
 * @param bookmark `done` are slugs of sections
 */
export function reduceBookmark<B extends { done: readonly string[] }>(level: Level, bookmark: B): B {
  return level === 'nur-abschluss' ? { ...bookmark, done: [] } : bookmark;
}

function partsOf(level: Level, verbId: string): readonly Part[] | undefined {
  const name = verbName(verbId);
  return name && rules[level][name];
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
/** Has no own key but these. */
const has = (value: unknown, keys: readonly string[]): boolean =>
  isRecord(value) && Object.keys(value).every((key) => keys.includes(key));

/** `answered` speaks of a check of ours, everything else of a sequence of ours. */
function ownObject(verbId: string, { id, objectType = 'Activity', definition = {}, ...rest }: Record<string, unknown>) {
  if (typeof id !== 'string' || objectType !== 'Activity' || Object.keys(rest).length > 0) return false;
  const wanted = verbName(verbId) === 'answered' ? 'check' : 'sequence';
  return parseIri(id)?.kind === wanted && has(definition, definitionKeys);
}

function permittedResult(parts: readonly Part[], result: unknown): boolean {
  if (!isRecord(result)) return false;
  return Object.entries(result).every(([key, value]) => {
    if (key === 'score') return parts.includes('scaled') && has(value, ['scaled']);
    if (key === 'extensions') return has(value, parts.includes('progress') ? [progressIri] : []);
    return key !== 'scaled' && key !== 'progress' && (parts as readonly string[]).includes(key);
  });
}

function permittedContext(context: unknown): boolean {
  if (!isRecord(context) || !has(context, contextKeys)) return false;
  const { contextActivities = {}, extensions = {} } = context;
  return has(contextActivities, ['category', 'grouping', 'parent']) && has(extensions, contextExtensions);
}
