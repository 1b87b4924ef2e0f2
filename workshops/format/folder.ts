import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { overdue } from '../../sequences/format/across.ts';
import type { Fact, Facts } from '../../sequences/format/fact.ts';
import { byPosition, type Finding, finding, type Position } from '../../sequences/format/findings.ts';
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
  const names = await namesOfFolders(path.join(root, 'workshops/checks'));
  return Promise.all(
    names.map(async (name) => {
      const file = `workshops/checks/${name}/check.md`;
      return { ...compileInstrument(await readFile(path.join(root, file), 'utf8'), file, name), file };
    }),
  );
}

/** Names of the folders in a folder, sorted. No folder, no names. */
export async function namesOfFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
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
  return [
    ...own,
    ...read.flatMap((one) => [...unknownSequences(one, around), ...legalDates(one, one.instrument, around)]),
  ].sort(byPosition);
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

/** What should have been read again by now: the file itself, and the facts it relies on. */
export function legalDates(
  { file, whereKey }: { file: string; whereKey(key: string): Position },
  dated: { reviewBy: string; facts: readonly string[]; legalAsOf?: string } | undefined,
  { facts, today }: Pick<Around, 'facts' | 'today'>,
): Finding[] {
  if (!dated) return [];
  const urgency = overdue(dated.reviewBy, today);
  const tag = germanDay(dated.reviewBy);
  const late = urgency
    ? [finding(urgency === 'error' ? 'LZ019' : 'LZ018', file, whereKey('pruefen_bis'), { tag })]
    : [];
  const relied = dated.facts.flatMap((id) => {
    const fact = facts.get(id);
    return fact
      ? [...toReadAgain(fact), ...younger(fact)]
      : [finding('LZ102', file, whereKey('fakten'), { fakt: id }, meant(id, [...facts.keys()]))];
  });
  return [...late, ...relied];

  function toReadAgain({ id, title, reviewBy }: Fact): Finding[] {
    if (!overdue(reviewBy, today)) return [];
    return [finding('LZ159', file, whereKey('fakten'), { fakt: `${id} (${title})`, tag: germanDay(reviewBy) })];
  }

  /** A file cannot claim an older state of the law than the facts it quotes. */
  function younger({ id, asOf }: Fact): Finding[] {
    const { legalAsOf = asOf } = dated ?? {};
    if (asOf <= legalAsOf) return [];
    const details = { rechtsstand: germanDay(legalAsOf), fakt: id, stand: germanDay(asOf) };
    return [finding('LZ103', file, whereKey('rechtsstand'), details)];
  }
}
