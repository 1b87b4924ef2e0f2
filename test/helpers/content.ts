import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
/** A film of two seconds as mp4 and webm, and its captions. */
export const media = join(root, 'test/helpers/media');
const made: string[] = [];

/**
 * A root like the repository's, with the same browser build and other content; removed after the file's tests.
 * @param files contents by path, e.g. `sequences/grundlagen/g99-probe/sequenz.md`
 */
export async function rootWith(files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'komki-wurzel-'));
  made.push(folder);
  await symlink(join(root, 'dist'), join(folder, 'dist'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

afterAll(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true });
});

/** The folder of G99, a sequence with every kind of block, and what lies beside it. */
export async function probe(
  change: (source: string) => string = (source) => source,
): Promise<Record<string, string | Buffer>> {
  const home = 'sequences/grundlagen/g99-probe';
  const source = await readFile(join(root, 'test/sequences/format/fixtures/gut.md'), 'utf8');
  return {
    [`${home}/sequenz.md`]: change(source.replace('plan.png', 'plan.svg')),
    [`${home}/karte.md`]: '# Karte\n\nText.\n',
    [`${home}/plan.svg`]: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 200"/>',
    [`${home}/gang.mp4`]: await readFile(join(media, 'gang.mp4')),
    [`${home}/gang.vtt`]: await readFile(join(media, 'gang.vtt')),
    [`${home}/gang.md`]: '# Ein Gang durch das Lager\n\nText.\n',
    [`${home}/raeumen.h5p`]: '',
  };
}

/** The probe with a workshop format that draws on it, every kind of block in it, and its handout. */
export async function probeWorkshop(
  change: (source: string) => string = (source) => source,
): Promise<Record<string, string | Buffer>> {
  const home = 'workshops/formate/probe';
  const source = await readFile(join(root, 'test/sequences/format/fixtures/ablauf.md'), 'utf8');
  return {
    ...(await probe()),
    [`${home}/ablauf.md`]: change(source),
    [`${home}/laufzettel.md`]: '# Laufzettel für das Lager\n\n## Hinten\n\n☐ Regal 1\n',
  };
}

/** Makes an exam of the probe: two attempts per question, judged by the server. */
export const asExam = (source: string): string =>
  source.replace('bestehen: 0.7', 'bestehen: 0.7\nbewertung: pruefung\nversuche: 2');
