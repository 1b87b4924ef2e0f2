import { describe, expect, it } from 'vitest';
import { compileSequence } from '../../../sequences/format/compile.ts';
import { parseFacts } from '../../../sequences/format/facts.ts';
import { allNodes, changed } from './sample.ts';

const source = `# Rechtsfakten
R06:
  titel: KI-Kompetenz
  quelle: "KI-Verordnung, Art. 4"
  text: "Betreiber ergreifen **Maßnahmen**."
  stand: 2026-10-02
  pruefen_bis: 2027-02-01
R40:
  titel: Sachverstand
  quelle: BetrVG § 80 Abs. 3
  text: >-
    Muss der Betriebsrat KI beurteilen,
    gilt Sachverstand insoweit als erforderlich.
  stand: 2026-10-02
  pruefen_bis: 2027-10-01
`;
const { facts, findings } = parseFacts(source);

describe('the facts', () => {
  it('are read with title, source, text and dates', () => {
    expect(findings).toEqual([]);
    expect([...facts.keys()]).toEqual(['R06', 'R40']);
    expect(facts.get('R06')).toMatchObject({
      id: 'R06',
      title: 'KI-Kompetenz',
      source: 'KI-Verordnung, Art. 4',
      asOf: '2026-10-02',
      reviewBy: '2027-02-01',
      at: { line: 2, column: 1 },
    });
    expect(facts.get('R40')?.text).toEqual([
      {
        kind: 'paragraph',
        children: [
          { kind: 'text', text: 'Muss der Betriebsrat KI beurteilen, gilt Sachverstand insoweit als erforderlich.' },
        ],
      },
    ]);
  });

  it('stand in a law block with place and date, before what the author adds', () => {
    const quoted = changed(['{quelle="BetrVG § 80 Abs. 3"}', '{fakt=R40}']);
    const { sequence, findings: found } = compileSequence(quoted, 'sequenz.md', facts);
    expect(found).toEqual([]);
    const law = sequence && allNodes(sequence).find((node) => node.kind === 'law');
    expect(law).toMatchObject({ source: 'BetrVG § 80 Abs. 3', fact: { id: 'R40', asOf: '2026-10-02' } });
    expect(law?.kind === 'law' && law.children).toHaveLength(2);
  });

  it('are named by the sequence that relies on them, quoted or not', () => {
    const relying = changed(
      ['{quelle="BetrVG § 80 Abs. 3"}', '{fakt=R40}'],
      ['weiter: [G01, O06]', 'weiter: [G01, O06]\nfakten: [R06]'],
    );
    expect(compileSequence(relying, 'sequenz.md', facts).sequence?.facts).toEqual(['R06', 'R40']);
    const wrong = compileSequence(relying.replace('[R06]', '[R07]'), 'sequenz.md', facts);
    expect(wrong.findings).toMatchObject([{ code: 'LZ102', line: 15, help: 'Meinten Sie „R06“?' }]);
  });

  it.each([
    ['a broken file', 'R06: [', ['LZ100']],
    ['a list', '- R06', ['LZ100']],
    ['a second entry of the same name', 'R06: {}\nR06: {}', ['LZ100']],
    ['a wrong number', source.replace('R06:', 'Fakt6:'), ['LZ101']],
    ['a day that does not exist', source.replace('2027-02-01', '2027-02-30'), ['LZ101']],
    ['a field nobody knows', source.replace('titel: KI', 'name: KI'), ['LZ101']],
    ['HTML in a text', source.replace('**Maßnahmen**', '<b>Maßnahmen</b>'), ['LZ070', 'LZ070']],
  ])('report %s and keep the others', (_name, text, codes) => {
    expect(parseFacts(text).findings.map(({ code }) => code)).toEqual(codes);
  });
});
