import { chromium, type Page } from 'playwright-core';
import { chromiumFlags, getChromium } from '../helpers/chromium.mjs';
import type { Visitor } from '../helpers/visitor.ts';
import type { Figure } from './figure.ts';

interface Loaded {
  address: string;
  kind: string;
  /** What the answer says it is packed with. */
  encoding: string;
  /** Bytes on the wire. */
  head: number;
  body: number;
}

/** What a page asks of the network, as it comes. */
interface Traffic {
  loaded: Map<string, Loaded>;
  /** Waits until nothing has come for a second. @param atLeast milliseconds to wait in any case */
  quiet(atLeast: number): Promise<void>;
}

async function listen(page: Page): Promise<Traffic> {
  const session = await page.context().newCDPSession(page);
  const loaded = new Map<string, Loaded>();
  let quietSince = performance.now();
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    quietSince = performance.now();
    const encoding = response.headers['Content-Encoding'] ?? response.headers['content-encoding'] ?? '';
    loaded.set(requestId, { address: response.url, kind: type, encoding, head: response.encodedDataLength, body: 0 });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    quietSince = performance.now();
    const one = loaded.get(requestId);
    if (one) one.body = encodedDataLength - one.head;
  });
  await session.send('Network.enable');
  const quiet = async (atLeast: number) => {
    const earliest = performance.now() + atLeast;
    while (performance.now() < earliest || performance.now() - quietSince < 1_000) await page.waitForTimeout(100);
  };
  return { loaded, quiet };
}

/** Everything a page asks for when it is opened for the first time. @param shown what its element shows when it has taken over */
async function firstLoad(page: Page, address: string, shown: string): Promise<Loaded[]> {
  const { loaded, quiet } = await listen(page);
  await page.goto(address, { waitUntil: 'load' });
  // The element has taken over and an outbox has had its turn (at the latest 2 s after the load).
  await page.locator(shown).first().waitFor();
  await quiet(4_000);
  return [...loaded.values()];
}

/** What a visitor's way through all sections of a sequence and to its end asks for beside the entry that all pages share. */
async function wholeSequence(page: Page, address: string): Promise<Figure> {
  const { loaded, quiet } = await listen(page);
  await page.goto(address, { waitUntil: 'load' });
  const entry = await page.locator('script[type=module]').getAttribute('src');
  const next = page.locator('komki-sequence .steps [data-done]');
  const end = page.getByRole('button', { name: 'Sequenz abschließen' });
  await next.or(end).waitFor();
  for (let place = ''; await next.isVisible(); ) {
    place = page.url();
    await next.click();
    await page.waitForFunction((before) => location.href !== before, place);
  }
  await end.click();
  await page.locator('komki-sequence .next').waitFor();
  await quiet(1_000);
  const scripts = [...loaded.values()].filter(
    ({ kind, address: script }) => kind === 'Script' && new URL(script).pathname !== entry,
  );
  return {
    name: 'a whole sequence, visitor: JavaScript beside the shared entry',
    value: kilobytes(scripts, 'body'),
    unit: 'kB',
    target: 15,
    note: scripts.map(({ address: script }) => new URL(script).pathname).join(' '),
  };
}

const kilobytes = (list: readonly Loaded[], part: 'head' | 'body'): number =>
  list.reduce((sum, one) => sum + one[part], 0) / 1000;

function figuresOf(who: string, list: readonly Loaded[], target: { scripts: number; requests: number }): Figure[] {
  const ofKind = (...kinds: string[]) => list.filter(({ kind }) => kinds.includes(kind));
  const scripts = ofKind('Script');
  const text = ofKind('Document', 'Stylesheet');
  const unpacked = [...scripts, ...text].find(({ encoding }) => encoding !== 'br');
  if (unpacked) throw new Error(`not packed with brotli: ${unpacked.address}`);
  const names = (some: readonly Loaded[]) => some.map(({ address }) => new URL(address).pathname).join(' ');
  return [
    { name: `first load, ${who}: HTML and CSS`, value: kilobytes(text, 'body'), unit: 'kB', target: 13 },
    {
      name: `first load, ${who}: JavaScript`,
      value: kilobytes(scripts, 'body'),
      unit: 'kB',
      target: target.scripts,
      note: names(scripts),
    },
    {
      name: `first load, ${who}: requests`,
      value: list.length,
      unit: '',
      target: target.requests,
      note: `${kilobytes(list, 'body').toFixed(1)} kB of bodies and ${kilobytes(list, 'head').toFixed(1)} kB of headers in all; the service worker, which fetches ahead after the load, is off`,
    },
  ];
}

/**
 * What the first visit costs, each in a fresh Chromium profile: of a sequence, as a visitor and signed in, and of a workshop's
 * room on a participant's phone.
 */
export async function pageFigures(url: string, learner: Visitor, trainer: Visitor): Promise<Figure[]> {
  const browser = await chromium.launch({ executablePath: await getChromium(), args: chromiumFlags });
  try {
    const figures: Figure[] = [];
    for (const [who, cookies] of [
      ['visitor', ''],
      ['signed in', learner.cookieHeader],
    ] as const) {
      // Without the service worker, which fetches ahead after the load and so would take scripts off the page's account.
      const context = await browser.newContext({ locale: 'de-DE', serviceWorkers: 'block' });
      for (const pair of cookies.split('; ').filter(Boolean)) {
        const [name = '', value = ''] = pair.split('=', 2);
        await context.addCookies([{ name, value, url }]);
      }
      const list = await firstLoad(await context.newPage(), `${url}/lernen/G01`, 'komki-sequence h2');
      figures.push(...figuresOf(who, list, { scripts: 40, requests: 12 }));
      await context.close();
    }
    const context = await browser.newContext({ locale: 'de-DE', serviceWorkers: 'block' });
    figures.push(await wholeSequence(await context.newPage(), `${url}/lernen/G01`));
    const opened = await trainer.post('/workshops/lex-kmu/raum');
    const room = new URL(opened.headers.get('location')?.replace('/leitung', '') ?? '', url);
    const fresh = await browser.newContext({ locale: 'de-DE', serviceWorkers: 'block' });
    const phone = await fresh.newPage();
    const list = await firstLoad(phone, room.href, 'komki-workshop h1, komki-workshop h2');
    // Leaves the room, so that its stream is over before the next figures.
    await phone.close();
    figures.push(...figuresOf('participant of a workshop', list, { scripts: 25, requests: 12 }));
    return figures;
  } finally {
    await browser.close();
  }
}
