import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changed } from './sample.ts';

const repository = process.cwd();
const home = 'sequences/grundlagen/g99-probe';
let root = '';

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'komki-check-content-'));
  await mkdir(path.join(root, home), { recursive: true });
  await writeFile(path.join(root, home, 'karte.md'), '# Karte\n');
  for (const name of ['plan.png', 'gang.mp4', 'gang.vtt', 'raeumen.h5p']) {
    await writeFile(path.join(root, home, name), '');
  }
  await writeFile(path.join(root, home, 'gang.md'), '# Ein Gang durch das Lager\n');
});
afterAll(() => rm(root, { recursive: true }));

/** Nothing lies beside the sequence. */
const noNext = ['weiter: [G01, O06]', 'weiter: []'] as const;
const good = changed(noNext);

/** Runs the command in the folder, as `npm run check:content` does. */
async function run(source: string, ...options: string[]): Promise<{ code: number; out: string }> {
  await writeFile(path.join(root, home, 'sequenz.md'), source);
  const script = path.join(repository, 'server/build/run.mjs');
  const command = path.join(repository, 'workshops/format/check-content.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, command, ...options], { cwd: root }, (error, stdout) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout });
    });
  });
}

describe('npm run check:content', () => {
  it('is content with good files', async () => {
    expect(await run(good)).toEqual({ code: 0, out: '1 Sequenz geprüft, alles in Ordnung.\n' });
  }, 30_000);

  it('prints file, line, column, code and sentence, and fails on errors', async () => {
    const { code, out } = await run(changed(noNext, ['{art=achtung}', '{art=achtun}'], ['dauer: 40', 'dauer: 45']));
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^sequences\/grundlagen\/g99-probe\/sequenz\.md:10:1 {2}LZ027 {2}Warnung: Die Minuten/),
      `${home}/sequenz.md:101:12  LZ038  Im Block „:::hinweis“ passt die Angabe „art“ nicht. Erwartet wird „merksatz“, „tipp“ oder „achtung“. Meinten Sie „achtung“?`,
      '1 Sequenz geprüft: 1 Fehler und 1 Warnung.',
      '',
    ]);
  }, 30_000);

  it('does not fail on warnings alone, and speaks JSON if asked', async () => {
    const { code, out } = await run(changed(noNext, ['dauer: 40', 'dauer: 45']), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ code: 'LZ027', severity: 'warnung', line: 10, column: 1 }]);
  }, 30_000);

  it('writes the ledger on demand, then guards it', async () => {
    const ledger = path.join(root, 'sequences/kennungen.json');
    expect(await run(good, '--ledger')).toMatchObject({ code: 0 });
    const written = await readFile(ledger, 'utf8');
    expect(Object.keys(JSON.parse(written).G99)).toHaveLength(13);

    const { code, out } = await run(changed(noNext, ['#ablauf', '#anders']), '--ledger');
    expect(code).toBe(1);
    expect(out).toContain('LZ082');
    expect(await readFile(ledger, 'utf8')).toBe(written);
  }, 30_000);
});

describe('the browser’s part of the format', () => {
  it('contains the vocabulary and the evaluators, but no parser and nothing of Node', async () => {
    const { metafile } = await build({
      entryPoints: [path.join(repository, 'sequences/format/index.ts')],
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'browser',
      logLevel: 'silent',
    });
    const inputs = Object.keys(metafile.inputs).map((file) => path.basename(file));
    expect(inputs.sort()).toEqual([
      'case.ts',
      'choice.ts',
      'evaluate.ts',
      'gap.ts',
      'index.ts',
      'match.ts',
      'nodes.ts',
      'number.ts',
      'order.ts',
      'render.ts',
      'response.ts',
      'score.ts',
      'truth.ts',
      'words.ts',
    ]);
  });
});
