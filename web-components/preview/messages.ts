import type { Shown } from '../../sequences/format/preview.ts';

/** Who is looking: learners, or trainers, who see methods and keys, too. */
export type View = 'lernende' | 'trainer';

/** What the desk tells its frame. */
export type ToFrame =
  | {
      kind: 'show';
      /** Missing while the front matter cannot be read. */
      shown: Shown | undefined;
      view: View;
      /** One section at a time, as in the player; otherwise all below one another. */
      single: boolean;
    }
  /** The cursor has come to a line: its block is marked and brought into sight. */
  | { kind: 'reveal'; line: number };

/** What the frame tells its desk. */
export type ToDesk =
  | { kind: 'ready' }
  /** Somebody has clicked on what begins at this line. */
  | { kind: 'line'; line: number };

/** Marks our messages: browser extensions and test tools send theirs the same way. */
const mark = 'komki-vorschau';

/** Calls `handle` with what `tell` has sent from one window of our own pages, and with nothing else. */
export function listenTo<M>(from: () => Window | null, handle: (message: M) => void): void {
  window.addEventListener(
    'message',
    ({ origin, source, data }: MessageEvent<{ mark?: unknown; message: M } | null>) => {
      if (origin !== location.origin || source === null || source !== from() || data?.mark !== mark) return;
      handle(data.message);
    },
  );
}

export const tell = <M>(to: Window | null, message: M): void => to?.postMessage({ mark, message }, location.origin);
