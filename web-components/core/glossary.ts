import type { Block } from '../../sequences/format/index.ts';

/** A word of the glossary, as the server hands all of them out in one file. */
export interface Entry {
  term: string;
  /** Other forms of the word. */
  also: string[];
  definition: Block[];
  /** Kennung of the sequence that explains it; images of the definition lie beside it. */
  sequence: string;
}
/** By the slug of the term. */
export type Glossary = Readonly<Record<string, Entry>>;

const known = new Map<string, Promise<Glossary>>();

/**
 * Fetches the glossary once per page and address; what could not be fetched is tried again the next time.
 * @throws when it is not to be had
 */
export function fetchGlossary(address: string): Promise<Glossary> {
  const asked = known.get(address) ?? load(address);
  known.set(address, asked);
  asked.catch(() => known.delete(address));
  return asked;
}

async function load(address: string): Promise<Glossary> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()) as Glossary;
}
