import {
  holdsTooMuch,
  longestVault,
  mergeContents,
  readContents,
  sameContents,
  type VaultContents,
  type VaultRefusal,
  writeContents,
} from '../../workshops/format/vault.ts';
import { type Change, type DeviceDb, type VaultRecord, vaultId } from './device-db.ts';
import type { PlaceFailure, RemoteCopy, VaultPlace } from './vault-place.ts';
import { keyOf, newSalt, openText, saltOf, sealText } from './vault-seal.ts';

/** `visitor`: nobody is signed in. `unreachable`: the server could not be asked or told; trying later helps. */
type NotNow = 'visitor' | 'unreachable';
/** `new`: there is no copy yet. `elsewhere`: there is one, and this device does not take part in it. */
export type Found = 'new' | 'elsewhere' | NotNow;
/**
 * `off`: this device takes part in no copy. `exists`: there is a copy already. `gone`: the copy was deleted, so this device no longer takes part. `changed`: it was
 * set up anew with other words. `foreign`: somebody else is signed in.
 */
export type Outcome = 'done' | 'off' | 'exists' | 'gone' | 'changed' | 'foreign' | NotNow | VaultRefusal;

/** How often a copy that other devices keep changing is tried. */
const tries = 4;
const nothing: VaultContents = { runs: [], plan: [] };

interface Remote {
  person: string;
  copy: RemoteCopy | undefined;
}

/** The copy as this device has opened it. */
interface Copy {
  contents: VaultContents;
  etag: string;
  revision: number;
}

/**
 * Checks and Maßnahmenplan of this device and the sealed copy for the same person's other devices, brought together. The
 * server gets sealed bytes only; the key is made here from the person's words. Nothing on this device is lost by any of it:
 * what cannot be read changes nothing.
 */
export class Vault {
  constructor(
    private readonly db: DeviceDb,
    private readonly place: VaultPlace,
    private readonly now: () => Date = () => new Date(),
  ) {}

  record(): Promise<VaultRecord | undefined> {
    return this.db.get('vaults', vaultId);
  }

  /** Whether whoever is signed in has a copy. */
  async find(): Promise<Found> {
    const remote = await this.read();
    if (typeof remote === 'string') return remote;
    return remote.copy ? 'elsewhere' : 'new';
  }

  /** Sets up the copy with what is on this device; one that somebody else has set up in the meantime stays. */
  async create(words: readonly string[]): Promise<Outcome> {
    const remote = await this.read();
    if (typeof remote === 'string') return remote;
    if (remote.copy) return 'exists';
    const salt = newSalt();
    const key = await keyOf(words, salt);
    const here = await this.here();
    const sealed = await this.sealed(here, 1, { key, salt });
    if (typeof sealed === 'string') return sealed;
    const answer = await this.write(sealed, undefined);
    if ('failed' in answer) return answer.failed === 412 ? 'exists' : notNow(answer.failed);
    await this.keep({ person: remote.person, key, salt, etag: answer.written, revision: 1, base: here });
    return 'done';
  }

  /** Has this device take part: the words open the copy, and both become one. */
  async join(words: readonly string[]): Promise<Outcome> {
    const remote = await this.read();
    if (typeof remote === 'string') return remote;
    const { copy, person } = remote;
    if (!copy) return 'gone';
    const salt = saltOf(copy.bytes);
    if (typeof salt === 'string') return salt === 'newer' ? 'TRESOR_NEUER' : 'TRESOR_BESCHAEDIGT';
    const key = await keyOf(words, salt);
    const text = await openText(copy.bytes, key);
    if (text === undefined) return 'TRESOR_FALSCHE_WOERTER';
    const there = readContents(text);
    if (typeof there === 'string') return there;
    await this.keep({ person, key, salt, etag: '', revision: 0 });
    return this.sync();
  }

  /**
   * Brings both together; one call after the other, whichever tab makes it.
   * @param asks `if-changed`: leaves the server alone unless something changed here
   */
  async sync(asks: 'always' | 'if-changed' = 'always'): Promise<Outcome> {
    // Browsers that seal have Web Locks, too: both ask for a secure page.
    return await navigator.locks.request(`${this.db.name}-vault`, () => this.round(asks));
  }

  /** This device no longer takes part; what is on it stays, and the copy too. */
  leave(): Promise<void> {
    return this.db.write([{ table: 'vaults', remove: vaultId }]);
  }

  /** Deletes the copy on the server; other devices notice when they next look. What is on the devices stays. */
  async erase(): Promise<'done' | NotNow> {
    try {
      await this.place.erase();
    } catch (error) {
      return notNow((error as PlaceFailure).status) === 'visitor' ? 'visitor' : 'unreachable';
    }
    await this.leave();
    return 'done';
  }

  private async round(asks: 'always' | 'if-changed'): Promise<Outcome> {
    for (let attempt = 1; ; attempt++) {
      const record = await this.record();
      if (!record) return 'off';
      const here = await this.here();
      if (asks === 'if-changed' && record.base && sameContents(here, record.base)) return 'done';
      const there = await this.there(record);
      if (typeof there === 'string') {
        if (there === 'gone' || there === 'changed') await this.leave();
        return there;
      }
      const base = there.revision < record.revision ? 'older' : record.base;
      const merged = mergeContents(base, here, there.contents);
      let { etag, revision } = there;
      if (!sameContents(merged, there.contents)) {
        revision = Math.max(revision, record.revision) + 1;
        const sealed = await this.sealed(merged, revision, record);
        if (typeof sealed === 'string') return sealed;
        const answer = await this.write(sealed, etag);
        // Another device was quicker: look again.
        if ('failed' in answer && answer.failed === 412 && attempt < tries) continue;
        if ('failed' in answer) return notNow(answer.failed);
        etag = answer.written;
      }
      await this.takeIn(here, merged, { etag, revision });
      return 'done';
    }
  }

  /** What the copy holds. */
  private async there({ person, key, etag, base, revision }: VaultRecord): Promise<Copy | Outcome> {
    const remote = await this.read(base && etag);
    if (remote === 'same') return { contents: base ?? nothing, etag, revision };
    if (typeof remote === 'string') return remote;
    if (remote.person !== person) return 'foreign';
    if (!remote.copy) return 'gone';
    const salt = saltOf(remote.copy.bytes);
    if (typeof salt === 'string') return salt === 'newer' ? 'TRESOR_NEUER' : 'TRESOR_BESCHAEDIGT';
    const text = await openText(remote.copy.bytes, key);
    if (text === undefined) return 'changed';
    const read = readContents(text);
    return typeof read === 'string' ? read : { ...read, etag: remote.copy.etag };
  }

  private async here(): Promise<VaultContents> {
    const [runs, plan] = await Promise.all([this.db.all('runs'), this.db.all('plan')]);
    return { runs, plan };
  }

  private async sealed(contents: VaultContents, revision: number, { key, salt }: Pick<VaultRecord, 'key' | 'salt'>) {
    if (holdsTooMuch(contents)) return 'TRESOR_ZU_GROSS';
    const sealed = await sealText(writeContents(contents, revision, this.now()), key, salt);
    return sealed.length > longestVault ? 'TRESOR_ZU_GROSS' : sealed;
  }

  /** Writes to the device what has come, all of it with what is then known of the copy, or nothing. */
  private takeIn(here: VaultContents, merged: VaultContents, known: Pick<Copy, 'etag' | 'revision'>): Promise<void> {
    return this.db.transact(async (get) => {
      const record = await get('vaults', vaultId);
      if (!record) return [];
      const runs = await news((id) => get('runs', id), here.runs, merged.runs);
      const plan = await news((id) => get('plan', id), here.plan, merged.plan);
      const changes: Change[] = [
        ...runs.put.map((put) => ({ table: 'runs', put }) as const),
        ...plan.put.map((put) => ({ table: 'plan', put }) as const),
        ...runs.remove.map((remove) => ({ table: 'runs', remove }) as const),
        ...plan.remove.map((remove) => ({ table: 'plan', remove }) as const),
      ];
      if (changes.length === 0 && known.etag === record.etag) return [];
      const put = { ...record, ...known, base: merged, synced: this.now().toISOString() };
      return [...changes, { table: 'vaults', put }];
    });
  }

  private keep(record: Omit<VaultRecord, 'id' | 'synced'>): Promise<void> {
    const put = { id: vaultId, ...record, synced: this.now().toISOString() } as const;
    return this.db.write([{ table: 'vaults', put }]);
  }

  private read(): Promise<Remote | NotNow>;
  private read(known: string | undefined): Promise<Remote | 'same' | NotNow>;
  private async read(known?: string): Promise<Remote | 'same' | NotNow> {
    try {
      return await this.place.read(known);
    } catch {
      return 'unreachable';
    }
  }

  private async write(
    bytes: Uint8Array<ArrayBuffer>,
    etag: string | undefined,
  ): Promise<{ written: string } | { failed: number }> {
    try {
      return { written: await this.place.write(bytes, etag) };
    } catch (error) {
      return { failed: (error as PlaceFailure).status };
    }
  }
}

/** What a status means for whoever waits. */
function notNow(status: number): NotNow | 'TRESOR_ZU_GROSS' {
  if (status === 401) return 'visitor';
  return status === 413 ? 'TRESOR_ZU_GROSS' : 'unreachable';
}

/**
 * What has to be written so that the device has what was merged. What was changed on it in the meantime is left alone: it comes
 * with the next round.
 * @param get what is on the device now; nothing else may be awaited here, see `DeviceDb.transact`
 */
async function news<T extends { id: string }>(
  get: (id: string) => Promise<T | undefined>,
  here: readonly T[],
  merged: readonly T[],
): Promise<{ put: T[]; remove: string[] }> {
  const byId = (all: readonly T[]) => new Map(all.map((one) => [one.id, one]));
  const [mine, wanted] = [byId(here), byId(merged)];
  const put: T[] = [];
  const remove: string[] = [];
  for (const id of new Set([...mine.keys(), ...wanted.keys()])) {
    const [before, after] = [mine.get(id), wanted.get(id)];
    if (before === after || JSON.stringify(await get(id)) !== JSON.stringify(before)) continue;
    if (after) put.push(after);
    else remove.push(id);
  }
  return { put, remove };
}

/** How long nothing must have changed before what did is sent, in milliseconds. */
const quiet = 2_000;
/** After how long a server that could not be reached is tried again. */
const pause = 60_000;

/**
 * Keeps the copy in step while a page is open: when it opens, soon after something was changed, when it is left, and when the
 * connection comes back.
 */
export function keepInStep(vault: Vault, db: DeviceDb): void {
  let timer: number | undefined;
  const run = async (asks: 'always' | 'if-changed') => {
    window.clearTimeout(timer);
    timer = undefined;
    if ((await vault.sync(asks)) === 'unreachable') soon(pause);
  };
  const soon = (milliseconds: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void run('if-changed'), milliseconds);
  };
  db.subscribe(() => soon(quiet));
  window.addEventListener('online', () => void run('always'));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && timer !== undefined) void run('if-changed');
  });
  void run('always');
}
