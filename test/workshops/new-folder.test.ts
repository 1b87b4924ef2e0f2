import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileInstrument } from '../../workshops/format/compile-instrument.ts';
import { compileWorkshop } from '../../workshops/format/compile-workshop.ts';

const repository = process.cwd();
let root = '';
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'komki-neu-'));
  await mkdir(path.join(root, 'workshops'));
  for (const name of ['vorlage.md', 'vorlage-workshop.md']) {
    await cp(path.join(repository, 'workshops', name), path.join(root, 'workshops', name));
  }
});
afterAll(() => rm(root, { recursive: true }));

const run = (command: string, ...options: string[]): Promise<{ code: number; out: string }> =>
  new Promise((resolve) => {
    const script = path.join(repository, 'server/build/run.mjs');
    const file = path.join(repository, `workshops/format/${command}.ts`);
    execFile(process.execPath, [script, file, ...options], { cwd: root }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout + stderr });
    });
  });

describe.each([
  { command: 'new-workshop', file: 'workshops/formate/im-buero/ablauf.md' },
  { command: 'new-check', file: 'workshops/checks/im-buero/check.md' },
])('$command', ({ command, file }) => {
  it('makes a folder whose file compiles without a single finding, and touches nothing that is there', async () => {
    const title = 'KI im "Büro": ein Anfang';
    expect(await run(command, 'im-buero', title)).toMatchObject({ code: 0, out: expect.stringContaining(file) });
    const made = await readFile(path.join(root, file), 'utf8');
    const { findings, ...compiled } =
      command === 'new-workshop' ? compileWorkshop(made, file, 'im-buero') : compileInstrument(made, file, 'im-buero');
    expect(findings).toEqual([]);
    expect('workshop' in compiled ? compiled.workshop?.title : compiled.instrument?.title).toBe(title);

    expect(await run(command, 'im-buero', 'Anders')).toMatchObject({ code: 1, out: expect.stringContaining('schon') });
    expect(await readFile(path.join(root, file), 'utf8')).toBe(made);
  }, 60_000);

  it.each([
    [[], 'So geht es'],
    [['im-betrieb'], 'So geht es'],
    [['Im Büro', 'Titel'], 'Schreiben Sie zum Beispiel „im-buero“'],
  ])(
    'refuses %j with a sentence',
    async (options, words) => {
      expect(await run(command, ...options)).toMatchObject({ code: 1, out: expect.stringContaining(words) });
    },
    30_000,
  );
});
