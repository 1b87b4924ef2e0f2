/** The part of the Trusted Types API used here; TypeScript's DOM library does not have it yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const worker = '/sw.js';

/**
 * Registers the service worker and tells it what this page loads: a worker does not see the requests of the page
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
    const tell = (keep: readonly string[]) => active?.postMessage({ keep });
    // Results have addresses of their own, the page to look for something offline is the empty one.
    tell(document.querySelector('komki-search') ? [location.href, '/suche'] : [location.href]);
    // What was loaded before, and what comes later: on a slow device the sequence itself.
    const loads = new PerformanceObserver((list) => tell(list.getEntries().map(({ name }) => name)));
    loads.observe({ type: 'resource', buffered: true });
  } catch {
    // Learning does not need it.
  }
}
