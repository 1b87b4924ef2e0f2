import type { Answer, ChoiceCheck } from '../../sequences/format/index.ts';
import '../../web-components/komki-check-choice/komki-check-choice.ts';
import { strings } from '../../web-components/core/strings-learning.ts';
import { answer, battery, button, checkFixture, common, type Kind, option, paragraph, text } from './check-battery.ts';
import {
  all,
  collect,
  describe,
  equal,
  fixture,
  focused,
  it,
  ok,
  one,
  press,
  settled,
  until,
  words,
} from './helpers.ts';

const single: ChoiceCheck = {
  ...common,
  type: 'choice',
  id: 'single',
  multiple: false,
  prompt: [paragraph('Was ist das?')],
  options: [option('a', false), option('b', true), option('c', false)],
  explanation: text('So ist das.'),
};
const multiple: ChoiceCheck = {
  ...single,
  id: 'multiple',
  multiple: true,
  options: [option('a', true), option('b', false), option('c', true), option('d', false)],
};

async function fill(element: HTMLElement, given: Answer): Promise<void> {
  for (const input of all<HTMLInputElement>(element, 'input')) {
    if (input.checked !== (given as string[]).includes(input.value)) input.click();
  }
  await settled(element);
}

const kinds: Record<string, Kind> = {
  einfachauswahl: { tag: 'komki-check-choice', check: single, right: ['b'], wrong: ['a'], fill },
  mehrfachauswahl: { tag: 'komki-check-choice', check: multiple, right: ['a', 'c'], wrong: ['a', 'b'], fill },
};
for (const [name, kind] of Object.entries(kinds)) {
  describe(`komki-check-choice (${name})`, () => battery(kind));
}

const state = (element: Element) => all(element, '.option').map((node) => words(node.querySelector('.marks') ?? node));

describe('komki-check-choice', () => {
  it('is answered by keyboard: one Tab to the radios, an arrow to choose, Enter to check', async () => {
    const element = await fixture('komki-check-choice', { check: single });
    const events = collect('komki-answer');
    await press('Tab', 'ArrowDown');
    equal((focused() as HTMLInputElement).value, 'b');
    await press('Tab', 'Enter');
    await until(() => all(element, '.result').length > 0, 'no feedback');
    equal(events[0]?.detail.answer, ['b']);
    ok(focused() === button(element), 'the focus has left the button');
    await press('Enter', 'Shift+Tab');
    equal((focused() as HTMLInputElement).type, 'radio', 'the way back to the radios is not one Tab');
  });

  it('takes several answers by Space', async () => {
    const element = await fixture('komki-check-choice', { check: multiple });
    const events = collect('komki-answer');
    await press('Tab', 'Space', 'Tab', 'Tab', 'Space', 'Tab', 'Tab', 'Space');
    await until(() => all(element, '.result').length > 0, 'no feedback');
    equal(events[0]?.detail.answer, ['a', 'c']);
    equal(events[0]?.detail.evaluation?.success, true);
  });

  it('says for each option whose choice it was and whether it fits', async () => {
    const first = kinds.einfachauswahl as Kind;
    const element = await checkFixture(first);
    await answer(first, element, ['a']);
    equal(state(element), ['Ihre Wahl passt nicht', 'richtig', 'passt nicht']);
    const several = kinds.mehrfachauswahl as Kind;
    const other = await checkFixture(several);
    await answer(several, other, ['a', 'b']);
    equal(state(other), ['Ihre Wahl richtig', 'Ihre Wahl passt nicht', 'richtig nicht gewählt', 'passt nicht']);
    ok(words(one(other, '.sentence')).includes(strings.check.share(2, 4)), 'the share is not told');
  });

  it('describes each input by the words and the feedback beside it', async () => {
    const kind = kinds.einfachauswahl as Kind;
    const element = await checkFixture(kind);
    await answer(kind, element, ['a']);
    const input = one(element, 'input[value=a]');
    const description = element.shadowRoot?.getElementById(input.getAttribute('aria-describedby') ?? '');
    equal(words(description as Node), 'Ihre Wahl passt nicht Weil a.');
  });

  it('keeps the author’s order unless told to mix, and mixes anew for each attempt', async () => {
    const order = (element: Element) => all<HTMLInputElement>(element, 'input').map((input) => input.value);
    equal(order(await fixture('komki-check-choice', { check: multiple })), ['a', 'b', 'c', 'd']);
    let next = 0;
    const random = () => next;
    const element = await fixture('komki-check-choice', { check: { ...multiple, shuffle: true }, random });
    equal(order(element), ['b', 'c', 'd', 'a']);
    await fill(element, ['a']);
    equal(order(element), ['b', 'c', 'd', 'a'], 'the order changes while the learner works');
    button(element).click();
    await until(() => all(element, '.result').length > 0, 'no feedback');
    equal(order(element), ['b', 'c', 'd', 'a'], 'the order changes when feedback shows');
    next = 0.999;
    button(element).click();
    await settled(element);
    equal(order(element), ['a', 'b', 'c', 'd']);
  });

  it('ignores ids of a restored answer that the check no longer has', async () => {
    const evaluation = { success: false, scaled: 0, parts: {} };
    const element = await fixture('komki-check-choice', {
      check: multiple,
      answered: { answer: ['gone', 'a'], evaluation },
    });
    equal(state(element)[0], 'Ihre Wahl richtig');
    equal(all(element, '.mine').length, 1);
  });

  it('prints a box per option', async () => {
    const { emulateMedia } = await import('@web/test-runner-commands');
    const element = await fixture('komki-check-choice', { check: multiple });
    await emulateMedia({ media: 'print' });
    for (const input of all(element, 'input')) {
      const { borderTopStyle } = getComputedStyle(input);
      ok(input.getBoundingClientRect().height > 15 && borderTopStyle === 'solid', 'no box to tick');
    }
  });
});
