import { describe, equal, it, ok } from './helpers.ts';

// The worker's script in the page: it listens to the same events there, and the page has the same caches.
Object.assign(globalThis, { ASSET_URLS: [] });
await import(new URL('../../web-components/sw.ts', import.meta.url).href);

/** What the worker answers while the network gives `answer`. */
async function visit(path: string, answer: () => Promise<Response>): Promise<Response> {
  const { fetch } = window;
  window.fetch = answer;
  try {
    let response: Promise<Response> | undefined;
    const respondWith = (given: Promise<Response>) => {
      response = given;
    };
    window.dispatchEvent(Object.assign(new Event('fetch'), { request: new Request(path), respondWith }));
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
});
