import { createHash } from 'node:crypto';
import { type Connection, mongo, trusted } from 'mongoose';
import { isSealed, longestVault } from '../../workshops/format/vault.ts';
import type { Clock } from '../http/route.ts';
import { vaultError } from './errors.ts';
import { type VaultDoc, vaultModel } from './model.ts';

/** How long a copy that nobody changes is kept. */
const keptYears = 2;
const duplicateKey = 11_000;

/** What a device knows of the copy that it writes over: its ETag, or that there is none. */
export type Known = { etag: string } | 'nothing';

/** The encrypted copies: opaque bytes, one for each person, written only by whoever knows the one before. */
export function vaultService(connection: Connection, clock: Clock) {
  const Vault = vaultModel(connection);

  const expiry = (): Date => {
    const now = clock();
    return new Date(Date.UTC(now.getUTCFullYear() + keptYears, now.getUTCMonth(), now.getUTCDate() + 1));
  };
  // The engine removes what has expired once a minute; until then it is gone all the same.
  const alive = () => ({ expiresAt: trusted({ $gt: clock() }) });

  return {
    find: (person: string): Promise<VaultDoc | null> => Vault.findOne({ _id: person, ...alive() }).lean<VaultDoc>(),

    /**
     * @returns the ETag of what is now stored
     * @throws TRESOR_UNVERSCHLUESSELT (400), TRESOR_ZU_GROSS (413), TRESOR_VERALTET (412) when another device was quicker
     */
    async write(person: string, sealed: Uint8Array, known: Known): Promise<string> {
      if (!isSealed(sealed)) throw vaultError('TRESOR_UNVERSCHLUESSELT');
      if (sealed.length > longestVault) throw vaultError('TRESOR_ZU_GROSS');
      const content = Buffer.from(sealed).toString('base64');
      const etag = `"${createHash('sha256').update(sealed).digest('base64url')}"`;
      const made = { content, etag, expiresAt: expiry() };
      if (known === 'nothing') {
        await Vault.deleteOne({ _id: person, expiresAt: trusted({ $lte: clock() }) });
        await Vault.create({ _id: person, ...made }).catch((error: unknown) => {
          if (error instanceof mongo.MongoServerError && error.code === duplicateKey)
            throw vaultError('TRESOR_VERALTET');
          throw error;
        });
        return etag;
      }
      const { matchedCount } = await Vault.updateOne({ _id: person, etag: known.etag, ...alive() }, { $set: made });
      if (matchedCount === 0) throw vaultError('TRESOR_VERALTET');
      return etag;
    },

    async erase(person: string): Promise<void> {
      await Vault.deleteOne({ _id: person });
    },
  };
}
export type VaultService = ReturnType<typeof vaultService>;
