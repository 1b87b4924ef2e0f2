import { randomBytes } from 'node:crypto';
import type { Clock } from '../http/route.ts';
import { agentKey, indexKey } from './canonical.ts';
import {
  contextActivityKinds,
  voidedVerb,
  type XapiActivity,
  type XapiActor,
  type XapiObject,
  type XapiStatement,
} from './statement.ts';
import { formatMicros } from './timestamps.ts';

/** Length of `2026-11-23T03:41:22.123456Z`, the part of a key that is the statement's `stored`. */
export const storedLength = 27;

/** `stored` of a statement by its key. */
export const storedOf = (key: string): string => key.slice(0, storedLength);

export interface KeyMaker {
  /** A key later than every key before it. */
  next(): string;
  /** Never make a key at or before this one (the last of an earlier run, when the clock went back since). */
  after(key: string | undefined): void;
}

/**
 * Makes the time-ordered keys of statements: `stored` with microseconds, `-`, four hex characters of the process.
 * The clock gives milliseconds; the microseconds count up within one.
 */
export function createKeyMaker(clock: Clock): KeyMaker {
  const suffix = `-${randomBytes(2).toString('hex')}`;
  let millis = 0;
  let micros = 0;
  return {
    next() {
      const now = clock().getTime();
      if (now > millis) {
        millis = now;
        micros = 0;
      } else if (++micros > 999) {
        millis++;
        micros = 0;
      }
      return formatMicros({ millis, micros }) + suffix;
    },
    after(key) {
      if (key === undefined) return;
      const last = Date.parse(`${key.slice(0, 23)}Z`);
      if (last < millis) return;
      millis = last;
      micros = 999;
    },
  };
}

/** The flat query keys of a statement. */
export interface QueryKeys {
  /** Actor and object, where they are agents or groups, with the groups' members: what the `agent` filter matches. */
  agents: string[];
  /** Those, and authority, instructor, team, context agents and groups, of a SubStatement too: `related_agents`. */
  relatedAgents: string[];
  verb: string;
  /** Id of the object where it is an activity. */
  activity?: string;
  /** Every activity of object, context and SubStatement: what `related_activities` matches. */
  activities: string[];
  registration?: string;
  /** Id of the statement that is the object. */
  refs?: string;
  /** The same where the verb is “voided”. */
  voids?: string;
}

function collectActor(actor: XapiActor, into: Set<string>): void {
  const key = agentKey(actor);
  if (key !== undefined) into.add(key);
  for (const member of actor.member ?? []) collectActor(member, into);
}

/** Actor and object of a statement. */
function collectAgents({ actor, object }: Pick<XapiStatement, 'actor' | 'object'>, into: Set<string>): void {
  collectActor(actor, into);
  if (object.objectType === 'Agent' || object.objectType === 'Group') collectActor(object, into);
}

function collectRelated(
  { object, context }: Pick<XapiStatement, 'actor' | 'object' | 'context'>,
  into: Set<string>,
): void {
  if (object.objectType === 'SubStatement') {
    collectAgents(object, into);
    collectRelated(object, into);
  }
  if (!context) return;
  if (context.instructor) collectActor(context.instructor, into);
  if (context.team) collectActor(context.team, into);
  for (const { agent } of context.contextAgents ?? []) collectActor(agent, into);
  for (const { group } of context.contextGroups ?? []) collectActor(group, into);
}

/** Every activity of a statement's object, context and SubStatement; repeated ones repeatedly. */
export function activitiesOf(
  { object, context }: Pick<XapiStatement, 'object' | 'context'>,
  into: XapiActivity[] = [],
): XapiActivity[] {
  if (isActivity(object)) into.push(object);
  else if (object.objectType === 'SubStatement') activitiesOf(object, into);
  if (!context?.contextActivities) return into;
  for (const kind of contextActivityKinds) {
    for (const activity of context.contextActivities[kind] ?? []) into.push(activity);
  }
  return into;
}

const isActivity = (object: XapiObject): object is Extract<XapiObject, { objectType?: 'Activity' }> =>
  object.objectType === undefined || object.objectType === 'Activity';

/**
 * Computes what queries need, once, before the insert.
 * @param mentioned what `activitiesOf` gives
 */
export function queryKeys(
  statement: XapiStatement,
  authority: XapiActor,
  mentioned: readonly XapiActivity[],
): QueryKeys {
  const { verb, object, context } = statement;
  const agents = new Set<string>();
  collectAgents(statement, agents);
  const related = new Set(agents);
  collectRelated(statement, related);
  collectActor(authority, related);
  const activities = [...new Set(mentioned.map(({ id }) => indexKey(id)))];
  // Written out rather than spread together: this runs for every statement.
  const keys: QueryKeys = {
    agents: [...agents],
    relatedAgents: [...related],
    verb: indexKey(verb.id),
    activities,
  };
  if (isActivity(object)) keys.activity = indexKey(object.id);
  if (context?.registration !== undefined) keys.registration = context.registration.toLowerCase();
  if (object.objectType === 'StatementRef') {
    keys.refs = object.id.toLowerCase();
    if (verb.id === voidedVerb) keys.voids = keys.refs;
  }
  return keys;
}
