import type { Answer, GapAnswer, GapCheck } from '../../sequences/format/index.ts';
import '../../web-components/komki-check-gap/komki-check-gap.ts';
import { sendKeys } from '@web/test-runner-commands';
import { sealed } from '../../sequences/format/checks/authors.ts';
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

const gap = (id: string) => ({ kind: 'gap' as const, id });
const check: GapCheck = {
  ...common,
  type: 'gap',
  id: 'gap',
  prompt: [paragraph('Was fehlt hier?')],
  passage: [
    [...text('Ein '), gap('luecke-1'), ...text(' schlägt, eine '), gap('luecke-2'), ...text(' sägt.')],
    [...text('Geschlossen wird um '), gap('luecke-3'), ...text('.')],
  ],
  gaps: [
    { id: 'luecke-1', solutions: ['Hammer', 'Fäustel'] },
    { id: 'luecke-2', solutions: ['Säge'] },
    { id: 'luecke-3', solutions: ['achtzehn Uhr'] },
  ],
  explanation: text('So ist das.'),
};

const fields = (element: Element) => all<HTMLInputElement>(element, 'input');

async function fill(element: HTMLElement, given: Answer): Promise<void> {
  for (const [index, value] of Object.values(given as GapAnswer).entries()) {
    const field = fields(element)[index];
    ok(field, `no field ${index}`);
    field.value = value;
    field.dispatchEvent(new InputEvent('input'));
  }
  await settled(element);
}

const kind: Kind = {
  tag: 'komki-check-gap',
  check,
  right: { 'luecke-1': 'Hammer', 'luecke-2': 'Säge', 'luecke-3': 'achtzehn Uhr' },
  wrong: { 'luecke-1': 'Hammer', 'luecke-2': 'Feile', 'luecke-3': 'acht' },
  feedback: false,
  fill,
};

describe('komki-check-gap', () => {
  battery(kind);

  it('has its fields in the sentence, named by their place, and leaves the words as they are typed', async () => {
    const element = await fixture('komki-check-gap', { check });
    equal(all(element, '.passage p').map(words), ['Ein schlägt, eine sägt.', 'Geschlossen wird um .']);
    equal(words(all(element, '.gap').at(-1) as Element), '.', 'a full stop can begin a line');
    equal(
      fields(element).map((field) => [
        field.ariaLabel,
        field.getAttribute('autocapitalize'),
        field.autocomplete,
        field.spellcheck,
        field.closest('p') !== null,
      ]),
      [1, 2, 3].map((place) => [`Lücke ${place} von 3`, 'off', 'off', false, true]),
    );
  });

  it('asks in words even without a prompt', async () => {
    const element = await fixture('komki-check-gap', { check: { ...check, prompt: [] } });
    equal(words(one(element, '.kind.screen-only')), 'Ergänzen Sie die Lücken.');
    equal(all(element, '.question').length, 0);
  });

  it('gives no word away by the width of its gap: all are as wide as the longest needs, in an exam always the same', async () => {
    const widths = async (one: GapCheck) => {
      const element = await fixture('komki-check-gap', { check: one });
      const found = new Set(fields(element).map((field) => field.getBoundingClientRect().width));
      equal(found.size, 1, 'gaps differ');
      return [...found][0] ?? 0;
    };
    const short = { ...check, gaps: check.gaps.map((one) => ({ ...one, solutions: ['ja'] })) };
    ok((await widths(short)) < (await widths(check)), 'short words have wide gaps');
    equal(await widths(sealed(short) as GapCheck), await widths(sealed(check) as GapCheck));
    const longest = await fixture('komki-check-gap', { check });
    await fill(longest, kind.right);
    for (const field of fields(longest)) ok(field.scrollWidth <= field.clientWidth, `“${field.value}” has no room`);
  });

  it('says how many gaps are empty; spaces fill none', async () => {
    const element = await fixture('komki-check-gap', { check });
    await fill(element, { 'luecke-1': 'Hammer', 'luecke-2': '  ' });
    button(element).click();
    await settled(element);
    equal(words(one(element, '.notice')), strings.gap.missing(2));
  });

  it('says beside each gap whether it fits, and what belongs there', async () => {
    const element = await checkFixture(kind);
    await answer(kind, element, { ...(kind.wrong as GapAnswer), 'luecke-1': ' fäustel' });
    equal(all(element, '.verdict').map(words), [
      'richtig',
      'passt nicht richtig ist: Säge',
      'passt nicht richtig ist: achtzehn Uhr',
    ]);
    ok(words(one(element, '.result')).includes('1 von 3 Lücken stimmen.'), words(one(element, '.result')));
    for (const [index, field] of fields(element).entries()) {
      const described = one(element, `#${field.getAttribute('aria-describedby')}`);
      equal(words(described), words(all(element, '.verdict')[index] as Element));
    }
  });

  it('is answered by keyboard: Tab from gap to gap, Enter checks, and the focus is on the button', async () => {
    const element = await fixture('komki-check-gap', { check });
    const events = collect('komki-answer');
    for (const given of Object.values(kind.right)) {
      await press('Tab');
      await sendKeys({ type: given as string });
    }
    await press('Enter');
    await until(() => all(element, '.result').length > 0, 'no feedback');
    equal(events[0]?.detail.answer, kind.right);
    ok(focused() === button(element), 'the focus is lost with the field');
  });

  it('fits the narrowest phone with the longest of words', async () => {
    const long = 'Rindfleischetikettierungsüberwachungsaufgabenübertragung';
    const gaps = check.gaps.map((one) => ({ ...one, solutions: [long] }));
    const element = await checkFixture({ ...kind, check: { ...check, gaps } });
    await answer(kind, element, kind.wrong);
    const { setViewport } = await import('@web/test-runner-commands');
    await setViewport({ width: 320, height: 640 });
    ok(document.documentElement.scrollWidth <= 320, 'scrolls sideways');
  });
});
