import { FakeRoom, running, stageStart, tallies } from '../../web-components/core/demo-workshop.ts';
import type { RoomWorld } from '../../web-components/core/room-link.ts';
import { strings } from '../../web-components/core/strings-stage.ts';
import '../../web-components/komki-workshop-stage/komki-workshop-stage.ts';
import type { SentCommand, StageState } from '../../workshops/format/room.ts';
import {
  all,
  describe,
  equal,
  expectAccessible,
  fixture,
  heard,
  it,
  nextFrame,
  ok,
  one,
  press,
  until,
  words,
} from './helpers.ts';

type Element = HTMLElementTagNameMap['komki-workshop-stage'];
type Room = FakeRoom<StageState>;

const room = (state: Partial<StageState> = {}, stored?: Map<string, string>): Room =>
  new FakeRoom({ ...stageStart, ...state }, undefined, stored);
async function open(world: Room): Promise<Element> {
  const element = await fixture('komki-workshop-stage', { code: 'ABC234', world: world as RoomWorld });
  await until(() => all(element, 'h1').length === 1, 'nothing heard of the room');
  await nextFrame();
  return element;
}
/** Commands without their revision, in order. */
const commands = (world: Room) =>
  world.asked
    .filter(({ path }) => path.endsWith('/befehl'))
    .map(({ body }) => {
      const { revision: _, ...command } = body as SentCommand;
      return command;
    });
/** A button by its words or its name. */
function button(element: ParentNode & globalThis.Element, name: string): HTMLButtonElement {
  const found = all<HTMLButtonElement>(element, 'button').find((one) => one.ariaLabel === name || words(one) === name);
  ok(found, `no button “${name}”`);
  return found;
}
const shown = (element: Element) => words(element.shadowRoot as Node);
const panel = (element: Element, poll: string) => one(element, `[aria-labelledby="poll-${poll}"]`);
function type(field: globalThis.Element, text: string): void {
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

describe('komki-workshop-stage', () => {
  it('shows the block with its notes, what comes next, who is here and who needs time', async () => {
    const element = await open(room({ needTime: 3, timer: running }));
    equal(words(one(element, 'h1')), 'Ankommen');
    ok(shown(element).includes('Begrüßen Sie alle an der Tür.'), 'no notes');
    equal(words(one(element, '.go')), 'Weiter: Rechte-Parcours');
    for (const fact of ['14 Geräte verbunden', '14 von 40 Plätzen vergeben', '3 Personen brauchen Zeit', 'ABC 234'])
      ok(shown(element).includes(fact), `“${fact}” is missing`);
  });

  it('has what a remote is for before the notes: moving, time, votes', async () => {
    const element = await open(room());
    equal(
      all(element, '.desk > *').map(({ className }) => className.replace('panel ', '')),
      ['now', 'side', 'notes', 'agenda'],
    );
  });

  it('moves by buttons, by jumping, and takes a step back', async () => {
    const world = room({ block: 'parcours', canUndo: true });
    const element = await open(world);
    for (const name of [strings.stage.previous, 'Weiter: Pause', 'Unsere Regel', strings.stage.undo])
      button(element, name).click();
    await until(() => commands(world).length === 4, 'not all were sent');
    equal(commands(world), [{ do: 'previous' }, { do: 'next' }, { do: 'go', block: 'unsere-regel' }, { do: 'undo' }]);
  });

  it('moves by the keys of keyboard and presenter, but not while somebody types', async () => {
    const world = room({ block: 'parcours' });
    const element = await open(world);
    await press('PageDown', 'ArrowRight', 'PageUp', 'ArrowLeft');
    await until(() => commands(world).length === 4, 'not all were sent');
    equal(
      commands(world).map((command) => command.do),
      ['next', 'next', 'previous', 'previous'],
    );
    button(element, strings.stageLists.add('Beschlüsse')).click();
    await until(() => all(element, '.row textarea').length === 1, 'no form');
    one(element, '.row textarea').focus();
    await press('PageDown', 'ArrowRight');
    await nextFrame();
    equal(commands(world).length, 4);
  });

  it('starts, extends, pauses and stops the time', async () => {
    const world = room();
    const element = await open(world);
    button(element, '30 Minuten starten').click();
    world.say({ timer: running });
    await until(() => all(element, '[role=timer]').length + all(element, 'komki-timer').length > 0, 'no timer');
    for (const name of ['+ 1 Minute', '+ 5 Minuten', 'Anhalten', 'Uhr aus']) button(element, name).click();
    world.say({ timer: { left: 1000, minutes: 15 } });
    await until(() => all(element, 'button').some((one) => words(one) === 'Weiterlaufen'), 'cannot go on');
    button(element, 'Weiterlaufen').click();
    await until(() => commands(world).length === 6, 'not all were sent');
    equal(commands(world), [
      { do: 'timer-start', minutes: 30 },
      { do: 'timer-extend', minutes: 1 },
      { do: 'timer-extend', minutes: 5 },
      { do: 'timer-pause' },
      { do: 'timer-stop' },
      { do: 'timer-resume' },
    ]);
  });

  it('leads a poll from start to result, which only it sees before it is revealed; asks before votes are thrown away', async () => {
    const world = room({ block: 'parcours' });
    const element = await open(world);
    const press = (name: string) => {
      const found = [...panel(element, 'lage').querySelectorAll('button')].find((one) => words(one) === name);
      ok(found, `no button “${name}”`);
      found.click();
    };
    press('Starten');
    const poll = { id: 'lage', votes: 12 };
    world.say({ polls: [{ ...poll, state: 'open' }] });
    await until(() => words(panel(element, 'lage')).includes('12 Stimmen'), 'votes are not counted');
    equal(panel(element, 'lage').querySelectorAll('komki-poll-result').length, 0);
    press('Beenden');
    world.say({ polls: [{ ...poll, state: 'closed' }], tallies: { lage: tallies.multiple } });
    await until(() => words(panel(element, 'lage')).includes(strings.stagePolls.onlyYou), 'no result for the stage');
    press('Aufdecken');
    world.say({ polls: [{ ...poll, state: 'closed', result: tallies.multiple }] });
    await until(() => words(panel(element, 'lage')).includes(strings.stagePolls.shown), 'not shown as revealed');
    press('Verbergen');
    press('Neu beginnen');
    await until(() => one<HTMLDialogElement>(element, 'dialog').open, 'not asked');
    button(element, strings.stage.yesRestart).click();
    await until(() => commands(world).length === 5, 'not all were sent');
    equal(
      commands(world).map((command) => command.do),
      ['poll-open', 'poll-close', 'poll-reveal', 'poll-hide', 'poll-restart'],
    );
  });

  it('does not offer to reveal fewer than five votes', async () => {
    const element = await open(room({ block: 'parcours', polls: [{ id: 'lage', state: 'closed', votes: 4 }] }));
    const names = [...panel(element, 'lage').querySelectorAll('button')].map((one) => words(one));
    ok(!names.includes(strings.stagePolls.reveal), 'four votes can be revealed');
  });

  it('takes paper ballots as counts, keeps them over a reload, and refuses what does not add up', async () => {
    const stored = new Map<string, string>();
    const state = { block: 'parcours', polls: [{ id: 'lage', state: 'open' as const, votes: 3 }] };
    const element = await open(room(state, stored));
    const field = (of: Element, name: string) =>
      panel(of, 'lage').querySelector(`[name="${name}"]`) as HTMLInputElement;
    type(field(element, 'zettel'), '2');
    type(field(element, 'buero'), '3');
    const world = room(state, stored);
    const again = await open(world);
    equal(field(again, 'buero').value, '3');
    const submit = () => (panel(again, 'lage').querySelector('.paper button') as HTMLButtonElement).click();
    submit();
    await until(() => shown(again).includes(strings.stagePolls.paperWrong), 'three crosses on two ballots were taken');
    type(field(again, 'buero'), '2');
    submit();
    await until(() => commands(world).length === 1, 'not sent');
    equal(commands(world), [{ do: 'paper', poll: 'lage', tally: { votes: 2, counts: { buero: 2 } } }]);
    await until(() => [...stored.keys()].length === 0, 'the draft stays');
  });

  it('has somebody look at what people write: shows, hides, gives headings', async () => {
    const text = (words: string, decision: 'waiting' | 'shown' | 'hidden') => ({
      text: words,
      count: 1,
      decision,
      cluster: '',
    });
    const world = room({
      block: 'sorgen-und-ideen',
      polls: [{ id: 'sorgen', state: 'closed', votes: 6 }],
      texts: { sorgen: [text('Wer haftet?', 'waiting'), text('Aufsicht', 'shown'), text('Unsinn', 'waiting')] },
    });
    const element = await open(world);
    button(element, strings.stageTexts.show('Wer haftet?')).click();
    button(element, strings.stageTexts.hide('Aufsicht')).click();
    const heading = one<HTMLInputElement>(element, `[aria-label="${strings.stageTexts.heading('Aufsicht')}"]`);
    type(heading, 'Vertrauen');
    heading.dispatchEvent(new Event('change'));
    await until(() => commands(world).length === 3, 'not all were sent');
    const about = { do: 'text' as const, poll: 'sorgen' };
    equal(commands(world), [
      { ...about, text: 'Wer haftet?', decision: 'shown', cluster: '' },
      { ...about, text: 'Aufsicht', decision: 'hidden', cluster: '' },
      { ...about, text: 'Aufsicht', decision: 'shown', cluster: 'Vertrauen' },
    ]);
  });

  it('fills the shared lists; what is being typed survives a reload', async () => {
    const stored = new Map<string, string>();
    const rows = [{ id: 'r1', cells: ['Prüfen', 'Vier Augen', '1', '', '', ''] }];
    const state = { block: 'unsere-regel', lists: { massnahmen: rows } };
    const element = await open(room(state, stored));
    button(element, strings.stageLists.edit('Prüfen')).click();
    await until(() => all(element, '.row textarea').length === 6, 'no form');
    type(one(element, '.row textarea[name="3"]'), 'Frau A.');
    const world = room(state, stored);
    const again = await open(world);
    equal(one<HTMLTextAreaElement>(again, '.row textarea[name="3"]').value, 'Frau A.');
    one<HTMLFormElement>(again, '.row').requestSubmit();
    await until(() => commands(world).length === 1, 'not sent');
    button(again, strings.stageLists.remove('Prüfen')).click();
    await until(() => commands(world).length === 2, 'not sent');
    equal(commands(world), [
      { do: 'row-put', list: 'massnahmen', row: { id: 'r1', cells: ['Prüfen', 'Vier Augen', '1', 'Frau A.', '', ''] } },
      { do: 'row-remove', list: 'massnahmen', row: 'r1' },
    ]);
    equal(all(again, '.row').length, 0);
  });

  it('takes the new state where another remote was faster, and says so', async () => {
    const world = room({ block: 'parcours' });
    const element = await open(world);
    const said = heard();
    world.answer = ({ path }) =>
      path.endsWith('/befehl')
        ? {
            status: 409,
            body: { code: 'RAUM_WEITER', message: '', state: { ...world.state, revision: 9, block: 'pause' } },
          }
        : undefined;
    button(element, 'Weiter: Pause').click();
    await until(() => words(one(element, 'h1')) === 'Pause', 'keeps the old state');
    await until(() => said.includes(strings.stage.overtaken), 'not said');
    ok(shown(element).includes(strings.stage.overtaken), 'not shown');
  });

  it('says that a command did not arrive, and that the network is gone', async () => {
    const world = room();
    const element = await open(world);
    world.cut();
    button(element, '30 Minuten starten').click();
    await until(() => shown(element).includes(strings.stage.notSent), 'not said');
    await world.pass(1);
    await until(() => shown(element).includes(strings.stage.offline), 'not said that it is offline');
  });

  it('closes the room only after asking, with the answer No at hand, and shows what comes then', async () => {
    const world = room({ block: 'auswertung' });
    const element = await open(world);
    button(element, strings.stage.close).click();
    const dialog = one<HTMLDialogElement>(element, 'dialog');
    await until(() => dialog.open, 'not asked');
    equal(words(element.shadowRoot?.activeElement as Node), strings.stage.cancel);
    button(element, strings.stage.cancel).click();
    equal(commands(world), []);
    button(element, strings.stage.close).click();
    await until(() => dialog.open, 'not asked again');
    button(element, strings.stage.yesClose).click();
    await until(() => commands(world).length === 1, 'not sent');
    equal(commands(world), [{ do: 'close' }]);
    world.say({ block: 'ende' });
    await until(() => words(one(element, 'h1')) === strings.stage.ended, 'not ended');
    equal(
      all<HTMLAnchorElement>(element, '.now a').map((link) => link.pathname),
      ['/workshop/ABC234/protokoll', '/workshop/ABC234/bescheinigung'],
    );
  });

  it('makes more seats where all are taken, and lowers all hands', async () => {
    const world = room({ seats: { taken: 40, most: 40 }, needTime: 1 });
    const element = await open(world);
    button(element, strings.stage.moreSeats).click();
    button(element, strings.stage.clearNeedTime).click();
    await until(() => commands(world).length === 2, 'not all were sent');
    equal(commands(world), [{ do: 'seats', most: 50 }, { do: 'clear-need-time' }]);
  });

  const states: Record<string, Partial<StageState>> = {
    'the beginning': { timer: running, needTime: 2 },
    polls: {
      block: 'parcours',
      canUndo: true,
      polls: [
        { id: 'haeufigkeit', state: 'open', votes: 8 },
        { id: 'lage', state: 'closed', votes: 12 },
        { id: 'zeit', state: 'open', votes: 2 },
      ],
      tallies: { lage: tallies.multiple },
    },
    texts: {
      block: 'sorgen-und-ideen',
      polls: [{ id: 'sorgen', state: 'closed', votes: 12 }],
      texts: {
        sorgen: [
          { text: 'Wer haftet?', count: 2, decision: 'hidden', cluster: '' },
          { text: 'Aufsicht', count: 1, decision: 'shown', cluster: 'Vertrauen' },
        ],
      },
    },
    'a list': {
      block: 'unsere-regel',
      lists: { massnahmen: [{ id: 'r', cells: ['Prüfen', 'Vier Augen', '1', 'Frau A.', '', ''] }] },
    },
    'the end': { block: 'ende' },
  };
  for (const [state, now] of Object.entries(states)) {
    it(`is accessible in light, dark, forced colours and at 320 px: ${state}`, async () => {
      const element = await open(room(now));
      for (const details of all<HTMLDetailsElement>(element, 'details')) details.open = true;
      await expectAccessible(element);
    });
  }
});
