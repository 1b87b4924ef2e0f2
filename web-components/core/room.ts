import type { Ballot, NeedTime, OwnBallots, RoomState, ServedWorkshop } from '../../workshops/format/room.ts';
import { BallotBox, type VoteState } from './ballot-box.ts';
import { ask, browserWorld, type Connection, RoomLink, type RoomWorld } from './room-link.ts';

/** Milliseconds before something that failed is asked for again. */
const pause = 3000;

/** `full`: all seats are taken; the facilitator can make more, so it goes on asking. */
export type PlaceState = 'asking' | 'here' | 'full';

/** What any view of a room needs: its agenda and its state. */
export class RoomView<State extends RoomState> {
  readonly link: RoomLink<State>;
  agenda: ServedWorkshop | undefined;
  private running = false;

  /** @param address of the room, or of its stage: `/workshop/ABCDEF/leitung` */
  constructor(
    protected readonly address: string,
    protected readonly changed: () => void,
    protected readonly world: RoomWorld = browserWorld,
  ) {
    this.link = new RoomLink<State>(address, () => this.heard(), world);
  }

  get state(): State | undefined {
    return this.link.state;
  }

  get connection(): Connection {
    return this.link.connection;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    void this.begin();
    void this.loadAgenda();
  }

  stop(): void {
    this.running = false;
    this.link.stop();
  }

  /** Begins to listen. */
  protected async begin(): Promise<void> {
    this.link.start();
  }

  /** The link has news. */
  protected heard(): void {
    this.changed();
  }

  /** Runs something until it succeeds, with a pause between tries, as long as the view runs and the room is there. */
  protected async insist(once: () => Promise<boolean>): Promise<void> {
    const done = await once().catch(() => false);
    if (!done && this.running && this.connection !== 'gone') {
      this.world.later(() => void this.insist(once), pause * (0.5 + this.world.random()));
    }
  }

  private loadAgenda(): Promise<void> {
    return this.insist(async () => {
      if (this.agenda) return true;
      const response = await ask(this.world, `${this.address}/ablauf.json`);
      if (!response.ok) return response.status === 404;
      this.agenda = (await response.json()) as ServedWorkshop;
      this.changed();
      return true;
    });
  }
}

/** A participant's device in a room: a place without a name, one ballot per poll, “Ich brauche Zeit”. */
export class Room extends RoomView<RoomState> {
  place: PlaceState = 'asking';
  /** This device has asked for time. */
  needsTime = false;
  private readonly ballots: BallotBox;
  /** Polls as they were last heard of, by id: how many votes while open, −1 closed. */
  private readonly known = new Map<string, number>();

  constructor(address: string, changed: () => void, world: RoomWorld = browserWorld) {
    super(address, changed, world);
    this.ballots = new BallotBox(address, changed, () => this.takePlace(), world);
  }

  /** The place comes first: a stream without one would not count as somebody who is here. */
  protected override async begin(): Promise<void> {
    await this.insist(async () => {
      await this.takePlace();
      if (this.place !== 'here') return false;
      await this.load();
      await this.ballots.send();
      return true;
    });
    this.link.start();
  }

  ballot(poll: string): Ballot | undefined {
    return this.ballots.ballot(poll);
  }

  voteState(poll: string): VoteState | undefined {
    return this.ballots.state(poll);
  }

  vote(poll: string, ballot: Ballot): void {
    this.ballots.vote(poll, ballot);
  }

  /** Says that this device needs more time, or no longer. Shown at once; told until the server has it. */
  askForTime(needs: boolean): void {
    this.needsTime = needs;
    this.changed();
    void this.insist(async () => {
      if (this.needsTime !== needs) return true;
      return (await ask(this.world, `${this.address}/zeit`, 'PUT', { needTime: needs } satisfies NeedTime)).ok;
    });
  }

  protected override heard(): void {
    for (const { id, state, votes } of this.state?.polls ?? []) {
      const now = state === 'closed' ? -1 : votes;
      const before = this.known.get(id);
      this.known.set(id, now);
      if (now < 0 || before === undefined) continue;
      // Opened anew after its end, or begun anew while this device was not listening: what was voted is gone.
      if (before < 0) this.ballots.forget(id);
      else if (now < before) void this.load();
    }
    super.heard();
  }

  /** Asks for a place: a cookie that says no more than “a device of this room”. */
  private async takePlace(): Promise<void> {
    const response = await ask(this.world, `${this.address}/platz`, 'POST');
    if (!response.ok && response.status !== 409) throw new Error(`${response.status}`);
    const before = this.place;
    this.place = response.ok ? 'here' : 'full';
    // Whoever has listened without a place listens anew as one of the room.
    if (before === 'full' && this.place === 'here') this.link.again();
    this.changed();
  }

  /** Asks what this device has said so far. A failure is none: without an answer nothing is shown as counted. */
  private async load(): Promise<void> {
    const response = await ask(this.world, `${this.address}/meine-stimmen`).catch(() => undefined);
    if (!response?.ok) return;
    const { ballots, needTime } = (await response.json()) as OwnBallots;
    this.ballots.has(ballots);
    this.needsTime = needTime;
    this.changed();
  }
}
