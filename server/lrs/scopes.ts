import type { Sender } from './auth.ts';
import { lrsError } from './errors.ts';

/** What a machine's credential may do (Communication § 4.2). */
export const scopes = [
  'statements/write',
  'statements/read/mine',
  'statements/read',
  'state',
  'profile',
  'all/read',
  'all',
] as const;
export type Scope = (typeof scopes)[number];

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
