import type { Clock } from '../http/route.ts';
import { coalesced } from './channel.ts';

/** How many devices a server process has in a room, and when it last said so. */
export interface Here {
  count: number;
  at: Date;
}

/** Milliseconds after which a device that asks instead of listening counts as gone. */
const pollingPatience = 10_000;
/** Milliseconds after which a process that has said nothing of its devices counts as gone with them: three beats. */
const processPatience = 60_000;
/** Milliseconds between two times a process says how many devices it has. */
const sayingInterval = 1_000;

/** Who is connected to a room, as a number: the devices of this process, and as many as the others say they have. */
export class Presence {
  /** Streams per place, and when places that ask instead were last seen. */
  private readonly streams = new Map<string, number>();
  private readonly polling = new Map<string, number>();
  /** By process: how many it has, and when that was heard. */
  private readonly elsewhere = new Map<string, { count: number; heard: number }>();
  private readonly saySoon: () => void;

  /** @param say tells the other processes how many devices this one has */
  constructor(
    private readonly clock: Clock,
    say: (here: Here) => void,
  ) {
    this.saySoon = coalesced(() => say({ count: this.own, at: clock() }), sayingInterval);
  }

  private get own(): number {
    const oldest = performance.now() - pollingPatience;
    for (const [place, seen] of this.polling) if (seen < oldest) this.polling.delete(place);
    return new Set([...this.streams.keys(), ...this.polling.keys()]).size;
  }

  get count(): number {
    const oldest = performance.now() - processPatience;
    for (const [process, { heard }] of this.elsewhere) if (heard < oldest) this.elsewhere.delete(process);
    return [...this.elsewhere.values()].reduce((sum, { count }) => sum + count, this.own);
  }

  /** A device has opened a stream; some have several. */
  arrive(place: string): void {
    this.streams.set(place, (this.streams.get(place) ?? 0) + 1);
    this.saySoon();
  }

  leave(place: string): void {
    const left = (this.streams.get(place) ?? 1) - 1;
    if (left > 0) this.streams.set(place, left);
    else this.streams.delete(place);
    this.saySoon();
  }

  /** A device that asks instead of listening is here, too. @returns whether it is new */
  seen(place: string): boolean {
    const isNew = !this.polling.has(place) && !this.streams.has(place);
    this.polling.set(place, performance.now());
    if (isNew) this.saySoon();
    return isNew;
  }

  /** What another process says; undefined when it has ended. */
  hear(process: string, here: Here | undefined): void {
    const isFresh = here && this.clock().getTime() - here.at.getTime() < processPatience;
    if (isFresh) this.elsewhere.set(process, { count: here.count, heard: performance.now() });
    else this.elsewhere.delete(process);
  }

  /** Says again that this process lives. @returns whether somebody may have gone without a word */
  beat(): boolean {
    if (this.own > 0) this.saySoon();
    return this.polling.size > 0 || this.elsewhere.size > 0;
  }
}
