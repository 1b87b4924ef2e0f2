import type { Answer, Check } from '../../sequences/format/index.ts';
import { evaluate } from '../../sequences/format/index.ts';
import { announce } from '../../web-components/core/announcer.ts';
import type { CheckElement } from '../../web-components/core/check-element.ts';
import { strings } from '../../web-components/core/strings-learning.ts';
import {
  all,
  collect,
  equal,
  expectAccessible,
  fixture,
  focused,
  heard,
  it,
  ok,
  one,
  press,
  settled,
  until,
  words,
} from './helpers.ts';

type AnyCheckElement = CheckElement<Check['type']>;

/** What the battery needs to know about one kind of check. */
export interface Kind {
  tag: 'komki-check-choice' | 'komki-check-truth' | 'komki-check-order' | 'komki-check-match';
  check: Check;
  right: Answer;
  wrong: Answer;
  /** Gives the answer through the inputs, as a learner would. */
  fill(element: HTMLElement, answer: Answer): Promise<void>;
}

export const text = (value: string) => [{ kind: 'text' as const, text: value }];
export const paragraph = (value: string) => ({ kind: 'paragraph' as const, children: text(value) });
/** What every check of the tests has in common. */
export const common = { kind: 'check' as const, version: 1, required: true, shuffle: false };

export const button = (element: Element) => one<HTMLButtonElement>(element, '.actions button');
const hasResult = (element: Element) => all(element, '.result').length > 0;

/** Makes the element of a kind, as the player does. */
export async function checkFixture(kind: Kind, properties: Partial<AnyCheckElement> = {}): Promise<AnyCheckElement> {
  return (await fixture(kind.tag, { check: kind.check, ...properties } as object)) as unknown as AnyCheckElement;
}

/** Gives an answer and waits for the feedback. */
export async function answer(kind: Kind, element: AnyCheckElement, given: Answer): Promise<void> {
  await kind.fill(element, given);
  button(element).focus();
  button(element).click();
  await until(() => hasResult(element), 'no feedback after checking');
}

const answered = (kind: Kind, given: Answer) => ({ answer: given, evaluation: evaluate(kind.check, given) });

/** What every kind of check promises. */
export function battery(kind: Kind): void {
  it('asks in one fieldset whose legend tells question and kind', async () => {
    const element = await checkFixture(kind);
    const legend = one(element, '.card > fieldset > legend');
    const seen = [...legend.children].filter((child) => child.getBoundingClientRect().height > 0);
    equal(
      seen.map((child) => child.className),
      ['question', 'kind screen-only'],
    );
    ok(
      seen.every((child) => words(child)),
      'question or kind is empty',
    );
    equal(all(element, '.card > fieldset').length, 1);
    equal(words(button(element)), strings.check.submit);
  });

  it('answers an unanswered check with a friendly sentence, not with an evaluation', async () => {
    const element = await checkFixture(kind);
    const events = collect('komki-answer');
    const said = heard();
    button(element).click();
    await settled(element);
    const notice = words(one(element, '.notice'));
    equal(events.length, 0);
    ok(!hasResult(element), 'an unanswered check shows a result');
    await until(() => said.includes(notice), 'the sentence is not announced');
    await kind.fill(element, kind.right);
    await settled(element);
    equal(all(element, '.notice').length, 0, 'the sentence stays after an answer');
  });

  it('tells the answer and its evaluation once, and says the result once', async () => {
    const element = await checkFixture(kind);
    const events = collect('komki-answer');
    const said = heard();
    await answer(kind, element, kind.right);
    equal(events.length, 1);
    equal(events[0]?.detail.answer, kind.right);
    equal(events[0]?.detail.evaluation, evaluate(kind.check, kind.right));
    equal(events[0]?.detail.check, kind.check);
    const result = `${strings.check.success} ${strings.check.seeItems}`;
    await until(() => said.includes(result), 'the result is not announced');
    // What is announced now comes after everything the check has had to say.
    announce('Ende.');
    await until(() => said.includes('Ende.'), 'the announcer has stopped');
    equal(said.filter((sentence) => sentence === result).length, 1);
  });

  it('shows feedback only after the answer is stored', async () => {
    const element = await checkFixture(kind);
    let stored = () => {};
    const storing = new Promise<void>((resolve) => {
      stored = resolve;
    });
    element.addEventListener('komki-answer', (event) => event.detail.waitUntil(storing));
    await kind.fill(element, kind.wrong);
    button(element).click();
    await settled(element);
    ok(!hasResult(element), 'feedback shows before the answer is stored');
    ok(
      all<HTMLInputElement>(element, 'fieldset :is(input, select, button)').every((input) => input.disabled),
      'not locked',
    );
    stored();
    await until(() => hasResult(element), 'no feedback after storing');
  });

  it('shows feedback although storing fails or never ends', async () => {
    for (const store of [() => Promise.reject(new Error('disk full')), () => new Promise(() => {})]) {
      const element = await checkFixture(kind);
      element.addEventListener('komki-answer', (event) => event.detail.waitUntil(store()));
      await answer(kind, element, kind.wrong);
      ok(words(one(element, '.result')).startsWith(strings.check.notYet), words(one(element, '.result')));
    }
  });

  it('keeps the focus on the button, which becomes “Noch einmal”, and puts the feedback next in reading order', async () => {
    const element = await checkFixture(kind);
    await answer(kind, element, kind.wrong);
    const pressed = button(element);
    equal(words(pressed), strings.check.again);
    ok(focused() === pressed, 'the focus has left the button');
    ok(pressed.parentElement?.nextElementSibling === one(element, '.result'), 'the result does not follow the button');
    ok(words(one(element, '.explanation')).endsWith('So ist das.'), 'the explanation does not follow');
    const result = one(element, '.result');
    ok(result.firstElementChild === one(element, '.sentence'), 'the result does not begin with its sentence');
  });

  it('keeps the inputs after checking, locked, and says what fits in words with shapes', async () => {
    const element = await checkFixture(kind);
    const before = all(element, 'fieldset :is(input, select)').length;
    await answer(kind, element, kind.wrong);
    equal(all(element, 'fieldset :is(input, select)').length, before, 'inputs are gone');
    for (const input of all<HTMLInputElement>(element, 'fieldset :is(input, select, button)')) {
      ok(input.disabled, 'an input can still be changed');
    }
    const marks = all(element, '.mark.right, .mark.wrong');
    for (const [mark, word] of [
      ['right', strings.check.right],
      ['wrong', strings.check.notFitting],
    ] as const) {
      const found = marks.filter((node) => node.classList.contains(mark));
      ok(found.length > 0, `nothing is marked “${word}”`);
      ok(
        found.every((node) => words(node) === word && node.querySelector('svg')),
        `“${word}” without word or shape`,
      );
    }
    ok(all(element, '.feedback').length > 1, 'no feedback per item');
  });

  it('can be tried again without limit, fresh and uncounted', async () => {
    const element = await checkFixture(kind);
    for (const attempt of [1, 2, 3]) {
      await answer(kind, element, kind.wrong);
      const pressed = button(element);
      pressed.click();
      await settled(element);
      ok(
        focused() === pressed && words(pressed) === strings.check.submit,
        `attempt ${attempt}: focus or button is wrong`,
      );
      equal(all(element, '.result, .verdict, .feedback, .explanation').length, 0, 'old feedback is still there');
      equal(all(element, ':checked:not(option)').length, 0, 'the old answer is still there');
      ok(all<HTMLInputElement>(element, 'fieldset :disabled').length === 0, 'inputs are still locked');
    }
    await answer(kind, element, kind.right);
    ok(words(one(element, '.result')).startsWith(strings.check.success), 'the last attempt is not judged by itself');
    ok(!/versuch/i.test(words(one(element, '.card'))), 'attempts are counted');
  });

  it('restores an earlier answer with its feedback', async () => {
    const element = await checkFixture(kind, { answered: answered(kind, kind.wrong) });
    ok(words(one(element, '.result')).startsWith(strings.check.notYet), 'no result');
    equal(words(button(element)), strings.check.again);
    const events = collect('komki-answer');
    button(element).click();
    await settled(element);
    await answer(kind, element, kind.right);
    equal(events[0]?.detail.answer, kind.right);
  });

  it('is not disturbed in a new attempt by a player that hands in the same or the last answer again', async () => {
    const element = await checkFixture(kind, { answered: answered(kind, kind.wrong) });
    button(element).click();
    await settled(element);
    element.answered = answered(kind, kind.wrong);
    await settled(element);
    ok(!hasResult(element), 'the same answer in a new object ends the attempt');
    await answer(kind, element, kind.right);
    button(element).click();
    await settled(element);
    element.answered = answered(kind, kind.right);
    await settled(element);
    ok(!hasResult(element), 'the late news of the last answer ends the attempt');
  });

  it('starts afresh when another check is shown in it', async () => {
    const element = await checkFixture(kind);
    await answer(kind, element, kind.wrong);
    element.check = { ...kind.check, id: 'other' };
    element.answered = undefined;
    await settled(element);
    ok(!hasResult(element), 'the result of another check');
    equal(words(button(element)), strings.check.submit);
  });

  it('shows whatever blocks the prompt has, and text as text', async () => {
    const element = await checkFixture(kind, {
      check: {
        ...kind.check,
        prompt: [
          paragraph('Lesen Sie <img src=x onerror=alert(1)>.'),
          { kind: 'table', head: [text('Wort'), text('Sinn')], rows: [[text('KI'), text('künstlich')]] },
          paragraph('Was gilt?'),
          { kind: 'list', ordered: false, start: 1, items: [[paragraph('Erstens')]] },
        ],
      },
    });
    equal(words(one(element, '.question')), 'Was gilt?');
    equal(words(one(element, '.card > .prose th')), 'Wort');
    equal(words(one(element, 'fieldset > .prose li')), 'Erstens');
    equal(all(element, 'img').length, 0, 'text became markup');
  });

  it('prints without buttons', async () => {
    const { emulateMedia } = await import('@web/test-runner-commands');
    const element = await checkFixture(kind);
    await emulateMedia({ media: 'print' });
    for (const control of all(element, 'button')) equal(control.getBoundingClientRect().height, 0, words(control));
  });

  const states: [string, (element: AnyCheckElement) => Promise<void>][] = [
    ['open', async () => {}],
    ['unanswered', async (element) => button(element).click()],
    ['filled in', async (element) => kind.fill(element, kind.right)],
    ['not right yet', async (element) => answer(kind, element, kind.wrong)],
    ['right', async (element) => answer(kind, element, kind.right)],
  ];
  for (const [state, reach] of states) {
    it(`is accessible in light, dark, forced colours and at 320 px: ${state}`, async () => {
      const element = await checkFixture(kind);
      await reach(element);
      await settled(element);
      await expectAccessible(element);
    });
  }

  it('tells chosen, fitting and not fitting apart in forced colours without backgrounds', async () => {
    const { emulateMedia } = await import('@web/test-runner-commands');
    const element = await checkFixture(kind);
    await answer(kind, element, kind.wrong);
    await emulateMedia({ forcedColors: 'active' });
    const line = (selector: string) => all(element, selector).map((node) => getComputedStyle(node).borderTopStyle);
    ok(
      line('.fits').every((style) => style === 'double') && line('.off').every((style) => style === 'dotted'),
      `${line('.fits')} ${line('.off')}`,
    );
    ok(line('.fits, .off').length > 0, 'nothing is marked by a line');
  });

  it('goes from question to answer to feedback to a new attempt by Tab and keys alone', async () => {
    const element = await checkFixture(kind);
    (document.activeElement as HTMLElement | null)?.blur();
    let steps = 0;
    await press('Tab');
    while (focused() !== button(element)) {
      ok(++steps < 40, 'Tab never reaches the button');
      ok(focused()?.getRootNode() === element.shadowRoot, 'Tab leaves the check before its button');
      await press('Tab');
    }
    await press('Enter');
    ok(words(one(element, '.notice')).length > 0, 'Enter on the button does nothing');
    equal(steps > 0, true, 'no input can be reached by Tab');
  });
}
