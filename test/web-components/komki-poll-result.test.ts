import { agenda, polls, tallies } from '../../web-components/core/demo-workshop.ts';
import { strings } from '../../web-components/core/strings-workshop.ts';
import '../../web-components/komki-poll-result/komki-poll-result.ts';
import { all, describe, equal, expectAccessible, fixture, it, ok, one, words } from './helpers.ts';

type Element = HTMLElementTagNameMap['komki-poll-result'];
const open = (properties: Partial<Element>) => fixture('komki-poll-result', { checks: agenda.checks, ...properties });
const rows = (element: Element) =>
  all(element, 'tbody tr').map((row) => [...row.children].map((cell) => words(cell)).join(' | '));
const heads = (element: Element) => all(element, 'thead th').map(words);

const clusters = { 'Wer haftet?': 'Recht', 'Wir werden überwacht.': 'Vertrauen' };
const states: Record<string, Partial<Element>> = {
  single: { node: polls.single, tally: tallies.single },
  multiple: { node: polls.multiple, tally: tallies.multiple },
  scale: { node: polls.scale, tally: tallies.scale },
  compared: { node: polls.scaleAgain, tally: tallies.scaleAgain, earlier: tallies.scale },
  lights: { node: polls.lights, tally: tallies.lights },
  'lights compared': { node: polls.lights, tally: tallies.lights, earlier: tallies.lights },
  words: { node: polls.words, tally: tallies.words },
  ranking: { node: polls.ranking, tally: tallies.ranking },
  cards: { node: polls.cards, tally: tallies.cards, clusters },
  quiz: { node: polls.quiz, tally: tallies.quiz },
  'too few': { node: polls.single, votes: 4 },
};

describe('komki-poll-result', () => {
  it('is a table with numbers and shares, named by its question', async () => {
    const element = await open(states.single as Partial<Element>);
    equal(words(one(element, 'caption')), 'Wie oft ist KI Thema in Ihrem Betrieb? 12 Stimmen');
    equal(heads(element), ['Antwort', 'Stimmen']);
    equal(rows(element), ['nie | 1 (8 %)', 'selten | 6 (50 %)', 'jeden Monat | 3 (25 %)', 'jede Woche | 2 (17 %)']);
  });

  it('draws every share again as a bar, which screen readers do not meet', async () => {
    const element = await open(states.single as Partial<Element>);
    const bars = all<SVGElement>(element, 'svg.bar');
    ok(
      bars.every((bar) => bar.getAttribute('aria-hidden') === 'true'),
      'a bar is read out',
    );
    equal(
      bars.map((bar) => Math.round(Number(bar.querySelector('.now')?.getAttribute('width')) / 10)),
      [8, 50, 25, 17],
    );
  });

  it('tells the mean of a scale, and both sides of a comparison in shares', async () => {
    const element = await open(states.scale as Partial<Element>);
    equal(words(one(element, '.mean')), 'Im Mittel 2,2 von 5');
    const compared = await open(states.compared as Partial<Element>);
    equal(heads(compared), ['Antwort', 'Vorher', 'Jetzt']);
    equal(rows(compared)[1], '2 | 42 % | 18 %');
    equal(words(one(compared, '.mean')), 'Im Mittel vorher 2,2, jetzt 3,4 (von 1 bis 5)');
  });

  it('counts lights per statement, places of a ranking the best first, right answers of those who answered', async () => {
    equal(rows(await open(states.lights as Partial<Element>))[0], 'Angebote mit KI vorschreiben | 8 | 3 | 1');
    equal(rows(await open(states.ranking as Partial<Element>)), [
      'Datenkatalog | 1,6 | 7',
      'Zweck | 2,1 | 3',
      'Grenzen der Auswertung | 2,3 | 2',
    ]);
    equal(rows(await open(states.quiz as Partial<Element>))[1], 'Was stimmt? | 9 (82 %)');
  });

  it('lists words by how often they came, and cards under their headings', async () => {
    const element = await open(states.words as Partial<Element>);
    equal(all(element, '.words li').map(words), ['Telefon 7-mal', 'Suchen 4-mal', 'Listen 2-mal', 'Warten 1-mal']);
    const cards = await open(states.cards as Partial<Element>);
    equal(all(cards, '.heading').map(words), ['Vertrauen', 'Recht', strings.result.withoutHeading]);
    const [list] = all(cards, 'ul');
    equal(words(one(cards, `#${list?.getAttribute('aria-labelledby')}`)), 'Vertrauen');
  });

  it('shows no number of fewer than five', async () => {
    for (const properties of [
      { node: polls.single, votes: 4 },
      { node: polls.single, tally: { votes: 4, counts: { nie: 4 } } },
      { node: polls.words, tally: { votes: 4, counts: { Telefon: 4 } } },
    ]) {
      const element = await open(properties);
      equal(all(element, 'table, ul').length, 0);
      ok(words(one(element, '.result')).endsWith(strings.result.tooFew), 'does not say why');
    }
  });

  it('waits for somebody to look through what was written', async () => {
    const element = await open({ node: polls.cards, tally: { votes: 7, counts: {} } });
    ok(words(one(element, '.result')).endsWith(strings.result.noTexts), 'does not say why');
  });

  it('grows with its font: a projector sets a large one', async () => {
    const element = await open(states.single as Partial<Element>);
    const height = () => one(element, 'tbody tr').getBoundingClientRect().height;
    const small = height();
    element.setAttribute('class', 'large');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.large { font-size: 54px }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    ok(height() > 2 * small, 'stays small');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  });

  for (const [state, properties] of Object.entries(states)) {
    it(`is accessible in light, dark, forced colours and at 320 px: ${state}`, async () => {
      await expectAccessible(await open(properties));
    });
  }
});
