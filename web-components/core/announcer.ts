/**
 * The one place that speaks to screen readers. Elements call `prepareAnnouncer` when they are connected and
 * `announce` when something happened; nobody else makes a live region.
 */

/** Shortest time between two changes of the region, in milliseconds. */
const pause = 200;
/** How long a message stays, in milliseconds. */
const stay = 10_000;

let region: HTMLElement | undefined;
const waiting: { message: string; about: unknown }[] = [];
let timer: number | undefined;
let purge: number | undefined;

/**
 * Makes the document's `role=status` element. It must be there before the first message: browsers report changes of a
 * live region, and a region that is made together with its text has not changed.
 */
export function prepareAnnouncer(): HTMLElement {
  // One region for everything: of two live regions that change at the same time VoiceOver drops one.
  if (!region?.isConnected) {
    region = document.createElement('div');
    region.setAttribute('role', 'status');
    region.id = 'komki-announcer';
    // Set one by one through the object model, which a strict `style-src` permits; hidden from sight, not from reading.
    region.style.setProperty('position', 'fixed');
    region.style.setProperty('inline-size', '1px');
    region.style.setProperty('block-size', '1px');
    region.style.setProperty('overflow', 'hidden');
    region.style.setProperty('clip-path', 'inset(50%)');
    region.style.setProperty('white-space', 'nowrap');
    document.body.append(region);
  }
  return region;
}

/**
 * Has a sentence read out once, politely. Messages follow each other by at least 200 ms: Firefox ignores a change that
 * comes too soon after the region or after another change, and an animation frame is not long enough.
 * @param about whose state the message tells: a newer one about the same thing replaces one that still waits, so that
 *   three quick moves of an item are not read as three positions.
 */
export function announce(message: string, about?: unknown): void {
  prepareAnnouncer();
  const stale = about === undefined ? -1 : waiting.findIndex((other) => other.about === about);
  if (stale >= 0) waiting.splice(stale, 1);
  waiting.push({ message, about });
  if (timer === undefined) timer = window.setTimeout(speak, pause);
}

function speak(): void {
  timer = undefined;
  const next = waiting.shift();
  if (!next) return;
  const { message } = next;
  const target = prepareAnnouncer();
  // A text that is already there is no change and would stay silent: a no-break space makes it another text.
  target.textContent = target.textContent === message ? `${message}\u00a0` : message;
  // An old message must not be found when somebody reads to the end of the page. It stays for a while, because the
  // browser needs time to hand it on.
  window.clearTimeout(purge);
  purge = window.setTimeout(() => target.replaceChildren(), stay);
  timer = window.setTimeout(speak, pause);
}
