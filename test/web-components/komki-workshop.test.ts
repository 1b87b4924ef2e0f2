import {
  FakeRoom,
  illustrated,
  picture,
  polls,
  running,
  start,
  tallies,
} from '../../web-components/core/demo-workshop.ts';
import { DeviceDb, visitor } from '../../web-components/core/device-db.ts';
import type { RoomWorld } from '../../web-components/core/room-link.ts';
import { strings } from '../../web-components/core/strings-workshop.ts';
import '../../web-components/komki-workshop/komki-workshop.ts';
import type { RoomState, ServedWorkshop } from '../../workshops/format/room.ts';
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
  until,
  words,
} from './helpers.ts';

type Element = HTMLElementTagNameMap['komki-workshop'];

async function open(world: FakeRoom, code = 'ABC234'): Promise<Element> {
  const element = await fixture('komki-workshop', { code, world: world as RoomWorld });
  await until(() => all(element, 'h1').length === 1, 'nothing heard of the room');
  await nextFrame();
  return element;
}
const room = (state: Partial<RoomState> = {}, format?: ServedWorkshop) => new FakeRoom({ ...start, ...state }, format);
const title = (element: Element) => words(one(element, 'h1'));
const shown = (element: Element) => words(element.shadowRoot as Node);
const sent = (world: FakeRoom, part: string) => world.asked.filter(({ path }) => path.includes(part));

describe('komki-workshop', () => {
  it('shows what the server says until it has heard of the room, then what is on and what comes next', async () => {
    const world = room();
    world.cut();
    const element = await fixture('komki-workshop', { code: 'ABC234', world: world as RoomWorld });
    element.append('Text des Servers');
    await nextFrame();
    equal(all(element, 'slot').length, 1);
    world.mend();
    await world.pass(20_000);
    await until(() => title(element) === 'Ankommen', 'not there');
    equal(element.childNodes.length, 0);
    ok(shown(element).includes('Block 1 von 5 · Alle zusammen · 30 Minuten'), 'not said where we are');
    equal(words(one(element, '.next')), 'Als Nächstes Rechte-Parcours'.replace('Nächstes ', 'Nächstes'));
    ok(document.title.startsWith('Ankommen – LeX Beschäftigte'), document.title);
  });

  it('never shows what is for the facilitator', async () => {
    ok(!shown(await open(room())).includes('Begrüßen Sie'), 'notes are shown');
  });

  it('shows pictures in text and in questions, at once and without the network, and names a poll by its words', async () => {
    const world = room({ block: 'parcours', polls: [{ id: 'lage', state: 'open', votes: 7 }] }, illustrated);
    const element = await open(world);
    world.cut();
    const here = one<HTMLImageElement>(element, '.prose img');
    await until(() => here.complete && here.naturalWidth > 0, 'not loaded');
    ok(here.getBoundingClientRect().width > 250, `a drawing without a width of its own is ${here.width} px wide`);
    equal([here.loading, here.getAttribute('src')], ['eager', picture.file]);
    equal(all(one(element, 'komki-poll'), 'form img').length, 1);
    world.mend();
    await world.pass(20_000);
    world.say({ polls: [{ id: 'lage', state: 'closed', votes: 12, result: tallies.multiple }] });
    await until(() => all(element, 'komki-poll-result').length === 1, 'no result');
    const caption = one(one(element, 'komki-poll-result'), 'caption .question');
    equal(words(caption), 'Welche KI läuft bei Ihnen?');
  });

  it('follows the room by itself and says so aloud', async () => {
    const world = room();
    const element = await open(world);
    const said = heard();
    world.say({ block: 'parcours', timer: running });
    await until(() => title(element) === 'Rechte-Parcours', 'does not follow');
    await until(() => said.includes(strings.workshop.now('Rechte-Parcours')), 'not said');
    world.say({ polls: [{ id: 'haeufigkeit', state: 'open', votes: 0 }] });
    await until(() => said.includes(strings.workshop.newPoll), 'poll not said');
    world.say({ polls: [{ id: 'haeufigkeit', state: 'closed', votes: 6 }] });
    await until(() => said.includes(strings.workshop.pollEnded), 'end not said');
    world.say({ polls: [{ id: 'haeufigkeit', state: 'closed', votes: 6, result: tallies.single }] });
    await until(() => said.includes(strings.workshop.resultShown), 'result not said');
    equal(all(element, 'komki-poll-result').length, 1);
  });

  it('sends a vote, keeps what is chosen over a reload, and shows the result beside the earlier one', async () => {
    const stored = new Map<string, string>();
    const state = { ...start, block: 'ankommen', polls: [{ id: 'sicher-vorher', state: 'open' as const, votes: 0 }] };
    const world = new FakeRoom(state, undefined, stored);
    const element = await open(world);
    const poll = (of: Element) => one(of, 'komki-poll');
    one<HTMLInputElement>(poll(element), 'input[value="4"]').click();
    const again = await open(new FakeRoom(state, undefined, stored));
    await until(() => one<HTMLInputElement>(poll(again), 'input[value="4"]').checked, 'the choice is lost');
    const reloaded = again.world as FakeRoom;
    one<HTMLButtonElement>(poll(again), '.actions button').click();
    await until(() => sent(reloaded, '/stimme/sicher-vorher').length === 1, 'not sent');
    await until(() => shown(poll(again) as Element).includes(strings.poll.counted), 'not shown as counted');
    reloaded.say({
      block: 'unsere-regel',
      polls: [
        { id: 'sicher-vorher', state: 'closed', votes: 12, result: tallies.scale },
        { id: 'sicher-nachher', state: 'closed', votes: 11, result: tallies.scaleAgain },
      ],
    });
    await until(() => all(again, 'komki-poll-result').length === 1, 'no result');
    await until(
      () => words(one(again, 'komki-poll-result').shadowRoot as Node).includes('vorher 2,2'),
      'no comparison',
    );
  });

  it('shows open polls of other blocks, too, those of the present one first', async () => {
    const open_ = (id: string) => ({ id, state: 'open' as const, votes: 0 });
    const element = await open(room({ block: 'parcours', polls: [open_('zeit'), open_('haeufigkeit')] }));
    equal(
      all<HTMLElementTagNameMap['komki-poll']>(element, 'komki-poll').map(({ node }) => node.id),
      ['haeufigkeit', 'zeit'],
    );
  });

  it('says when somebody needs time, and takes it back', async () => {
    const world = room();
    const element = await open(world);
    const button = () => one<HTMLButtonElement>(element, '.pace button');
    button().click();
    await until(() => button().getAttribute('aria-pressed') === 'true', 'not pressed');
    button().click();
    await until(() => sent(world, '/zeit').length === 2, 'not told');
    equal(
      sent(world, '/zeit').map(({ body }) => body),
      [{ needTime: true }, { needTime: false }],
    );
  });

  it('says in words that the network is gone, keeps the vote, and says that it is back', async () => {
    const world = room({ block: 'parcours', polls: [{ id: 'haeufigkeit', state: 'open', votes: 0 }] });
    const element = await open(world);
    const said = heard();
    const poll = one(element, 'komki-poll');
    world.cut();
    await world.pass(1);
    await until(() => said.includes(strings.workshop.offline), 'not said');
    one<HTMLInputElement>(poll, 'input[value=selten]').click();
    await nextFrame();
    one<HTMLButtonElement>(poll, '.actions button').click();
    await until(() => words(poll.shadowRoot as Node).includes(strings.poll.waiting), 'not waiting');
    world.mend();
    await world.pass(40_000);
    await until(() => said.includes(strings.workshop.online), 'return not said');
    await until(() => sent(world, '/stimme/haeufigkeit').length === 1, 'vote lost');
    equal(all(element, '.line').length, 0);
  });

  it('keeps notes on the device only, over a reload', async () => {
    const code = `T${Date.now().toString(36).toUpperCase().slice(-5)}`;
    const world = room();
    const element = await open(world, code);
    const details = one<HTMLDetailsElement>(element, 'details');
    details.open = true;
    await until(() => all(element, 'komki-reflection').length === 1, 'no field');
    const field = () => one<HTMLTextAreaElement>(one(element, 'komki-reflection'), 'textarea');
    await until(() => all(one(element, 'komki-reflection'), 'textarea').length === 1, 'no field');
    field().value = 'Frau Ay fragen.';
    field().dispatchEvent(new Event('input'));
    field().dispatchEvent(new Event('blur'));
    const db = new DeviceDb();
    const kept = () => db.all('notes', { owner: visitor, kennung: `workshop ${code}` });
    let note = '';
    await until(() => {
      void kept().then(([row]) => {
        note = row?.text ?? '';
      });
      return note === 'Frau Ay fragen.';
    }, 'not on the device');
    ok(!JSON.stringify(world.asked).includes('Ay'), 'a note was sent');
    const again = await open(room(), code);
    one<HTMLDetailsElement>(again, 'details').open = true;
    await until(() => all(again, 'komki-reflection').length === 1, 'no field');
    await until(() => one<HTMLTextAreaElement>(one(again, 'komki-reflection'), 'textarea').value !== '', 'forgotten');
    await db.write([{ table: 'notes', remove: [visitor, `workshop ${code}`, 'notizen'] }]);
  });

  it('thanks at the end, names the days somebody asks again, and what deepens it', async () => {
    const element = await open(room({ block: 'ende' }));
    equal(title(element), strings.workshop.thanks);
    await until(() => all(element, 'section').length === 2, 'nothing to take home');
    for (const day of ['Am 7. Januar 2027', 'Am 27. Mai 2027']) ok(shown(element).includes(day), `no ${day}`);
    equal(all(element, '.links a').map(words), ['G01 Was ist KI?', 'O06 Rechte des Betriebsrats']);
  });

  it('puts all days somebody asks again into the calendar at once', async () => {
    const element = await open(room({ block: 'ende' }));
    await until(() => all(element, 'section button').length === 1, 'nothing to take home');
    const { createObjectURL } = URL;
    let file: Blob | undefined;
    URL.createObjectURL = (blob: Blob) => {
      file = blob;
      return createObjectURL.call(URL, blob);
    };
    one<HTMLButtonElement>(element, 'section button').click();
    URL.createObjectURL = createObjectURL;
    const text = (await file?.text()) ?? '';
    equal(
      [...text.matchAll(/^DTSTART;VALUE=DATE:(\d+)/gm)].map(([, day]) => day),
      ['20270107', '20270527'],
    );
  });

  it('says that a room is gone', async () => {
    const world = room();
    world.withoutStream = true;
    world.answer = ({ path }) => (path.includes('/stand') ? { status: 404 } : undefined);
    const element = await fixture('komki-workshop', { code: 'ABC234', world: world as RoomWorld });
    await world.pass(4000);
    await until(() => all(element, 'h1').length === 1 && title(element) === strings.workshop.gone, 'not said');
  });

  const rows = [{ id: '1', cells: ['Wir prüfen jede Antwort.', 'Vier-Augen-Prüfung', '1', 'Frau A.', 'Januar', ''] }];
  for (const [state, now] of [
    ['text and time', { timer: running }],
    ['a poll', { block: 'parcours', polls: [{ id: 'haeufigkeit', state: 'open', votes: 3 }] }],
    [
      'results',
      {
        polls: [
          { id: 'sicher-vorher', state: 'closed', votes: 12, result: tallies.scale },
          { id: 'zeit', state: 'closed', votes: 9 },
        ],
      },
    ],
    ['a list', { block: 'unsere-regel', lists: { massnahmen: rows } }],
    ['an empty list', { block: 'unsere-regel' }],
    ['the evaluation', { block: 'auswertung', polls: [{ id: 'nutzen', state: 'open', votes: 0 }] }],
    ['the end', { block: 'ende' }],
    ['a picture', { block: 'parcours' }],
    ['a poll about a picture', { block: 'parcours', polls: [{ id: 'lage', state: 'open', votes: 7 }] }],
  ] as const) {
    it(`is accessible in light, dark, forced colours and at 320 px: ${state}`, async () => {
      const element = await open(room(now as unknown as Partial<RoomState>, illustrated));
      ok(polls.single.id, 'no polls');
      await expectAccessible(element);
    });
  }
});
