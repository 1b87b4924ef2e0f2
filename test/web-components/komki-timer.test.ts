import '../../web-components/komki-timer/komki-timer.ts';
import { strings } from '../../web-components/core/strings-workshop.ts';
import type { Timer } from '../../workshops/format/room.ts';
import {
  all,
  describe,
  equal,
  expectAccessible,
  fixture,
  heard,
  it,
  ok,
  one,
  settled,
  until,
  words,
} from './helpers.ts';

const start = Date.parse('2026-11-26T10:00:00Z');
const ends = (seconds: number, minutes: number): Timer => ({
  endsAt: new Date(start + seconds * 1000).toISOString(),
  minutes,
});
/** Longer than any tick takes on a busy machine. */
const patience = 10_000;

describe('komki-timer', () => {
  it('shows in minutes and seconds what is left by the clock it is given, silent for screen readers', async () => {
    let now = start;
    const element = await fixture('komki-timer', { timer: ends(272, 10), now: () => now });
    const timer = one(element, '[role=timer]');
    equal(words(timer), 'noch 4:32 Minuten');
    equal(timer.getAttribute('aria-live'), null);
    now = start + 30_000;
    await until(() => words(timer) === 'noch 4:02 Minuten', 'does not go on', patience);
  });

  it('says start, half, last minute and end, each once', async () => {
    let now = start;
    const element = await fixture('komki-timer', { now: () => now });
    const said = heard();
    element.timer = ends(600, 10);
    await settled(element);
    for (const [after, sentence] of [
      [0, strings.timer.started(10)],
      [301, strings.timer.half],
      [541, strings.timer.lastMinute],
      [601, strings.timer.over],
    ] as const) {
      now = start + after * 1000;
      await until(() => said.at(-1) === sentence, `“${sentence}” is not said`, patience);
    }
    equal(said.length, 4);
    equal(words(one(element, '.over')), strings.timer.over);
  });

  it('does not announce one that ran already when the page opened, and nothing where it is silent', async () => {
    const said = heard();
    let now = start;
    const old = await fixture('komki-timer', { timer: ends(599, 10), now: () => now });
    await settled(old);
    const element = await fixture('komki-timer', { silent: true, now: () => now });
    element.timer = ends(600, 10);
    await settled(element);
    now = start + 601_000;
    await until(() => all(element, '.over').length === 1, 'not over', patience);
    equal(said, []);
  });

  it('stands still while it is paused, and shows nothing where no time is set', async () => {
    const element = await fixture('komki-timer', { timer: { left: 90_000, minutes: 10 }, now: () => start });
    equal(words(one(element, '[role=timer]')), 'angehalten bei 1:30 Minuten');
    element.timer = undefined;
    await settled(element);
    equal(all(element, '[role=timer]').length, 0);
  });

  for (const [state, timer] of [
    ['running', ends(60, 10)],
    ['paused', { left: 1000, minutes: 1 }],
    ['over', ends(-1, 1)],
  ] as const) {
    it(`is accessible in light, dark, forced colours and at 320 px: ${state}`, async () => {
      const element = await fixture('komki-timer', { timer, now: () => start });
      ok(words(one(element, '[role=timer]')), 'empty');
      await expectAccessible(element);
    });
  }
});
