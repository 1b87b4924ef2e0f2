import { type Connection, type Model, Schema } from 'mongoose';
import { type Role, roles } from '../http/route.ts';

/** A person, the only place where a pseudonym of the LRS has a name. */
export interface PersonRecord {
  /** Random UUID, not an ObjectId: that would carry the second of creation. */
  _id: string;
  /** As wanted on certificates; learners may leave it out. */
  name?: string;
  /** Lower case; only people with a password have one. */
  email?: string;
  /** argon2id in PHC format. */
  passwordHash?: string;
  /** SHA-256 (hex) of the personal link's token, for learners without a password. */
  linkHash?: string;
  /** Random UUID, the only name the LRS knows. */
  pseudonym: string;
  roles: Role[];
  /** Midnight UTC of the day of creation. */
  createdAt: Date;
}

const schema = new Schema<PersonRecord>(
  {
    _id: { type: String, required: true },
    name: String,
    email: String,
    passwordHash: String,
    linkHash: String,
    pseudonym: { type: String, required: true, unique: true },
    roles: { type: [String], enum: roles, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'people', strict: 'throw', versionKey: false },
);
// Partial, because most learners have no e-mail address and most others no link.
schema.index({ email: 1 }, { unique: true, sparse: true });
schema.index({ linkHash: 1 }, { unique: true, sparse: true });

export const personModel = (connection: Connection): Model<PersonRecord> =>
  connection.model<PersonRecord>('Person', schema);
