import { Lexer, type Token, type Tokens, type TokensList } from 'marked';

/** Inline text longer than this, and containers nested deeper, are not read: marked needs quadratic time for some of it. */
const longestInline = 6_000;
const deepest = 10;

/** A token that was cut off instead of being read; the converter reports it. */
export const cutMark = 'komki-cut';

/** Anchored, so that it is not tried at every character of a text. */
const never = /^(?!)/;
/**
 * marked's rules without what is not in the vocabulary, so that the words stay visible as they were written: strikethrough,
 * definitions of links, `www.…` and mail addresses; a bare https address becomes a link.
 */
const rules = {
  block: { ...Lexer.rules.block.gfm, def: never },
  inline: {
    ...Lexer.rules.inline.gfm,
    delLDelim: never,
    url: /^https:\/\/(?:[a-zA-Z0-9-]+\.?)+[^\s<]*/,
    // Up to the next character that may begin something else. marked's own looks behind each word for a mail address.
    text: /^(?:`+|[^`])(?:[^\\<![`*_h ]+|h(?!ttps:\/\/)| +(?![ \n])| (?=\n)|!(?!\[))*/,
  },
};

/** What every rule but that of text begins with, and `&`, which marked decodes: a text without them is text to its end. */
const special = /[\\<[`*_&]| {2}\n|https:/;

/** marked's lexer with a limit on length and depth. It runs no hooks and makes no HTML. */
class BoundedLexer extends Lexer {
  private depth = 0;

  constructor() {
    super({ gfm: true });
    if (this.options.tokenizer) Object.assign(this.options.tokenizer.rules, rules);
  }

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
    if (src.length > longestInline) return cut(src, tokens);
    if (special.test(src)) return super.inlineTokens(src, tokens);
    if (src !== '') tokens.push({ type: 'text', raw: src, text: src } satisfies Tokens.Text);
    return tokens;
  }
}

function cut(src: string, tokens: Token[]): Token[] {
  tokens.push({ type: cutMark, raw: src, text: src } satisfies Tokens.Generic);
  return tokens;
}

/** Reads Markdown into marked's tokens. Never throws: what the lexer gives up on comes back as one cut token. */
export function lex(markdown: string): Token[] {
  try {
    return new BoundedLexer().lex(markdown);
  } catch {
    return cut(markdown, []);
  }
}
