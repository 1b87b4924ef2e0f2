import { endPlace, evaluationPlace } from '../../workshops/format/agenda.ts';
import { cleanText, isTextPoll, readTally } from '../../workshops/format/ballot.ts';
import { ownLists, type SharedRow, type StageCommand, type Timer } from '../../workshops/format/room.ts';
import type { SharedListKind } from '../../workshops/format/workshop.ts';
import { type Agenda, columnsOf } from './agenda.ts';
import { workshopError } from './errors.ts';
import { asCounted, type KeptPoll, type RoomContent } from './room-content.ts';

/** What a command makes of a room. */
export interface Change {
  content: RoomContent;
  /** Seats from now on. */
  mostSeats?: number;
  /** The room is over. */
  closes?: true;
}

const minute = 60_000;
const undoDepth = 10;
export const limits = { minutes: 480, rows: 60, cell: 500, seats: 2000, cluster: 60 };

const refuse = (grund: string) => workshopError('BEFEHL_UNPASSEND', { grund });

/** Kind of a list of this room. @throws BEFEHL_UNPASSEND (422) for a name it has no list under */
export function listKind({ lists }: Agenda, id: string): SharedListKind | 'texts' {
  const kind = lists.get(id)?.list;
  if (kind) return kind;
  if (Object.values(ownLists).some((own) => own === id)) return 'texts';
  throw refuse('Diese Liste gibt es in diesem Workshop nicht');
}

/**
 * The rule for every command. Pure: the same room and command at the same moment give the same room.
 * @throws BEFEHL_UNPASSEND (422) with a reason in German
 */
export function applyCommand(content: RoomContent, command: StageCommand, agenda: Agenda, now: Date): Change {
  const remembered = (changed: RoomContent): Change => ({ content: remembering(content, changed) });
  switch (command.do) {
    case 'undo':
      return { content: takeBack(content) };
    case 'seats':
      if (command.most > limits.seats) throw refuse(`Mehr als ${limits.seats} Plätze hat ein Raum nicht`);
      return { content, mostSeats: command.most };
    case 'clear-need-time':
      return { content: { ...content, needTimeRound: content.needTimeRound + 1 } };
    case 'close':
      return { content: ended(content), closes: true };
    case 'next':
      return move(content, neighbour(content, agenda, 1), agenda);
    case 'previous':
      return move(content, neighbour(content, agenda, -1), agenda);
    case 'go':
      if (!agenda.places.includes(command.block)) throw refuse('Diesen Block gibt es in diesem Workshop nicht');
      return move(content, command.block, agenda);
    case 'timer-start':
    case 'timer-extend':
      return remembered({ ...content, timer: timerFor(content.timer, command.do, now, command.minutes) });
    case 'timer-pause':
    case 'timer-resume':
    case 'timer-stop':
      return remembered({ ...content, timer: timerFor(content.timer, command.do, now) });
    case 'poll-open':
      return { content: forgetful(openPoll(content, command.poll, agenda)) };
    case 'poll-close':
      return { content: forgetful(closePoll(content, command.poll)) };
    case 'poll-restart':
      return { content: forgetful(restartPoll(content, command.poll)) };
    case 'poll-reveal': {
      const poll = pollOf(content, command.poll);
      const shown = withPoll(content, { ...closed(poll), revealed: true });
      return poll.state === 'open' ? { content: forgetful(shown) } : remembered(shown);
    }
    case 'poll-hide':
      return remembered(withPoll(content, { ...pollOf(content, command.poll), revealed: false }));
    case 'text':
      return remembered(moderate(content, command, agenda));
    case 'paper':
      return remembered(typeIn(content, command, agenda));
    case 'row-put':
      return remembered(putRow(content, command.list, command.row, agenda));
    case 'row-remove': {
      listKind(agenda, command.list);
      const rows = (content.lists[command.list] ?? []).filter(({ id }) => id !== command.row);
      return remembered({ ...content, lists: { ...content.lists, [command.list]: rows } });
    }
  }
}

/** Everything of a room stops: polls close, the timer ends, nothing can be taken back. */
export const ended = (content: RoomContent): RoomContent =>
  forgetful({ ...content, block: endPlace, timer: null, polls: content.polls.map(closed) });

const closed = (poll: KeptPoll): KeptPoll => ({ ...poll, state: 'closed' });

// ── undo ──────────────────────────────────────────────────────────────────────────────────────────────────

const undoable = ['block', 'timer', 'polls', 'paper', 'lists'] as const;

/** Keeps what the command has changed, so that it can be taken back. */
function remembering(before: RoomContent, after: RoomContent): RoomContent {
  const changed = undoable.filter((part) => before[part] !== after[part]);
  if (changed.length === 0) return after;
  const old = Object.fromEntries(changed.map((part) => [part, before[part]]));
  return { ...after, undo: [...before.undo, old].slice(-undoDepth) };
}

/** Votes that are taken or added up cannot be un-taken: there is no way back behind this. */
const forgetful = (content: RoomContent): RoomContent => ({ ...content, undo: [] });

function takeBack(content: RoomContent): RoomContent {
  const last = content.undo.at(-1);
  if (!last) throw refuse('Es gibt keinen Schritt, der sich zurücknehmen ließe');
  return { ...content, ...last, polls: backTo(content.polls, last.polls), undo: content.undo.slice(0, -1) };
}

/** What was said of results and texts comes back; votes that were added up meanwhile stay. */
const backTo = (polls: KeptPoll[], old: KeptPoll[] | undefined): KeptPoll[] =>
  polls.map((poll) => {
    const before = old?.find(({ id }) => id === poll.id);
    return before ? { ...poll, revealed: before.revealed, moderated: before.moderated } : poll;
  });

// ── moving on ─────────────────────────────────────────────────────────────────────────────────────────────

function neighbour({ block }: RoomContent, { places }: Agenda, distance: 1 | -1): string {
  const place = places[places.indexOf(block) + distance];
  if (place === undefined) throw refuse(distance > 0 ? 'Das war der letzte Block' : 'Davor kommt kein Block');
  return place;
}

/** A timer belongs to its block. The questions of the evaluation open together. */
function move(content: RoomContent, block: string, { evaluation }: Agenda): Change {
  const moved: RoomContent = { ...content, block, timer: block === content.block ? content.timer : null };
  const missing = evaluation.filter((id) => !content.polls.some((poll) => poll.id === id));
  if (block !== evaluationPlace || missing.length === 0) return { content: remembering(content, moved) };
  return { content: forgetful({ ...moved, polls: [...moved.polls, ...missing.map(newPoll)] }) };
}

// ── polls ─────────────────────────────────────────────────────────────────────────────────────────────────

const newPoll = (id: string): KeptPoll => ({
  id,
  state: 'open',
  round: 1,
  revealed: false,
  counted: false,
  votes: 0,
  moderated: [],
});

function pollOf({ polls }: RoomContent, id: string): KeptPoll {
  const poll = polls.find((one) => one.id === id);
  if (!poll) throw refuse('Diese Abstimmung ist noch nicht eröffnet');
  return poll;
}

const withPoll = (content: RoomContent, poll: KeptPoll): RoomContent => ({
  ...content,
  polls: content.polls.map((one) => (one.id === poll.id ? poll : one)),
});

function openPoll(content: RoomContent, id: string, { votables }: Agenda): RoomContent {
  if (!votables.has(id)) throw refuse('Diese Abstimmung gibt es in diesem Workshop nicht');
  if (content.polls.some((one) => one.id === id)) throw refuse('Diese Abstimmung ist schon eröffnet');
  return { ...content, polls: [...content.polls, newPoll(id)] };
}

function closePoll(content: RoomContent, id: string): RoomContent {
  const poll = pollOf(content, id);
  if (poll.state === 'closed') throw refuse('Diese Abstimmung ist schon beendet');
  return withPoll(content, closed(poll));
}

/** Begins anew: what came in before, on paper too, is gone. */
function restartPoll(content: RoomContent, id: string): RoomContent {
  const { round } = pollOf(content, id);
  const { [id]: _, ...paper } = content.paper;
  return withPoll({ ...content, paper }, { ...newPoll(id), round: round + 1 });
}

// ── timer, texts, paper, lists ────────────────────────────────────────────────────────────────────────────

type TimerCommand = `timer-${'start' | 'extend' | 'pause' | 'resume' | 'stop'}`;

function timerFor(timer: Timer | null, command: TimerCommand, now: Date, more = 0): Timer | null {
  const until = (milliseconds: number) => new Date(now.getTime() + milliseconds).toISOString();
  if (command === 'timer-start') return { endsAt: until(more * minute), minutes: more };
  if (command === 'timer-stop') return null;
  if (!timer) throw refuse('Es läuft keine Uhr');
  const left = 'left' in timer ? timer.left : Math.max(0, Date.parse(timer.endsAt) - now.getTime());
  const { minutes } = timer;
  if (command === 'timer-pause') return { left, minutes };
  if (command === 'timer-resume') return { endsAt: until(left), minutes };
  const longer = { left: left + more * minute, minutes: minutes + more };
  if (longer.minutes > limits.minutes) throw refuse('Länger als acht Stunden läuft keine Uhr');
  return 'left' in timer ? longer : { endsAt: until(longer.left), minutes: longer.minutes };
}

type Of<What> = Extract<StageCommand, { do: What }>;

function moderate(
  content: RoomContent,
  { poll: id, text: given, decision, cluster }: Of<'text'>,
  { votables }: Agenda,
): RoomContent {
  const votable = votables.get(id);
  const poll = pollOf(content, id);
  if (!votable || !isTextPoll(votable)) throw refuse('Zu dieser Abstimmung gibt es keine Texte');
  const text = asCounted(given);
  const others = poll.moderated.filter((one) => one.text !== text);
  const moderated = [...others, { text, decision, cluster: cleanText(cluster).slice(0, limits.cluster) }];
  return withPoll(content, { ...poll, moderated });
}

function typeIn(content: RoomContent, { poll: id, tally: given }: Of<'paper'>, { votables }: Agenda): RoomContent {
  const votable = votables.get(id);
  pollOf(content, id);
  const tally = votable && readTally(votable, given);
  if (!tally) throw refuse('Diese Zahlen passen nicht zur Frage oder nicht zueinander');
  return { ...content, paper: { ...content.paper, [id]: tally } };
}

function putRow(content: RoomContent, list: string, { id, cells: given }: SharedRow, agenda: Agenda): RoomContent {
  const columns = columnsOf(listKind(agenda, list));
  if (given.length !== columns.length) throw refuse('Die Zeile passt nicht zu den Spalten der Liste');
  const row = { id, cells: given.map((cell) => cleanText(cell).slice(0, limits.cell)) };
  const rows = content.lists[list] ?? [];
  const isNew = !rows.some((one) => one.id === id);
  if (isNew && rows.length >= limits.rows) throw refuse(`Mehr als ${limits.rows} Zeilen hat eine Liste nicht`);
  const changed = isNew ? [...rows, row] : rows.map((one) => (one.id === id ? row : one));
  return { ...content, lists: { ...content.lists, [list]: changed } };
}
