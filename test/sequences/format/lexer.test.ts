import fc from 'fast-check';
import { Marked, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { decodeEntities } from '../../../sequences/format/entities.ts';
import { lex } from '../../../sequences/format/lexer.ts';

/** marked with its own rules, without what is not in the vocabulary. */
const marked = new Marked({
  gfm: true,
  tokenizer: {
    del: () => undefined,
    def: () => undefined,
    url: (src) => (src.startsWith('https://') ? false : undefined),
  },
});

/** Tokens as the compiler sees them: neighbouring texts are one, character references decoded, and whether marked would escape them is of no concern. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return joined(value).map(plain);
  if (typeof value === 'string') return decodeEntities(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, of]) => (key === 'escaped' ? [] : [[key, plain(of)]])),
  );
}
function joined(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  for (const token of tokens) {
    const last = result.at(-1);
    if (last?.type === 'text' && token.type === 'text' && !('tokens' in token)) {
      result[result.length - 1] = { ...last, raw: last.raw + token.raw, text: last.text + token.text };
    } else result.push(token);
  }
  return result;
}

const pieces = fc.constantFrom(
  ...[
    'Wort',
    'ä',
    'h',
    'ht',
    'https:/',
    'https://a.de',
    'https://',
    'http://a.de',
    'HTTPS://a.de',
    'ftp://a.de',
    'www.a.de',
  ],
  ...[
    'mailto:a@b.de',
    'a@b.de',
    'x.y+z@b.de ',
    'xmpp:',
    '@',
    ' ',
    ' ',
    '  ',
    '   ',
    '\n',
    '  \n',
    '   \n',
    '\\\n',
    '\n\n',
    '\t',
  ],
  ...[
    '*',
    '**',
    '_',
    '__',
    '~',
    '~~',
    '`',
    '``',
    '[',
    ']',
    '(',
    ')',
    '!',
    '![',
    '<',
    '>',
    '&',
    '&#65;',
    '&auml;',
    '\\',
    '\\*',
  ],
  ...[
    '<b>',
    '</b>',
    '<pre>',
    '</pre>',
    '<a href="x">',
    '</a>',
    '<https://a.de>',
    '<a@b.de>',
    '<!-- x -->',
    '.',
    ',',
    '“',
    '\u00a0',
  ],
  ...[
    '[a](b)',
    '[a](https://b.de "t")',
    '![a](b.png)',
    '[a]: b',
    '[a][b]',
    '[[x]]',
    '- ',
    '1. ',
    '> ',
    '| a | b |\n|---|---|\n',
    '|',
  ],
);

describe('lex', () => {
  it('reads what marked reads, token by token', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 16 }), (parts) => {
        const markdown = parts.join('');
        expect(plain(lex(markdown))).toEqual(plain(marked.lexer(markdown)));
      }),
      { numRuns: 1500 },
    );
  });
});
