import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, type BrowserContextOptions, type ConsoleMessage, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { chromiumFlags, getChromium } from './chromium.mjs';

/** Pictures of the run, for people to look at. */
export const artefacts = resolve(import.meta.dirname, '../../artefakte');
mkdirSync(artefacts, { recursive: true });

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await getChromium(), args: chromiumFlags });
});
afterAll(() => browser?.close());

/** What the pages complained of: broken policy, script errors. Tests expect it to stay empty. */
export const complaints: string[] = [];

/**
 * What Chromium reports as an error though it is part of the way: a network that is gone, and the 404 by which the State
 * resource says that there is no bookmark yet (xAPI Communication 2.3).
 */
const expected = (message: ConsoleMessage): boolean =>
  message.text().includes('ERR_INTERNET_DISCONNECTED') ||
  (message.text().includes('404') && message.location().url.includes('/xapi/activities/state'));

/** A person with a browser of their own. */
export async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected(message)) complaints.push(`${page.url()}: ${message.text()}`);
  });
  return page;
}

/** What has the focus, looked up through all shadow roots: its role-like tag and the words a person hears. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element) return '';
    const labels =
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement
        ? [...(element.labels ?? [])]
        : [];
    const root = element.getRootNode() as Document | ShadowRoot;
    const named = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => id && root.getElementById(id)?.textContent);
    const words = [
      ...named,
      element.getAttribute('aria-label'),
      ...labels.map((label) => label.textContent),
      element.textContent,
    ];
    return `${element.localName} ${words.filter(Boolean).join(' ')}`.replace(/\s+/g, ' ').trim();
  });

/**
 * Goes on with the Tab key until the focus is on what is looked for, as somebody without a mouse does.
 * @throws when 200 steps do not lead there
 */
export async function tabTo(page: Page, wanted: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<string> {
  const seen: string[] = [];
  for (let step = 0; step < 200; step++) {
    await page.keyboard.press(key);
    const words = await focused(page);
    if (wanted.test(words)) return words;
    seen.push(words);
  }
  throw new Error(
    `not reached by keyboard: ${wanted}. Passed: ${[...new Set(seen)].slice(-30).join(' | ').slice(0, 2000)}`,
  );
}

/** Text as a pattern that matches it literally. */
export const literally = (text: string): RegExp =>
  new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
