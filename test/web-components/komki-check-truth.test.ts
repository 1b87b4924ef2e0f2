import type { Answer, TruthAnswer, TruthCheck } from '../../sequences/format/index.ts';
import '../../web-components/komki-check-truth/komki-check-truth.ts';
import { strings } from '../../web-components/core/strings-learning.ts';
import { answer, battery, button, checkFixture, common, type Kind, paragraph, text } from './check-battery.ts';
import { all, collect, describe, equal, fixture, it, ok, one, press, settled, until, words } from './helpers.ts';

const statement = (id: string, correct: boolean) => ({
  id,
  correct,
  text: text(`Aussage ${id}.`),
  feedback: text(`Weil ${id}.`),
});
const check: TruthCheck = {
  ...common,
  type: 'truth',
  id: 'truth',
  prompt: [paragraph('Was stimmt?')],
  statements: [statement('a', true), statement('b', false), statement('c', true)],
  explanation: text('So ist das.'),
};

async function fill(element: HTMLElement, given: Answer): Promise<void> {
  for (const [id, verdict] of Object.entries(given as TruthAnswer)) {
    one(element, `input[name='${id}'][value='${verdict}']`).click();
  }
  await settled(element);
}

const kind: Kind = {
  tag: 'komki-check-truth',
  check,
  right: { a: true, b: false, c: true },
  wrong: { a: true, b: true, c: true },
  fill,
};

describe('komki-check-truth', () => {
  battery(kind);

  it('asks for each statement in a fieldset of its own with the radios “stimmt” and “stimmt nicht”', async () => {
    const element = await fixture('komki-check-truth', { check });
    const rows = all(element, 'fieldset.statement');
    equal(
      rows.map((row) => words(row)),
      ['a', 'b', 'c'].map((id) => `Aussage ${id}. stimmt stimmt nicht`),
    );
    ok(
      rows.every((row) => row.firstElementChild?.localName === 'legend'),
      'a statement does not name its radios',
    );
  });

  it('says how many decisions are missing', async () => {
    const element = await fixture('komki-check-truth', { check });
    await fill(element, { a: true });
    button(element).click();
    await settled(element);
    equal(words(one(element, '.notice')), strings.truth.missing(2));
    equal(all(element, '.result').length, 0);
  });

  it('is answered by keyboard: Tab to each statement, Space or an arrow to decide', async () => {
    const element = await fixture('komki-check-truth', { check });
    const events = collect('komki-answer');
    await press('Tab', 'Space', 'Tab', 'ArrowRight', 'Tab', 'Space', 'Tab', 'Enter');
    await until(() => all(element, '.result').length > 0, 'no feedback');
    equal(events[0]?.detail.answer, { a: true, b: false, c: true });
  });

  it('shows for each statement whose decision it was, which one is right, and why', async () => {
    const element = await checkFixture(kind);
    await answer(kind, element, kind.wrong);
    equal(
      all(element, 'fieldset.statement').map((row) => words(row)),
      [
        'Aussage a. stimmt Ihre Wahl richtig stimmt nicht Weil a.',
        'Aussage b. stimmt Ihre Wahl passt nicht stimmt nicht richtig Weil b.',
        'Aussage c. stimmt Ihre Wahl richtig stimmt nicht Weil c.',
      ],
    );
  });
});
