import { parseIri } from '../../sequences/record/ids.ts';
import { type VerbName, verbName } from '../../sequences/record/verbs.ts';
import type { ProgressDoc } from './model.ts';
import { publishedFrom } from './publication.ts';

/** What the read model needs of a stored statement. */
export interface StoredStatement {
  /** Key in order of storing; its first 27 characters are `stored`. */
  _id: string;
  statement: {
    actor: { account?: { name?: string } };
    verb: { id: string };
    object: { id?: string };
    result?: { success?: boolean };
    context?: { registration?: string };
  };
}

/** One step of the read model: an upsert that may run any number of times and in any order with the same outcome. */
export interface ProgressUpdate {
  filter: { _id: string };
  update: { $setOnInsert: Pick<ProgressDoc, 'registration' | 'pseudonym' | 'sequence'>; $min: Record<string, Date> };
}

/** Verbs on a sequence and the field whose publication time they set. */
const fields: Partial<Record<VerbName, 'begun' | 'completed' | 'passed'>> = {
  initialized: 'begun',
  completed: 'completed',
  passed: 'passed',
};

/**
 * What a statement means for the read model; undefined for statements of others or without a place in it.
 * `$min` makes it commutative: of two events of a kind the earlier one counts, whichever is projected first.
 */
export function progressUpdate({ _id, statement }: StoredStatement): ProgressUpdate | undefined {
  const registration = statement.context?.registration;
  const pseudonym = statement.actor.account?.name;
  const verb = verbName(statement.verb.id);
  const what = statement.object.id === undefined ? undefined : parseIri(statement.object.id);
  if (!registration || !pseudonym || !verb || !what) return undefined;

  let field: string | undefined;
  if (what.kind === 'sequence') field = fields[verb];
  else if (what.kind === 'check' && verb === 'answered' && statement.result?.success) field = `checks.${what.check}`;
  if (!field || (what.kind !== 'sequence' && what.kind !== 'check')) return undefined;

  return {
    filter: { _id: `${registration}/${what.kennung}` },
    update: {
      $setOnInsert: { registration, pseudonym, sequence: what.kennung },
      $min: { [field]: publishedFrom(new Date(_id.slice(0, 27))) },
    },
  };
}
