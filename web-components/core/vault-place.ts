/** A sealed copy, as it lies on the server. */
export interface RemoteCopy {
  bytes: Uint8Array<ArrayBuffer>;
  etag: string;
}

/** Where the copy lies: the server, or a test's own. Everything rejects with a `PlaceFailure`. */
export interface VaultPlace {
  /**
   * The copy of whoever is signed in.
   * @param known ETag of what this device has; answered with `same` when that is what is there
   */
  read(known?: string): Promise<{ person: string; copy: RemoteCopy | undefined } | 'same' | 'visitor'>;
  /** @param etag of what is written over; undefined: there must be none. @returns the new ETag */
  write(bytes: Uint8Array<ArrayBuffer>, etag: string | undefined): Promise<string>;
  erase(): Promise<void>;
}

/** `status` 0: no connection. */
export interface PlaceFailure extends Error {
  status: number;
}
const failure = (status: number): PlaceFailure => Object.assign(new Error(`${status}`), { status });

const address = '/api/tresor';

async function ask(init: RequestInit): Promise<Response> {
  const response = await fetch(address, init).catch(() => {
    throw failure(0);
  });
  if (!response.ok && response.status !== 304) throw failure(response.status);
  return response;
}

/** What `GET /api/tresor` answers. */
interface Reply {
  angemeldet: boolean;
  person: string;
  kopie: { inhalt: string; fassung: string } | null;
}

export const serverPlace: VaultPlace = {
  async read(known) {
    const response = await ask({ cache: 'no-store', headers: known ? { 'If-None-Match': known } : {} });
    if (response.status === 304) return 'same';
    const { angemeldet, person, kopie } = (await response.json()) as Reply;
    if (!angemeldet) return 'visitor';
    const copy = kopie && {
      bytes: Uint8Array.from(atob(kopie.inhalt), (byte) => byte.charCodeAt(0)),
      etag: kopie.fassung,
    };
    return { person, copy: copy ?? undefined };
  },

  async write(body, etag) {
    const known = etag === undefined ? { 'If-None-Match': '*' } : { 'If-Match': etag };
    const headers = { 'Content-Type': 'application/octet-stream', ...known };
    const response = await ask({ method: 'PUT', body, headers });
    return ((await response.json()) as { fassung: string }).fassung;
  },

  async erase() {
    await ask({ method: 'DELETE' });
  },
};
