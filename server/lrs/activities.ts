import { mongo } from 'mongoose';
import { indexKey } from './canonical.ts';
import type { ActivityRecord } from './model.ts';
import { componentKinds, type XapiActivity, type XapiDefinition } from './statement.ts';

/** Activities whose definitions are remembered: a course sends the same ones over and over. */
const mostSeen = 1_000;
/** Definitions remembered of one activity: several programs may describe it, each in its way. */
const mostVariants = 4;
const attempts = 8;
const duplicateKey = 11_000;

/** What two definitions say together: languages and extensions add up, of everything else the later one counts. */
export function mergeDefinitions(known: XapiDefinition, later: XapiDefinition): XapiDefinition {
  const merged: XapiDefinition = { ...known, ...later };
  if (known.name) merged.name = { ...known.name, ...later.name };
  if (known.description) merged.description = { ...known.description, ...later.description };
  if (known.extensions) merged.extensions = { ...known.extensions, ...later.extensions };
  for (const kind of componentKinds) {
    const before = new Map(known[kind]?.map(({ id, description }) => [id, description]));
    const items = later[kind]?.map((item) => {
      const description = before.get(item.id);
      return description ? { ...item, description: { ...description, ...item.description } } : item;
    });
    if (items) merged[kind] = items;
  }
  return merged;
}

/** Whether two JSON values are equal; the order of properties does not count. */
function equal(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const keys = Object.keys(one);
  if (Array.isArray(one) !== Array.isArray(other) || keys.length !== Object.keys(other).length) return false;
  for (const key of keys) if (!equal((one as never)[key], (other as never)[key])) return false;
  return true;
}

/** The Activities resource's knowledge (Communication § 2.5): what all statements together say of each activity. */
export function createActivities(collection: mongo.Collection<ActivityRecord>) {
  const seen = new Map<string, XapiDefinition[]>();
  /** What could not be written yet. */
  let owed: readonly XapiActivity[] = [];

  function isSeen(id: string, definition: XapiDefinition): boolean {
    for (const known of seen.get(id) ?? []) if (equal(known, definition)) return true;
    return false;
  }

  function remember(activities: readonly XapiActivity[]): void {
    if (seen.size + activities.length > mostSeen) seen.clear();
    for (const { id, definition } of activities) {
      if (definition) seen.set(id, [definition, ...(seen.get(id) ?? [])].slice(0, mostVariants));
    }
  }

  async function read(keys: string[]): Promise<Map<string, string>> {
    const found = collection.find({ _id: { $in: keys } });
    return new Map((await found.toArray()).map(({ _id, definition }) => [_id, definition]));
  }

  /** Writes what is new; each row only if it is still as it was read. @returns false when one was not. */
  async function write(added: Map<string, XapiDefinition>): Promise<boolean> {
    const known = await read([...added.keys()]);
    const operations: mongo.AnyBulkWriteOperation<ActivityRecord>[] = [];
    for (const [_id, later] of added) {
      const before = known.get(_id);
      const merged = before === undefined ? later : mergeDefinitions(JSON.parse(before) as XapiDefinition, later);
      const definition = JSON.stringify(merged);
      if (definition === before) continue;
      // A row that has changed meanwhile is not found, and inserting it again is refused.
      const filter = before === undefined ? { _id, definition } : { _id, definition: before };
      operations.push({ updateOne: { filter, update: { $set: { definition } }, upsert: true } });
    }
    try {
      if (operations.length > 0) await collection.bulkWrite(operations, { ordered: false });
      return true;
    } catch (error) {
      if (error instanceof mongo.MongoServerError && error.code === duplicateKey) return false;
      throw error;
    }
  }

  async function takeIn(activities: readonly XapiActivity[]): Promise<void> {
    const added = new Map<string, XapiDefinition>();
    for (const { id, definition = {} } of activities) {
      const before = added.get(indexKey(id));
      added.set(indexKey(id), before ? mergeDefinitions(before, definition) : definition);
    }
    try {
      for (let attempt = 1; !(await write(added)); attempt++) {
        if (attempt === attempts) throw new Error('activity definitions kept changing while they were written');
      }
    } catch (error) {
      owed = [...owed, ...activities].slice(-mostSeen);
      throw error;
    }
    remember(activities);
  }

  let turn: Promise<void> = Promise.resolve();
  /** One by one, so that none stands in another's way; whoever asks meanwhile waits for it. */
  function makeUp(): Promise<void> {
    turn = turn.then(async () => {
      const late = owed;
      owed = [];
      for (const one of late) await takeIn([one]).catch(() => {});
    });
    return turn;
  }

  return {
    /**
     * Takes in what statements say of activities. Repeatable; costs no command for definitions lately seen. What fails is
     * made up for when something new succeeds or somebody asks.
     */
    async learn(activities: readonly XapiActivity[]): Promise<void> {
      const fresh = activities.filter(({ id, definition }) => definition && !isSeen(id, definition));
      if (fresh.length === 0) return;
      await takeIn(fresh);
      await makeUp();
    },

    /** Canonical definitions by activity id; ids nothing is known of are missing. */
    async definitions(ids: readonly string[]): Promise<Map<string, XapiDefinition>> {
      await makeUp();
      const texts = await read([...new Set(ids.map(indexKey))]);
      const definitions = new Map<string, XapiDefinition>();
      for (const id of ids) {
        const text = texts.get(indexKey(id));
        if (text !== undefined) definitions.set(id, JSON.parse(text) as XapiDefinition);
      }
      return definitions;
    },
  };
}

export type Activities = ReturnType<typeof createActivities>;
