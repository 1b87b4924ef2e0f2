import { parseIri } from '../../sequences/record/ids.ts';
import { type VerbName, verbName } from '../../sequences/record/verbs.ts';
import type { ProgressDoc } from './model.ts';
import { publishedFrom } from './publication.ts';

/** What the read model needs of a stored statement. */
export interface StoredStatement {
  /** Key in order of storing; its first 27 characters are `stored`. */
  _id: string;
  /** Another statement has voided this one: it does not count. */
  voided: boolean;
  /** Id of the statement this one voids. */
  voids?: string;
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
 * What a statement means for the read model; undefined for statements of others, voided ones or without a place in it.
 * `$min` makes it commutative: of two events of a kind the earlier one counts, whichever is projected first.
 */
export function progressUpdate({ _id, voided, statement }: StoredStatement): ProgressUpdate | undefined {
  const registration = statement.context?.registration?.toLowerCase();
  const pseudonym = statement.actor.account?.name;
  const verb = verbName(statement.verb.id);
  const what = statement.object.id === undefined ? undefined : parseIri(statement.object.id);
  if (voided || !registration || !pseudonym || !verb || !what) return undefined;

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

/** The rows that statements in the order of storing add up to, as the updates would have left them in the database. */
export function progressRows(stored: readonly StoredStatement[]): ProgressDoc[] {
  const rows = new Map<string, ProgressDoc>();
  for (const one of stored) {
    const step = progressUpdate(one);
    if (!step) continue;
    const { filter, update } = step;
    const row: ProgressDoc = rows.get(filter._id) ?? { ...filter, ...update.$setOnInsert };
    rows.set(filter._id, row);
    // In the order of storing, so the first of a kind is the earliest: what `$min` keeps.
    for (const [field, date] of Object.entries(update.$min)) {
      if (field.startsWith('checks.')) row.checks = { [field.slice('checks.'.length)]: date, ...row.checks };
      else row[field as 'begun' | 'completed' | 'passed'] ??= date;
    }
  }
  return [...rows.values()];
}
