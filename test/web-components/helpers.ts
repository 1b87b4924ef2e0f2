import 'axe-core';
import { emulateMedia, type Media, sendKeys, setViewport } from '@web/test-runner-commands';
import type axeCore from 'axe-core';
import { base } from '../../web-components/core/base.styles.ts';
import { tokens } from '../../web-components/core/tokens.styles.ts';

/** axe-core is a UMD file: imported as a module it leaves itself on the window. */
declare global {
  interface Window {
    axe: typeof axeCore;
  }
}

// ── the runner's words, typed ──────────────────────────────────────────────────────────────────────────────
interface Runner {
  describe(title: string, body: () => void): void;
  it(title: string, body: () => unknown): void;
  beforeEach(body: () => unknown): void;
  afterEach(body: () => unknown): void;
}
/** Mocha puts these on the page before it loads a test file; @types/mocha would put them into every file. */
export const { describe, it, beforeEach, afterEach } = globalThis as unknown as Runner;

// ── assertions ─────────────────────────────────────────────────────────────────────────────────────────────
/** Fails with the given sentence unless the value is truthy. */
export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message);
}

/** Compares by value (JSON-like data, any depth). */
export function equal<T>(actual: T, expected: T, message = 'values differ'): void {
  const [is, should] = [show(actual), show(expected)];
  if (is !== should) throw new Error(`${message}\n  expected: ${should}\n  actual:   ${is}`);
}

const show = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => (inner === undefined ? '(undefined)' : inner), 1) ?? '(undefined)';

/** Waits until the condition holds; fails after `patience` milliseconds with the given sentence. */
export async function until(condition: () => boolean, message: string, patience = 5000): Promise<void> {
  const end = performance.now() + patience;
  while (!condition()) {
    if (performance.now() > end) throw new Error(message);
    await nextFrame();
  }
}

/** Waits until what is read equals what is expected, e.g. what a store has written. */
export async function becomes<T>(
  read: () => Promise<T> | T,
  expected: T,
  message?: string,
  patience = 5000,
): Promise<void> {
  const end = performance.now() + patience;
  let actual = await read();
  while (show(actual) !== show(expected) && performance.now() < end) {
    await nextFrame();
    actual = await read();
  }
  equal(actual, expected, message);
}

export const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
export const wait = (milliseconds: number): Promise<unknown> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

// Reduced motion, or axe would judge colours in the middle of a transition.
const usual: Media = { media: 'screen', colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' };
const desk = { width: 1024, height: 800 };

// ── a place for the element ────────────────────────────────────────────────────────────────────────────────
const sheets = [tokens, base].flatMap((style) => style.styleSheet ?? []);
const page = new CSSStyleSheet();
page.replaceSync(
  'html { font: 1.125rem/1.55 var(--schrift); color: var(--tinte); background: var(--papier); } body { margin: 0; padding: 1rem; }',
);
document.adoptedStyleSheets = [...sheets, page];
document.documentElement.lang = 'de';
document.title = 'Test';
await usualMode();

/**
 * Puts a new element with the given properties into an otherwise empty page and waits for its first rendering.
 * `const check = await fixture('komki-check-choice', { check: data })`
 */
export async function fixture<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
): Promise<HTMLElementTagNameMap[Tag]> {
  for (const old of document.querySelectorAll('[data-fixture]')) old.remove();
  const place = document.createElement('main');
  place.dataset.fixture = '';
  const element = document.createElement(tag);
  Object.assign(element, properties);
  place.append(element);
  document.body.append(place);
  await settled(element);
  return element;
}

/**
 * Waits until an element (and what it rendered) has nothing more to update. What comes from the device's storage takes longer:
 * wait for it by `until` or `becomes`.
 */
export async function settled(element: HTMLElement): Promise<void> {
  const updating = element as HTMLElement & { updateComplete?: Promise<unknown> };
  await updating.updateComplete;
  await nextFrame();
  await updating.updateComplete;
}

// ── looking and touching ───────────────────────────────────────────────────────────────────────────────────
/** All matches in an element's shadow root. */
export function all<E extends Element = HTMLElement>(element: Element, selector: string): E[] {
  return [...(element.shadowRoot ?? element).querySelectorAll<E>(selector)];
}

/** The first match in an element's shadow root; fails when there is none. */
export function one<E extends Element = HTMLElement>(element: Element, selector: string): E {
  const found = all<E>(element, selector)[0];
  ok(found, `nothing matches “${selector}” in <${element.localName}>`);
  return found;
}

/** The words of a node as a reader sees them, white space collapsed. */
export const words = (node: Node): string => (node.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The focused element, through all shadow roots. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Presses real keys, one after the other (`Tab`, `Space`, `ArrowDown`, `Shift+Tab`), and waits a frame after each. */
export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await sendKeys({ press: key });
    await nextFrame();
  }
}

/** Collects the details of an event that reaches the document. */
export function collect<Name extends keyof HTMLElementEventMap>(name: Name): HTMLElementEventMap[Name][] {
  const events: HTMLElementEventMap[Name][] = [];
  const listen = (event: Event) => events.push(event as HTMLElementEventMap[Name]);
  document.addEventListener(name, listen);
  listeners.push(() => document.removeEventListener(name, listen));
  return events;
}
const listeners: (() => void)[] = [];

/** Everything the announcer has said since the call, in order. */
export function heard(): string[] {
  const said: string[] = [];
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      const region = change.target as Element;
      if (region.getAttribute('role') === 'status' && region.textContent) said.push(region.textContent.trim());
    }
  });
  observer.observe(document.body, { childList: true, subtree: true });
  listeners.push(() => observer.disconnect());
  return said;
}

// ── modes ──────────────────────────────────────────────────────────────────────────────────────────────────

/** The ways of seeing in which every element must hold. */
export const modes: { name: string; media: Media; viewport: { width: number; height: number } }[] = [
  { name: 'light', media: usual, viewport: desk },
  { name: 'dark', media: { ...usual, colorScheme: 'dark' }, viewport: desk },
  { name: 'forced colours', media: { ...usual, forcedColors: 'active' }, viewport: desk },
  { name: '320 px', media: usual, viewport: { width: 320, height: 640 } },
];

/** Back to a light page of usual width; runs after each test. */
export async function usualMode(): Promise<void> {
  await emulateMedia(usual);
  await setViewport(desk);
}

afterEach(async () => {
  for (const stop of listeners.splice(0)) stop();
  await usualMode();
});

/**
 * Lets axe judge the element in every mode: neither a violation nor anything axe could not decide. At 320 px the page
 * must not scroll sideways and everything to press must be 44 px high.
 */
export async function expectAccessible(element: Element): Promise<void> {
  for (const mode of modes) {
    await emulateMedia(mode.media);
    await setViewport(mode.viewport);
    await nextFrame();
    const result = await window.axe.run(element);
    for (const kind of ['violations', 'incomplete'] as const) {
      const problems = result[kind].map(
        (rule) =>
          `${rule.id}: ${rule.nodes.map((node) => `${node.target.join(' ')} – ${node.failureSummary}`).join('\n    ')}`,
      );
      ok(problems.length === 0, `axe, ${mode.name}, ${kind}:\n  ${problems.join('\n  ')}`);
    }
    if (mode.viewport.width === 320) expectRoom(element);
  }
  await usualMode();
}

function expectRoom(element: Element): void {
  const root = document.documentElement;
  ok(root.scrollWidth <= root.clientWidth, `scrolls sideways at 320 px: ${root.scrollWidth} px wide`);
  for (const target of all(element, 'button, select, textarea, label, a.button, input:not(label input)')) {
    const { height } = target.getBoundingClientRect();
    ok(height === 0 || height >= 44, `${target.localName} “${words(target)}” is only ${height} px high`);
  }
}
