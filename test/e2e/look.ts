import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { artefacts } from '../helpers/browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** axe's own settings for contrast, but symbols such as ☐ are judged like letters instead of left open. */
const contrast = {
  ignoreUnicode: false,
  ignoreLength: false,
  ignorePseudo: false,
  boldValue: 700,
  boldTextPt: 14,
  largeTextPt: 18,
  contrastRatio: { normal: { expected: 4.5 }, large: { expected: 3 } },
  pseudoSizeThreshold: 0.25,
  shadowOutlineEmMax: 0.2,
  textStrokeEmMin: 0.03,
};

const schemes = { hell: 'light', dunkel: 'dark' } as const;

/** Brings axe into the page and its frames by the debugger's own evaluation: the pages' policy stays as it is. */
async function bringAxe(page: Page): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  const contexts: number[] = [];
  debug.on('Runtime.executionContextCreated', ({ context }) => {
    if ((context.auxData as { isDefault?: boolean } | undefined)?.isDefault) contexts.push(context.id);
  });
  await debug.send('Runtime.enable');
  for (const contextId of contexts) {
    const options = JSON.stringify({ checks: [{ id: 'color-contrast', options: contrast }] });
    const expression = `${axe};axe.configure(${options})`;
    await debug.send('Runtime.evaluate', { expression, contextId, allowUnsafeEvalBlockedByCSP: true });
  }
  await debug.detach();
}

/**
 * Waits until the page has come to rest: all that lies on it, deep in its elements, stays where it is for ten frames. Windows that
 * have just changed their size make elements measure anew, and the device's storage answers when it likes.
 */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const all = (from: ParentNode): Element[] =>
      [...from.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    const places = () =>
      all(document)
        .map((one) => one.getBoundingClientRect())
        .map(({ top, height }) => `${top} ${height}`)
        .join();
    let before = '';
    for (let frame = 0, still = 0; still < 10 && frame < 600; frame++) {
      await new Promise(requestAnimationFrame);
      const now = places();
      still = now === before ? still + 1 : 0;
      before = now;
    }
  });

/** What axe, which `bringAxe` has brought, finds wrong and what it could not decide, one line each. */
const axeFindings = (page: Page, part?: string): Promise<string[]> =>
  page.evaluate(async (part) => {
    const { axe } = window as unknown as { axe: typeof axeCore };
    const result = await axe.run(part ? { fromShadowDom: ['komki-sequence', `#${part}`] } : document);
    return [...result.violations, ...result.incomplete].flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} – ${failureSummary?.replace(/\s+/g, ' ')}`),
    );
  }, part);

/** `BILDER=1 npm test` leaves pictures: they are for people, and a quarter of the time goes into them. */
const wantsPictures = process.env.BILDER !== undefined;

/** The whole page as a picture; by the debugger itself, which packs it loosely: half of the time went into packing. */
async function picture(page: Page, path: string): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  const { cssContentSize } = await debug.send('Page.getLayoutMetrics');
  const { data } = await debug.send('Page.captureScreenshot', {
    format: 'png',
    optimizeForSpeed: true,
    captureBeyondViewport: true,
    clip: { ...cssContentSize, scale: 1 },
  });
  await Promise.all([writeFile(path, data, 'base64'), debug.detach()]);
}

/** What sticks out of the window on the narrowest phone; empty when nothing does. */
export async function stickingOut(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 640 });
  // A locator looks into shadow trees, too.
  return page.locator('*').evaluateAll((all) => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = all.filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
    return [`${root.scrollWidth} px: ${wide.map((one) => `${one.localName}.${one.className}`).join(', ')}`];
  });
}

/** What there is to press and is lower than a finger; links in running text are exempt (WCAG 2.5.8). */
export const tooSmall = (page: Page): Promise<string[]> =>
  page.locator('*').evaluateAll((all) =>
    all
      .filter((one) =>
        one.matches(
          'button, select, textarea, summary, label:has(input), .button, header a, nav a, input:not(label input, [type=hidden])',
        ),
      )
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
      .map((one) => `${one.localName} “${one.textContent?.trim()}” is ${one.getBoundingClientRect().height} px high`),
  );

/**
 * Looks at a page as it stands, light and dark, on a phone and at a desk: leaves four pictures if they are wanted, asks
 * axe once per scheme, and tries the narrowest phone.
 * @param options `widths` of the pictures in CSS pixels; `printed`: one more picture, as on paper; `part`: id of the check that
 *   alone is looked at
 * @returns everything that is wrong, in words
 */
export async function lookAt(
  page: Page,
  name: string,
  {
    widths = [1280, 390],
    printed = false,
    part,
  }: { widths?: readonly number[]; printed?: boolean; part?: string } = {},
): Promise<string[]> {
  const problems: string[] = [];
  await bringAxe(page);
  for (const [scheme, colorScheme] of Object.entries(schemes)) {
    // Reduced motion, or axe would judge colours in the middle of a transition.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await settled(page);
      const path = join(artefacts, `${name}-${width}-${scheme}.png`);
      if (wantsPictures) await (part ? page.locator(`#${part}`).screenshot({ path }) : picture(page, path));
      // Once per scheme, once per width.
      if (widths.length === 1 || (width === 390) === (scheme === 'dunkel'))
        problems.push(...(await axeFindings(page, part)).map((finding) => `axe, ${width} px, ${scheme}: ${finding}`));
    }
  }
  if (printed && wantsPictures) {
    // As wide as the text of an A4 sheet.
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    await page.setViewportSize({ width: 680, height: 960 });
    await picture(page, join(artefacts, `${name}-druck.png`));
    await page.emulateMedia({ media: 'screen' });
  }
  problems.push(...(await stickingOut(page)).map((what) => `sticks out at 320 px: ${what}`));
  problems.push(...(await tooSmall(page)));
  return problems;
}
