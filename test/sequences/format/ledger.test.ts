import { describe, expect, it } from 'vitest';
import { compileSequence } from '../../../sequences/format/compile.ts';
import {
  checkLedger,
  keyHash,
  type Ledger,
  parseLedger,
  printLedger,
  updateLedger,
} from '../../../sequences/format/ledger.ts';
import { changed, checkOf, good } from './sample.ts';

function published(source: string, file = 'sequenz.md') {
  const { sequence, where } = compileSequence(source, file);
  if (!sequence) throw new Error('did not compile');
  return { file, sequence, where };
}
const ledger = updateLedger([published(good)], {});
const codes = (source: string, book: Ledger = ledger): string[] =>
  checkLedger([published(source)], book).map(({ code }) => code);

describe('updateLedger', () => {
  it('enters everything with a name of its own with its type and fassung, sorted', () => {
    const entries = Object.entries(ledger.G99 ?? {}).map(([id, { typ, fassung }]) => [id, typ, fassung]);
    expect(entries).toEqual([
      ['ablauf', 'reihenfolge', 1],
      ['anfang', 'reflexion', 1],
      ['eine-richtig', 'auswahl', 1],
      ['fall', 'fall', 1],
      ['luecken', 'luecken', 1],
      ['mehrere-richtig', 'auswahl', 2],
      ['nachher', 'ampel', 1],
      ['vorher', 'ampel', 1],
      ['vorsatz', 'reflexion', 1],
      ['wahr-oder-nicht', 'wahrfalsch', 1],
      ['werkzeugliste', 'massnahme', 1],
      ['wohin', 'zuordnung', 1],
      ['zahl', 'zahl', 1],
    ]);
  });

  it('changes nothing the second time, and survives the way through the file', () => {
    expect(updateLedger([published(good)], ledger)).toEqual(ledger);
    expect(parseLedger(printLedger(ledger))).toEqual(ledger);
  });

  it('keeps what vanished and what other sequences have', () => {
    const other = { ...ledger, A01: { frage: { ...ledger.G99?.ablauf } } } as Ledger;
    const updated = updateLedger([published(changed(['#ablauf', '#neu']))], other);
    expect(Object.keys(updated)).toEqual(['A01', 'G99']);
    expect(Object.keys(updated.G99 ?? {})).toEqual(expect.arrayContaining(['ablauf', 'neu']));
  });

  it('takes a new key only with a higher fassung', () => {
    const silent = changed(['- [x] Blau', '- [x] Hellblau']);
    expect(updateLedger([published(silent)], ledger)).toEqual(ledger);
    const raised = changed(['- [x] Blau', '- [x] Hellblau'], ['{#eine-richtig typ', '{#eine-richtig fassung=2 typ']);
    const updated = updateLedger([published(raised)], ledger);
    expect(updated.G99?.['eine-richtig']).toMatchObject({ fassung: 2 });
    expect(codes(raised, updated)).toEqual([]);
  });

  it('is not misled by ids that every object inherits', () => {
    const source = changed(['#ablauf', '#constructor']);
    expect(JSON.stringify(updateLedger([published(source)], {}))).toContain('"constructor":{"typ":"reihenfolge"');
    expect(codes(source, {})).toEqual([]);
  });
});

describe('checkLedger', () => {
  it('accepts rearranged options, statements, pairs, blocks and improved feedback', () => {
    const rearranged = changed(
      [
        '- [ ] Grün\n  > Grün ist die Wiese.\n- [x] Blau\n  > Richtig, das Licht wird gestreut.',
        '- [x] Blau\n  > Genau.\n- [ ] Grün\n  > Nein.',
      ],
      [
        '| Löffel | Küche | Zum Essen. |\n| Hammer | Werkstatt | Zum Bauen. |',
        '| Hammer | Werkstatt | Bauen |\n| Löffel | Küche | Essen |',
      ],
      [
        '- [x] Wasser ist nass.\n  > Stimmt.\n- [ ] Steine schwimmen.\n  > Stimmt nicht.',
        '- [ ] Steine schwimmen.\n  > Nein.\n- [x] Wasser ist nass.\n  > Ja.',
      ],
    );
    expect(codes(rearranged)).toEqual([]);
  });

  it('refuses another order of an ordering', () => {
    const other = changed(
      ['1. Wasser einfüllen', '1. Pulver in den Filter'],
      ['2. Pulver in den Filter geben', '2. Wasser einfüllen'],
    );
    expect(codes(other)).toEqual(['LZ083']);
  });

  it('refuses a changed question, key, pair or reflection as long as no fassung is raised', () => {
    const changes: [string, string][] = [
      ['Welche Farbe hat', 'Welchen Ton hat'],
      ['- [ ] Steine schwimmen.', '- [x] Steine schwimmen.'],
      ['| Topf | Küche |', '| Topf | Werkstatt |'],
      ['Was tun Sie bis Freitag?', 'Was tun Sie bis Montag?'],
    ];
    for (const change of changes) expect(codes(changed(change))).toEqual(['LZ083']);
    for (const change of changes) expect(codes(changed(change, ['fassung: 1\n', 'fassung: 2\n']))).toEqual([]);
  });

  it('refuses a vanished id unless it is retired with a date or an heir', () => {
    const renamed = changed(['#ablauf', '#neu']);
    expect(codes(renamed)).toEqual(['LZ082']);
    const retire = (entry: object): Ledger =>
      ({ G99: { ...ledger.G99, ablauf: { ...ledger.G99?.ablauf, ...entry } } }) as Ledger;
    expect(codes(renamed, retire({ entfernt_am: '2026-11-23' }))).toEqual([]);
    expect(codes(renamed, retire({ abgeloest_durch: 'neu' }))).toEqual([]);
    expect(codes(renamed, retire({ abgeloest_durch: 'G99#neu' }))).toEqual([]);
    expect(codes(renamed, retire({ abgeloest_durch: 'G01#neu' }))).toEqual(['LZ086']);
  });

  it('reports the ids of a sequence that is gone at the ledger itself', () => {
    const findings = checkLedger([], ledger);
    expect(findings).toHaveLength(13);
    expect(findings[0]).toMatchObject({ code: 'LZ082', file: 'sequences/kennungen.json' });
  });

  it('refuses the same id in two files', () => {
    const findings = checkLedger([published(good, 'a.md'), published(good, 'b.md')], {});
    expect(findings).toHaveLength(13);
    expect(findings.every(({ code, file }) => code === 'LZ087' && file === 'b.md')).toBe(true);
  });
});

describe('keyHash', () => {
  it('is 16 hexadecimal digits and does not depend on white space', () => {
    const check = checkOf(good, 'ablauf', 'order');
    expect(keyHash(check)).toMatch(/^[0-9a-f]{16}$/);
    expect(keyHash(checkOf(changed(['die richtige Folge.', 'die\nrichtige   Folge.']), 'ablauf', 'order'))).toBe(
      keyHash(check),
    );
  });
});

describe('parseLedger', () => {
  it('refuses what has not the shape of a ledger', () => {
    for (const text of ['', '[]', '{"G01":{"a":{}}}', '{"G01":{"a":1}}']) expect(() => parseLedger(text)).toThrow();
  });
});
