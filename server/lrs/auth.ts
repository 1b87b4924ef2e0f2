import { hash, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Level } from '../../sequences/record/levels.ts';
import { lrsError } from './errors.ts';
import { answerVersion, majorOf, type Version } from './request.ts';
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
  | { kind: 'machine'; authority: XapiActor; spoken: Version }
  | { kind: 'learner'; authority: XapiActor; grant: LearnerGrant };

/** A request that may come in: who sends it, and by which version's rules. */
export interface Entered {
  sender: Sender;
  version: Version;
}
export type Enter = (req: Request, res: Response) => Entered;

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
 * Returns what every request passes first: the check of its version header (Communication § 3.3) and of its
 * `Authorization`, Basic for machines and Bearer for the page. A machine that forgets the version header is refused in
 * the version it spoke last, so that clients of either version read an answer they know.
 * @throws LRS_VERSION (400), LRS_CREDENTIALS (401). A browser's request gets no Basic challenge, which would open its
 *   password dialog.
 */
export function createEntrance({ homePage, credentials, grantOf }: AuthDeps): Enter {
  const machines = credentials.map(({ key, secret }) => ({
    digest: digest(`${key}:${secret}`),
    sender: {
      kind: 'machine',
      authority: accountAgent(homePage, key),
      spoken: 2,
    } satisfies Sender as Sender & { kind: 'machine' },
  }));

  function machine(token: string): (Sender & { kind: 'machine' }) | undefined {
    const given = digest(Buffer.from(token, 'base64').toString('utf8'));
    let found: (Sender & { kind: 'machine' }) | undefined;
    // All are compared, so that the time tells nothing about which came close.
    for (const known of machines) {
      if (timingSafeEqual(known.digest, given)) found = known.sender;
    }
    return found;
  }

  function learner(token: string): Sender | undefined {
    const grant = grantOf(token);
    return grant && { kind: 'learner', grant, authority: accountAgent(homePage, grant.pseudonym) };
  }

  function authenticate(req: Request, res: Response): Sender {
    const header = req.headers.authorization ?? '';
    const space = header.indexOf(' ');
    const scheme = header.slice(0, Math.max(space, 0)).toLowerCase();
    const token = header.slice(space + 1).trim();
    const sender = scheme === 'basic' ? machine(token) : scheme === 'bearer' ? learner(token) : undefined;
    if (sender) return sender;
    const fromBrowser = scheme === 'bearer' || Object.keys(req.headers).some((name) => name.startsWith('sec-fetch-'));
    res.set('WWW-Authenticate', `${fromBrowser ? 'Bearer' : 'Basic'} realm="KomKI LRS"`);
    throw lrsError('LRS_CREDENTIALS');
  }

  return (req, res) => {
    const header = req.headers['x-experience-api-version'];
    const version = majorOf(header);
    answerVersion(res, version ?? 2);
    if (header !== undefined && !version) throw lrsError('LRS_VERSION');
    const sender = authenticate(req, res);
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
