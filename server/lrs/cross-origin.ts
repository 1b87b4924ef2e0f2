import type { Request, Response } from 'express';
import type { Route } from '../http/route.ts';
import { answered, majorOf } from './request.ts';

const requestHeaders = [
  'Authorization',
  'Content-Type',
  'X-Experience-API-Version',
  'If-Match',
  'If-None-Match',
  'Accept-Language',
];
const answerHeaders = [
  'ETag',
  'Last-Modified',
  'X-Experience-API-Version',
  'X-Experience-API-Consistent-Through',
  'Retry-After',
];

/** Any page may ask: who asks must show credentials of its own, a cookie counts for nothing here. */
const allowed = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': answerHeaders.join(', '),
};

function set(res: Response, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
}

/** Headers that an answer to a request has whoever gives it; none for other addresses than those of the LRS. */
export type HeadersOf = (req: Request) => Record<string, string>;

/**
 * What every answer under the LRS’s address carries, also one that no resource has given: an unknown address or method, too
 * many requests, a preflight (Communication § 2.1.3, § 3.3).
 */
export const headersUnder =
  (consistentThrough: () => string): HeadersOf =>
  ({ path, headers }) => {
    if (path !== '/xapi' && !path.startsWith('/xapi/')) return {};
    return {
      'X-Experience-API-Version': answered[majorOf(headers['x-experience-api-version']) ?? 2],
      ...(path === '/xapi/statements' && { 'X-Experience-API-Consistent-Through': consistentThrough() }),
      ...(headers.origin !== undefined && allowed),
    };
  };

/** Lets pages of other sites use these routes (CORS; xAPI’s content often lies elsewhere than the LRS). */
export function withCrossOrigin(routes: readonly Route[], headersOf: HeadersOf): Route[] {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) methods.set(path, [...(methods.get(path) ?? []), method]);
  const preflights = Array.from(
    methods,
    ([path, known]): Route => ({
      method: 'OPTIONS',
      path,
      access: 'everyone',
      purpose: 'xAPI: what a page of another site may send (CORS)',
      handle(req, res) {
        set(res, { ...headersOf(req), ...allowed });
        res.setHeader('Access-Control-Allow-Methods', known.join(', '));
        res.setHeader('Access-Control-Allow-Headers', requestHeaders.join(', '));
        res.setHeader('Access-Control-Max-Age', '86400');
        res.status(204).end();
      },
    }),
  );
  const open = routes.map(
    (route): Route => ({
      ...route,
      handle(req, res) {
        if (req.headers.origin !== undefined) set(res, allowed);
        return route.handle(req, res);
      },
    }),
  );
  return [...open, ...preflights];
}
