import type { TrafficLight } from '../../sequences/format/index.ts';
import '../../web-components/komki-traffic-light/komki-traffic-light.ts';
import { strings } from '../../web-components/core/strings-light.ts';
import {
  all,
  collect,
  describe,
  equal,
  expectAccessible,
  fixture,
  it,
  ok,
  one,
  press,
  settled,
  words,
} from './helpers.ts';

const statement = (id: string) => ({ id, text: [{ kind: 'text' as const, text: `Ich kenne ${id}.` }] });
const node: TrafficLight = { kind: 'traffic-light', id: 'vorher', statements: ['a', 'b', 'c'].map(statement) };
const after: TrafficLight = { ...node, id: 'nachher', comparesWith: 'vorher' };
const light = (element: Element, id: string, signal: string) =>
  one<HTMLInputElement>(element, `input[name="${id}"][value="${signal}"]`);

describe('komki-traffic-light', () => {
  it('asks for each statement in a fieldset of three radios, each light a word and a shape', async () => {
    const element = await fixture('komki-traffic-light', { node });
    equal(
      all(element, 'fieldset').map((row) => words(row)),
      ['a', 'b', 'c'].map((id) => `Ich kenne ${id}. Grün trifft zu Gelb teils, teils Rot noch nicht`),
    );
    ok(
      all(element, 'fieldset').every((row) => row.firstElementChild?.localName === 'legend'),
      'a statement does not name its radios',
    );
    const shapes = all(element, 'fieldset:first-of-type label').map(
      (label) => label.querySelector('svg > *')?.localName,
    );
    equal(shapes, ['circle', 'rect', 'path']);
    equal(words(one(element, '.private')), strings.light.private);
  });

  it('tells every choice with all colours so far, and never says what is right', async () => {
    const element = await fixture('komki-traffic-light', { node, signals: { a: 'red' } });
    const events = collect('komki-signals');
    light(element, 'a', 'green').click();
    light(element, 'b', 'yellow').click();
    await settled(element);
    equal(
      events.map(({ detail }) => detail),
      [
        { id: 'vorher', signals: { a: 'green' } },
        { id: 'vorher', signals: { a: 'green', b: 'yellow' } },
      ],
    );
    ok(!/richtig|falsch|passt|punkt/i.test(words(one(element, '.block'))), 'a judgement');
    equal(all(element, '.change').length, 0);
  });

  it('is answered by keyboard: Tab to a statement, Space or an arrow for its light', async () => {
    const element = await fixture('komki-traffic-light', { node });
    await press('Tab', 'Space', 'Tab', 'Space', 'ArrowRight', 'ArrowRight');
    equal(
      all<HTMLInputElement>(element, ':checked').map(({ name, value }) => [name, value]),
      [
        ['a', 'green'],
        ['b', 'red'],
      ],
    );
  });

  it('shows beside each statement what was chosen before, as its description, and says what has changed', async () => {
    const element = await fixture('komki-traffic-light', {
      node: after,
      earlier: { a: 'yellow', b: 'red', c: 'green' },
    });
    equal(all(element, '.before').map(words), ['Vorher: gelb', 'Vorher: rot', 'Vorher: grün']);
    const [row] = all(element, 'fieldset');
    equal(words(one(element, `#${row?.getAttribute('aria-describedby')}`)), 'Vorher: gelb');
    equal(all(element, '.change').length, 0);
    light(element, 'a', 'green').click();
    await settled(element);
    equal(words(one(element, '.change')), 'Im Vergleich zu vorher: 1-mal sicherer.');
    light(element, 'b', 'red').click();
    light(element, 'c', 'yellow').click();
    await settled(element);
    equal(words(one(element, '.change')), 'Im Vergleich zu vorher: 1-mal sicherer, 1-mal gleich, 1-mal vorsichtiger.');
  });

  it('prints three shapes to tick for each statement', async () => {
    const { emulateMedia } = await import('@web/test-runner-commands');
    const element = await fixture('komki-traffic-light', { node });
    await emulateMedia({ media: 'print' });
    ok(
      all(element, '.light').every((shape) => shape.getBoundingClientRect().height > 15),
      'a shape is missing on paper',
    );
    equal(one(element, '.private').getBoundingClientRect().height, 0);
  });

  it('tells a chosen light from the others in forced colours by its line', async () => {
    const { emulateMedia } = await import('@web/test-runner-commands');
    const element = await fixture('komki-traffic-light', { node, signals: { a: 'green' } });
    await emulateMedia({ forcedColors: 'active' });
    const line = (id: string, signal: string) =>
      getComputedStyle(light(element, id, signal).parentElement as Element).borderTopWidth;
    equal([line('a', 'green'), line('a', 'red')], ['4px', '2px']);
  });

  for (const [state, properties] of [
    ['empty', { node }],
    ['chosen', { node, signals: { a: 'green', b: 'yellow', c: 'red' } }],
    ['compared', { node: after, signals: { a: 'green', b: 'red' }, earlier: { a: 'red', b: 'yellow', c: 'green' } }],
  ] as const) {
    it(`is accessible in light, dark, forced colours and at 320 px: ${state}`, async () => {
      await expectAccessible(await fixture('komki-traffic-light', properties as object));
    });
  }
});
