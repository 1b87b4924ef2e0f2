/**
 * The xAPI statement as it is after validation (xAPI 1.0.3 Data § 2.4, IEEE 9274.1.1 § 4.2). Types only:
 * `validateStatement` is what makes them true.
 */

/** Major version whose rules a request follows. */
export type Version = 1 | 2;

export type LanguageMap = Record<string, string>;
export type Extensions = Record<string, unknown>;

export interface XapiAccount {
  homePage: string;
  name: string;
}

export interface XapiActor {
  objectType?: 'Agent' | 'Group';
  name?: string;
  mbox?: string;
  mbox_sha1sum?: string;
  openid?: string;
  account?: XapiAccount;
  /** Only of a Group. */
  member?: XapiActor[];
}

/** Component lists of an interaction (§ 2.4.4.1). */
export const componentKinds = ['choices', 'scale', 'source', 'target', 'steps'] as const;

export type XapiDefinition = {
  name?: LanguageMap;
  description?: LanguageMap;
  type?: string;
  moreInfo?: string;
  interactionType?: string;
  correctResponsesPattern?: string[];
  extensions?: Extensions;
} & { [kind in (typeof componentKinds)[number]]?: { id: string; description?: LanguageMap }[] };

export interface XapiActivity {
  objectType?: 'Activity';
  id: string;
  definition?: XapiDefinition;
}

export interface XapiStatementRef {
  objectType: 'StatementRef';
  id: string;
}

export interface XapiSubStatement extends XapiCore {
  objectType: 'SubStatement';
  id?: never;
}

export type XapiObject =
  | XapiActivity
  | (XapiActor & { objectType: 'Agent' | 'Group'; id?: never })
  | XapiStatementRef
  | XapiSubStatement;

export interface XapiResult {
  score?: { scaled?: number; raw?: number; min?: number; max?: number };
  success?: boolean;
  completion?: boolean;
  response?: string;
  duration?: string;
  extensions?: Extensions;
}

export interface XapiAttachment {
  usageType: string;
  display: LanguageMap;
  description?: LanguageMap;
  contentType: string;
  /** Octets. */
  length: number;
  /** Hexadecimal, in the case it was sent in. */
  sha2: string;
  fileUrl?: string;
}

/** Usage type of an attachment that signs its statement (Data § 2.6). */
export const signatureUsage = 'http://adlnet.gov/expapi/attachments/signature';

export const contextActivityKinds = ['parent', 'grouping', 'category', 'other'] as const;

export interface XapiContext {
  registration?: string;
  instructor?: XapiActor;
  team?: XapiActor;
  /** Always arrays here: single activities are normalised by the validation. */
  contextActivities?: Partial<Record<(typeof contextActivityKinds)[number], XapiActivity[]>>;
  revision?: string;
  platform?: string;
  language?: string;
  statement?: XapiStatementRef;
  extensions?: Extensions;
  /** 2.0 only. */
  contextAgents?: { objectType: 'contextAgent'; agent: XapiActor; relevantTypes?: string[] }[];
  /** 2.0 only. */
  contextGroups?: { objectType: 'contextGroup'; group: XapiActor; relevantTypes?: string[] }[];
}

interface XapiCore {
  actor: XapiActor;
  verb: { id: string; display?: LanguageMap };
  object: XapiObject;
  result?: XapiResult;
  context?: XapiContext;
  /** ISO 8601 (1.0.3) or RFC 3339 (2.0). */
  timestamp?: string;
  attachments?: XapiAttachment[];
}

export interface XapiStatement extends XapiCore {
  id?: string;
  stored?: string;
  authority?: XapiActor;
  version?: string;
}

/** A statement the store has acknowledged. */
export interface StoredStatement {
  /** Time-ordered key, the cursor of `service.after`; its first 27 characters are `stored`. */
  _id: string;
  /** UUID, lower case. */
  id: string;
  /** RFC 3339 in UTC with microseconds. */
  stored: string;
  statement: XapiStatement;
  /** Another statement has voided this one. */
  voided: boolean;
  /** UUID of the statement this one voids. */
  voids?: string;
}

export const voidedVerb = 'http://adlnet.gov/expapi/verbs/voided';
