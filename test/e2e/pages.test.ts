import type { BrowserContextOptions } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { complaints, openPage, sessionOf } from '../helpers/browser.ts';
import { bundledDemo, demos } from './demos.ts';
import { lookAt } from './look.ts';
import { type State, statesOf } from './states.ts';
import { makeWorld, type Who, type World } from './world.ts';

let world: World;
let states: State[];

beforeAll(async () => {
  world = await makeWorld();
  states = statesOf(world);
});

/** GET routes that answer scripts, data and files. */
const notForPeople =
  /^GET \/(a|api|inhalte|xapi|xapi-profil)\/|\/(ereignisse|stand|meine-stimmen|uebergabe)$|\.(js|json|csv)$|\/protokoll\.html$|\/bilder\//;

/** A browser with a person's session. */
const browserOf = (who: Who): BrowserContextOptions => (who === 'visitor' ? {} : sessionOf(world.signedIn[who]));

/** Whether a path belongs to a route. */
const matches = (route: string, path: string): boolean =>
  new RegExp(`^${(route.split(' ')[1] ?? '').replace(/:\w+/g, '[^/]+')}$`).test(path);

async function see({ name, route, who, path, how, status = 200, printed = false, part }: State): Promise<string[]> {
  const page = await openPage({ ...browserOf(who), reducedMotion: 'reduce' });
  try {
    const statuses: number[] = [];
    page.on('response', (response) => {
      if (response.request().isNavigationRequest()) statuses.push(response.status());
    });
    await page.goto(new URL(path, world.server.url).href);
    await how?.(page);
    const problems = await lookAt(page, name, { printed, ...(part && { part }) });
    const { pathname } = new URL(page.url());
    if (route !== '–' && !matches(route, pathname)) problems.push(`${pathname} is not ${route}`);
    const last = statuses.filter((one) => one !== 303).at(-1);
    if (last !== status && !(last === 201 && status === 200)) problems.push(`answered ${last}`);
    return problems;
  } finally {
    await page.context().close();
  }
}

describe('the pages', () => {
  it('every page a person can open is looked at', () => {
    const pages = world.server.app.routes
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => route.startsWith('GET ') && !notForPeople.test(route));
    expect(pages.filter((route) => !states.some((state) => state.route === route && !state.status))).toEqual([]);
    expect(new Set(states.map(({ name }) => name)).size).toBe(states.length);
  });

  it('hold axe in light and dark and fit the narrowest phone, in every state', async () => {
    // `SEITE=kohorte npx vitest …` looks only at pages with that in their name.
    const only = process.env.SEITE;
    const waiting = states.filter(({ name }) => !only || name.includes(only));
    const problems: string[] = [];
    // Several at a time: while one browser page is painted, another loads.
    const one = async () => {
      for (let state = waiting.shift(); state; state = waiting.shift()) {
        const found = await see(state).catch((error: Error) => [error.message]);
        problems.push(...found.map((problem) => `${state.name}: ${problem}`));
      }
    };
    await Promise.all([one(), one(), one()]);
    expect(problems).toEqual([]);
  }, 600_000);

  it.each(demos)('the demo page of %s shows its states', async (element) => {
    const page = await openPage({ reducedMotion: 'reduce' });
    const address = 'http://demo.localhost/';
    const body = await bundledDemo(element);
    await page.route(`${address}**`, (route) =>
      route.request().url() === address
        ? route.fulfill({ contentType: 'text/html', body })
        : route.fulfill({ status: 204 }),
    );
    await page.goto(address);
    await page.locator(`section > ${element}`).first().waitFor({ state: 'attached' });
    const problems = await lookAt(page, `demo-${element}`, { widths: [1280] });
    // A demo page shows several of a kind, so their landmarks have the same name.
    expect(problems.filter((problem) => !problem.includes('landmark-unique'))).toEqual([]);
    await page.context().close();
  });

  it('no page complained: neither policy nor script', () => {
    // Chromium reports the status of an error page as an error of the page, and 412: another device had a newer bookmark.
    expect(
      complaints.filter((line) => !/responded with a status of (400|401|403|404|410|412|422|503)/.test(line)),
    ).toEqual([]);
  });
});
