import { describe, expect, it } from 'vitest';
import { Findings } from '../../../sequences/format/findings.ts';
import { compileProse } from '../../../sequences/format/markdown.ts';
import type { Block, Inline } from '../../../sequences/format/nodes.ts';
import { Notes } from '../../../sequences/format/notes.ts';
import { Span } from '../../../sequences/format/span.ts';

function compile(markdown: string) {
  const findings = new Findings('x.md');
  const notes = new Notes();
  const nodes = compileProse(Span.lines(markdown, 1), { findings, notes, headings: 'section', facts: new Map() });
  return { nodes, notes, found: findings.sorted().map(({ line, column, code }) => `${line}:${column} ${code}`) };
}
const text = (words: string): Inline => ({ kind: 'text', text: words });
const paragraph = (...children: Inline[]): Block => ({ kind: 'paragraph', children });

describe('compileProse', () => {
  it('compiles inline marks to nested nodes', () => {
    expect(compile('a **b *c* d** `e & f` [g **h**](/i)').nodes).toEqual([
      paragraph(
        text('a '),
        { kind: 'strong', children: [text('b '), { kind: 'emphasis', children: [text('c')] }, text(' d')] },
        text(' '),
        { kind: 'code', text: 'e & f' },
        text(' '),
        { kind: 'link', href: '/i', children: [text('g '), { kind: 'strong', children: [text('h')] }] },
      ),
    ]);
  });

  it('joins the lines of a paragraph and keeps hard breaks', () => {
    expect(compile('eins\nzwei  \ndrei\\\nvier').nodes).toEqual([
      paragraph(text('eins zwei'), { kind: 'break' }, text('drei'), { kind: 'break' }, text('vier')),
    ]);
  });

  it('keeps no-break spaces', () => {
    expect(compile('§\u00a080, 10&nbsp;%').nodes).toEqual([paragraph(text('§\u00a080, 10\u00a0%'))]);
  });

  it('compiles lists with their numbers and nested blocks', () => {
    expect(compile('3. drei\n4. vier\n   - innen\n').nodes).toEqual([
      {
        kind: 'list',
        ordered: true,
        start: 3,
        items: [
          [paragraph(text('drei'))],
          [paragraph(text('vier')), { kind: 'list', ordered: false, start: 1, items: [[paragraph(text('innen'))]] }],
        ],
      },
    ]);
  });

  it('compiles tables; an escaped pipe stays in its cell', () => {
    expect(compile('| a | b |\n|---|:-:|\n| x \\| y | **z** |\n| nur eins |').nodes).toEqual([
      {
        kind: 'table',
        head: [[text('a')], [text('b')]],
        rows: [
          [[text('x | y')], [{ kind: 'strong', children: [text('z')] }]],
          [[text('nur eins')], []],
        ],
      },
    ]);
  });

  it('reports every row with more cells than the head, empty ones and rows without outer pipes, too', () => {
    const row = (line: string): string[] => compile(`| a | b |\n|---|---|\n${line}`).found;
    for (const line of ['| 1 | 2 | 3 |', '1 | 2 | 3', '| 1 || 3 |', '1||3', '| 1 | 2 | |'])
      expect(row(line)).toEqual(['3:1 LZ078']);
    for (const line of ['| 1 | 2 |', '1 | 2', '| 1 |', '| 1 | 2 \\| 3 |', '||', '|']) expect(row(line)).toEqual([]);
  });

  it('keeps code as it is written', () => {
    expect(compile('```js\n<b> &amp; **x**\n:::\n```').nodes).toEqual([
      { kind: 'code-block', text: '<b> &amp; **x**\n:::' },
    ]);
  });

  it('leaves marks outside the vocabulary as visible text: strikethrough, link definitions, mail and www addresses', () => {
    const { nodes, found } = compile('~~weg~~ a@b.de www.example.org\n\n[x]: https://example.org');
    expect(found).toEqual([]);
    expect(nodes).toEqual([
      paragraph(text('~~weg~~ a@b.de www.example.org')),
      paragraph(text('[x]: '), { kind: 'link', href: 'https://example.org', children: [text('https://example.org')] }),
    ]);
  });

  it('makes a picture of a paragraph that is nothing else', () => {
    expect(compile('![Ein „Plan“ &amp; mehr](plan.png "egal")').nodes).toEqual([
      { kind: 'image', file: 'plan.png', alt: 'Ein „Plan“ & mehr' },
    ]);
  });

  it('names the place of a finding inside quotes, lists, tables and emphasis', () => {
    const source = [
      'Absatz **mit <i>** fett', // 1
      '',
      '> Zitat', // 3
      '> > tief <b>', // 4
      '',
      '- Punkt', // 6
      '  - innen', // 7
      '',
      '    weiter [x](http://y.de)', // 9
      '',
      '| a | b |', // 11
      '|---|---|',
      '| c | d <u> |', // 13
      '',
      '1. eins', // 15
      'faul weiter <s>', // 16
    ].join('\n');
    expect(compile(source).found).toEqual(['1:14 LZ070', '4:10 LZ070', '9:12 LZ073', '13:9 LZ070', '16:13 LZ070']);
  });

  it('knows where blocks, list items and table rows begin', () => {
    const { nodes, notes } = compile('eins\n\n\n- zwei\n- drei\n\n> | a | b |\n> |---|---|\n> | c | d |\n');
    const [, list, quote] = nodes;
    if (list?.kind !== 'list' || quote?.kind !== 'quote') throw new Error('other nodes');
    expect(list.items.map((item) => notes.where(item))).toEqual([
      { line: 4, column: 1 },
      { line: 5, column: 1 },
    ]);
    const table = quote.children[0];
    expect(table?.kind === 'table' && notes.where(table.rows[0] as object)).toEqual({ line: 9, column: 3 });
  });

  it('reads text that is too long or too deep as plain text instead of for minutes', () => {
    for (const hostile of ['[', '*a_', '**a', '> ', '+ ', '1. ', '![', '<', '&', '\\', '|', ':::']) {
      const { nodes, found } = compile(hostile.repeat(Math.floor(100_000 / hostile.length)));
      expect(nodes.length).toBeGreaterThan(0);
      expect(new Set(found.map((finding) => finding.split(' ')[1]))).toEqual(new Set(['LZ077']));
    }
  });
});
