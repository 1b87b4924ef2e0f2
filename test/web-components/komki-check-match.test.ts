import type { Answer, MatchAnswer, MatchCheck } from '../../sequences/format/index.ts';
import '../../web-components/komki-check-match/komki-check-match.ts';
import { strings } from '../../web-components/core/strings-learning.ts';
import { answer, battery, button, checkFixture, common, type Kind, paragraph, text } from './check-battery.ts';
import { all, collect, describe, equal, fixture, it, ok, one, press, settled, until, words } from './helpers.ts';

const pair = (id: string, choice: string) => ({
  id,
  choice,
  text: text(`Beispiel ${id}`),
  feedback: text(`Weil ${id}.`),
});
const check: MatchCheck = {
  ...common,
  type: 'match',
  id: 'match',
  prompt: [paragraph('Was gehört wozu?')],
  head: [text('Beispiel'), text('Einordnung')],
  pairs: [pair('a', 'ki'), pair('b', 'keine'), pair('c', 'offen')],
  choices: [
    { id: 'ki', text: text('KI') },
    { id: 'keine', text: text('keine KI') },
    {
      id: 'offen',
      text: text('hängt von der Bauart ab, also beim Hersteller nachfragen und die Antwort aufschreiben'),
    },
  ],
  explanation: text('So ist das.'),
};

const rowOf = (element: HTMLElement, id: string): HTMLElement =>
  all(element, 'tbody tr').find((row) => words(row).startsWith(`Beispiel ${id}`)) as HTMLElement;
const selectOf = (element: HTMLElement, id: string) => rowOf(element, id).querySelector('select') as HTMLSelectElement;

async function fill(element: HTMLElement, given: Answer): Promise<void> {
  for (const [id, choice] of Object.entries(given as MatchAnswer)) {
    const select = selectOf(element, id);
    select.value = choice;
    select.dispatchEvent(new Event('change'));
  }
  await settled(element);
}

const kind: Kind = {
  tag: 'komki-check-match',
  check,
  right: { a: 'ki', b: 'keine', c: 'offen' },
  wrong: { a: 'ki', b: 'ki', c: 'keine' },
  fill,
};

describe('komki-check-match', () => {
  battery(kind);

  it('is a table with one select per row, named by row and column, that begins with “Bitte wählen”', async () => {
    const element = await fixture('komki-check-match', { check });
    equal(all(element, 'thead th').map(words), ['Beispiel', 'Einordnung']);
    for (const id of ['a', 'b', 'c']) {
      const select = selectOf(element, id);
      const name = (select.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((part) => words(element.shadowRoot?.getElementById(part) as Node))
        .join(' ');
      equal(name, `Beispiel ${id} Einordnung`);
      equal(select.value, '');
      equal(
        [...select.options].map((option) => option.text.slice(0, 12)),
        ['Bitte wählen', 'KI', 'keine KI', 'hängt von de'],
      );
    }
  });

  it('says how many rows are missing, also after a choice is taken back', async () => {
    const element = await fixture('komki-check-match', { check });
    await fill(element, { a: 'ki', b: 'keine', c: 'offen' });
    await fill(element, { c: '' });
    button(element).click();
    await settled(element);
    equal(words(one(element, '.notice')), strings.match.missing(1));
  });

  it('is answered by keyboard: Tab to each select, arrows to choose', async () => {
    const element = await fixture('komki-check-match', { check });
    const events = collect('komki-answer');
    await press('Tab', 'ArrowDown', 'Tab', 'ArrowDown', 'ArrowDown', 'Tab', 'End', 'Tab', 'Enter');
    await until(() => all(element, '.result').length > 0, 'no feedback');
    equal(events[0]?.detail.answer, { a: 'ki', b: 'keine', c: 'offen' });
  });

  it('says for each row whether the choice fits, else what would, and why', async () => {
    const element = await checkFixture(kind);
    await answer(kind, element, kind.wrong);
    equal(
      ['a', 'b'].map((id) => words(rowOf(element, id).querySelector('.verdict') as Node)),
      ['Ihre Wahl richtig Weil a.', 'Ihre Wahl passt nicht richtig ist: keine KI Weil b.'],
    );
    equal(selectOf(element, 'b').value, 'ki');
  });

  it('mixes the rows, not the choices', async () => {
    const element = await fixture('komki-check-match', { check: { ...check, shuffle: true }, random: () => 0 });
    equal(all(element, 'tbody th').map(words), ['Beispiel b', 'Beispiel c', 'Beispiel a']);
    equal(
      [...selectOf(element, 'a').options].map((option) => option.value),
      ['', 'ki', 'keine', 'offen'],
    );
  });

  it('stacks its rows on a phone', async () => {
    const { setViewport } = await import('@web/test-runner-commands');
    const element = await fixture('komki-check-match', { check });
    await setViewport({ width: 320, height: 640 });
    const row = rowOf(element, 'a');
    const bottom = (row.querySelector('th') as HTMLElement).getBoundingClientRect().bottom;
    ok(selectOf(element, 'a').getBoundingClientRect().top >= bottom, 'the select stands beside its row');
  });

  it('prints its choices', async () => {
    const { emulateMedia } = await import('@web/test-runner-commands');
    const element = await fixture('komki-check-match', { check });
    equal(one(element, '.print-only').getBoundingClientRect().height, 0);
    await emulateMedia({ media: 'print' });
    ok(one(element, '.print-only').getBoundingClientRect().height > 0, 'the choices are not on paper');
  });
});
