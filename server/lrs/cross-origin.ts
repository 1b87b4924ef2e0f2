import type { Response } from 'express';
import type { Route } from '../http/route.ts';

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
function allow(res: Response): void {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Expose-Headers', answerHeaders.join(', '));
}

/** Lets pages of other sites use these routes (CORS; xAPI’s content often lies elsewhere than the LRS). */
export function withCrossOrigin(routes: readonly Route[]): Route[] {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) methods.set(path, [...(methods.get(path) ?? []), method]);
  const preflights = Array.from(
    methods,
    ([path, allowed]): Route => ({
      method: 'OPTIONS',
      path,
      access: 'everyone',
      purpose: 'xAPI: what a page of another site may send (CORS)',
      handle(_req, res) {
        allow(res);
        res.setHeader('Access-Control-Allow-Methods', allowed.join(', '));
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
        if (req.headers.origin !== undefined) allow(res);
        return route.handle(req, res);
      },
    }),
  );
  return [...open, ...preflights];
}
