import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const made: string[] = [];

/**
 * A root like the repository's, with the same browser build and other content; removed after the file's tests.
 * @param files texts by path, e.g. `sequences/grundlagen/g99-probe/sequenz.md`
 */
export async function rootWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'komki-wurzel-'));
  made.push(folder);
  await symlink(join(root, 'dist'), join(folder, 'dist'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

afterAll(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true });
});

/** The folder of G99, a sequence with every kind of block, and what lies beside it. */
export async function probe(change: (source: string) => string = (source) => source): Promise<Record<string, string>> {
  const home = 'sequences/grundlagen/g99-probe';
  const source = await readFile(join(root, 'test/sequences/format/fixtures/gut.md'), 'utf8');
  return {
    [`${home}/sequenz.md`]: change(source.replace('plan.png', 'plan.svg')),
    [`${home}/karte.md`]: '# Karte\n\nText.\n',
    [`${home}/plan.svg`]: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 200"/>',
    [`${home}/gang.mp4`]: '',
    [`${home}/gang.vtt`]: 'WEBVTT\n',
    [`${home}/gang.md`]: '# Ein Gang durch das Lager\n\nText.\n',
    [`${home}/raeumen.h5p`]: '',
  };
}
