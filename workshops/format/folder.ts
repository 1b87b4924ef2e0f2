import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { overdue } from '../../sequences/format/across.ts';
import type { Facts } from '../../sequences/format/fact.ts';
import { byPosition, type Finding, finding } from '../../sequences/format/findings.ts';
import { meant } from '../../sequences/format/suggest.ts';
import { germanDay } from '../../sequences/format/words.ts';
import { type CompiledInstrument, compileInstrument } from './compile-instrument.ts';

export interface ReadInstrument extends CompiledInstrument {
  file: string;
}

/**
 * Compiles every `workshops/checks/<name>/check.md`, sorted by name. No folder, no instruments.
 * @param root of the repository
 */
export async function readInstruments(root: string): Promise<ReadInstrument[]> {
  const folder = path.join(root, 'workshops/checks');
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const file = `workshops/checks/${name}/check.md`;
      return { ...compileInstrument(await readFile(path.join(root, file), 'utf8'), file, name), file };
    }),
  );
}

/** What check instruments are held against. */
export interface Around {
  /** Kennungen of all sequences. */
  known: ReadonlySet<string>;
  facts: Facts;
  /** ISO date of today. */
  today: string;
}

/** What is wrong with the check instruments, sorted by file and position. */
export async function checkInstruments(root: string, around: Around): Promise<Finding[]> {
  const read = await readInstruments(root);
  const own = read.flatMap(({ findings }) => findings);
  return [...own, ...read.flatMap((one) => [...unknownSequences(one, around), ...legalDates(one, around)])].sort(
    byPosition,
  );
}

function unknownSequences({ file, instrument, where }: ReadInstrument, { known }: Around): Finding[] {
  return (instrument?.parts ?? []).flatMap((part) => {
    const named = [part, ...part.points].flatMap((of) => of.sequences.map((kennung) => ({ of, kennung })));
    // A point that names none has those of its Baustein: one finding is enough.
    const unknown = named.filter(
      ({ of, kennung }) => !known.has(kennung) && (of === part || !part.sequences.includes(kennung)),
    );
    return unknown.map(({ of, kennung }) => finding('LZ158', file, where(of), { kennung }));
  });
}

/** What should have been read again by now: the check itself, and the facts it relies on. */
function legalDates({ file, instrument, whereKey }: ReadInstrument, { facts, today }: Around): Finding[] {
  if (!instrument) return [];
  const urgency = overdue(instrument.reviewBy, today);
  const tag = germanDay(instrument.reviewBy);
  const late = urgency
    ? [finding(urgency === 'error' ? 'LZ019' : 'LZ018', file, whereKey('pruefen_bis'), { tag })]
    : [];
  const relied = instrument.facts.flatMap((id) => {
    const fact = facts.get(id);
    if (!fact) return [finding('LZ102', file, whereKey('fakten'), { fakt: id }, meant(id, [...facts.keys()]))];
    if (!overdue(fact.reviewBy, today)) return [];
    const details = { fakt: `${id} (${fact.title})`, tag: germanDay(fact.reviewBy) };
    return [finding('LZ159', file, whereKey('fakten'), details)];
  });
  return [...late, ...relied];
}
