import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileInstrument } from '../../workshops/format/compile-instrument.ts';
import { extentWords } from '../../workshops/format/instrument.ts';

const check = readFileSync('test/sequences/format/fixtures/check.md', 'utf8');

describe('a check instrument', () => {
  it('compiles to Bausteine and Checkpunkte with their ids, stars, hints and sequences', () => {
    const { instrument, findings } = compileInstrument(check, 'check.md', 'probe');
    expect(findings).toEqual([]);
    expect(instrument).toMatchObject({
      name: 'probe',
      title: 'Probe-Check',
      aim: 'Wir wissen, was wir tun.',
      extent: { from: 60, to: 60, each: false },
      quickExtent: { from: 20, to: 20, each: false },
      scale: 'traffic-light',
      parts: [
        {
          id: 'einstieg',
          title: 'Überblick',
          sequences: ['G99'],
          points: [
            {
              id: 'ueberblick',
              number: '1.1',
              quick: true,
              text: [
                { kind: 'text', text: 'Wir wissen, wo in unserem Betrieb ' },
                { kind: 'emphasis', children: [{ kind: 'text', text: 'KI' }] },
                { kind: 'text', text: ' steckt.' },
              ],
              hints: [[{ kind: 'text', text: 'Liste führen.' }], [{ kind: 'text', text: 'Beschäftigte fragen.' }]],
              sequences: ['G99'],
            },
            // Without sequences of its own it has those of its Baustein.
            { id: 'nachsehen', number: '1.2', quick: false, sequences: ['G99'] },
          ],
        },
      ],
    });
    expect(instrument?.why).toHaveLength(1);
    expect(instrument?.start).toHaveLength(1);
  });

  it.each([
    ['60', 'etwa 1 Stunde'],
    ['20–40', '20 bis 40 Minuten'],
    ['45-60 je Baustein', '45 bis 60 Minuten je Baustein'],
    ['15 je Baustein', 'etwa 15 Minuten je Baustein'],
  ])('says how long it takes as the author has written it: %s', (dauer, words) => {
    const { instrument } = compileInstrument(check.replace('dauer: 60', `dauer: ${dauer}`), 'check.md', 'probe');
    expect(instrument && extentWords(instrument.extent)).toBe(words);
  });

  it.each(['0', '60–45', 'eine Stunde', '45–60 je Tag', '1000', ''])('refuses a duration that is none: %s', (dauer) => {
    const { instrument, findings } = compileInstrument(
      check.replace('dauer: 60', `dauer: "${dauer}"`),
      'check.md',
      'probe',
    );
    expect(instrument).toBeUndefined();
    expect(findings[0]).toMatchObject({ line: 10 });
  });

  it('points at line and column of what is wrong, a second name too', () => {
    const twice = check.replace('{#nachsehen}', '{#ueberblick}');
    const { findings, where, instrument } = compileInstrument(twice, 'check.md', 'probe');
    expect(findings).toMatchObject([{ code: 'LZ081', line: 31 }]);
    expect(where(instrument?.parts[0]?.points[0] as object)).toEqual({ line: 26, column: 1 });
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '## Baustein: ',
      '### 1.1 ★ Wir ',
      '{#a}',
      '{',
      '}',
      '- ',
      '\n',
      ':::',
      '★',
      'Wir',
      '1.1',
      '---\n',
      '`',
      '<b>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 50 }), (parts) => {
        for (const text of [parts.join(''), check.replace('Worum es geht.', () => parts.join(''))]) {
          const { findings } = compileInstrument(text, 'check.md', 'probe');
          for (const { line } of findings) expect(line).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
