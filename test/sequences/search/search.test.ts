import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glossaryOf } from '../../../sequences/format/glossary.ts';
import { type SearchDocuments, searchDocuments } from '../../../sequences/search/documents.ts';
import type { Piece } from '../../../sequences/search/excerpt.ts';
import { stem } from '../../../sequences/search/german.ts';
import { foundWords } from '../../../sequences/search/results.ts';
import { createSearch } from '../../../sequences/search/search.ts';
import { compiled, good } from '../format/sample.ts';

const section = (slug: string, ...lines: string[]) => ({ slug, title: slug, lines });
const documents: SearchDocuments = {
  sequences: [
    {
      id: 'G01',
      title: 'Was ist KI?',
      aim: 'Sie unterscheiden KI von Software.',
      sections: [
        section('warum', 'KI steht auf Kisten und Kilos.', 'Der Betriebsrat redet mit.'),
        section('worum-geht-es', 'Kreissäge', 'Eine Formatkreissäge erkennt Hände, das ist die Frage.'),
      ],
    },
    {
      id: 'O06',
      title: 'Mitbestimmung: Rechte im Betriebsrat',
      aim: 'Sie kennen Ihre Rechte.',
      sections: [
        section('warum', 'Eine Woche Frist hat er in diesem Fall.'),
        section('massnahmen', 'Die Führungskräfte fragen.'),
      ],
    },
  ],
  terms: [
    {
      slug: 'drift',
      term: 'Drift',
      also: ['Modelldrift'],
      lines: ['Ein Modell veraltet, weil sich die Frage ändert.'],
    },
  ],
};
const search = createSearch(documents);
const hits = (pieces: readonly Piece[]): string[] => pieces.filter(({ hit }) => hit).map(({ text }) => text);
/** Addresses of what is found, in its order. */
const found = (query: string): string[] => {
  const { terms, sequences } = search(query);
  return [
    ...terms.map(({ slug }) => `#${slug}`),
    ...sequences.flatMap(({ id, sections }) => (sections.length ? sections.map(({ slug }) => `${id}/${slug}`) : [id])),
  ];
};

describe('the search', () => {
  it('finds a word in any inflection and spelling of its umlauts', () => {
    for (const query of ['Betriebsräte', 'betriebsraeten', 'BETRIEBSRATS'])
      expect(found(query), query).toEqual(['O06', 'G01/warum']);
    for (const query of ['Führung', 'fuehrung', 'fuhrung']) expect(found(query), query).toEqual(['O06/massnahmen']);
  });

  it('finds beginnings, parts of compounds, and forgives a slip of the pen', () => {
    expect(found('mitbest')).toEqual(['O06']);
    expect(found('Bestimmung')).toEqual(['O06']);
    expect(found('Mitbestimung')).toEqual(['O06']);
    expect(found('Kreissäge')).toEqual(['G01/worum-geht-es']);
    expect(found('Modelldrft')).toEqual(['#drift']);
    expect(found('xyzzy')).toEqual([]);
  });

  it('takes two letters for a word of their own, not for the beginning of others', () => {
    expect(search('KI').sequences[0]?.sections.map(({ excerpt }) => hits(excerpt))).toEqual([['KI']]);
  });

  it('wants all words, of which the title may have some; if nothing has all, most of them', () => {
    expect(found('Betriebsrat Frist')).toEqual(['O06/warum']);
    expect(found('Kreissäge xyzzy')).toEqual(['G01/worum-geht-es']);
    // Words that stand everywhere narrow nothing.
    expect(found('was ist die Mitbestimmung')).toEqual(['O06']);
  });

  it('shows the sentence that tells most, with the hits marked and the rest as it was', () => {
    const [{ sections = [] } = {}] = search('kreissäge').sequences;
    const [excerpt = []] = sections.map((one) => one.excerpt);
    expect(hits(excerpt)).toEqual(['Formatkreissäge']);
    expect(excerpt.map(({ text }) => text).join('')).toBe('Eine Formatkreissäge erkennt Hände, das ist die Frage.');
  });

  it('cuts a long line to a readable length around its first hit', () => {
    const long = `${'Anfang und Vorrede. '.repeat(30)}Hier steht das Nadelöhr im Text. ${'Ende und Nachrede. '.repeat(30)}`;
    const one = { ...documents, sequences: [{ id: 'G01', title: 'T', aim: 'A', sections: [section('warum', long)] }] };
    const pieces = createSearch(one)('Nadelöhr').sequences[0]?.sections[0]?.excerpt ?? [];
    const text = pieces.map((piece) => piece.text).join('');
    expect(hits(pieces)).toEqual(['Nadelöhr']);
    expect(text).toMatch(/^… .* …$/);
    expect(text.length).toBeLessThan(190);
  });

  it('says in one sentence what it found', () => {
    expect(foundWords(search('Frage'))).toBe('Gefunden: 2 Sequenzen und ein Begriff.');
    expect(foundWords(search('xyzzy'))).toMatch(/^Nichts gefunden\./);
  });

  it('never fails, whatever somebody types', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (query) => {
        const { sequences, more } = search(query);
        expect(sequences.length + more).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('what is searched', () => {
  const own = searchDocuments([compiled(good)], glossaryOf([compiled(good)]));
  const text = JSON.stringify(own);

  it('holds every kind of block and the glossary', () => {
    const parts = [
      '16:9',
      'pflegt',
      'Was wissen Sie schon',
      'Welche Farbe',
      'Sachverstand hinzuziehen',
      'Heiß!',
      'Für Betriebsräte.',
      'Werkzeuge',
      'Liste anlegen',
      'Ein Raum',
      'Ein Gang durch das Lager',
      'Dinge einräumen',
      'zwölf Leuten',
      'Ein Plan des Lagers',
      'Ein Zitat',
      'Wen fragen Sie zuerst',
    ];
    expect(parts.filter((part) => !text.includes(part))).toEqual([]);
    expect(own.terms.map(({ slug }) => slug)).toEqual(['lager']);
  });

  it('holds nothing of the trainers’ column and no key', () => {
    const parts = ['Karten sortieren', 'Licht wird gestreut', 'Blaues Licht', 'Fäustel', 'Zum Schluss'];
    expect(parts.filter((part) => text.includes(part))).toEqual([]);
  });
});

describe('stems', () => {
  it('are the same for the forms of a word and leave short words alone', () => {
    expect(new Set(['Betriebsrat', 'Betriebsräte', 'Betriebsraeten', 'Betriebsrats'].map(stem)).size).toBe(1);
    expect(new Set(['Maßnahme', 'Massnahmen', 'MASSNAHME'].map(stem)).size).toBe(1);
    expect(['es', 'KI', 'Daten'].map(stem)).toEqual(['es', 'ki', 'daten']);
  });
});
