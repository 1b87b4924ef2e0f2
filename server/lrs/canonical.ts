import { hash } from 'node:crypto';
import type { XapiActor, XapiStatement } from './statement.ts';
import { readTimestamp } from './timestamps.ts';

const sha256 = (text: string): string => hash('sha256', text, 'base64');

/** Index keys stay short whatever a client sends: long identifiers are represented by their hash. */
export const indexKey = (text: string): string => (text.length <= 256 ? text : `sha256:${sha256(text)}`);

/** `mailto:` address with its domain in lower case, the part that is case-insensitive (Data § 2.3.1). */
function mailbox(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at) + address.slice(at).toLowerCase();
}

/**
 * One text per agent or identified group, equal exactly when their inverse functional identifiers are.
 * @returns undefined for anonymous groups.
 */
export function agentKey(actor: XapiActor): string | undefined {
  if (actor.account) return indexKey(`account:${actor.account.homePage} ${actor.account.name}`);
  if (actor.mbox) return indexKey(`mbox:${mailbox(actor.mbox)}`);
  if (actor.mbox_sha1sum) return `sha1:${actor.mbox_sha1sum.toLowerCase()}`;
  if (actor.openid) return indexKey(`openid:${actor.openid}`);
  return undefined;
}

/** JSON with sorted keys, so that the order of properties does not count. */
function sorted(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  const fields = value as Record<string, unknown>;
  let text = '{';
  for (const key of Object.keys(fields).sort()) text += `${JSON.stringify(key)}:${sorted(fields[key])},`;
  return `${text}}`;
}

/** A duration without what is beyond a hundredth of a second (§ 4.6). */
function hundredths(duration: string): string {
  const point = duration.search(/[.,]/);
  if (point < 0 || !duration.endsWith('S')) return duration;
  const fraction = duration
    .slice(point + 1, -1)
    .slice(0, 2)
    .replace(/0+$/, '');
  return `${duration.slice(0, point)}${fraction && `.${fraction}`}S`;
}

/** What the rules of immutability (Data § 2.3.1) leave out of a comparison, by property. */
function comparable(key: string, value: unknown): string {
  switch (key) {
    case 'definition':
    case 'display':
      return '';
    case 'registration':
      return (value as string).toLowerCase();
    case 'timestamp':
      return String(readTimestamp(value as string, false)?.millis);
    case 'mbox':
      return mailbox(value as string);
    case 'mbox_sha1sum':
      return (value as string).toLowerCase();
    case 'member':
      return (value as XapiActor[]).map(core).sort().join();
    case 'duration':
      return hundredths(value as string);
    case 'contextActivities':
    case 'actor':
    case 'verb':
    case 'object':
    case 'instructor':
    case 'team':
    case 'context':
    case 'statement':
    case 'result':
    case 'agent':
    case 'group':
    case 'parent':
    case 'grouping':
    case 'category':
    case 'other':
    case 'contextAgents':
    case 'contextGroups':
      return core(value);
    default:
      return sorted(value);
  }
}

/** Canonical text of the parts of a statement whose properties are those of the specification. */
function core(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(core).join()}]`;
  const fields = value as Record<string, unknown>;
  let text = '{';
  for (const key of Object.keys(fields).sort()) {
    const part = comparable(key, fields[key]);
    if (part !== '') text += `${key}:${part},`;
  }
  return `${text}}`;
}

/** What is immutable of a statement besides its time, as one text. */
const immutable = ({ actor, verb, object, result, context, attachments }: XapiStatement): string =>
  `${core(actor)}${core(verb)}${core(object)}${core(result ?? 0)}${core(context ?? 0)}${sorted(attachments ?? 0)}`;

const millisOf = ({ timestamp }: XapiStatement): number | undefined =>
  timestamp === undefined ? undefined : readTimestamp(timestamp, false)?.millis;

/** Whether two statements say the same (Data § 2.6): ids and times count where both have them. */
export function sameContent(one: XapiStatement, other: XapiStatement): boolean {
  if (one.id && other.id && one.id.toLowerCase() !== other.id.toLowerCase()) return false;
  const isTimed = one.timestamp !== undefined && other.timestamp !== undefined;
  return immutable(one) === immutable(other) && (!isTimed || millisOf(one) === millisOf(other));
}

/**
 * Whether a statement says the same as the stored one of its id (Data § 2.3.1).
 * @param raw JSON text of the stored statement. A time that the LRS has set is no difference.
 */
export function sameStatement(raw: string, incoming: XapiStatement): boolean {
  const existing = JSON.parse(raw) as XapiStatement;
  if (immutable(existing) !== immutable(incoming)) return false;
  const isOurs = existing.timestamp === existing.stored;
  return isOurs || incoming.timestamp === undefined || millisOf(existing) === millisOf(incoming);
}
