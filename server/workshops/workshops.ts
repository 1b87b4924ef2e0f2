import type { Connection } from 'mongoose';
import type { ServedWorkshop } from '../../workshops/format/room.ts';
import { httpError } from '../http/errors.ts';
import { createGuesses } from '../http/guesses.ts';
import { html } from '../http/html.ts';
import type { ShowPage } from '../http/page.ts';
import type { Clock, Route } from '../http/route.ts';
import { formatNameIn } from './agenda.ts';
import { createBallots } from './ballots.ts';
import { createEntrance } from './entrance.ts';
import { workshopError } from './errors.ts';
import { followUpRoutes } from './follow-up-routes.ts';
import { formatRoutes } from './format-routes.ts';
import type { ChecksOnPaper } from './format-words.ts';
import type { PublishedFormat } from './formats.ts';
import { takeInView } from './handover.views.ts';
import { handoverRoutes } from './handover-routes.ts';
import { createLease, renewal } from './lease.ts';
import { type RoomDoc, workshopStore } from './model.ts';
import { createPictures } from './pictures.ts';
import { createPlaces } from './places.ts';
import { protocolRoutes } from './protocol-routes.ts';
import { createRegistry } from './registry.ts';
import { createRooms } from './rooms.ts';
import { roomsView } from './rooms.views.ts';
import { roomRoutes } from './routes.ts';
import { openingRoute, stageRoutes } from './stage-routes.ts';
import { type Following, followChanges } from './streams.ts';
import { createTakingIn } from './taking-in.ts';
import { createVotes } from './votes.ts';

export interface WorkshopsDependencies {
  connection: Connection;
  clock: Clock;
  showPage: ShowPage;
  /** Signs places and hides whose a vote is; the same for all servers of the database. */
  secret: Buffer;
  /** `https:` turns on the Secure cookie. */
  publicUrl: string;
  joinUrl(): string;
  /** false for load tests only. */
  limit: boolean;
  formats: ReadonlyMap<string, PublishedFormat>;
  onPaper: ChecksOnPaper;
  /** Titles of the check instruments, by name. */
  instruments: ReadonlyMap<string, string>;
  log(line: string): void;
}

const beatTime = 20_000;
const sweepTime = 60_000;

/**
 * Workshops, live: rooms with a stage for those who lead, phones for those who take part, and a projector.
 * What a room is lies in the database; each process holds the rooms it is asked for and hears from the others by change streams.
 */
export function createWorkshops(deps: WorkshopsDependencies) {
  const { clock, log } = deps;
  const store = workshopStore(deps.connection);
  const ballots = createBallots(store);
  const shown = [...deps.formats.values()].flatMap(({ pictures }) => pictures);
  const pictures = createPictures(store, shown);
  const places = createPlaces(deps.secret, new URL(deps.publicUrl).protocol === 'https:');
  const registry = createRegistry({
    store,
    ballots,
    clock,
    ready: () => follow(),
    hasOthers: () => hasStreams,
    settle: (room) => rooms.settle(room),
    log,
  });
  const rooms = createRooms({ store, ballots, clock, live: registry });
  const votes = createVotes({ store, ballots, places, clock, held: registry.held });
  const entrance = createEntrance(rooms, places, createGuesses(clock, deps.limit));
  const lease = createLease(store, clock);

  let hasStreams = true;
  let holdsLease = false;
  let ending = false;
  let following: Following | undefined;
  const timers: NodeJS.Timeout[] = [];

  /** Streams are opened for the first room: most servers of a test or a start never need them. */
  async function follow(): Promise<void> {
    if (!hasStreams) return;
    following ??= followChanges(store, registry.changes, log);
    await following.ready;
  }

  async function renewLease(): Promise<void> {
    const held = holdsLease;
    holdsLease = await lease.take();
    if (held !== holdsLease || !holdsLease) registry.hangUp();
  }

  function mayServe(): void {
    if (!hasStreams && !holdsLease) throw workshopError('WORKSHOPS_NUR_EIN_SERVER');
  }

  const every = (milliseconds: number, work: () => Promise<void> | void, what: string): void => {
    const run = async () => {
      try {
        await work();
      } catch (error) {
        log(`Workshops: ${what} (${String(error)}).`);
      }
    };
    timers.push(setInterval(run, milliseconds).unref());
  };

  /** The parts a room's format has today. */
  const partsOf = ({ agenda }: RoomDoc) => deps.formats.get(formatNameIn(agenda))?.workshop.parts ?? [];

  const served = (name: string): ServedWorkshop | undefined => {
    const format = deps.formats.get(name);
    return format && { ...format.workshop, checks: format.checks, titles: format.titles };
  };
  const takeIn = createTakingIn({
    store,
    clock,
    format: served,
    insert: rooms.insert,
    async keepFormat(workshop) {
      await pictures.keep(workshop);
      return rooms.keepAgenda(workshop);
    },
  });

  const shared = { showPage: deps.showPage, rooms, votes, entrance, places, clock, mayServe, isEnding: () => ending };
  const routes: Route[] = [
    ...formatRoutes({
      formats: deps.formats,
      pictures,
      showPage: deps.showPage,
      onPaper: deps.onPaper,
      instruments: deps.instruments,
      roomsOf: async ({ personId }) => html`${roomsView(await rooms.listOf(personId), partsOf)}${takeInView}`,
    }),
    openingRoute({
      mayServe,
      entrance,
      async open(owner, name, start) {
        const workshop = served(name);
        if (!workshop) throw httpError('NICHT_GEFUNDEN');
        await pictures.keep(workshop);
        return rooms.open(owner, workshop, start);
      },
    }),
    ...roomRoutes(shared),
    ...stageRoutes({ ...shared, joinUrl: deps.joinUrl }),
    ...protocolRoutes({ ...shared, joinUrl: deps.joinUrl }),
    ...handoverRoutes({ ...shared, takeIn }),
    ...followUpRoutes(shared),
  ];

  return {
    routes,
    /** The workshops a person leads or has led, for the export under “Meine Daten”. */
    async roomsOf(personId: string): Promise<{ titel: string; eroeffnet: Date; beendet: Date | null }[]> {
      const own = await rooms.listOf(personId);
      return own.map(({ title, openedAt, closedAt }) => ({ titel: title, eroeffnet: openedAt, beendet: closedAt }));
    },
    /** Looks how servers hear of each other, and begins to do what is due. The indexes must stand. */
    async start(): Promise<void> {
      hasStreams = await store.hasStreams();
      if (!hasStreams) {
        await renewLease();
        if (!holdsLease) log(workshopError('WORKSHOPS_NUR_EIN_SERVER').message);
        every(renewal, renewLease, 'Ob dieser Server Räume führt, ließ sich nicht klären');
      }
      every(beatTime, registry.beat, 'Die Leitungen ließen sich nicht offen halten');
      every(sweepTime, rooms.sweep, 'Was fällig war, bleibt noch liegen');
    },
    /** What happens every minute and more often, at once: renews the lease where there is one, does what is due in rooms. */
    async sweep(): Promise<void> {
      if (!hasStreams) await renewLease();
      await rooms.sweep();
    },
    /** Ends all streams and begins none: phones try again until the next server answers. */
    hangUp(): void {
      ending = true;
      registry.hangUp();
    },
    async close(): Promise<void> {
      for (const timer of timers) clearInterval(timer);
      await registry.leave().catch(() => {});
      await following?.close();
      if (holdsLease) await lease.giveBack();
    },
  };
}
export type Workshops = ReturnType<typeof createWorkshops>;
