import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request } from 'express';
import { AppError, httpError } from './errors.ts';
import { html } from './html.ts';
import type { ShowPage } from './page.ts';

/** Errors that Express and its body parsers raise before a handler runs, by their `type` or status. */
function fromExpress(error: { status?: unknown; type?: unknown }): AppError | undefined {
  if (error.type === 'entity.too.large') return httpError('ANFRAGE_ZU_GROSS', {}, error);
  if (error.type === 'charset.unsupported' || error.type === 'encoding.unsupported') {
    return httpError('MEDIENTYP_UNBEKANNT', {}, error);
  }
  if (error instanceof URIError || (typeof error.status === 'number' && error.status >= 400 && error.status < 500)) {
    return httpError('ANFRAGE_UNLESBAR', {}, error);
  }
  return undefined;
}

/** Machines and our own scripts get JSON, people a page. */
export const wantsJson = (req: Request): boolean =>
  /^\/(xapi|api|inhalte)(\/|$)/.test(req.path) || req.accepts(['html', 'json']) === 'json';

/**
 * The one place where errors become answers: stable code, one German sentence, never a stack.
 * @param isDatabaseDown tells a lost database (503 with Retry-After) from a fault of ours (500 with an id that the log has too)
 * @param headersOf headers that every answer to a request must have, where the error came before its handler set them
 */
export function answerError(
  showPage: ShowPage,
  isDatabaseDown: (error: unknown) => boolean,
  log: (line: string) => void,
  headersOf: (req: Request) => Record<string, string> = () => ({}),
): ErrorRequestHandler {
  const toAppError = (error: unknown): AppError => {
    if (error instanceof AppError) return error;
    if (isDatabaseDown(error)) return httpError('DATENBANK_NICHT_ERREICHBAR', {}, error);
    const known = typeof error === 'object' && error !== null ? fromExpress(error) : undefined;
    if (known) return known;
    const id = randomUUID().slice(0, 8);
    log(`Fehler ${id}: ${error instanceof Error ? error.stack : String(error)}`);
    return httpError('SERVER_FEHLER', { kennnummer: id }, error);
  };

  return (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const known = toAppError(error);
    for (const [name, value] of Object.entries(headersOf(req))) {
      if (!res.hasHeader(name)) res.setHeader(name, value);
    }
    if (known.status === 503) res.setHeader('Retry-After', '5');
    if (known.status === 429 && !res.hasHeader('Retry-After')) res.setHeader('Retry-After', '60');
    if (wantsJson(req)) {
      res.status(known.status).json({ code: known.code, message: known.message, ...known.details });
      return;
    }
    if (known.code === 'ANMELDUNG_NOETIG' && req.method === 'GET') {
      res.redirect(303, `/anmelden?weiter=${encodeURIComponent(req.originalUrl)}`);
      return;
    }
    showPage(req, res, {
      title: known.status === 404 ? 'Nicht gefunden' : 'Das hat nicht geklappt',
      name: 'error',
      status: known.status,
      main: html`<h1>${known.status === 404 ? 'Hier ist nichts' : 'Das hat nicht geklappt'}</h1>
<p class="lead">${known.message}</p>
<p><a class="button" href="/">Zur Startseite</a></p>
<p class="soft small">Code für Rückfragen: ${known.code}</p>`,
    });
  };
}
