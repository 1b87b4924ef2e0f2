import type { Answer, NumberCheck } from '../../sequences/format/index.ts';
import '../../web-components/komki-check-number/komki-check-number.ts';
import { sendKeys } from '@web/test-runner-commands';
import { strings } from '../../web-components/core/strings-learning.ts';
import { answer, battery, button, checkFixture, common, type Kind, paragraph, text } from './check-battery.ts';
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

const check: NumberCheck = {
  ...common,
  type: 'number',
  id: 'number',
  prompt: [paragraph('Wie viele Teile sind fehlerhaft?')],
  value: 1200.5,
  tolerance: 0.5,
  unit: 'Teile',
  explanation: text('So ist das.'),
};

const field = (element: Element) => one<HTMLInputElement>(element, 'input');

async function fill(element: HTMLElement, given: Answer): Promise<void> {
  field(element).value = given as string;
  field(element).dispatchEvent(new InputEvent('input'));
  await settled(element);
}

const kind: Kind = {
  tag: 'komki-check-number',
  check,
  right: '1.200,5',
  wrong: '7',
  feedback: false,
  marks: ['wrong'],
  fill,
};

describe('komki-check-number', () => {
  battery(kind);

  it('asks in a text field with a decimal keyboard, because a number field refuses the German comma', async () => {
    const element = await fixture('komki-check-number', { check });
    equal([field(element).type, field(element).inputMode], ['text', 'decimal']);
    equal(words(field(element).labels?.[0] as Element), `${strings.number.label} Teile`);
  });

  it('takes what cannot be read as a number for no answer and says how to write it', async () => {
    const element = await fixture('komki-check-number', { check });
    const events = collect('komki-answer');
    for (const [typed, sentence] of [
      ['', strings.number.missing],
      ['viele', strings.number.unreadable],
      ['1,2,3', strings.number.unreadable],
    ] as const) {
      await fill(element, typed);
      button(element).click();
      await settled(element);
      equal(words(one(element, '.notice')), sentence);
    }
    equal(events.length, 0);
  });

  it('shows the right value and how far off is right in German figures', async () => {
    const element = await checkFixture(kind);
    await answer(kind, element, '7');
    equal(words(one(element, '.verdict')), 'passt nicht richtig ist: 1.200,5 Teile (von 1.200 bis 1.201 gilt)');
    const exact = await checkFixture({ ...kind, check: { ...check, tolerance: 0, unit: '' } });
    await answer(kind, exact, '7');
    equal(words(one(exact, '.verdict')), 'passt nicht richtig ist: 1.200,5');
  });

  it('names the exact value to who was right by tolerance, and nothing to who had it', async () => {
    const near = await checkFixture(kind);
    await answer(kind, near, '1201');
    equal(words(one(near, '.verdict')), 'richtig genau: 1.200,5 Teile (von 1.200 bis 1.201 gilt)');
    const element = await checkFixture(kind);
    await answer(kind, element, '1200,5 Teile');
    equal(words(one(element, '.verdict')), 'richtig');
  });

  it('is answered by keyboard: type, Enter, and the focus is on the button', async () => {
    const element = await fixture('komki-check-number', { check });
    const events = collect('komki-answer');
    await press('Tab');
    await sendKeys({ type: '1200,5' });
    await press('Enter');
    await until(() => all(element, '.result').length > 0, 'no feedback');
    equal(events[0]?.detail.answer, '1200,5');
    ok(focused() === button(element), 'the focus is lost with the field');
  });
});
