import { type Actor, bookmarkStateId, reduceBookmark, sequenceIri } from '../../sequences/record/index.ts';
import type { Bookmark } from './device-db.ts';
import type { RecordingContext } from './recording-context.ts';

/** Of a State API document (xAPI 2.3). */
export interface BookmarkAddress {
  activityId: string;
  agent: Actor;
  stateId: string;
  registration: string;
}

/** Where the account keeps bookmarks: `lrs.ts`, or a test's own. */
export interface BookmarkPlace {
  readBookmark(
    address: BookmarkAddress,
    context: RecordingContext,
  ): Promise<{ bookmark: Bookmark; etag: string } | undefined>;
  writeBookmark(
    address: BookmarkAddress,
    context: RecordingContext,
    bookmark: Bookmark,
    etag: string | undefined,
  ): Promise<void>;
}

/** Two bookmarks as one: everything done on either device is done, the later place wins. */
export function mergeBookmarks(one: Bookmark, other: Bookmark): Bookmark {
  const later = one.updatedAt >= other.updatedAt ? one : other;
  return {
    section: later.section,
    done: [...new Set([...one.done, ...other.done])].sort(),
    finished: one.finished || other.finished,
    updatedAt: later.updatedAt,
  };
}

/** How often a bookmark that others keep changing is tried. */
const tries = 4;

/**
 * Brings the bookmark on the device and the one in the account together (State API with ETags).
 * @param local undefined: only read
 * @returns the merged bookmark; undefined when there is none anywhere
 * @throws whatever the place throws, except for a change in between (412), which is merged and tried again
 */
export async function syncBookmark(
  place: BookmarkPlace,
  kennung: string,
  context: RecordingContext,
  local: Bookmark | undefined,
): Promise<Bookmark | undefined> {
  const { actor: agent, registration } = context;
  const address = { activityId: sequenceIri(kennung), agent, stateId: bookmarkStateId, registration };
  for (let attempt = 1; ; attempt++) {
    const remote = await place.readBookmark(address, context);
    if (!local) return remote?.bookmark;
    const merged = remote ? mergeBookmarks(local, remote.bookmark) : local;
    const leaving = reduceBookmark(context.level, merged);
    if (remote && same(leaving, remote.bookmark)) return merged;
    try {
      await place.writeBookmark(address, context, leaving, remote?.etag);
      return merged;
    } catch (error) {
      if ((error as { status?: unknown }).status !== 412 || attempt === tries) throw error;
    }
  }
}

const same = (one: Bookmark, other: Bookmark): boolean =>
  one.section === other.section &&
  one.finished === other.finished &&
  one.updatedAt === other.updatedAt &&
  one.done.length === other.done.length &&
  one.done.every((slug) => other.done.includes(slug));
