import type { Request, Response } from 'express';
import { httpError } from '../http/errors.ts';
import { type Html, html } from '../http/html.ts';
import type { Page, ShowPage } from '../http/page.ts';
import type { Role, Route, Subject } from '../http/route.ts';
import { ballotsView } from './ballots.views.ts';
import { formatView, listView } from './format.views.ts';
import { type ChecksOnPaper, words } from './format-words.ts';
import type { PublishedFormat, Sheet } from './formats.ts';
import { handoutView, scriptView } from './paper.views.ts';
import type { Pictures } from './pictures.ts';

export interface FormatDependencies {
  formats: ReadonlyMap<string, PublishedFormat>;
  pictures: Pictures;
  showPage: ShowPage;
  onPaper: ChecksOnPaper;
  /** Titles of the check instruments, by name. */
  instruments: ReadonlyMap<string, string>;
  /** What a trainer sees above the formats: the rooms they lead, and the way to take one in. */
  roomsOf(subject: Subject): Promise<Html>;
}

/** Who may lead a workshop. */
export const leaders: readonly Role[] = ['trainer', 'admin'];

/** The workshop formats as pages and on paper: they read and print without JavaScript, and say nothing of any room. */
export function formatRoutes({
  formats,
  pictures,
  showPage,
  onPaper,
  instruments,
  roomsOf,
}: FormatDependencies): Route[] {
  const get = (req: Request): PublishedFormat => {
    const one = formats.get(String(req.params.name));
    if (!one) throw httpError('NICHT_GEFUNDEN');
    return one;
  };
  const leads = (req: Request): boolean => leaders.some((role) => req.subject?.roles.includes(role));
  const paper = ({ workshop: { title, name } }: PublishedFormat, kind: string, main: Html): Page => ({
    title: `${kind} – ${title}`,
    name: 'paper',
    styles: 'reading.css',
    back: { href: `/workshops/${name}`, text: title },
    main,
  });

  const showSheet = (req: Request, res: Response, leadersOnly: boolean): void => {
    const one = get(req);
    const sheet = one.materials.get(String(req.params.file));
    if (sheet?.leadersOnly !== leadersOnly) throw httpError('NICHT_GEFUNDEN');
    showPage(req, res, paper(one, sheet.title, sheetView(one, sheet)));
  };
  async function sendPicture({ path }: Request, res: Response, cache: 'public' | 'private'): Promise<void> {
    const picture = await pictures.find(path);
    if (!picture) throw httpError('NICHT_GEFUNDEN');
    res.set('Cache-Control', `${cache}, max-age=31536000, immutable`).type(picture.type).send(picture.bytes);
  }

  const open = { method: 'GET', access: 'everyone', session: 'if-possible' } as const;
  return [
    {
      ...open,
      path: '/workshops',
      purpose: 'all workshop formats; for trainers the rooms they lead',
      async handle(req, res) {
        const rooms = req.subject && leads(req) ? await roomsOf(req.subject) : undefined;
        const list = [...formats.values()].map(({ workshop }) => workshop);
        showPage(req, res, { title: 'Workshops', name: 'workshops', main: listView(list, rooms) });
      },
    },
    {
      ...open,
      path: '/workshops/:name',
      purpose: 'a workshop format: what it is for, its agenda, what there is on paper',
      handle(req, res) {
        const one = get(req);
        showPage(req, res, {
          title: one.workshop.title,
          name: 'workshop-format',
          styles: 'reading.css',
          back: { href: '/workshops', text: 'Workshops' },
          main: formatView(one, { leads: leads(req), instruments }),
        });
      },
    },
    {
      ...open,
      path: '/workshops/:name/handout',
      purpose: 'the participants’ handout of a workshop, for paper',
      handle(req, res) {
        const one = get(req);
        showPage(req, res, paper(one, 'Handout', handoutView(one, onPaper, instruments)));
      },
    },
    {
      method: 'GET',
      path: '/workshops/:name/leitfaden',
      access: leaders,
      purpose: 'the facilitator’s script of a workshop, for paper',
      handle(req, res) {
        const one = get(req);
        showPage(req, res, { ...paper(one, 'Leitfaden', scriptView(one, onPaper, instruments)), width: 'wide' });
      },
    },
    {
      ...open,
      path: '/workshops/:name/karten',
      purpose: 'ballots and cards of a workshop, for people without a phone',
      handle(req, res) {
        const one = get(req);
        showPage(req, res, paper(one, 'Stimmzettel und Karten', ballotsView(one, onPaper)));
      },
    },
    {
      ...open,
      path: '/workshops/:name/material/:file',
      purpose: 'a handout of a workshop, ready to print',
      handle: (req, res) => showSheet(req, res, false),
    },
    {
      method: 'GET',
      path: '/workshops/:name/leitfaden/:file',
      access: leaders,
      purpose: 'a sheet for the facilitator only: solutions, roles',
      handle: (req, res) => showSheet(req, res, true),
    },
    {
      ...open,
      session: 'none',
      path: '/workshops/:name/bilder/:hash/:file',
      purpose: 'a picture of a workshop',
      handle: (req, res) => sendPicture(req, res, 'public'),
    },
    {
      method: 'GET',
      path: '/workshops/:name/leitfaden/bilder/:hash/:file',
      access: leaders,
      purpose: 'a picture of notes or a sheet for the facilitator only',
      handle: (req, res) => sendPicture(req, res, 'private'),
    },
  ];
}

const sheetView = ({ workshop }: PublishedFormat, { title, nodes, leadersOnly }: Sheet): Html =>
  html`<article class="paper material prose"><p class="soft small">${leadersOnly ? 'Nur für die Leitung' : 'Material zum Workshop'}</p><h1 class="small-title">${workshop.title}</h1><h2>${title}</h2>${words.blocks(nodes)}</article>`;
