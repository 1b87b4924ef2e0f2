import type { Findings, Position } from './findings.ts';

export interface Attribute {
  name: string;
  /** undefined for a bare word: `{beratung}`. */
  value: string | undefined;
  at: Position;
}

/** What stands in the braces of `:::name{…}`. */
export interface Attributes {
  id: { name: string; at: Position } | undefined;
  /** Of a name written twice, the first. */
  list: Attribute[];
}

const space = /[ \t]/;
const wordChar = /[\p{L}\p{N}_-]/u;

/**
 * Reads `{#id name=word name="text with spaces" name=12 flag}`. Goes through the text once, character by character;
 * the first thing it cannot read is reported (LZ034) and ends the reading, what came before counts.
 * @param text from the opening brace to the end of the line
 */
export function readAttributes(text: string, at: Position, findings: Findings): Attributes {
  const result: Attributes = { id: undefined, list: [] };
  const seen = new Set<string>();
  let index = 1;
  const place = (offset: number): Position => ({ line: at.line, column: at.column + offset });
  const bad = (offset: number, reason: string, help?: string): Attributes => {
    findings.report('LZ034', place(offset), { grund: reason }, help);
    return result;
  };
  const word = (allowed: RegExp): string => {
    const from = index;
    while (index < text.length && allowed.test(text.charAt(index))) index++;
    return text.slice(from, index);
  };

  for (;;) {
    word(space);
    const start = index;
    const char = text.charAt(index);
    if (char === '') return bad(0, 'die Klammer „{“ ist nicht geschlossen');
    if (char === '}') {
      const rest = text.slice(index + 1);
      if (rest.trim() !== '') {
        return bad(index + 1 + rest.search(/\S/), 'nach der Klammer darf nichts mehr stehen');
      }
      return result;
    }
    if (char === '#') {
      index++;
      const name = word(/[^\s}]/);
      if (result.id) findings.report('LZ036', place(start), { name: '#' });
      else result.id = { name, at: place(start) };
      continue;
    }
    const name = word(wordChar);
    if (name === '') return bad(start, `das Zeichen „${char}“ ist hier nicht vorgesehen`);
    let value: string | undefined;
    if (text.charAt(index) === '=') {
      index++;
      const quote = text.charAt(index);
      if (quote === '"') {
        const end = text.indexOf('"', index + 1);
        if (end === -1) return bad(index, 'das Anführungszeichen ist nicht geschlossen');
        value = text.slice(index + 1, end);
        index = end + 1;
        if (!/[\s}]|^$/.test(text.charAt(index))) return bad(index, 'zwischen zwei Angaben fehlt ein Leerzeichen');
      } else if ("„“”»«‚‘’'".includes(quote) && quote !== '') {
        return bad(index, 'Werte stehen in geraden Anführungszeichen', `Schreiben Sie ${name}="…".`);
      } else {
        value = word(/[^\s}"]/);
        if (value === '') return bad(index, `nach „${name}=“ fehlt der Wert`);
        if (text.charAt(index) === '"') return bad(index, 'Werte mit Leerzeichen stehen ganz in Anführungszeichen');
      }
    }
    if (seen.has(name)) findings.report('LZ036', place(start), { name });
    else result.list.push({ name, value, at: place(start) });
    seen.add(name);
  }
}
