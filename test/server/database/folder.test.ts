import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, open as openFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../../server/database/lock.ts';
import { identifyProcess, stillRuns } from '../../../server/database/process-identity.ts';
import { recordWriter, writtenBy } from '../../../server/database/written-by.ts';
import { StartError } from '../../../server/http/start-error.ts';

const made: string[] = [];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'komki-folder-'));
  made.push(folder);
});
afterAll(() => Promise.all(made.map((one) => rm(one, { recursive: true, force: true }))));

describe('a database folder', () => {
  it('is nobody’s while it is empty or not there', async () => {
    expect(await writtenBy(folder)).toBeUndefined();
    expect(await writtenBy(path.join(folder, 'none'))).toBeUndefined();
  });

  it('remembers its engine', async () => {
    const writer = { family: 'secantusdb-python', port: 27_123 } as const;
    await recordWriter(path.join(folder, 'db'), writer);
    expect(await writtenBy(path.join(folder, 'db'))).toEqual(writer);
  });

  it('has a whole record at any moment, and the same record is not written again', async () => {
    const file = path.join(folder, 'engine.json');
    await recordWriter(folder, { family: 'mongodb', port: 27_123 });
    const before = await stat(file);
    await recordWriter(folder, { family: 'mongodb', port: 27_123 });
    expect((await stat(file)).ino).toBe(before.ino);
    expect((await stat(file)).mtimeMs).toBe(before.mtimeMs);
    // Read through the old name all the while: a changed record is another file that takes the name in one step.
    const open = await openFile(file);
    await recordWriter(folder, { family: 'mongodb', port: 27_124 });
    expect(JSON.parse(await open.readFile('utf8'))).toMatchObject({ port: 27_123 });
    await open.close();
    expect(await writtenBy(folder)).toEqual({ family: 'mongodb', port: 27_124 });
    expect(await readdir(folder)).toEqual(['engine.json']);
  });

  it('is nobody’s when the power went while its first record was written', async () => {
    await writeFile(path.join(folder, 'engine.json.neu'), '{"fam');
    expect(await writtenBy(folder)).toBeUndefined();
    await recordWriter(folder, { family: 'mongodb', port: 27_123 });
    expect(await readdir(folder)).toEqual(['engine.json']);
  });

  it.each([
    ['no record', {}],
    ['a broken record', { 'engine.json': '{' }],
    ['a record of an engine we do not know', { 'engine.json': '{"family":"oracle","port":1}' }],
  ])('with files and %s is refused and left as it is', async (_, files) => {
    const all: Record<string, string> = { 'WiredTiger.wt': 'foreign', ...files };
    for (const [name, text] of Object.entries(all)) await writeFile(path.join(folder, name), text);
    await expect(writtenBy(folder)).rejects.toThrow(StartError);
    expect((await readdir(folder)).sort()).toEqual(Object.keys(all).sort());
    expect(await readFile(path.join(folder, 'WiredTiger.wt'), 'utf8')).toBe('foreign');
  });
});

describe('lockFolder', () => {
  const lockFile = () => path.join(folder, 'server.lock');

  it('refuses a second server in one sentence with process and address', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    try {
      await once(other, 'spawn');
      const holder = JSON.stringify({ ...identifyProcess(other.pid as number), address: 'http://localhost:3000' });
      await writeFile(lockFile(), holder);
      const second = lockFolder(folder, 'http://localhost:4000');
      await expect(second).rejects.toThrow(StartError);
      await expect(second).rejects.toThrow(`läuft schon ein Server (Prozess ${other.pid}, http://localhost:3000)`);
      expect(await readFile(lockFile(), 'utf8')).toBe(holder);
      expect(await readdir(folder)).toEqual(['server.lock']);
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('holds until it is released, and then leaves nothing', async () => {
    const release = await lockFolder(folder, 'http://localhost:3000');
    await expect(lockFolder(folder, 'http://localhost:3000')).rejects.toThrow(`Prozess ${process.pid}`);
    release();
    expect(await readdir(folder)).toEqual([]);
    (await lockFolder(folder, 'http://localhost:3000'))();
  });

  it('takes over the lock of a process that is gone', async () => {
    const gone = await promisify(execFile)(process.execPath, ['-p', 'process.pid']);
    await writeFile(
      lockFile(),
      JSON.stringify({ pid: Number(gone.stdout), started: 'x', address: 'http://localhost:1' }),
    );
    const release = await lockFolder(folder, 'http://localhost:3000');
    expect(JSON.parse(await readFile(lockFile(), 'utf8'))).toMatchObject({ pid: process.pid });
    release();
  });

  it('takes over the lock of a process whose number another one has now', async () => {
    const { started } = identifyProcess(process.ppid) ?? {};
    expect(started).toBeDefined();
    await writeFile(
      lockFile(),
      JSON.stringify({ pid: process.ppid, started: `${started}0`, address: 'http://localhost:1' }),
    );
    (await lockFolder(folder, 'http://localhost:3000'))();
  });

  it('takes over a lock that a power cut left empty', async () => {
    await writeFile(lockFile(), '');
    (await lockFolder(folder, 'http://localhost:3000'))();
  });

  it('makes the data folder, for its owner only', async () => {
    const inner = path.join(folder, 'a', 'b');
    (await lockFolder(inner, 'http://localhost:3000'))();
    expect(await readdir(inner)).toEqual([]);
  });

  it('says so when the data folder is a file', async () => {
    await writeFile(path.join(folder, 'file'), '');
    await mkdir(path.join(folder, 'x'));
    await expect(lockFolder(path.join(folder, 'file'), 'http://localhost:3000')).rejects.toThrow(
      /lässt sich nicht beschreiben/,
    );
  });
});

describe('process identity', () => {
  it('tells a running process from one of the same number that began at another time', () => {
    const own = identifyProcess(process.pid);
    expect(own?.started).toBeDefined();
    expect(stillRuns({ pid: process.pid, started: own?.started ?? '' })).toBe(true);
    expect(stillRuns({ pid: process.pid, started: 'long ago' })).toBe(false);
  });
});
