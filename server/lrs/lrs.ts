import type { Request, Response } from 'express';
import type { Connection } from 'mongoose';
import type { ShowPage } from '../http/page.ts';
import type { Clock, Route } from '../http/route.ts';
import { createActivities } from './activities.ts';
import { withAlternateSyntax } from './alternate.ts';
import { createAttachments } from './attachments.ts';
import { accountAgent, createEntrance } from './auth.ts';
import { agentKey } from './canonical.ts';
import { clientRoutes } from './client-routes.ts';
import { createClients } from './clients.ts';
import { type HeadersOf, headersUnder, withCrossOrigin } from './cross-origin.ts';
import { describeRoutes } from './describe-routes.ts';
import { documentRoutes, type PermitState } from './document-routes.ts';
import { createDocuments, type ExportedDocument } from './documents.ts';
import { incomingOf } from './incoming.ts';
import { lrsStore } from './model.ts';
import { createOutflow, type Outflow } from './outflow.ts';
import { createReader } from './reader.ts';
import { type ReadingProgram, readingPrograms } from './reading-programs.ts';
import { answerVersion, majorOf, readParameters, sendJson } from './request.ts';
import type { LearnerGrant } from './sender.ts';
import type { StoredStatement, XapiStatement } from './statement.ts';
import { statementRoutes } from './statement-routes.ts';
import { createWriter } from './writer.ts';

export type { Outflow, OutflowFilter, Outgoing } from './outflow.ts';
export type { LearnerGrant } from './sender.ts';
export type { StoredStatement, XapiStatement } from './statement.ts';

export interface LrsDeps {
  connection: Connection;
  clock: Clock;
  /** Public URL: `homePage` of all accounts, and the path that `more` links begin with. */
  homePage: string;
  /** Machines from the settings, scope `all`. */
  credentials: { key: string; secret: string }[];
  /** Key of the hashes of machines' secrets: 32 random bytes that every server of this database shares. */
  pepper: Buffer;
  showPage: ShowPage;
  /** Reads the page's bearer token; undefined when it does not hold. */
  grantOf(token: string): LearnerGrant | undefined;
  /** The rule of the agreement level; a refusal is answered with 403. */
  permit(statement: XapiStatement, grant: LearnerGrant): { code: string; message: string } | undefined;
  /** The same for a state document that a learner's page writes. */
  permitState: PermitState;
  /** Updates the read model after each insert, before the answer. Its failure never fails the answer. */
  project(stored: StoredStatement[]): Promise<void>;
  /** Milliseconds after which a write that the database does not answer is given up; half a minute if not given. */
  patience?: number;
  log(line: string): void;
}

export interface LrsService {
  /** Reads what an earlier run left; the first write does it otherwise. Repeatable. The indexes must stand. */
  start(): Promise<void>;
  /** Stores a statement of the product about a learner, with the authority of that learner's page; exactly once per id. */
  record(statement: XapiStatement & { id: string }, pseudonym: string): Promise<void>;
  /** JSON texts of all statements about a learner, voided ones too, oldest first. */
  byAgent(pseudonym: string): AsyncIterable<string>;
  /** How many statements `byAgent` gives. */
  countByAgent(pseudonym: string): Promise<number>;
  /** All statements after the cursor (`StoredStatement._id`), oldest first, in pages of up to `size`: to catch up a read model. */
  after(cursor: string | undefined, size: number): AsyncIterable<StoredStatement[]>;
  /** All statements in the registration of the statement with this id, oldest first: to judge it anew after voiding. */
  besides(id: string): Promise<StoredStatement[]>;
  /** All state documents of a learner, for the export. */
  statesOf(pseudonym: string): Promise<ExportedDocument[]>;
  /** The same for profile documents. */
  profilesOf(pseudonym: string): Promise<ExportedDocument[]>;
  /** Statements for other LRSs. */
  outflow: Outflow;
  /** Programs that see how single learners do, under pseudonym. */
  readingPrograms(): Promise<ReadingProgram[]>;
}

const versions = ['1.0.0', '1.0.1', '1.0.2', '1.0.3', '2.0.0'];

/** About (Communication § 2.8): answers without credentials and whatever the version header says. */
function about(req: Request, res: Response): void {
  answerVersion(res, majorOf(req.headers['x-experience-api-version']) ?? 2);
  readParameters(req, []);
  sendJson(res, JSON.stringify({ version: versions }));
}

/** The Learning Record Store: xAPI 1.0.3 and 2.0 under `/xapi`, chosen by the request's version header. */
export function createLrs(deps: LrsDeps): { routes: Route[]; headers: HeadersOf; pages: Route[]; service: LrsService } {
  const { connection, clock, project, log } = deps;
  // Accounts are compared as text, so the public URL is used as browsers write origins: without a trailing slash.
  const homePage = deps.homePage.replace(/\/+$/, '');
  const store = lrsStore(connection);
  const clients = createClients(deps);
  const enter = createEntrance({ ...deps, clients, homePage });
  const reader = createReader(store.statements);
  const states = createDocuments(store.states, clock);
  const profiles = createDocuments(store.profiles, clock);
  const activities = createActivities(store.activities);
  const attachments = createAttachments(store.attachments);
  const { patience = 30_000 } = deps;
  const writer = createWriter({ store, clock, activities, project, patience, log });
  const keyOf = (pseudonym: string): string => agentKey({ account: { homePage, name: pseudonym } }) as string;
  const resources = [
    ...statementRoutes({ writer, reader, activities, attachments, enter, homePage, permit: deps.permit }),
    ...documentRoutes({ states, profiles, enter, homePage, permitState: deps.permitState }),
    ...describeRoutes({ activities, enter }),
    {
      method: 'GET',
      path: '/xapi/about',
      access: 'everyone',
      purpose: 'xAPI: the versions this LRS speaks',
      handle: about,
    } as const,
  ];
  const headers = headersUnder(writer.consistentThrough);
  return {
    routes: withCrossOrigin(withAlternateSyntax(resources), headers),
    headers,
    pages: clientRoutes(clients, deps.showPage),
    service: {
      start: writer.start,
      record: (statement, pseudonym) =>
        writer.write([incomingOf(statement, { id: statement.id, authority: accountAgent(homePage, pseudonym) }, 1)]),
      byAgent: (pseudonym) => reader.byAgent(keyOf(pseudonym)),
      countByAgent: (pseudonym) => reader.countByAgent(keyOf(pseudonym)),
      after: reader.after,
      besides: reader.besides,
      statesOf: (pseudonym) => states.ofAgent(keyOf(pseudonym)),
      profilesOf: (pseudonym) => profiles.ofAgent(keyOf(pseudonym)),
      outflow: createOutflow(store.statements, attachments),
      readingPrograms: async () => readingPrograms(await clients.list(), deps.credentials.length > 0),
    },
  };
}
