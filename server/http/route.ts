import type { Request, Response } from 'express';

export const roles = ['admin', 'trainer', 'betriebsrat', 'learner'] as const;
export type Role = (typeof roles)[number];

/** Who is asking, as far as a session tells. */
export interface Subject {
  personId: string;
  /** The only name the LRS knows. */
  pseudonym: string;
  roles: readonly Role[];
  /** Hash of the session token: ends this session at sign-out. */
  sessionId: string;
}

declare global {
  namespace Express {
    interface Request {
      /** Set by the session middleware; undefined for visitors. */
      subject: Subject | undefined;
    }
  }
}

/** Who may call a route: anyone, anyone signed in, the roles named, or `self-authenticating` (the LRS checks its own credentials). */
export type Access = 'everyone' | 'signed-in' | 'self-authenticating' | readonly Role[];

/** One address of the product. The inventory test lists them all, the rights test calls each as every role. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';
  /** Express path with parameters, e.g. `/kohorten/:id`. */
  path: string;
  access: Access;
  /** One English line for the inventory. */
  purpose: string;
  /**
   * What the body is read as; `none` by default. `long-form`: with a field per cell of a table. `file`: a form with one small
   * file, for `fileIn`. `bytes`: a Buffer. `raw` leaves reading to the handler.
   */
  body?: 'none' | 'form' | 'long-form' | 'file' | 'json' | 'bytes' | 'raw';
  /**
   * Whether the route needs to know who is asking; `needed` by default. `none` costs no database command. `if-possible`:
   * while the database is gone everybody is a visitor here – only for public pages that say nothing about the person.
   */
  session?: 'needed' | 'if-possible' | 'none';
  /** Tighter rate limit for addresses that guess secrets. */
  throttle?: 'secrets';
  handle(req: Request, res: Response): Promise<void> | void;
}

/** The subject of a route whose access is not `everyone`. */
export function subjectOf(req: Request): Subject {
  if (!req.subject) throw new Error('route without a subject: its access must not be “everyone”');
  return req.subject;
}

/** Passed in wherever time matters, so that tests own the clock. */
export type Clock = () => Date;
