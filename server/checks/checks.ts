import type { Request } from 'express';
import type { Instrument } from '../../workshops/format/instrument.ts';
import { httpError } from '../http/errors.ts';
import type { Page, ShowPage } from '../http/page.ts';
import type { Route } from '../http/route.ts';
import { paperView } from './paper.views.ts';
import { type PublishedInstrument, type PublishParts, publish } from './published.ts';
import { listView, overviewView, partView, resultsView } from './views.ts';

export interface ChecksDependencies extends PublishParts {
  showPage: ShowPage;
}

/**
 * “Betrieb prüfen”: the check instruments as pages that read and print without JavaScript, and as JSON for the element that
 * fills them in. What people answer never comes here: this feature stores nothing.
 */
export async function createChecks(deps: ChecksDependencies) {
  const published = await publish(deps);
  const { showPage } = deps;
  const get = (name: unknown): PublishedInstrument => {
    const one = published.get(String(name));
    if (!one) throw httpError('NICHT_GEFUNDEN');
    return one;
  };
  const page = ({ title }: Instrument, words?: string): Omit<Page, 'main'> => ({
    title: words ? `${words} – ${title}` : title,
    name: 'check',
    styles: 'reading.css',
    back: { href: '/checks', text: 'Betrieb prüfen' },
  });

  const leads = ({ subject }: Request): boolean => subject?.roles.includes('trainer') ?? false;
  const open = { method: 'GET', access: 'everyone', session: 'if-possible' } as const;
  const routes: Route[] = [
    {
      ...open,
      path: '/checks',
      purpose: 'all check instruments',
      handle: (req, res) =>
        showPage(req, res, {
          title: 'Betrieb prüfen',
          name: 'checks',
          main: listView([...published.values()].map(({ instrument }) => instrument)),
        }),
    },
    {
      ...open,
      path: '/checks/:name',
      purpose: 'a check instrument: what it is for and its Bausteine',
      handle(req, res) {
        const one = get(req.params.name);
        showPage(req, res, { ...page(one.instrument), main: overviewView(one, leads(req)) });
      },
    },
    {
      ...open,
      path: '/checks/:name/baustein/:part',
      purpose: 'one Baustein of a check with its Checkpunkte',
      handle(req, res) {
        const one = get(req.params.name);
        const part = one.instrument.parts.find(({ id }) => id === req.params.part);
        if (!part) throw httpError('NICHT_GEFUNDEN');
        showPage(req, res, { ...page(one.instrument, part.title), main: partView(one, leads(req), part) });
      },
    },
    {
      ...open,
      path: '/checks/:name/ergebnisse',
      purpose: 'the frame for the results that lie on the device',
      handle(req, res) {
        const one = get(req.params.name);
        showPage(req, res, { ...page(one.instrument, 'Meine Check-Box'), main: resultsView(one, leads(req)) });
      },
    },
    {
      ...open,
      path: '/checks/:name/druck',
      purpose: 'a check for pen and paper',
      handle(req, res) {
        const { instrument } = get(req.params.name);
        const back = { href: `/checks/${instrument.name}`, text: instrument.title };
        showPage(req, res, { ...page(instrument, 'Druckfassung'), name: 'paper', back, main: paperView(instrument) });
      },
    },
  ];
  const titles = new Map([...published].map(([name, { instrument }]) => [name, instrument.title]));
  return { routes, titles };
}
