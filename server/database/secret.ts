import { randomBytes } from 'node:crypto';
import { type Connection, type Model, Schema } from 'mongoose';

interface SecretRecord {
  /** What the secret is for. */
  _id: string;
  value: Buffer;
}

const schema = new Schema<SecretRecord>(
  { _id: { type: String, required: true }, value: { type: Buffer, required: true } },
  { strict: 'throw', versionKey: false },
);

/**
 * A secret of 32 random bytes that every server of this database shares, made at first use
 * (for signing tokens; a new one makes all that it signed invalid).
 */
export async function serverSecret(connection: Connection, name: string): Promise<Buffer> {
  const known = connection.models.ServerSecret as Model<SecretRecord> | undefined;
  const model = known ?? connection.model<SecretRecord>('ServerSecret', schema);
  const make = () =>
    model
      .findOneAndUpdate(
        { _id: name },
        { $setOnInsert: { value: randomBytes(32) } },
        { upsert: true, returnDocument: 'after' },
      )
      .orFail();
  // Of two servers that make it at the same moment one gets “duplicate key”; the second look finds the other's.
  const secret = await make().catch((error: { code?: unknown }) =>
    error.code === 11000 ? make() : Promise.reject(error),
  );
  return Buffer.from(secret.value);
}
