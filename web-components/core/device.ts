import type { BookmarkPlace } from './bookmark-sync.ts';
import { DeviceDb } from './device-db.ts';
import { Outbox } from './outbox.ts';
import { RecordingContexts } from './recording-context.ts';

/** What the elements of a page share: one database, one outbox, one answer to “who is learning?”. */
export interface Device {
  db: DeviceDb;
  contexts: RecordingContexts;
  outbox: Outbox;
  bookmarks(): Promise<BookmarkPlace>;
}

/** `@xapi/xapi` is half of all JavaScript here: it comes when there is something to send. */
const lrs = () => import('./lrs.ts');

let shared: Device | undefined;

/** The page's own device, made when first asked for. */
export function device(): Device {
  if (!shared) {
    const db = new DeviceDb();
    const contexts = new RecordingContexts(db);
    const outbox = new Outbox(db, contexts, async (statements, context) =>
      (await lrs()).sendStatements(statements, context),
    );
    shared = { db, contexts, outbox, bookmarks: lrs };
  }
  return shared;
}
