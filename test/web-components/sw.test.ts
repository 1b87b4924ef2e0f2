import { describe, equal, it, ok } from './helpers.ts';

// The worker's script in the page: it listens to the same events there, and the page has the same caches.
Object.assign(globalThis, { ASSET_URLS: [] });
await import(new URL('../../web-components/sw.ts', import.meta.url).href);

/** What the worker answers by itself; undefined: it lets the request pass. */
function answered(path: string): Promise<Response> | undefined {
  let response: Promise<Response> | undefined;
  const respondWith = (given: Promise<Response>) => {
    response = given;
  };
  window.dispatchEvent(Object.assign(new Event('fetch'), { request: new Request(path), respondWith }));
  return response;
}

/** Whether the worker takes a request for itself. */
function takes(path: string): boolean {
  let taken = false;
  const respondWith = (given: Promise<Response>) => {
    taken = true;
    given.catch(() => {});
  };
  window.dispatchEvent(Object.assign(new Event('fetch'), { request: new Request(path), respondWith }));
  return taken;
}

/** What the worker answers while the network gives `answer`. */
async function visit(path: string, answer: () => Promise<Response>): Promise<Response> {
  const { fetch } = window;
  window.fetch = answer;
  try {
    const response = answered(path);
    ok(response, 'the worker lets it pass');
    return await response;
  } finally {
    window.fetch = fetch;
  }
}
const page =
  (text: string, status = 200) =>
  async () => {
    const response = new Response(text, { status });
    // As an answer of this origin; one made by hand says `default`.
    return Object.defineProperty(response, 'type', { value: 'basic' });
  };

describe('service worker', () => {
  it('shows the kept page when the server is out of order or cannot be reached', async () => {
    const path = `/lernen/${crypto.randomUUID()}/warum`;
    equal(await (await visit(path, page('Abschnitt'))).text(), 'Abschnitt');
    equal(await (await visit(path, page('Wartung', 503))).text(), 'Abschnitt');
    equal(await (await visit(path, () => Promise.reject(new TypeError('offline')))).text(), 'Abschnitt');
  });

  it('shows the server’s own words when no page was kept, or when it has something to say', async () => {
    const path = `/lernen/${crypto.randomUUID()}/warum`;
    equal(await (await visit(path, page('Wartung', 503))).text(), 'Wartung');
    await visit(path, page('Abschnitt'));
    equal(await (await visit(path, page('Zurückgezogen', 404))).text(), 'Zurückgezogen');
  });

  it('shows the print of a sequence for no section of it', async () => {
    const sequence = `/lernen/${crypto.randomUUID()}`;
    await visit(`${sequence}/druck`, page('Druckfassung'));
    equal((await visit(`${sequence}/warum`, () => Promise.reject(new TypeError('offline')))).status, 503);
    await visit(`${sequence}/warum`, page('Abschnitt'));
    equal((await visit(`${sequence}/druck`, page('Wartung', 503))).status, 200);
    equal(await (await visit(`${sequence}/druck`, page('Wartung', 503))).text(), 'Druckfassung');
  });

  it('shows any page of a check for its other places, but not its paper version', async () => {
    const offline = () => Promise.reject(new TypeError('offline'));
    const check = `/checks/${crypto.randomUUID()}`;
    await visit(`${check}/druck`, page('Druckfassung'));
    equal((await visit(`${check}/ergebnisse`, offline)).status, 503);
    await visit(check, page('Check'));
    equal(await (await visit(`${check}/baustein/einstieg`, offline)).text(), 'Check');
    equal(await (await visit(`${check}/ergebnisse`, offline)).text(), 'Check');
  });

  it('shows the plan’s page offline', async () => {
    equal(await (await visit('/massnahmen', page('Plan'))).text(), 'Plan');
    equal(await (await visit('/massnahmen', () => Promise.reject(new TypeError('offline')))).text(), 'Plan');
    await caches.open('komki-seiten').then((cache) => cache.delete('/massnahmen'));
  });

  it('keeps no trainers’ guide', () => {
    equal(answered('/lernen/G01/leitfaden'), undefined);
  });

  it('searches offline with the empty page, and keeps nothing anybody looked for', async () => {
    const offline = () => Promise.reject(new TypeError('offline'));
    await visit('/suche?q=kündigung', page('Treffer'));
    equal((await visit('/suche?q=kündigung', offline)).status, 503);
    await visit('/suche', page('Suche'));
    equal(await (await visit('/suche?q=kündigung', offline)).text(), 'Suche');
    await caches.open('komki-seiten').then((cache) => cache.delete('/suche'));
  });

  it('keeps the glossary’s JSON once it was loaded, and leaves films to the browser', async () => {
    const path = `/inhalte/glossar-${crypto.randomUUID()}.json`;
    equal(await (await visit(path, page('{}'))).text(), '{}');
    equal(await (await visit(path, () => Promise.reject(new TypeError('offline')))).text(), '{}');
    equal(
      ['gang.mp4', 'gang.webm', 'gang.vtt', 'plan.svg'].filter((file) => takes(`/inhalte/G99/${file}`)),
      ['plan.svg'],
    );
  });

  it('keeps the pictures of a sequence with it, for sections that are first read without a connection', async () => {
    const id = crypto.randomUUID();
    const nodes = [{ kind: 'list', items: [[{ kind: 'image', file: `${id}.svg` }]] }];
    const answers: Record<string, string> = {
      [`/inhalte/G01-${id}.json`]: JSON.stringify({ sections: [{ nodes }] }),
      [`/inhalte/G01/${id}.svg`]: 'Bild',
    };
    const { fetch } = window;
    window.fetch = async (address) => page(answers[new URL(String(address), location.href).pathname] ?? '', 200)();
    try {
      let work: Promise<unknown> | undefined;
      const waitUntil = (given: Promise<unknown>) => {
        work = given;
      };
      const data = { keep: [`${location.origin}/inhalte/G01-${id}.json`] };
      window.dispatchEvent(Object.assign(new MessageEvent('message', { data }), { waitUntil }));
      await work;
    } finally {
      window.fetch = fetch;
    }
    const offline = () => Promise.reject(new TypeError('offline'));
    equal(await (await visit(`/inhalte/G01/${id}.svg`, offline)).text(), 'Bild');
  });
});
