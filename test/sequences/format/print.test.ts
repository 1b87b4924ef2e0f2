import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../sequences/format/checks/authors.ts';
import { compileSequence } from '../../../sequences/format/compile.ts';
import { checkFolder } from '../../../sequences/format/folder.ts';
import type { Check, Inline, Node, Sequence } from '../../../sequences/format/nodes.ts';
import { slugger } from '../../../sequences/format/slug.ts';
import { printNode, printSequence } from './print.ts';
import { allNodes, changed, good } from './sample.ts';

const frontMatter = (source: string): string => /^---\n([\s\S]*?)\n---\n/.exec(source)?.[1] ?? '';

/** Ids, types and keys: what learners' records hang on. */
const identity = (nodes: readonly Node[]): unknown[] =>
  nodes.flatMap((node): unknown[] => {
    if (node.kind === 'check') return [[node.id, node.type, node.version, node.required, node.shuffle, keyOf(node)]];
    return 'id' in node ? [[node.id, node.kind]] : [];
  });

const text = (words: string): Inline[] => [{ kind: 'text', text: words }];
const letters = [...'abcdeäöüß ABC019.,:;!?-–()[]{}*_`#<>&|~\\/"\'„“§€+=@^'];
/** Any words that are words: something to read in them, no space at the ends, no double one, and nothing that is a box or a gap. */
const words = fc
  .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 24 })
  .map((parts) => parts.join('').replace(/\s+/g, ' ').trim())
  .filter((joined) => /\p{L}/u.test(joined) && !/^\[[ xX]?\]|\[\[|\]\]/.test(joined));
const id = fc.stringMatching(/^[a-z]{3,8}$/);
const base = { kind: 'check' as const, version: 1, required: true, shuffle: true, prompt: [], explanation: [] };
const distinct = (least: number) =>
  fc.uniqueArray(words, { minLength: least, maxLength: 5, selector: (each) => each.toLowerCase() });
const items = (texts: readonly string[]) => {
  const slug = slugger();
  return texts.map((each) => ({ id: slug(each), text: text(each), feedback: text(each) }));
};
const single = (texts: readonly string[], right: number) =>
  items(texts).map((item, index) => ({ ...item, correct: index === right % texts.length }));
const question = words.map((each) => [{ kind: 'paragraph' as const, children: text(`Frage ${each}`) }]);

const check: fc.Arbitrary<Check> = fc.oneof(
  fc.record({ id, prompt: question, texts: distinct(2), right: fc.nat() }).map(
    ({ texts, right, ...rest }): Check => ({
      ...base,
      ...rest,
      type: 'choice',
      multiple: false,
      options: single(texts, right),
    }),
  ),
  fc
    .record({ id, prompt: question, texts: distinct(2), right: fc.nat() })
    .map(({ texts, right, ...rest }): Check => ({ ...base, ...rest, type: 'truth', statements: single(texts, right) })),
  fc
    .record({ id, prompt: question, texts: distinct(3) })
    .map(({ texts, ...rest }): Check => ({ ...base, ...rest, type: 'order', items: items(texts) })),
  fc
    .record({ id, prompt: question, value: fc.integer({ min: -9999, max: 9999 }), tolerance: fc.nat(50) })
    .map(
      ({ value, tolerance, ...rest }): Check => ({ ...base, ...rest, type: 'number', value, tolerance, unit: 'Teile' }),
    ),
  fc
    .record({
      id,
      before: words,
      solutions: fc.array(fc.stringMatching(/^[a-zäöü]{1,8}$/), { minLength: 1, maxLength: 3 }),
    })
    .map(
      ({ id: own, before, solutions }): Check => ({
        ...base,
        id: own,
        type: 'gap',
        passage: [[...text(`${before} x `), { kind: 'gap', id: 'luecke-1' }, ...text(' y')]],
        gaps: [{ id: 'luecke-1', solutions }],
      }),
    ),
  fc.record({ id, prompt: question, first: distinct(2), second: distinct(2), right: fc.nat() }).map(
    ({ first, second, right, ...rest }): Check => ({
      ...base,
      ...rest,
      type: 'case',
      steps: [
        { id: 'erst', question: text('Erst?'), options: single(first, right) },
        { id: 'dann', question: text('Dann?'), options: single(second, right) },
      ],
    }),
  ),
  fc.record({ id, prompt: question, texts: distinct(3), right: fc.nat() }).map(({ texts, ...rest }): Check => {
    const choices = items(['Eins', 'Zwei']).map(({ id: choice, text: own }) => ({ id: choice, text: own }));
    const pairs = items(texts).map((item, index) => ({ ...item, choice: index === 0 ? 'eins' : 'zwei' }));
    return {
      ...base,
      id: rest.id,
      prompt: rest.prompt,
      type: 'match',
      head: [text('Ding'), text('Ort')],
      pairs,
      choices,
    };
  }),
);

describe('parse → print → parse', () => {
  it('keeps ids and keys of any check, whatever characters its words hold', () => {
    fc.assert(
      fc.property(check, (made) => {
        const source = changed(['Ein Betrieb mit zwölf Leuten.\n:::', `Text.\n:::\n\n${printNode(made)}`]);
        const { sequence } = compileSequence(source, 'sequenz.md');
        const read = allNodes(sequence as Sequence).filter((node) => node.kind === 'check' && node.id === made.id);
        expect(identity(read)).toEqual(identity([made]));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('gives the good file back, node by node', () => {
    const first = compileSequence(good, 'a.md').sequence as Sequence;
    const { sequence, findings } = compileSequence(printSequence(frontMatter(good), first), 'b.md');
    expect(findings).toEqual([]);
    expect(sequence).toEqual(first);
  });

  it('keeps ids, keys and words of every sequence in the repository', async () => {
    const { published } = await checkFolder(process.cwd(), '2026-11-26');
    for (const { file, sequence } of published) {
      const source = readFileSync(file, 'utf8');
      const again = compileSequence(printSequence(frontMatter(source), sequence), file).sequence;
      expect(identity(again ? allNodes(again) : []), file).toEqual(identity(allNodes(sequence)));
    }
  });
});
