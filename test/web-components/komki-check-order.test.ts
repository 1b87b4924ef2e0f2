import { sendMouse } from '@web/test-runner-commands';
import type { Answer, OrderCheck } from '../../sequences/format/index.ts';
import '../../web-components/komki-check-order/komki-check-order.ts';
import { mix, mixAway, secureRandom } from '../../web-components/core/mix.ts';
import { strings } from '../../web-components/core/strings-moving.ts';
import { answer, battery, button, checkFixture, common, type Kind, paragraph, text } from './check-battery.ts';
import {
  afterEach,
  all,
  collect,
  describe,
  equal,
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

const ids = ['Planung', 'Prüfung', 'Start', 'Rückblick'];
const check: OrderCheck = {
  ...common,
  type: 'order',
  id: 'order',
  prompt: [paragraph('In welcher Folge?')],
  items: ids.map((id) => ({ id, text: text(id), feedback: text(`Weil ${id}.`) })),
  explanation: text('So ist das.'),
};

const order = (element: Element) => all(element, 'li').map((row) => row.dataset.id ?? '');
const move = (element: Element, id: string, step: 'up' | 'down') =>
  all<HTMLButtonElement>(element, '.move').find(
    (control) => control.ariaLabel === strings.moving[step](id),
  ) as HTMLButtonElement;

/** Moves with the buttons until the order is the wanted one; chance may start with it, so there and back first. */
async function fill(element: HTMLElement, given: Answer): Promise<void> {
  const wanted = given as string[];
  const first = order(element)[0] ?? '';
  for (const step of ['down', 'up'] as const) {
    move(element, first, step).click();
    await settled(element);
  }
  for (const [place, id] of wanted.entries()) {
    while (order(element).indexOf(id) > place) {
      move(element, id, 'up').click();
      await settled(element);
    }
  }
}

/** Starts as Prüfung, Start, Rückblick, Planung. */
const random = () => 0;
const start = ['Prüfung', 'Start', 'Rückblick', 'Planung'];
const kind: Kind = {
  tag: 'komki-check-order',
  check,
  right: ids,
  wrong: ['Planung', 'Start', 'Prüfung', 'Rückblick'],
  fill,
};

describe('komki-check-order', () => {
  battery(kind);

  it('never starts in the right order, whatever chance and author say', () => {
    for (const chance of [() => 0, () => 0.5, () => 0.999, secureRandom]) {
      for (let round = 0; round < 50; round++) {
        for (const items of [ids, ids.slice(0, 2)]) {
          const mixed = mixAway(items, chance);
          ok(mixed.join() !== items.join(), 'the right order');
          equal([...mixed].sort(), [...items].sort());
        }
      }
    }
  });

  it('can start in any other order', () => {
    const orders = new Set(Array.from({ length: 2000 }, () => mix(['a', 'b', 'c'], secureRandom).join('')));
    equal(orders.size, 6);
  });

  it('is an ordered list with two buttons per item that name it', async () => {
    const element = await fixture('komki-check-order', { check, random });
    equal(order(element), start);
    equal(
      all(element, 'ol > li:first-child button').map((control) => control.ariaLabel),
      ['Prüfung nach oben', 'Prüfung nach unten'],
    );
  });

  it('keeps the focus on the pressed button and says the new position', async () => {
    const element = await fixture('komki-check-order', { check, random });
    const said = heard();
    const down = move(element, 'Prüfung', 'down');
    down.focus();
    for (const place of [1, 2, 3]) {
      await press('Enter');
      await settled(element);
      equal(order(element).indexOf('Prüfung'), place);
      ok(focused() === down, `the focus is lost at position ${place + 1}`);
    }
    await until(() => said.includes('Prüfung: Position 4 von 4'), 'the last position is not announced');
  });

  it('keeps the buttons at the ends, marked as without effect, and says so', async () => {
    const element = await fixture('komki-check-order', { check, random });
    const said = heard();
    const up = move(element, 'Prüfung', 'up');
    equal(up.getAttribute('aria-disabled'), 'true');
    equal(move(element, 'Planung', 'down').getAttribute('aria-disabled'), 'true');
    equal(move(element, 'Start', 'up').hasAttribute('aria-disabled'), false);
    up.focus();
    await press('Enter');
    equal(order(element), start);
    ok(focused() === up, 'the focus is lost');
    await until(() => said.includes(strings.moving.atStart('Prüfung')), 'nothing is said at the end');
  });

  it('is answered by keyboard alone', async () => {
    const element = await fixture('komki-check-order', { check, random });
    const events = collect('komki-answer');
    await press('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
    equal((focused() as HTMLElement).ariaLabel, 'Planung nach oben');
    await press('Enter', 'Enter', 'Enter');
    equal(order(element), ids);
    let steps = 0;
    while (focused() !== button(element) && ++steps < 10) await press('Tab');
    await press('Enter');
    await until(() => all(element, '.result').length > 0, 'no feedback');
    equal(events[0]?.detail.answer, ids);
    equal(events[0]?.detail.evaluation?.success, true);
  });

  it('says for each item whether it fits and where it belongs', async () => {
    const element = await checkFixture(kind);
    await answer(kind, element, kind.wrong);
    equal(
      all(element, 'li .marks').map((row) => words(row)),
      ['richtig', 'passt nicht gehört auf Platz 3', 'passt nicht gehört auf Platz 2', 'richtig'],
    );
  });

  it('shows a restored answer in its own order, with unknown items gone and forgotten ones at the end', async () => {
    const evaluation = { success: false, scaled: 0, parts: {} };
    const element = await fixture('komki-check-order', {
      check,
      random,
      answered: { answer: ['Start', 'gone', 'Planung'], evaluation },
    });
    equal(order(element), ['Start', 'Planung', 'Prüfung', 'Rückblick']);
  });

  it('prints boxes to write numbers into, and says so', async () => {
    const { emulateMedia } = await import('@web/test-runner-commands');
    const element = await fixture('komki-check-order', { check, random });
    await emulateMedia({ media: 'print' });
    equal(one(element, '.kind.screen-only').getBoundingClientRect().height, 0, 'paper is told to use arrows');
    ok(one(element, '.kind.print-only').getBoundingClientRect().height > 0, 'paper is not told to number');
    ok(
      all(element, '.place').every((box) => getComputedStyle(box).borderTopStyle === 'solid'),
      'no box',
    );
  });

  afterEach(async () => {
    const { resetMouse } = await import('@web/test-runner-commands');
    await resetMouse();
  });

  it('can also be dragged by its handle', async () => {
    const element = await fixture('komki-check-order', { check, random });
    const said = heard();
    const middle = (selector: string): [number, number] => {
      const { x, y, width, height } = one(element, selector).getBoundingClientRect();
      return [Math.round(x + width / 2), Math.round(y + height / 2)];
    };
    const [x, y] = middle('li:last-child .handle');
    await sendMouse({ type: 'move', position: [x, y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [x, middle('li:nth-child(2)')[1] - 4] });
    await settled(element);
    ok(one(element, 'li.dragged').dataset.id === 'Planung', 'the dragged item is not shown as such');
    await sendMouse({ type: 'move', position: [x, middle('li:first-child')[1] - 4] });
    await sendMouse({ type: 'up' });
    await settled(element);
    equal(order(element), ids);
    equal(all(element, 'li.dragged').length, 0);
    await until(() => said.includes('Planung: Position 1 von 4'), 'the new position is not announced');
  });
});
