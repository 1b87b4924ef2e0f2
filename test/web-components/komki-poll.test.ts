import { agenda, polls } from '../../web-components/core/demo-workshop.ts';
import '../../web-components/komki-poll/komki-poll.ts';
import { strings } from '../../web-components/core/strings-workshop.ts';
import { isTextPoll, readBallot } from '../../workshops/format/ballot.ts';
import type { Ballot } from '../../workshops/format/room.ts';
import type { Votable } from '../../workshops/format/workshop.ts';
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

type Element = HTMLElementTagNameMap['komki-poll'];

const open = (node: Votable, more: Partial<Element> = {}) => fixture('komki-poll', { node, random: () => 0, ...more });
const button = (element: Element) => one<HTMLButtonElement>(element, '.actions button');
const input = (element: Element, selector: string) => one<HTMLInputElement>(element, `input${selector}`);
async function click(element: Element, ...selectors: string[]): Promise<void> {
  for (const selector of selectors) {
    input(element, selector).click();
    await settled(element);
  }
}
function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

/** What somebody does, and the ballot that must come of it. */
const ways: { node: Votable; fill(element: Element): unknown; ballot: Ballot }[] = [
  {
    node: polls.single,
    fill: (element) => input(element, '[value=selten]').click(),
    ballot: { type: 'single', choice: 'selten' },
  },
  {
    node: polls.multiple,
    fill: (element) => click(element, '[value=keine]', '[value=buero]', '[value=personal]', '[value=keine]'),
    ballot: { type: 'multiple', choices: ['buero', 'personal'] },
  },
  { node: polls.scale, fill: (element) => input(element, '[value="4"]').click(), ballot: { type: 'scale', step: 4 } },
  {
    node: polls.lights,
    fill: (element) =>
      click(element, '[name=angebote][value=red]', '[name=angebote][value=green]', '[name=bilder][value=yellow]'),
    ballot: { type: 'traffic-light', colours: { angebote: 'green', bilder: 'yellow' } },
  },
  {
    node: polls.words,
    async fill(element) {
      const fields = all<HTMLInputElement>(element, 'input');
      type(fields[0] as HTMLInputElement, ' Telefon ');
      await settled(element);
      type(fields[2] as HTMLInputElement, 'Suchen');
    },
    ballot: { type: 'words', words: ['Telefon', 'Suchen'] },
  },
  {
    node: polls.cards,
    fill: (element) => type(one<HTMLTextAreaElement>(element, 'textarea'), 'Wer haftet?'),
    ballot: { type: 'cards', cards: ['Wer haftet?'] },
  },
];

describe('komki-poll', () => {
  for (const { node, fill, ballot } of ways) {
    it(`asks in one fieldset and tells a ballot the server takes: ${ballot.type}`, async () => {
      const element = await open(node);
      const events = collect('komki-ballot');
      const [legend] = all(element, 'form > fieldset > legend');
      ok(legend && words(legend).startsWith(words(one(element, '.question'))), 'the question is no legend');
      equal(words(button(element)), strings.poll.vote);
      await fill(element);
      await settled(element);
      button(element).click();
      equal(
        events.map(({ detail }) => detail),
        [{ poll: node.id, ballot }],
      );
      equal(readBallot(node, ballot), ballot);
    });

    it(`asks for an answer first, in a sentence and aloud: ${ballot.type}`, async () => {
      const element = await open(node);
      const events = collect('komki-ballot');
      const said = heard();
      button(element).click();
      await settled(element);
      const notice = words(one(element, '.notice'));
      equal(events.length, 0);
      await until(() => said.includes(notice), 'not said');
      await fill(element);
      await settled(element);
      equal(all(element, '.notice').length, 0, 'the sentence stays');
    });

    it(`shows what was voted on this device and what was begun before a reload: ${ballot.type}`, async () => {
      const element = await open(node, { ballot, vote: 'counted' });
      equal(words(button(element)), strings.poll.change);
      equal(words(one(element, '.status')), strings.poll.counted);
      const shown = () => all<HTMLInputElement>(element, ':checked').map(({ name, value }) => `${name} ${value}`);
      const typed = () => all<HTMLInputElement>(element, '.texts .field').map(({ value }) => value);
      const voted = [shown(), typed()];
      const begun = await open({ ...node, id: 'anderes' }, { draft: ballot });
      equal(words(button(begun)), strings.poll.vote);
      equal(typed().filter(Boolean).length, voted[1]?.filter(Boolean).length);
      ok(shown().length + typed().filter(Boolean).length > 0, 'nothing is shown');
    });
  }

  it('ranks by two buttons per item, keeps the focus on the pressed one and says the position', async () => {
    const element = await open(polls.ranking);
    const events = collect('komki-ballot');
    const said = heard();
    const order = () => all(element, 'li .text').map(words);
    const before = order();
    const down = one<HTMLButtonElement>(element, 'li .move:last-child');
    down.focus();
    down.click();
    await settled(element);
    equal(order(), [before[1], before[0], before[2]]);
    equal(focused() === down, true);
    await until(() => said.includes(`${before[0]}: Position 2 von 3`), 'position not said');
    button(element).click();
    const ballot = events[0]?.detail.ballot;
    equal(ballot && readBallot(polls.ranking, ballot), ballot);
  });

  it('is filled in and sent by keyboard alone', async () => {
    const element = await open(polls.single);
    const events = collect('komki-ballot');
    await press('Tab', 'Space', 'ArrowDown', 'Tab');
    equal(focused() === button(element), true);
    await press('Enter');
    equal(events[0]?.detail.ballot, { type: 'single', choice: 'selten' });
    const scale = await open(polls.scale);
    await press('Tab', 'Space', 'ArrowRight', 'ArrowRight', 'Enter');
    equal(events[1]?.detail.ballot, { type: 'scale', step: 3 });
    ok(scale.isConnected, 'gone');
  });

  it('says what has become of a vote, once it is known', async () => {
    const element = await open(polls.single);
    const said = heard();
    input(element, '[value=nie]').click();
    await settled(element);
    button(element).click();
    Object.assign(element, { ballot: { type: 'single', choice: 'nie' }, vote: 'sending' });
    await settled(element);
    equal(words(one(element, '.status')), strings.poll.sending);
    element.vote = 'waiting';
    await until(() => said.includes(strings.poll.waiting), 'waiting not said');
    element.vote = 'counted';
    await until(() => said.includes(strings.poll.counted), 'counted not said');
    input(element, '[value=selten]').click();
    await settled(element);
    equal(words(one(element, '.status')), strings.poll.differs);
  });

  it('lets a vote be heard of later, but never takes away what somebody is choosing', async () => {
    const element = await open(polls.single);
    element.ballot = { type: 'single', choice: 'nie' };
    await settled(element);
    ok(input(element, '[value=nie]').checked, 'the vote is not shown');
    input(element, '[value=selten]').click();
    await settled(element);
    element.ballot = { type: 'single', choice: 'monatlich' };
    await settled(element);
    ok(input(element, '[value=selten]').checked, 'the choice is gone');
  });

  it('empties itself when the poll begins anew', async () => {
    const element = await open(polls.single, { ballot: { type: 'single', choice: 'nie' }, vote: 'counted' });
    Object.assign(element, { ballot: undefined, vote: undefined });
    await settled(element);
    equal(all(element, ':checked').length, 0);
    equal(words(button(element)), strings.poll.vote);
  });

  it('takes nothing once the poll has ended, and says so', async () => {
    const element = await open(polls.single, { open: false });
    equal(all(element, '.actions').length, 0);
    ok(
      all<HTMLInputElement>(element, 'input').every(({ disabled }) => disabled),
      'an input is open',
    );
    equal(words(one(element, '.notice')), strings.poll.hasEnded);
  });

  it('warns of names where others will read what is written', async () => {
    for (const node of Object.values(polls)) {
      if (node.kind === 'quiz') continue;
      const element = await open(node);
      const last = all(element, 'form > p:last-child').map(words)[0];
      equal(last, isTextPoll(node) ? strings.poll.writtenAnonymous : strings.poll.anonymous);
    }
  });

  it('lets only right and wrong of a quiz out, the first answer of each check, and asks nothing again', async () => {
    const element = await open(polls.quiz, { checks: agenda.checks });
    const events = collect('komki-ballot');
    const answers = collect('komki-answer');
    await until(() => all(element, 'komki-check-choice, komki-check-truth').length === 2, 'no checks');
    const check = one(element, 'komki-check-choice');
    await until(() => all(check, 'input').length === 2, 'not rendered');
    const answer = async (value: string) => {
      one<HTMLInputElement>(check, `input[value="${value}"]`).click();
      one<HTMLButtonElement>(check, '.actions button').click();
      await until(() => all(check, '.result').length === 1, 'not judged');
    };
    await answer('heute');
    one<HTMLButtonElement>(check, '.actions button').click();
    await until(() => all(check, '.result').length === 0, 'not begun anew');
    await answer('2027');
    one<HTMLButtonElement>(element, 'form > .actions button').click();
    const ballot: Ballot = { type: 'quiz', right: { 'G08#frist': false } };
    equal(
      events.map(({ detail }) => detail.ballot),
      [ballot],
    );
    equal(answers, [], 'an answer has left the element');
    equal(readBallot(polls.quiz, ballot), ballot);
    Object.assign(element, { ballot, vote: 'counted' });
    await settled(element);
    equal(words(one(element, '.status')), strings.quiz.counted);
  });

  for (const node of Object.values(polls)) {
    it(`is accessible in light, dark, forced colours and at 320 px: ${node.id}`, async () => {
      const element = await open(node, { checks: agenda.checks });
      if (node.kind === 'quiz') await until(() => all(element, 'komki-check-choice').length === 1, 'no checks');
      await expectAccessible(element);
    });
  }

  for (const vote of ['counted', 'waiting', 'late'] as const) {
    it(`is accessible in every mode when a vote is ${vote}`, async () => {
      const element = await open(polls.lights, {
        ballot: { type: 'traffic-light', colours: { angebote: 'green' } },
        vote,
        open: vote !== 'late',
      });
      await expectAccessible(element);
    });
  }
});
