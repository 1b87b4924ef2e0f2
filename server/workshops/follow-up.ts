import { evaluate } from '../../sequences/format/index.ts';
import type { Poll } from '../../sequences/format/nodes.ts';
import { quizKey, readBallot } from '../../workshops/format/ballot.ts';
import type { Ballot, ServedWorkshop } from '../../workshops/format/room.ts';
import { type FollowUp, followUpWindow, type Quiz } from '../../workshops/format/workshop.ts';
import type { AppError } from '../http/errors.ts';
import { germanDate } from '../http/moments.ts';
import type { Agenda, AgendaFollowUp } from './agenda.ts';
import { workshopError } from './errors.ts';
import { timeUntil } from './format-words.ts';
import type { LiveRoom } from './live-room.ts';
import type { RoomContent } from './room-content.ts';

const day = 24 * 3_600_000;
/** A room is kept for so many days after its end at least: 26 weeks. */
const leastKept = 182;
/** So many days after the last answer is due its result can still be read. */
const readFor = 28;

const later = (moment: Date, days: number): Date => new Date(moment.getTime() + days * day);

/** When the database deletes a room that has ended. */
export function keptUntil(closedAt: Date, followUps: readonly Pick<FollowUp, 'days'>[]): Date {
  const days = followUps.map((one) => one.days + followUpWindow.after + readFor);
  return later(closedAt, Math.max(leastKept, ...days));
}

/** What is asked again after a room, and from when until when it can be answered. */
export interface Asking extends AgendaFollowUp {
  from: Date;
  until: Date;
}

/** All that is asked after a room that has ended, in the order of time. */
export const askingsAfter = (closedAt: Date, { followUps }: Agenda): Asking[] =>
  followUps.map((one) => ({
    ...one,
    from: later(closedAt, one.days - followUpWindow.before),
    until: later(closedAt, one.days + followUpWindow.after),
  }));

/** What is asked after a room; nothing while it runs. */
export const askingsOf = ({ doc, agenda }: LiveRoom): Asking[] =>
  doc.closedAt ? askingsAfter(doc.closedAt, agenda) : [];

/** Those whose answers are not added up yet. */
export const aheadOf = <One extends AgendaFollowUp>(
  followUps: readonly One[],
  { followUp: counted = {} }: RoomContent,
): One[] => followUps.filter(({ votables }) => [...votables.keys()].some((id) => !Object.hasOwn(counted, id)));

/** The first of them, and the only one that takes answers: it is over before the next begins. */
export const nextOf = <One extends AgendaFollowUp>(followUps: readonly One[], content: RoomContent): One | undefined =>
  aheadOf(followUps, content)[0];

/** Under which names answers are kept among the ballots: no poll of the room is called so. */
export const followUpKey = (id: string): string => `nachfassen/${id}.1`;
export const followUpKeys = (one: AgendaFollowUp | undefined): string[] =>
  [...(one?.votables.keys() ?? [])].map(followUpKey);

/** NACHFASSEN_ZU (410): why nothing can be answered now, and when it can. */
export function notAsked(room: LiveRoom, now: Date): AppError {
  const next = askingsOf(room).find(({ from }) => now < from);
  const [first] = room.agenda.followUps;
  const wann = next
    ? `Antworten können Sie vom ${germanDate(next.from)} bis zum ${germanDate(next.until)}, unter derselben Adresse`
    : !room.isClosed && first
      ? `Der Workshop läuft noch, gefragt wird etwa ${timeUntil(first.days)} danach`
      : 'Sie ist beendet, und was abgegeben war, ist gezählt';
  return workshopError('NACHFASSEN_ZU', { wann });
}

/** A field of the form: `<question>` or `<question>/<part of it>`. Every field is a list, most of them of one. */
type Fields = Record<string, string[]>;
const fieldsOf = (fields: Fields, id: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, [value = '']]) =>
      name.startsWith(`${id}/`) && value !== '' ? [[name.slice(id.length + 1), value]] : [],
    ),
  );

/**
 * The answers of a form as ballots, by question. What was left empty is left out.
 * @throws STIMME_UNGUELTIG (400)
 */
export function answersIn(
  { votables }: AgendaFollowUp,
  fields: Fields,
  checks: ServedWorkshop['checks'],
): [string, Ballot][] {
  return [...votables].flatMap(([id, votable]) => {
    const given = votable.kind === 'quiz' ? quizIn(votable, fields, checks) : pollIn(votable, fields);
    if (given === undefined) return [];
    const ballot = readBallot(votable, given);
    if (!ballot) throw workshopError('STIMME_UNGUELTIG');
    return [[id, ballot] as [string, Ballot]];
  });
}

function pollIn({ id, type }: Poll, fields: Fields): unknown {
  const all = (fields[id] ?? []).filter((value) => value.trim() !== '');
  const parts = fieldsOf(fields, id);
  const isEmpty = all.length === 0 && Object.keys(parts).length === 0;
  if (isEmpty) return undefined;
  switch (type) {
    case 'single':
      return { type, choice: all[0] };
    case 'multiple':
      return { type, choices: all };
    case 'scale':
      return { type, step: Number(all[0]) };
    case 'traffic-light':
      return { type, colours: parts };
    case 'ranking':
      return { type, order: Object.keys(parts).sort((a, b) => Number(parts[a]) - Number(parts[b])) };
    case 'words':
      return { type, words: all };
    case 'cards':
      return { type, cards: all };
  }
}

/** Here the server judges: the page works without JavaScript. The answers themselves are not kept. */
function quizIn(quiz: Quiz, fields: Fields, checks: ServedWorkshop['checks']): unknown {
  const right = quiz.checks.flatMap((one) => {
    const key = quizKey(one);
    const check = checks[key];
    const name = `${quiz.id}/${key}`;
    if (check?.type === 'choice' && fields[name]) return [[key, evaluate(check, fields[name]).success] as const];
    if (check?.type !== 'truth') return [];
    const given = Object.entries(fieldsOf(fields, name));
    if (given.length === 0) return [];
    const answer = Object.fromEntries(given.map(([statement, verdict]) => [statement, verdict === 'wahr'] as const));
    return [[key, evaluate(check, answer).success] as const];
  });
  return right.length > 0 ? { type: quiz.kind, right: Object.fromEntries(right) } : undefined;
}
