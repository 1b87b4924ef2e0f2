import type { Answer, CaseAnswer, CaseCheck } from '../../sequences/format/index.ts';
import '../../web-components/komki-check-case/komki-check-case.ts';
import { emulateMedia } from '@web/test-runner-commands';
import { sealed } from '../../sequences/format/checks/authors.ts';
import { evaluate } from '../../sequences/format/index.ts';
import { strings } from '../../web-components/core/strings-learning.ts';
import { answer, battery, button, checkFixture, common, type Kind, option, paragraph, text } from './check-battery.ts';
import {
  all,
  collect,
  describe,
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

const check: CaseCheck = {
  ...common,
  type: 'case',
  id: 'case',
  prompt: [paragraph('Ein Betrieb sucht eine Säge.'), paragraph('Es eilt.')],
  steps: [
    { id: 'eins', question: text('Wen fragen Sie?'), options: [option('a', true), option('b', false)] },
    {
      id: 'zwei',
      question: text('Was prüfen Sie?'),
      options: [option('a', false), option('b', true), option('c', false)],
    },
    { id: 'drei', question: text('Was kaufen Sie?'), options: [option('a', false), option('b', true)] },
  ],
  explanation: text('So ist das.'),
};

const shown = (element: Element) => all(element, '.step').filter((step) => step.getBoundingClientRect().height > 0);
const choose = (element: Element, step: string, id: string) =>
  one<HTMLInputElement>(element, `input[name="${step}"][value="${id}"]`).click();

/** Goes through the case as a learner does; the last decision is left to the button the battery presses. */
async function fill(element: HTMLElement, given: Answer): Promise<void> {
  const decisions = Object.entries(given as CaseAnswer);
  for (const [index, [step, id]] of decisions.entries()) {
    choose(element, step, id);
    await settled(element);
    while (
      words(button(element)) !== strings.check.handIn &&
      shown(element).length < Math.min(index + 2, decisions.length)
    ) {
      button(element).click();
      await settled(element);
    }
  }
}

const kind: Kind = {
  tag: 'komki-check-case',
  check,
  right: { eins: 'a', zwei: 'b', drei: 'b' },
  wrong: { eins: 'a', zwei: 'c', drei: 'b' },
  question: false,
  fill,
};

describe('komki-check-case', () => {
  battery(kind);

  it('tells the case as a text and asks the first question only', async () => {
    const element = await fixture('komki-check-case', { check });
    equal(all(element, '.card > .prose p').map(words), ['Ein Betrieb sucht eine Säge.', 'Es eilt.']);
    equal(shown(element).map(words), ['Frage 1 von 3 Wen fragen Sie? Antwort a Antwort b']);
    ok(
      all(element, '.step').every((step) => step.firstElementChild?.localName === 'legend'),
      'a question does not name its radios',
    );
  });

  it('explains a decision before the next question comes, tells nothing of it, and leads the focus to what comes', async () => {
    const element = await fixture('komki-check-case', { check });
    const events = collect('komki-answer');
    const said = heard();
    button(element).click();
    await settled(element);
    equal(words(one(element, '.notice')), strings.case.missing);
    choose(element, 'eins', 'b');
    button(element).focus();
    button(element).click();
    await settled(element);
    equal(shown(element).map(words), [
      'Frage 1 von 3 Wen fragen Sie? Antwort a richtig Weil a. Antwort b Ihre Wahl passt nicht Weil b.',
    ]);
    equal(words(button(element)), strings.case.next);
    ok(focused() === button(element), 'the focus has left the button');
    const verdict = `${strings.case.step(1, 3)}: ${strings.check.notYet} ${strings.check.seeItems}`;
    await until(() => said.includes(verdict), 'the verdict is not announced', 10_000);
    ok(
      all<HTMLInputElement>(element, 'input[name=eins]').every((input) => input.disabled),
      'a decision can be changed after its explanation',
    );
    await expectAccessible(element);
    button(element).click();
    await settled(element);
    equal(shown(element).length, 2);
    equal((focused() as HTMLElement).dataset.step, 'zwei');
    await expectAccessible(element);
    equal(events.length, 0);
  });

  it('tells the whole answer once, after the last decision', async () => {
    const element = await checkFixture(kind);
    const events = collect('komki-answer');
    await answer(kind, element, kind.wrong);
    equal(
      events.map(({ detail }) => detail.answer),
      [kind.wrong],
    );
    equal(shown(element).length, 3);
    ok(words(one(element, '.result')).includes('2 von 3 Entscheidungen stimmen.'), words(one(element, '.result')));
  });

  it('restores a whole answer with all its explanations, and begins anew with the first question', async () => {
    const answered = { answer: kind.wrong, evaluation: evaluate(check, kind.wrong) };
    const element = await fixture('komki-check-case', { check, answered });
    equal(shown(element).length, 3);
    equal(all(element, '.feedback').length, 7);
    button(element).click();
    await settled(element);
    equal(shown(element).length, 1);
    equal(all(element, '.feedback').length, 0);
  });

  it('tells every decision another question follows, and goes on behind the last one when it comes back', async () => {
    const before = await fixture('komki-check-case', { check });
    const steps = collect('komki-step');
    await fill(before, { eins: 'b', zwei: 'b' });
    button(before).click();
    await settled(before);
    equal(
      steps.map(({ detail }) => detail.answer),
      [{ eins: 'b' }, { eins: 'b', zwei: 'b' }],
    );
    const screen = shown(before).map(words);
    before.remove();

    const element = await fixture('komki-check-case', { check, begun: steps.at(-1)?.detail.answer as CaseAnswer });
    equal(shown(element).map(words), screen);
    equal(words(button(element)), strings.case.next);
    equal(
      all<HTMLInputElement>(element, 'input:disabled').map(({ name }) => name),
      ['eins', 'eins', 'zwei', 'zwei', 'zwei'],
    );
    await expectAccessible(element);
    const events = collect('komki-answer');
    button(element).click();
    await settled(element);
    equal((focused() as HTMLElement).dataset.step, 'drei');
    choose(element, 'drei', 'b');
    button(element).click();
    await until(() => all(element, '.result').length > 0, 'no feedback');
    equal(events[0]?.detail.answer, { eins: 'b', zwei: 'b', drei: 'b' });
    button(element).click();
    await settled(element);
    equal([shown(element).length, all(element, ':checked').length], [1, 0], 'a new attempt begins in the middle');
  });

  it('begins anew where the decisions kept are of questions or options that are gone', async () => {
    const element = await fixture('komki-check-case', { check, begun: { null: 'a', eins: 'z' } });
    equal(shown(element).length, 1);
    equal(all(element, ':checked').length, 0);
    equal(words(button(element)), strings.check.submit);
  });

  it('goes through the case by keyboard alone', async () => {
    const element = await fixture('komki-check-case', { check });
    const events = collect('komki-answer');
    await press('Tab', 'Space', 'Tab', 'Enter', 'Enter');
    equal((focused() as HTMLElement).dataset.step, 'zwei');
    await press('Tab', 'ArrowDown', 'Tab', 'Enter', 'Enter', 'Tab', 'ArrowDown', 'Tab', 'Enter');
    await until(() => all(element, '.result').length > 0, 'no feedback');
    equal(events[0]?.detail.answer, kind.right);
  });

  it('in an exam asks all questions together and lets decisions be changed', async () => {
    const element = await fixture('komki-check-case', { check: sealed(check) as CaseCheck });
    equal(shown(element).length, 3);
    choose(element, 'eins', 'a');
    button(element).click();
    await settled(element);
    equal(words(one(element, '.notice')), strings.case.missingSome(2));
    choose(element, 'eins', 'b');
    await settled(element);
    equal(
      all<HTMLInputElement>(element, ':checked').map(({ value }) => value),
      ['b'],
    );
  });

  it('keeps the order of the questions and mixes the options of each', async () => {
    const element = await fixture('komki-check-case', { check: { ...check, shuffle: true }, random: () => 0 });
    equal(
      all(element, '.step').map((step) => (step as HTMLElement).dataset.step),
      ['eins', 'zwei', 'drei'],
    );
    equal(
      all<HTMLInputElement>(element, 'input')
        .map(({ value }) => value)
        .join(''),
      'babcaba'.slice(0, 7),
    );
  });

  it('prints all its questions, asked or not', async () => {
    const element = await fixture('komki-check-case', { check });
    await emulateMedia({ media: 'print' });
    equal(shown(element).length, 3);
  });
});
