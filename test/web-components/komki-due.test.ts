import { PlanStore } from '../../web-components/core/plan-store.ts';
import '../../web-components/komki-due/komki-due.ts';
import { testDevice } from './device.ts';
import { all, describe, equal, expectAccessible, fixture, it, one, until, wait, words } from './helpers.ts';
import { aRow } from './plan-rows.ts';

const now = () => new Date('2026-11-26T23:30:00');
const told = (element: Element) => all(element, '.words').map(words);

describe('komki-due', () => {
  it('says nothing and takes no room while nothing is due', async () => {
    const device = testDevice();
    await new PlanStore(device.db).put([
      aRow('ohne Tag'),
      aRow('morgen', { control: '2026-11-27' }),
      aRow('erledigt', { control: '2026-11-01', status: 'done' }),
    ]);
    const element = await fixture('komki-due', { device, now });
    await wait(100);
    equal(told(element), []);
    equal(element.getBoundingClientRect().height, 0);
  });

  it('says how many measures wait from their day on, leads to the plan, and falls silent when they are done', async () => {
    const device = testDevice();
    const plan = new PlanStore(device.db);
    const rows = [aRow('heute', { control: '2026-11-26' }), aRow('alt', { control: '2026-11-01', status: 'begun' })];
    await plan.put(rows);
    const element = await fixture('komki-due', { device, now });
    await until(() => told(element).length > 0, 'silent');
    equal(told(element), ['2 Maßnahmen warten auf Ihre Kontrolle.']);
    equal(one(element, 'a').getAttribute('href'), '/massnahmen');
    await expectAccessible(element);
    await plan.change(rows[0]?.id ?? '', { status: 'done' });
    await until(() => told(element)[0] === '1 Maßnahme wartet auf Ihre Kontrolle.', 'still two');
    await plan.change(rows[1]?.id ?? '', { control: '2027-01-15' });
    await until(() => told(element).length === 0, 'still speaking');
  });
});
