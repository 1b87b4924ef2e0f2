import { announce, prepareAnnouncer } from '../../web-components/core/announcer.ts';
import { describe, equal, expectAccessible, heard, it, ok, until } from './helpers.ts';

const regions = () => [...document.querySelectorAll('[role=status], [aria-live]')];

/** Every text the region has had, exactly, with the time of the change. */
function changes(): { text: string; at: number }[] {
  const seen: { text: string; at: number }[] = [];
  const region = prepareAnnouncer();
  new MutationObserver(() => seen.push({ text: region.textContent ?? '', at: performance.now() })).observe(region, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  return seen;
}

describe('announcer', () => {
  it('makes one live region, empty, before there is anything to say', () => {
    const region = prepareAnnouncer();
    equal(region.getAttribute('role'), 'status');
    equal(region.textContent, '');
    prepareAnnouncer();
    equal(regions().length, 1);
  });

  it('says messages in their order, none swallowed, at least 200 ms apart', async () => {
    const seen = changes();
    for (const message of ['Eins.', 'Zwei.', 'Drei.']) announce(message);
    await until(() => seen.length === 3, 'a message is missing');
    equal(
      seen.map((change) => change.text),
      ['Eins.', 'Zwei.', 'Drei.'],
    );
    for (const [index, change] of seen.entries()) {
      const before = seen[index - 1];
      // Timers may fire a millisecond early.
      ok(!before || change.at - before.at >= 195, 'two messages are too close');
    }
    equal(regions().length, 1);
  });

  it('says the same text again, told apart by a no-break space', async () => {
    const seen = changes();
    for (let round = 0; round < 3; round++) announce('Richtig.');
    await until(() => seen.length === 3, 'a repeated message is missing');
    equal(
      seen.map((change) => change.text),
      ['Richtig.', 'Richtig.\u00a0', 'Richtig.'],
    );
  });

  it('does not read what a newer message about the same thing has overtaken', async () => {
    const seen = changes();
    const about = {};
    announce('Position 2.', about);
    announce('Anderes.');
    announce('Position 3.', about);
    await until(() => seen.length === 2, 'a message is missing');
    equal(
      seen.map((change) => change.text),
      ['Anderes.', 'Position 3.'],
    );
  });

  it('makes its region again when a page has thrown it away', async () => {
    prepareAnnouncer().remove();
    const said = heard();
    announce('Noch da.');
    await until(() => said.includes('Noch da.'), 'nothing is said');
    equal(regions().length, 1);
  });

  it('is hidden from sight, not from assistive technology', async () => {
    const region = prepareAnnouncer();
    const { width, height } = region.getBoundingClientRect();
    ok(width <= 1 && height <= 1, 'the region can be seen');
    const { display, visibility } = getComputedStyle(region);
    ok(display !== 'none' && visibility === 'visible', 'the region cannot be heard');
    await expectAccessible(region);
  });
});
