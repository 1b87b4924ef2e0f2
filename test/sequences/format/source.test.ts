import { describe, expect, it } from 'vitest';
import { readAttributes } from '../../../sequences/format/attributes.ts';
import { Findings } from '../../../sequences/format/findings.ts';
import { normalize, splitSource } from '../../../sequences/format/source.ts';

function split(source: string) {
  const findings = new Findings('x.md');
  const result = splitSource(normalize(`---\n---\n${source}`), findings);
  const parts = [...result.before, ...result.sections.flatMap((section) => section.parts)];
  return {
    ...result,
    parts: parts.map((part) =>
      part.kind === 'text' ? part.body.text.trim() : `${part.name}: ${part.body.text.trim()}`,
    ),
    found: findings.sorted().map(({ line, column, code }) => `${line}:${column} ${code}`),
  };
}

describe('splitSource', () => {
  it('splits sections, text and blocks in their order', () => {
    const { sections, parts, found } = split('## Eins ##\na\n:::beispiel\nb\n:::\nc\n## Zwei\nd');
    expect(found).toEqual([]);
    expect(sections.map(({ title, at }) => [title, at.line])).toEqual([
      ['Eins', 3],
      ['Zwei', 9],
    ]);
    expect(parts).toEqual(['a', 'beispiel: b', 'c', 'd']);
  });

  it('lets code fences protect their content', () => {
    const { parts, found } = split('## A\n```\n:::beispiel\n## kein Abschnitt\n```\n~~~~\n```\n:::\n~~~~\nb');
    expect(found).toEqual([]);
    expect(parts).toHaveLength(1);
  });

  it('ends an unclosed block at the next block or section, and checks the rest', () => {
    const { parts, found } = split('## A\n:::beispiel\na\n:::hinweis\nb\n:::\n:::gesetz\nc\n## B\nd');
    expect(found).toEqual(['4:1 LZ030', '9:1 LZ030']);
    expect(parts).toEqual(['beispiel: a', 'hinweis: b', 'gesetz: c', 'd']);
  });

  it('tells a nested block from an unclosed one, and blames its closing lines only once', () => {
    const { parts, found } = split('## A\n:::beispiel\na\n:::hinweis\nb\n:::\nc\n:::\nd');
    expect(found).toEqual(['6:1 LZ032']);
    expect(parts).toEqual(['beispiel: a', 'hinweis: b', 'c', 'd']);
  });

  it('takes a block line with up to three spaces before it, and no more', () => {
    const { parts, found } = split('## A\n   :::beispiel\na\n :::\n\n    :::hinweis');
    expect(found).toEqual([]);
    expect(parts).toEqual(['beispiel: a', ':::hinweis']);
  });

  it('explains block lines it cannot read, and keeps their text', () => {
    expect(split('## A\n::::beispiel\na\n:::').found).toEqual(['4:1 LZ034']);
    expect(split('## A\n:::beispiel Text dahinter\na\n:::').found).toEqual(['4:13 LZ034']);
    expect(split('## A\n:::{#x}\na\n:::').parts).toEqual(['a']);
  });

  it('does not take “###” or “##Text” inside a word for a section', () => {
    expect(split('## A\n### B\n#### C').sections).toHaveLength(1);
    expect(split('## A\n##B').sections).toHaveLength(2);
  });
});

describe('readAttributes', () => {
  function read(text: string) {
    const findings = new Findings('x.md');
    const { id, list } = readAttributes(text, { line: 1, column: 10 }, findings);
    return {
      id: id?.name,
      list: list.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)),
      found: findings.list.map(({ column, code }) => `${column} ${code}`),
    };
  }

  it('reads an id, values with and without quotes, numbers and bare words', () => {
    expect(read('{#wer-entscheidet typ=einfachauswahl quelle="BetrVG § 80 {Abs. 3}" platz=4 beratung}')).toEqual({
      id: 'wer-entscheidet',
      list: ['typ=einfachauswahl', 'quelle=BetrVG § 80 {Abs. 3}', 'platz=4', 'beratung'],
      found: [],
    });
    expect(read('{}')).toEqual({ id: undefined, list: [], found: [] });
    expect(read('{ leer="" }  ')).toEqual({ id: undefined, list: ['leer='], found: [] });
  });

  it('keeps the first of two attributes of the same name', () => {
    expect(read('{#a art=x art=y #b}')).toEqual({ id: 'a', list: ['art=x'], found: ['20 LZ036', '26 LZ036'] });
  });

  it('points at what it cannot read', () => {
    expect(read('{art=x').found).toEqual(['10 LZ034']);
    expect(read('{art=}').found).toEqual(['15 LZ034']);
    expect(read('{art="x}').found).toEqual(['15 LZ034']);
    expect(read('{art=„x“}').found).toEqual(['15 LZ034']);
    expect(read('{art="x"b}').found).toEqual(['18 LZ034']);
    expect(read('{art=x} mehr').found).toEqual(['18 LZ034']);
    expect(read('{=x}').found).toEqual(['11 LZ034']);
  });
});
