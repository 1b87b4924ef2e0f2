import { type Connection, type Model, Schema } from 'mongoose';
import { type Role, roles } from '../http/route.ts';

/**
 * `admin`: the first admin’s, made by the server itself. `rolle`: made by an admin. Both are for one acceptance.
 * `kohorte`: made by a trainer, for any number.
 */
export const invitationKinds = ['admin', 'rolle', 'kohorte'] as const;
export type InvitationKind = (typeof invitationKinds)[number];

/** An open invitation. Once it is used up or withdrawn there is no trace of it. */
export interface InvitationRecord {
  /** SHA-256 (hex) of the code; the code itself is only in the link. */
  _id: string;
  kind: InvitationKind;
  /** What whoever accepts becomes. */
  role: Role;
  /** Only with kind `kohorte`. */
  cohortId?: string;
  /** Person who invites; none for the first admin. */
  createdBy?: string;
  /** Midnight UTC of the day of creation. */
  createdAt: Date;
  expiresAt: Date;
}

const schema = new Schema<InvitationRecord>(
  {
    _id: { type: String, required: true },
    kind: { type: String, enum: invitationKinds, required: true },
    role: { type: String, enum: roles, required: true },
    cohortId: String,
    createdBy: String,
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true, expires: 0 },
  },
  { collection: 'invitations', strict: 'throw', versionKey: false },
);

export const invitationModel = (connection: Connection): Model<InvitationRecord> =>
  connection.model<InvitationRecord>('Invitation', schema);
