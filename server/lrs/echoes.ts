import type { mongo } from 'mongoose';
import type { QueryKeys } from './keys.ts';
import type { StatementRecord } from './model.ts';

/**
 * Statements about statements (Communication § 2.1.3, “Filter Conditions for StatementRefs”): a statement whose object
 * is another one also meets every query the other meets, and so on along the chain. So that a query stays one walk along
 * one index, such a statement is stored once more under the keys of each statement it leads to: its echoes. An echo
 * stands right behind its statement in the order of keys, and is written together with whichever of the two comes last.
 *
 * A statement may come after those about it (Data § 2.4.4.3). They keep a place for it: a record under its id, without
 * text or keys. So whoever stores it later, in whatever process, is refused by the unique index and asks what awaits it;
 * and of two who store a statement and one about it at the same time, one is refused. Nobody else has to ask.
 */

/** What stands further along a chain does not count: each of its statements would get as many echoes. */
export const longestChain = 16;

/** Length of a statement's key; an echo's goes on with `>` and the id of the other statement. */
export const keyLength = 32;
/** Key of the statement a record belongs to. */
export const ownKey = (_id: string): string => _id.slice(0, keyLength);
/** Behind a statement's key (or id) and those of all its echoes. */
export const behindEchoes = (key: string): string => `${key}?`;
/** Before all keys of statements, and behind those of the places. */
export const beforeStatements = '0';
/** Key of the place kept for a statement with this id. */
export const placeKey = (id: string): string => `!${id}`;

/** What new statements bring about: it is stored as a whole or not at all. */
export interface Change {
  statements: StatementRecord[];
  echoes: StatementRecord[];
  /** Places for statements that are not there. */
  places: StatementRecord[];
  /** Ids of statements more is about now, whose places must be there still. */
  awaited: string[];
  /** Places of the new statements, which must be as they were read: nothing has come to be about them since. */
  taken: Required<Pick<StatementRecord, '_id' | 'awaits'>>[];
  /** Ids of statements that were there and are voided now. */
  voided: string[];
}

const placeFor = (id: string): StatementRecord => ({
  _id: placeKey(id),
  id,
  raw: '',
  agents: [],
  relatedAgents: [],
  verb: '',
  activities: [],
  awaits: 1,
});

function echo({ _id, id, raw, voided }: StatementRecord, target: StatementRecord): StatementRecord {
  const { agents, relatedAgents, verb, activity, activities, registration } = target;
  const keys: QueryKeys = { agents, relatedAgents, verb, activities };
  if (activity !== undefined) keys.activity = activity;
  if (registration !== undefined) keys.registration = registration;
  return { ...keys, _id: `${_id}>${target.id}`, id: `${id}>${target.id}`, of: id, raw, ...(voided && { voided }) };
}

/**
 * What is stored and leads to statements with these ids, hop by hop, each once.
 * @param projection with `id`, if not of the whole records
 */
export async function* referrersTo(
  statements: mongo.Collection<StatementRecord>,
  ids: readonly string[],
  projection?: { id: 1; refs: 1 },
): AsyncGenerator<StatementRecord> {
  const asked = new Set<string>();
  let next = ids;
  for (let hop = 0; next.length > 0 && hop < longestChain; hop++) {
    for (const id of next) asked.add(id);
    const found = await statements.find({ refs: { $in: [...next] } }, projection && { projection }).toArray();
    yield* found;
    next = found.map(({ id }) => id).filter((id) => !asked.has(id));
  }
}

/** What one of these statements voids and is not marked yet; a voiding statement cannot be voided (Data § 2.3.2). */
function* newlyVoided(known: ReadonlyMap<string, StatementRecord>): Generator<StatementRecord> {
  for (const { voids } of known.values()) {
    const target = voids === undefined ? undefined : known.get(voids);
    if (target && target.voids === undefined && !target.voided) yield target;
  }
}

/**
 * @param fresh statements that are not stored yet, by id; those that are voided are marked here
 * @param places how often those were awaited that have a place, by id
 */
export async function changeBy(
  statements: mongo.Collection<StatementRecord>,
  fresh: ReadonlyMap<string, StatementRecord>,
  places: ReadonlyMap<string, number>,
): Promise<Change> {
  /** The new statements, what they lead to, and what leads to them. */
  const known = new Map(fresh);
  const awaited = new Set<string>();
  const missing = new Set<string>();

  let ahead: Iterable<StatementRecord> = fresh.values();
  // One further than echoes go: what a new statement voids may have its echoes completed at the same time.
  for (let hop = 0; hop <= longestChain; hop++) {
    const asked = new Set([...ahead].flatMap(({ refs }) => (refs === undefined || known.has(refs) ? [] : refs)));
    if (asked.size === 0) break;
    const found = await statements.find({ id: { $in: [...asked] } }).toArray();
    for (const { id, awaits } of found) {
      asked.delete(id);
      if (awaits !== undefined) awaited.add(id);
    }
    for (const id of asked) missing.add(id);
    const there = found.filter(({ awaits }) => awaits === undefined);
    for (const record of there) known.set(record.id, record);
    ahead = there;
  }

  const taken = [...fresh.keys()].flatMap((id) => {
    const awaits = places.get(id);
    return awaits === undefined ? [] : { _id: placeKey(id), id, awaits };
  });
  const behind = referrersTo(
    statements,
    taken.map(({ id }) => id),
  );
  for await (const record of behind) if (!known.has(record.id)) known.set(record.id, record);

  const voided: string[] = [];
  for (const target of newlyVoided(known)) {
    target.voided = true;
    if (!fresh.has(target.id)) voided.push(target.id);
  }

  const echoes: StatementRecord[] = [];
  for (const start of known.values()) {
    const passed = new Set([start.id]);
    // What lies before the first new statement of a chain is echoed already.
    let isNew = fresh.has(start.id);
    for (
      let at = known.get(start.refs ?? '');
      at && !passed.has(at.id) && passed.size <= longestChain;
      at = known.get(at.refs ?? '')
    ) {
      passed.add(at.id);
      isNew ||= fresh.has(at.id);
      if (isNew) echoes.push(echo(start, at));
    }
  }
  return {
    statements: [...fresh.values()],
    echoes,
    places: [...missing].map(placeFor),
    awaited: [...awaited],
    taken: taken.map(({ _id, awaits }) => ({ _id, awaits })),
    voided,
  };
}
