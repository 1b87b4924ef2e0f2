/**
 * The service worker: what was visited can be read again without a connection. Pages of the network first, hashed files
 * of the cache first. Touches only GET requests of the start page, `/lernen`, `/lernpfade`, `/checks`, `/massnahmen`, `/glossar`,
 * `/suche`, `/inhalte` and `/a`; never `/xapi`, `/api`, personal pages or the trainers' guides.
 */

/** Addresses of the build's files, written in by the build. */
declare const ASSET_URLS: readonly string[];

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
/** What is used of a worker's scope; TypeScript's worker library cannot stand beside its DOM library. */
interface WorkerScope {
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: ExtendableEvent & MessageEvent) => void): void;
}

const worker = globalThis as unknown as WorkerScope;

/** How long a page may take from the network when there is a kept one, in milliseconds. */
const patience = 3000;
/** The build's files of this version; older ones go when this version takes over. */
const assetCache = `komki-dateien-${hash(ASSET_URLS.join())}`;
/** Pages, sequences and images a learner has visited. */
const pageCache = 'komki-seiten';

/** A short name for a list of files. */
function hash(text: string): string {
  let value = 0;
  for (let index = 0; index < text.length; index++) value = (value * 31 + text.charCodeAt(index)) | 0;
  return (value >>> 0).toString(36);
}

/** `page`: pages and images, whose names stay when they change. */
type Kind = 'asset' | 'content' | 'page';

/** What may be kept, and how; undefined: none of the worker's business. */
function kindOf(address: string): Kind | undefined {
  const { origin, pathname } = new URL(address, worker.location.origin);
  if (origin !== worker.location.origin) return undefined;
  if (pathname.startsWith('/a/')) return 'asset';
  if (pathname.startsWith('/inhalte/') && pathname.endsWith('.json')) return 'content';
  // Too large to keep, and browsers ask for them in parts.
  if (/\.(?:mp4|webm|vtt)$/.test(pathname)) return undefined;
  if (pathname.startsWith('/inhalte/')) return 'page';
  // Who uses the device next may not be a trainer.
  if (pathname.endsWith('/leitfaden')) return undefined;
  return /^\/(?:(?:lernen|lernpfade|checks)(?:\/.*)?|glossar|massnahmen|suche)?$/.test(pathname) ? 'page' : undefined;
}

const cacheOf = (kind: Kind): Promise<Cache> => caches.open(kind === 'asset' ? assetCache : pageCache);

/** Asks the network and keeps what may be kept. */
async function fetchAndKeep(request: Request | string, kind: Kind): Promise<Response> {
  const response = await fetch(request);
  const { pathname, search } = new URL(typeof request === 'string' ? request : request.url, worker.location.origin);
  // What somebody looked for is nobody's business; the empty page is enough to look for it offline.
  const query = pathname === '/suche' && search !== '';
  if (response.ok && !response.redirected && response.type === 'basic' && !query) {
    // A full disk must not cost the learner the page.
    await (await cacheOf(kind)).put(request, response.clone()).catch(() => {});
  }
  return response;
}

/** Names of hashed files never change their content. */
async function cacheFirst(request: Request, kind: Kind): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetchAndKeep(request, kind);
}

async function networkFirst(request: Request): Promise<Response> {
  const kept = await keptPage(request.url);
  const fresh = fetchAndKeep(request, 'page');
  if (!kept)
    return fresh.catch(
      () => new Response(notHere, { status: 503, headers: { 'Content-Type': 'text/plain; charset=utf-8' } }),
    );
  const slow = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), patience));
  // A server that is out of order is no better than none.
  const good = fresh.then(
    (response) => (response.status >= 500 ? kept : response),
    () => kept,
  );
  return Promise.race([good, slow]);
}

const notHere =
  'Diese Seite ist noch nicht auf Ihrem Gerät, und gerade gibt es keine Verbindung. Öffnen Sie sie noch einmal, sobald Sie wieder online sind. (OFFLINE)';

/** A sequence or a check instrument, whose pages are places of one player. */
const player = /^\/(?:lernen|checks)\/[^/]+/;
/** Pages below its address that are none. */
const besidePlayer = /\/material\/|\/druck$/;

/** The kept page; for a place that was never loaded by itself, any page of its player, which needs no more. */
async function keptPage(address: string): Promise<Response | undefined> {
  const cache = await caches.open(pageCache);
  const { pathname } = new URL(address);
  const exact = await cache.match(address, { ignoreVary: true, ignoreSearch: pathname === '/suche' });
  const owner = player.exec(pathname)?.[0];
  if (exact || !owner || besidePlayer.test(pathname)) return exact;
  for (const { url } of await cache.keys()) {
    const other = new URL(url).pathname;
    if (player.exec(other)?.[0] === owner && !besidePlayer.test(other)) return cache.match(url, { ignoreVary: true });
  }
  return undefined;
}

worker.addEventListener('install', (event) => {
  const all = caches.open(assetCache).then((cache) => cache.addAll([...ASSET_URLS]));
  event.waitUntil(all.then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  const tidy = async () => {
    const old = (await caches.keys()).filter(
      (name) => name.startsWith('komki-') && name !== assetCache && name !== pageCache,
    );
    await Promise.all(old.map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(tidy());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const kind = request.method === 'GET' ? kindOf(request.url) : undefined;
  if (!kind) return;
  event.respondWith(kind === 'page' ? networkFirst(request) : cacheFirst(request, kind));
});

/** Keeps what is not kept yet. */
async function keep(url: string, kind: Kind): Promise<Response> {
  return (await caches.match(url, { ignoreVary: true })) ?? fetchAndKeep(url, kind);
}

/** Addresses of the pictures a compiled sequence names: a section first read on the train shall not lack them. */
async function picturesOf(address: string, answer: Response): Promise<string[]> {
  const [, sequence] =
    /^\/inhalte\/([A-Z]\d\d)-[^/]+\.json$/.exec(new URL(address, worker.location.origin).pathname) ?? [];
  const files = new Set<string>();
  if (!sequence || !answer.ok) return [];
  JSON.parse(await answer.text(), (_key, value: { kind?: string; file?: string } | null) => {
    if (value?.kind === 'image' && value.file) files.add(value.file);
    return value;
  });
  return [...files].map((file) => `/inhalte/${sequence}/${file}`);
}

/** The page says what it has loaded: that which installed the worker did so before there was one. */
worker.addEventListener('message', (event) => {
  const { keep: loaded } = event.data as { keep?: unknown };
  if (!Array.isArray(loaded)) return;
  const one = async (address: unknown) => {
    const kind = typeof address === 'string' ? kindOf(address) : undefined;
    if (!kind || kind === 'asset') return;
    const url = String(address).split('#')[0] ?? '';
    const answer = await keep(url, kind);
    if (kind === 'content') await Promise.allSettled((await picturesOf(url, answer)).map((file) => keep(file, 'page')));
  };
  event.waitUntil(Promise.allSettled(loaded.map(one)));
});
