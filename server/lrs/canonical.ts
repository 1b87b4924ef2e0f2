import { hash } from 'node:crypto';
import type { Version, XapiActor, XapiStatement } from './statement.ts';
import { readTimestamp } from './timestamps.ts';

const sha256 = (text: string): string => hash('sha256', text, 'base64');

/** Index keys stay short whatever a client sends: long identifiers are represented by their hash, and what looks like one. */
export const indexKey = (text: string): string =>
  text.length <= 256 && !text.startsWith('sha256:') ? text : `sha256:${sha256(text)}`;

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

/** 2.0 does not consider the case of letters for equivalence, wherever they stand (IEEE 9274.1.1 § 4.2). */
const cased = (text: string, version: Version): string => (version === 2 ? text.toLowerCase() : text);

/** JSON with sorted keys, so that the order of properties does not count. */
function sorted(value: unknown, version: Version): string {
  if (typeof value !== 'object' || value === null) return cased(JSON.stringify(value), version);
  if (Array.isArray(value)) return `[${value.map((item) => sorted(item, version)).join()}]`;
  const fields = Object.entries(value).map(
    ([key, inner]) => `${cased(JSON.stringify(key), version)}:${sorted(inner, version)}`,
  );
  return `{${fields.sort().join()}}`;
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

/** What a property counts for in a comparison; nothing where the rules of immutability leave it out (Data § 2.3.1). */
function comparable(key: string, value: unknown, version: Version): string {
  switch (key) {
    case 'definition':
    case 'display':
      return '';
    case 'registration':
      return (value as string).toLowerCase();
    case 'timestamp':
      return version === 2 ? '' : String(readTimestamp(value as string, false)?.millis);
    case 'attachments':
      return version === 2 ? '' : sorted(value, version);
    case 'mbox':
      return cased(mailbox(value as string), version);
    case 'mbox_sha1sum':
      return (value as string).toLowerCase();
    case 'member':
      return (value as XapiActor[])
        .map((member) => core(member, version))
        .sort()
        .join();
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
      return core(value, version);
    default:
      return sorted(value, version);
  }
}

/** Canonical text of the parts of a statement whose properties are those of the specification. */
function core(value: unknown, version: Version): string {
  if (typeof value !== 'object' || value === null) return cased(JSON.stringify(value), version);
  if (Array.isArray(value)) return `[${value.map((item) => core(item, version)).join()}]`;
  const fields = value as Record<string, unknown>;
  let text = '{';
  for (const key of Object.keys(fields).sort()) {
    const part = comparable(key, fields[key], version);
    if (part !== '') text += `${key}:${part},`;
  }
  return `${text}}`;
}

/** What is immutable of a statement besides its time, as one text. */
const immutable = ({ actor, verb, object, result, context, attachments }: XapiStatement, version: Version): string =>
  core({ actor, verb, object, result: result ?? 0, context: context ?? 0, attachments: attachments ?? 0 }, version);

const millisOf = ({ timestamp }: XapiStatement): number | undefined =>
  timestamp === undefined ? undefined : readTimestamp(timestamp, false)?.millis;

/**
 * Whether two statements say the same (Data § 2.6). By the rules of 1.0.x ids and times count where both have them; those of
 * 2.0 forbid to consider them (IEEE 9274.1.1 § 4.2).
 */
export function sameContent(one: XapiStatement, other: XapiStatement, version: Version): boolean {
  if (immutable(one, version) !== immutable(other, version)) return false;
  if (version === 2) return true;
  if (one.id && other.id && one.id.toLowerCase() !== other.id.toLowerCase()) return false;
  const isTimed = one.timestamp !== undefined && other.timestamp !== undefined;
  return !isTimed || millisOf(one) === millisOf(other);
}

/**
 * Whether a statement says the same as the stored one of its id (Data § 2.3.1; IEEE 9274.1.1 § 4.2).
 * @param raw JSON text of the stored statement. A time that the LRS has set is no difference.
 * @param version whose rules the request follows
 */
export function sameStatement(raw: string, incoming: XapiStatement, version: Version): boolean {
  const existing = JSON.parse(raw) as XapiStatement;
  if (existing.timestamp === existing.stored) delete existing.timestamp;
  return sameContent(existing, incoming, version);
}
