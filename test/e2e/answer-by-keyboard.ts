import type { Page } from 'playwright-core';
import type { Check } from '../../sequences/format/index.ts';
import { plainText } from '../../sequences/format/render.ts';
import { germanNumber } from '../../sequences/format/words.ts';
import { literally, tabTo } from '../helpers/browser.ts';

const submit = /^button Antwort prüfen/;
const again = /^button Noch einmal/;

/** Moves to a check from the top of the page and stands before its first control. */
async function goTo(page: Page, check: Check): Promise<void> {
  await page.evaluate((id) => {
    const player = document.querySelector('komki-sequence');
    player?.shadowRoot?.querySelector<HTMLElement>(`#${id}`)?.focus();
  }, check.id);
}

/** Presses the button and waits for the words of the result. */
async function press(page: Page, check: Check): Promise<string> {
  await tabTo(page, submit);
  await page.keyboard.press('Enter');
  const place = page.locator(`#${check.id}`);
  await place.getByRole('button', { name: 'Noch einmal' }).waitFor();
  return (await place.locator('.result').first().textContent())?.trim() ?? '';
}

/** Ticks what is to be ticked with Space; the box has the words of its option beside it. */
async function tick(page: Page, wanted: string[]): Promise<void> {
  const left = new Set(wanted);
  while (left.size > 0) {
    const words = await tabTo(page, /^input /);
    const found = [...left].find((text) => literally(text).test(words));
    if (!found) continue;
    await page.keyboard.press('Space');
    left.delete(found);
  }
}

/** Goes through a radio group with the arrow key until the wanted option is chosen. */
async function choose(page: Page, wanted: string): Promise<void> {
  let words = await tabTo(page, /^input /);
  await page.keyboard.press('Space');
  for (let step = 0; !literally(wanted).test(words); step++) {
    if (step > 10) throw new Error(`no option “${wanted}”`);
    await page.keyboard.press('ArrowDown');
    words = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent).join(' ');
    });
  }
}

/** Decides a case question by question; the last decision is left to `press`. */
async function decide(page: Page, check: Extract<Check, { type: 'case' }>, right: boolean): Promise<void> {
  for (const [index, step] of check.steps.entries()) {
    const wanted = step.options.find(({ correct }) => correct === right);
    await choose(page, plainText(wanted?.text ?? []));
    if (index === check.steps.length - 1) return;
    await tabTo(page, submit);
    await page.keyboard.press('Enter');
    // The focus stays on the button, and from there goes to the next question.
    await page.locator(`#${check.id}`).getByRole('button', { name: 'Nächste Frage' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator(`#${check.id}`).getByRole('button', { name: 'Antwort prüfen' }).waitFor();
  }
}

/** The question of the group that has the focus. */
const legend = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return (element?.closest('fieldset')?.querySelector('legend')?.textContent ?? '').replace(/\s+/g, ' ');
  });

/** Sorts by the buttons: selection sort with “nach oben”, as a person would. */
async function order(page: Page, check: Extract<Check, { type: 'order' }>): Promise<void> {
  const place = page.locator(`#${check.id}`);
  for (const [target, item] of check.items.entries()) {
    const text = plainText(item.text);
    for (let step = 0; step < check.items.length; step++) {
      const rows = await place.locator('ol > li').allTextContents();
      if (rows.findIndex((row) => literally(text).test(row.replace(/\s+/g, ' '))) <= target) break;
      await goTo(page, check);
      await tabTo(page, new RegExp(`^button ${literally(text).source}.*nach oben`));
      await page.keyboard.press('Enter');
    }
  }
  await goTo(page, check);
}

/**
 * Answers a check with the keyboard only.
 * @param right false: answers so that it does not fit
 * @returns the words of the result
 */
export async function answerByKeyboard(page: Page, check: Check, right = true): Promise<string> {
  await goTo(page, check);
  switch (check.type) {
    case 'choice': {
      const wanted = check.options.filter(({ correct }) => correct === right).map(({ text }) => plainText(text));
      if (check.multiple) await tick(page, right ? wanted : wanted.slice(0, 1));
      else await choose(page, wanted[0] ?? '');
      break;
    }
    case 'truth':
      // Each statement is a group of its own: Tab goes from group to group, arrows within.
      for (let row = 0; row < check.statements.length; row++) {
        await tabTo(page, /^input /);
        const asked = await legend(page);
        const statement = check.statements.find(({ text }) => literally(plainText(text)).test(asked));
        if (!statement) throw new Error(`no statement for ${asked}`);
        await page.keyboard.press('Space');
        if (statement.correct !== right) await page.keyboard.press('ArrowDown');
      }
      break;
    case 'order':
      await order(page, check);
      break;
    case 'match': {
      for (let row = 0; row < check.pairs.length; row++) {
        const words = await tabTo(page, /^select /);
        const pair = check.pairs.find(({ text }) => literally(plainText(text)).test(words));
        if (!pair) throw new Error(`no pair for ${words}`);
        // The first entry is “Bitte wählen”; each arrow key goes one entry on.
        const down = check.choices.findIndex(({ id }) => id === pair.choice) + 1;
        for (let step = 0; step < down; step++) await page.keyboard.press('ArrowDown');
      }
      break;
    }
    case 'gap':
      for (const { solutions } of check.gaps) {
        await tabTo(page, /^input Lücke/);
        await page.keyboard.type(right ? (solutions.at(-1) ?? '') : 'weiß nicht');
      }
      break;
    case 'number':
      await tabTo(page, /^input Ihre Antwort/);
      await page.keyboard.type(germanNumber(right ? check.value : check.value + 2 * check.tolerance + 1));
      break;
    case 'case':
      await decide(page, check, right);
      break;
  }
  return press(page, check);
}

/** Starts the check anew. */
export async function tryAgain(page: Page, check: Check): Promise<void> {
  await goTo(page, check);
  await tabTo(page, again);
  await page.keyboard.press('Enter');
  await page.locator(`#${check.id}`).getByRole('button', { name: 'Antwort prüfen' }).waitFor();
}
