import { beforeAll, describe, expect, it } from 'vitest';
import { firstAdmin, invited, startTestServer, type TestServer } from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';
import { opened, type Phone, phones, rootWithFormat, Stage } from '../../helpers/workshop.ts';

let server: TestServer;
let trainer: Visitor;

beforeAll(async () => {
  server = await startTestServer({ root: await rootWithFormat() });
  trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tina Trainerin');
});

describe('a room', () => {
  it('is walked through: places, votes, changed votes, closing, revealing', async () => {
    const code = await opened(trainer);
    const stage = new Stage(trainer, code);
    await stage.listen();
    const all = await phones(server, code, 5);
    const [first] = all as [Phone];
    await first.listen();
    expect(first.state).toMatchObject({ block: 'ankommen', polls: [], lists: {} });
    await stage.does({ do: 'poll-open', poll: 'lage' });
    await expect.poll(() => first.state.polls).toEqual([{ id: 'lage', state: 'open', votes: 0 }]);
    for (const phone of all) expect(await phone.vote('lage', { type: 'multiple', choices: ['buero'] })).toBe(204);
    expect(await first.vote('lage', { type: 'multiple', choices: ['personal'] })).toBe(204);
    expect(await first.own()).toEqual({
      ballots: { lage: { type: 'multiple', choices: ['personal'] } },
      needTime: false,
    });
    await expect.poll(() => first.state.polls[0]?.votes).toBe(5);
    expect(stage.state.tallies).toEqual({});
    const closed = await stage.does({ do: 'poll-close', poll: 'lage' });
    const result = { votes: 5, counts: { buero: 4, personal: 1 } };
    expect(closed.tallies).toEqual({ lage: result });
    await expect.poll(() => first.state.polls[0]?.state).toBe('closed');
    expect(first.state.polls[0]).not.toHaveProperty('result');
    await stage.does({ do: 'poll-reveal', poll: 'lage' });
    await expect.poll(() => first.state.polls[0]?.result).toEqual(result);
    expect(await first.vote('lage', { type: 'multiple', choices: ['buero'] })).toBe(409);
    expect(await server.connection.collection('ballots').countDocuments()).toBe(0);
  });
});
