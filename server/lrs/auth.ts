import { hash, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { ClientRecord, Clients } from './clients.ts';
import { lrsError } from './errors.ts';
import { answerVersion, majorOf } from './request.ts';
import type { Scope } from './scopes.ts';
import type { Enter, LearnerGrant, Sender } from './sender.ts';
import type { XapiActor, XapiStatement } from './statement.ts';

type Machine = Sender & { kind: 'machine' };

/** An agent by its account at this site. */
export const accountAgent = (homePage: string, name: string): XapiActor => ({
  objectType: 'Agent',
  account: { homePage, name },
});

const digest = (text: string): Buffer => hash('sha256', text, 'buffer');

export interface AuthDeps {
  homePage: string;
  /** From the settings, scope `all`. */
  credentials: { key: string; secret: string }[];
  clients: Clients;
  grantOf(token: string): LearnerGrant | undefined;
}

/**
 * Returns what every request passes first: the check of its version header (Communication § 3.3) and of its
 * `Authorization`, Basic for machines and Bearer for the page. A machine that forgets the version header is refused in
 * the version it spoke last, so that clients of either version read an answer they know.
 * @throws LRS_VERSION (400), LRS_CREDENTIALS (401). A browser's request gets no Basic challenge, which would open its
 *   password dialog.
 */
export function createEntrance({ homePage, credentials, clients, grantOf }: AuthDeps): Enter {
  const machineOf = (key: string, allowed: readonly Scope[]): Machine => ({
    kind: 'machine',
    authority: accountAgent(homePage, key),
    scopes: new Set(allowed),
    spoken: 2,
  });
  const configured = credentials.map(({ key, secret }) => ({
    digest: digest(`${key}:${secret}`),
    sender: machineOf(key, ['all']),
  }));
  /** Senders of clients, as long as they keep their scopes; what they spoke last is remembered with them. */
  const senders = new WeakMap<ClientRecord, Machine>();

  async function machine(token: string): Promise<Machine | undefined> {
    const text = Buffer.from(token, 'base64').toString('utf8');
    const given = digest(text);
    let found: Machine | undefined;
    // All are compared, so that the time tells nothing about which came close.
    for (const known of configured) {
      if (timingSafeEqual(known.digest, given)) found = known.sender;
    }
    if (found) return found;
    const colon = text.indexOf(':');
    const client = await clients.find(text.slice(0, Math.max(colon, 0)), text.slice(colon + 1));
    if (!client) return undefined;
    const sender = senders.get(client) ?? machineOf(client._id, client.scopes);
    senders.set(client, sender);
    return sender;
  }

  function learner(token: string): Sender | undefined {
    const grant = grantOf(token);
    return grant && { kind: 'learner', grant, authority: accountAgent(homePage, grant.pseudonym) };
  }

  async function authenticate(req: Request, res: Response): Promise<Sender> {
    const header = req.headers.authorization ?? '';
    const space = header.indexOf(' ');
    const scheme = header.slice(0, Math.max(space, 0)).toLowerCase();
    const token = header.slice(space + 1).trim();
    const sender = scheme === 'basic' ? await machine(token) : scheme === 'bearer' ? learner(token) : undefined;
    if (sender) return sender;
    const fromBrowser = scheme === 'bearer' || Object.keys(req.headers).some((name) => name.startsWith('sec-fetch-'));
    res.set('WWW-Authenticate', `${fromBrowser ? 'Bearer' : 'Basic'} realm="KomKI LRS"`);
    throw lrsError('LRS_CREDENTIALS');
  }

  return async (req, res) => {
    const header = req.headers['x-experience-api-version'];
    const version = majorOf(header);
    answerVersion(res, version ?? 2);
    if (header !== undefined && !version) throw lrsError('LRS_VERSION');
    const sender = await authenticate(req, res);
    if (!version) {
      if (sender.kind === 'machine') answerVersion(res, sender.spoken);
      throw lrsError('LRS_VERSION');
    }
    if (sender.kind === 'machine') sender.spoken = version;
    return { sender, version };
  };
}

/** Exactly the account of this pseudonym and nothing else, so that no name slips in beside it. */
export function isLearner(actor: XapiActor, homePage: string, pseudonym: string): boolean {
  const { account } = actor;
  const known = Object.keys(actor).every(
    (key) => key === 'account' || (key === 'objectType' && actor.objectType === 'Agent'),
  );
  return known && account?.homePage === homePage && account.name === pseudonym;
}

/**
 * What a learner's statement must be: by that learner, in that registration, no voiding.
 * @throws LRS_SCOPE (403) with the path of what does not fit.
 */
export function checkLearnerStatement(
  statement: XapiStatement,
  grant: LearnerGrant,
  homePage: string,
  path: string,
): void {
  if (!isLearner(statement.actor, homePage, grant.pseudonym)) throw lrsError('LRS_SCOPE', { path: `${path}.actor` });
  if (statement.context?.registration?.toLowerCase() !== grant.registration.toLowerCase()) {
    throw lrsError('LRS_SCOPE', { path: `${path}.context.registration` });
  }
  if (statement.object.objectType === 'StatementRef') throw lrsError('LRS_SCOPE', { path: `${path}.object` });
}
