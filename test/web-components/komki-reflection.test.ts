import type { Reflection } from '../../sequences/format/index.ts';
import '../../web-components/komki-reflection/komki-reflection.ts';
import { sendKeys } from '@web/test-runner-commands';
import { strings } from '../../web-components/core/strings.ts';
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
  until,
  words,
} from './helpers.ts';

const paragraph = (text: string) => ({ kind: 'paragraph' as const, children: [{ kind: 'text' as const, text }] });
const node: Reflection = {
  kind: 'reflection',
  id: 'vorher',
  lines: 5,
  children: [paragraph('KI ist für mich …'), paragraph('In unserem Betrieb steckt KI in …')],
};
const field = (element: Element) => one<HTMLTextAreaElement>(element, 'textarea');
const details = (events: CustomEvent[]) => events.map((event) => event.detail);

describe('komki-reflection', () => {
  it('shows the prompts, a field of the wanted height that they name, and where the text stays', async () => {
    const element = await fixture('komki-reflection', { node });
    equal(all(element, '.prompt p').map(words), ['KI ist für mich …', 'In unserem Betrieb steckt KI in …']);
    const textarea = field(element);
    equal(textarea.rows, 5);
    equal(textarea.getAttribute('aria-labelledby'), one(element, '.prompt').id);
    equal(words(one(element, '.private')), strings.reflection.private);
  });

  it('shows what was written before', async () => {
    const element = await fixture('komki-reflection', { node, value: 'Alte Gedanken' });
    equal(field(element).value, 'Alte Gedanken');
  });

  it('tells what is being written, but not each key', async () => {
    const element = await fixture('komki-reflection', { node });
    const events = collect('komki-note');
    field(element).focus();
    await sendKeys({ type: 'Neu' });
    await until(() => events.length > 0, 'the note is not told');
    equal(details(events), [{ id: 'vorher', text: 'Neu' }]);
    ok(events[0]?.composed && events[0].bubbles, 'the note does not leave its shadow root');
  });

  it('tells the rest at once when the field is left, and nothing twice', async () => {
    const element = await fixture('komki-reflection', { node });
    const events = collect('komki-note');
    field(element).focus();
    await sendKeys({ type: 'x' });
    await press('Tab');
    equal(details(events), [{ id: 'vorher', text: 'x' }]);
    field(element).focus();
    await press('Tab');
    await new Promise((resolve) => setTimeout(resolve, 350));
    equal(events.length, 1);
  });

  it('tells the rest when it is taken out of the player', async () => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    document.body.append(host);
    const events = collect('komki-note');
    const element = document.createElement('komki-reflection');
    element.node = node;
    root.append(element);
    await settled(element);
    const textarea = field(element);
    textarea.value = 'Fast verloren';
    textarea.dispatchEvent(new Event('input'));
    element.remove();
    equal(details(events), [{ id: 'vorher', text: 'Fast verloren' }]);
    host.remove();
  });

  it('tells the rest when the page is hidden', async () => {
    const element = await fixture('komki-reflection', { node });
    const events = collect('komki-note');
    const textarea = field(element);
    textarea.value = 'Unterwegs';
    textarea.dispatchEvent(new Event('input'));
    document.dispatchEvent(new Event('visibilitychange'));
    equal(details(events), [{ id: 'vorher', text: 'Unterwegs' }]);
  });

  it('does not disturb writing when the player renders the stored text again', async () => {
    const element = await fixture('komki-reflection', { node });
    field(element).focus();
    await sendKeys({ type: 'abc' });
    element.value = 'abc';
    await settled(element);
    await press('ArrowLeft');
    await sendKeys({ type: 'X' });
    equal(field(element).value, 'abXc');
  });

  for (const value of ['', 'Etwas Geschriebenes']) {
    it(`is accessible in light, dark, forced colours and at 320 px: ${value ? 'written' : 'empty'}`, async () => {
      await expectAccessible(await fixture('komki-reflection', { node, value }));
    });
  }
});
