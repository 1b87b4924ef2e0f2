import { announce, prepareAnnouncer } from '../../web-components/core/announcer.ts';
import { describe, equal, expectAccessible, heard, it, nextFrame, ok, until } from './helpers.ts';

const regions = () => [...document.querySelectorAll('[role=status], [aria-live]')];

/** Every text the region has had, exactly. */
function changes(): string[] {
  const seen: string[] = [];
  const region = prepareAnnouncer();
  new MutationObserver(() => seen.push(region.textContent ?? '')).observe(region, {
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

  it('says messages in their order, none swallowed, each 200 ms after the one before', async () => {
    const seen = changes();
    const { setTimeout: usual } = window;
    /** What waits for the next message to be due; how long a message stays is longer. */
    const due: { run: () => void; after: number }[] = [];
    const noted = (run: () => void, after: number) => {
      if (after < 5_000) due.push({ run, after });
      return 1;
    };
    Object.assign(window, { setTimeout: noted });
    try {
      for (const message of ['Eins.', 'Zwei.', 'Drei.']) announce(message);
      for (const count of [1, 2, 3]) {
        equal(seen.length, count - 1);
        equal(
          due.map(({ after }) => after),
          [200],
        );
        due.pop()?.run();
        await nextFrame();
      }
      // Nothing more to say: the last pause ends in silence.
      due.pop()?.run();
      equal(due.length, 0);
    } finally {
      Object.assign(window, { setTimeout: usual });
    }
    equal(seen, ['Eins.', 'Zwei.', 'Drei.']);
    equal(regions().length, 1);
  });

  it('says the same text again, told apart by a no-break space', async () => {
    const seen = changes();
    for (let round = 0; round < 3; round++) announce('Richtig.');
    await until(() => seen.length === 3, 'a repeated message is missing');
    equal(seen, ['Richtig.', 'Richtig.\u00a0', 'Richtig.']);
  });

  it('does not read what a newer message about the same thing has overtaken', async () => {
    const seen = changes();
    const about = {};
    announce('Position 2.', about);
    announce('Anderes.');
    announce('Position 3.', about);
    await until(() => seen.length === 2, 'a message is missing');
    equal(seen, ['Anderes.', 'Position 3.']);
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
