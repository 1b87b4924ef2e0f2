import { isVotable } from '../../workshops/format/agenda.ts';
import { isTextPoll } from '../../workshops/format/ballot.ts';
import { followUpNames, sharedListNames } from '../../workshops/format/names.ts';
import { asCsv } from '../../workshops/format/plan-files.ts';
import { decimal, numberWords, percent, questionOf, type Result, resultOf } from '../../workshops/format/result.ts';
import { ownLists, type Tally } from '../../workshops/format/room.ts';
import type { Votable, WorkshopNode } from '../../workshops/format/workshop.ts';
import { germanDate, germanHour } from '../http/moments.ts';
import { columnsOf } from './agenda.ts';
import type { LiveRoom } from './live-room.ts';
import { type KeptPoll, tallyOf } from './room-content.ts';

/** What the trainer may write into a protocol. Names stand in it only where somebody types them. */
export interface ProtocolEdits {
  place: string;
  present: string;
  summary: string;
  /** By block. */
  notes: Record<string, string>;
  /** Rows of every list, those of decisions and open questions among them. */
  lists: Record<string, string[][]>;
}

export interface ProtocolList {
  id: string;
  title: string;
  /** What the list asks for; empty for the facilitator's own. */
  prompt: string;
  columns: readonly string[];
  rows: string[][];
}

export interface ProtocolResult {
  question: string;
  votes: number;
  /** Undefined where too few have voted. */
  result: Result | undefined;
}

/** A room's protocol as it is shown and exported. */
export interface Protocol {
  title: string;
  aim: string;
  date: string;
  time: string;
  /** Devices that took a place. */
  places: number;
  place: string;
  present: string;
  summary: string;
  blocks: { id: string; title: string; minutes: number; note: string; results: ProtocolResult[] }[];
  evaluation: ProtocolResult[];
  /** What was asked afterwards, once it is counted. */
  followUps: { title: string; results: ProtocolResult[] }[];
  lists: ProtocolList[];
}

/** Empty rows a list of the form ends with. */
export const spareRows = 3;

const emptyEdits: ProtocolEdits = { place: '', present: '', summary: '', notes: {}, lists: {} };

/** What has been typed into a protocol so far. */
export const editsOf = ({ doc }: LiveRoom): ProtocolEdits =>
  doc.protocol === null ? emptyEdits : (JSON.parse(doc.protocol) as ProtocolEdits);

/** Puts a protocol together from what the room knows and what was typed. Polls that are still open are no part of it. */
export function protocolOf(room: LiveRoom): Protocol {
  const { doc, agenda, content } = room;
  const { workshop } = agenda;
  const edits = editsOf(room);
  const kept = new Map(content.polls.map((poll) => [poll.id, poll]));

  const result = (votable: Votable): ProtocolResult[] => {
    const poll = kept.get(votable.id);
    if (!poll?.counted) return [];
    const paper = content.paper[votable.id];
    const tally = visible(votable, poll, tallyOf(poll, paper));
    const votes = poll.votes + (paper?.votes ?? 0);
    return [{ question: questionOf(votable), votes, result: tally && resultOf(votable, tally, workshop.checks) }];
  };
  const resultsIn = (nodes: readonly WorkshopNode[]) => nodes.filter(isVotable).flatMap(result);

  const list = (id: string, title: string, prompt: string, columns: readonly string[]): ProtocolList => ({
    id,
    title,
    prompt,
    columns,
    rows: edits.lists[id] ?? (content.lists[id] ?? []).map(({ cells }) => cells),
  });
  return {
    title: doc.title,
    aim: workshop.aim,
    date: germanDate(doc.openedAt),
    time: `${germanHour(doc.openedAt)} bis ${germanHour(doc.closedAt ?? doc.closesAt)} Uhr`,
    places: doc.seats.taken,
    place: edits.place,
    present: edits.present,
    summary: edits.summary,
    blocks: agenda.blocks.map(({ id, title, minutes, nodes }) => ({
      id,
      title,
      minutes,
      note: edits.notes[id] ?? '',
      results: resultsIn(nodes),
    })),
    evaluation: resultsIn(workshop.evaluation),
    followUps: agenda.followUps.map(({ id, votables }) => ({
      title: followUpNames[id],
      results: [...votables.values()].flatMap((votable) => {
        const counted = content.followUp?.[votable.id];
        if (!counted) return [];
        const added = counted.tally && resultOf(votable, counted.tally, workshop.checks);
        return [{ question: questionOf(votable), votes: counted.votes, result: added }];
      }),
    })),
    lists: [
      ...[...agenda.lists.values()].map((one) =>
        list(one.id, sharedListNames[one.list], questionOf(one), columnsOf(one.list)),
      ),
      list(ownLists.decisions, 'Beschlüsse', '', columnsOf('texts')),
      list(ownLists.questions, 'Offene Fragen', '', columnsOf('texts')),
    ],
  };
}

/** Texts the facilitator has hidden stay hidden. */
export function visible(
  votable: Votable,
  { moderated }: Pick<KeptPoll, 'moderated'>,
  tally: Tally | undefined,
): Tally | undefined {
  if (!tally || !isTextPoll(votable)) return tally;
  const hidden = new Set(moderated.filter(({ decision }) => decision === 'hidden').map(({ text }) => text));
  const counts = Object.entries(tally.counts).filter(([text]) => !hidden.has(text));
  return { votes: tally.votes, counts: Object.fromEntries(counts) };
}

/** What stands where all texts of a poll are hidden. */
export const withoutTexts = 'alle Texte sind ausgeblendet';

/** “Im Mittel 3,4 von 5”; undefined where there is no mean. */
export const meanWords = ({ mean, rows }: Result): string | undefined =>
  mean === undefined ? undefined : `Im Mittel ${decimal(mean)} von ${rows.length}`;

/** A result as lines of a table: answer, column, number, share. */
function factsOf({ columns, rows, mean }: Result): string[][] {
  const facts = rows.flatMap(({ label, counts, bars }) =>
    columns.map(({ title, form }, index) => {
      // The pieces of a stacked bar are shares, too.
      const isShare = form === 'share' || bars.length > 1;
      return [label, title, numberWords(counts[index] ?? 0, form), isShare ? percent(bars[index] ?? 0) : ''];
    }),
  );
  return mean === undefined ? facts : [...facts, ['', 'Mittelwert', decimal(mean), '']];
}

/** The protocol for spreadsheets: in each line one fact, before it what it is about. */
export function protocolCsv(protocol: Protocol): string {
  const { title, date, time, places, place, present, summary } = protocol;
  const results = (about: string, all: readonly ProtocolResult[]) =>
    all.flatMap(({ question, votes, result }) => {
      const facts = result ? factsOf(result) : [];
      if (facts.length === 0) facts.push([result ? withoutTexts : 'zu wenige Stimmen für ein Ergebnis', '', '', '']);
      return facts.map((fact) => [about, question, ...fact, `${votes}`]);
    });
  const blocks = protocol.blocks;
  return asCsv([
    ['Angaben', 'Workshop', title],
    ['Angaben', 'Datum', date],
    ['Angaben', 'Zeit', time],
    ['Angaben', 'Geräte', `${places}`],
    ['Angaben', 'Ort', place],
    ['Angaben', 'Anwesend', present],
    ['Angaben', 'Zusammenfassung', summary],
    [],
    ['Ablauf', 'Block', 'Minuten', 'Notiz'],
    ...blocks.map((block) => ['Ablauf', block.title, `${block.minutes}`, block.note]),
    [],
    ['Abstimmung', 'Frage', 'Antwort', 'Spalte', 'Zahl', 'Anteil', 'Abgestimmt haben'],
    ...results(
      'Abstimmung',
      blocks.flatMap((block) => block.results),
    ),
    ...results('Auswertung', protocol.evaluation),
    ...protocol.followUps.flatMap((one) => results(one.title, one.results)),
    ...protocol.lists.flatMap((list) => [
      [],
      [list.title, ...list.columns],
      ...list.rows.map((cells) => [list.title, ...cells]),
    ]),
  ]);
}
