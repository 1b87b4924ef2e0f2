import type { Token, Tokens } from 'marked';
import { decodeEntities } from './entities.ts';
import type { Findings } from './findings.ts';
import { cutMark } from './lexer.ts';
import { isAllowedLink } from './links.ts';
import { located } from './located.ts';
import type { Inline } from './nodes.ts';
import type { Span } from './span.ts';

/**
 * Compiles inline tokens. Text is decoded once and its white space collapsed; neighbouring texts become one node.
 * @param start offset of the first token in `span`
 */
export function convertInline(tokens: readonly Token[], span: Span, start: number, findings: Findings): Inline[] {
  const [only] = tokens;
  // Most stretches are words alone, in tables nearly all.
  if (tokens.length === 1 && only?.type === 'text') return alone(decodeEntities((only as Tokens.Text).text));
  return tidy(convertAll(tokens, span, start, findings));
}

function convertAll(tokens: readonly Token[], span: Span, start: number, findings: Findings): Inline[] {
  const result: Inline[] = [];
  for (const [token, offset] of located(tokens, span, start)) {
    // Children begin after the opening marks, e.g. `**` or `[`.
    const children = (): Inline[] => {
      const { raw, text, tokens: inner = [] } = token as Tokens.Generic;
      const from = offset + Math.max(0, raw.indexOf(text));
      return convertAll(inner, span, from, findings);
    };
    switch (token.type) {
      case 'text':
        result.push({ kind: 'text', text: decodeEntities((token as Tokens.Text).text) });
        break;
      case 'escape':
        result.push({ kind: 'text', text: (token as Tokens.Escape).text });
        break;
      case 'strong':
        result.push({ kind: 'strong', children: children() });
        break;
      case 'em':
        result.push({ kind: 'emphasis', children: children() });
        break;
      case 'codespan':
        result.push({ kind: 'code', text: (token as Tokens.Codespan).text });
        break;
      case 'br':
        result.push({ kind: 'break' });
        break;
      case 'link':
        result.push(...link(token as Tokens.Link, span, offset, findings, children));
        break;
      case 'image':
        findings.report('LZ075', span.at(offset));
        result.push({ kind: 'text', text: decodeEntities((token as Tokens.Image).text) });
        break;
      case 'html':
        findings.report('LZ070', span.at(offset), { text: token.raw });
        result.push({ kind: 'text', text: token.raw });
        break;
      case cutMark:
        findings.report('LZ077', span.at(offset));
        result.push({ kind: 'text', text: token.raw });
        break;
      default:
        result.push({ kind: 'text', text: token.raw });
    }
  }
  return result;
}

function link(token: Tokens.Link, span: Span, offset: number, findings: Findings, children: () => Inline[]): Inline[] {
  // Addresses written bare are literal (CommonMark 6.5); in `[…](…)` character references count.
  const href = token.autolink ? token.href : decodeEntities(token.href);
  const words: Inline[] = token.autolink ? [{ kind: 'text', text: token.text }] : children();
  if (!isAllowedLink(href)) {
    findings.report('LZ073', span.at(offset), { ziel: href || '(leer)' });
    return words;
  }
  const inner = tidy(words);
  if (inner.length === 0) {
    findings.report('LZ079', span.at(offset));
    return [];
  }
  const [, term] = /^\/glossar#([a-z0-9-]+)$/.exec(href) ?? [];
  return [term ? { kind: 'term', term, children: inner } : { kind: 'link', href, children: inner }];
}

/** A single space is left alone: replacing each by itself was a tenth of the whole compile. */
const collapse = (text: string): string => text.replace(/ *[\t\n\f\v][ \t\n\f\v]*| {2,}/g, ' ');

/** A text that stands alone, tidied. */
function alone(text: string): Inline[] {
  const tidied = collapse(text).replace(/^ | $/g, '');
  return tidied === '' ? [] : [{ kind: 'text', text: tidied }];
}

/** Joins neighbouring texts, collapses white space, trims the ends, drops what is empty. No-break spaces stay. */
function tidy(nodes: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.kind === 'text') {
      if (last?.kind === 'text') last.text += node.text;
      else result.push({ kind: 'text', text: node.text });
    } else if (node.kind === 'strong' || node.kind === 'emphasis') {
      const children = tidy(node.children);
      if (children.length > 0) result.push({ ...node, children });
    } else result.push(node);
  }
  for (const [index, node] of result.entries()) {
    if (node.kind !== 'text') continue;
    node.text = collapse(node.text);
    if (index === 0 || result[index - 1]?.kind === 'break') node.text = node.text.replace(/^ /, '');
    if (index === result.length - 1 || result[index + 1]?.kind === 'break') node.text = node.text.replace(/ $/, '');
  }
  const kept = result.filter((node) => node.kind !== 'text' || node.text !== '');
  while (kept.at(-1)?.kind === 'break') kept.pop();
  while (kept[0]?.kind === 'break') kept.shift();
  return kept;
}
