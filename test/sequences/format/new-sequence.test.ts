import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileSequence } from '../../../sequences/format/compile.ts';
import { isError } from '../../../sequences/format/findings.ts';
import { copyOf, freshId, fromTemplate, idsIn } from '../../../sequences/format/new-file.ts';
import { good } from './sample.ts';

const repository = process.cwd();
const template = await readFile(path.join(repository, 'sequences/vorlage.md'), 'utf8');
const beginning = { kennung: 'G10', titel: 'KI & "Handwerk": ein Anfang', heute: '2026-11-26' };

describe('a new sequence', () => {
  it('compiles at once, without a single finding', () => {
    const { sequence, findings } = compileSequence(fromTemplate(template, beginning), 'sequenz.md');
    expect(findings).toEqual([]);
    expect(sequence).toMatchObject({
      id: 'G10',
      title: 'KI & "Handwerk": ein Anfang',
      pillar: 'grundlagen',
      asOf: '2026-11-26',
      reviewBy: '2027-11-26',
    });
  });

  it('copied from another shares no id with it, and its Ampeln still compare', () => {
    const { sequence, findings } = compileSequence(copyOf(good, { ...beginning, kennung: 'O11' }), 'sequenz.md');
    expect(findings.filter(isError)).toEqual([]);
    expect(sequence).toMatchObject({ id: 'O11', pillar: 'organisation', version: 1 });
    const copied = idsIn(copyOf(good, { ...beginning, kennung: 'O11' }));
    expect(copied.size).toBe(idsIn(good).size);
    for (const id of copied) expect(idsIn(good)).not.toContain(id);
    // A copy of a copy does not grow a tail.
    const again = idsIn(copyOf(copyOf(good, { ...beginning, kennung: 'O11' }), { ...beginning, kennung: 'S11' }));
    expect([...again].every((id) => /^[a-z-]+-s11$/.test(id))).toBe(true);
  });

  it('finds an id nobody has', () => {
    expect(freshId('frage', new Set())).toBe('frage');
    expect(freshId('frage', new Set(['frage', 'frage-2']))).toBe('frage-3');
  });
});

describe('npm run neu:sequenz', () => {
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'komki-neu-'));
    await mkdir(path.join(root, 'sequences'));
    await cp(path.join(repository, 'sequences/vorlage.md'), path.join(root, 'sequences/vorlage.md'));
  });
  afterAll(() => rm(root, { recursive: true }));

  const run = (...options: string[]): Promise<{ code: number; out: string }> => {
    const script = path.join(repository, 'server/build/run.mjs');
    const command = path.join(repository, 'sequences/format/new-sequence.ts');
    return new Promise((resolve) => {
      execFile(process.execPath, [script, command, ...options], { cwd: root }, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout + stderr });
      });
    });
  };

  it('makes a folder, copies one, and touches nothing that is there', async () => {
    const file = 'sequences/fuehrung/f11-gut-fuehren/sequenz.md';
    expect(await run('F11', 'Gut führen')).toMatchObject({ code: 0, out: expect.stringContaining(file) });
    const made = await readFile(path.join(root, file), 'utf8');
    expect(made).toContain('kennung: F11');

    expect(await run('F11', 'Anders')).toMatchObject({ code: 1, out: expect.stringContaining('F11 gibt es schon') });
    await writeFile(path.join(root, 'sequences/fuehrung/f11-gut-fuehren/karte.md'), '# Karte\n');
    expect(await run('H11', 'Gesund', '--von', 'F11')).toMatchObject({ code: 0 });
    const copy = path.join(root, 'sequences/gesundheit/h11-gesund');
    expect(await readFile(path.join(copy, 'sequenz.md'), 'utf8')).toContain('{#vorher-h11}');
    expect(await readFile(path.join(copy, 'karte.md'), 'utf8')).toBe('# Karte\n');
    expect(await readFile(path.join(root, file), 'utf8')).toBe(made);
  }, 60_000);

  it.each([
    [['X10', 'Titel'], 'keine Kennung'],
    [['G10'], 'So geht es'],
    [['G10', 'Titel', '--von'], 'So geht es'],
    [['G10', 'Titel', '--von', 'G99'], 'G99 gibt es nicht'],
  ])(
    'refuses %j with a sentence',
    async (options, words) => {
      expect(await run(...options)).toMatchObject({ code: 1, out: expect.stringContaining(words) });
    },
    30_000,
  );
});
