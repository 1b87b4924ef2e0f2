import type { mongo } from 'mongoose';
import type { QueryKeys } from './keys.ts';
import type { StatementRecord } from './model.ts';

/**
 * Statements about statements (Communication § 2.1.3, “Filter Conditions for StatementRefs”): a statement whose object
 * is another one also meets every query the other meets, and so on along the chain. So that a query stays one walk along
 * one index, such a statement is stored once more under the keys of each statement it leads to: its echoes. An echo
 * stands right behind its statement in the order of keys, and is written together with whichever of the two comes last.
 */

/** A chain longer than this is cut off: each of its statements would get as many echoes. */
const longestChain = 16;

/** Length of a statement's key; an echo's goes on with `>` and the id of the other statement. */
export const keyLength = 32;
/** Key of the statement a record belongs to. */
export const ownKey = (_id: string): string => _id.slice(0, keyLength);
/** Behind a statement's key (or id) and those of all its echoes. */
export const behindEchoes = (key: string): string => `${key}?`;

/** A statement, or what one leads to: an id and the keys it is found by. */
interface Meaning {
  id: string;
  keys: QueryKeys;
}
/** A statement about another. */
type Referrer = Pick<StatementRecord, '_id' | 'id' | 'raw' | 'voided'>;

const meaningOf = (id: string, keys: QueryKeys): Meaning => {
  const { agents, relatedAgents, verb, activity, activities, registration } = keys;
  const found: QueryKeys = { agents, relatedAgents, verb, activities };
  if (activity !== undefined) found.activity = activity;
  if (registration !== undefined) found.registration = registration;
  return { id, keys: found };
};

const echo = ({ _id, id, raw, voided }: Referrer, { id: target, keys }: Meaning): StatementRecord => ({
  ...keys,
  _id: `${_id}>${target}`,
  id: `${id}>${target}`,
  of: id,
  raw,
  ...(voided && { voided }),
});

export function createEchoes(statements: mongo.Collection<StatementRecord>) {
  /**
   * Ids that statements refer to and that are not there: they may still come (Data § 2.4.4.3). Of what another server
   * has taken in since, this one knows after its next start.
   */
  const awaited = new Set<string>();

  /** The statements with these ids and their echoes, as what they mean, by id. */
  async function meanings(ids: string[]): Promise<Map<string, Meaning[]>> {
    const found = new Map<string, Meaning[]>();
    if (ids.length === 0) return found;
    const ranges = ids.map((id) => ({ id: { $gte: id, $lt: behindEchoes(id) } }));
    for await (const record of statements.find({ $or: ranges }, { projection: { raw: 0 } })) {
      const [own = '', target = own] = record.id.split('>');
      found.set(own, [...(found.get(own) ?? []), meaningOf(target, record)]);
    }
    return found;
  }

  const referrersTo = (ids: string[]): Promise<Referrer[]> =>
    statements.find({ refs: { $in: ids } }, { projection: { id: 1, raw: 1, voided: 1 } }).toArray();

  return {
    /** Reads which statements are still missing; the indexes must stand. */
    async load(): Promise<void> {
      const targets = new Set<string>();
      const referring = statements.find({ refs: { $gt: '' } }, { projection: { refs: 1 } });
      for await (const { refs } of referring) if (refs !== undefined) targets.add(refs);
      const all = [...targets];
      for (let from = 0; from < all.length; from += 1_000) {
        const some = all.slice(from, from + 1_000);
        const there = await statements.find({ id: { $in: some } }, { projection: { id: 1 } }).toArray();
        const known = new Set(there.map(({ id }) => id));
        for (const id of some) if (!known.has(id)) awaited.add(id);
      }
    },

    /** Whether a statement is about another, or others about it: then it must be stored whole with its echoes. */
    concern: (id: string, keys: QueryKeys): boolean => keys.refs !== undefined || awaited.has(id),

    /** The echoes that must be stored together with these new statements. */
    async of(fresh: ReadonlyMap<string, StatementRecord>): Promise<StatementRecord[]> {
      const referring = [...fresh.values()].filter(({ refs }) => refs !== undefined);
      const answering = [...fresh.values()].filter(({ id }) => awaited.has(id));
      const outside = referring.flatMap(({ refs = '' }) => (fresh.has(refs) ? [] : refs));
      const stored = await meanings(outside);
      // Before the insert: its outcome may stay unknown, and one id too many does no harm.
      for (const id of outside) if (!stored.has(id)) awaited.add(id);

      /** A new statement and what it leads to, itself first. */
      function chainOf(start: StatementRecord): Meaning[] {
        const chain: Meaning[] = [];
        const seen = new Set<string>();
        let at: StatementRecord | undefined = start;
        while (at && !seen.has(at.id) && chain.length < longestChain) {
          seen.add(at.id);
          chain.push(meaningOf(at.id, at));
          const next: string | undefined = at.refs;
          if (next !== undefined) chain.push(...(stored.get(next) ?? []));
          at = next === undefined ? undefined : fresh.get(next);
        }
        return chain.slice(0, longestChain);
      }

      const echoes = referring.flatMap((record) =>
        chainOf(record)
          .slice(1)
          .map((meaning) => echo(record, meaning)),
      );
      for (const record of answering) {
        const chain = chainOf(record);
        const seen = new Set<string>([record.id]);
        for (let ids = [record.id], depth = 0; ids.length > 0 && depth < longestChain; depth++) {
          const referrers = (await referrersTo(ids)).filter(({ id }) => !seen.has(id));
          for (const referrer of referrers) {
            seen.add(referrer.id);
            echoes.push(...chain.map((meaning) => echo(referrer, meaning)));
          }
          ids = referrers.map(({ id }) => id);
        }
      }
      return echoes;
    },

    /** To be told after the insert. */
    come(ids: Iterable<string>): void {
      for (const id of ids) awaited.delete(id);
    },
  };
}

export type Echoes = ReturnType<typeof createEchoes>;
