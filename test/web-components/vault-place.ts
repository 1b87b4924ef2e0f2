import type { PlaceFailure, RemoteCopy, VaultPlace } from '../../web-components/core/vault-place.ts';

const failure = (status: number): PlaceFailure => Object.assign(new Error(`${status}`), { status });

/** A person's copy with the server's preconditions, for any number of devices. */
export class Place implements VaultPlace {
  copy: RemoteCopy | undefined;
  person: string | undefined = 'p-1';
  online = true;
  /** How often it was asked and told. */
  reads = 0;
  writes = 0;
  /** Runs before a write is looked at: another device. */
  meanwhile: (() => Promise<unknown>) | undefined;

  async read(known?: string) {
    this.reads++;
    if (!this.online) throw failure(0);
    if (this.person === undefined) return 'visitor' as const;
    if (this.copy && known === this.copy.etag) return 'same' as const;
    return { person: this.person, copy: this.copy };
  }

  async write(bytes: RemoteCopy['bytes'], etag: string | undefined) {
    const { meanwhile } = this;
    this.meanwhile = undefined;
    await meanwhile?.();
    if (!this.online) throw failure(0);
    if (this.person === undefined) throw failure(401);
    if (this.copy?.etag !== etag) throw failure(412);
    this.writes++;
    this.copy = { bytes, etag: `"${crypto.randomUUID()}"` };
    return this.copy.etag;
  }

  async erase() {
    if (!this.online) throw failure(0);
    this.copy = undefined;
  }
}
