import { z } from 'zod';
import { cleanText, textLimits } from '../../workshops/format/ballot.ts';
import { ownLists } from '../../workshops/format/room.ts';
import { codePattern } from '../../workshops/format/room-code.ts';
import { formatNameIn } from './agenda.ts';
import { workshopError } from './errors.ts';
import type { LiveRoom } from './live-room.ts';
import { type ProtocolEdits, visible } from './protocol.ts';
import { limits } from './room-commands.ts';

/** What a file says it is, and in which form it is written. */
const kind = 'workshop';
const version = 1;

// Far above what a workshop leaves, far below what hurts a server.
const most = { polls: 200, lists: 60, texts: 10_000, times: 10_000, protocolRows: 600 };

const name = z.string().min(1).max(200);
const line = z.string().trim().max(500);
const long = z.string().trim().max(5000);
const votes = z.int().min(0).max(limits.seats);
const moment = z.iso.datetime().transform((text) => new Date(text));

/** An object whose names anybody may choose, `__proto__` among them, which `z.record` would leave out without a word. */
const record = <T>(value: z.ZodType<T>, size: number) =>
  z
    .custom<object>((given) => typeof given === 'object' && given !== null && !Array.isArray(given))
    .transform((given) => Object.entries(given))
    .pipe(z.array(z.tuple([name, value])).max(size))
    .transform((entries): Record<string, T> => Object.fromEntries(entries));

const tally = z.strictObject({ votes, counts: record(z.int().min(0).max(most.times), most.texts) });
const counted = z.strictObject({ votes, tally: tally.optional() });
const moderated = z.strictObject({
  text: z.string().max(textLimits.cards.length),
  decision: z.literal('shown'),
  cluster: z.string().max(limits.cluster),
});
const poll = counted.extend({ id: name, revealed: z.boolean(), moderated: z.array(moderated).max(most.texts) });
const row = z.strictObject({ id: name, cells: z.array(z.string().max(limits.cell)).max(12) });
const content = z.strictObject({
  polls: z.array(poll).max(most.polls),
  paper: record(tally, most.polls),
  lists: record(z.array(row).max(limits.rows), most.lists),
  followUp: record(counted, most.polls).optional(),
});
const protocol = z.strictObject({
  place: line,
  present: long,
  summary: long,
  notes: record(long, most.polls),
  lists: record(z.array(z.array(line).max(12)).max(most.protocolRows), most.lists),
}) satisfies z.ZodType<ProtocolEdits>;

const handover = z.strictObject({
  komki: z.literal(kind),
  version: z.literal(version),
  id: z.uuidv4().lowercase(),
  code: z.string().regex(codePattern),
  format: name,
  title: z.string().transform(cleanText).pipe(name),
  openedAt: moment,
  closedAt: moment,
  places: votes,
  content,
  protocol: protocol.nullable(),
});

/**
 * A room that is over, as it goes to another server: no agenda – the other one has its own –, no ballot, no place, no person, and
 * no text that was hidden. In the file moments are ISO 8601.
 */
export type Handover = z.infer<typeof handover>;

/** The room as the text of a file. It must be over. */
export function handoverOf({ doc, agenda, content: kept }: LiveRoom): string {
  const { polls, paper, lists, followUp } = kept;
  // What came along from an earlier part whose format was another one is shown nowhere.
  const here = polls.flatMap((poll) => {
    const votable = poll.counted ? agenda.votables.get(poll.id) : undefined;
    return votable ? [{ poll, votable }] : [];
  });
  const own: readonly string[] = [...agenda.lists.keys(), ...Object.values(ownLists)];
  const file = {
    komki: kind,
    version,
    id: doc._id,
    code: doc.code,
    format: formatNameIn(doc.agenda),
    title: doc.title,
    openedAt: doc.openedAt,
    closedAt: doc.closedAt,
    places: doc.seats.taken,
    content: {
      polls: here.map(({ poll, votable }) => ({
        id: poll.id,
        votes: poll.votes,
        tally: visible(votable, poll, poll.tally),
        revealed: poll.revealed,
        moderated: poll.moderated.filter(({ decision }) => decision === 'shown'),
      })),
      paper: Object.fromEntries(
        here.flatMap(({ poll, votable }) => {
          const tally = visible(votable, poll, paper[poll.id]);
          return tally ? [[poll.id, tally]] : [];
        }),
      ),
      lists: Object.fromEntries(Object.entries(lists).filter(([id]) => own.includes(id))),
      followUp,
    },
    protocol: doc.protocol === null ? null : (JSON.parse(doc.protocol) as ProtocolEdits),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const again = 'Bitte laden Sie sie auf dem anderen Gerät noch einmal herunter und lesen Sie sie unverändert ein';
/** @param grund German, without a full stop: why the file cannot be read */
export const unreadable = (grund: string, rat = again) => workshopError('UEBERGABE_UNLESBAR', { grund, rat });

const versioned = z.looseObject({ komki: z.literal(kind), version: z.int().min(1) });

/**
 * Reads a file of `handoverOf`. What it says is not yet compared with any format.
 * @throws UEBERGABE_UNLESBAR (422) naming what does not fit
 */
export function readHandover(text: string | undefined): Handover {
  if (text === undefined || text === '') throw unreadable('Es ist keine Datei dabei, die sich lesen lässt');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw unreadable('Sie ist keine Übergabedatei aus KomKI, oder sie ist beschädigt');
  }
  const head = versioned.safeParse(given);
  if (!head.success) throw unreadable('Sie ist keine Übergabedatei aus KomKI');
  if (head.data.version > version) {
    throw unreadable(
      'Sie stammt aus einer neueren Fassung von KomKI',
      'Bitte bringen Sie KomKI hier auf denselben Stand und lesen Sie sie dann ein',
    );
  }
  const read = handover.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const strange = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const where = [...(issue?.path ?? []), ...strange].map(String).join('.');
  throw unreadable(`Eine Angabe fehlt oder passt nicht (${where.slice(0, 200)})`);
}
