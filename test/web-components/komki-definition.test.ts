import type { Glossary } from '../../sequences/format/glossary.ts';
import '../../web-components/komki-definition/komki-definition.ts';
import { strings } from '../../web-components/core/strings-definition.ts';
import {
  all,
  describe,
  equal,
  expectAccessible,
  fixture,
  focused,
  it,
  ok,
  one,
  press,
  until,
  words,
} from './helpers.ts';

const text = (value: string) => [{ kind: 'text' as const, text: value }];
const glossary: Glossary = {
  modell: {
    term: 'Modell',
    also: ['Modelle', 'KI-Modell'],
    sequence: 'G02',
    definition: [
      {
        kind: 'paragraph',
        children: [
          ...text('Es entsteht im '),
          { kind: 'term', term: 'training', children: text('Training') },
          ...text('.'),
        ],
      },
      { kind: 'image', file: 'modell.svg', alt: 'Ein Kasten mit Pfeilen' },
    ],
  },
  training: {
    term: 'Training',
    also: [],
    sequence: 'G03',
    definition: [{ kind: 'paragraph', children: text('Üben.') }],
  },
};
/** A glossary of its own for each test: a page asks for one address only once. */
const address = () => `/glossar-${crypto.randomUUID()}.json`;

/** Has the network answer the glossary's address, as often as asked. */
async function withNetwork<T>(answer: (address: string) => Promise<Response>, run: () => Promise<T>): Promise<T> {
  const { fetch } = window;
  window.fetch = (address) => answer(String(address));
  try {
    return await run();
  } finally {
    window.fetch = fetch;
  }
}
const served = async () => Response.json(glossary);

const open = (element: Element) => all<HTMLDialogElement>(element, 'dialog').some((dialog) => dialog.open);

describe('komki-definition', () => {
  it('shows nothing until it is asked', async () => {
    const element = await fixture('komki-definition', { glossar: address() });
    equal(all(element, 'dialog').length, 0);
  });

  it('opens a definition in a dialog named by its word, with the ways to the glossary and to its sequence', async () => {
    const element = await fixture('komki-definition', { glossar: address() });
    await withNetwork(served, () => element.show('modell'));
    ok(open(element), 'not open');
    equal(words(one(element, `#${one(element, 'dialog').getAttribute('aria-labelledby')}`)), 'Modell');
    equal(words(one(element, '.small')), 'Auch: Modelle, KI-Modell');
    equal(words(one(element, '.prose p')), 'Es entsteht im Training.');
    equal(one(element, 'img').getAttribute('src'), '/inhalte/G02/modell.svg');
    equal(
      all<HTMLAnchorElement>(element, '.actions a').map((link) => link.getAttribute('href')),
      ['/glossar#modell', '/lernen/G02'],
    );
    ok(focused() === one(element, 'h2'), 'the focus does not begin with the word');
    await expectAccessible(element);
  });

  it('closes by Escape and by its button, and the focus goes back to where it was', async () => {
    const element = await fixture('komki-definition', { glossar: address() });
    const link = document.createElement('a');
    link.href = '/glossar#modell';
    link.textContent = 'Modell';
    element.before(link);
    link.focus();
    await withNetwork(served, () => element.show('modell'));
    await press('Escape');
    ok(!open(element), 'Escape does not close');
    ok(focused() === link, 'the focus is lost');
    await withNetwork(served, () => element.show('modell'));
    one<HTMLButtonElement>(element, 'button').click();
    ok(!open(element) && focused() === link, 'the button does not close, or the focus is lost');
  });

  it('opens a word of the definition in the same place, by keyboard', async () => {
    const element = await fixture('komki-definition', { glossar: address() });
    await withNetwork(served, async () => {
      await element.show('modell');
      await press('Tab', 'Enter');
      await until(() => words(one(element, 'h2')) === 'Training', 'the other word does not open');
    });
    equal(all(element, 'dialog').length, 1);
  });

  it('fetches the glossary once, and again after it was not to be had', async () => {
    const element = await fixture('komki-definition', { glossar: address() });
    let asked = 0;
    const sometimes = async () => {
      asked += 1;
      if (asked === 1) throw new TypeError('offline');
      return Response.json(glossary);
    };
    await withNetwork(sometimes, async () => {
      await element.show('modell');
      equal(words(one(element, 'h2')), strings.definition.failed);
      equal(one(element, '.actions a').getAttribute('href'), '/glossar#modell');
      await expectAccessible(element);
      await element.show('modell');
      await element.show('training');
    });
    equal(words(one(element, 'h2')), 'Training');
    equal(asked, 2);
  });

  it('says of a word the glossary does not have that it cannot be explained here', async () => {
    const element = await fixture('komki-definition', { glossar: address() });
    await withNetwork(served, () => element.show('toString'));
    equal(words(one(element, 'h2')), strings.definition.failed);
  });
});
