import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { artefacts } from '../helpers/browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const schemes = { hell: 'light', dunkel: 'dark' } as const;
const widths = [1280, 390] as const;

/**
 * What axe finds wrong and what it could not decide, one line each.
 * The debugger's own evaluation: the page's policy stays as it is, and still axe gets in.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Runtime.evaluate', { expression: `${axe};undefined`, allowUnsafeEvalBlockedByCSP: true });
  await debug.detach();
  return page.evaluate(async () => {
    const result = await (window as unknown as { axe: typeof axeCore }).axe.run(document);
    return [...result.violations, ...result.incomplete].flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} – ${failureSummary?.replace(/\s+/g, ' ')}`),
    );
  });
}

/** What sticks out of the window on the narrowest phone; empty when nothing does. */
export async function stickingOut(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 640 });
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const all = (from: ParentNode): Element[] =>
      [...from.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    const wide = all(document).filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
    return [`${root.scrollWidth} px: ${wide.map((one) => `${one.localName}.${one.className}`).join(', ')}`];
  });
}

/** What there is to press and is lower than a finger; links in running text are exempt (WCAG 2.5.8). */
export const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = (from: ParentNode): Element[] =>
      [...from.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    return all(document)
      .filter((one) => one.matches('button, select, textarea, summary, label:has(input), .button, header a, nav a, input:not(label input, [type=hidden])'))
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
      .map((one) => `${one.localName} “${one.textContent?.trim()}” is ${one.getBoundingClientRect().height} px high`);
  });

/**
 * Looks at a page as it stands, light and dark, on a phone and at a desk: leaves four pictures, asks axe once per
 * scheme, and tries the narrowest phone.
 * @returns everything that is wrong, in words
 */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  const problems: string[] = [];
  const t: number[] = []; let last = performance.now(); const lap = () => { const n = performance.now(); t.push(Math.round(n - last)); last = n; };
  for (const [scheme, colorScheme] of Object.entries(schemes)) {
    // Reduced motion, or axe would judge colours in the middle of a transition.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await page.screenshot({ path: join(artefacts, `${name}-${width}-${scheme}.png`), fullPage: true }); lap();
      // Once per scheme, once per width.
      if ((width === 390) === (scheme === 'dunkel'))
        problems.push(...(await axeFindings(page)).map((finding) => `axe, ${width} px, ${scheme}: ${finding}`)); lap();
    }
  }
  problems.push(...(await stickingOut(page)).map((what) => `sticks out at 320 px: ${what}`));
  problems.push(...(await tooSmall(page))); lap(); console.log('TIME', name, t.join(' '));
  return problems;
}
