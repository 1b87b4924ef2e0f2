import type { Response } from 'express';

/** Bytes a client may lag behind before it is dropped. It reconnects by itself and gets the newest state at once. */
const mostBuffered = 256 * 1024;

/** Those who get the same events. Each event is a whole state, so that nobody can miss one. */
export class Channel {
  private readonly clients = new Set<Response>();

  get size(): number {
    return this.clients.size;
  }

  /**
   * Answers with a stream of events (HTML, “Server-sent events”) that begins with the present state.
   * @param onEnd the client has gone
   */
  open(res: Response, first: Buffer, onEnd: () => void): void {
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Nobody on the way may keep, pack or collect what is to arrive at once.
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    res.write(first);
    this.clients.add(res);
    res.on('close', () => {
      this.clients.delete(res);
      onEnd();
    });
  }

  /** Sends the same bytes to everybody. Who does not read is dropped. */
  send(event: Buffer): void {
    for (const client of this.clients) {
      if (client.writableLength > mostBuffered) client.destroy();
      else client.write(event);
    }
  }

  /** Ends all streams; clients try again. Nothing is written to them any more, also before they have closed. */
  end(): void {
    for (const client of this.clients) {
      this.clients.delete(client);
      client.end();
    }
  }
}

/** One state as an event. `retry`: milliseconds after which a browser connects anew. */
export const asEvent = (revision: number, json: string): Buffer =>
  Buffer.from(`retry: 1000\nid: ${revision}\ndata: ${json}\n\n`);

/** A comment that keeps lines open which would be cut for silence. */
export const heartbeat = Buffer.from(':\n\n');

/** Milliseconds between two events at least. */
export const interval = 100;

/**
 * Does something soon after it was asked to, and at most ten times a second however often it is asked.
 * @param pause milliseconds between two times at least
 * @returns asks for it; `urgent` does not wait for the pause to be over
 */
export function coalesced(work: () => void, pause = interval): (urgent?: boolean) => void {
  let last = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let isNext = false;
  const run = () => {
    clearTimeout(timer);
    timer = undefined;
    isNext = false;
    last = performance.now();
    work();
  };
  return (urgent = false) => {
    if (isNext) return;
    const wait = last + pause - performance.now();
    if (urgent || wait <= 0) {
      isNext = true;
      setImmediate(run);
    } else {
      timer ??= setTimeout(run, wait).unref();
    }
  };
}
