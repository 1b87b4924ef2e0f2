import type { Checkpoint } from '../../workshops/format/instrument.ts';
import '../../web-components/komki-checkpoint/komki-checkpoint.ts';
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
  wait,
  words,
} from './helpers.ts';

const text = (value: string) => [{ kind: 'text' as const, text: value }];
const point: Checkpoint = {
  id: 'ueberblick',
  number: '1.1',
  quick: true,
  text: text('Wir wissen, wo KI steckt.'),
  hints: [
    [...text('Legen Sie eine '), { kind: 'strong', children: text('Liste') }, ...text(' an.')],
    text('Fragen Sie die Beschäftigten.'),
  ],
  sequences: ['G05'],
};
const light = (element: Element, rating: string) => one<HTMLInputElement>(element, `input[value=${rating}]`);
const details = (element: Element) => all<HTMLDetailsElement>(element, 'details').map(({ open }) => open);

describe('komki-checkpoint', () => {
  it('is one fieldset of four radios, each a shape with its word and what it means', async () => {
    const element = await fixture('komki-checkpoint', { point });
    ok(words(one(element, 'fieldset > legend h2')).endsWith('Wir wissen, wo KI steckt.'), 'the statement is no legend');
    equal(all(element, '.lights label').map(words), [
      'Rot dringender Handlungsbedarf',
      'Gelb Handlungsbedarf',
      'Grün zurzeit kein Handlungsbedarf',
      'Nicht relevant betrifft uns nicht',
    ]);
    const shapes = all(element, '.lights svg').map((svg) => svg.firstElementChild?.outerHTML ?? '');
    equal(new Set(shapes).size, 4, 'two ratings share a shape');
    equal(all(element, 'input:checked').length, 0);
    const need = await fixture('komki-checkpoint', { point, scale: 'need' });
    equal(words(one(need, '.lights b')), 'Hoch');
  });

  it('tells what was chosen, by keyboard too: Tab, Space, arrows', async () => {
    const element = await fixture('komki-checkpoint', { point });
    const events = collect('komki-rating');
    await press('Tab', 'Space', 'ArrowRight');
    equal(
      events.map(({ detail }) => detail),
      [
        { id: 'ueberblick', rating: 'red' },
        { id: 'ueberblick', rating: 'yellow' },
      ],
    );
    ok(light(element, 'yellow').checked, 'not chosen');
    ok(!/punkt(e|zahl)|richtig|falsch|%/i.test(words(one(element, '.point'))), 'a score or a judgement');
  });

  it('opens the suggestions where there is something to do, and the note where a reason belongs', async () => {
    const element = await fixture('komki-checkpoint', { point });
    equal(details(element), [false, false]);
    for (const [rating, open] of [
      ['red', [true, false]],
      ['yellow', [true, false]],
      ['green', [false, false]],
      ['irrelevant', [false, true]],
    ] as const) {
      light(element, rating).click();
      await settled(element);
      equal(details(element), [...open], rating);
    }
    equal(details(await fixture('komki-checkpoint', { point, answer: { rating: 'green', note: 'Stimmt' } })), [
      false,
      true,
    ]);
  });

  it('takes a suggestion into the plan and out of it, and says so once', async () => {
    const element = await fixture('komki-checkpoint', { point, answer: { rating: 'red' } });
    const said = heard();
    const events = collect('komki-hint');
    const [button] = all<HTMLButtonElement>(element, 'li button') as [HTMLButtonElement];
    equal(words(one(element, `#${button.getAttribute('aria-describedby')}`)), 'Legen Sie eine Liste an.');
    button.focus();
    await press('Enter');
    equal(words(button), 'Aus dem Plan nehmen');
    ok(focused() === button, 'the focus is lost');
    await until(() => said.length === 1, 'not spoken');
    await press('Enter');
    equal(
      events.map(({ detail }) => [detail.point.id, detail.action, detail.planned]),
      [
        ['ueberblick', 'Legen Sie eine Liste an.', true],
        ['ueberblick', 'Legen Sie eine Liste an.', false],
      ],
    );
    equal(words(button), 'In den Maßnahmenplan');
  });

  it('tells a note after a pause, and at once when the field is left', async () => {
    const element = await fixture('komki-checkpoint', { point, answer: { rating: 'irrelevant' } });
    const events = collect('komki-note');
    one(element, 'textarea').focus();
    await press('J', 'a');
    equal(events.length, 0);
    await until(() => events.length === 1, 'not told');
    await press('!', 'Tab');
    equal(
      events.map(({ detail }) => detail),
      [
        { id: 'ueberblick', text: 'Ja' },
        { id: 'ueberblick', text: 'Ja!' },
      ],
    );
    await wait(350);
    equal(events.length, 2);
  });

  it('shows what was said earlier once there is a new rating, as its description', async () => {
    const element = await fixture('komki-checkpoint', { point, earlier: 'red' });
    equal(all(element, '.before').length, 0);
    light(element, 'green').click();
    await settled(element);
    const id = one(element, 'fieldset').getAttribute('aria-describedby');
    equal(words(one(element, `#${id}`)), 'Vorher: Rot');
  });

  for (const [state, properties] of [
    ['open', { point }],
    ['red, planned', { point, answer: { rating: 'red' }, planned: ['Fragen Sie die Beschäftigten.'] }],
    ['not relevant, note', { point, answer: { rating: 'irrelevant', note: 'Weil …' }, earlier: 'yellow' }],
    ['the other scale', { point, scale: 'need', answer: { rating: 'yellow' } }],
  ] as const) {
    it(`is accessible in light, dark, forced colours and at 320 px: ${state}`, async () => {
      await expectAccessible(await fixture('komki-checkpoint', properties as object));
    });
  }
});
