import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { PlanStore } from '../../web-components/core/plan-store.ts';
import { strings } from '../../web-components/core/strings-plan.ts';
import type { PlanRow } from '../../workshops/format/plan.ts';
import { exportPlan } from '../../workshops/format/plan-exchange.ts';
import { toCalendar, toCsv } from '../../workshops/format/plan-files.ts';
import '../../web-components/komki-plan/komki-plan.ts';
import { testDevice } from './device.ts';
import {
  all,
  becomes,
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
import { aRow } from './plan-rows.ts';

const now = () => new Date('2026-11-26T10:00:00.000Z');
/** Wide enough for a table. */
const desk = { width: 1280, height: 800 };
const at = (day: number) => `2026-11-0${day}T10:00:00.000Z`;
const rows = () => [
  aRow('Rundgang', {
    checkpoint: '1.1 Wir wissen, wo KI steckt.',
    source: { kind: 'sequence', kennung: 'G05', id: 'rundgang' },
    priority: 1,
    responsible: 'Frau A.',
    begin: '2026-11-02',
    control: '2026-11-20',
    status: 'begun',
    added: at(1),
  }),
  aRow('Vertrag anfordern', {
    checkpoint: '5.1 Wir wissen, welche Daten in die KI gehen.',
    source: { kind: 'check', name: 'ki-check', id: 'daten' },
    control: '2027-01-15',
    added: at(2),
  }),
  aRow('Lernzeit planen', { checkpoint: '', priority: 3, status: 'done', control: '2026-10-30', added: at(3) }),
];

async function shown(given: readonly PlanRow[] = rows(), device = testDevice()) {
  const plan = new PlanStore(device.db);
  await plan.put(given);
  const element = await fixture('komki-plan', { device, now });
  await until(() => all(element, given.length > 0 ? 'tbody tr' : '.empty').length > 0, 'nothing is shown');
  return { element, plan };
}
const actions = (element: Element) => all(element, 'tbody th .value').map(words);
const button = (element: Element, text: string) => {
  const found = all<HTMLButtonElement>(element, 'button').find((one) => words(one).startsWith(text));
  ok(found, `no button “${text}”`);
  return found;
};
const field = (element: Element, name: string) => one<HTMLInputElement>(element, `form [name=${name}]`);
function fill(element: Element, name: string, value: string): void {
  const input = field(element, name);
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
async function edit(element: Element, row: number): Promise<void> {
  all<HTMLButtonElement>(element, '.act button')[row]?.click();
  await until(() => all(element, 'form').length === 1, 'no fields');
}
/** Chooses a file as people do. */
function choose(element: Element, text: string, name = 'plan.json'): void {
  const files = new DataTransfer();
  files.items.add(new File([text], name, { type: 'application/json' }));
  const input = one<HTMLInputElement>(element, '[type=file]');
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
}
/** What `press` hands out as a file. */
async function handedOut(act: () => void): Promise<{ name: string; type: string; text: string }> {
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  let blob: Blob | undefined;
  let name = '';
  URL.createObjectURL = (given: Blob) => {
    blob = given;
    return createObjectURL.call(URL, given);
  };
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    name = this.download;
  };
  try {
    act();
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  ok(blob, 'no file');
  // `text()` swallows the byte order mark.
  return {
    name,
    type: blob.type,
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.arrayBuffer()),
  };
}

describe('komki-plan', () => {
  it('says how measures get here while there are none', async () => {
    const { element } = await shown([]);
    ok(words(one(element, '.empty')).includes(strings.plan.emptyHow), 'not told');
    equal(all(element, 'table').length, 0);
    await expectAccessible(element);
  });

  it('shows six columns and the status, where a measure comes from, and which Kontrolle is due', async () => {
    const { element } = await shown();
    equal(all(element, 'thead th').map(words), [
      'Checkpunkt',
      'Maßnahme',
      'Priorität',
      'Verantwortlich',
      'Beginn',
      'Kontrolle',
      'Status',
    ]);
    const cells = all(element, 'tbody tr').map((row) => [...row.querySelectorAll('.value')].map(words));
    equal(cells, [
      [
        '1.1 Wir wissen, wo KI steckt. aus G05',
        'Rundgang',
        '1 hoch',
        'Frau A.',
        '02.11.2026',
        '20.11.2026 fällig',
        'begonnen',
      ],
      [
        '5.1 Wir wissen, welche Daten in die KI gehen. aus einem Check',
        'Vertrag anfordern',
        '2 mittel',
        '',
        '',
        '15.01.2027',
        'offen',
      ],
      ['', 'Lernzeit planen', '3 gering', '', '', '30.10.2026', 'erledigt'],
    ]);
    equal(
      all(element, 'tbody a').map((link) => link.getAttribute('href')),
      ['/lernen/G05', '/checks/ki-check'],
    );
  });

  it('is accessible in light, dark, forced colours and at 320 px: reading, editing, deleted', async () => {
    const { element } = await shown();
    await expectAccessible(element);
    await edit(element, 1);
    await expectAccessible(element);
    button(element, strings.plan.remove).click();
    await until(() => all(element, '.undo').length === 1, 'not deleted');
    await expectAccessible(element);
  });

  it('sorts by its heads with keys, says how in `aria-sort` and aloud, and comes back to its own order', async () => {
    const said = heard();
    const { element } = await shown();
    await setViewport(desk);
    const head = all<HTMLButtonElement>(element, 'thead button')[1] as HTMLButtonElement;
    const state = () => head.closest('th')?.getAttribute('aria-sort');
    head.focus();
    equal(state(), 'none');
    await press('Enter');
    equal([state(), actions(element)], ['ascending', ['Lernzeit planen', 'Rundgang', 'Vertrag anfordern']]);
    await until(() => said.includes('Sortiert: Maßnahme, aufsteigend.'), 'not said');
    await press('Space');
    equal([state(), actions(element)], ['descending', ['Vertrag anfordern', 'Rundgang', 'Lernzeit planen']]);
    equal(all(element, '[aria-sort=ascending], [aria-sort=descending]').length, 1);
    await press('Enter');
    equal([state(), actions(element)], ['none', ['Rundgang', 'Vertrag anfordern', 'Lernzeit planen']]);
    ok(focused() === head, 'the focus has left the head');
  });

  it('sorts on phones, too, where there are no heads', async () => {
    const { element } = await shown();
    const select = one<HTMLSelectElement>(element, '.sort-field select');
    await setViewport(desk);
    equal(select.getBoundingClientRect().height, 0, 'doubled beside the heads');
    await setViewport({ width: 390, height: 844 });
    ok(select.getBoundingClientRect().height >= 44, 'not there');
    select.value = 'Priorität, absteigend';
    select.dispatchEvent(new Event('change'));
    await settled(element);
    equal(actions(element), ['Lernzeit planen', 'Vertrag anfordern', 'Rundgang']);
  });

  it('edits in place with native fields, stores without being asked, and gives the focus back', async () => {
    const { element, plan } = await shown();
    await edit(element, 1);
    ok(focused() === field(element, 'checkpoint'), 'the focus is elsewhere');
    equal([field(element, 'begin').type, field(element, 'control').type], ['date', 'date']);
    fill(element, 'action', 'Vertrag prüfen');
    fill(element, 'priority', '1');
    fill(element, 'responsible', 'Herr B.');
    fill(element, 'begin', '2026-12-08');
    fill(element, 'status', 'begun');
    const stored = async () => (await plan.rows())[1];
    await until(() => field(element, 'responsible').value === 'Herr B.', 'a field was overwritten');
    await settled(element);
    field(element, 'begin').focus();
    await press('Tab', 'Tab', 'Tab');
    await becomes(async () => (await stored())?.responsible, 'Herr B.', 'not stored while the fields are open');
    button(element, strings.plan.finish).click();
    await until(() => all(element, 'form').length === 0, 'still open');
    await settled(element);
    equal(words(focused() as Element), 'Bearbeiten: Vertrag prüfen');
    const { action, priority, begin, control, status } = (await stored()) as PlanRow;
    equal([action, priority, begin, control, status], ['Vertrag prüfen', 1, '2026-12-08', '2027-01-15', 'begun']);
  });

  it('stores every key a moment later and at once when the page is left', async () => {
    const { element, plan } = await shown();
    await edit(element, 0);
    const place = field(element, 'responsible');
    place.focus();
    place.select();
    await sendKeys({ type: 'Frau Neu' });
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => place.value === 'Frau Neu', 'typing is disturbed');
    await becomes(async () => (await plan.rows())[0]?.responsible, 'Frau Neu');
    fill(element, 'responsible', 'Frau Weg');
    element.remove();
    await becomes(async () => (await plan.rows())[0]?.responsible, 'Frau Weg');
  });

  it('takes no half-typed date and none that calendars cannot show', async () => {
    const { element, plan } = await shown();
    await edit(element, 1);
    fill(element, 'control', '0202-01-15');
    button(element, strings.plan.finish).click();
    await settled(element);
    equal(all(element, 'form').length, 1, 'the browser has not objected');
    fill(element, 'control', '2027-02-15');
    button(element, strings.plan.finish).click();
    await until(() => all(element, 'form').length === 0, 'still open');
    await becomes(async () => (await plan.rows())[1]?.control, '2027-02-15');
  });

  it('keeps a row where it is while it is worked on, whatever the order', async () => {
    const { element } = await shown();
    button(element, 'Maßnahme').click();
    await settled(element);
    await edit(element, 0);
    fill(element, 'action', 'Zuletzt');
    await settled(element);
    equal(
      all(element, 'tbody tr').findIndex((row) => row.querySelector('form')),
      0,
    );
    await press('Escape');
    await becomes(() => actions(element), ['Rundgang', 'Vertrag anfordern', 'Zuletzt']);
  });

  it('takes an own measure in with its first word; one without words never was', async () => {
    const { element, plan } = await shown([]);
    button(element, strings.plan.addFirst).click();
    await until(() => all(element, 'form').length === 1, 'no fields');
    await press('Escape');
    await until(() => all(element, '.empty').length === 1, 'something stays');
    ok(focused() === button(element, strings.plan.addFirst), 'the focus is lost');
    equal(await plan.rows(), []);
    await press('Enter');
    await until(() => all(element, 'form').length === 1, 'no fields');
    fill(element, 'action', 'KI-Regel aushängen');
    await press('Escape');
    await until(() => actions(element)[0] === 'KI-Regel aushängen', 'not in the plan');
    await becomes(
      async () => (await plan.rows()).map(({ action, source, added }) => ({ action, source, added })),
      [{ action: 'KI-Regel aushängen', source: { kind: 'own' }, added: '2026-11-26T10:00:00.000Z' }],
    );
  });

  it('takes several measures for one Checkpunkt: of a check they belong to it, else they are one’s own', async () => {
    const { element, plan } = await shown();
    for (const [row, action] of [
      [0, 'zu G05'],
      [2, 'zum Check'],
    ] as const) {
      await edit(element, row);
      button(element, strings.plan.further).click();
      await until(() => field(element, 'action').value === '', 'no new row');
      await settled(element);
      ok(focused() === field(element, 'action'), 'the focus is elsewhere');
      fill(element, 'action', action);
      button(element, strings.plan.finish).click();
      await until(() => actions(element).includes(action), 'not in the plan');
      await becomes(async () => (await plan.rows()).some((stored) => stored.action === action), true);
    }
    equal(
      (await plan.rows()).map(({ checkpoint, action, source }) => [checkpoint.slice(0, 3), action, source.kind]),
      [
        ['1.1', 'Rundgang', 'sequence'],
        ['1.1', 'zu G05', 'own'],
        ['5.1', 'Vertrag anfordern', 'check'],
        ['5.1', 'zum Check', 'check'],
        ['', 'Lernzeit planen', 'own'],
      ],
    );
  });

  it('deletes with a way back in the same place: every word returns, and the focus with it', async () => {
    const said = heard();
    const { element, plan } = await shown();
    const before = await plan.rows();
    await edit(element, 1);
    button(element, strings.plan.remove).click();
    await until(() => all(element, '.undo').length === 1, 'no way back');
    await settled(element);
    ok(focused() === one(element, '.undo'), 'the focus is elsewhere');
    equal(
      all(element, 'tbody tr').findIndex((row) => row.querySelector('.undo')),
      1,
    );
    equal((await plan.rows()).length, 2);
    await until(() => said.includes('Gelöscht: Vertrag anfordern'), 'not said');
    await press('Enter');
    await until(() => actions(element).length === 3, 'not back');
    await settled(element);
    equal(words(focused() as Element), 'Bearbeiten: Vertrag anfordern');
    equal(await plan.rows(), before);
    await until(() => said.includes('Wieder im Plan: Vertrag anfordern'), 'not said');
  });

  it('hears of rows that another tab has put in', async () => {
    const { element, plan } = await shown();
    await plan.put([aRow('Von nebenan', { added: at(4) })]);
    await until(() => actions(element).includes('Von nebenan'), 'not shown');
  });

  it('hands out table, calendar and file, named by the day', async () => {
    const { element, plan } = await shown();
    const there = await plan.rows();
    const files = strings.planFiles;
    equal(await handedOut(() => button(element, files.csv).click()), {
      name: 'massnahmenplan-2026-11-26.csv',
      type: 'text/csv;charset=utf-8',
      text: toCsv(there),
    });
    equal(await handedOut(() => button(element, files.calendar).click()), {
      name: 'massnahmenplan-2026-11-26.ics',
      type: 'text/calendar',
      text: toCalendar(there, now()),
    });
    equal(await handedOut(() => button(element, files.json).click()), {
      name: 'massnahmenplan-2026-11-26.json',
      type: 'application/json',
      text: exportPlan(there, now()),
    });
  });

  it('says that there is nothing for the calendar instead of handing out an empty one', async () => {
    const said = heard();
    const { element } = await shown([aRow('Ohne Tag')]);
    button(element, strings.planFiles.calendar).click();
    await until(() => all(element, '.told').length === 1, 'nothing is said');
    equal(words(one(element, '.told')), strings.planFiles.noDays);
    await until(() => said.includes(strings.planFiles.noDays), 'not said');
  });

  it('takes a file in, says what came of it, and takes it back on demand', async () => {
    const { element, plan } = await shown();
    const before = await plan.rows();
    const [first] = before as [PlanRow];
    choose(element, exportPlan([{ ...first, responsible: 'Frau Neu' }, aRow('Vom Tablet', { added: at(5) })], now()));
    await until(() => all(element, '.told').length === 1, 'nothing is said');
    equal(
      words(one(element, '.told span')),
      '1 Maßnahme ist dazugekommen. 1 Maßnahme steht jetzt so da wie in der Datei.',
    );
    equal(
      (await plan.rows()).map(({ responsible }) => responsible),
      ['Frau Neu', '', '', ''],
    );
    await expectAccessible(element);
    one<HTMLButtonElement>(element, '.told button').click();
    await until(() => words(one(element, '.told')) === strings.planFiles.undone, 'not taken back');
    equal(await plan.rows(), before);
    choose(element, exportPlan(before, now()));
    await until(() => words(one(element, '.told')) === strings.planFiles.broughtNothing, 'not told');
  });

  it('refuses what is no plan with its reason and code, and changes nothing', async () => {
    const said = heard();
    const { element, plan } = await shown();
    const before = await plan.rows();
    const damaged = exportPlan(before, now()).slice(0, -30);
    const newer = exportPlan(before, now()).replace('"version": 1', '"version": 2');
    for (const [text, code] of [
      ['{"notes":[]}', 'PLAN_FREMD'],
      [damaged, 'PLAN_BESCHAEDIGT'],
      [newer, 'PLAN_NEUER'],
    ] as const) {
      choose(element, text);
      await until(() => all(element, '.told').map(words).join().includes(`(${code})`), `no ${code}`);
      ok(words(one(element, '.told')).includes('An Ihrem Plan hat sich nichts geändert.'), 'fear is left');
      equal(await plan.rows(), before);
    }
    await until(() => said.some((one) => one.includes('PLAN_NEUER')), 'not said');
    await expectAccessible(element);
  });

  it('says so when this browser keeps nothing', async () => {
    const open = indexedDB.open;
    indexedDB.open = () => {
      throw new DOMException('private mode', 'SecurityError');
    };
    try {
      const { element } = await shown();
      await until(() => all(element, '.told.bad').map(words).includes(strings.plan.notDurable), 'not told');
      equal(actions(element).length, 3);
    } finally {
      indexedDB.open = open;
    }
  });

  it('prints rows instead of fields, without buttons', async () => {
    const { element } = await shown();
    await edit(element, 1);
    fill(element, 'responsible', 'Herr B.');
    window.dispatchEvent(new Event('beforeprint'));
    await emulateMedia({ media: 'print' });
    await settled(element);
    equal(all(element, 'form').length, 0);
    equal(words(all(element, 'tbody tr')[1]?.querySelector('.responsible .value') as Element), 'Herr B.');
    for (const hidden of all(element, '.actions, .files, .act'))
      equal(hidden.getBoundingClientRect().height, 0, hidden.className);
    ok(one(element, '.as-of').getBoundingClientRect().height > 0, 'no day');
  });
});
