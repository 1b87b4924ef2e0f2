import compression from 'compression';
import express, { type Express, type Request, type RequestHandler } from 'express';
import { type Options, rateLimit } from 'express-rate-limit';
import { checkAccess, checkOrigin } from './access.ts';
import { answerError } from './answer-error.ts';
import { httpError } from './errors.ts';
import { securityHeaders } from './headers.ts';
import type { ShowPage } from './page.ts';
import type { Route } from './route.ts';

export interface ServerParts {
  /** Routes that check their own credentials and are called most: mounted before everything else. */
  machineRoutes: readonly Route[];
  /** Headers of every answer to machines, also where no handler was reached; empty for other addresses. */
  machineHeaders?: (req: Request) => Record<string, string>;
  routes: readonly Route[];
  /** Sets `req.subject` when a session cookie is there. */
  session: RequestHandler;
  showPage: ShowPage;
  publicUrl: string;
  /** false for load tests only. */
  limit: boolean;
  isDatabaseDown(error: unknown): boolean;
  log(line: string): void;
}

const unsafe = new Set(['POST', 'PUT', 'DELETE']);
const bodies: Record<NonNullable<Route['body']>, RequestHandler[]> = {
  none: [],
  raw: [],
  form: [express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 200 })],
  'long-form': [express.urlencoded({ extended: false, limit: '512kb', parameterLimit: 4000 })],
  file: [express.raw({ type: 'multipart/form-data', limit: '2mb' })],
  json: [express.json({ limit: '256kb' })],
  bytes: [express.raw({ type: 'application/octet-stream', limit: '3mb' })],
};

/**
 * Requests a minute and address: `all` is above what a workshop of 1,000 phones behind one address needs, who come at the same
 * moment and ask every three seconds where streams fail; `machines` is what a program may ask of the LRS.
 */
const limits = { all: 30_000, machines: 6_000, secrets: 20 };

/**
 * Composes routes into one Express app: headers, session, limits, access, origin, body, handler, errors.
 * A route is refused unless its `access` says otherwise; no handler runs before that is decided.
 */
export function createServer(parts: ServerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', 'loopback');

  const publicUrl = new URL(parts.publicUrl);
  const unlimited: RequestHandler = (_req, _res, next) => next();
  const limiter = (perMinute: number, options: Partial<Options> = {}): RequestHandler => {
    if (!parts.limit) return unlimited;
    return rateLimit({
      windowMs: 60_000,
      limit: perMinute,
      standardHeaders: false,
      legacyHeaders: false,
      ...options,
      handler: (_req, _res, next) => next(httpError('ZU_VIELE_ANFRAGEN')),
    });
  };
  const all = limiter(limits.all);
  // Who gets in does not count: a whole seminar room signs in from one address.
  const secrets = limiter(limits.secrets, { skipSuccessfulRequests: true });

  const identify: RequestHandler = parts.session;
  const identifyIfPossible: RequestHandler = async (req, res, next) => {
    try {
      await parts.session(req, res, () => {});
    } catch (error) {
      if (!parts.isDatabaseDown(error)) throw error;
    }
    next();
  };
  const sessions = { needed: [identify], 'if-possible': [identifyIfPossible], none: [] };

  const mount = (route: Route, session: RequestHandler[]) => {
    const steps: RequestHandler[] = [...session];
    if (route.throttle === 'secrets' && unsafe.has(route.method)) steps.push(secrets);
    if (route.access !== 'self-authenticating') {
      steps.push((req, _res, next) => {
        checkAccess(route, req);
        if (unsafe.has(route.method)) checkOrigin(req, publicUrl.host);
        next();
      });
    }
    steps.push(...bodies[route.body ?? 'none']);
    steps.push((req, res) => route.handle(req, res));
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete' | 'options';
    app[method](route.path, ...steps);
  };

  // A browser that may not even ask tells its page nothing, not that it is to wait.
  if (parts.limit) app.use('/xapi', limiter(limits.machines, { skip: ({ method }) => method === 'OPTIONS' }));
  for (const route of parts.machineRoutes) mount(route, sessions.none);
  app.use(securityHeaders(publicUrl.protocol === 'https:'), compression(), all);
  for (const route of parts.routes) mount(route, sessions[route.session ?? 'needed']);
  // The pages of what follows know who is asking, too.
  app.use(identify);
  refuseOtherMethods(app, [...parts.machineRoutes, ...parts.routes]);
  app.use(() => {
    throw httpError('NICHT_GEFUNDEN');
  });
  app.use(answerError(parts.showPage, parts.isDatabaseDown, parts.log, parts.machineHeaders));
  return app;
}

/** A known address that no route took was called with another method. */
function refuseOtherMethods(app: Express, routes: readonly Route[]): void {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) methods.set(path, [...(methods.get(path) ?? []), method]);
  for (const [path, allowed] of methods) {
    app.all(path, (req, res) => {
      res.setHeader('Allow', allowed.join(', '));
      throw httpError('METHODE_NICHT_ERLAUBT', { methode: req.method });
    });
  }
}
