import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { sectionTemplate } from '../../sequences/format/nodes.ts';
import { artefacts, openPage } from '../helpers/browser.ts';
import { rootWith } from '../helpers/content.ts';
import { type Example, handbookExamples } from '../helpers/handbook.ts';
import { firstAdmin, invited, startTestServer } from '../helpers/server.ts';
import type { Visitor } from '../helpers/visitor.ts';

/** `npm run handbuch` writes the pictures into the handbook itself; a test run leaves them among the artefacts. */
const folder = resolve(process.env.npm_lifecycle_event === 'handbuch' ? 'sequences' : artefacts);
const examples = handbookExamples().filter(({ file }) => file);

/** One sequence that holds every example; audiences stand in their own section. */
function sequence(): string {
  const head = `---
kennung: G99
titel: Beispiele aus dem Handbuch
titel_status: vorschlag
baustein: grundlagen
fassung: 1
stand: 2026-11-20
rechtsstand: 2026-10-02
pruefen_bis: 2027-08-01
dauer: 10
dauer_online: 10
ziel: Sie sehen jeden Block.
zielgruppen: { beratung: kern, fuehrung: kern, beschaeftigte: kern, betriebsrat: kern }
weiter: []
vorbereitung: []
material: []
bestehen: 0.7
quellen: []
---
`;
  const bodies = new Map(sectionTemplate.map(({ title }) => [title as string, 'Text.']));
  const own = (wanted: (block: string) => boolean) =>
    examples
      .filter(({ block }) => wanted(block))
      .map(({ source }) => source)
      .join('\n');
  bodies.set(
    'Worum geht es?',
    own((block) => block !== 'zielgruppe'),
  );
  bodies.set(
    'Besondere Inhalte für einzelne Zielgruppen',
    own((block) => block === 'zielgruppe'),
  );
  return head + [...bodies].map(([title, body]) => `\n## ${title}\n\n${body}\n`).join('');
}

/** Where an example stands on its page. */
function place(page: Page, { source, block }: Example): Locator {
  const id = /\{#([\w-]+)/.exec(source)?.[1];
  const selectors: Record<string, string> = {
    check: `#${id}`,
    ampel: 'komki-traffic-light',
    reflexion: 'komki-reflection',
    massnahme: 'komki-measure',
    hinweis: 'aside.hint',
    beispiel: 'aside.example',
    gesetz: 'aside.law',
    glossar: 'aside.definition',
    zielgruppe: 'section.audience',
    video: 'komki-video',
    h5p: 'komki-h5p',
    methodik: '.method:has(p)',
  };
  return page.locator(selectors[block] ?? block).first();
}

let url = '';
let trainer: Visitor;
beforeAll(async () => {
  const home = 'sequences/grundlagen/g99-beispiele';
  const media = (name: string) => readFile(`test/helpers/media/${name}`);
  const root = await rootWith({
    [`${home}/sequenz.md`]: sequence(),
    [`${home}/saege.mp4`]: await media('gang.mp4'),
    [`${home}/saege.vtt`]: await media('gang.vtt'),
    [`${home}/saege.md`]: '# Die Säge erkennt die Hand\n\nText.\n',
    [`${home}/begriffe.h5p`]: '',
    'sequences/fakten.yaml': await readFile('sequences/fakten.yaml', 'utf8'),
  });
  const server = await startTestServer({ root });
  url = server.url;
  trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tina Trainerin');
  mkdirSync(join(folder, 'handbuch'), { recursive: true });
});

const pages: Record<string, string> = { zielgruppe: 'fuer-ihre-rolle', methodik: 'leitfaden' };

describe('the authors’ handbook', () => {
  it.each(examples.map((example) => [example.file, example] as const))('shows %s', async (file, example) => {
    const page = await openPage({ viewport: { width: 760, height: 900 }, colorScheme: 'light' });
    if (example.block === 'methodik') {
      const [name = '', value = ''] = trainer.cookieHeader.split('=');
      await page.context().addCookies([{ name, value, url }]);
    }
    await page.goto(`${url}/lernen/G99/${pages[example.block] ?? 'worum-geht-es'}`);
    const shown = place(page, example);
    // The player takes the place of the server's page.
    await page.waitForFunction(() => !document.querySelector('komki-sequence')?.childElementCount);
    await shown.waitFor();
    if (example.block === 'video') {
      const film = shown.locator('video');
      await expect.poll(() => film.evaluate((one: HTMLVideoElement) => one.readyState)).toBeGreaterThanOrEqual(2);
    }
    const picture = await shown.screenshot({ path: join(folder, file ?? ''), animations: 'disabled' });
    expect(picture.length).toBeGreaterThan(1_500);
    await page.context().close();
  });
});
