import type { Request, Response } from 'express';
import { AppError } from '../http/errors.ts';
import type { Route } from '../http/route.ts';
import { isLearner } from './auth.ts';
import { agentKey } from './canonical.ts';
import type { DocumentScope, Documents } from './documents.ts';
import { lrsError } from './errors.ts';
import { isMediaType } from './formats.ts';
import { type Parameters, parameterReader, preconditions, readBody, readParameters, sendTagged } from './request.ts';
import type { Scope } from './scopes.ts';
import { demand, type Enter, type Entered, type LearnerGrant } from './sender.ts';
import type { XapiActor } from './statement.ts';
import { isQueryAgent } from './validate.ts';

/** A state document on its way into the store, as the agreement judges it. */
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

export interface DocumentRoutesDeps {
  states: Documents;
  profiles: Documents;
  enter: Enter;
  homePage: string;
  permitState: PermitState;
}

/** What tells the three resources apart (Communication § 2.3, 2.6, 2.7). */
interface Resource {
  path: string;
  /** English, for the inventory. */
  noun: string;
  documents: Documents;
  id: 'stateId' | 'profileId';
  scope: readonly ('activityId' | 'agent')[];
  /** The State resource: knows registrations, can be emptied, and a learner's page may use it. */
  isState: boolean;
}

interface Opened extends Entered {
  parameters: Parameters;
  scope: DocumentScope;
  documentId: string | undefined;
}

/** A document may be of any type, so the answer must not run as a page of this site. */
const sealed = {
  'Cache-Control': 'private, no-cache, no-transform',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
};

/**
 * The agent a document belongs to: an Agent, not a Group (§ 2.6, note).
 * @throws LRS_PARAMETER_REQUIRED, LRS_PARAMETER_VALUE (400)
 */
export function agentOf(parameters: Parameters): XapiActor {
  parameters.required('agent');
  const actor = parameters.json('agent');
  const isAgent = isQueryAgent(actor) && (actor as XapiActor).objectType !== 'Group';
  if (!isAgent) throw lrsError('LRS_PARAMETER_VALUE', { parameter: 'agent' });
  return actor as XapiActor;
}

/** The three document resources (Communication § 2.2). */
export function documentRoutes({ states, profiles, ...deps }: DocumentRoutesDeps): Route[] {
  const profile = { documents: profiles, id: 'profileId', isState: false } as const;
  return [
    {
      path: '/xapi/activities/state',
      noun: 'a state document',
      documents: states,
      id: 'stateId',
      scope: ['activityId', 'agent'],
      isState: true,
    } as const,
    {
      path: '/xapi/activities/profile',
      noun: 'an activity’s profile document',
      scope: ['activityId'],
      ...profile,
    } as const,
    { path: '/xapi/agents/profile', noun: 'an agent’s profile document', scope: ['agent'], ...profile } as const,
  ].flatMap((resource) => routesOf(resource, deps));
}

function routesOf(
  { path, noun, documents, id, scope: scopeNames, isState }: Resource,
  { enter, homePage, permitState }: Omit<DocumentRoutesDeps, 'states' | 'profiles'>,
): Route[] {
  const names = [...scopeNames, id, ...(isState ? ['registration'] : [])];

  async function open(req: Request, res: Response, allowed: string[], ...more: Scope[]): Promise<Opened> {
    const { version, sender } = await enter(req, res);
    if (sender.kind === 'learner' && !isState) throw lrsError('LRS_SCOPE', { path });
    demand(sender, isState ? 'state' : 'profile', ...more);
    const parameters = parameterReader(readParameters(req, allowed), version);
    const scope: DocumentScope = {};
    if (scopeNames.includes('activityId')) {
      parameters.required('activityId');
      scope.activity = parameters.iri('activityId') as string;
    }
    const registration = parameters.uuid('registration');
    if (registration !== undefined) scope.registration = registration;
    if (scopeNames.includes('agent')) {
      const actor = agentOf(parameters);
      scope.agent = agentKey(actor) as string;
      if (sender.kind === 'learner') checkOwn(sender.grant, actor, registration);
    }
    return { sender, version, parameters, scope, documentId: parameters.text(id) };
  }

  function checkOwn(grant: LearnerGrant, actor: XapiActor, registration: string | undefined): void {
    if (!isLearner(actor, homePage, grant.pseudonym)) throw lrsError('LRS_SCOPE', { path: 'agent' });
    if (registration !== undefined && registration !== grant.registration.toLowerCase())
      throw lrsError('LRS_SCOPE', { path: 'registration' });
  }

  async function get(req: Request, res: Response): Promise<void> {
    const { parameters, scope, documentId } = await open(req, res, [...names, 'since'], 'all/read');
    const since = parameters.timestamp('since');
    res.set(sealed);
    if (documentId === undefined) {
      const found = await documents.list(scope, since === undefined ? undefined : new Date(since));
      const newest = Math.max(...found.map(({ updated }) => updated.getTime()));
      if (found.length > 0) res.set('Last-Modified', new Date(newest).toUTCString());
      const ids = [...new Set(found.map((document) => document.documentId))];
      sendTagged(req, res, 'application/json; charset=utf-8', JSON.stringify(ids));
      return;
    }
    if (since !== undefined) throw lrsError('LRS_PARAMETER_COMBINATION', { parameter: 'since' });
    const document = await documents.get(scope, documentId);
    if (!document) throw lrsError('LRS_NOT_FOUND');
    res.set('Last-Modified', document.updated.toUTCString());
    sendTagged(req, res, document.contentType, document.content, document.etag);
  }

  /** @throws LRS_CONTENT_TYPE (400) */
  function contentType(req: Request): string {
    const type = req.headers['content-type'] ?? 'application/octet-stream';
    if (!isMediaType(type)) throw lrsError('LRS_CONTENT_TYPE');
    return type;
  }

  async function opened(req: Request, res: Response): Promise<Opened & { documentId: string }> {
    const request = await open(req, res, names);
    request.parameters.required(id);
    return { ...request, documentId: request.documentId as string };
  }

  /**
   * Reads a document that may be stored.
   * @throws the refusal of the agreement (403); a posted one must keep to it as a whole, so that the merged one does too
   */
  async function document(req: Request, { sender, scope, documentId: stateId }: Opened & { documentId: string }) {
    const type = contentType(req);
    const body = await readBody(req);
    if (sender.kind === 'learner') {
      const { activity: activityId = '', registration } = scope;
      const refusal = permitState({ stateId, activityId, registration, contentType: type, body }, sender.grant);
      if (refusal) throw new AppError(refusal.code, 403, refusal.message, { path: 'document' });
    }
    return { type, body };
  }

  async function put(req: Request, res: Response): Promise<void> {
    const request = await opened(req, res);
    const { type, body } = await document(req, request);
    const conditions = preconditions(req);
    // 1.0.x wants the header always (§ 3.1, Client Requirements), 2.0 only to replace a document.
    if (!isState && request.version === 1 && !conditions.ifMatch && !conditions.ifNoneMatch) {
      const existing = await documents.get(request.scope, request.documentId);
      throw lrsError(existing ? 'LRS_DOCUMENT_EXISTS' : 'LRS_PRECONDITION_MISSING');
    }
    await documents.put(request.scope, request.documentId, type, body, conditions, request.version === 2);
    res.status(204).end();
  }

  async function post(req: Request, res: Response): Promise<void> {
    const request = await opened(req, res);
    const { type, body } = await document(req, request);
    await documents.post(request.scope, request.documentId, type, body, preconditions(req));
    res.status(204).end();
  }

  async function remove(req: Request, res: Response): Promise<void> {
    const request = isState ? await open(req, res, names) : await opened(req, res);
    const { scope, documentId } = request;
    if (documentId === undefined) await documents.deleteAll(scope);
    else await documents.delete(scope, documentId, preconditions(req));
    res.status(204).end();
  }

  const route = { path, access: 'self-authenticating', body: 'raw' } as const;
  return [
    { ...route, method: 'GET', purpose: `xAPI: ${noun}, or the ids of a scope`, handle: get },
    { ...route, method: 'PUT', purpose: `xAPI: store ${noun}`, handle: put },
    { ...route, method: 'POST', purpose: `xAPI: merge into ${noun}`, handle: post },
    {
      ...route,
      method: 'DELETE',
      purpose: isState ? `xAPI: delete ${noun} or a whole scope` : `xAPI: delete ${noun}`,
      handle: remove,
    },
  ];
}
