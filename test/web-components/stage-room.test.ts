import { FakeRoom, stageStart } from '../../web-components/core/demo-workshop.ts';
import type { RoomWorld } from '../../web-components/core/room-link.ts';
import { StageRoom } from '../../web-components/core/stage-room.ts';
import type { StageState } from '../../workshops/format/room.ts';
import { afterEach, describe, equal, it, until } from './helpers.ts';

const rooms: StageRoom[] = [];
afterEach(() => {
  for (const room of rooms.splice(0)) room.stop();
});

async function lead(world: FakeRoom<StageState>): Promise<StageRoom> {
  const room = new StageRoom('/workshop/ABC234/leitung', () => {}, world as RoomWorld);
  rooms.push(room);
  room.start();
  await until(() => room.agenda !== undefined && room.state !== undefined, 'nothing heard of the stage');
  return room;
}
const sent = (world: FakeRoom<StageState>) =>
  world.asked.filter(({ path }) => path.endsWith('/befehl')).map(({ body }) => body);
/** Another remote was faster: once, and the room is now as given. */
function overtake(world: FakeRoom<StageState>, change: Partial<StageState>): void {
  let times = 0;
  world.answer = ({ path }) => {
    if (!path.endsWith('/befehl') || times++ > 0) return undefined;
    world.state = { ...world.state, ...change, revision: world.state.revision + 1 };
    return { status: 409, body: { code: 'RAUM_WEITER', message: 'Zu spät.', state: world.state } };
  };
}

describe('a stage', () => {
  it('sends a command with the revision it was decided on, one after the other', async () => {
    const world = new FakeRoom(stageStart);
    const room = await lead(world);
    world.answer = ({ path }) => {
      if (!path.endsWith('/befehl')) return undefined;
      world.state = { ...world.state, revision: world.state.revision + 1 };
      return undefined;
    };
    const outcomes = await Promise.all([room.command({ do: 'next' }), room.command({ do: 'timer-stop' })]);
    equal(outcomes, ['done', 'done']);
    equal(sent(world), [
      { do: 'next', revision: 1 },
      { do: 'timer-stop', revision: 2 },
    ]);
  });

  it('does not move the room twice: who was overtaken sees the new state', async () => {
    const world = new FakeRoom(stageStart);
    const room = await lead(world);
    overtake(world, { block: 'parcours' });
    equal(await room.command({ do: 'next' }), 'overtaken');
    equal(sent(world).length, 1);
    equal(room.state?.block, 'parcours');
  });

  it('sends again what does not depend on where the room stands, and a move while it stands where it stood', async () => {
    for (const command of [{ do: 'poll-open', poll: 'haeufigkeit' }, { do: 'next' }] as const) {
      const world = new FakeRoom(stageStart);
      const room = await lead(world);
      overtake(world, command.do === 'next' ? {} : { block: 'parcours' });
      equal(await room.command(command), 'done');
      equal(sent(world).length, 2);
      room.stop();
    }
  });

  it('says why a command was not obeyed, and that one was not sent', async () => {
    const world = new FakeRoom(stageStart);
    const room = await lead(world);
    world.answer = ({ path }) =>
      path.endsWith('/befehl')
        ? { status: 422, body: { code: 'BEFEHL_UNPASSEND', message: 'Das geht nicht.' } }
        : undefined;
    equal(await room.command({ do: 'undo' }), { refused: 'BEFEHL_UNPASSEND', words: 'Das geht nicht.' });
    world.cut();
    equal(await room.command({ do: 'undo' }), 'not sent');
  });

  it('knows when nobody is signed in any more', async () => {
    const world = new FakeRoom(stageStart);
    const room = await lead(world);
    world.answer = ({ path }) => (path.includes('/stand') ? { status: 401 } : undefined);
    world.cut();
    world.mend();
    world.withoutStream = true;
    await world.pass(1);
    await until(() => room.connection === 'refused', 'not noticed');
  });
});
