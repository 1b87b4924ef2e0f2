import type { Request, Response } from 'express';
import { wantsJson } from '../http/answer-error.ts';
import { AppError } from '../http/errors.ts';
import { fileIn } from '../http/file-body.ts';
import type { ShowPage } from '../http/page.ts';
import { type Route, subjectOf } from '../http/route.ts';
import type { Entrance } from './entrance.ts';
import { leaders } from './format-routes.ts';
import { handoverOf } from './handover.ts';
import { refusedView } from './handover.views.ts';
import { mustBeClosed } from './protocol-routes.ts';
import { guarded } from './routes.ts';
import type { TakeIn } from './taking-in.ts';

export interface HandoverRoutesDependencies {
  showPage: ShowPage;
  entrance: Entrance;
  takeIn: TakeIn;
  mayServe(): void;
}

/** From a laptop in a room without internet to the server where the workshop goes on: as a file. */
export function handoverRoutes({ showPage, entrance, takeIn, mayServe }: HandoverRoutesDependencies): Route[] {
  const refused = (req: Request, res: Response, problem: AppError): void =>
    showPage(req, res, {
      title: 'Fehler: Workshop einlesen',
      name: 'form',
      status: problem.status,
      back: { href: '/workshops', text: 'Workshops' },
      main: refusedView(problem),
    });

  const routes: Route[] = [
    {
      method: 'GET',
      path: '/workshop/:code/uebergabe',
      access: leaders,
      purpose: 'a room that is over as a file for another server',
      async handle(req, res) {
        const room = await entrance.lead(req);
        mustBeClosed(room);
        res.set('Cache-Control', 'no-store').attachment(`workshop-${room.doc.code}.komki.json`).type('json');
        res.send(handoverOf(room));
      },
    },
    {
      method: 'POST',
      path: '/workshops/uebergabe',
      access: leaders,
      purpose: 'takes in such a file; leads to its protocol',
      body: 'file',
      async handle(req, res) {
        try {
          const { code, before } = await takeIn(subjectOf(req).personId, await fileIn(req));
          res.redirect(303, `/workshop/${code}/protokoll?eingelesen=${before}`);
        } catch (error) {
          if (!(error instanceof AppError) || error.status >= 500 || wantsJson(req)) throw error;
          refused(req, res, error);
        }
      },
    },
  ];
  return routes.map((route) => guarded(route, mayServe));
}
