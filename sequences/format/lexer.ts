import { Lexer, Marked, type Token, type Tokens, type TokensList } from 'marked';

/** Inline text longer than this, and containers nested deeper, are not read: marked needs quadratic time for some of it. */
const longestInline = 6_000;
const deepest = 10;

/** A token that was cut off instead of being read; the converter reports it. */
export const cutMark = 'komki-cut';

const { defaults } = new Marked({
  gfm: true,
  tokenizer: {
    // Not in the vocabulary, so that the words stay visible as they were written.
    del: () => undefined,
    def: () => undefined,
    // `www.…` and mail addresses stay text; a bare https address becomes a link.
    url: (src) => (src.startsWith('https://') ? false : undefined),
  },
});

/** marked's lexer with a limit on length and depth. It runs no hooks and makes no HTML. */
class BoundedLexer extends Lexer {
  private depth = 0;

  override blockTokens(src: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[];
  override blockTokens(src: string, tokens?: TokensList, lastParagraphClipped?: boolean): TokensList;
  override blockTokens(src: string, tokens: Token[] = [], lastParagraphClipped = false): Token[] {
    if (this.depth >= deepest) return cut(src, tokens);
    this.depth++;
    try {
      return super.blockTokens(src, tokens, lastParagraphClipped);
    } finally {
      this.depth--;
    }
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    return src.length > longestInline ? cut(src, tokens) : super.inlineTokens(src, tokens);
  }
}

function cut(src: string, tokens: Token[]): Token[] {
  tokens.push({ type: cutMark, raw: src, text: src } satisfies Tokens.Generic);
  return tokens;
}

/** Reads Markdown into marked's tokens. Never throws: what the lexer gives up on comes back as one cut token. */
export function lex(markdown: string): Token[] {
  try {
    return new BoundedLexer(defaults).lex(markdown);
  } catch {
    return cut(markdown, []);
  }
}
