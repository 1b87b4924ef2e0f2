import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { AppError } from '../http/errors.ts';
import type { Route } from '../http/route.ts';
import type { Attachments } from './attachments.ts';
import { checkLearnerStatement } from './auth.ts';
import { lrsError } from './errors.ts';
import { incomingOf } from './incoming.ts';
import { checkParts, type Received, readStatements } from './receive.ts';
import { parameterReader, readParameters, sendJson } from './request.ts';
import { demand, type Enter, type Entered, type LearnerGrant, type Sender } from './sender.ts';
import { checkSignatures } from './signatures.ts';
import type { Version, XapiStatement } from './statement.ts';
import { type StatementReadsDeps, statementReads } from './statement-reads.ts';
import { limits, validateStatement } from './validate.ts';
import type { Incoming, Writer } from './writer.ts';

const batchLimit = 500;

export interface StatementRoutesDeps extends Omit<StatementReadsDeps, 'publicPath'> {
  writer: Writer;
  attachments: Attachments;
  enter: Enter;
  homePage: string;
  permit(statement: XapiStatement, grant: LearnerGrant): { code: string; message: string } | undefined;
}

/** The Statement resource (Communication § 2.1). */
export function statementRoutes({ writer, enter, homePage, permit, ...deps }: StatementRoutesDeps): Route[] {
  const path = '/xapi/statements';
  // The public URL may lie below a path of the host; `more` is relative to the host.
  const publicPath = new URL(homePage).pathname.replace(/\/$/, '') + path;
  const read = statementReads({ ...deps, publicPath });

  function open(req: Request, res: Response): Promise<Entered> {
    res.setHeader('X-Experience-API-Consistent-Through', writer.consistentThrough());
    res.setHeader('Cache-Control', 'no-store');
    return enter(req, res);
  }

  /** Validates one statement and completes what the LRS sets (Data § 2.3.1). */
  function accept(
    value: unknown,
    at: string,
    version: Version,
    sender: Sender,
    received: Received,
    statementId?: string,
  ): Incoming {
    const fault = validateStatement(value, version, at, received.parts);
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
    checkSignatures(given, received.parts, version, at);
    const id = given.id ?? statementId ?? randomUUID();
    return incomingOf(given, { id, authority: sender.authority }, version);
  }

  function checkSize(values: unknown[], bytes: number): void {
    if (bytes <= limits.statementBytes) return;
    for (const [index, value] of values.entries()) {
      const at = values.length > 1 ? `$[${index}]` : '$';
      if (Buffer.byteLength(JSON.stringify(value)) > limits.statementBytes)
        throw lrsError('LRS_STATEMENT_SIZE', { path: at });
    }
  }

  /** Stores accepted statements, what is attached to them first: no statement may be there without it. */
  async function store(items: Incoming[], received: Received, sender: Sender): Promise<void> {
    if (sender.kind === 'learner' && received.parts.size > 0) throw lrsError('LRS_SCOPE', { path: 'attachments' });
    checkParts(
      items.map(({ given }) => given),
      received,
    );
    await deps.attachments.keep(received.parts);
    if (items.length > 0) await writer.write(items);
  }

  async function post(req: Request, res: Response): Promise<void> {
    const { version, sender } = await open(req, res);
    demand(sender, 'statements/write');
    readParameters(req, []);
    const received = await readStatements(req);
    const { value } = received;
    const isBatch = Array.isArray(value);
    const values: unknown[] = isBatch ? value : [value];
    if (values.length > batchLimit) throw lrsError('LRS_BATCH_LIMIT');
    const items = values.map((one, index) => accept(one, isBatch ? `$[${index}]` : '$', version, sender, received));
    checkSize(values, received.bytes);
    const seen = new Set<string>();
    for (const [index, { id }] of items.entries()) {
      if (seen.has(id)) throw lrsError('LRS_STATEMENT_TWICE', { path: `$[${index}].id` });
      seen.add(id);
    }
    await store(items, received, sender);
    sendJson(res, JSON.stringify(items.map(({ set }) => set.id)));
  }

  async function put(req: Request, res: Response): Promise<void> {
    const { version, sender } = await open(req, res);
    demand(sender, 'statements/write');
    const parameters = parameterReader(readParameters(req, ['statementId']), version);
    parameters.required('statementId');
    const statementId = parameters.uuid('statementId');
    const received = await readStatements(req);
    const item = accept(received.value, '$', version, sender, received, statementId);
    checkSize([received.value], received.bytes);
    await store([item], received, sender);
    res.status(204).end();
  }

  async function get(req: Request, res: Response): Promise<void> {
    const { version, sender } = await open(req, res);
    await read(req, res, version, sender);
  }

  const route = { path, access: 'self-authenticating', body: 'raw' } as const;
  return [
    { ...route, method: 'POST', purpose: 'xAPI: store one statement or a batch', handle: post },
    { ...route, method: 'PUT', purpose: 'xAPI: store one statement under its id', handle: put },
    { ...route, method: 'GET', purpose: 'xAPI: one statement by id, or a page of statements', handle: get },
  ];
}
