import type { Answer, Check, Evaluation } from '../../sequences/format/index.ts';
import type { Answered, CheckElement } from './check-element.ts';
import type { Owner } from './device-db.ts';
import { newId } from './new-id.ts';
import type { Recorder } from './recorder.ts';
import type { RecordingContexts } from './recording-context.ts';

/** What `/api/pruefung` says of one check. */
interface Reply {
  richtig: boolean;
  anteil: number;
  uebrig: number;
}
/** How a check of an exam stands: an exam tells no part. */
export interface Standing {
  evaluation: Evaluation;
  attemptsLeft: number;
}

const standingOf = ({ richtig, anteil, uebrig }: Reply): Standing => ({
  evaluation: { success: richtig, scaled: anteil, parts: {} },
  attemptsLeft: uebrig,
});

/** An answer that says nothing, for a check that was answered on another device. */
const nothingIn = ({ type }: Check): Answer =>
  type === 'number' ? '' : type === 'choice' || type === 'order' ? [] : {};

/**
 * An exam (`bewertung: pruefung`) as the page plays it: answers go to the server, which alone knows the keys. What it said is kept on
 * the device beside the answer.
 */
export class Exam {
  private readonly standings = new Map<string, Standing>();
  /** Attempts under way by check: an answer that is sent again is the same attempt. */
  private readonly attempts = new Map<string, { answer: string; id: string }>();

  constructor(
    private readonly contexts: RecordingContexts,
    private readonly recorder: Recorder,
    private readonly kennung: string,
  ) {}

  /** Asks how the checks stand; without connection what the device knows must do. */
  async load(): Promise<void> {
    const { checks } = await this.ask<{ checks: Record<string, Reply> }>('').catch(() => ({ checks: {} }));
    for (const [check, reply] of Object.entries<Reply>(checks)) this.standings.set(check, standingOf(reply));
  }

  /** What restores a check: the server's word, with the answer if it was given on this device. */
  restore(
    check: Check,
    kept: Answered | undefined,
  ): { answered: Answered | undefined; attemptsLeft: number | undefined } {
    const standing = this.standings.get(check.id);
    if (!standing) return { answered: kept, attemptsLeft: undefined };
    const { evaluation, attemptsLeft } = standing;
    return { answered: { answer: kept?.answer ?? nothingIn(check), evaluation }, attemptsLeft };
  }

  /**
   * Hands an answer in and shows what the server says. Sending the same answer again after a failure is the same attempt.
   * @throws when the server could not be asked; the check then stays open
   */
  async handIn(element: CheckElement<Check['type']>, check: Check, answer: Answer): Promise<void> {
    const words = JSON.stringify(answer);
    const known = this.attempts.get(check.id);
    const attempt = known?.answer === words ? known : { answer: words, id: newId() };
    this.attempts.set(check.id, attempt);
    const body = JSON.stringify({ versuch: attempt.id, fassung: check.version, antwort: answer });
    const standing = standingOf(await this.ask<Reply>(`/${check.id}`, body));
    this.attempts.delete(check.id);
    this.standings.set(check.id, standing);
    await this.recorder.examined(check, answer, standing.evaluation);
    Object.assign(element, standing);
  }

  private async ask<T>(path: string, body?: string): Promise<T> {
    const context = await this.contexts.of(this.kennung, this.owner);
    if (typeof context !== 'object') throw new Error(`no place to hand in: ${context}`);
    const response = await fetch(`/api/pruefung/${this.kennung}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Authorization: `Bearer ${context.token}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body }),
    });
    if (!response.ok) throw new Error(`${response.status}`);
    return (await response.json()) as T;
  }

  private get owner(): Owner {
    return this.recorder.owner;
  }
}
