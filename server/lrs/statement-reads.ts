import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Request, Response } from 'express';
import type { Activities } from './activities.ts';
import { type Attachments, attachedTypes } from './attachments.ts';
import { agentKey, indexKey } from './canonical.ts';
import { lrsError } from './errors.ts';
import { activitiesOf } from './keys.ts';
import { acceptedLanguages, type LanguageRange } from './language.ts';
import { attachmentHead, bodyEnd, partHead } from './multipart.ts';
import { inCanonical, inIds } from './output.ts';
import { isAssertedBy, isCursor, pageLimit, type Reader, type StatementQuery } from './reader.ts';
import { type Parameters, parameterReader, readParameters, sendJson } from './request.ts';
import { demand, mayDo, type Sender } from './sender.ts';
import type { Version, XapiActor, XapiStatement } from './statement.ts';
import { isQueryAgent } from './validate.ts';

export interface StatementReadsDeps {
  reader: Reader;
  activities: Activities;
  attachments: Attachments;
  /** Path of the resource below the host, for `more`. */
  publicPath: string;
}

const filters = ['agent', 'verb', 'activity', 'registration', 'since', 'until', 'limit', 'ascending'];
const known = ['statementId', 'voidedStatementId', ...filters, 'related_activities', 'related_agents'];
const formats = ['ids', 'exact', 'canonical'] as const;

/** How statements are to be given out. */
interface Shape {
  format: (typeof formats)[number];
  languages: LanguageRange[];
  attachments: boolean;
}

function readQuery(parameters: Parameters): StatementQuery {
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
  query.anywhereAgent = parameters.flag('related_agents');
  query.anywhereActivity = parameters.flag('related_activities');
  const registration = parameters.uuid('registration');
  if (registration !== undefined) query.registration = registration;
  for (const name of ['since', 'until'] as const) {
    const time = parameters.timestamp(name);
    if (time !== undefined) query[name] = time;
  }
  const cursor = parameters.text('cursor');
  if (cursor !== undefined) {
    if (!isCursor(cursor)) throw lrsError('LRS_PARAMETER_VALUE', { parameter: 'cursor' });
    query.cursor = cursor;
  }
  return query;
}

function readShape(req: Request, parameters: Parameters): Shape {
  const asked = parameters.text('format') ?? 'exact';
  const format = formats.find((one) => one === asked);
  if (!format) throw lrsError('LRS_PARAMETER_VALUE', { parameter: 'format' });
  const languages = acceptedLanguages(req.headers['accept-language']);
  return { format, languages, attachments: parameters.flag('attachments') };
}

/** `stored` of what is given out, of several that of the newest (IEEE 9274.1.1 § 4.1.6.1; 1.0.3 asks it of one only). */
const modified = (res: Response, stored: string): unknown =>
  res.setHeader('Last-Modified', new Date(stored).toUTCString());

const comma = Buffer.from(',');

/** A result object (Communication § 2.1.3.s1): its texts are put together as bytes, for most go out as they are. */
function resultOf(texts: readonly Buffer[], more: string): Buffer {
  const statements = texts.flatMap((text, index) => (index === 0 ? text : [comma, text]));
  return Buffer.concat([
    Buffer.from('{"statements":['),
    ...statements,
    Buffer.from(`],"more":${JSON.stringify(more)}}`),
  ]);
}

/** Gives statements out (Communication § 2.1.3): one by its id, or a page of those that match. */
export function statementReads({ reader, activities, attachments, publicPath }: StatementReadsDeps) {
  /** The stored texts go out as they are unless another format is asked for. */
  async function shaped(texts: readonly Buffer[], { format, languages }: Shape): Promise<readonly Buffer[]> {
    if (format === 'exact') return texts;
    const statements = texts.map((text) => JSON.parse(String(text)) as XapiStatement);
    const asText = (statement: object) => Buffer.from(JSON.stringify(statement));
    if (format === 'ids') return statements.map((statement) => asText(inIds(statement)));
    const ids = statements.flatMap((statement) => activitiesOf(statement)).map(({ id }) => id);
    const definitions = await activities.definitions(ids);
    return statements.map((statement) => asText(inCanonical(statement, definitions, languages)));
  }

  /** Sends JSON, and with it what is attached to the statements where that is asked for (§ 1.5.2). */
  async function send(res: Response, json: Buffer, texts: readonly Buffer[], shape: Shape): Promise<void> {
    if (!shape.attachments) return sendJson(res, json);
    const boundary = randomBytes(24).toString('hex');
    const types = attachedTypes(texts.map(String));
    const write = async (chunk: string | Buffer): Promise<void> => {
      if (!res.write(chunk) && !res.destroyed) await Promise.race([once(res, 'drain'), once(res, 'close')]);
    };
    res.setHeader('Content-Type', `multipart/mixed; boundary=${boundary}`);
    await write(partHead(boundary, { 'Content-Type': 'application/json' }));
    await write(json);
    for await (const { _id, content } of attachments.read([...types.keys()])) {
      await write(attachmentHead(boundary, _id, types.get(_id)));
      await write(content);
    }
    res.end(bodyEnd(boundary));
  }

  async function one(res: Response, id: string, voided: boolean, shape: Shape, authority?: string): Promise<void> {
    const found = await reader.one(id, voided);
    if (!found || (authority !== undefined && !isAssertedBy(found.text, authority))) throw lrsError('LRS_NOT_FOUND');
    modified(res, found.stored);
    const texts = [Buffer.from(found.text)];
    const [json] = (await shaped(texts, shape)) as [Buffer];
    await send(res, json, texts, shape);
  }

  return async (req: Request, res: Response, version: Version, sender: Sender): Promise<void> => {
    if (sender.kind === 'learner') throw lrsError('LRS_SCOPE', { path: 'GET statements' });
    demand(sender, 'statements/read', 'statements/read/mine', 'all/read');
    const mine = mayDo(sender, 'statements/read', 'all/read') ? undefined : agentKey(sender.authority);
    const values = readParameters(req, [...known, 'attachments', 'format', 'cursor']);
    const parameters = parameterReader(values, version);
    const shape = readShape(req, parameters);
    for (const name of ['statementId', 'voidedStatementId'] as const) {
      const id = parameters.uuid(name);
      if (id === undefined) continue;
      const other = [...values.keys()].find((key) => key !== name && key !== 'attachments' && key !== 'format');
      if (other !== undefined) throw lrsError('LRS_PARAMETER_COMBINATION', { parameter: other });
      return one(res, id, name === 'voidedStatementId', shape, mine);
    }
    const query = { ...readQuery(parameters), ...(mine !== undefined && { authority: mine }) };
    const page = await reader.page(query);
    let more = '';
    if (page.cursor !== undefined) {
      values.set('cursor', page.cursor);
      more = `${publicPath}?${new URLSearchParams([...values])}`;
    }
    if (page.newest !== undefined) modified(res, page.newest);
    await send(res, resultOf(await shaped(page.texts, shape), more), page.texts, shape);
  };
}
