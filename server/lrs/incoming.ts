import { activitiesOf, queryKeys } from './keys.ts';
import type { XapiActor, XapiStatement } from './statement.ts';
import type { Incoming } from './writer.ts';

/**
 * A valid statement on its way into the store, with what the LRS sets (Data § 2.3.1).
 * @param version of the specification, for a statement that names none
 */
export function incomingOf(
  given: XapiStatement,
  { id, authority }: { id: string; authority: XapiActor },
  version: '1.0.0' | '2.0.0',
): Incoming {
  const set = { id, authority, version: given.version ?? version };
  const activities = activitiesOf(given);
  return { id: id.toLowerCase(), given, set, activities, keys: queryKeys(given, authority, activities) };
}
