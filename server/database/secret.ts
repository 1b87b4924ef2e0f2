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
  const stored = await model.findById(name);
  if (stored) return Buffer.from(stored.value);
  // Of several servers that make it at the same moment one inserts; the others read what that one wrote.
  // An insert and a read, not one upsert: racing upserts of the embedded engine may answer with nothing.
  await model.create({ _id: name, value: randomBytes(32) }).catch((error: { code?: unknown }) => {
    if (error.code !== 11000) throw error;
  });
  return Buffer.from((await model.findById(name).orFail()).value);
}
