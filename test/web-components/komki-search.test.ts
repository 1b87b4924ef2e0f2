import '../../web-components/komki-search/komki-search.ts';
import type { KomkiSearch } from '../../web-components/komki-search/komki-search.ts';
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
  press,
  settled,
  until,
  words,
} from './helpers.ts';

const source = new URL('search.json', import.meta.url).pathname;

/** The element with the server's form and what the server has found. */
async function searching(
  src = source,
): Promise<{ element: KomkiSearch; field: HTMLInputElement; form: HTMLFormElement }> {
  const element = await fixture('komki-search', { src });
  const form = document.createElement('form');
  form.slot = 'form';
  const label = form.appendChild(document.createElement('label'));
  label.textContent = 'Suche';
  const field = label.appendChild(document.createElement('input'));
  Object.assign(field, { name: 'q', type: 'search', className: 'field' });
  const before = document.createElement('p');
  before.textContent = 'Vom Server';
  element.append(form, before);
  await settled(element);
  field.focus();
  return { element, field, form };
}
const shown = (element: Element) => words(element.shadowRoot as Node);
const type = async (text: string) => press(...text);

describe('komki-search', () => {
  it('finds while somebody types, with the way to the section and the hit marked', async () => {
    const { element } = await searching();
    const said = heard();
    await type('kreiss');
    await until(() => shown(element).includes('Gefunden: eine Sequenz.'), 'nothing found');
    equal(
      all<HTMLAnchorElement>(element, 'a').map((link) => link.getAttribute('href')),
      ['/lernen/G01', '/lernen/G01/warum'],
    );
    equal(all(element, 'mark').map(words), ['Kreissäge']);
    equal(all(element, 'slot:not([name])').length, 0, 'what the server found is still there');
    await until(() => said.includes('Gefunden: eine Sequenz.'), 'not said');
    equal(said.filter((message) => message.startsWith('Gefunden')).length, 1, 'said at every letter');
    await expectAccessible(element);
  });

  it('leads to terms of the glossary and shows text as text', async () => {
    const { element, field } = await searching();
    await type('drift');
    await until(() => all(element, 'a[href="/glossar#drift"]').length === 1, 'no term');
    field.value = '';
    await type('markup');
    await until(() => shown(element).includes('<b>kein</b> Markup'), 'not shown as text');
  });

  it('shows what the server has found until something is typed, and nothing when the field is emptied', async () => {
    const { element, field } = await searching();
    equal(all(element, 'slot:not([name])').length, 1);
    await type('xyzzy');
    await until(() => shown(element).includes('Nichts gefunden.'), 'not told');
    field.select();
    await press('Backspace');
    await until(() => all(element, '.found, slot:not([name])').length === 0, 'something is left');
  });

  it('Enter looks at once without leaving the page, but leaves the search to the server while it cannot', async () => {
    const { element, form } = await searching();
    const submitted = () => {
      const event = new SubmitEvent('submit', { bubbles: true, cancelable: true });
      form.addEventListener('submit', (one) => queueMicrotask(() => one.preventDefault()), { once: true });
      form.dispatchEvent(event);
      return event.defaultPrevented;
    };
    equal(submitted(), false, 'kept from the server before anything is there');
    await type('kreis');
    await until(() => shown(element).includes('Gefunden'), 'nothing found');
    equal(submitted(), true);
  });

  it('says when it could not be loaded, and tries again with the next letter', async () => {
    const { element } = await searching('/gibt-es-nicht.json');
    await type('kre');
    await until(() => all(element, '.warning').length === 1, 'not told');
    ok(shown(element).includes('ließ sich nicht laden'), 'no reason');
    await expectAccessible(element);
    element.src = source;
    await type('is');
    await until(() => shown(element).includes('Gefunden: eine Sequenz.'), 'not tried again');
    equal(all(element, '.warning').length, 0);
    ok(one(element, 'h2'), 'no heading');
  });
});
