import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkEdited, readSurroundings, type Surroundings } from '../../../sequences/format/edited.ts';
import { checkFolder } from '../../../sequences/format/folder.ts';

const today = '2026-11-26';
const place = {
  file: 'sequences/grundlagen/g01-was-ist-ki/sequenz.md',
  pillarFolder: 'grundlagen',
  folder: 'g01-was-ist-ki',
};
let root = '';
let source = '';
let around: Surroundings;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'komki-edited-'));
  await cp('sequences', path.join(root, 'sequences'), { recursive: true });
  source = await readFile(path.join(root, place.file), 'utf8');
  around = await readSurroundings(root, today);
}, 60_000);
afterAll(() => rm(root, { recursive: true }));

/** Every edit with what must be found because of it; the codes that only show across files are the point. */
const edits: [name: string, code: string, edit: (text: string) => string][] = [
  ['a right answer made wrong', 'LZ054', (text) => text.replace(/(typ=einfachauswahl[\s\S]*?)- \[x\]/, '$1- [ ]')],
  ['a link to no section', 'LZ112', (text) => text.replace('\n## Warum', '\n[Da](/lernen/O06/nirgends)\n\n## Warum')],
  ['a handout that is not there', 'LZ092', (text) => text.replace('sortierkarten.md', 'andere-karten.md')],
  ['another Baustein', 'LZ090', (text) => text.replace('baustein: grundlagen', 'baustein: fuehrung')],
  ['a published name that is gone', 'LZ082', (text) => text.replace(/^:::check\{#[a-z-]+/m, ':::check{#ganz-anders')],
  ['no front matter', 'LZ010', (text) => text.replace('---\n', '')],
];

describe('checking a text that is not saved', () => {
  it.each(edits)(
    'finds the same as if it were: %s',
    async (_name, code, edit) => {
      const edited = edit(source);
      expect(edited).not.toBe(source);
      const { findings } = await checkEdited(root, { ...place, source: edited }, around);
      expect(findings.map((finding) => finding.code)).toContain(code);

      await writeFile(path.join(root, place.file), edited);
      const all = await checkFolder(root, today);
      await writeFile(path.join(root, place.file), source);
      expect(findings).toEqual(all.findings.filter(({ file }) => path.dirname(file) === path.dirname(place.file)));
    },
    60_000,
  );

  it('tells the author who takes a Kennung, not the one who had it', async () => {
    const edited = source.replace('kennung: G01', 'kennung: O06');
    const { findings } = await checkEdited(root, { ...place, source: edited }, around);
    expect(findings.find(({ code }) => code === 'LZ093')).toMatchObject({ file: place.file, line: 2 });
  });

  it('writes nothing', async () => {
    await checkEdited(root, { ...place, source: 'x' }, around);
    expect(await readFile(path.join(root, place.file), 'utf8')).toBe(source);
  });
});
