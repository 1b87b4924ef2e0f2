import { copyFile, cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect } from 'vitest';
import type { Ballot, OwnBallots, RoomState, StageCommand, StageState } from '../../workshops/format/room.ts';
import type { TestServer } from './server.ts';
import { Visitor } from './visitor.ts';

/** What becomes true by itself, however slow the machine. */
export const soon = <T>(value: () => T) => expect.poll(value, { timeout: 15_000, interval: 20 });

const repository = resolve(import.meta.dirname, '../..');
const folders: string[] = [];
afterAll(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true }))));

/**
 * A root for the server with the product's content and one short format, `probe`, that has every kind of poll.
 * @param others formats of the product beside it
 */
export async function rootWithFormat(...others: string[]): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'komki-workshop-'));
  folders.push(root);
  await mkdir(join(root, 'workshops/formate/probe'), { recursive: true });
  for (const name of ['sequences', 'dist', 'workshops/checks']) await symlink(join(repository, name), join(root, name));
  for (const name of others) {
    const folder = join('workshops/formate', name);
    await cp(join(repository, folder), join(root, folder), { recursive: true });
  }
  const format = join(repository, 'test/server/workshops/ablauf.md');
  await copyFile(format, join(root, 'workshops/formate/probe/ablauf.md'));
  return root;
}

/** Opens a room. @returns its code */
export async function opened(trainer: Visitor, format = 'probe'): Promise<string> {
  const response = await trainer.post(`/workshops/${format}/raum`);
  const [, code] = /^\/workshop\/([A-Z2-9]{6})\/leitung$/.exec(response.headers.get('location') ?? '') ?? [];
  if (response.status !== 303 || !code) throw new Error(`no room: ${response.status} ${await response.text()}`);
  return code;
}

/** A device in the room: a phone by its place, a stage by its person's session. */
export class Device<State extends RoomState> {
  /** The states that have come as events, the newest at the end. */
  readonly states: State[] = [];
  private readonly aborts: AbortController[] = [];

  constructor(
    readonly visitor: Visitor,
    readonly code: string,
    private readonly side: '' | '/leitung',
  ) {
    devices.push(this as unknown as Device<RoomState>);
  }

  get path(): string {
    return `/workshop/${this.code}`;
  }

  /** Listens to events until the line breaks. @returns when the first has come */
  async listen(): Promise<void> {
    const abort = new AbortController();
    this.aborts.push(abort);
    const headers = { Accept: 'text/event-stream' };
    const response = await this.visitor.request(`${this.path}${this.side}/ereignisse`, {
      headers,
      signal: abort.signal,
    });
    if (response.status !== 200 || !response.body) throw new Error(`no stream: ${response.status}`);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const before = this.states.length;
    let text = '';
    const read = async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        text += part.value;
        const events = text.split('\n\n');
        text = events.pop() ?? '';
        for (const event of events) {
          const [, data] = /^data: (.*)$/m.exec(event) ?? [];
          if (data) this.states.push(JSON.parse(data) as State);
        }
        if (this.states.length > before) first();
      }
    };
    let first = () => {};
    const began = new Promise<void>((done) => {
      first = done;
    });
    this.lines.push(read().catch(() => {}));
    await began;
  }

  /** Streams that were opened; each settles when its line is over. */
  readonly lines: Promise<void>[] = [];

  get state(): State {
    const state = this.states.at(-1);
    if (!state) throw new Error('no event yet');
    return state;
  }

  /** What a device that asks gets: undefined where nothing is newer. */
  async stand(since?: number): Promise<State | undefined> {
    const query = since === undefined ? '' : `?seit=${since}`;
    const response = await this.visitor.get(`${this.path}${this.side}/stand${query}`, { Accept: 'application/json' });
    return response.status === 204 ? undefined : ((await response.json()) as State);
  }

  hangUp(): void {
    for (const abort of this.aborts.splice(0)) abort.abort();
  }
}

const devices: Device<RoomState>[] = [];
afterAll(() => {
  for (const device of devices.splice(0)) device.hangUp();
});

export class Phone extends Device<RoomState> {
  constructor(server: TestServer | string, code: string) {
    super(new Visitor(typeof server === 'string' ? server : server.url), code, '');
  }

  send(method: 'PUT' | 'POST', path: string, body: unknown): Promise<Response> {
    return this.visitor.request(`${this.path}${path}`, {
      method,
      headers: { Origin: this.visitor.url, 'Content-Type': 'application/json', Accept: 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  async join(): Promise<this> {
    const response = await this.send('POST', '/platz', '');
    if (response.status !== 204) throw new Error(`no place: ${response.status} ${await response.text()}`);
    return this;
  }

  /** The same device at another server, with its place. */
  at(url: string): Phone {
    const phone = new Phone(url, this.code);
    phone.visitor.takeCookies(this.visitor);
    return phone;
  }

  async vote(poll: string, ballot: Ballot): Promise<number> {
    return (await this.send('PUT', `/stimme/${poll}`, ballot)).status;
  }

  async needTime(needTime: boolean): Promise<number> {
    return (await this.send('PUT', '/zeit', { needTime })).status;
  }

  async own(): Promise<OwnBallots> {
    const response = await this.visitor.get(`${this.path}/meine-stimmen`, { Accept: 'application/json' });
    return (await response.json()) as OwnBallots;
  }
}

export class Stage extends Device<StageState> {
  constructor(trainer: Visitor, code: string) {
    super(trainer, code, '/leitung');
  }

  /** Sends a command decided on the present state, or on the revision given. */
  async send(
    command: StageCommand | object,
    revision?: number,
  ): Promise<{ status: number; body: StageState & { code?: string } }> {
    const on = revision ?? (await this.stand())?.revision;
    const response = await this.visitor.postJson(`${this.path}/leitung/befehl`, { ...command, revision: on });
    return { status: response.status, body: (await response.json()) as StageState & { code?: string } };
  }

  /** The same for commands that must work. @returns the new state */
  async does(command: StageCommand): Promise<StageState> {
    const { status, body } = await this.send(command);
    if (status !== 200) throw new Error(`${command.do}: ${status} ${JSON.stringify(body)}`);
    return body;
  }
}

/** Phones that have a place, as many as asked for. */
export const phones = (server: TestServer | string, code: string, count: number): Promise<Phone[]> =>
  Promise.all(Array.from({ length: count }, () => new Phone(server, code).join()));
