import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Sequence } from '../../sequences/format/index.ts';
import { evaluate } from '../../sequences/format/index.ts';
import { answered, type Statement } from '../../sequences/record/index.ts';
import { validateStatement } from '../../server/lrs/validate.ts';
import { boundFor, checksIn, occasion, recordingOf, rightAnswer } from '../helpers/learner.ts';
import type { Visitor } from '../helpers/visitor.ts';
import { type Figure, median } from './figure.ts';
import { bareServer, cpuPerRequest, load } from './machine.ts';

const path = '/xapi/statements';

export interface LrsBench {
  port: number;
  /** Opened with `monitorCommands`. */
  connection: Connection;
  /** The page's token, as `Authorization`. */
  learner: string;
  /** A machine's credential, as `Authorization`. */
  machine: string;
  /** With an empty id. */
  statement: Statement;
}

/** What the page sends for a rightly answered check, which the read model takes in too, and the token that goes with it. */
export async function answerOf(learner: Visitor, sequence: Sequence): Promise<{ statement: Statement; token: string }> {
  const recording = await recordingOf(learner, sequence.id);
  const [check] = checksIn(sequence);
  if (!check) throw new Error(`${sequence.id} has no check`);
  const answer = rightAnswer(check);
  const draft = answered(occasion(), sequence, check, answer, evaluate(check, answer));
  const [statement] = boundFor(recording, [draft]);
  if (!statement) throw new Error('the agreement keeps the answer on the device');
  return { statement: { ...statement, id: '' }, token: recording.token };
}

/** Microseconds per validation, the least of five rounds. */
function validation(statement: Statement): number {
  const body = { ...statement, id: randomUUID() };
  const rounds = Array.from({ length: 6 }, () => {
    const start = performance.now();
    for (let count = 0; count < 20_000; count++) {
      const fault = validateStatement(body, 1);
      if (fault) throw fault;
    }
    return ((performance.now() - start) / 20_000) * 1000;
  });
  return Math.min(...rounds.slice(1));
}

/**
 * Validation, database commands, CPU per POST, rates. Everything goes through the whole product over a real socket.
 */
export async function lrsFigures({ port, connection, learner, machine, statement }: LrsBench): Promise<Figure[]> {
  const post = { port, method: 'POST', path, authorization: learner, statement } as const;
  const query = { agent: JSON.stringify(statement.actor), activity: statement.object.id, limit: '25' };
  const get = { port, method: 'GET', path: `${path}?${new URLSearchParams(query)}`, authorization: machine } as const;

  const commands: string[] = [];
  connection.getClient().on('commandStarted', ({ commandName, command }) => {
    // Change streams of workshops go on asking by themselves.
    if (!['rooms', 'ballots'].includes(command.collection)) commands.push(commandName);
  });
  const commandsPer = async (what: typeof post | typeof get): Promise<{ value: number; note: string }> => {
    const counts: string[][] = [];
    for (let count = 0; count < 7; count++) {
      commands.length = 0;
      await load({ ...what, connections: 1, requests: 1 });
      counts.push([...commands]);
    }
    const value = median(counts.map(({ length }) => length));
    return { value, note: counts.find(({ length }) => length === value)?.join(', ') ?? '' };
  };
  const figures: Figure[] = [
    { name: 'validation per statement', value: validation(statement), unit: 'µs', target: 5 },
    { name: 'database commands per POST of one statement', unit: '', target: 2, ...(await commandsPer(post)) },
    { name: 'database commands per filtered GET', unit: '', target: 1, ...(await commandsPer(get)) },
    {
      name: 'POST, 10 clients',
      value: Math.round(await load({ ...post, connections: 10, requests: 300 })),
      unit: '/s',
    },
    {
      name: 'filtered GET, 4 clients',
      value: Math.round(await load({ ...get, connections: 4, requests: 100 })),
      unit: '/s',
    },
  ];
  const bare = await bareServer();
  const kinds = [post, { ...post, port: bare.port }];
  const [cpu = 0, bareCpu = 0] = await beforeTheDatabase(connection, () => cpuPerRequest(kinds)).finally(bare.close);
  return [
    ...figures,
    { name: 'CPU per POST before the database', value: Math.round(cpu), unit: 'µs', target: 130 },
    { name: 'CPU per POST to Node’s HTTP server alone', value: Math.round(bareCpu), unit: 'µs' },
    { name: 'ratio of the two', value: cpu / bareCpu, unit: '×' },
  ];
}

/** Runs something while the two writes of a POST succeed at once and store nothing. */
async function beforeTheDatabase<T>(connection: Connection, run: () => Promise<T>): Promise<T> {
  const statements = connection.model('Statement').collection;
  const progress = connection.model('Progress').collection;
  const done = { acknowledged: true, insertedCount: 1, insertedIds: {} };
  Object.assign(statements, { insertMany: async () => done });
  Object.assign(progress, { bulkWrite: async () => done });
  try {
    return await run();
  } finally {
    Reflect.deleteProperty(statements, 'insertMany');
    Reflect.deleteProperty(progress, 'bulkWrite');
  }
}
