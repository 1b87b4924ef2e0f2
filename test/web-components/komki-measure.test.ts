import type { Measure } from '../../sequences/format/index.ts';
import '../../web-components/komki-measure/komki-measure.ts';
import { strings } from '../../web-components/core/strings-blocks.ts';
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

const text = (value: string) => [{ kind: 'text' as const, text: value }];
const node: Measure = {
  kind: 'measure',
  id: 'liste',
  checkpoint: text('Wir kennen unsere Programme.'),
  measure: text('Eine Liste anlegen.'),
};
const button = (element: Element) => one<HTMLButtonElement>(element, 'button');

describe('komki-measure', () => {
  it('shows what should be so and what the firm does about it', async () => {
    const element = await fixture('komki-measure', { node });
    equal(
      all(element, 'dt').map((term) => `${words(term)}: ${words(term.nextElementSibling as Element)}`),
      ['Checkpunkt: Wir kennen unsere Programme.', 'Maßnahme: Eine Liste anlegen.'],
    );
    equal(words(button(element)), strings.measure.add);
    equal(words(one(element, `#${button(element).getAttribute('aria-describedby')}`)), 'Eine Liste anlegen.');
  });

  it('goes into the plan and out again by the same button, which keeps the focus; both is said', async () => {
    const element = await fixture('komki-measure', { node });
    const events = collect('komki-plan');
    const said = heard();
    await press('Tab', 'Enter');
    await settled(element);
    equal(words(button(element)), strings.measure.remove);
    equal(words(one(element, '.planned')), `${strings.measure.planned} ${strings.measure.toPlan}`);
    equal(one(element, '.planned a').getAttribute('href'), '/massnahmen');
    ok(focused() === button(element), 'the focus has left the button');
    await until(() => said.includes(strings.measure.planned), 'not said');
    await press('Enter');
    await settled(element);
    equal(words(button(element)), strings.measure.add);
    equal(all(element, '.planned').length, 0);
    await until(() => said.includes(strings.measure.removed), 'not said');
    equal(
      events.map(({ detail }) => detail),
      [
        { measure: node, planned: true },
        { measure: node, planned: false },
      ],
    );
  });

  it('prints without its button', async () => {
    const { emulateMedia } = await import('@web/test-runner-commands');
    const element = await fixture('komki-measure', { node });
    await emulateMedia({ media: 'print' });
    equal(button(element).getBoundingClientRect().height, 0);
    ok(one(element, 'dl').getBoundingClientRect().height > 0, 'nothing is printed');
  });

  for (const planned of [false, true]) {
    it(`is accessible in light, dark, forced colours and at 320 px: ${planned ? 'planned' : 'open'}`, async () => {
      await expectAccessible(await fixture('komki-measure', { node, planned }));
    });
  }
});
