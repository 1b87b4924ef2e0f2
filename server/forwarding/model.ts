import { type Connection, type Model, Schema } from 'mongoose';

/** Versions of the specification a receiver may speak, as its `X-Experience-API-Version`. */
export const xapiVersions = ['2.0.0', '1.0.3'] as const;
export type XapiVersion = (typeof xapiVersions)[number];

export const targetStates = ['running', 'stopped', 'ended'] as const;

/** Statements the receiver has refused for good and that were passed over. */
export interface Refusals {
  count: number;
  /** Key of the first one. */
  earliest: string;
  /** The last ones, the newest first. */
  latest: { id: string; status: number }[];
}

/** Another LRS that statements are forwarded to. */
export interface TargetRecord {
  /** UUID. */
  _id: string;
  /** Who gets the statements, in words. */
  name: string;
  /** Address of the LRS, without a slash at its end; never changed. */
  endpoint: string;
  /** `key:secret`, sealed; gone once the forwarding has ended. */
  credentials?: string;
  version: XapiVersion;
  /** IRIs; empty: all. */
  verbs: string[];
  activities: string[];
  /** Also what was stored before it was registered. */
  earlier: boolean;
  since: Date;
  ended?: Date;
  state: (typeof targetStates)[number];
  /** Everything up to here has arrived, was refused for good or does not match. */
  cursor?: string;
  /** Failures in a row. */
  failures: number;
  /** Not to be tried before. */
  waitUntil?: Date;
  lastSuccess?: Date;
  /** `HTTP_<status>` or the code of an error. */
  lastError?: { at: Date; code: string };
  refused?: Refusals;
  /** The server process that forwards now, and until when it may without asking again. */
  holder?: string;
  heldUntil?: Date;
}

const required = { required: true } as const;
const refusal = new Schema({ id: String, status: Number }, { _id: false });
const schema = new Schema<TargetRecord>(
  {
    _id: { type: String, ...required },
    name: { type: String, ...required },
    endpoint: { type: String, ...required },
    credentials: String,
    version: { type: String, enum: xapiVersions, ...required },
    verbs: { type: [String], ...required },
    activities: { type: [String], ...required },
    earlier: { type: Boolean, ...required },
    since: { type: Date, ...required },
    ended: Date,
    state: { type: String, enum: targetStates, ...required },
    cursor: String,
    failures: { type: Number, ...required },
    waitUntil: Date,
    lastSuccess: Date,
    lastError: { type: new Schema({ at: Date, code: String }, { _id: false }) },
    refused: { type: new Schema({ count: Number, earliest: String, latest: [refusal] }, { _id: false }) },
    holder: String,
    heldUntil: Date,
  },
  { collection: 'forwarding_targets', strict: 'throw', versionKey: false },
);

export const targetModel = (connection: Connection): Model<TargetRecord> =>
  connection.model<TargetRecord>('ForwardingTarget', schema);
