import { sealed } from '../../sequences/format/checks/authors.ts';
import type { Answer, Check, Evaluation } from '../../sequences/format/index.ts';
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
  wait,
  words,
} from './helpers.ts';

type AnyCheckElement = CheckElement<Check['type']>;

/** What the battery needs to know about one kind of check. */
export interface Kind {
  tag: `komki-check-${Check['type']}`;
  check: Check;
  right: Answer;
  wrong: Answer;
  /** false: the author writes no feedback per item. */
  feedback?: false;
  /** Marks of the wrong answer, when not of both kinds. */
  marks?: readonly ('right' | 'wrong')[];
  /** false: the prompt is a text, and the kind alone asks. */
  question?: false;
  /** Gives the answer through the inputs, as a learner would. */
  fill(element: HTMLElement, answer: Answer): Promise<void>;
}

export const text = (value: string) => [{ kind: 'text' as const, text: value }];
export const paragraph = (value: string) => ({ kind: 'paragraph' as const, children: text(value) });
/** An option of a choice or a decision. */
export const option = (id: string, correct: boolean) => ({
  id,
  correct,
  text: text(`Antwort ${id}`),
  feedback: text(`Weil ${id}.`),
});
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
      [...(kind.question === false ? [] : ['question']), 'kind screen-only'],
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
    const result =
      kind.feedback === false ? strings.check.success : `${strings.check.success} ${strings.check.seeItems}`;
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
    const names = { right: strings.check.right, wrong: strings.check.notFitting };
    for (const mark of kind.marks ?? (['right', 'wrong'] as const)) {
      const word = names[mark];
      const found = marks.filter((node) => node.classList.contains(mark));
      ok(found.length > 0, `nothing is marked “${word}”`);
      ok(
        found.every((node) => words(node) === word && node.querySelector('svg')),
        `“${word}” without word or shape`,
      );
    }
    ok(kind.feedback === false || all(element, '.feedback').length > 1, 'no feedback per item');
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
      ok(
        all<HTMLInputElement>(element, 'input[type=text]').every(({ value }) => value === ''),
        'the old words are still there',
      );
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
    if (kind.question !== false) equal(words(one(element, '.card > fieldset > legend .question')), 'Was gilt?');
    equal(words(one(element, '.card > .prose th')), 'Wort');
    equal(words(one(element, kind.question === false ? '.card > .prose li' : 'fieldset > .prose li')), 'Erstens');
    equal(all(element, 'img').length, 0, 'text became markup');
  });

  it('prints without buttons', async () => {
    const { emulateMedia } = await import('@web/test-runner-commands');
    const element = await checkFixture(kind);
    await emulateMedia({ media: 'print' });
    for (const control of all(element, 'button')) equal(control.getBoundingClientRect().height, 0, words(control));
  });

  sealedBattery(kind);

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

const graded = (success: boolean): Evaluation => ({ success, scaled: success ? 1 : 0.5, parts: {} });
const noticeOf = (element: Element) => all(element, '.notice').map(words).join(' ');

/** What every kind of check promises in an exam. */
function sealedBattery(kind: Kind): void {
  const check = sealed(kind.check);
  const exam = (properties: Partial<AnyCheckElement> = {}) => checkFixture({ ...kind, check }, properties);
  const handIn = async (element: AnyCheckElement, given: Answer) => {
    await kind.fill(element, given);
    button(element).focus();
    button(element).click();
    await settled(element);
  };

  it('in an exam hands the answer in without evaluating it, and waits for the host’s evaluation, which tells no part', async () => {
    const element = await exam();
    equal(words(button(element)), strings.check.handIn);
    const events = collect('komki-answer');
    const said = heard();
    let arrived = () => {};
    const arriving = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    element.addEventListener('komki-answer', (event) => event.detail.waitUntil(arriving));
    await handIn(element, kind.wrong);
    equal([events.length, events[0]?.detail.evaluation], [1, undefined]);
    equal(events[0]?.detail.answer, kind.wrong);
    equal(noticeOf(element), strings.check.handingIn);
    await wait(600);
    ok(!hasResult(element), 'the exam does not wait for the server');
    ok(
      all<HTMLInputElement>(element, 'fieldset :is(input, select, button)').every((input) => input.disabled),
      'not locked while it is on its way',
    );
    element.evaluation = graded(false);
    element.attemptsLeft = 1;
    arrived();
    await until(() => words(button(element)) === strings.check.again, 'not evaluated');
    const result = `${strings.check.notYet} ${strings.check.attemptsLeft(1)}`;
    equal(words(one(element, '.result')), result);
    equal(all(element, '.mark, .feedback, .explanation, .fits, .off, .missed, .verdict').length, 0, 'a part is told');
    // The announcer takes its time with what the tests before had to say.
    await until(() => said.includes(result), 'the result is not announced', 10_000);
    equal(noticeOf(element), '');
    ok(focused() === button(element), 'the focus has left the button');
    button(element).click();
    await settled(element);
    equal(words(button(element)), strings.check.handIn);
  });

  it('in an exam keeps the answer and asks to try again when it has not arrived', async () => {
    const element = await exam();
    element.addEventListener('komki-answer', (event) => event.detail.waitUntil(Promise.reject(new Error('offline'))));
    await handIn(element, kind.right);
    await until(() => noticeOf(element) === strings.check.notHandedIn, 'not told');
    const events = collect('komki-answer');
    button(element).click();
    await settled(element);
    equal(events[0]?.detail.answer, kind.right);
  });

  it('in an exam ends with the last attempt, or with the right answer', async () => {
    for (const [success, attemptsLeft, sentence] of [
      [false, 0, `${strings.check.notYet} ${strings.check.attemptsLeft(0)}`],
      [true, 2, strings.check.success],
    ] as const) {
      const element = await exam({ answered: { answer: kind.right, evaluation: graded(success) }, attemptsLeft });
      equal(words(one(element, '.result')), sentence);
      equal([words(button(element)), button(element).ariaDisabled], [strings.check.handedIn, 'true']);
      button(element).click();
      await settled(element);
      ok(hasResult(element), 'a closed check begins anew');
    }
  });

  it('is accessible in an exam, open and evaluated', async () => {
    await expectAccessible(await exam());
    await expectAccessible(
      await exam({ answered: { answer: kind.wrong, evaluation: graded(false) }, attemptsLeft: 0 }),
    );
  });
}
