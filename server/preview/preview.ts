import express, { type Express, type RequestHandler } from 'express';
import { answerError } from '../http/answer-error.ts';
import { securityHeaders } from '../http/headers.ts';
import type { Clock, Route } from '../http/route.ts';
import { createServer } from '../http/server.ts';
import { loadAssets } from '../pages/assets.ts';
import { previewError } from './errors.ts';
import { sequenceFiles } from './files.ts';
import { previewRoutes } from './routes.ts';
import { previewShell } from './shell.ts';
import { createWorkshop } from './workshop.ts';

export interface PreviewDependencies {
  /** The folder above `sequences/`. */
  root: string;
  /** Where `server/build/preview.mjs` has put the browser's files. */
  assets: string;
  /** `http://localhost:<port>`; the only other name it answers to is 127.0.0.1. */
  url: string;
  clock: Clock;
  log(line: string): void;
}

/**
 * The authors' tool: text at the left, the real elements at the right, findings below. For one person on one machine:
 * no accounts, no database. What guards it is that it answers only to its own name (a page elsewhere whose name is made
 * to point here gets nothing) and takes writes only from its own pages.
 */
export async function createPreview(deps: PreviewDependencies): Promise<{ express: Express; routes: Route[] }> {
  const { root, clock, log, url } = deps;
  const { assets, routes: assetRoutes } = await loadAssets(deps.assets);
  const files = sequenceFiles(root);
  const showPage = previewShell(assets);
  const routes = [
    // Without the service worker: what is shown must never be an old state.
    ...assetRoutes.filter(({ path }) => path === '/a/:file'),
    ...previewRoutes({ files, workshop: createWorkshop(root, files, clock), assets, showPage }),
  ];
  const server = createServer({
    machineRoutes: [],
    routes,
    session: (_req, _res, next) => next(),
    showPage,
    publicUrl: url,
    // Nobody but the person at this machine can call it.
    limit: false,
    isDatabaseDown: () => false,
    log,
  });
  const app = express();
  app.disable('x-powered-by');
  app.use(
    securityHeaders(false),
    ownNameOnly(url),
    server,
    answerError(showPage, () => false, log),
  );
  return { express: app, routes };
}

/** Refuses requests under another name: by DNS rebinding a foreign page could otherwise read and write as if it were ours. */
function ownNameOnly(url: string): RequestHandler {
  const { host, port } = new URL(url);
  const names = [host, `127.0.0.1:${port}`];
  return (req, _res, next) => {
    if (!names.includes(req.headers.host ?? '')) throw previewError('VORSCHAU_FREMDER_NAME', { adresse: url });
    next();
  };
}
