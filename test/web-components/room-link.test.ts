import { FakeRoom, start } from '../../web-components/core/demo-workshop.ts';
import { Room } from '../../web-components/core/room.ts';
import type { RoomWorld } from '../../web-components/core/room-link.ts';
import type { RoomState } from '../../workshops/format/room.ts';
import { afterEach, describe, equal, it, ok, until } from './helpers.ts';

const address = '/workshop/ABC234';
const rooms: Room[] = [];
afterEach(() => {
  for (const room of rooms.splice(0)) room.stop();
});

/** A phone in the room, when it has heard of it. */
async function join(world: FakeRoom): Promise<Room> {
  const room = new Room(address, () => {}, world as RoomWorld);
  rooms.push(room);
  room.start();
  await until(() => room.agenda !== undefined && room.state !== undefined, 'nothing heard of the room');
  return room;
}
const asked = (world: FakeRoom, part: string) => world.asked.filter(({ path }) => path.includes(part));
const vote = { type: 'single' as const, choice: 'selten' };
const open: Partial<RoomState> = { block: 'parcours', polls: [{ id: 'haeufigkeit', state: 'open', votes: 0 }] };

describe('a phone in a room', () => {
  it('asks for its place before it listens, so that it counts as somebody who is here', async () => {
    const world = new FakeRoom(start);
    let placeFirst = false;
    const stream = world.stream.bind(world);
    world.stream = () => {
      placeFirst = asked(world, '/platz').length === 1;
      return stream();
    };
    const room = await join(world);
    equal(room.place, 'here');
    ok(placeFirst, 'listened without a place');
    equal(room.connection, 'live');
  });

  it('keeps the newest state, whatever order states come in', async () => {
    const world = new FakeRoom(start);
    const room = await join(world);
    world.say({ block: 'pause' });
    room.link.take({ ...start, revision: 1, block: 'ankommen' });
    equal(room.state?.block, 'pause');
  });

  it('asks every three seconds where the stream fails, and listens again as soon as it can', async () => {
    const world = new FakeRoom(start);
    const room = await join(world);
    world.withoutStream = true;
    world.cut();
    world.mend();
    await world.pass(1);
    await until(() => room.connection === 'polling', 'not asking');
    world.say({ block: 'pause' });
    await world.pass(3700);
    await until(() => room.state?.block === 'pause', 'the news did not come by asking');
    world.withoutStream = false;
    await world.pass(40_000);
    await until(() => room.connection === 'live', 'not listening again');
  });

  it('asks after a long silence, and takes a stream for dead that has kept news to itself', async () => {
    const world = new FakeRoom(start);
    const room = await join(world);
    // The wire is cut behind the last router: nobody is told.
    world.state = { ...world.state, revision: 2, block: 'pause' };
    await world.pass(31_000);
    await until(() => room.state?.block === 'pause', 'the silence was believed');
    await world.pass(2000);
    await until(() => room.connection === 'live', 'no new stream');
    equal(world.streamsOpened, 2);
  });

  it('gives up a question and a stream that nobody answers, and asks again', async () => {
    const world = new FakeRoom(start);
    const room = await join(world);
    world.isMute = true;
    world.cut();
    world.mend();
    await world.pass(12_000);
    await until(() => room.connection === 'offline', 'waits for ever');
    world.isMute = false;
    await world.pass(60_000);
    await until(() => room.connection === 'live', 'not back');
  });

  it('goes offline and back by itself', async () => {
    const world = new FakeRoom(start);
    const room = await join(world);
    world.cut();
    await world.pass(1);
    await until(() => room.connection === 'offline', 'offline not noticed');
    world.mend();
    await world.pass(40_000);
    await until(() => room.connection === 'live', 'not back');
  });

  it('gives up when there is no such room any more, and only then', async () => {
    const world = new FakeRoom(start);
    const room = await join(world);
    world.answer = ({ path }) => (path.includes('/stand') ? { status: 503 } : undefined);
    world.cut();
    world.mend();
    world.withoutStream = true;
    await world.pass(1);
    await until(() => room.connection === 'offline', 'not offline');
    world.answer = ({ path }) => (path.includes('/stand') ? { status: 404 } : undefined);
    await world.pass(4000);
    await until(() => room.connection === 'gone', 'still asking');
    const before = world.asked.length;
    await world.pass(60_000);
    equal(world.asked.length, before);
  });

  it('goes by the server’s clock, not by its own', async () => {
    const world = new FakeRoom(start);
    const room = await join(world);
    await world.pass(5000);
    equal(new Date(room.link.now()).toISOString(), '2026-11-26T10:00:05.000Z');
  });

  it('sends a vote once, knows it as counted, and finds it again after a reload', async () => {
    const world = new FakeRoom({ ...start, ...open });
    const room = await join(world);
    room.vote('haeufigkeit', vote);
    equal(room.voteState('haeufigkeit'), 'sending');
    await until(() => room.voteState('haeufigkeit') === 'counted', 'not counted');
    equal(
      asked(world, '/stimme/').map(({ body }) => body),
      [vote],
    );
    world.ballots = { ballots: { haeufigkeit: vote }, needTime: true };
    const again = await join(world);
    await until(() => again.voteState('haeufigkeit') === 'counted', 'forgotten');
    equal(again.ballot('haeufigkeit'), vote);
    equal(again.needsTime, true);
  });

  it('keeps a vote that cannot be sent over a reload, and of several choices sends the last', async () => {
    const stored = new Map<string, string>();
    const world = new FakeRoom({ ...start, ...open }, undefined, stored);
    const room = await join(world);
    world.cut();
    room.vote('haeufigkeit', { type: 'single', choice: 'nie' });
    await until(() => room.voteState('haeufigkeit') === 'waiting', 'not waiting');
    room.vote('haeufigkeit', vote);
    room.stop();
    const later = new FakeRoom({ ...start, ...open }, undefined, stored);
    const again = await join(later);
    await until(() => again.voteState('haeufigkeit') === 'counted', 'lost over the reload');
    equal(
      asked(later, '/stimme/').map(({ body }) => body),
      [vote],
    );
    equal([...stored.keys()], []);
  });

  it('tries a vote again by itself, no sooner than the server asks for', async () => {
    const world = new FakeRoom({ ...start, ...open });
    const room = await join(world);
    world.answer = ({ path }) =>
      path.includes('/stimme/') ? { status: 503, headers: { 'Retry-After': '5' } } : undefined;
    room.vote('haeufigkeit', vote);
    await until(() => room.voteState('haeufigkeit') === 'waiting', 'not waiting');
    world.answer = () => undefined;
    await world.pass(4900);
    equal(asked(world, '/stimme/').length, 1);
    await world.pass(200);
    await until(() => room.voteState('haeufigkeit') === 'counted', 'not sent again');
  });

  it('gets a new place and votes with it when its cookie is gone', async () => {
    const world = new FakeRoom({ ...start, ...open });
    const room = await join(world);
    let refused = 0;
    world.answer = ({ path }) => (path.includes('/stimme/') && refused++ === 0 ? { status: 403 } : undefined);
    room.vote('haeufigkeit', vote);
    await until(() => asked(world, '/platz').length === 2, 'no new place');
    await world.pass(1);
    await until(() => room.voteState('haeufigkeit') === 'counted', 'not voted with the new place');
  });

  it('says that a vote came too late, and that one was refused', async () => {
    const world = new FakeRoom({ ...start, ...open });
    const room = await join(world);
    for (const [status, state] of [
      [409, 'late'],
      [410, 'late'],
      [400, 'refused'],
    ] as const) {
      world.answer = ({ path }) => (path.includes('/stimme/') ? { status } : undefined);
      room.vote('haeufigkeit', vote);
      await until(() => room.voteState('haeufigkeit') === state, `${status} is not ${state}`);
    }
  });

  it('forgets its vote when a poll begins anew', async () => {
    const world = new FakeRoom({ ...start, ...open });
    const room = await join(world);
    room.vote('haeufigkeit', vote);
    await until(() => room.voteState('haeufigkeit') === 'counted', 'not counted');
    world.say({ polls: [{ id: 'haeufigkeit', state: 'closed', votes: 6 }] });
    world.say({ polls: [{ id: 'haeufigkeit', state: 'open', votes: 0 }] });
    equal(room.ballot('haeufigkeit'), undefined);
    equal(room.voteState('haeufigkeit'), undefined);
  });

  it('asks the server about its vote when votes have vanished while it was not listening', async () => {
    const world = new FakeRoom({ ...start, ...open });
    const room = await join(world);
    room.vote('haeufigkeit', vote);
    await until(() => room.voteState('haeufigkeit') === 'counted', 'not counted');
    world.say({ polls: [{ id: 'haeufigkeit', state: 'open', votes: 4 }] });
    world.say({ polls: [{ id: 'haeufigkeit', state: 'open', votes: 1 }] });
    await until(() => room.ballot('haeufigkeit') === undefined, 'shows a vote that is gone');
  });

  it('waits for a seat where all are taken, and says that it needs time until the server has it', async () => {
    const world = new FakeRoom(start);
    world.answer = ({ path }) => (path.endsWith('/platz') ? { status: 409 } : undefined);
    const room = await join(world);
    equal(room.place, 'full');
    world.answer = ({ path }) => (path.endsWith('/zeit') ? { status: 503 } : undefined);
    await world.pass(10_000);
    await until(() => room.place === 'here', 'did not ask again');
    room.askForTime(true);
    equal(room.needsTime, true);
    await until(() => asked(world, '/zeit').length === 1, 'not told');
    world.answer = () => undefined;
    await world.pass(4000);
    await until(() => asked(world, '/zeit').length === 2, 'not told again');
    equal(asked(world, '/zeit')[1]?.body, { needTime: true });
  });
});
