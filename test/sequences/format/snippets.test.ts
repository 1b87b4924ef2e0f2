import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockKinds } from '../../../sequences/format/blocks/index.ts';
import { parsers } from '../../../sequences/format/checks/authors.ts';
import { compileSequence } from '../../../sequences/format/compile.ts';
import { isError } from '../../../sequences/format/findings.ts';
import { insertSnippet, type Snippet, snippets } from '../../../sequences/format/snippets.ts';
import { allNodes, compiled, good } from './sample.ts';

/** The source with the snippet at the cursor. */
function inserted(source: string, cursor: number, snippet: Snippet): string {
  const { at, text } = insertSnippet(source, cursor, snippet);
  return source.slice(0, at) + text + source.slice(at);
}
const snippetOf = (name: string): Snippet => {
  const found = snippets.find(({ block, typ }) => name === (typ ?? block));
  if (!found) throw new Error(`no snippet ${name}`);
  return found;
};
const titled = snippets.map((snippet) => [`${snippet.block} ${snippet.typ ?? ''}`.trim(), snippet] as const);

describe('the snippets', () => {
  it('has one for every kind of block and every type of check, and none twice', () => {
    const names = snippets.map(({ block, typ }) => (block === 'check' ? `check ${typ}` : block)).sort();
    const wanted = [
      ...blockKinds.map(({ name }) => name).filter((name) => name !== 'check'),
      ...[...parsers.keys()].map((typ) => `check ${typ}`),
    ];
    expect(names).toEqual(wanted.sort());
    expect(new Set(snippets.map(({ label }) => label)).size).toBe(snippets.length);
  });

  it.each(titled)('%s compiles without an error, twice in one file too', (_name, snippet) => {
    const at = good.indexOf('Ein Betrieb mit zwölf Leuten.') - ':::beispiel\n'.length - 1;
    const once = inserted(good, at, snippet);
    const twice = inserted(once, at, snippet);
    expect(compileSequence(twice, 'x.md').findings.filter(isError)).toEqual([]);
    expect(allNodes(compiled(twice)).length).toBe(allNodes(compiled(good)).length + 2);
  });

  it.each(titled)('%s selects the words that are to be exchanged', (_name, snippet) => {
    const { at, text, select } = insertSnippet(good, good.length, snippet);
    const words = (good.slice(0, at) + text).slice(select.from, select.to);
    expect(words).not.toContain('\n');
    expect(words).not.toContain(':::');
    expect(words === '').toBe(/\n:::$/.test(snippet.text) && snippet.text.split('\n').length === 2);
  });
});

describe('inserting', () => {
  const example = snippetOf('beispiel');

  it('keeps out of the front matter, other blocks and the middle of a paragraph', () => {
    const where = (cursor: string) => {
      const { at } = insertSnippet(good, good.indexOf(cursor), example);
      return good.slice(0, at).split('\n').at(-1);
    };
    expect(where('fassung: 1')).toBe('## Hinführung');
    expect(where('Welche Farbe hat')).toBe(':::');
    expect(where('Um 10:30 Uhr')).toBe('Um 10:30 Uhr steht der Bildschirm auf 16:9.');
    const paragraph = good.replace('Um 10:30 Uhr', 'Eine Zeile,\nUm 10:30 Uhr');
    const { at } = insertSnippet(paragraph, paragraph.indexOf('Eine Zeile'), example);
    expect(paragraph.slice(0, at)).toMatch(/auf 16:9\.$/);
  });

  it('breaks nothing anywhere: wherever the cursor stands, the file gains one block and no error', () => {
    const before = allNodes(compiled(good)).length;
    fc.assert(
      fc.property(fc.nat(good.length), fc.constantFrom(...snippets), (cursor, snippet) => {
        const after = inserted(good, cursor, snippet);
        expect(compileSequence(after, 'x.md').findings.filter(isError)).toEqual([]);
        expect(allNodes(compiled(after)).length).toBe(before + 1);
        expect(after).toMatch(new RegExp(`\\n\\n${snippet.text.slice(0, 5)}`));
        expect(after).not.toMatch(/\n\n\n/);
      }),
      { numRuns: 100 },
    );
  });

  it('gives a fresh id to a block whose name is taken', () => {
    const once = inserted(good, good.length, snippetOf('zahl'));
    expect(once).toContain(':::check{#zahl-2 typ=zahl}');
  });

  it('ends a block that was left open where the next one begins', () => {
    const source = 'Text\n\n:::beispiel\nOffen\n\n:::hinweis\nZu\n:::\n';
    const { at } = insertSnippet(source, source.indexOf('Offen'), example);
    expect(source.slice(0, at)).toMatch(/Offen$/);
  });
});
