import { createHash, randomBytes } from 'node:crypto';
import type { CookieOptions, Request, RequestHandler, Response } from 'express';
import type { Connection } from 'mongoose';
import type { Clock, Role } from './route.ts';
import { sessionModel } from './session.model.ts';

const minute = 60_000;
/** A session nobody uses ends after this time (ms). */
export const idleTime = 120 * minute;
/** Every session ends after this time (ms). */
export const absoluteTime = 720 * minute;
/** Use is written down at most this often (ms), so that reading pages costs no writes. */
const renewalStep = 5 * minute;

export interface SessionDependencies {
  connection: Connection;
  clock: Clock;
  /** The address people use; `https:` turns on the Secure cookie. */
  publicUrl: string;
  /** Asked at every request with a session, so that a role taken away is gone at once; undefined ends the session's effect. */
  subjectOf(personId: string): Promise<{ pseudonym: string; roles: readonly Role[] } | undefined>;
}

export interface Sessions {
  /** Sets `req.subject` for a request with a valid cookie; a visitor without one costs no database command. */
  middleware: RequestHandler;
  /** Signs a person in with a fresh token; a session the browser brought along ends. Sets `req.subject`. */
  start(res: Response, personId: string): Promise<void>;
  /** Signs this browser out. Without a session it only clears the cookie. */
  end(req: Request, res: Response): Promise<void>;
  /** Ends every session of a person, on all devices. */
  endAll(personId: string): Promise<void>;
  /** The open sessions of a person for the export under “Meine Daten”. */
  personalData(personId: string): Promise<{ expiresAt: Date; endsAt: Date }[]>;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The value of the named cookie if it looks like one of our tokens. */
function tokenIn(req: Request, name: string): string | undefined {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const [key, value = ''] = pair.trim().split('=', 2);
    if (key === name && /^[\w-]{43}$/.test(value)) return value;
  }
  return undefined;
}

/**
 * Sessions in MongoDB: 32 random bytes in a cookie, only their SHA-256 in the database.
 * ASVS 5.0 V7: new token at every sign-in, idle 2 h, absolute 12 h, sign-out on all devices.
 * @throws the driver's error from any function when the database does not answer.
 */
export function createSessions({ connection, clock, publicUrl, subjectOf }: SessionDependencies): Sessions {
  const Session = sessionModel(connection);
  const secure = new URL(publicUrl).protocol === 'https:';
  // The prefix makes the browser itself refuse the cookie from a sibling domain or without Secure.
  const cookieName = secure ? '__Host-komki' : 'komki';
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure };

  async function removeOwn(req: Request): Promise<void> {
    const token = tokenIn(req, cookieName);
    if (token) await Session.deleteOne({ _id: hashOf(token) });
  }

  async function identify(req: Request): Promise<void> {
    const token = tokenIn(req, cookieName);
    if (!token) return;
    const session = await Session.findById(hashOf(token)).lean();
    const now = clock().getTime();
    // The TTL index only tidies up, up to a minute late: the clock decides.
    if (!session || session.expiresAt.getTime() <= now) return;
    const person = await subjectOf(session.personId);
    if (!person) return;
    const renewed = Math.min(now + idleTime, session.endsAt.getTime());
    if (renewed - session.expiresAt.getTime() >= renewalStep) {
      await Session.updateOne({ _id: session._id }, { $set: { expiresAt: new Date(renewed) } });
    }
    req.subject = { personId: session.personId, ...person, sessionId: session._id };
  }

  return {
    middleware: async (req, _res, next) => {
      await identify(req);
      next();
    },

    async start(res, personId) {
      await removeOwn(res.req);
      const token = randomBytes(32).toString('base64url');
      const now = clock().getTime();
      const session = {
        _id: hashOf(token),
        personId,
        expiresAt: new Date(now + idleTime),
        endsAt: new Date(now + absoluteTime),
      };
      await Session.create(session);
      const person = await subjectOf(personId);
      res.req.subject = person && { personId, ...person, sessionId: session._id };
      res.cookie(cookieName, token, cookie);
    },

    async end(req, res) {
      await removeOwn(req);
      req.subject = undefined;
      res.clearCookie(cookieName, cookie);
    },

    async endAll(personId) {
      await Session.deleteMany({ personId });
    },

    async personalData(personId) {
      return Session.find({ personId })
        .select({ _id: 0, expiresAt: 1, endsAt: 1 })
        .lean<{ expiresAt: Date; endsAt: Date }[]>();
    },
  };
}
