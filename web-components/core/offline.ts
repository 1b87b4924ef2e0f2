/** The part of the Trusted Types API used here; TypeScript's DOM library does not have it yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const worker = '/sw.js';

/**
 * Registers the service worker and tells it what this page has loaded: a worker does not see the requests of the page
 * that installs it. Does nothing where workers are not allowed (private windows, plain http).
 */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('komki-worker', {
    createScriptURL(url) {
      if (url !== worker) throw new TypeError(url);
      return url;
    },
  });
  try {
    await navigator.serviceWorker.register(policy?.createScriptURL(worker) ?? worker);
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    // Results have addresses of their own, the page to look for something offline is the empty one.
    const search = document.querySelector('komki-search') ? ['/suche'] : [];
    active?.postMessage({ keep: [location.href, ...search, ...loaded] });
  } catch {
    // Learning does not need it.
  }
}
