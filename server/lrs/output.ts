import { inOneLanguage, type LanguageRange } from './language.ts';
import {
  componentKinds,
  contextActivityKinds,
  type XapiActivity,
  type XapiActor,
  type XapiContext,
  type XapiDefinition,
  type XapiObject,
  type XapiStatement,
} from './statement.ts';

/** What becomes of the objects of a statement on its way out. */
interface Mapping {
  actor(actor: XapiActor): XapiActor;
  verb(verb: XapiStatement['verb']): XapiStatement['verb'];
  activity(activity: XapiActivity): XapiActivity;
}

type Core = Pick<XapiStatement, 'actor' | 'verb' | 'object' | 'context'>;

function mapObject(object: XapiObject, mapping: Mapping): XapiObject {
  switch (object.objectType) {
    case 'Agent':
    case 'Group':
      return mapping.actor(object) as XapiObject;
    case 'StatementRef':
      return object;
    case 'SubStatement':
      return mapCore(object, mapping);
    default:
      return mapping.activity(object);
  }
}

function mapContext(context: XapiContext, { actor, activity }: Mapping): XapiContext {
  const mapped = { ...context };
  if (context.instructor) mapped.instructor = actor(context.instructor);
  if (context.team) mapped.team = actor(context.team);
  if (context.contextAgents)
    mapped.contextAgents = context.contextAgents.map((one) => ({ ...one, agent: actor(one.agent) }));
  if (context.contextGroups)
    mapped.contextGroups = context.contextGroups.map((one) => ({ ...one, group: actor(one.group) }));
  if (context.contextActivities) {
    mapped.contextActivities = {};
    for (const kind of contextActivityKinds) {
      const activities = context.contextActivities[kind];
      if (activities) mapped.contextActivities[kind] = activities.map(activity);
    }
  }
  return mapped;
}

function mapCore<Of extends Core>(statement: Of, mapping: Mapping): Of {
  const { actor, verb, object, context } = statement;
  return {
    ...statement,
    actor: mapping.actor(actor),
    verb: mapping.verb(verb),
    object: mapObject(object, mapping),
    ...(context && { context: mapContext(context, mapping) }),
  };
}

function identified(actor: XapiActor): XapiActor {
  const { objectType, mbox, mbox_sha1sum, openid, account, member } = actor;
  const isAnonymous = !(mbox ?? mbox_sha1sum ?? openid ?? account);
  return {
    ...(objectType && { objectType }),
    ...(mbox && { mbox }),
    ...(mbox_sha1sum && { mbox_sha1sum }),
    ...(openid && { openid }),
    ...(account && { account }),
    ...(isAnonymous && member && { member: member.map(identified) }),
  };
}

const minimal: Mapping = {
  actor: identified,
  verb: ({ id }) => ({ id }),
  activity: ({ id }) => ({ id }),
};

/** `format=ids`: of agents, groups, verbs and activities only what identifies them (Communication § 2.1.3). */
export function inIds(statement: XapiStatement): XapiStatement {
  const mapped = mapCore(statement, minimal);
  return statement.authority ? { ...mapped, authority: identified(statement.authority) } : mapped;
}

function inLanguage(definition: XapiDefinition, accepted: readonly LanguageRange[]): XapiDefinition {
  const shown = { ...definition };
  if (shown.name) shown.name = inOneLanguage(shown.name, accepted);
  if (shown.description) shown.description = inOneLanguage(shown.description, accepted);
  for (const kind of componentKinds) {
    const items = shown[kind]?.map((item) =>
      item.description ? { ...item, description: inOneLanguage(item.description, accepted) } : item,
    );
    if (items) shown[kind] = items;
  }
  return shown;
}

/**
 * `format=canonical`: activities as the LRS knows them and verbs, each language map with one entry.
 * @param definitions what is known, by activity id
 * @param accepted language ranges, the most wanted first
 */
export const inCanonical = (
  statement: XapiStatement,
  definitions: ReadonlyMap<string, XapiDefinition>,
  accepted: readonly LanguageRange[],
): XapiStatement =>
  mapCore(statement, {
    actor: (actor) => actor,
    verb: (verb) => (verb.display ? { ...verb, display: inOneLanguage(verb.display, accepted) } : verb),
    activity(activity) {
      const definition = definitions.get(activity.id) ?? activity.definition;
      return definition ? { ...activity, definition: inLanguage(definition, accepted) } : activity;
    },
  });
