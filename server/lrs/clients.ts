import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Connection, type Model, Schema } from 'mongoose';
import type { Clock } from '../http/route.ts';
import { type Scope, scopes } from './scopes.ts';

/** A machine that may use the LRS, as admins made it. */
export interface ClientRecord {
  /** The key, public. */
  _id: string;
  /** What admins call it. */
  name: string;
  /** HMAC-SHA256 (base64) of the secret under the server's own: fast for us, worthless to whoever gets the database alone. */
  secretHash: string;
  scopes: Scope[];
  created: Date;
  revoked?: Date;
}

const required = { required: true } as const;
const schema = new Schema<ClientRecord>(
  {
    _id: { type: String, ...required },
    name: { type: String, ...required },
    secretHash: { type: String, ...required },
    scopes: { type: [String], enum: scopes, ...required },
    created: { type: Date, ...required },
    revoked: Date,
  },
  { strict: 'throw', versionKey: false, autoIndex: false, autoCreate: false, collection: 'clients' },
);

/** How long a credential is believed without asking the database again (ms): at most so long after it is revoked. */
export const believed = 10_000;
/** Keys remembered; unknown ones too, so that guessing costs no commands. */
const mostRemembered = 1_000;

export interface ClientsDeps {
  connection: Connection;
  clock: Clock;
  /** 32 random bytes that every server of this database shares. */
  pepper: Buffer;
}

/** Credentials of machines: made and revoked by admins, looked up by every request that is not in memory. */
export function createClients({ connection, clock, pepper }: ClientsDeps) {
  const Client: Model<ClientRecord> = connection.model<ClientRecord>('LrsClient', schema);
  const hashOf = (secret: string): string => createHmac('sha256', pepper).update(secret).digest('base64');
  const remembered = new Map<string, { client: ClientRecord | undefined; until: number }>();

  async function known(key: string): Promise<ClientRecord | undefined> {
    const now = clock().getTime();
    const before = remembered.get(key);
    if (before && before.until > now) return before.client;
    const client = (await Client.findById(key).lean()) ?? undefined;
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(key, { client, until: now + believed });
    return client;
  }

  return {
    /** The client with this key and secret; undefined when they do not hold. */
    async find(key: string, secret: string): Promise<ClientRecord | undefined> {
      // Keys of ours have one form; what has another is asked of nobody.
      if (!/^k-[\w-]{16}$/.test(key)) return undefined;
      const client = await known(key);
      const holds = client && timingSafeEqual(Buffer.from(client.secretHash), Buffer.from(hashOf(secret)));
      return holds && !client.revoked ? client : undefined;
    },

    /** @returns key and secret; the secret is nowhere else. */
    async make(name: string, allowed: readonly Scope[]): Promise<{ key: string; secret: string }> {
      const key = `k-${randomBytes(12).toString('base64url')}`;
      const secret = randomBytes(32).toString('base64url');
      await Client.create({ _id: key, name, secretHash: hashOf(secret), scopes: [...allowed], created: clock() });
      remembered.delete(key);
      return { key, secret };
    },

    /** Takes effect at once here, within `believed` at other servers. @returns false when there is no such client */
    async revoke(key: string): Promise<boolean> {
      const { matchedCount } = await Client.updateOne({ _id: key, revoked: null }, { $set: { revoked: clock() } });
      remembered.delete(key);
      return matchedCount > 0;
    },

    /** All clients, the newest first, revoked ones too: statements name them as their authority. */
    list: (): Promise<ClientRecord[]> => Client.find().sort({ created: -1 }).lean<ClientRecord[]>(),
  };
}

export type Clients = ReturnType<typeof createClients>;
