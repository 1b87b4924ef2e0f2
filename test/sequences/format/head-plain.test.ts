import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { sequenceFolders } from '../../../sequences/format/folder.ts';
import { readPlainHead } from '../../../sequences/format/head-plain.ts';

/** What yaml makes of a head with the settings of `head.ts`; undefined if it complains. */
function asYaml(source: string): unknown {
  const document = parseDocument(source, { schema: 'failsafe', stringKeys: true, prettyErrors: false });
  return document.errors.length + document.warnings.length > 0 ? undefined : document.toJS();
}

const heads = (await sequenceFolders('.')).flatMap(([pillar, folder]) => {
  const file = path.join('sequences', pillar, folder, 'sequenz.md');
  if (!existsSync(file)) return [];
  const source = readFileSync(file, 'utf8');
  return [source.slice('---\n'.length, source.indexOf('\n---\n'))];
});

/** Pieces that mean something in YAML, and words between them. */
const pieces = fc.constantFrom(
  ...[
    '\n',
    '\n',
    '\n',
    'a',
    'b: ',
    'titel: ',
    'titel:',
    '  - ',
    '- ',
    ' ',
    '\t',
    '\u00a0',
    '[',
    ']',
    '{ ',
    ' }',
    ', ',
    ',',
  ],
  ...[
    '"',
    "'",
    '#',
    ' #',
    ':',
    ': ',
    '&',
    '*',
    '!',
    '|',
    '>',
    '%',
    '@',
    '`',
    '?',
    '\\',
    '-',
    '---',
    '...',
    '<<: ',
    '„',
    '“',
  ],
  ...[
    '07',
    '1.10',
    '2026-10-02',
    'null',
    '~',
    'true',
    '=',
    '__proto__: ',
    'constructor: ',
    '[a, b]',
    '{ a: b, c: d }',
    '😀',
  ],
);

describe('readPlainHead', () => {
  it('reads every published head, as yaml reads it', () => {
    expect(heads.length).toBeGreaterThan(30);
    for (const head of heads) expect(readPlainHead(head)?.values).toEqual(asYaml(head));
  });

  it('knows the line of every key', () => {
    expect(readPlainHead('a: b\nc:\n  - d\n  - { e: f }\ng: []')).toEqual({
      values: { a: 'b', c: ['d', { e: 'f' }], g: [] },
      lines: new Map([
        ['a', 0],
        ['c', 1],
        ['g', 4],
      ]),
    });
  });

  it('reads what yaml reads, or leaves it to yaml, whatever is written', () => {
    const written = fc.array(pieces, { maxLength: 9 }).map((parts) => parts.join(''));
    const broken = fc.tuple(fc.constantFrom(...heads), fc.nat(3000), pieces, fc.nat(3));
    const spliced = broken.map(([head, at, piece, gone]) => head.slice(0, at) + piece + head.slice(at + gone));
    const keyed = written.map((text) => `titel: ${text}`);
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(written, keyed, spliced), (source) => {
        const plain = readPlainHead(source);
        if (!plain) return;
        read++;
        expect(plain.values).toEqual(asYaml(source));
      }),
      { numRuns: 1500 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it('leaves brackets without end to yaml instead of following them', () => {
    expect(readPlainHead(`a: ${'['.repeat(19_000)}`)).toBeUndefined();
    expect(readPlainHead(`a: ${'{ b: '.repeat(4_000)}`)).toBeUndefined();
  });
});
