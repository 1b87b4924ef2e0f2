import type { Request, Response } from 'express';
import { httpError } from '../http/errors.ts';
import type { Route } from '../http/route.ts';
import { lrsError } from './errors.ts';
import { essenceOf } from './formats.ts';
import { bodyIs, majorOf, readBody } from './request.ts';

/** Form parameters that stand for headers; all others but `content` stand for query parameters. */
const headers = new Set([
  'Authorization',
  'X-Experience-API-Version',
  'Content-Type',
  'Content-Length',
  'If-Match',
  'If-None-Match',
]);

/** Clients should name the form's type (§ 1.3), but the browsers the syntax is there for cannot. */
const formTypes = new Set(['application/x-www-form-urlencoded', 'text/plain', '']);

/** The `method` parameter of a request in the alternate syntax; undefined for an ordinary one. */
function intendedMethod(req: Request): string | undefined {
  const at = req.url.indexOf('?');
  if (at < 0) return undefined;
  const query = new URLSearchParams(req.url.slice(at + 1));
  const method = query.get('method');
  if (method === null) return undefined;
  for (const parameter of query.keys()) {
    if (parameter !== 'method') throw lrsError('LRS_PARAMETER_UNKNOWN', { parameter: parameter.slice(0, 64) });
  }
  if (query.getAll('method').length > 1) throw lrsError('LRS_PARAMETER_REPEATED', { parameter: 'method' });
  return method;
}

/** Answers without a body, whatever a handler writes. */
function withoutBody(res: Response): void {
  const end = res.end.bind(res) as () => Response;
  res.write = () => true;
  res.end = (() => {
    res.removeHeader('Content-Length');
    return end();
  }) as Response['end'];
}

/** Turns a form into the request it stands for. @throws LRS_CONTENT_TYPE, LRS_PARAMETER_REPEATED (400) */
async function translate(req: Request): Promise<void> {
  if (!formTypes.has(essenceOf(req.headers['content-type'] ?? ''))) throw lrsError('LRS_CONTENT_TYPE');
  const form = new URLSearchParams((await readBody(req)).toString('utf8'));
  const query = new URLSearchParams();
  const content = form.getAll('content');
  if (content.length > 1) throw lrsError('LRS_PARAMETER_REPEATED', { parameter: 'content' });
  delete req.headers['content-type'];
  if (content[0] !== undefined) req.headers['content-type'] = 'application/json';
  for (const [name, value] of form) {
    if (headers.has(name)) req.headers[name.toLowerCase()] = value;
    else if (name !== 'content') query.append(name, value);
  }
  req.url = `${req.path}?${query}`;
  bodyIs(req, Buffer.from(content[0] ?? ''));
}

/**
 * Adds the alternate request syntax of 1.0.x (Communication § 1.3) to routes: a POST with `?method=…`, everything else in
 * a form, for browsers that can set no headers. 2.0 has dropped it.
 */
export function withAlternateSyntax(routes: readonly Route[]): Route[] {
  const byPath = new Map<string, Map<string, Route>>();
  for (const route of routes) {
    const methods = byPath.get(route.path) ?? new Map<string, Route>();
    byPath.set(route.path, methods.set(route.method, route));
  }
  const posts = Array.from(byPath, ([path, methods]): Route => {
    const post = methods.get('POST');
    async function handle(req: Request, res: Response): Promise<void> {
      const method = intendedMethod(req);
      if (method === undefined) {
        if (post) return post.handle(req, res);
        res.setHeader('Allow', [...methods.keys()].join(', '));
        throw httpError('METHODE_NICHT_ERLAUBT', { methode: 'POST' });
      }
      res.setHeader('X-Experience-API-Version', '1.0.3');
      const target = methods.get(method === 'HEAD' ? 'GET' : method);
      if (!target) throw lrsError('LRS_PARAMETER_VALUE', { parameter: 'method' });
      await translate(req);
      if (majorOf(req.headers['x-experience-api-version']) === 2) {
        throw lrsError('LRS_PARAMETER_UNKNOWN', { parameter: 'method' });
      }
      // To Node it is a POST, whose answers have a body.
      if (method === 'HEAD') withoutBody(res);
      await target.handle(req, res);
    }
    const purpose = post?.purpose ?? 'xAPI 1.0.x: the same in the alternate request syntax';
    return { method: 'POST', path, access: 'self-authenticating', body: 'raw', purpose, handle };
  });
  return [...routes.filter(({ method }) => method !== 'POST'), ...posts];
}
