import { setViewport } from '@web/test-runner-commands';
import { FakeRoom, illustrated, running, start, tallies } from '../../web-components/core/demo-workshop.ts';
import type { RoomWorld } from '../../web-components/core/room-link.ts';
import '../../web-components/komki-workshop-projector/komki-workshop-projector.ts';
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
  press,
  until,
  words,
} from './helpers.ts';

type Element = HTMLElementTagNameMap['komki-workshop-projector'];

const room = (state: Partial<RoomState> = {}, format?: ServedWorkshop) => new FakeRoom({ ...start, ...state }, format);
async function open(world: FakeRoom): Promise<Element> {
  const element = await fixture('komki-workshop-projector', { code: 'ABC234', world: world as RoomWorld });
  await until(() => all(element, 'h1').length === 1, 'nothing heard of the room');
  await nextFrame();
  return element;
}
const result = { id: 'lage', state: 'closed' as const, votes: 12, result: tallies.multiple };
const rows = [
  {
    id: '1',
    cells: ['Wir prüfen jede Antwort.', 'Vier-Augen-Prüfung bei Angeboten', '1', 'Frau A.', 'Januar', 'März'],
  },
  { id: '2', cells: ['Alle wissen, was erlaubt ist.', 'Ein Blatt an jede Maschine', '2', 'Meister', '', 'April'] },
];
const states: Record<string, Partial<RoomState>> = {
  joining: { timer: running },
  text: { block: 'parcours', timer: running },
  'a poll': { block: 'parcours', polls: [{ id: 'lage', state: 'open', votes: 7 }] },
  'lights to choose': { block: 'sorgen-und-ideen', polls: [{ id: 'ideen', state: 'open', votes: 2 }] },
  'two polls': {
    block: 'parcours',
    polls: [
      { id: 'lage', state: 'open', votes: 7 },
      { id: 'ideen', state: 'open', votes: 1 },
    ],
  },
  'a result': { block: 'parcours', polls: [result] },
  'a comparison': {
    block: 'unsere-regel',
    polls: [
      { id: 'sicher-vorher', state: 'closed', votes: 12, result: tallies.scale },
      { id: 'sicher-nachher', state: 'closed', votes: 11, result: tallies.scaleAgain },
    ],
  },
  'a list': { block: 'unsere-regel', lists: { massnahmen: rows } },
  'the evaluation': { block: 'auswertung', polls: [{ id: 'nutzen', state: 'open', votes: 3 }] },
  'the end': { block: 'ende' },
};
const rooms: Record<string, () => FakeRoom> = {
  ...Object.fromEntries(Object.entries(states).map(([name, state]) => [name, () => room(state)])),
  'a picture': () => room({ block: 'parcours' }, illustrated),
  'a poll about a picture': () =>
    room({ block: 'parcours', polls: [{ id: 'lage', state: 'open', votes: 7 }] }, illustrated),
};

describe('komki-workshop-projector', () => {
  it('shows how to join in the first block, and the code below everything after', async () => {
    const world = room();
    const element = await open(world);
    equal(words(one(element, '.join .code')), 'ABC 234');
    world.say({ block: 'parcours' });
    await until(() => all(element, '.join').length === 0, 'still joining');
    ok(words(one(element, 'footer')).includes('ABC 234'), 'no code');
  });

  it('shows one thing at a time: what is voted on with its count, then only what is revealed', async () => {
    const world = room({ block: 'parcours', polls: [{ id: 'lage', state: 'open', votes: 7 }] });
    const element = await open(world);
    equal(words(one(element, '.count')), '7 Stimmen');
    equal(all(element, '.options li').map(words), ['im Büro', 'in der Personalabteilung', 'in der Fertigung', 'keine']);
    world.say({ polls: [{ id: 'lage', state: 'closed', votes: 12 }] });
    await until(() => all(element, '.count').length === 0, 'still voting');
    equal(all(element, 'komki-poll-result').length, 0, 'shown before it was revealed');
    world.say({ polls: [result] });
    await until(() => all(element, 'komki-poll-result').length === 1, 'not shown');
    equal(all(element, '.prose').length, 0, 'two things at a time');
  });

  it('shows a picture beside the words, over more than half of the wall', async () => {
    await setViewport({ width: 1280, height: 720 });
    const element = await open(room({ block: 'parcours' }, illustrated));
    const size = (selector: string) => one(element, selector).getBoundingClientRect();
    const [picture, text, content] = [size('img'), size('.prose p'), size('.content')];
    ok(picture.left >= text.right, 'not beside the words');
    ok(
      picture.width > content.width / 2 && picture.height > content.height * 0.8,
      `${picture.width} × ${picture.height}`,
    );
    equal(one(element, 'img').getAttribute('alt'), 'Eine Werkstatt mit Uhr und Leiter');
  });

  it('names several that are open together, each with its count, and at the end none', async () => {
    const world = room(states['two polls']);
    const element = await open(world);
    const lines = all(element, '.options li').map(words);
    equal(lines.length, 2);
    ok(lines[0]?.endsWith('7 Stimmen') && lines[1]?.endsWith('1 Stimme'), lines.join(' | '));
    world.say({ block: 'auswertung' });
    await until(() => all(element, '.options').length === 0, 'still named');
    equal(words(one(element, '.question')), 'Bitte stimmen Sie jetzt auf Ihrem Gerät ab.');
  });

  it('says nothing aloud: the phones do', async () => {
    const said = heard();
    const world = room();
    await open(world);
    world.say({ block: 'parcours', timer: running, polls: [result] });
    await nextFrame();
    await nextFrame();
    equal(said, []);
  });

  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
  ] as const) {
    for (const [state, make] of Object.entries(rooms)) {
      it(`is readable from ten metres without scrolling, ${width} × ${height}: ${state}`, async () => {
        await setViewport({ width, height });
        const element = await open(make());
        const content = one(element, '.content');
        await until(
          () => content.scrollHeight <= content.clientHeight,
          `${content.scrollHeight} in ${content.clientHeight}`,
        );
        ok(document.documentElement.scrollWidth <= width, 'scrolls sideways');
        const size = Number.parseFloat(getComputedStyle(content).fontSize);
        ok(size >= height / 20 - 0.01, `the text is only ${size} px high`);
      });
    }
  }

  it('lets what has no room be scrolled by keyboard', async () => {
    await setViewport({ width: 1280, height: 720 });
    const many = Array.from({ length: 30 }, (_, index) => ({ id: `${index}`, cells: [`Punkt ${index}`, 'tun'] }));
    const element = await open(room({ block: 'unsere-regel', lists: { massnahmen: many } }));
    const content = one(element, '.content');
    content.focus();
    await press('End');
    await until(() => content.scrollTop > 0, 'does not scroll');
  });

  for (const [state, make] of Object.entries(rooms)) {
    it(`is accessible in light, dark, forced colours and at 320 px: ${state}`, async () => {
      await expectAccessible(await open(make()));
    });
  }
});
