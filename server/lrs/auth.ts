import { hash, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Level } from '../../sequences/record/levels.ts';
import { lrsError } from './errors.ts';
import type { XapiActor, XapiStatement } from './statement.ts';

/** What the page's token allows: to write and read as this learner. */
export interface LearnerGrant {
  pseudonym: string;
  /** UUID of learner × path. */
  registration: string;
  level: Level;
}

/** Who sends a request, and as whom statements are asserted (Data § 2.4.9). */
export type Sender =
  | { kind: 'machine'; authority: XapiActor }
  | { kind: 'learner'; authority: XapiActor; grant: LearnerGrant };

/** An agent by its account at this site. */
export const accountAgent = (homePage: string, name: string): XapiActor => ({
  objectType: 'Agent',
  account: { homePage, name },
});

const digest = (text: string): Buffer => hash('sha256', text, 'buffer');

export interface AuthDeps {
  homePage: string;
  credentials: { key: string; secret: string }[];
  grantOf(token: string): LearnerGrant | undefined;
}

/**
 * Returns the check of a request's `Authorization`: Basic for machines, Bearer for the page.
 * @throws LRS_CREDENTIALS (401). A browser's request gets no Basic challenge, which would open its password dialog.
 */
export function createAuthentication({
  homePage,
  credentials,
  grantOf,
}: AuthDeps): (req: Request, res: Response) => Sender {
  const machines = credentials.map(({ key, secret }) => ({
    digest: digest(`${key}:${secret}`),
    authority: accountAgent(homePage, key),
  }));

  function machine(token: string): Sender | undefined {
    const given = digest(Buffer.from(token, 'base64').toString('utf8'));
    let found: Sender | undefined;
    // All are compared, so that the time tells nothing about which came close.
    for (const known of machines) {
      if (timingSafeEqual(known.digest, given)) found = { kind: 'machine', authority: known.authority };
    }
    return found;
  }

  function learner(token: string): Sender | undefined {
    const grant = grantOf(token);
    return grant && { kind: 'learner', grant, authority: accountAgent(homePage, grant.pseudonym) };
  }

  return (req, res) => {
    const header = req.headers.authorization ?? '';
    const space = header.indexOf(' ');
    const scheme = header.slice(0, Math.max(space, 0)).toLowerCase();
    const token = header.slice(space + 1).trim();
    const sender = scheme === 'basic' ? machine(token) : scheme === 'bearer' ? learner(token) : undefined;
    if (sender) return sender;
    const fromBrowser = scheme === 'bearer' || Object.keys(req.headers).some((name) => name.startsWith('sec-fetch-'));
    res.set('WWW-Authenticate', `${fromBrowser ? 'Bearer' : 'Basic'} realm="KomKI LRS"`);
    throw lrsError('LRS_CREDENTIALS');
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
