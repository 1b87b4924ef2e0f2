import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileSequence } from '../../sequences/format/compile.ts';
import { parseFacts } from '../../sequences/format/facts.ts';
import { checkWorkshops } from '../../workshops/format/workshop-folder.ts';
import { fixture, good } from '../sequences/format/sample.ts';

const agenda = fixture('ablauf.md');
const { sequence } = compileSequence(good, 'sequenz.md');
if (!sequence) throw new Error('did not compile');
const sequences = new Map([[sequence.id, sequence]]);
const fact = { title: 'Sachverstand', law: 'BetrVG § 80 Abs. 3', asOf: '2026-10-02', reviewBy: '2027-10-01' };
const factsWith = (changes: Partial<typeof fact> = {}) => {
  const { title, law, asOf, reviewBy } = { ...fact, ...changes };
  return parseFacts(
    `R40: { titel: ${title}, quelle: ${law}, text: Ein Satz., stand: ${asOf}, pruefen_bis: ${reviewBy} }`,
  ).facts;
};

let root = '';
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'komki-formate-'));
  await mkdir(path.join(root, 'workshops/formate/probe'), { recursive: true });
  await mkdir(path.join(root, 'workshops/checks/ki-check'), { recursive: true });
  await writeFile(path.join(root, 'workshops/formate/probe/laufzettel.md'), '# Laufzettel\n\nText.\n');
});
afterAll(() => rm(root, { recursive: true }));

/** Codes of what is found, with the lines they stand in. */
async function check(
  changes: [from: string, to: string][],
  { today = '2026-11-26', facts = factsWith() } = {},
): Promise<string[]> {
  const source = changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`not exactly once: ${from}`);
    return text.replace(from, () => to);
  }, agenda);
  await writeFile(path.join(root, 'workshops/formate/probe/ablauf.md'), source);
  const findings = await checkWorkshops(root, { sequences, facts, today });
  return findings.map(({ code, line }) => `${code} ${source.split('\n')[line - 1]?.slice(0, 12)}`);
}
const relying: [string, string] = ['vorher:', 'fakten: [R40]\nvorher:'];

describe('a folder of workshop formats', () => {
  it('has nothing to complain of where everything is in place', async () => {
    const checks = 'nachfassen_check: ki-check\nwirkung_check: ki-check';
    expect(await check([relying, ['nachfassen: 42', `nachfassen: 42\n${checks}`]])).toEqual([]);
    expect(
      await checkWorkshops(path.join(root, 'nowhere'), { sequences, facts: factsWith(), today: '2026-11-26' }),
    ).toEqual([]);
  });

  it('says from the day after when a format should have been read again, and refuses it after 60 days', async () => {
    expect(await check([], { today: '2027-02-01' })).toEqual([]);
    expect(await check([], { today: '2027-02-02' })).toEqual(['LZ018 pruefen_bis:']);
    expect(await check([], { today: '2027-04-03' })).toEqual(['LZ019 pruefen_bis:']);
  });

  it('holds its state of the law against the facts it relies on, quoted ones too', async () => {
    expect(await check([relying], { facts: factsWith({ asOf: '2026-10-03' }) })).toEqual(['LZ103 rechtsstand:']);
    expect(await check([relying], { facts: factsWith({ reviewBy: '2026-11-25' }) })).toEqual(['LZ159 fakten: [R40']);
    expect(await check([['vorher:', 'fakten: [R41]\nvorher:']])).toEqual(['LZ102 fakten: [R41']);
    const quoting: [string, string] = ['Wie ist es jetzt?', 'Wie ist es jetzt?\n\n:::gesetz{fakt=R40}\n:::'];
    expect(await check([quoting], { facts: factsWith({ asOf: '2026-10-03' }) })).toEqual(['LZ103 rechtsstand:']);
  });

  it('follows links, terms, Kennungen and handouts', async () => {
    expect(await check([['sequenz=G99}', 'sequenz=G99,G98}']])).toEqual(['LZ192 ## Block: Ru']);
    expect(await check([['datei: laufzettel.md', 'datei: laufzettl.md']])).toEqual(['LZ092 material: [{']);
    expect(await check([['(/glossar#lager)', '(/lernen/G98)']])).toEqual(['LZ112 Sie lernen s']);
    expect(await check([['wirkung: 182', 'wirkung: 182\nwirkung_check: ki-chek']])).toEqual(['LZ193 wirkung_chec']);
  });

  it('looks for pictures beside it, in notes and handouts, too, and weighs them', async () => {
    const home = path.join(root, 'workshops/formate/probe');
    const shown = (text: string): [string, string] => ['Wie ist es jetzt?', `${text}\n\nWie ist es jetzt?`];
    const noted = (text: string): [string, string] => ['Gruppen zu dritt.', `Gruppen zu dritt.\n\n${text}`];
    expect(await check([shown('![Ein Plan](plan.png)'), noted('![Ein Regal](regal.svg)')])).toEqual([
      'LZ094 ![Ein Regal]',
      'LZ094 ![Ein Plan](',
    ]);
    await writeFile(path.join(home, 'plan.png'), Buffer.alloc(500_000));
    await writeFile(path.join(home, 'regal.svg'), Buffer.alloc(500_001));
    expect(await check([shown('![Ein Plan](plan.png)'), noted('![Ein Regal](regal.svg)')])).toEqual([
      'LZ097 ![Ein Regal]',
    ]);
    expect(await check([shown('![](plan.png)')])).toEqual(['LZ071 ![](plan.png']);
    await writeFile(path.join(home, 'blatt.md'), '# Blatt\n\nHinten.\n\n![Ein Zettel](zettel.png)\n');
    await check([['datei: laufzettel.md', 'datei: blatt.md']]);
    expect(await checkWorkshops(root, { sequences, facts: factsWith(), today: '2026-11-26' })).toMatchObject([
      { code: 'LZ094', file: 'workshops/formate/probe/blatt.md', line: 5 },
    ]);
  });

  it('warns of a solution in a sheet that everybody may read', async () => {
    const home = path.join(root, 'workshops/formate/probe');
    await writeFile(path.join(home, 'suche.md'), '# Suche\n\nWo?\n\n## Lösung zum Regal\n\nHinten.\n');
    const named = (more: string): [string, string] => ['datei: laufzettel.md', `datei: suche.md${more}`];
    await check([named('')]);
    expect(await checkWorkshops(root, { sequences, facts: factsWith(), today: '2026-11-26' })).toMatchObject([
      { code: 'LZ198', file: 'workshops/formate/probe/suche.md', line: 5 },
    ]);
    expect(await check([named(', nur_leitung: true')])).toEqual([]);
    expect(await check([named(', nur_leitung: vielleicht')])).toEqual(['LZ015 material: [{']);
  });
});
