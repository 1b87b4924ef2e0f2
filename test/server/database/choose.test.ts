import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseEngine, findersInOrder } from '../../../server/database/choose.ts';
import type { Engine, Family, Finder } from '../../../server/database/engine.ts';
import { downloadHost } from '../../../server/database/engines/mongodb-download.ts';
import { StartError } from '../../../server/http/start-error.ts';

const surroundings = { env: {}, engineDir: '/nowhere', log: () => {} };
const engineOf = (family: Family): Engine => ({ family, version: '1', command: family, args: () => [] });

/** Finders that have what is named, and note that they were asked. */
function finders(there: (Family | undefined)[]): { all: Finder[]; asked: number[] } {
  const asked: number[] = [];
  const all = findersInOrder(surroundings).map(({ family }, index) => ({
    family,
    async find() {
      asked.push(index);
      return there[index] ? engineOf(family) : undefined;
    },
  }));
  return { all, asked };
}

const [m, r, p] = ['mongodb', 'secantusdb-rust', 'secantusdb-python'] as const;
const no = undefined;

describe('chooseEngine', () => {
  it('looks for mongod, SecantusDB in Rust, MongoDB’s download and SecantusDB from PyPI, in this order', () => {
    expect(findersInOrder(surroundings).map(({ family }) => family)).toEqual([m, r, m, p]);
  });

  it.each([
    // there: mongod, Rust, download, Python | written by | chosen | asked
    [[m, r, m, p], no, m, [0]],
    [[no, r, m, p], no, r, [0, 1]],
    [[no, no, m, p], no, m, [0, 1, 2]],
    [[no, no, no, p], no, p, [0, 1, 2, 3]],
    [[m, r, m, p], p, p, [3]],
    [[m, r, m, p], r, r, [1]],
    [[no, r, m, p], m, m, [0, 2]],
  ] as const)('of %j with files of %s takes %s and asks nobody else', async (there, written, chosen, asked) => {
    const given = finders([...there]);
    expect((await chooseEngine(given.all, written, '/daten/db')).family).toBe(chosen);
    expect(given.asked).toEqual(asked);
  });

  it.each([
    [[no, r, no, p], m, 'MongoDB'],
    [[m, no, m, p], r, 'SecantusDB (Rust)'],
    [[m, r, m, no], p, 'SecantusDB (Python)'],
  ] as const)('refuses when only others than the writer are there (%j, %s)', async (there, written, name) => {
    const choice = chooseEngine(finders([...there]).all, written, '/daten/db');
    await expect(choice).rejects.toThrow(StartError);
    await expect(choice).rejects.toThrow(`Die Daten in /daten/db hat ${name} geschrieben`);
  });

  it('names the three ways out when nothing is there', async () => {
    const choice = chooseEngine(finders([no, no, no, no]).all, undefined, '/daten/db');
    await expect(choice).rejects.toThrow(/MONGODB_URI.*MongoDB.*Python 3\.10/);
  });
});

describe('the finders', () => {
  let folder: string;
  const program = async (name: string, text = '#!/bin/sh\nexit 1\n') => {
    await writeFile(path.join(folder, name), text);
    await chmod(path.join(folder, name), 0o755);
    return path.join(folder, name);
  };
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'komki-finders-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const finder = (index: number, env: Record<string, string>) =>
    (
      findersInOrder({ env, engineDir: path.join(folder, 'engine'), log: () => {} }) as [Finder, Finder, Finder, Finder]
    )[index];

  it('takes a mongod from PATH without running it', async () => {
    const command = await program('mongod', '#!/bin/sh\ntouch "$0.ran"\n');
    const engine = await finder(0, { PATH: `/nowhere:${folder}` })?.find();
    expect(engine?.command).toBe(command);
    expect(engine?.args(27, '/daten/db')).toEqual(expect.arrayContaining(['--replSet', '--bind_ip', '127.0.0.1']));
    await expect(rm(`${command}.ran`)).rejects.toThrow('ENOENT');
  });

  it('prefers the mongod that MONGOMS_SYSTEM_BINARY names, and says so when it is none', async () => {
    const named = await program('mongod-8');
    expect((await finder(0, { PATH: folder, MONGOMS_SYSTEM_BINARY: named })?.find())?.command).toBe(named);
    await expect(finder(0, { MONGOMS_SYSTEM_BINARY: '/nowhere/mongod' })?.find()).rejects.toThrow(StartError);
  });

  it('starts the Rust build so that acknowledged writes survive a kill', async () => {
    await program('secantusd-rs', '#!/bin/sh\necho secantusd-rs 0.5.3-beta.196\n');
    const engine = await finder(1, { PATH: folder })?.find();
    expect(engine?.version).toBe('0.5.3-beta.196');
    expect(engine?.args(27, '/daten/db')).toContain('--sync-on-commit');
  });

  it('finds nothing on an empty PATH', async () => {
    expect(await finder(0, { PATH: '' })?.find()).toBeUndefined();
    expect(await finder(1, { PATH: '/nowhere' })?.find()).toBeUndefined();
    expect(await finder(3, { PATH: '/nowhere' })?.find()).toBeUndefined();
  });

  it('does not wait for a download host that is not there', async () => {
    // Port 9 of this machine refuses at once; the library itself would try for seconds.
    expect(await finder(2, { MONGOMS_DOWNLOAD_MIRROR: 'https://127.0.0.1:9' })?.find()).toBeUndefined();
  });

  it.each([
    [{}, 'fastdl.mongodb.org', 443],
    [{ MONGOMS_DOWNLOAD_MIRROR: 'https://mirror.example.org/mongodb' }, 'mirror.example.org', 443],
    [{ MONGOMS_DOWNLOAD_MIRROR: 'http://mirror.example.org:8081' }, 'mirror.example.org', 8081],
    [{ https_proxy: 'http://proxy.example.org:3128' }, 'proxy.example.org', 3128],
  ])('asks the host the download will go to (%j)', (env, host, port) => {
    expect(downloadHost(env)).toEqual({ host, port });
  });
});
