import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { AppError } from '../http/errors.ts';
import type { Route } from '../http/route.ts';
import { checkLearnerStatement, type LearnerGrant, type Sender } from './auth.ts';
import { agentKey, indexKey } from './canonical.ts';
import { lrsError } from './errors.ts';
import { incomingOf } from './incoming.ts';
import { isCursor, pageLimit, type Reader, type StatementQuery } from './reader.ts';
import {
  negotiateVersion,
  type Parameters,
  parameterReader,
  readJson,
  readParameters,
  sendJson,
  type Version,
} from './request.ts';
import type { XapiActor, XapiStatement } from './statement.ts';
import { isQueryAgent, limits, validateStatement } from './validate.ts';
import type { Incoming, Writer } from './writer.ts';

const batchLimit = 500;

export interface StatementRoutesDeps {
  writer: Writer;
  reader: Reader;
  authenticate(req: Request, res: Response): Sender;
  homePage: string;
  permit(statement: XapiStatement, grant: LearnerGrant): { code: string; message: string } | undefined;
}

const filters = ['agent', 'verb', 'activity', 'registration', 'since', 'until', 'limit', 'ascending'] as const;
const switches = ['related_activities', 'related_agents', 'attachments', 'format'] as const;

/** Refuses what is asked for but not served yet: other formats, attachments, the broad filters. */
function refuseUnserved(values: Map<string, string>, parameters: Parameters): void {
  for (const name of ['related_activities', 'related_agents', 'attachments']) {
    if (parameters.flag(name)) throw lrsError('LRS_NOT_SERVED', { parameter: name });
  }
  const format = values.get('format') ?? 'exact';
  if (format === 'ids' || format === 'canonical') throw lrsError('LRS_NOT_SERVED', { parameter: 'format' });
  if (format !== 'exact') throw lrsError('LRS_PARAMETER_VALUE', { parameter: 'format' });
}

function readQuery(values: Map<string, string>, parameters: Parameters): StatementQuery {
  const query: StatementQuery = { ascending: parameters.flag('ascending'), limit: pageLimit };
  const asked = parameters.count('limit');
  if (asked > 0) query.limit = Math.min(asked, pageLimit);
  const agent = parameters.json('agent');
  if (agent !== undefined) {
    const key = isQueryAgent(agent) ? agentKey(agent as XapiActor) : undefined;
    if (key === undefined) throw lrsError('LRS_PARAMETER_VALUE', { parameter: 'agent' });
    query.agent = key;
  }
  for (const name of ['verb', 'activity'] as const) {
    const id = parameters.iri(name);
    if (id !== undefined) query[name] = indexKey(id);
  }
  const registration = parameters.uuid('registration');
  if (registration !== undefined) query.registration = registration;
  for (const name of ['since', 'until'] as const) {
    const time = parameters.timestamp(name);
    if (time !== undefined) query[name] = time;
  }
  const cursor = values.get('cursor');
  if (cursor !== undefined) {
    if (!isCursor(cursor)) throw lrsError('LRS_PARAMETER_VALUE', { parameter: 'cursor' });
    query.cursor = cursor;
  }
  return query;
}

/** The Statement resource (Communication § 2.1). */
export function statementRoutes({ writer, reader, authenticate, homePage, permit }: StatementRoutesDeps): Route[] {
  const path = '/xapi/statements';
  // The public URL may lie below a path of the host; `more` is relative to the host.
  const publicPath = new URL(homePage).pathname.replace(/\/$/, '') + path;

  function open(req: Request, res: Response): { version: Version; sender: Sender } {
    res.setHeader('X-Experience-API-Consistent-Through', writer.consistentThrough());
    res.setHeader('Cache-Control', 'no-store');
    const version = negotiateVersion(req, res);
    return { version, sender: authenticate(req, res) };
  }

  /** Validates one statement and completes what the LRS sets (Data § 2.3.1). */
  function accept(value: unknown, at: string, version: Version, sender: Sender, statementId?: string): Incoming {
    const fault = validateStatement(value, version, at);
    if (fault) throw lrsError(fault.code, { path: fault.path });
    const given = value as XapiStatement;
    if (sender.kind === 'learner') {
      checkLearnerStatement(given, sender.grant, homePage, at);
      const refusal = permit(given, sender.grant);
      if (refusal) throw new AppError(refusal.code, 403, refusal.message, { path: at });
    }
    if (statementId !== undefined && given.id !== undefined && given.id.toLowerCase() !== statementId) {
      throw lrsError('LRS_STATEMENT_VALUE', { path: `${at}.id` });
    }
    const id = given.id ?? statementId ?? randomUUID();
    return incomingOf(given, { id, authority: sender.authority }, version === 1 ? '1.0.0' : '2.0.0');
  }

  function checkSize(values: unknown[], bytes: number): void {
    if (bytes <= limits.statementBytes) return;
    for (const [index, value] of values.entries()) {
      const at = values.length > 1 ? `$[${index}]` : '$';
      if (JSON.stringify(value).length > limits.statementBytes) throw lrsError('LRS_STATEMENT_LIMIT', { path: at });
    }
  }

  async function post(req: Request, res: Response): Promise<void> {
    const { version, sender } = open(req, res);
    readParameters(req, [], ['method']);
    const { value, bytes } = await readJson(req);
    const isBatch = Array.isArray(value);
    const values: unknown[] = isBatch ? value : [value];
    if (values.length > batchLimit) throw lrsError('LRS_BATCH_LIMIT');
    const items = values.map((one, index) => accept(one, isBatch ? `$[${index}]` : '$', version, sender));
    checkSize(values, bytes);
    const seen = new Set<string>();
    for (const [index, { id }] of items.entries()) {
      if (seen.has(id)) throw lrsError('LRS_STATEMENT_TWICE', { path: `$[${index}].id` });
      seen.add(id);
    }
    if (items.length > 0) await writer.write(items);
    sendJson(res, JSON.stringify(items.map(({ set }) => set.id)));
  }

  async function put(req: Request, res: Response): Promise<void> {
    const { version, sender } = open(req, res);
    const parameters = parameterReader(readParameters(req, ['statementId']), version);
    parameters.required('statementId');
    const statementId = parameters.uuid('statementId');
    const { value, bytes } = await readJson(req);
    const item = accept(value, '$', version, sender, statementId);
    checkSize([value], bytes);
    await writer.write([item]);
    res.status(204).end();
  }

  async function getOne(res: Response, id: string, voided: boolean): Promise<void> {
    const found = await reader.one(id, voided);
    if (!found) throw lrsError('LRS_NOT_FOUND');
    res.set('Last-Modified', new Date(found.stored).toUTCString());
    sendJson(res, found.text);
  }

  async function get(req: Request, res: Response): Promise<void> {
    const { version, sender } = open(req, res);
    if (sender.kind === 'learner') throw lrsError('LRS_SCOPE', { path: 'GET statements' });
    const values = readParameters(
      req,
      ['statementId', 'voidedStatementId', ...filters, ...switches, 'cursor'],
      ['method'],
    );
    const parameters = parameterReader(values, version);
    for (const name of ['statementId', 'voidedStatementId'] as const) {
      const id = parameters.uuid(name);
      if (id === undefined) continue;
      const other = [...values.keys()].find((key) => key !== name && key !== 'attachments' && key !== 'format');
      if (other !== undefined) throw lrsError('LRS_PARAMETER_COMBINATION', { parameter: other });
      refuseUnserved(values, parameters);
      return getOne(res, id, name === 'voidedStatementId');
    }
    refuseUnserved(values, parameters);
    const page = await reader.page(readQuery(values, parameters));
    let more = '';
    if (page.cursor !== undefined) {
      values.set('cursor', page.cursor);
      more = `${publicPath}?${new URLSearchParams([...values])}`;
    }
    // The texts go out as they were stored: nothing is parsed and written again.
    sendJson(res, `{"statements":[${page.texts.join()}],"more":${JSON.stringify(more)}}`);
  }

  const route = { path, access: 'self-authenticating', body: 'raw' } as const;
  return [
    { ...route, method: 'POST', purpose: 'xAPI: store one statement or a batch', handle: post },
    { ...route, method: 'PUT', purpose: 'xAPI: store one statement under its id', handle: put },
    { ...route, method: 'GET', purpose: 'xAPI: one statement by id, or a page of statements', handle: get },
  ];
}
