import type { Token } from 'marked';
import type { Span } from './span.ts';

/**
 * Walks tokens together with their offsets: marked's `raw` lengths add up to the text. Where the lexer rewrote a raw
 * (merged blank lines, tabs), the next place it occurs nearby is taken.
 */
export function located<T extends { raw: string }>(tokens: readonly T[], span: Span, start = 0): [T, number][] {
  let cursor = start;
  const result: [T, number][] = [];
  for (const token of tokens) {
    // marked puts the box of a task item back before its text, but the item's text begins after the box.
    const raw = isBox(token) ? '' : boxless(token);
    if (!span.text.startsWith(raw, cursor)) {
      const near = span.text.slice(cursor, cursor + raw.length + 200).indexOf(raw);
      if (near !== -1) cursor += near;
    }
    result.push([token, cursor]);
    cursor += raw.length;
  }
  return result;
}

const isBox = (token: { raw: string; type?: string }): boolean => token.type === 'checkbox';
function boxless(token: { raw: string; tokens?: Token[] }): string {
  const first = token.tokens?.[0];
  return first && isBox(first) && token.raw.startsWith(first.raw) ? token.raw.slice(first.raw.length) : token.raw;
}
