import { stem, wordPattern } from './german.ts';

/** A piece of text; `hit`: it is what was looked for. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Which of the query's words a stem stands for, as bits. */
export type Matches = ReadonlyMap<string, number>;

/** Longest excerpt, and how much of it stands before the first hit, in characters. */
const longest = 180;
const before = 60;
/** Shorter lines are headings, in characters. */
const telling = 40;

/** A text with its hits marked. */
export function marked(text: string, matches: Matches): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    if (!matches.has(stem(word))) continue;
    if (index > done) pieces.push({ text: text.slice(done, index), hit: false });
    pieces.push({ text: word, hit: true });
    done = index + word.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), hit: false });
  return pieces;
}

/** The line with most of what was looked for, cut to a readable length around its first hit. */
export function excerpt(lines: readonly string[], matches: Matches): Piece[] {
  let best = { line: lines[0] ?? '', bits: 0, at: 0 };
  for (const line of lines) {
    let bits = 0;
    let at = -1;
    for (const { 0: word, index } of line.matchAll(wordPattern)) {
      const match = matches.get(stem(word));
      if (match === undefined) continue;
      bits |= match;
      if (at < 0) at = index;
    }
    const more = countBits(bits) - countBits(best.bits);
    // A heading says less than the sentence below it.
    if (more > 0 || (more === 0 && bits > 0 && best.line.length < telling && line.length >= telling))
      best = { line, bits, at };
  }
  return marked(cut(best.line, best.at), matches);
}

function cut(line: string, at: number): string {
  if (line.length <= longest) return line;
  const from = at <= before ? 0 : line.indexOf(' ', at - before) + 1;
  const rest = line.slice(from);
  const until = rest.length <= longest ? rest.length : rest.lastIndexOf(' ', longest);
  return `${from > 0 ? '… ' : ''}${rest.slice(0, until > 0 ? until : longest)}${until < rest.length ? ' …' : ''}`;
}

export function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
