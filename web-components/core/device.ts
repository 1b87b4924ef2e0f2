import type { BookmarkPlace } from './bookmark-sync.ts';
import { type Change, DeviceDb, type Table, type Tables } from './device-db.ts';
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

/** Everything on this device, as it is handed out. Holds no token. */
export async function exportDevice(db: DeviceDb): Promise<{ [T in Table]: Tables[T][] }> {
  const [outbox, sequences, checks, notes, learners] = await Promise.all([
    db.all('outbox'),
    db.all('sequences'),
    db.all('checks'),
    db.all('notes'),
    db.all('learners'),
  ]);
  return { outbox, sequences, checks, notes, learners };
}

/** Forgets everything on this device: learning, outbox and the pages kept for reading offline. */
export async function eraseDevice(db: DeviceDb): Promise<void> {
  const { outbox, sequences, checks, notes, learners } = await exportDevice(db);
  const changes: Change[] = [
    ...outbox.map(({ id }): Change => ({ table: 'outbox', remove: id })),
    ...sequences.map(({ kennung }): Change => ({ table: 'sequences', remove: kennung })),
    ...checks.map(({ kennung, check }): Change => ({ table: 'checks', remove: [kennung, check] })),
    ...notes.map(({ kennung, note }): Change => ({ table: 'notes', remove: [kennung, note] })),
    ...learners.map(({ kennung }): Change => ({ table: 'learners', remove: kennung })),
  ];
  await db.write(changes);
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name);
}
