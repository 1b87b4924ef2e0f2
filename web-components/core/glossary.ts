import type { Glossary } from '../../sequences/format/glossary.ts';

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
