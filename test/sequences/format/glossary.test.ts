import { describe, expect, it } from 'vitest';
import { glossaryOf, letterOf } from '../../../sequences/format/glossary.ts';
import { changed, compiled, good } from './sample.ts';

const term = (kennung: string, begriff: string) =>
  compiled(changed(['kennung: G99', `kennung: ${kennung}`], ['begriff="Lager"', `begriff="${begriff}"`]));

describe('the glossary', () => {
  it('has term, other forms, definition and the sequence that explains it', () => {
    expect(glossaryOf([compiled(good)])).toEqual({
      lager: {
        term: 'Lager',
        also: ['Lagers', 'Lager'],
        definition: [{ kind: 'paragraph', children: [{ kind: 'text', text: 'Ein Raum, in dem Dinge warten.' }] }],
        sequence: 'G99',
      },
    });
  });

  it('stands in the order of the German alphabet, each term once: the first sequence that explains it is named', () => {
    const glossary = glossaryOf([
      term('G01', 'Überanpassung'),
      term('G02', 'Training'),
      term('G03', 'Verzerrung'),
      term('G04', 'Training'),
    ]);
    expect(Object.entries(glossary).map(([slug, { sequence }]) => `${slug} ${sequence}`)).toEqual([
      'training G02',
      'ueberanpassung G01',
      'verzerrung G03',
    ]);
  });

  it('has its jump letters: umlauts stand with their vowels, what is no letter under #', () => {
    expect(['Ärger', 'über', 'Modell', '5G', '§ 90'].map(letterOf)).toEqual(['A', 'U', 'M', '#', '#']);
  });
});
