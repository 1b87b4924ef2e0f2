import type { Sequence } from '../../sequences/format/index.ts';
import type { BookmarkAddress, BookmarkPlace } from '../../web-components/core/bookmark-sync.ts';
import type { Device } from '../../web-components/core/device.ts';
import { type Bookmark, DeviceDb } from '../../web-components/core/device-db.ts';
import { Outbox, type Send } from '../../web-components/core/outbox.ts';
import { type Ask, type RecordingContext, RecordingContexts } from '../../web-components/core/recording-context.ts';

/** A learner as the server would name one. */
export const learner = (
  name = 'p-1',
  level: RecordingContext['level'] = 'antworten',
  registration = `7f3f9b5e-2f44-4f5e-9f57-0f1f1d3c2b${name.length}0`,
): RecordingContext => ({
  token: `token-${name}`,
  expires: Date.now() + 1_800_000,
  endpoint: `${location.origin}/xapi/`,
  actor: { objectType: 'Agent', account: { homePage: 'https://komki.example', name } },
  registration,
  level,
});

/** An account's bookmarks with real preconditions, as `BookmarkPlace` asks for. */
export class Account implements BookmarkPlace {
  bookmark: Bookmark | undefined;
  version = 0;
  /** Runs before a write is looked at: another device. */
  meanwhile: (() => void) | undefined;

  async readBookmark(_address: BookmarkAddress) {
    return this.bookmark && { bookmark: structuredClone(this.bookmark), etag: `"${this.version}"` };
  }

  async writeBookmark(
    _address: BookmarkAddress,
    _context: RecordingContext,
    bookmark: Bookmark,
    etag: string | undefined,
  ) {
    const meanwhile = this.meanwhile;
    this.meanwhile = undefined;
    meanwhile?.();
    const expected = this.bookmark ? `"${this.version}"` : undefined;
    if (etag !== expected) throw Object.assign(new Error('changed'), { status: 412, code: 'LRS_PRECONDITION' });
    this.put(bookmark);
  }

  put(bookmark: Bookmark): void {
    this.bookmark = structuredClone(bookmark);
    this.version += 1;
  }
}

export interface TestDevice extends Device {
  account: Account;
  /** Milliseconds after which the outbox wants to try again, in order. */
  pauses: number[];
  /** Does what the outbox had put off. */
  tryAgain(): void;
}

/** A device of its own with the seams the product has: who is learning, how statements are sent. */
export function testDevice({
  name = `test-${crypto.randomUUID()}`,
  ask = async () => 'visitor',
  send = async () => {},
}: {
  name?: string;
  ask?: Ask;
  send?: Send;
} = {}): TestDevice {
  const db = new DeviceDb(name);
  const contexts = new RecordingContexts(db, ask);
  const pauses: number[] = [];
  let run = () => {};
  const outbox = new Outbox(db, contexts, send, (again, milliseconds) => {
    run = again;
    return pauses.push(milliseconds);
  });
  const account = new Account();
  return { db, contexts, outbox, account, pauses, tryAgain: () => run(), bookmarks: async () => account };
}

/** A short sequence: three sections, a reflection, two checks that count. Served as the product serves one. */
export const sequenceUrl = new URL('sequence.json', import.meta.url).pathname;
export const sequence = (await (await fetch(sequenceUrl)).json()) as Sequence;
