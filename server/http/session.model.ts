import { type Connection, type Model, Schema } from 'mongoose';

/** One signed-in browser. No IP address, no user agent: only what is needed to end it, and nothing once it has ended. */
export interface SessionRecord {
  /** SHA-256 (hex) of the token in the cookie; the token itself is never stored. */
  _id: string;
  personId: string;
  /** When the session ends unless somebody uses it again; moves with use, never past `endsAt`. */
  expiresAt: Date;
  /** When the session ends whatever happens. */
  endsAt: Date;
}

const schema = new Schema<SessionRecord>(
  {
    _id: { type: String, required: true },
    personId: { type: String, required: true, index: true },
    expiresAt: { type: Date, required: true, expires: 0 },
    endsAt: { type: Date, required: true },
  },
  { collection: 'sessions', strict: 'throw', versionKey: false },
);

export const sessionModel = (connection: Connection): Model<SessionRecord> =>
  connection.model<SessionRecord>('Session', schema);
