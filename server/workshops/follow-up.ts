import { evaluate } from '../../sequences/format/index.ts';
import type { Poll } from '../../sequences/format/nodes.ts';
import { quizKey, readBallot } from '../../workshops/format/ballot.ts';
import type { Ballot, ServedWorkshop } from '../../workshops/format/room.ts';
import type { Quiz } from '../../workshops/format/workshop.ts';
import type { Agenda } from './agenda.ts';
import { workshopError } from './errors.ts';
import type { LiveRoom } from './live-room.ts';
import type { RoomContent } from './room-content.ts';

const day = 24 * 3_600_000;
/** The follow-up is open from so many days before its day to so many after. */
const span = { before: 7, after: 28 };

/** From when until when is asked again. @param days after the end of the workshop */
export function followUpSpan(closedAt: Date, days: number): { from: Date; until: Date } {
  const at = (more: number) => new Date(closedAt.getTime() + (days + more) * day);
  return { from: at(-span.before), until: at(span.after) };
}

/** Under which name answers are kept among the ballots: no poll of the room is called so. */
export const followUpKey = (id: string): string => `nachfassen/${id}.1`;

/** What a room that is over still takes: nothing, once its follow-up is counted. */
export const followUpKeys = ({ agenda }: Pick<LiveRoom, 'agenda'>, content: RoomContent): string[] =>
  content.followUp ? [] : [...agenda.followUp.keys()].map(followUpKey);

/** Whether and when is asked again; undefined while the workshop runs and where there is nothing to ask. */
export function followUpOf({ doc, agenda }: LiveRoom): { from: Date; until: Date } | undefined {
  if (!doc.closedAt || agenda.followUp.size === 0) return undefined;
  return followUpSpan(doc.closedAt, agenda.workshop.followUp.days);
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
export function answersIn({ followUp, workshop }: Agenda, fields: Fields): [string, Ballot][] {
  return [...followUp].flatMap(([id, votable]) => {
    const given = votable.kind === 'quiz' ? quizIn(votable, fields, workshop.checks) : pollIn(votable, fields);
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
