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
function progressUpdate({ _id, voided, statement }: StoredStatement): ProgressUpdate | undefined {
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

/** What statements mean for the read model, one update per row: a batch is mostly about the same few. */
export function progressUpdates(stored: readonly StoredStatement[]): ProgressUpdate[] {
  const updates = new Map<string, ProgressUpdate>();
  for (const one of stored) {
    const step = progressUpdate(one);
    if (!step) continue;
    const before = updates.get(step.filter._id);
    if (before) {
      for (const [field, date] of Object.entries(step.update.$min)) {
        const earlier = before.update.$min[field];
        if (earlier === undefined || date < earlier) before.update.$min[field] = date;
      }
    } else updates.set(step.filter._id, step);
  }
  return [...updates.values()];
}

/** The rows that statements add up to, as the updates would have left them in the database. */
export function progressRows(stored: readonly StoredStatement[]): ProgressDoc[] {
  return progressUpdates(stored).map(({ filter, update }) => {
    const row: ProgressDoc = { ...filter, ...update.$setOnInsert };
    for (const [field, date] of Object.entries(update.$min)) {
      if (field.startsWith('checks.')) row.checks = { ...row.checks, [field.slice('checks.'.length)]: date };
      else row[field as 'begun' | 'completed' | 'passed'] = date;
    }
    return row;
  });
}
