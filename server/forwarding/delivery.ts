import { AppError } from '../http/errors.ts';
import type { Outbound, OutboundAnswer } from '../http/outbound.ts';
import type { TargetRecord } from './model.ts';

/** A stored statement on its way. */
export interface Outgoing {
  key: string;
  /** UUID. */
  id: string;
  /** JSON text. */
  text: string;
}

/** What became of a page of statements. */
export interface Outcome {
  /** Key of the last statement that is settled: it has arrived or was refused; undefined when none is. */
  through: string | undefined;
  arrived: number;
  refused: (Outgoing & { status: number })[];
  /** Why the rest was not sent; undefined when all are settled. */
  failure?: { code: string; retryAfter?: string };
}

export interface DeliveryDeps {
  send: Outbound['send'];
  hasAttachments(one: Outgoing): boolean;
  body(page: readonly Outgoing[]): Promise<{ contentType: string; body: Buffer }>;
}

/** Answers that speak of what was sent, not of the receiver: bad request, conflict, too large, unprocessable. */
const aboutStatements = new Set([400, 409, 413, 422]);

/** Statements without attachments together, each with attachments by itself, in order. */
function bodies(page: readonly Outgoing[], hasAttachments: DeliveryDeps['hasAttachments']): Outgoing[][] {
  const groups: Outgoing[][] = [];
  let isOpen = false;
  for (const one of page) {
    const isAlone = hasAttachments(one);
    if (isOpen && !isAlone) groups.at(-1)?.push(one);
    else groups.push([one]);
    isOpen = !isAlone;
  }
  return groups;
}

/**
 * Posts a page of statements to another LRS, in order. Where the receiver refuses a batch for something in it, each
 * statement is sent by itself; at the first failure of another kind it ends. Sending again is harmless: the ids are the
 * same (xAPI Data § 2.4.1).
 * @param mayGoOn asked before each request; when it says no, the rest is left without being a failure
 */
export async function deliver(
  page: readonly Outgoing[],
  { endpoint, version }: Pick<TargetRecord, 'endpoint' | 'version'>,
  credentials: string,
  mayGoOn: () => Promise<boolean>,
  { send, hasAttachments, body }: DeliveryDeps,
): Promise<Outcome> {
  const outcome: Outcome = { through: undefined, arrived: 0, refused: [] };

  async function post(group: readonly Outgoing[]): Promise<OutboundAnswer> {
    const { contentType, body: content } = await body(group);
    return send(`${endpoint}/statements`, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
        'Content-Type': contentType,
        'X-Experience-API-Version': version,
      },
      body: content,
    });
  }

  const waiting = bodies(page, hasAttachments);
  for (let group = waiting.shift(); group; group = waiting.shift()) {
    if (!(await mayGoOn())) return outcome;
    let answer: OutboundAnswer;
    try {
      answer = await post(group);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { ...outcome, failure: { code: error.code } };
    }
    const { status, headers } = answer;
    if (status >= 200 && status < 300) outcome.arrived += group.length;
    else if (!aboutStatements.has(status)) {
      const retryAfter = headers['retry-after'];
      return { ...outcome, failure: { code: `HTTP_${status}`, ...(retryAfter !== undefined && { retryAfter }) } };
    } else if (group.length > 1) {
      waiting.unshift(...group.map((one) => [one]));
      continue;
    } else outcome.refused.push(...group.map((one) => ({ ...one, status })));
    outcome.through = group.at(-1)?.key;
  }
  return outcome;
}
