import { randomUUID } from 'node:crypto';
import type { Answer, Check, Sequence } from '../../sequences/format/index.ts';
import { evaluate } from '../../sequences/format/index.ts';
import {
  answered,
  type Binding,
  bind,
  completed,
  type Draft,
  initialized,
  type Level,
  passed,
  reduce,
  type Statement,
} from '../../sequences/record/index.ts';
import type { Visitor } from './visitor.ts';

/** The answer of `POST /api/aufzeichnung` for somebody signed in. */
export interface Recording {
  token: string;
  actor: Binding['actor'];
  registration: string;
  stufe: Level;
  kohorte: { id: string; name: string } | null;
}

export async function recordingOf(visitor: Visitor, sequence: string): Promise<Recording> {
  return (await (await visitor.postJson('/api/aufzeichnung', { sequenz: sequence })).json()) as Recording;
}

export const occasion = () => ({ id: randomUUID(), timestamp: new Date().toISOString() });

/** Binds drafts as the player does: reduced to the level first. */
export const boundFor = (recording: Recording, drafts: readonly Draft[]): Statement[] =>
  drafts.flatMap((draft) => {
    const kept = reduce(recording.stufe, draft);
    return kept
      ? [
          bind(kept, {
            ...recording,
            level: recording.stufe,
            ...(recording.kohorte && { cohort: recording.kohorte.id }),
          }),
        ]
      : [];
  });

/** Sends statements with the page's token, as the outbox does. */
export const send = (visitor: Visitor, token: string, statements: unknown): Promise<Response> =>
  visitor.request('/xapi/statements', {
    method: 'POST',
    body: JSON.stringify(statements),
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'X-Experience-API-Version': '1.0.3',
    },
  });

/** The right answer to a check. */
export function rightAnswer(check: Check): Answer {
  switch (check.type) {
    case 'choice':
      return check.options.filter(({ correct }) => correct).map(({ id }) => id);
    case 'truth':
      return Object.fromEntries(check.statements.map(({ id, correct }) => [id, correct]));
    case 'order':
      return check.items.map(({ id }) => id);
    case 'match':
      return Object.fromEntries(check.pairs.map(({ id, choice }) => [id, choice]));
    case 'gap':
      return Object.fromEntries(check.gaps.map(({ id, solutions }) => [id, solutions[0] ?? '']));
    case 'number':
      return String(check.value);
    case 'case':
      return Object.fromEntries(
        check.steps.map(({ id, options }) => [id, options.find(({ correct }) => correct)?.id ?? '']),
      );
  }
}

export const checksIn = (sequence: Sequence): Check[] =>
  sequence.sections.flatMap(({ nodes }) => nodes.filter((node): node is Check => node.kind === 'check'));

/** Begins a sequence and, if wanted, answers everything rightly and finishes it. */
export async function learn(visitor: Visitor, sequence: Sequence, { finish }: { finish: boolean }): Promise<Recording> {
  const recording = await recordingOf(visitor, sequence.id);
  const drafts = [initialized(occasion(), sequence)];
  if (finish) {
    for (const check of checksIn(sequence)) {
      const answer = rightAnswer(check);
      drafts.push(answered(occasion(), sequence, check, answer, evaluate(check, answer)));
    }
    drafts.push(completed(occasion(), sequence), passed(occasion(), sequence, 1));
  }
  const response = await send(visitor, recording.token, boundFor(recording, drafts));
  if (response.status !== 200) throw new Error(`statements refused: ${response.status} ${await response.text()}`);
  return recording;
}
