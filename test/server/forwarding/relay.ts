import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/** What came through to be forwarded. */
export interface Passed {
  headers: IncomingHttpHeaders;
  /** Ids of the statements in its body. */
  ids: string[];
  /** What the sender was answered. */
  status: number;
}

/** What the line does with a request instead of passing it on; undefined: passes it on. */
type Fault =
  | { status: number; headers?: Record<string, string> }
  /** The receiver gets it, the sender never hears of it. */
  | 'answer lost'
  | undefined;

export interface Relay {
  /** `http://127.0.0.1:<port>` */
  url: string;
  passed: Passed[];
  /** Asked at each request. */
  fault: (ids: string[]) => Fault;
  /** While set, a request waits for it before it is passed on. */
  gate: Promise<void> | undefined;
  close(): Promise<void>;
}

const open: Relay[] = [];
afterAll(async () => {
  for (const relay of open.splice(0)) await relay.close();
});

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** The statements' own ids: those that stand first or behind the statement before. */
const idsIn = (body: Buffer): string[] => {
  const text = body.toString('latin1');
  const json = text.slice(text.indexOf('['), text.lastIndexOf(']') + 1);
  try {
    return (JSON.parse(json) as { id: string }[]).map(({ id }) => id);
  } catch {
    return [];
  }
};

/** A line to a server on which everything can happen that happens between two servers. */
export async function relayTo(target: string): Promise<Relay> {
  const passOn = (req: IncomingMessage, body: Buffer): Promise<IncomingMessage> =>
    new Promise((done, fail) => {
      const { host: _, ...headers } = req.headers;
      request(new URL(req.url ?? '/', target), { method: req.method, headers, agent: false }, done)
        .on('error', fail)
        .end(body);
    });

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await bodyOf(req);
    const ids = idsIn(body);
    await relay.gate;
    const fault = relay.fault(ids);
    const note = (status: number) => relay.passed.push({ headers: req.headers, ids, status });
    if (typeof fault === 'object') {
      note(fault.status);
      res.writeHead(fault.status, fault.headers).end();
      return;
    }
    const answer = await passOn(req, body);
    const content = await bodyOf(answer);
    note(fault === 'answer lost' ? 0 : (answer.statusCode ?? 0));
    if (fault === 'answer lost') res.destroy();
    else res.writeHead(answer.statusCode ?? 0, answer.headers).end(content);
  }

  const server = createServer((req, res) => {
    handle(req, res).catch(() => res.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const relay: Relay = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed: [],
    fault: () => undefined,
    gate: undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  open.push(relay);
  return relay;
}
