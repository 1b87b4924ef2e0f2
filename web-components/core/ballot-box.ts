import type { Ballot } from '../../workshops/format/room.ts';
import { Drafts } from './drafts.ts';
import { ask, type RoomWorld } from './room-link.ts';

/**
 * What has become of somebody's vote: on its way for the first time, waiting for a better network, counted, too late because
 * the poll had ended, or refused by the server as it is.
 */
export type VoteState = 'sending' | 'waiting' | 'counted' | 'late' | 'refused';

/** Shortest and longest pause before a vote is sent again, in milliseconds. */
const pauses = { first: 1000, longest: 15_000 };

/**
 * The votes of this device in one room: one slot per poll, in which the last choice wins. What could not be sent yet survives a
 * reload and is sent again until the server has it. The server counts one ballot per device and poll, however often it comes.
 */
export class BallotBox {
  /** Own ballots as the server has them. */
  private counted: Record<string, Ballot> = {};
  /** What the server does not have yet. */
  private readonly slots: Drafts<Ballot>;
  private readonly verdicts: Record<string, VoteState> = {};
  private sending = false;
  private failures = 0;
  private again: (() => void) | undefined;

  /**
   * @param address of the room: `/workshop/ABCDEF`
   * @param changed called whenever something is to be shown otherwise
   * @param place asks for a place anew; resolves when there is one
   */
  constructor(
    private readonly address: string,
    private readonly changed: () => void,
    private readonly place: () => Promise<unknown>,
    private readonly world: RoomWorld,
  ) {
    this.slots = new Drafts(`komki-stimmen ${address}`, world.storage);
  }

  /** The last choice on this device, counted or not. */
  ballot(poll: string): Ballot | undefined {
    return this.slots.get(poll) ?? this.counted[poll];
  }

  state(poll: string): VoteState | undefined {
    if (this.slots.get(poll)) return this.failures > 0 ? 'waiting' : 'sending';
    return this.verdicts[poll] ?? (this.counted[poll] && 'counted');
  }

  vote(poll: string, ballot: Ballot): void {
    this.slots.keep(poll, ballot);
    delete this.verdicts[poll];
    void this.send();
  }

  /** The poll begins anew: what was voted before has been thrown away. */
  forget(poll: string): void {
    delete this.counted[poll];
    delete this.verdicts[poll];
  }

  /** These are the ballots of this device that the server has in polls that are open. */
  has(counted: Record<string, Ballot>): void {
    this.counted = { ...counted };
  }

  /** Sends what waits, one vote after the other. */
  async send(): Promise<void> {
    this.again?.();
    if (this.sending) return;
    this.sending = true;
    this.changed();
    let pause: number | undefined;
    for (let [poll] = this.slots.names; poll && pause === undefined; [poll] = this.slots.names) {
      pause = await this.sendOne(poll);
    }
    this.sending = false;
    if (pause !== undefined) this.again = this.world.later(() => void this.send(), pause);
    this.changed();
  }

  /** @returns undefined when the slot is done with, else milliseconds after which to try again */
  private async sendOne(poll: string): Promise<number | undefined> {
    const ballot = this.slots.get(poll) as Ballot;
    const response = await ask(this.world, `${this.address}/stimme/${poll}`, 'PUT', ballot).catch(() => undefined);
    const status = response?.status ?? 0;
    if (status === 0 || status === 429 || status >= 500) return this.pauseAfter(response);
    // The cookie is gone, with the browser's data for instance.
    if (status === 403 && this.failures === 0) {
      this.failures++;
      return this.place().then(
        () => 0,
        () => this.pauseAfter(undefined),
      );
    }
    this.failures = 0;
    // Meanwhile somebody may have chosen something else: that is a vote of its own.
    if (this.slots.get(poll) !== ballot) return undefined;
    this.slots.drop(poll);
    if (response?.ok) this.counted[poll] = ballot;
    else this.verdicts[poll] = status === 400 || status === 403 ? 'refused' : 'late';
    this.changed();
    return undefined;
  }

  private pauseAfter(response: Response | undefined): number {
    const asked = Number(response?.headers.get('Retry-After') ?? 0) * 1000;
    const pause = Math.min(pauses.longest, pauses.first * 2 ** this.failures) * (0.5 + this.world.random());
    this.failures++;
    this.changed();
    return Math.max(asked, pause);
  }
}
