import type { State } from './states.ts';
import type { World } from './world.ts';

/** Everything people see of a workshop that is on, over, or asked about again. */
export function workshopStates({ rooms }: World): State[] {
  const room = (code: string, rest = '') => `/workshop/${code}${rest}`;
  return [
    { name: 'workshop-beitreten', route: 'GET /workshop', who: 'visitor', path: '/workshop' },
    { name: 'workshop-code-falsch', route: 'GET /workshop', who: 'visitor', path: '/workshop?code=ABO', status: 400 },
    { name: 'workshop-unbekannt', route: 'GET /workshop/:code', who: 'visitor', path: room('AAAAAA'), status: 404 },
    {
      name: 'workshop-teilnahme',
      route: 'GET /workshop/:code',
      who: 'visitor',
      path: room(rooms.running),
      how: async (page) => {
        await page.locator('komki-workshop komki-poll').first().waitFor();
        await page.locator('komki-workshop komki-poll-result').first().waitFor();
      },
    },
    {
      name: 'workshop-vorbei',
      route: 'GET /workshop/:code',
      who: 'visitor',
      path: room(rooms.over),
      how: (page) => page.getByRole('button', { name: 'Termine in den Kalender' }).waitFor(),
    },
    {
      name: 'workshop-leitung',
      route: 'GET /workshop/:code/leitung',
      who: 'trainer',
      path: room(rooms.running, '/leitung'),
      how: (page) => page.locator('komki-workshop-stage komki-poll-result').first().waitFor(),
    },
    {
      name: 'workshop-leitung-fragt',
      route: 'GET /workshop/:code/leitung',
      who: 'trainer',
      path: room(rooms.running, '/leitung'),
      how: (page) => page.getByRole('button', { name: 'Workshop beenden' }).click(),
    },
    {
      name: 'workshop-leitung-vorbei',
      route: 'GET /workshop/:code/leitung',
      who: 'trainer',
      path: room(rooms.over, '/leitung'),
      how: (page) => page.getByRole('link', { name: 'Bescheinigungen' }).waitFor(),
    },
    {
      name: 'workshop-beamer-abstimmung',
      route: 'GET /workshop/:code/beamer',
      who: 'trainer',
      path: room(rooms.running, '/beamer'),
      how: (page) => page.locator('komki-workshop-projector .count').waitFor(),
    },
    {
      name: 'workshop-beamer-ankommen',
      route: 'GET /workshop/:code/beamer',
      who: 'trainer',
      path: room(rooms.joining, '/beamer'),
      how: (page) => page.locator('komki-workshop-projector .joining').waitFor(),
    },
    {
      name: 'workshop-einladung',
      route: 'GET /workshop/:code/einladung',
      who: 'trainer',
      path: room(rooms.running, '/einladung'),
      printed: true,
    },
    {
      name: 'workshop-loeschen',
      route: 'GET /workshop/:code/loeschen',
      who: 'trainer',
      path: room(rooms.over, '/loeschen'),
    },
    {
      name: 'workshop-protokoll',
      route: 'GET /workshop/:code/protokoll',
      who: 'trainer',
      path: room(rooms.over, '/protokoll'),
      printed: true,
    },
    {
      name: 'workshop-bescheinigung',
      route: 'GET /workshop/:code/bescheinigung',
      who: 'trainer',
      path: room(rooms.over, '/bescheinigung'),
      printed: true,
    },
    {
      name: 'workshop-nachfassen',
      route: 'GET /workshop/:code/nachfassen',
      who: 'visitor',
      path: room(rooms.over, '/nachfassen'),
    },
    { name: 'workshops-raeume', route: 'GET /workshops', who: 'trainer', path: '/workshops' },
  ];
}
