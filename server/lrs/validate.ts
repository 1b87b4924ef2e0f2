import { isDuration, isLanguageTag, isMediaType, isSha2 } from './formats.ts';
import { contextActivityKinds, type Version, voidedVerb } from './statement.ts';
import { inUtc } from './timestamps.ts';
import { activity, statementRef } from './validate-activities.ts';
import { actor, agent, authority, group } from './validate-actors.ts';
import {
  child,
  extensions,
  Fault,
  type Fields,
  fail,
  flag,
  formatted,
  iri,
  languageMap,
  limits,
  list,
  literal,
  object,
  type Rules,
  required,
  text,
  timestamp,
  uuid,
} from './validate-basics.ts';

function verb(value: unknown, path: string): void {
  const fields = object(value, path);
  for (const key in fields) {
    if (key === 'id') iri(fields.id, `${path}.id`);
    else if (key === 'display') languageMap(fields.display, `${path}.display`);
    else fail('LRS_STATEMENT_UNKNOWN', child(path, key));
  }
  required(fields, 'id', path);
}

/** Score (Data § 2.4.5.1): `scaled` within ±1, `min` below `max`, `raw` between them. */
function score(value: unknown, path: string): void {
  const fields = object(value, path);
  for (const key in fields) {
    if (key !== 'scaled' && key !== 'raw' && key !== 'min' && key !== 'max') {
      fail('LRS_STATEMENT_UNKNOWN', child(path, key));
    }
    if (typeof fields[key] !== 'number') fail('LRS_STATEMENT_TYPE', `${path}.${key}`);
    if (!Number.isFinite(fields[key])) fail('LRS_STATEMENT_RANGE', `${path}.${key}`);
  }
  const { scaled, raw, min, max } = fields as Partial<Record<string, number>>;
  if (scaled !== undefined && (scaled < -1 || scaled > 1)) fail('LRS_STATEMENT_RANGE', `${path}.scaled`);
  if (min !== undefined && max !== undefined && min >= max) fail('LRS_STATEMENT_RANGE', `${path}.min`);
  if (raw !== undefined && (raw < (min ?? raw) || raw > (max ?? raw))) fail('LRS_STATEMENT_RANGE', `${path}.raw`);
}

function result(value: unknown, path: string): void {
  const fields = object(value, path);
  for (const key in fields) {
    const inner = fields[key];
    if (key === 'score') score(inner, `${path}.score`);
    else if (key === 'success' || key === 'completion') flag(inner, `${path}.${key}`);
    else if (key === 'response') text(inner, `${path}.response`);
    else if (key === 'duration') formatted(inner, `${path}.duration`, isDuration);
    else if (key === 'extensions') extensions(inner, `${path}.extensions`);
    else fail('LRS_STATEMENT_UNKNOWN', child(path, key));
  }
}

/** Context activities (§ 2.4.6.2). A single activity becomes an array of one, as it must be returned. */
function contextActivities(value: unknown, path: string): void {
  const fields = object(value, path);
  for (const key in fields) {
    if (!(contextActivityKinds as readonly string[]).includes(key)) fail('LRS_STATEMENT_UNKNOWN', child(path, key));
    const inner = fields[key];
    if (Array.isArray(inner)) {
      for (let index = 0; index < inner.length; index++) activity(inner[index], `${path}.${key}[${index}]`);
    } else {
      activity(inner, `${path}.${key}`);
      fields[key] = [inner];
    }
  }
}

/** `contextAgents` and `contextGroups` (2.0 only). */
function related(value: unknown, path: string, kind: 'agent' | 'group'): void {
  const items = list(value, path);
  for (let index = 0; index < items.length; index++) {
    const here = `${path}[${index}]`;
    const fields = object(items[index], here);
    for (const key in fields) {
      if (key === 'objectType')
        literal(fields.objectType, kind === 'agent' ? 'contextAgent' : 'contextGroup', `${here}.objectType`);
      else if (key === kind) (kind === 'agent' ? agent : group)(fields[kind], `${here}.${kind}`);
      else if (key === 'relevantTypes') {
        const types = list(fields.relevantTypes, `${here}.relevantTypes`);
        if (types.length === 0) fail('LRS_STATEMENT_RULE', `${here}.relevantTypes`);
        for (let type = 0; type < types.length; type++) iri(types[type], `${here}.relevantTypes[${type}]`);
      } else fail('LRS_STATEMENT_UNKNOWN', child(here, key));
    }
    required(fields, 'objectType', here);
    required(fields, kind, here);
  }
}

function context(value: unknown, path: string, rules: Rules, onActivity: boolean): void {
  const fields = object(value, path);
  for (const key in fields) {
    const inner = fields[key];
    switch (key) {
      case 'registration':
        uuid(inner, `${path}.registration`);
        break;
      case 'instructor':
        actor(inner, `${path}.instructor`);
        break;
      case 'team':
        group(inner, `${path}.team`);
        break;
      case 'contextActivities':
        contextActivities(inner, `${path}.contextActivities`);
        break;
      case 'revision':
      case 'platform':
        text(inner, `${path}.${key}`);
        if (!onActivity) fail('LRS_STATEMENT_RULE', `${path}.${key}`);
        break;
      case 'language':
        formatted(inner, `${path}.language`, isLanguageTag);
        break;
      case 'statement':
        statementRef(inner, `${path}.statement`);
        break;
      case 'extensions':
        extensions(inner, `${path}.extensions`);
        break;
      default:
        if (rules.version === 2 && key === 'contextAgents') related(inner, `${path}.${key}`, 'agent');
        else if (rules.version === 2 && key === 'contextGroups') related(inner, `${path}.${key}`, 'group');
        else fail('LRS_STATEMENT_UNKNOWN', child(path, key));
    }
  }
}

/** Attachments (§ 2.4.11): the data comes as a part of the request or lies at `fileUrl`. */
function attachments(value: unknown, path: string, rules: Rules): void {
  const items = list(value, path);
  for (let index = 0; index < items.length; index++) {
    const here = `${path}[${index}]`;
    const fields = object(items[index], here);
    for (const key in fields) {
      const inner = fields[key];
      if (key === 'usageType' || key === 'fileUrl') iri(inner, `${here}.${key}`);
      else if (key === 'display' || key === 'description') languageMap(inner, `${here}.${key}`);
      else if (key === 'contentType') formatted(inner, `${here}.contentType`, isMediaType);
      else if (key === 'sha2') formatted(inner, `${here}.sha2`, isSha2);
      else if (key === 'length') {
        if (typeof inner !== 'number') fail('LRS_STATEMENT_TYPE', `${here}.length`);
        if (!Number.isSafeInteger(inner) || (inner as number) < 0) fail('LRS_STATEMENT_RANGE', `${here}.length`);
      } else fail('LRS_STATEMENT_UNKNOWN', child(here, key));
    }
    for (const key of ['usageType', 'display', 'contentType', 'length', 'sha2']) required(fields, key, here);
    if (fields.fileUrl === undefined && !rules.received.has((fields.sha2 as string).toLowerCase())) {
      fail('LRS_STATEMENT_RULE', `${here}.fileUrl`);
    }
  }
}

/** Object of a statement (§ 2.4.4); without `objectType` it is an Activity. */
function statementObject(value: unknown, path: string, rules: Rules, nested: boolean): void {
  const fields = object(value, path);
  const type = fields.objectType === undefined ? 'Activity' : text(fields.objectType, `${path}.objectType`);
  if (type === 'Activity') activity(fields, path);
  else if (type === 'Agent') agent(fields, path);
  else if (type === 'Group') group(fields, path);
  else if (type === 'StatementRef') statementRef(fields, path);
  else if (type !== 'SubStatement') fail('LRS_STATEMENT_VALUE', `${path}.objectType`);
  else if (nested) fail('LRS_STATEMENT_RULE', `${path}.objectType`);
  else statement(fields, path, rules, true);
}

/**
 * A statement's version: 1.0.x (§ 2.4.10). 2.0 has 2.0.x, too, and asks not to refuse a statement for its version alone
 * (IEEE 9274.1.1 § 4.2.4.2): then every form that Semantic Versioning 1.0.0 knows of these two will do. Others stay refused,
 * as ADL's conformance suite demands of both. “1.0” and “2.0” stand for their first patch (Communication § 3.3).
 */
const versions = { 1: /^1\.0(\.\d{1,8})?$/, 2: /^[12]\.0(\.\d{1,8}(-[\dA-Za-z-]{1,64})?)?$/ };

function versionOf(value: unknown, path: string, rules: Rules): void {
  if (!versions[rules.version].test(text(value, path))) fail('LRS_STATEMENT_VALUE', path);
}

function statement(fields: Fields, path: string, rules: Rules, nested: boolean): void {
  for (const key in fields) {
    const value = fields[key];
    switch (key) {
      case 'actor':
        actor(value, `${path}.actor`);
        break;
      case 'verb':
        verb(value, `${path}.verb`);
        break;
      case 'object':
        statementObject(value, `${path}.object`, rules, nested);
        break;
      case 'result':
        result(value, `${path}.result`);
        break;
      case 'context': {
        const target = fields.object as Fields | null | undefined;
        context(value, `${path}.context`, rules, (target?.objectType ?? 'Activity') === 'Activity');
        break;
      }
      case 'timestamp':
        timestamp(value, `${path}.timestamp`, rules);
        if (rules.version === 2) fields.timestamp = inUtc(value as string);
        break;
      case 'attachments':
        attachments(value, `${path}.attachments`, rules);
        break;
      default:
        if (nested ? key !== 'objectType' : !onlyOutside(key, value, path, rules)) {
          fail('LRS_STATEMENT_UNKNOWN', child(path, key));
        }
    }
  }
  required(fields, 'actor', path);
  required(fields, 'verb', path);
  required(fields, 'object', path);
  const voiding = (fields.verb as Fields).id === voidedVerb;
  if (voiding && (fields.object as Fields).objectType !== 'StatementRef') {
    fail('LRS_STATEMENT_RULE', `${path}.object.objectType`);
  }
}

/** The properties a SubStatement must not have; false for any other key. */
function onlyOutside(key: string, value: unknown, path: string, rules: Rules): boolean {
  if (key === 'id') uuid(value, `${path}.id`);
  else if (key === 'stored') timestamp(value, `${path}.stored`, rules);
  else if (key === 'authority') authority(value, `${path}.authority`);
  else if (key === 'version') versionOf(value, `${path}.version`, rules);
  else return false;
  return true;
}

const noParts: ReadonlySet<string> = new Set();

/**
 * Validates one parsed statement by the rules of the request's version and normalises `contextActivities` and, for 2.0,
 * the zone of timestamps in place.
 * @param path JSON path of the statement in the body: `$`, or `$[3]` in a batch.
 * @param received SHA-2, in lower case, of the attachment parts that came with the request.
 * @returns the first fault in document order (missing properties after the present ones), or undefined; the value
 *   then is an `XapiStatement`.
 */
export function validateStatement(
  value: unknown,
  version: Version,
  path = '$',
  received: Pick<ReadonlySet<string>, 'has'> = noParts,
): Fault | undefined {
  try {
    statement(object(value, path), path, { version, received }, false);
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

/** Validates the `agent` parameter of a query: an Agent or an identified Group. */
export function isQueryAgent(value: unknown): boolean {
  try {
    actor(value, '$');
    const fields = value as Fields;
    return ['mbox', 'mbox_sha1sum', 'openid', 'account'].some((key) => fields[key] !== undefined);
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}

export { limits };
