import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPaths, parsePaths, pathsFile } from '../../../sequences/format/paths.ts';

const own = parsePaths(readFileSync(pathsFile, 'utf8'));

describe('learning paths', () => {
  it('are the nine of the curriculum, in its order', () => {
    expect(own.findings).toEqual([]);
    expect(own.paths.map(({ name, sequences }) => `${name}: ${sequences.join(' ')}`)).toEqual([
      'schnelleinstieg: G01 G05 G03 O05',
      'beratung-einstieg: G01 G05 G08 G07 O01 O04 F03',
      'beratung-vertiefung: O02 O03 O07 G09 S01 S04 H01 F04',
      'fuehrungskraefte: G05 G08 O01 O02 O04 F01 F02 F03 F05 S01 S04 O08',
      'beschaeftigte: G01 G05 G03 G04 F07 H06 S03',
      'betriebsrat-kurz: G01 G08 O06 S02',
      'betriebsrat-voll: G01 G02 G07 G08 G09 O06 O07 O08 F05 S02 S04 H01 H02',
      'enaible-kern: G01 G05 G07 O04 H01',
      'trainerinnen-und-trainer: G01 G07 G08 O04 O07 F03 F04 H01',
    ]);
  });

  it('report a broken entry where it stands and keep the others', () => {
    const source = `# Pfade
gut: { titel: Gut, fuer: alle, beschreibung: Ein Satz., sequenzen: [G01, G02] }
zweimal: { titel: Zweimal, fuer: alle, beschreibung: Ein Satz., sequenzen: [G01, G01] }
Gross: { titel: Groß, fuer: alle, beschreibung: Ein Satz., sequenzen: [G01, G02] }
mehr: { titel: Mehr, fuer: alle, beschreibung: Ein Satz., sequenzen: [G01, G02], farbe: rot }
`;
    const { paths, findings } = parsePaths(source);
    expect(paths.map(({ name }) => name)).toEqual(['gut']);
    expect(findings.map(({ code, line }) => `${code} ${line}`)).toEqual(['LZ108 3', 'LZ108 4', 'LZ108 5']);
    expect(parsePaths('a: [').findings.map(({ code }) => code)).toEqual(['LZ108']);
    expect(parsePaths('x'.repeat(60_000)).findings.map(({ code }) => code)).toEqual(['LZ108']);
  });

  it('name every sequence nobody has written', () => {
    const { paths } = parsePaths('pfad: { titel: Pfad, fuer: alle, beschreibung: Satz., sequenzen: [G01, G02, X09] }');
    expect(checkPaths(paths, new Set(['G01'])).map(({ message }) => /nennt (\w+)/.exec(message)?.[1])).toEqual([
      'G02',
      'X09',
    ]);
    expect(checkPaths(paths, new Set(['G01', 'G02', 'X09']))).toEqual([]);
  });
});
