import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { complaints, focused, openPage, tabTo } from '../helpers/browser.ts';
import { startPreview, type TestPreview } from '../helpers/preview.ts';
import { lookAt } from './look.ts';

let preview: TestPreview;
let page: Page;
let frame: FrameLocator;
const address = 'grundlagen/g01-was-ist-ki';
const file = (): string => join(preview.root, 'sequences', address, 'sequenz.md');
const onDisk = (): Promise<string> => readFile(file(), 'utf8');
const field = () => page.getByRole('textbox', { name: 'Text der Sequenz' });
const state = () => page.locator('#zustand').textContent();
const findings = () => page.getByRole('heading', { name: /^Befunde/ }).textContent();
/** What is selected in the text. */
const selected = (): Promise<string> =>
  field().evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
/** Puts the cursor before some words. */
const goTo = (words: string): Promise<void> =>
  field().evaluate((area: HTMLTextAreaElement, words) => {
    const at = area.value.indexOf(words);
    if (at < 0) throw new Error(`not in the text: ${words}`);
    area.focus();
    area.setSelectionRange(at, at);
  }, words);

beforeAll(async () => {
  preview = await startPreview();
  page = await openPage();
  frame = page.frameLocator('#rahmen');
});

describe('an author at the desk', () => {
  it('opens a sequence from the list', async () => {
    await page.goto(preview.url);
    await page.getByRole('link', { name: /G01/ }).click();
    await page.getByRole('heading', { level: 1, name: /^G01 / }).waitFor();
    await frame.getByRole('heading', { level: 2, name: 'Hinführung' }).waitFor();
    expect(await frame.locator('komki-check-choice').count()).toBeGreaterThan(0);
    expect(await findings()).not.toMatch(/Fehler/);
    expect(await state()).toBe('Gespeichert');
  });

  it('tries a check as learners see it, and keeps the answer while writing elsewhere', async () => {
    const check = frame.locator('komki-check-choice').filter({ hasText: 'Eine Antwort ist richtig' }).first();
    await check.getByRole('radio').first().check();
    await check.getByRole('button', { name: 'Antwort prüfen' }).click();
    await check.getByRole('button', { name: 'Noch einmal' }).waitFor();
    const before = await frame.locator('html').evaluate((root) => root.scrollTop);
    expect(before).toBeGreaterThan(0);
    await goTo('## Evaluation');
    await page.keyboard.type('Ein neuer Absatz.\n\n');
    await frame.getByText('Ein neuer Absatz.').first().waitFor();
    expect(await check.getByRole('button', { name: 'Noch einmal' }).count()).toBe(1);
    expect(await state()).toBe('Nicht gespeichert');
    // One step takes back what was written in one go.
    await page.keyboard.press('Control+z');
    await expect.poll(state).toBe('Gespeichert');
  });

  it('breaks it, sees the finding, and a click leads to the line', async () => {
    await goTo(':::check{');
    await page.keyboard.press('End');
    const line = await field().evaluate(
      (area: HTMLTextAreaElement) => area.value.slice(0, area.selectionStart).split('\n').length,
    );
    await page.keyboard.press('Backspace');
    await page.keyboard.type(' mischen=vielleicht}');
    const finding = page.getByRole('button', { name: new RegExp(`Fehler LZ038|Zeile ${line} .*mischen`) }).first();
    await finding.waitFor();
    expect(await findings()).toMatch(/1 Fehler/);
    expect(await page.locator('.line.fehler').count()).toBe(1);
    await goTo('kennung:');
    await finding.click();
    expect(await focused(page)).toMatch(/^textarea/);
    expect(await selected()).toMatch(/^mischen=vielleicht\}$/);
    const place = await page.locator('.line.fehler').boundingBox();
    const sheet = await page.locator('.paper-scroll').boundingBox();
    expect(place && sheet && place.y >= sheet.y && place.y < sheet.y + sheet.height).toBe(true);
  });

  it('mends it', async () => {
    await page.keyboard.type('mischen=nein}');
    await expect.poll(findings).not.toMatch(/Fehler/);
    await expect.poll(() => page.locator('.line.fehler').count()).toBe(0);
  });

  it('inserts a block with a fresh id after the paragraph, overwrites its question, and it plays', async () => {
    await goTo('## Chancen und Gefahren');
    await page.getByLabel('Baustein').selectOption({ label: 'Eine Zahl nennen' });
    await page.getByRole('button', { name: 'Einfügen' }).click();
    expect(await focused(page)).toMatch(/^textarea/);
    await page.keyboard.type('Wie viele sind es?');
    await frame.getByText('Wie viele sind es?').first().waitFor();
    expect(await frame.locator('komki-check-number').count()).toBeGreaterThan(0);
    expect(await findings()).not.toMatch(/Fehler/);
  });

  it('a click on what is shown leads to its line', async () => {
    await goTo('kennung:');
    await frame.locator('komki-check-number').getByText('Wie viele sind es?').last().click();
    await expect.poll(selected).toMatch(/^:::check\{#zahl[\w-]* typ=zahl\}$/);
  });

  it('shows the last version that could be read while the head is broken, and hears nobody but its desk', async () => {
    const notice = frame.getByText('Der Kopf der Datei hat einen Fehler.');
    await goTo('kennung:');
    await page.keyboard.type('x');
    await notice.waitFor();
    await frame.getByRole('heading', { level: 2, name: 'Hinführung' }).waitFor();
    await page.keyboard.press('Backspace');
    await notice.waitFor({ state: 'detached' });
    await page.evaluate(() => {
      window.frames[0]?.postMessage({ kind: 'show', view: 'trainer' }, location.origin);
      window.frames[0]?.postMessage({ mark: 'fremd', message: { kind: 'show' } }, location.origin);
    });
    await goTo('## Warum');
    await frame.locator('.marked > *').first().waitFor();
    expect(await notice.count()).toBe(0);
  });

  it('saves with Ctrl+S, and the file on the disk has it', async () => {
    const before = await onDisk();
    await field().focus();
    await page.keyboard.press('Control+s');
    await expect.poll(state).toBe('Gespeichert');
    const saved = await onDisk();
    expect(saved).toBe(await field().inputValue());
    expect(saved).not.toBe(before);
    expect(saved).toMatch(/typ=zahl\}\nWie viele sind es\?\n/);
    expect(saved).toContain('mischen=nein}');
  });

  it('shows trainers methods and keys, learners neither', async () => {
    const method = frame.getByText(/^Methodik: \d+ Minuten/).first();
    expect(await method.count()).toBe(0);
    await page.getByRole('radio', { name: 'Als Trainer:in' }).check();
    await method.waitFor();
    await frame.getByText('Lösung', { exact: true }).first().waitFor();
  });

  it('plays at the width of a phone and of a desk, at a stretch and section by section', async () => {
    const width = () => frame.locator('html').evaluate(() => window.innerWidth);
    expect(await width()).toBe(390);
    await page.getByRole('radio', { name: 'Computer' }).check();
    await expect.poll(width).toBe(1280);
    const stage = await page.locator('.stage').boundingBox();
    const box = await page.locator('#rahmen').boundingBox();
    expect((box?.width ?? 9999) <= (stage?.width ?? 0) + 1).toBe(true);
    await page.getByRole('radio', { name: 'Einzeln' }).check();
    await expect.poll(() => frame.locator('h2').count()).toBe(1);
    await frame.getByRole('link', { name: 'Evaluation' }).click();
    await frame.getByRole('heading', { level: 2, name: 'Evaluation' }).waitFor();
    // The frame follows the cursor into another section.
    await goTo(':::check{');
    await expect.poll(() => frame.locator('h2').textContent()).not.toBe('Evaluation');
    await page.getByRole('radio', { name: 'Am Stück' }).check();
  });

  it('prints what stands on the desk', async () => {
    await page.getByRole('radio', { name: 'Prüffassung' }).check();
    await frame.getByRole('heading', { name: 'Lösungen' }).waitFor();
    expect(await frame.getByText('Wie viele sind es?').count()).toBe(1);
    await page.getByRole('button', { name: 'Prüffassung drucken' }).waitFor();
    await page.getByRole('radio', { name: 'Als Lernende' }).check();
    await page.getByRole('radio', { name: 'Handy' }).check();
    await frame.locator('komki-check-number').last().waitFor();
  });

  it('takes over what another program has written while nothing is unsaved', async () => {
    await writeFile(file(), (await onDisk()).replace('Wie viele sind es?', 'Wie viele waren es?'));
    await page.locator('#meldung').getByText('Sie sehen jetzt die neue Fassung').first().waitFor();
    expect(await field().inputValue()).toBe(await onDisk());
    await frame.getByText('Wie viele waren es?').first().waitFor();
  });

  it('asks when both have written, keeps the own text until it is decided, and takes the other', async () => {
    await goTo('## Evaluation');
    await page.keyboard.type('Meine Zeile.\n\n');
    await writeFile(file(), (await onDisk()).replace('Wie viele waren es?', 'Wie viele werden es?'));
    await page.locator('#meldung').getByText('Welche Fassung soll gelten?').first().waitFor();
    await page.keyboard.press('Control+s');
    expect(await onDisk()).not.toContain('Meine Zeile.');
    expect(await field().inputValue()).toContain('Meine Zeile.');
    await page.getByRole('button', { name: 'Die andere Fassung übernehmen' }).click();
    await expect.poll(() => field().inputValue()).toBe(await onDisk());
    expect(await state()).toBe('Gespeichert');
  });

  it('or keeps the own, which replaces the other only by saving', async () => {
    await goTo('## Evaluation');
    await page.keyboard.type('Meine Zeile.\n\n');
    await writeFile(file(), (await onDisk()).replace('Wie viele werden es?', 'Wie viele würden es?'));
    await page.getByRole('button', { name: 'Meine Fassung behalten' }).click();
    await expect.poll(state).toBe('Nicht gespeichert');
    expect(await onDisk()).toContain('Wie viele würden es?');
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await expect.poll(state).toBe('Gespeichert');
    expect(await onDisk()).toContain('Meine Zeile.');
    expect(await onDisk()).toContain('Wie viele werden es?');
  });

  it('is warned before leaving with unsaved words, and not without', async () => {
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await goTo('## Evaluation');
    await page.keyboard.type('x');
    await page.getByRole('link', { name: 'Alle Sequenzen' }).click({ noWaitAfter: true });
    await expect.poll(() => asked).toEqual(['beforeunload']);
    expect(page.url()).toContain('/schreiben/');
    await page.keyboard.press('Control+s');
    await expect.poll(state).toBe('Gespeichert');
    await page.getByRole('link', { name: 'Alle Sequenzen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Alle Sequenzen' }).waitFor();
    expect(asked).toEqual(['beforeunload']);
  });

  it('does it all by keyboard: list, menu, insert, finding, views, save', async () => {
    await tabTo(page, /^a G01/);
    await page.keyboard.press('Enter');
    await frame.getByRole('heading', { level: 2, name: 'Hinführung' }).waitFor();
    await tabTo(page, /^select Baustein/);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /^button Einfügen/);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^textarea/);
    await expect.poll(state).toBe('Nicht gespeichert');
    await tabTo(page, /^input Als Lernende/);
    await page.keyboard.press('ArrowRight');
    await frame
      .getByText(/^Methodik: \d+ Minuten/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: /LZ/ }).first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^textarea/);
    await page.keyboard.press('Control+s');
    await expect.poll(state).toBe('Gespeichert');
  });

  it('no page complained on the way, and the server had nothing to log', () => {
    expect(complaints).toEqual([]);
    expect(preview.log).toEqual([]);
  });
});

describe('the look', () => {
  const see = async (name: string, path: string, how: (page: Page) => Promise<unknown>): Promise<string[]> => {
    const own = await openPage({ reducedMotion: 'reduce' });
    await own.goto(preview.url + path);
    await how(own);
    const problems = await lookAt(own, `vorschau-${name}`);
    await own.context().close();
    return problems;
  };
  const ready = (one: Page) => one.frameLocator('#rahmen').locator('komki-check-choice').first().waitFor();

  it('holds axe in light and dark and fits the narrowest phone: list, desk with findings, frame, print', async () => {
    const desk = `/schreiben/${address}`;
    const broken = async (one: Page) => {
      await ready(one);
      await one
        .getByRole('textbox')
        .fill((await onDisk()).replace('mischen=nein', 'mischen=wie').replace('- [x]', '- [ ]'));
      await one.locator('.line.fehler').first().waitFor();
    };
    expect([
      ...(await see('liste', '/', async () => {})),
      ...(await see('befunde', desk, broken)),
      ...(await see('trainer', desk, async (one) => {
        await ready(one);
        await one.getByRole('radio', { name: 'Als Trainer:in' }).check();
        await one.getByRole('radio', { name: 'Computer' }).check();
      })),
      ...(await see('druck', desk, async (one) => {
        await ready(one);
        await one.getByRole('radio', { name: 'Prüffassung' }).check();
        await one.frameLocator('#rahmen').getByRole('heading', { name: 'Lösungen' }).waitFor();
      })),
    ]).toEqual([]);
  }, 240_000);

  it('stays usable in forced colours', async () => {
    const own = await openPage({ forcedColors: 'active' });
    await own.goto(`${preview.url}/schreiben/${address}`);
    await ready(own);
    const mirror = own.locator('.line span').first();
    expect(await mirror.evaluate((one) => getComputedStyle(one).visibility)).toBe('hidden');
    await own.context().close();
  });
});
