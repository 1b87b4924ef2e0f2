import { type Connection, type Model, Schema } from 'mongoose';

/** One person's encrypted copy. The server has no key to it. */
export interface VaultDoc {
  /** Person id: whose it is, and one for each. */
  _id: string;
  /** Base64 of what the device has sealed. */
  content: string;
  /** Names this content; a device that writes must know it. */
  etag: string;
  /** When it is deleted unless somebody writes again; a day, for the hour is nobody's business. */
  expiresAt: Date;
}

const schema = new Schema<VaultDoc>(
  {
    _id: { type: String, required: true },
    content: { type: String, required: true },
    etag: { type: String, required: true },
    expiresAt: { type: Date, required: true, expires: 0 },
  },
  { collection: 'vaults', strict: 'throw', versionKey: false },
);

export const vaultModel = (connection: Connection): Model<VaultDoc> => connection.model<VaultDoc>('Vault', schema);
