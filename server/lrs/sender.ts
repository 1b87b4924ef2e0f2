import type { Request, Response } from 'express';
import type { Level } from '../../sequences/record/levels.ts';
import { lrsError } from './errors.ts';
import type { Scope } from './scopes.ts';
import type { Version, XapiActor } from './statement.ts';

/** What the page's token allows: to write and read as this learner. */
export interface LearnerGrant {
  pseudonym: string;
  /** UUID of learner × path. */
  registration: string;
  level: Level;
}

/** Who sends a request, and as whom statements are asserted (Data § 2.4.9). */
export type Sender =
  | { kind: 'machine'; authority: XapiActor; scopes: ReadonlySet<Scope>; spoken: Version }
  | { kind: 'learner'; authority: XapiActor; grant: LearnerGrant };

/** A request that may come in: who sends it, and by which version's rules. */
export interface Entered {
  sender: Sender;
  version: Version;
}
export type Enter = (req: Request, res: Response) => Promise<Entered>;

/**
 * Whether a sender's credential has one of these scopes, or all of them at once. A learner's page is no question of
 * scopes: each resource says itself what it may.
 */
export const mayDo = (sender: Sender, ...wanted: readonly Scope[]): boolean =>
  sender.kind === 'learner' || sender.scopes.has('all') || wanted.some((scope) => sender.scopes.has(scope));

/** @throws LRS_SCOPE (403) naming what is missing */
export function demand(sender: Sender, ...wanted: readonly Scope[]): void {
  if (!mayDo(sender, ...wanted)) throw lrsError('LRS_SCOPE', { path: wanted.join(' | ') });
}
