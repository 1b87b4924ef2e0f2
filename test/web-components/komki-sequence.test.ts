import { shortTitle } from '../../sequences/format/words.ts';
import '../../web-components/komki-sequence/komki-sequence.ts';
import type { KomkiSequence } from '../../web-components/komki-sequence/komki-sequence.ts';
import { minutesLeft } from '../../web-components/komki-sequence/minutes.ts';
import { learner, sequence, sequenceUrl, type TestDevice, testDevice } from './device.ts';
import {
  afterEach,
  all,
  describe,
  equal,
  expectAccessible,
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

const src = sequenceUrl;
const home = location.href;

afterEach(() => {
  for (const old of document.querySelectorAll('[data-player]')) old.remove();
  history.replaceState(null, '', home);
});

/** A player in a page as the server makes it: the section's text is inside. */
async function open(device: TestDevice, path = '/lernen/G01', address = src): Promise<KomkiSequence> {
  history.replaceState(null, '', path);
  const place = document.createElement('main');
  place.dataset.player = '';
  const player = document.createElement('komki-sequence');
  player.src = address;
  player.kennung = 'G01';
  player.device = device;
  const fallback = document.createElement('p');
  fallback.textContent = 'Text vom Server';
  player.append(fallback);
  place.append(player);
  document.body.append(place);
  await until(() => all(player, 'h2, .warning').length > 0, 'nothing shows');
  await settled(player);
  return player;
}
const heading = (player: KomkiSequence) => words(one(player, 'h2'));
const next = (player: KomkiSequence) => one<HTMLElement>(player, '.steps .button:last-child');
async function go(player: KomkiSequence, link: HTMLElement): Promise<void> {
  const before = heading(player);
  link.click();
  await until(() => heading(player) !== before, 'nothing changed');
  await settled(player);
}
const verbs = async ({ db }: TestDevice) =>
  (await db.all('outbox')).sort((a, b) => a.order - b.order).map(({ draft }) => draft.verb.display.en);
const stored = (player: KomkiSequence, text: string) =>
  until(() => words(one(player, '.contents-head')).includes(text), `not told: ${text}`);

/** Answers the check on show. */
async function answer(player: KomkiSequence, option: 'ja' | 'nein'): Promise<void> {
  const [check] = all(player, 'komki-check-choice');
  ok(check, 'no check');
  await settled(check);
  const again = one<HTMLButtonElement>(check, '.actions button');
  if (words(again) === 'Noch einmal') again.click();
  await settled(check);

  all<HTMLInputElement>(check, 'input')[option === 'ja' ? 0 : 1]?.click();
  await settled(check);
  one<HTMLButtonElement>(check, '.actions button').click();
  await until(() => all(check, '.result').length > 0, 'no feedback');
}

describe('komki-sequence', () => {
  it('shows the server’s text until it can take over, then removes it', async () => {
    const player = await open(testDevice());
    equal(player.childElementCount, 0);
    equal(heading(player), 'Hinführung');
    equal(document.title, 'Hinführung – G01 Was ist KI? – KomKI');
  });

  it('leaves the text readable when the sequence cannot be loaded, and offers to try again', async () => {
    const player = await open(testDevice(), '/lernen/G01', '/gibt-es-nicht.json');
    equal(words(player), 'Text vom Server');
    ok(one(player, 'slot').getBoundingClientRect, 'no slot');
    player.src = src;
    one<HTMLButtonElement>(player, '.warning button').click();
    await until(() => all(player, 'h2').length > 0, 'still nothing');
  });

  it('does not take the focus when the page opens, and speaks nothing', async () => {
    const said = heard();
    const before = focused();
    await open(testDevice());
    equal(focused() === before, true);
    equal(said, []);
  });

  it('goes on by “Weiter”: address, title, focus to the heading once, section done, statements', async () => {
    const device = testDevice();
    const player = await open(device);
    equal(words(next(player)), `Weiter: ${shortTitle(sequence.sections[1] as never)} →`);
    await go(player, next(player));
    equal(location.pathname, '/lernen/G01/warum');
    equal(document.title, 'Warum ist das Thema wichtig? – G01 Was ist KI? – KomKI');
    equal(words(focused() as Element), 'Warum ist das Thema wichtig?');
    await stored(player, '1 von 3 Abschnitten');
    equal(await verbs(device), ['initialized', 'progressed']);
    ok(words(one(player, '.saved')).startsWith('Gespeichert um '), 'not told when it was saved');
  });

  it('the back button goes back', async () => {
    const player = await open(testDevice());
    await go(player, next(player));
    history.back();
    await until(() => heading(player) === 'Hinführung', 'still there');
    equal(location.pathname, '/lernen/G01');
  });

  it('a deep link opens its section; the contents lead everywhere without counting as done', async () => {
    const device = testDevice();
    const player = await open(device, '/lernen/G01/evaluation');
    equal(heading(player), 'Evaluation');
    equal(one(player, '[aria-current]').dataset.section, 'evaluation');
    await go(player, one(player, '.contents [data-section="hinfuehrung"]'));
    equal(location.pathname, '/lernen/G01/hinfuehrung');
    await stored(player, '0 von 3 Abschnitten');
  });

  it('a link with a modifier key stays the browser’s', async () => {
    const player = await open(testDevice());
    let prevented: boolean | undefined;
    const look = (event: Event) => {
      prevented = event.defaultPrevented;
      event.preventDefault();
    };
    document.addEventListener('click', look, { once: true });
    next(player).dispatchEvent(
      new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ctrlKey: true }),
    );
    equal(prevented, false);
    equal(heading(player), 'Hinführung');
  });

  it('opens where the learner left, says so, and offers the start', async () => {
    const device = testDevice();
    const player = await open(device);
    await go(player, next(player));
    await stored(player, '1 von 3 Abschnitten');
    player.remove();
    const again = await open(device);
    equal(heading(again), 'Warum ist das Thema wichtig?');
    equal(location.pathname, '/lernen/G01/warum');
    ok(words(one(again, '.message')).startsWith('Sie lesen weiter bei: Warum ist das Thema wichtig?'), 'not told');
    await go(again, one(again, '.message a'));
    equal(heading(again), 'Hinführung');
    equal(all(again, '.message').length, 0);
  });

  it('an answer is on the device before its feedback shows, and is there again after a reload', async () => {
    const device = testDevice();
    const player = await open(device, '/lernen/G01/warum');
    let atFeedback = -1;
    const [check] = all(player, 'komki-check-choice');
    ok(check?.shadowRoot, 'no check');
    const observer = new MutationObserver(async () => {
      if (atFeedback >= 0 || all(check, '.result').length === 0) return;
      atFeedback = 0;
      atFeedback = (await device.db.all('outbox')).filter(({ draft }) => draft.result?.response === 'ja').length;
    });
    observer.observe(check.shadowRoot, { childList: true, subtree: true });
    await answer(player, 'ja');
    await until(() => atFeedback > 0, 'feedback before the disk');
    observer.disconnect();
    player.remove();
    const again = await open(device, '/lernen/G01/warum');
    const [restored] = all(again, 'komki-check-choice');
    ok(restored, 'no check');
    await until(() => all(restored, '.result').length > 0, 'the answer is not restored');
  });

  it('a reflection is kept, also when the learner goes on at once', async () => {
    const device = testDevice();
    const player = await open(device);
    const [reflection] = all(player, 'komki-reflection');
    ok(reflection, 'no reflection');
    const area = one<HTMLTextAreaElement>(reflection, 'textarea');
    area.value = 'Mein Satz';
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await go(player, next(player));
    await until(() => all(player, 'komki-reflection').length === 0, 'still there');
    await go(player, one(player, '.steps .quiet'));
    const [again] = all(player, 'komki-reflection');
    ok(again, 'no reflection');
    equal(one<HTMLTextAreaElement>(again, 'textarea').value, 'Mein Satz');
  });

  it('what is being written is not overwritten by what was kept before', async () => {
    const device = testDevice();
    const player = await open(device);
    const [reflection] = all(player, 'komki-reflection');
    ok(reflection, 'no reflection');
    const area = one<HTMLTextAreaElement>(reflection, 'textarea');
    area.value = 'Erst';
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    area.dispatchEvent(new FocusEvent('blur'));
    area.value = 'Erst das';
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    player.requestUpdate();
    await settled(player);
    equal(area.value, 'Erst das');
  });

  it('the end says kindly what is open, leads there, and passes once enough is right', async () => {
    const device = testDevice();
    const player = await open(device, '/lernen/G01/evaluation');
    await answer(player, 'ja');
    await go(player, next(player));
    equal(`${location.pathname}${location.hash}`, '/lernen/G01/evaluation#abschluss');
    equal(heading(player), 'Am Ende angekommen');
    ok(words(one(player, 'article')).includes('Einer ist es schon.'), 'not told how many are right');
    const [open1] = all(player, '.results .open a');
    ok(open1, 'no way to the open check');
    await go(player, open1);
    equal(`${location.pathname}${location.hash}`, '/lernen/G01/warum#eins');
    equal((focused() as HTMLElement).id, 'eins');
    await answer(player, 'ja');
    await go(player, one(player, '.contents [data-section="abschluss"]'));
    equal(heading(player), 'Geschafft!');
    equal(await verbs(device), ['initialized', 'answered', 'progressed', 'completed', 'failed', 'answered', 'passed']);
    equal(
      all<HTMLAnchorElement>(player, '.next a').map((link) => link.getAttribute('href')),
      ['/lernen/G02', '/lernen'],
    );
  });

  it('a sequence that was finished opens at its end', async () => {
    const device = testDevice();
    const player = await open(device, '/lernen/G01/evaluation');
    await go(player, next(player));
    player.remove();
    const again = await open(device);
    equal(heading(again), 'Am Ende angekommen');
  });

  it('works by keyboard alone', async () => {
    const player = await open(testDevice());
    next(player).focus();
    await press('Enter');
    await until(() => heading(player) === 'Warum ist das Thema wichtig?', 'Enter on “Weiter” does nothing');
    await press('Tab');
    const [check] = all(player, 'komki-check-choice');
    ok(check?.shadowRoot?.activeElement, 'Tab from the heading does not lead into the check');
  });

  it('a place on a second device is taken over at once, sections and all', async () => {
    const device = testDevice({ ask: async () => learner('p-1', 'fortschritt') });
    device.account.put({
      section: 'warum',
      done: ['hinfuehrung'],
      finished: false,
      updatedAt: '2026-11-23T10:00:00.000Z',
    });
    const player = await open(device);
    await until(() => heading(player) === 'Warum ist das Thema wichtig?', 'not taken over');
    await stored(player, '1 von 3 Abschnitten');
    ok(words(one(player, '.agreement')).startsWith('Gespeichert wird: Beginn'), 'the agreement is not told');
  });

  it('nobody who is reading is led away: a later place elsewhere is offered', async () => {
    const device = testDevice({ ask: async () => learner('p-1', 'fortschritt') });
    device.account.put({ section: 'warum', done: [], finished: false, updatedAt: '2099-01-01T00:00:00.000Z' });
    const player = await open(device, '/lernen/G01/evaluation');
    await until(() => all(player, '.message').length > 0, 'not offered');
    equal(heading(player), 'Evaluation');
    await go(player, one(player, '.message a'));
    equal(heading(player), 'Warum ist das Thema wichtig?');
  });

  it('who signs in where somebody has learned without an account is asked; one key takes it along and goes on there', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const before = await open(testDevice({ name }));
    await go(before, next(before));
    await answer(before, 'ja');
    before.remove();
    const device = testDevice({ name, ask: async () => learner('p-1', 'fortschritt') });
    const player = await open(device);
    equal(heading(player), 'Hinführung');
    await until(() => all(player, 'komki-take-along').length > 0, 'not asked');
    const [question] = all(player, 'komki-take-along');
    ok(question, 'not asked');
    await until(() => all(question, 'button').length === 2, 'no answers to choose from');
    await stored(player, '0 von 3 Abschnitten');
    await expectAccessible(player);
    one<HTMLButtonElement>(question, 'button').focus();
    await press('Enter');
    await until(() => heading(player) === 'Warum ist das Thema wichtig?', 'does not go on there');
    await stored(player, '1 von 3 Abschnitten');
    await until(() => all(all(player, 'komki-check-choice')[0] as Element, '.result').length > 0, 'answer not there');
    await until(() => device.account.bookmark?.section === 'warum', 'the account is not told');
    await expectAccessible(player);
  });

  it('somebody else on the same browser begins from the start and reads nobody’s notes', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const hers = await open(testDevice({ name, ask: async () => learner('ayse') }));
    const area = one<HTMLTextAreaElement>(all(hers, 'komki-reflection')[0] as Element, 'textarea');
    area.value = 'Nur für mich';
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await go(hers, next(hers));
    await stored(hers, '1 von 3 Abschnitten');
    hers.remove();
    const his = await open(testDevice({ name, ask: async () => learner('brandt') }));
    equal(heading(his), 'Hinführung');
    await stored(his, '0 von 3 Abschnitten');
    equal(one<HTMLTextAreaElement>(all(his, 'komki-reflection')[0] as Element, 'textarea').value, '');
  });

  it('an answer that comes late corrects who is learning', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const hers = await open(testDevice({ name, ask: async () => learner('ayse') }));
    await go(hers, next(hers));
    await stored(hers, '1 von 3 Abschnitten');
    hers.remove();
    let asked = 0;
    const his = await open(testDevice({ name, ask: async () => (asked++ === 0 ? 'unknown' : learner('brandt')) }));
    await stored(his, '0 von 3 Abschnitten');
  });

  it('learning goes on when the device keeps nothing, and says so', async () => {
    const device = testDevice();
    await device.db.write([
      { table: 'notes', put: { owner: 'besucher', kennung: 'G01', note: 'x', text: (() => {}) as unknown as string } },
    ]);
    const player = await open(device);
    ok(words(one(player, '.message.warning')).startsWith('Dieser Browser speichert gerade nichts'), 'not told');
    await go(player, next(player));
    await stored(player, '1 von 3 Abschnitten');
  });

  it('the contents open and close on a phone', async () => {
    const player = await open(testDevice());
    const { setViewport } = await import('@web/test-runner-commands');
    await setViewport({ width: 390, height: 800 });
    const list = one(player, '#contents-list');
    const toggle = one<HTMLButtonElement>(player, '.toggle');
    equal([getComputedStyle(list).display, toggle.ariaExpanded], ['none', 'false']);
    toggle.click();
    await settled(player);
    equal([getComputedStyle(list).display, toggle.ariaExpanded], ['block', 'true']);
  });

  it('accessible in every mode: a section, a section with a check, the end', async () => {
    const device = testDevice();
    const player = await open(device);
    await expectAccessible(player);
    await go(player, next(player));
    await expectAccessible(player);
    await go(player, one(player, '.contents [data-section="evaluation"]'));
    await answer(player, 'nein');
    await expectAccessible(player);
    await go(player, next(player));
    await expectAccessible(player);
  });
});

describe('time left', () => {
  it('is the sequence’s time shared out by content, in steps of five', () => {
    equal(minutesLeft(sequence, []), 60);
    equal(minutesLeft(sequence, ['hinfuehrung', 'warum', 'evaluation']), 0);
    const rest = minutesLeft(sequence, ['hinfuehrung']);
    ok(rest > 0 && rest < 60 && rest % 5 === 0, `${rest}`);
  });
});
