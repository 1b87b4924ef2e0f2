import { createHash } from 'node:crypto';
import { type Connection, mongo } from 'mongoose';
import { type Answer, type Check, evaluate, type Sequence } from '../../sequences/format/index.ts';
import {
  type Actor,
  answered,
  bind,
  type Draft,
  failed,
  type Level,
  passed,
  reduce,
  type Statement,
} from '../../sequences/record/index.ts';
import { AppError, httpError } from '../http/errors.ts';
import type { Clock } from '../http/route.ts';
import { examError } from './errors.ts';
import { type AttemptDoc, attemptModel } from './model.ts';

/** Who answers: what the page's token says. */
export interface Candidate {
  pseudonym: string;
  registration: string;
  level: Level;
}

/** How one check of an exam stands for a learner. */
export interface Standing {
  success: boolean;
  scaled: number;
  attemptsLeft: number;
}

export interface ExamDeps {
  connection: Connection;
  clock: Clock;
  /** Home page of the learners' accounts in the LRS. */
  homePage: string;
  /** A published exam with its keys; undefined for other sequences and unknown ones. */
  exam(id: string): Sequence | undefined;
  /** Stores a statement about a learner, exactly once per id. @throws AppError 409 when the id is taken by another one */
  record(statement: Statement, pseudonym: string): Promise<void>;
}

/** Compares shares without minding the last bits: 7 of 10 reaches 0.7. */
const reaches = (share: number, mark: number): boolean => share >= mark - 1e-9;

const checksOf = ({ sections }: Sequence): Check[] =>
  sections.flatMap(({ nodes }) => nodes.filter((node) => node.kind === 'check'));

/** Whether an answer has the form the check asks for; what it says is another matter. */
function isAnswerTo({ type }: Check, answer: Answer): boolean {
  if (type === 'number') return typeof answer === 'string';
  if (type === 'choice' || type === 'order') return Array.isArray(answer);
  if (typeof answer !== 'object' || Array.isArray(answer)) return false;
  return Object.values(answer).every((value) => typeof value === (type === 'truth' ? 'boolean' : 'string'));
}

/** A UUID (version 8, RFC 9562 § 5.8) that is the same for the same words: what is told twice is told once. */
function idOf(...words: string[]): string {
  const bytes = createHash('sha256').update(words.join('\n')).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const duplicateKey = 11_000;
/** As often as attempts of one learner can get in each other's way. */
const mostRounds = 25;

/**
 * `bewertung: pruefung`: the server judges with the same `evaluate` that explains elsewhere, counts attempts and decides about
 * passing. Neither key nor feedback leaves it, and no answer is kept.
 */
export function createExams({ connection, clock, homePage, exam, record }: ExamDeps) {
  const Attempt = attemptModel(connection);

  const attemptsAt = ({ registration }: Candidate, sequence: string): Promise<AttemptDoc[]> =>
    Attempt.find({ registration, sequence }).sort({ number: 1 }).lean<AttemptDoc[]>();

  function standing(check: Check, all: readonly AttemptDoc[], { attempts }: Sequence): Standing | undefined {
    const own = all.filter((one) => one.check === check.id && one.version === check.version);
    const counts = own.find(({ success }) => success) ?? own.at(-1);
    return (
      counts && { success: counts.success, scaled: counts.scaled, attemptsLeft: Math.max(0, attempts - own.length) }
    );
  }

  async function tell(candidate: Candidate, draft: Draft): Promise<void> {
    const { pseudonym, registration, level } = candidate;
    const allowed = reduce(level, draft);
    if (!allowed) return;
    const actor: Actor = { objectType: 'Agent', account: { homePage, name: pseudonym } };
    await record(bind(allowed, { actor, registration, level }), pseudonym);
  }

  /** Once enough required checks are right, or none can become right any more, the exam is decided, and that is told once. */
  async function decide(candidate: Candidate, sequence: Sequence, all: readonly AttemptDoc[]): Promise<void> {
    const required = checksOf(sequence).filter((check) => check.required);
    const standings = required.map((check) => standing(check, all, sequence));
    if (required.length === 0) return;
    const share = standings.filter((one) => one?.success).length / required.length;
    const isOver = standings.every((one) => one && (one.success || one.attemptsLeft === 0));
    const hasPassed = reaches(share, sequence.passMark);
    if (!hasPassed && !isOver) return;
    const word = hasPassed ? 'passed' : 'failed';
    const id = idOf(candidate.registration, sequence.id, `${sequence.version}`, word);
    const outcome = (hasPassed ? passed : failed)({ id, timestamp: clock().toISOString() }, sequence, share);
    await tell(candidate, outcome).catch((error: unknown) => {
      // It was told when it was decided; an answer that came later changes nothing about it.
      if (!(error instanceof AppError && error.status === 409)) throw error;
    });
  }

  async function keep(attempt: Omit<AttemptDoc, 'number'>, number: number): Promise<boolean> {
    try {
      await Attempt.create({ ...attempt, number });
      return true;
    } catch (error) {
      if (error instanceof mongo.MongoServerError && error.code === duplicateKey) return false;
      throw error;
    }
  }

  return {
    /**
     * Judges an answer. Sending it again under the same id is the same attempt and gets the same result.
     * @param attempt UUID of the attempt, version of the check the page showed, the answer
     * @throws PRUEFUNG_UNBEKANNT (404), EINGABE_UNGUELTIG (400), PRUEFUNG_VERSUCHE_AUFGEBRAUCHT, PRUEFUNG_SCHON_BESTANDEN (409)
     */
    async answer(
      candidate: Candidate,
      sequenceId: string,
      checkId: string,
      { id, version, answer }: { id: string; version: number; answer: Answer },
    ): Promise<Standing> {
      const sequence = exam(sequenceId);
      const check = sequence && checksOf(sequence).find((one) => one.id === checkId && one.version === version);
      if (!sequence || !check) throw examError('PRUEFUNG_UNBEKANNT');
      if (!isAnswerTo(check, answer)) throw httpError('EINGABE_UNGUELTIG', { feld: 'antwort' });

      for (let round = 0; round < mostRounds; round++) {
        const all = await attemptsAt(candidate, sequenceId);
        let mine = all.find((one) => one._id === id && one.check === checkId);
        if (!mine) {
          const before = standing(check, all, sequence);
          if (before?.success) throw examError('PRUEFUNG_SCHON_BESTANDEN');
          if (before?.attemptsLeft === 0) throw examError('PRUEFUNG_VERSUCHE_AUFGEBRAUCHT');
          const { success, scaled } = evaluate(check, answer);
          const { pseudonym, registration } = candidate;
          const number = all.filter((one) => one.check === checkId && one.version === version).length + 1;
          const made = {
            _id: id,
            pseudonym,
            registration,
            sequence: sequenceId,
            check: checkId,
            version,
            success,
            scaled,
          };
          const attempt = { ...made, at: clock() };
          // Another answer came in meanwhile, or this one a second time: look again.
          if (!(await keep(attempt, number))) continue;
          mine = { ...attempt, number };
          all.push(mine);
        }
        // After the attempt is kept, and again when it is sent again: a crash in between loses nothing.
        const { success, scaled, at } = mine;
        const occasion = { id, timestamp: at.toISOString() };
        await tell(
          candidate,
          answered(occasion, sequence, { ...check, sealed: true }, answer, { success, scaled, parts: {} }),
        );
        await decide(candidate, sequence, all);
        return standing(check, all, sequence) as Standing;
      }
      // The id belongs to another's attempt, or to one at another check.
      throw examError('PRUEFUNG_UNBEKANNT');
    },

    /** How the checks of an exam stand that were answered, by id. @throws PRUEFUNG_UNBEKANNT (404) */
    async standings(candidate: Candidate, sequenceId: string): Promise<Record<string, Standing>> {
      const sequence = exam(sequenceId);
      if (!sequence) throw examError('PRUEFUNG_UNBEKANNT');
      const all = await attemptsAt(candidate, sequenceId);
      return Object.fromEntries(
        checksOf(sequence).flatMap((check) => {
          const stands = standing(check, all, sequence);
          return stands ? [[check.id, stands]] : [];
        }),
      );
    },

    /** All attempts of a learner, for the export. */
    async personalData(pseudonym: string): Promise<Omit<AttemptDoc, 'pseudonym'>[]> {
      return Attempt.find({ pseudonym }).select({ pseudonym: 0 }).lean<Omit<AttemptDoc, 'pseudonym'>[]>();
    },
  };
}

export type ExamService = ReturnType<typeof createExams>;
