import type { RoomState } from '../../workshops/format/room.ts';
import { type Random, secureRandom } from './mix.ts';

/**
 * How a room is heard now: `live` by its event stream, `polling` by asking every three seconds, `offline` not at all for the
 * moment, `refused` because whoever asks is not signed in any more, `gone` never again (there is no such room any more).
 */
export type Connection = 'connecting' | 'live' | 'polling' | 'offline' | 'refused' | 'gone';

/** The part of `EventSource` that is used. */
export interface Stream {
  onmessage: ((event: MessageEvent<string>) => void) | null;
  onerror: ((event: Event) => void) | null;
  close(): void;
}

/** What a room needs of the browser; tests put their own in. */
export interface RoomWorld {
  fetch(address: string, init?: RequestInit): Promise<Response>;
  stream(address: string): Stream;
  /** Runs something once after so many milliseconds. @returns what calls it off */
  later(run: () => void, milliseconds: number): () => void;
  /** Milliseconds on a clock that never jumps. */
  clock(): number;
  random: Random;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

export const browserWorld: RoomWorld = {
  fetch: (address, init) => fetch(address, init),
  stream: (address) => new EventSource(address),
  later(run, milliseconds) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  clock: () => performance.now(),
  random: secureRandom,
  get storage() {
    return sessionStorage;
  },
};

/** Milliseconds after which nobody waits for an answer any longer: a network may swallow a question without a word. */
const patience = 10_000;

/** Asks the server for JSON, or sends it some. Rejects when no answer comes. */
export async function ask(
  world: RoomWorld,
  address: string,
  method: 'GET' | 'POST' | 'PUT' = 'GET',
  body?: unknown,
): Promise<Response> {
  const giveUp = new AbortController();
  const answered = world.later(() => giveUp.abort(), patience);
  try {
    return await world.fetch(address, {
      method,
      headers: { Accept: 'application/json', ...(body !== undefined && { 'Content-Type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: giveUp.signal,
    });
  } finally {
    answered();
  }
}

/** Milliseconds between two questions where there is no stream. */
const pollEvery = 3000;
/** A wire can be cut without anybody hearing of it: after so long a silence somebody asks. */
const silence = 30_000;
/** Longest pause before the stream is tried again. */
const longestPause = 30_000;

/**
 * Hears one room: by server-sent events, by asking every three seconds where the stream fails, by the stream again as soon as
 * it can be had. Every message is the whole state, so that only the newest counts and none can be missed.
 */
export class RoomLink<State extends RoomState> {
  state: State | undefined;
  connection: Connection = 'connecting';
  private stream: Stream | undefined;
  private failures = 0;
  private running = false;
  /** Server's clock minus ours; the largest seen came with the least delay. */
  private offset = Number.NEGATIVE_INFINITY;
  private nextPoll: (() => void) | undefined;
  private nextStream: (() => void) | undefined;
  private asking = false;

  /**
   * @param address of the room, or of its stage: `/workshop/ABCDEF/leitung`
   * @param changed called whenever `state` or `connection` is another
   */
  constructor(
    private readonly address: string,
    private readonly changed: () => void,
    private readonly world: RoomWorld = browserWorld,
  ) {}

  /** Milliseconds since 1970 by the server's clock. */
  now(): number {
    return Number.isFinite(this.offset) ? this.world.clock() + this.offset : Date.now();
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    window.addEventListener('online', this.awake);
    document.addEventListener('visibilitychange', this.awake);
    this.open();
  }

  stop(): void {
    this.running = false;
    window.removeEventListener('online', this.awake);
    document.removeEventListener('visibilitychange', this.awake);
    this.close();
    this.nextPoll?.();
    this.nextStream?.();
  }

  /** Listens by a new stream, as somebody who has got a place. */
  again(): void {
    if (this.running) this.open();
  }

  /** Takes a state that came another way, with the answer to a command for instance. An older one is no news. */
  take(state: State): void {
    this.offset = Math.max(this.offset, Date.parse(state.now) - this.world.clock());
    if (this.state && state.revision < this.state.revision) return;
    this.state = state;
    this.changed();
  }

  /** A phone that was put away has slept: it asks at once. */
  private readonly awake = (): void => {
    if (document.visibilityState === 'hidden') return;
    if (!this.stream) this.open();
    this.askIn(0);
  };

  private open(): void {
    this.nextStream?.();
    this.close();
    const stream = this.world.stream(`${this.address}/ereignisse`);
    this.stream = stream;
    // One that says nothing is none.
    this.nextStream = this.world.later(() => this.fail(), patience);
    stream.onmessage = ({ data }) => {
      this.nextStream?.();
      this.failures = 0;
      this.become('live');
      this.askIn(silence);
      this.take(JSON.parse(data) as State);
    };
    stream.onerror = () => this.fail();
    // Until the stream has said something, somebody asks.
    this.askIn(pollEvery);
  }

  private close(): void {
    if (!this.stream) return;
    this.stream.onmessage = null;
    this.stream.onerror = null;
    this.stream.close();
    this.stream = undefined;
  }

  /** The stream has broken off: ask meanwhile, and try it again a little later each time, never all phones at once. */
  private fail(): void {
    this.close();
    this.nextStream?.();
    const pause = Math.min(longestPause, 1000 * 2 ** this.failures) * (0.5 + this.world.random());
    this.failures++;
    this.nextStream = this.world.later(() => this.open(), pause);
    this.askIn(0);
  }

  private askIn(milliseconds: number): void {
    this.nextPoll?.();
    if (this.running) this.nextPoll = this.world.later(() => void this.ask(), milliseconds);
  }

  private async ask(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    const heard = await this.stand();
    this.asking = false;
    if (!this.running) return;
    if (heard === 'gone') {
      this.become('gone');
      this.stop();
      return;
    }
    const streaming = this.stream && this.connection === 'live';
    // What the stream should have brought came by asking, or nothing comes at all: the stream is dead.
    if (streaming && heard !== 'nothing new') this.fail();
    if (heard === 'lost') this.become('offline');
    else if (heard === 'refused') this.become('refused');
    else if (!streaming) this.become('polling');
    this.askIn(streaming && heard === 'nothing new' ? silence : pollEvery * (0.8 + 0.4 * this.world.random()));
  }

  private async stand(): Promise<'news' | 'nothing new' | 'lost' | 'refused' | 'gone'> {
    const since = this.state ? `?seit=${this.state.revision}` : '';
    try {
      const response = await ask(this.world, `${this.address}/stand${since}`);
      if (response.status === 404 || response.status === 410) return 'gone';
      if (response.status === 401 || response.status === 403) return 'refused';
      if (response.status === 204) return 'nothing new';
      if (!response.ok) return 'lost';
      const state = (await response.json()) as State;
      const news = state.revision !== this.state?.revision;
      this.take(state);
      return news ? 'news' : 'nothing new';
    } catch {
      return 'lost';
    }
  }

  private become(connection: Connection): void {
    if (this.connection === connection) return;
    this.connection = connection;
    this.changed();
  }
}
