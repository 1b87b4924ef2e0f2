import type { Request } from 'express';
import { httpError } from './errors.ts';
import type { Route } from './route.ts';

/**
 * Who may call a route: decided here, once, before any handler runs.
 * @throws ANMELDUNG_NOETIG (401) without a session, KEIN_ZUGRIFF (403) with the wrong role.
 */
export function checkAccess(route: Route, req: Request): void {
  if (route.access === 'everyone' || route.access === 'self-authenticating') return;
  if (!req.subject) throw httpError('ANMELDUNG_NOETIG');
  if (route.access === 'signed-in') return;
  if (!route.access.some((role) => req.subject?.roles.includes(role))) throw httpError('KEIN_ZUGRIFF');
}

/**
 * Refuses state changes that another site's page has sent with our cookie (OWASP: verifying origin with standard headers).
 * Browsers send `Origin` with every POST; a request without one comes from no browser page and must say so by sending it.
 * @throws FREMDE_HERKUNFT (403)
 */
export function checkOrigin(req: Request, publicHost: string): void {
  const origin = req.headers.origin;
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') throw httpError('FREMDE_HERKUNFT');
  const host = origin === undefined || !URL.canParse(origin) ? undefined : new URL(origin).host;
  if (host === undefined || (host !== req.headers.host && host !== publicHost)) throw httpError('FREMDE_HERKUNFT');
}
