import type { Request, Response } from 'express';
import { AppError } from '../http/errors.ts';
import type { Route } from '../http/route.ts';
import { isLearner, type LearnerGrant, type Sender } from './auth.ts';
import { agentKey } from './canonical.ts';
import { lrsError } from './errors.ts';
import { isMediaType } from './formats.ts';
import {
  negotiateVersion,
  type Parameters,
  parameterReader,
  preconditions,
  readBody,
  readParameters,
  sendJson,
  type Version,
} from './request.ts';
import type { XapiActor } from './statement.ts';
import type { StateScope, States } from './states.ts';
import { isQueryAgent } from './validate.ts';

/** A document on its way into the store, as the agreement judges it. */
export interface LearnerDocument {
  stateId: string;
  activityId: string;
  /** UUID, lower case. */
  registration: string | undefined;
  contentType: string;
  body: Buffer;
}
export type PermitState = (
  document: LearnerDocument,
  grant: LearnerGrant,
) => { code: string; message: string } | undefined;

export interface StateRoutesDeps {
  states: States;
  authenticate(req: Request, res: Response): Sender;
  homePage: string;
  permitState: PermitState;
}

interface Opened {
  sender: Sender;
  version: Version;
  parameters: Parameters;
  scope: StateScope;
  stateId: string | undefined;
}

const names = ['activityId', 'agent', 'registration', 'stateId'];

/** A document may be of any type, so the answer must not run as a page of this site. */
const sealed = {
  'Cache-Control': 'private, no-cache, no-transform',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
};

/** The State resource (Communication § 2.3). */
export function stateRoutes({ states, authenticate, homePage, permitState }: StateRoutesDeps): Route[] {
  function open(req: Request, res: Response, allowed: string[]): Opened {
    const version = negotiateVersion(req, res);
    const sender = authenticate(req, res);
    const parameters = parameterReader(readParameters(req, allowed, ['method']), version);
    parameters.required('activityId');
    parameters.required('agent');
    const activity = parameters.iri('activityId') as string;
    const actor = parameters.json('agent');
    // A document belongs to an Agent, not to a Group (§ 2.6, note).
    const isAgent = isQueryAgent(actor) && (actor as XapiActor).objectType !== 'Group';
    const agent = isAgent ? agentKey(actor as XapiActor) : undefined;
    if (agent === undefined) throw lrsError('LRS_PARAMETER_VALUE', { parameter: 'agent' });
    const registration = parameters.uuid('registration');
    if (sender.kind === 'learner') {
      const { pseudonym, registration: own } = sender.grant;
      if (!isLearner(actor as XapiActor, homePage, pseudonym)) throw lrsError('LRS_SCOPE', { path: 'agent' });
      if (registration !== undefined && registration !== own.toLowerCase())
        throw lrsError('LRS_SCOPE', { path: 'registration' });
    }
    const scope = { agent, activity, ...(registration !== undefined && { registration }) };
    return { sender, version, parameters, scope, stateId: parameters.text('stateId') };
  }

  async function get(req: Request, res: Response): Promise<void> {
    const { parameters, scope, stateId } = open(req, res, [...names, 'since']);
    const since = parameters.timestamp('since');
    res.set(sealed);
    if (stateId === undefined) {
      const found = await states.list(scope, since === undefined ? undefined : new Date(since));
      const newest = Math.max(...found.map(({ updated }) => updated.getTime()));
      if (found.length > 0) res.set('Last-Modified', new Date(newest).toUTCString());
      sendJson(res, JSON.stringify([...new Set(found.map((document) => document.stateId))]));
      return;
    }
    if (since !== undefined) throw lrsError('LRS_PARAMETER_COMBINATION', { parameter: 'since' });
    const document = await states.get(scope, stateId);
    if (!document) throw lrsError('LRS_NOT_FOUND');
    res.set({ ETag: `"${document.etag}"`, 'Last-Modified': document.updated.toUTCString() });
    if (preconditions(req).ifNoneMatch?.includes(document.etag)) {
      res.status(304).end();
      return;
    }
    // Not res.type(): the type is given back exactly as it came.
    res.setHeader('Content-Type', document.contentType);
    res.end(document.content);
  }

  /** @throws LRS_CONTENT_TYPE (400) */
  function contentType(req: Request): string {
    const type = req.headers['content-type'] ?? 'application/octet-stream';
    if (!isMediaType(type)) throw lrsError('LRS_CONTENT_TYPE');
    return type;
  }

  function opened(req: Request, res: Response): Opened & { stateId: string } {
    const request = open(req, res, names);
    request.parameters.required('stateId');
    return { ...request, stateId: request.stateId as string };
  }

  /**
   * Reads a document that may be stored.
   * @throws the refusal of the agreement (403); a posted one must keep to it as a whole, so that the merged one does too
   */
  async function document(req: Request, { sender, scope, stateId }: Opened & { stateId: string }) {
    const type = contentType(req);
    const body = await readBody(req);
    if (sender.kind === 'learner') {
      const { activity: activityId, registration } = scope;
      const refusal = permitState({ stateId, activityId, registration, contentType: type, body }, sender.grant);
      if (refusal) throw new AppError(refusal.code, 403, refusal.message, { path: 'document' });
    }
    return { type, body };
  }

  async function put(req: Request, res: Response): Promise<void> {
    const request = opened(req, res);
    const { type, body } = await document(req, request);
    await states.put(request.scope, request.stateId, type, body, preconditions(req), request.version === 2);
    res.status(204).end();
  }

  async function post(req: Request, res: Response): Promise<void> {
    const request = opened(req, res);
    const { type, body } = await document(req, request);
    await states.post(request.scope, request.stateId, type, body, preconditions(req));
    res.status(204).end();
  }

  async function remove(req: Request, res: Response): Promise<void> {
    const { scope, stateId } = open(req, res, names);
    if (stateId === undefined) await states.deleteAll(scope);
    else await states.delete(scope, stateId, preconditions(req));
    res.status(204).end();
  }

  const route = { path: '/xapi/activities/state', access: 'self-authenticating', body: 'raw' } as const;
  return [
    { ...route, method: 'GET', purpose: 'xAPI: a state document, or the ids of a scope', handle: get },
    { ...route, method: 'PUT', purpose: 'xAPI: store a state document', handle: put },
    { ...route, method: 'POST', purpose: 'xAPI: merge into a state document', handle: post },
    { ...route, method: 'DELETE', purpose: 'xAPI: delete one state document or a whole scope', handle: remove },
  ];
}
