import { readBallot } from '../../workshops/format/ballot.ts';
import type { Ballot, OwnBallots } from '../../workshops/format/room.ts';
import type { Clock } from '../http/route.ts';
import type { Ballots } from './ballots.ts';
import { workshopError } from './errors.ts';
import { type Asking, answersIn, followUpKey, notAsked } from './follow-up.ts';
import { inGroups } from './group.ts';
import type { LiveRoom } from './live-room.ts';
import type { BallotDoc, WorkshopStore } from './model.ts';
import type { Places } from './places.ts';
import { ballotKey, needTimeKey } from './room-content.ts';
import { mustRun } from './rooms.ts';

/** What a fault leaves of votes is deleted this long after they should have been counted (ms). */
const margin = 24 * 3_600_000;

export interface VotesDependencies {
  store: WorkshopStore;
  ballots: Ballots;
  places: Places;
  clock: Clock;
  /** A room this process holds. */
  held(id: string): LiveRoom | undefined;
}

/** What a device does in a room: takes a seat, votes, raises its hand. */
export function createVotes({ store: { rooms }, ballots, places, clock, held }: VotesDependencies) {
  /** Takes seats for all who ask at once. One result each: whether there was one left. */
  const takeSeat = inGroups(async (wanted: string[]): Promise<boolean[]> => {
    const left = new Map<string, number>();
    for (const id of new Set(wanted)) {
      left.set(id, await takeSeats(id, wanted.filter((one) => one === id).length));
    }
    return wanted.map((id) => {
      const free = left.get(id) ?? 0;
      left.set(id, free - 1);
      return free > 0;
    });
  });

  /** @returns how many of the seats asked for were free */
  async function takeSeats(_id: string, wanted: number): Promise<number> {
    for (;;) {
      const found = await rooms.findOne({ _id }, { projection: { seats: 1 } });
      if (!found) return 0;
      const { taken, most } = found.seats;
      const granted = Math.max(0, Math.min(wanted, most - taken));
      if (granted === 0) return 0;
      const filter = { _id, 'seats.taken': taken, 'seats.most': most };
      const { matchedCount } = await rooms.updateOne(filter, { $set: { 'seats.taken': taken + granted } });
      if (matchedCount === 0) continue;
      held(_id)?.setSeats({ taken: taken + granted, most });
      return granted;
    }
  }

  const ballotFor = ({ doc }: LiveRoom, key: string, place: string, value: string): BallotDoc => ({
    _id: places.ballotId(doc._id, key, place),
    room: doc._id,
    poll: key,
    value,
    expiresAt: new Date((doc.dueAt ?? doc.closesAt).getTime() + margin),
  });

  return {
    /** @throws RAUM_VOLL (409), RAUM_BEENDET (410) */
    async takeSeat(room: LiveRoom): Promise<void> {
      mustRun(room, clock());
      if (!(await takeSeat(room.doc._id))) throw workshopError('RAUM_VOLL');
    },

    /**
     * Counts a device's vote, in place of what it said before.
     * @throws ABSTIMMUNG_ZU (409), STIMME_UNGUELTIG (400), RAUM_BEENDET (410)
     */
    async vote(room: LiveRoom, place: string, pollId: string, value: unknown): Promise<void> {
      mustRun(room, clock());
      const poll = room.content.polls.find(({ id, state }) => id === pollId && state === 'open');
      const votable = poll && room.agenda.votables.get(pollId);
      if (!votable) throw workshopError('ABSTIMMUNG_ZU');
      const ballot: Ballot | undefined = readBallot(votable, value);
      if (!ballot) throw workshopError('STIMME_UNGUELTIG');
      const doc = ballotFor(room, ballotKey(poll), place, JSON.stringify(ballot));
      if (!(await ballots.put(doc))) throw workshopError('ABSTIMMUNG_ZU');
      room.putBallot(doc);
    },

    /** Raises or lowers a device's hand. @throws RAUM_BEENDET (410) */
    async needTime(room: LiveRoom, place: string, needsTime: boolean): Promise<void> {
      mustRun(room, clock());
      const doc = ballotFor(room, needTimeKey(room.content), place, '');
      if (needsTime) {
        // A hand raised while all are taken down is down.
        if (await ballots.put(doc)) room.putBallot(doc);
      } else {
        await ballots.withdraw(doc._id);
        room.removeBallot(doc._id);
      }
    },

    /** What a device has said in polls that are open. */
    ownBallots(room: LiveRoom, place: string): OwnBallots {
      const idFor = (key: string) => places.ballotId(room.doc._id, key, place);
      const said = room.content.polls.flatMap((poll) => {
        const key = ballotKey(poll);
        const ballot = room.ballotWith(key, idFor(key));
        return ballot ? [[poll.id, ballot] as const] : [];
      });
      const hand = needTimeKey(room.content);
      return { ballots: Object.fromEntries(said), needTime: room.hasBallot(hand, idFor(hand)) };
    },

    /**
     * Keeps what a device answers afterwards, in place of what it said before. Questions left out stay out.
     * @throws STIMME_UNGUELTIG (400), NACHFASSEN_ZU (410) when it ended meanwhile, RAUM_VOLL (409)
     */
    async followUp(room: LiveRoom, asking: Asking, place: string, fields: Record<string, string[]>): Promise<void> {
      const { _id, seats } = room.doc;
      const given = answersIn(asking, fields, room.agenda.workshop.checks);
      const docs = given.map(([id, ballot]) => ballotFor(room, followUpKey(id), place, JSON.stringify(ballot)));
      for (const { poll, _id: own } of docs) {
        if (!(await ballots.isFree(_id, poll, own, seats.most))) throw workshopError('RAUM_VOLL');
      }
      const kept = await Promise.all(docs.map(ballots.put));
      if (kept.includes(false)) throw notAsked(room, clock());
    },
  };
}
export type Votes = ReturnType<typeof createVotes>;
