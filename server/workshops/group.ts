import { setImmediate as nextTurn } from 'node:timers/promises';
import { withPatience } from '../http/patience.ts';

/** Items of one group at most; what is beyond waits for the next. */
const mostInGroup = 500;

interface Waiting<Item, Result> {
  item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * Group commit: what arrives while one write is under way leaves together as the next one. A room that votes at once costs the
 * database a few commands instead of hundreds.
 * @param commit writes a group; one result per item, in their order. What it throws goes to all of the group.
 */
export function inGroups<Item, Result>(commit: (items: Item[]) => Promise<Result[]>) {
  const queue: Waiting<Item, Result>[] = [];
  let draining = false;

  async function drain(): Promise<void> {
    draining = true;
    // What arrives in the same turn of the event loop leaves together.
    await nextTurn();
    while (queue.length > 0) {
      const group = queue.splice(0, mostInGroup);
      try {
        const results = await withPatience(commit(group.map(({ item }) => item)));
        for (const [index, { resolve }] of group.entries()) resolve(results[index] as Result);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    draining = false;
  }

  return (item: Item): Promise<Result> =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (!draining) void drain();
    });
}
