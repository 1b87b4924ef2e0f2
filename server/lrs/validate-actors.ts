import { isHexText, isMailto } from './formats.ts';
import {
  child,
  type Fields,
  fail,
  formatted,
  iri,
  limits,
  list,
  literal,
  object,
  required,
  text,
} from './validate-basics.ts';

const isSha1 = (value: string): boolean => value.length === 40 && isHexText(value);

/** Account (Data § 2.4.2.4). */
function account(value: unknown, path: string): void {
  const fields = object(value, path);
  for (const key in fields) {
    if (key === 'homePage') iri(fields[key], `${path}.homePage`);
    else if (key === 'name') {
      if (text(fields[key], `${path}.name`) === '') fail('LRS_STATEMENT_FORMAT', `${path}.name`);
    } else fail('LRS_STATEMENT_UNKNOWN', child(path, key));
  }
  required(fields, 'homePage', path);
  required(fields, 'name', path);
}

/** Checks the properties agents and groups share; returns the number of inverse functional identifiers. */
function identity(fields: Fields, path: string, isGroup: boolean): number {
  let identifiers = 0;
  for (const key in fields) {
    const value = fields[key];
    switch (key) {
      case 'objectType':
        break;
      case 'name':
        text(value, `${path}.name`);
        break;
      case 'mbox':
        formatted(value, `${path}.mbox`, isMailto);
        identifiers++;
        break;
      case 'mbox_sha1sum':
        formatted(value, `${path}.mbox_sha1sum`, isSha1);
        identifiers++;
        break;
      case 'openid':
        iri(value, `${path}.openid`);
        identifiers++;
        break;
      case 'account':
        account(value, `${path}.account`);
        identifiers++;
        break;
      default:
        if (key === 'member' && isGroup) {
          const members = list(value, `${path}.member`);
          if (members.length > limits.members) fail('LRS_STATEMENT_LIMIT', `${path}.member`);
          for (let index = 0; index < members.length; index++) agent(members[index], `${path}.member[${index}]`);
        } else fail('LRS_STATEMENT_UNKNOWN', child(path, key));
    }
  }
  return identifiers;
}

/** Agent (§ 2.4.2.1): exactly one identifier. */
export function agent(value: unknown, path: string): void {
  const fields = object(value, path);
  if (fields.objectType !== undefined) literal(fields.objectType, 'Agent', `${path}.objectType`);
  if (identity(fields, path, false) !== 1) fail('LRS_STATEMENT_IDENTITY', path);
}

/** Group (§ 2.4.2.2): identified by one identifier, or anonymous with members. */
export function group(value: unknown, path: string): void {
  const fields = object(value, path);
  required(fields, 'objectType', path);
  literal(fields.objectType, 'Group', `${path}.objectType`);
  const identifiers = identity(fields, path, true);
  if (identifiers > 1) fail('LRS_STATEMENT_IDENTITY', path);
  if (identifiers === 0) {
    required(fields, 'member', path);
    if ((fields.member as unknown[]).length === 0) fail('LRS_STATEMENT_RULE', `${path}.member`);
  }
}

/** Agent or Group. */
export function actor(value: unknown, path: string): void {
  const fields = object(value, path);
  if (fields.objectType === undefined || fields.objectType === 'Agent') agent(fields, path);
  else if (text(fields.objectType, `${path}.objectType`) === 'Group') group(fields, path);
  else fail('LRS_STATEMENT_VALUE', `${path}.objectType`);
}

/** Authority as sent (§ 2.4.9): an Agent, or the anonymous Group of two of three-legged OAuth. It is replaced later. */
export function authority(value: unknown, path: string): void {
  actor(value, path);
  const fields = value as Fields;
  if (fields.objectType !== 'Group') return;
  for (const key of ['mbox', 'mbox_sha1sum', 'openid', 'account']) {
    if (fields[key] !== undefined) fail('LRS_STATEMENT_RULE', path);
  }
  if ((fields.member as unknown[]).length !== 2) fail('LRS_STATEMENT_RULE', `${path}.member`);
}
