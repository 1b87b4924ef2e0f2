import { activitiesOf, queryKeys } from './keys.ts';
import type { Version, XapiActor, XapiStatement } from './statement.ts';
import type { Incoming } from './writer.ts';

/** What a statement that names no version gets: always the first patch (Data § 2.4.10; IEEE 9274.1.1 § 4.2.4.3). */
const named: Record<Version, string> = { 1: '1.0.0', 2: '2.0.0' };

/**
 * A valid statement on its way into the store, with what the LRS sets (Data § 2.3.1).
 * @param version whose rules the request follows
 */
export function incomingOf(
  given: XapiStatement,
  { id, authority }: { id: string; authority: XapiActor },
  version: Version,
): Incoming {
  const set = { id, authority, version: given.version ?? named[version] };
  const activities = activitiesOf(given);
  return { id: id.toLowerCase(), given, set, version, activities, keys: queryKeys(given, authority, activities) };
}
