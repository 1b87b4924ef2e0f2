import { compileSequence } from '../../sequences/format/compile.ts';
import type { Check, LearnerSequence } from '../../sequences/format/index.ts';
import type { Statement } from '../../sequences/record/index.ts';
import '../../web-components/komki-sequence/komki-sequence.ts';
import type { KomkiSequence } from '../../web-components/komki-sequence/komki-sequence.ts';
import { type Account, learner, type TestDevice, testDevice } from './device.ts';
import {
  afterEach,
  all,
  becomes,
  describe,
  equal,
  expectAccessible,
  focused,
  it,
  ok,
  one,
  press,
  settled,
  until,
  words,
} from './helpers.ts';

// The authors' example has one of each block: compiled here as the server does, played as learners do.
const source = await (await fetch(new URL('../sequences/format/fixtures/gut.md', import.meta.url))).text();
const { sequence } = compileSequence(source, 'gut.md');
if (!sequence) throw new Error('the example does not compile');
const published: LearnerSequence = { ...sequence, nextTitles: {}, next: [] };
const src = '/inhalte/G99-test.json';
const withoutPrompt = '/inhalte/G99-ohne-frage.json';
const glossar = '/inhalte/glossar-test.json';
const files: Record<string, unknown> = {
  [src]: published,
  [withoutPrompt]: {
    ...published,
    sections: published.sections.map((section) => ({
      ...section,
      nodes: section.nodes.map((node) =>
        node.kind === 'check' && node.type === 'gap' ? { ...node, prompt: [] } : node,
      ),
    })),
  },
  [glossar]: {
    lager: {
      term: 'Lager',
      also: [],
      sequence: 'G99',
      definition: [{ kind: 'paragraph', children: [{ kind: 'text', text: 'Ein Raum.' }] }],
    },
  },
};
// The test runner serves files only, and what is compiled here is none; everything else goes its way.
const network = window.fetch.bind(window);
window.fetch = async (address, options) => {
  const file = files[String(address)];
  return file ? Response.json(file) : network(address, options);
};

const home = location.href;
afterEach(() => {
  for (const old of document.querySelectorAll('[data-player]')) old.remove();
  history.replaceState(null, '', home);
});

async function open(device: TestDevice, section: string, address = src): Promise<KomkiSequence> {
  history.replaceState(null, '', `/lernen/G99/${section}`);
  const place = document.createElement('main');
  place.dataset.player = '';
  const player = document.createElement('komki-sequence');
  Object.assign(player, { src: address, glossar, kennung: 'G99', device });
  place.append(player);
  document.body.append(place);
  await until(() => all(player, 'h2').length > 0, 'nothing shows', 10_000);
  await settled(player);
  return player;
}

/** The element of a block inside the player, its first rendering done. */
async function block<Tag extends keyof HTMLElementTagNameMap>(player: KomkiSequence, tag: Tag) {
  const found = one<HTMLElementTagNameMap[Tag]>(player, tag);
  await until(() => found.shadowRoot?.firstElementChild !== null, `${tag} does not render`);
  await settled(found);
  return found;
}
const saved = (player: KomkiSequence) => until(() => all(player, '.saved').length > 0, 'nothing saved');
const choose = async (player: KomkiSequence, statement: number, signal: string) => {
  const light = await block(player, 'komki-traffic-light');
  const input = all<HTMLInputElement>(light, `[value=${signal}]`)[statement];
  ok(input, `no light for statement ${statement}`);
  input.click();
  await settled(light);
};

describe('komki-sequence with every block', () => {
  it('has a defined element for every block of every section, and is accessible with it', async () => {
    const player = await open(testDevice(), 'hinfuehrung');
    for (const { slug, title } of published.sections) {
      if (words(one(player, 'h2')) !== title) one(player, `.contents [data-section="${slug}"]`).click();
      await until(() => words(one(player, 'h2')) === title, `${slug} does not show`);
      const elements = all(player, 'article *').filter(({ localName }) => localName.startsWith('komki-'));
      for (const element of elements) {
        ok(customElements.get(element.localName), `${element.localName} is not defined in ${slug}`);
        await settled(element);
        ok(element.getBoundingClientRect().height > 0, `${element.localName} shows nothing in ${slug}`);
      }
      await expectAccessible(player);
    }
  });

  it('keeps the colours of an Ampel, and shows them beside those of the later one', async () => {
    const device = testDevice();
    const player = await open(device, 'hinfuehrung');
    await choose(player, 0, 'yellow');
    await choose(player, 1, 'red');
    await saved(player);
    player.remove();
    const again = await open(device, 'hinfuehrung');
    const light = await block(again, 'komki-traffic-light');
    equal(
      all<HTMLInputElement>(light, ':checked').map(({ value }) => value),
      ['yellow', 'red'],
    );
    again.remove();
    const end = await open(device, 'evaluation');
    const later = await block(end, 'komki-traffic-light');
    equal(all(later, '.before').map(words), ['Vorher: gelb', 'Vorher: rot']);
    equal(all(later, ':checked').length, 0);
  });

  it('notes a measure, lists it at the end, and forgets it when it is taken out', async () => {
    const device = testDevice();
    const player = await open(device, 'massnahmen');
    const press = async () => {
      one<HTMLButtonElement>(await block(player, 'komki-measure'), 'button').click();
      await settled(player);
    };
    await press();
    await until(() => all(player, '.saved').length > 0, 'not kept');
    const finish = async () => {
      one(player, '.contents [data-section=evaluation]').click();
      await until(() => words(one(player, 'h2')) === 'Evaluation', 'not there');
      one<HTMLButtonElement>(player, '.steps button').click();
      await until(() => all(player, '.next').length > 0, 'no end');
    };
    await finish();
    equal(all(player, '.noted li').map(words), [
      'Wir kennen unsere Werkzeuge.Liste anlegen und einmal im Jahr durchsehen.',
    ]);
    await expectAccessible(player);
    one(player, '.contents [data-section=massnahmen]').click();
    await until(() => all(player, 'komki-measure').length > 0, 'not there');
    await press();
    await finish();
    equal(all(player, '.noted').length, 0);
    ok(words(one(player, 'article')).includes('Vorgemerkt haben Sie noch keine Maßnahme.'), 'not told');
    equal(await device.db.all('plan'), []);
  });

  it('names at the end a gap text that has no question of its own', async () => {
    const player = await open(testDevice(), 'evaluation', withoutPrompt);
    one<HTMLButtonElement>(player, '.steps button').click();
    await until(() => all(player, '.results li').length > 0, 'no end');
    const questions = all(player, '.results li p:first-child').map(words);
    ok(questions.every(Boolean), `a question is empty: ${questions.join(' | ')}`);
    ok(questions.includes('Ergänzen Sie die Lücken.'), questions.join(' | '));
  });

  it('sends neither colours nor measures nor notes, whatever the agreement', async () => {
    const sent: Statement[] = [];
    const bookmarks: Account['bookmark'][] = [];
    const device = testDevice({
      ask: async () => learner('p-1', 'antworten'),
      send: async (statements) => void sent.push(...statements),
    });
    const player = await open(device, 'hinfuehrung');
    await choose(player, 0, 'yellow');
    const note = one<HTMLTextAreaElement>(await block(player, 'komki-reflection'), 'textarea');
    note.value = 'Mein Gedanke';
    note.dispatchEvent(new InputEvent('input'));
    one(player, '.contents [data-section=massnahmen]').click();
    await until(() => all(player, 'komki-measure').length > 0, 'not there');
    one<HTMLButtonElement>(await block(player, 'komki-measure'), 'button').click();
    one(player, '.contents [data-section=evaluation]').click();
    await until(() => words(one(player, 'h2')) === 'Evaluation', 'not there');
    await choose(player, 0, 'green');
    one<HTMLButtonElement>(player, '.steps button').click();
    await until(() => sent.some(({ verb }) => verb.display.en === 'completed'), 'nothing is sent');
    await until(() => device.account.bookmark?.finished === true, 'no bookmark in the account', 5000);
    bookmarks.push(device.account.bookmark);
    equal((await device.db.all('lights')).length, 2);
    equal((await device.db.all('plan')).length, 1);
    equal((await device.db.all('notes')).length, 1);
    const left = JSON.stringify([sent, bookmarks, await device.db.all('outbox')]);
    for (const secret of [
      'yellow',
      'green',
      'vorher',
      'nachher',
      'werkzeugliste',
      'Liste anlegen',
      'anfang',
      'Mein Gedanke',
    ])
      ok(!left.includes(secret), `“${secret}” leaves the device`);
  });

  it('records a gap text, a number and a case as interactions', async () => {
    const device = testDevice();
    const player = await open(device, 'erfolg-und-stolperstellen');
    const answer = async (tag: 'komki-check-gap' | 'komki-check-number', values: string[]) => {
      const check = await block(player, tag);
      for (const [index, value] of values.entries()) {
        const field = all<HTMLInputElement>(check, 'input')[index] as HTMLInputElement;
        field.value = value;
        field.dispatchEvent(new InputEvent('input'));
      }
      await settled(check);
      one<HTMLButtonElement>(check, '.actions button').click();
      await until(() => all(check, '.result.success').length > 0, `${tag} is not right`);
    };
    await answer('komki-check-gap', ['fäustel', 'SÄGE']);
    await answer('komki-check-number', ['6,4 Teile']);
    const fall = await block(player, 'komki-check-case');
    for (const id of ['die-werkstatt', 'die-schutzeinrichtung']) {
      one<HTMLInputElement>(fall, `[value=${id}]`).click();
      for (let step = 0; step < 2; step++) {
        await settled(fall);
        if (all(fall, '.result').length === 0) one<HTMLButtonElement>(fall, '.actions button').click();
      }
    }
    await until(() => all(fall, '.result.success').length > 0, 'the case is not right');
    const drafts = (await device.db.all('outbox')).sort((a, b) => a.order - b.order).map(({ draft }) => draft);
    equal(
      drafts.flatMap(({ object, result }) =>
        object.definition?.interactionType ? [[object.definition.interactionType, result?.response]] : [],
      ),
      [
        ['fill-in', 'fäustel[,]SÄGE'],
        ['numeric', '6.4'],
        [
          'matching',
          'wen-fragen-sie-zuerst[.]wen-fragen-sie-zuerst--die-werkstatt[,]was-pruefen-sie-danach[.]was-pruefen-sie-danach--die-schutzeinrichtung',
        ],
      ],
    );
  });

  it('a case left half-way goes on where it was left, and is open until it is decided as a whole', async () => {
    const device = testDevice();
    const first = await block(await open(device, 'erfolg-und-stolperstellen'), 'komki-check-case');
    one<HTMLInputElement>(first, '[value=die-werkstatt]').click();
    await settled(first);
    one<HTMLButtonElement>(first, '.actions button').click();
    await becomes(async () => (await device.db.all('checks')).length, 1, 'the decision is not kept');
    equal(
      (await device.db.all('outbox')).map(({ draft }) => draft.verb.display.en),
      ['initialized'],
    );

    const again = await block(await open(device, 'erfolg-und-stolperstellen'), 'komki-check-case');
    equal(
      all<HTMLInputElement>(again, ':checked').map(({ value }) => value),
      ['die-werkstatt'],
    );
    equal(words(one(again, '.actions button')), 'Nächste Frage');
  });

  it('a word of the glossary opens in place and leads back; with a modifier key the link stays the browser’s', async () => {
    const player = await open(testDevice(), 'evaluation');
    const link = one<HTMLAnchorElement>(player, 'a.term');
    equal(link.getAttribute('href'), '/glossar#lager');
    link.focus();
    await press('Enter');
    const definition = one(player, 'komki-definition');
    await until(() => all(definition, '.prose').length > 0, 'does not open');
    equal(words(one(definition, 'h2')), 'Lager');
    await press('Escape');
    ok(focused() === link, 'the focus does not go back to the word');
    let prevented: boolean | undefined;
    document.addEventListener(
      'click',
      (event) => {
        prevented = event.defaultPrevented;
        event.preventDefault();
      },
      { once: true },
    );
    link.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ctrlKey: true }));
    equal(prevented, false);
  });

  it('leaves a sealed check open and keeps its answer while nobody evaluates it', async () => {
    const sealedCheck = published.sections
      .flatMap(({ nodes }) => nodes)
      .find((node): node is Check => node.kind === 'check');
    ok(sealedCheck, 'no check');
    const device = testDevice();
    const player = await open(device, 'warum');
    const check = await block(player, 'komki-check-choice');
    check.check = { ...check.check, sealed: true };
    await settled(check);
    all<HTMLInputElement>(check, 'input')[0]?.click();
    await settled(check);
    one<HTMLButtonElement>(check, '.actions button').click();
    await until(() => all(check, '.notice').length > 0, 'not told');
    equal(await device.db.all('checks'), []);
  });
});
